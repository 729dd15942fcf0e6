//! Words of an article with some of them stressed.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Stroke, Ui};

use crate::model::Span;
use crate::ui::theme::{Type, tokens};

/// Lays words out: the spans `stressed` are heavier and underlined. What stands
/// after `most` bytes is left out.
pub fn marked(ui: &Ui, words: &str, stressed: &[Span], color: Color32, most: usize) -> LayoutJob {
    let t = tokens(ui);
    let format = |is_stressed: bool| TextFormat {
        font_id: if is_stressed { Type::Quote.marked_font() } else { Type::Quote.font() },
        color,
        underline: if is_stressed { Stroke::new(1.0, t.text_2) } else { Stroke::NONE },
        line_height: Some(Type::Quote.line()),
        ..Default::default()
    };
    let mut job = LayoutJob::default();
    for (piece, is_stressed) in pieces(words, stressed, most) {
        // A character stays one, so that places in the words are places here.
        job.append(&piece.replace(['\n', '\t'], " "), 0.0, format(is_stressed));
    }
    if words.len() > most {
        job.append("…", 0.0, format(false));
    }
    job
}

/// The words cut where a stressed span begins or ends, up to `most` bytes, each
/// with whether it is stressed.
fn pieces<'a>(words: &'a str, stressed: &[Span], most: usize) -> Vec<(&'a str, bool)> {
    let end = words.floor_char_boundary(most);
    let mut cuts: Vec<usize> = stressed
        .iter()
        .flat_map(|span| [span.start as usize, span.end as usize])
        .chain([0, end])
        .filter(|at| *at <= end && words.is_char_boundary(*at))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut spans = stressed.to_vec();
    spans.sort_unstable();
    let (mut next, mut reach) = (0, 0);
    let pieces = cuts.iter().zip(cuts.iter().skip(1)).filter_map(|(start, stop)| {
        while let Some(span) = spans.get(next).filter(|span| span.start as usize <= *start) {
            reach = reach.max(span.end as usize);
            next += 1;
        }
        Some((words.get(*start..*stop)?, *start < reach))
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(stressed: &[(u32, u32)], most: usize) -> String {
        let spans: Vec<Span> = stressed.iter().map(|(a, b)| Span::new(*a, *b)).collect();
        let pieces = pieces("the old dam – gave way", &spans, most);
        pieces
            .iter()
            .map(|(it, on)| if *on { format!("[{it}]") } else { (*it).to_owned() })
            .collect()
    }

    #[test]
    fn stressed_words_stand_out_whatever_their_order() {
        assert_eq!(cut(&[], 99), "the old dam – gave way");
        assert_eq!(cut(&[(8, 11), (0, 3)], 99), "[the] old [dam] – gave way");
        assert_eq!(cut(&[(4, 11), (8, 11)], 99), "the [old ][dam] – gave way");
    }

    #[test]
    fn spans_inside_a_character_or_past_the_end_do_no_harm() {
        assert_eq!(cut(&[(13, 14), (90, 99)], 99), "the old dam – gave way");
        assert_eq!(cut(&[(4, 99)], 13), "the [old dam ]");
    }
}
