//! Lines as they are seen: the words from the left to the right.

use egui::{Color32, Context, FontId, RawInput};

use super::*;
use crate::ui::fonts;
use crate::ui::widgets::spans;

/// Lays text out in a column so many points wide.
fn set(text: &str, width: f32) -> Arc<Galley> {
    set_in(text, width, usize::MAX, false)
}

fn set_in(text: &str, width: f32, most: usize, from_right: bool) -> Arc<Galley> {
    let ctx = Context::default();
    fonts::install(&ctx);
    let mut galley = None;
    for _ in 0..2 {
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let font = FontId::new(17.0, egui::FontFamily::Name("read".into()));
            let mut job = LayoutJob::simple(text.to_owned(), font, Color32::BLACK, width);
            job.wrap.max_rows = most;
            galley = Some(layout_within(ui, job, from_right));
        });
        output.textures_delta.clear();
    }
    galley.unwrap()
}

/// The pieces of each line in the order in which they stand on the screen.
fn seen(galley: &Galley) -> Vec<String> {
    let mut rows: Vec<&PlacedRow> = galley.rows.iter().collect();
    rows.sort_by(|a, b| a.pos.y.total_cmp(&b.pos.y).then(a.pos.x.total_cmp(&b.pos.x)));
    let mut lines: Vec<(f32, String)> = Vec::new();
    for placed in rows {
        let word = placed.row.text();
        match lines.last_mut() {
            Some((y, line)) if *y == placed.pos.y => line.push_str(&word),
            _ => lines.push((placed.pos.y, word)),
        }
    }
    lines.into_iter().map(|(_, line)| line.trim().to_owned()).collect()
}

#[test]
fn words_run_from_the_right_and_numbers_and_names_from_the_left() {
    assert_eq!(seen(&set("قال الوزير", 900.0)), ["الوزير قال"]);
    assert_eq!(seen(&set("قتل 24 شخصا", 900.0)), ["شخصا 24 قتل"]);
    assert_eq!(seen(&set("کابل ۲۴ خبر", 900.0)), ["خبر ۲۴ کابل"]);
    assert_eq!(seen(&set("وكالة Norlund Wire قالت", 900.0)), ["قالت Norlund Wire وكالة"]);
    assert_eq!(seen(&set("The word سد means dam", 900.0)), ["The word سد means dam"]);
}

#[test]
fn brackets_and_stops_stand_where_they_belong() {
    assert_eq!(seen(&set("السد (القديم) انهار.", 900.0)), [".انهار (القديم) السد"]);
    assert_eq!(seen(&set("قال: «لا».", 900.0)), [".«لا» :قال"]);
}

#[test]
fn a_sentence_that_begins_with_a_name_runs_as_its_article_does() {
    let text = "Norlund قالت";
    assert_eq!(seen(&set(text, 900.0)), ["Norlund قالت"]);
    assert_eq!(seen(&set_in(text, 900.0, usize::MAX, true)), ["قالت Norlund"]);
}

#[test]
fn lines_are_broken_in_the_order_of_reading_and_stand_at_the_right() {
    let text = "قال الوزير إن السد القديم انهار في الليل";
    let galley = set(text, 120.0);
    let lines = seen(&galley);
    assert!(lines.len() > 1, "{lines:?}");
    assert!(lines[0].ends_with("قال"), "{lines:?}");
    assert!(lines.last().unwrap().starts_with("الليل"), "{lines:?}");
    for placed in &galley.rows {
        assert!(placed.pos.x >= 0.0 && placed.pos.x + placed.row.size.x <= 126.0, "{placed:?}");
    }
    let right = |y: f32| {
        let line = galley.rows.iter().filter(|it| it.pos.y == y);
        line.map(|it| it.pos.x + it.row.size.x).fold(0.0, f32::max)
    };
    assert!((right(0.0) - 120.0).abs() < 1.5, "{}", right(0.0));
}

#[test]
fn every_character_has_its_place() {
    for text in ["قال لا\nثم نعم", "الْوَزِيرُ قال: «لا» (24)", "می‌خواهد ۲۴", "a سد\n", "\nسد"]
    {
        for width in [60.0, 900.0] {
            let galley = set(text, width);
            let chars: usize = galley
                .rows
                .iter()
                .map(|it| it.row.glyphs.len() + usize::from(it.ends_with_newline))
                .sum();
            assert_eq!(chars, text.chars().count(), "{text:?} at {width}");
        }
    }
}

#[test]
fn what_finds_no_room_is_cut_with_a_sign_at_the_end_of_reading() {
    let text = "قال الوزير إن السد القديم انهار في الليل";
    let galley = set_in(text, 120.0, 1, false);
    let lines = seen(&galley);
    assert_eq!(lines.len(), 1);
    assert!(galley.elided);
    assert!(lines[0].starts_with('…') && lines[0].ends_with("قال"), "{lines:?}");
    assert!(galley.size().x <= 121.0);
    let whole = set_in(text, 900.0, 1, false);
    assert!(!whole.elided);
}

#[test]
fn an_address_that_no_line_holds_is_cut() {
    let text = format!("انظر https://example.org/{}", "a".repeat(200));
    let galley = set(&text, 150.0);
    assert!(galley.rows.iter().all(|it| it.pos.x + it.row.size.x <= 151.0));
}

#[test]
fn a_point_leads_to_the_character_that_begins_there_and_back() {
    let text = "قتل 24 شخصا (كلهم) في السد";
    let galley = set(text, 900.0);
    for (at, _) in text.char_indices().filter(|(at, _)| *at == 0 || text[..*at].ends_with(' ')) {
        let index = spans::chars_before(text, at);
        let caret = spans::caret(&galley, egui::Pos2::ZERO, index);
        let back = spans::char_at(&galley, caret.center().to_vec2());
        // The end of the word before may stand at the same place.
        let near = back == index || back + 1 == index;
        assert!(near, "{index} led to {back}");
    }
}

#[test]
fn a_tint_over_words_is_one_rectangle_a_line() {
    let text = "قتل ثلاثة رجال في السد";
    let galley = set(text, 900.0);
    let rects = spans::rects(&galley, egui::Pos2::ZERO, 4, 14);
    assert_eq!(rects.len(), 1, "{rects:?}");
    let whole = spans::rects(&galley, egui::Pos2::ZERO, 0, text.chars().count());
    assert_eq!(whole.len(), 1);
    assert!(whole[0].left() < rects[0].left() && rects[0].right() < whole[0].right());
    // A foreign name in the middle cuts a stretch that ends in it.
    let text = "وكالة Norlund Wire قالت";
    let galley = set(text, 900.0);
    assert_eq!(spans::rects(&galley, egui::Pos2::ZERO, 0, 13).len(), 2);
}

#[test]
fn text_that_runs_from_the_left_is_left_to_egui() {
    let galley = set("Nobody was hurt, the mayor said.", 100.0);
    assert!(galley.rows.len() > 1 && galley.rows.iter().all(|row| row.pos.x == 0.0));
    let rects = spans::rects(&galley, egui::Pos2::ZERO, 0, 32);
    assert_eq!(rects.len(), galley.rows.len());
}
