//! Where the search found its words, in context; all can be tagged in one step
//! after a look at them.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Margin, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::whole_rows;
use crate::analysis::tag_rows::article_name as title;
use crate::model::{Span, TagKind};
use crate::ui::command::{Command, named, of_kind};
use crate::ui::icon;
use crate::ui::search::{Hit, MOST};
use crate::ui::theme::{Type, radius, size, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::{bidi, figure, key_cap, parts};

/// Draws the list. `offered` says that the keys of kinds tag the ticked hits.
pub fn show(ui: &mut Ui, view: &View<'_>, offered: bool, requests: &mut Requests) {
    head_ui(ui, view, offered, requests);
    parts::rule(ui);
    let hits = view.search.hits();
    if hits.is_empty() {
        let (what, hint) = if view.search.is_working() {
            ("Searching…", "")
        } else {
            ("Nothing found", "Upper and lower case do not matter; try fewer words")
        };
        parts::empty(ui, icon::SEARCH, what, hint);
        return;
    }
    let area = ScrollArea::vertical().auto_shrink(false).max_height(whole_rows(ui));
    area.id_salt("hits").show_rows(ui, size::TABLE_ROW, hits.len(), |ui, rows| {
        for i in rows {
            if let Some(hit) = hits.get(i) {
                row_ui(ui, view, i, hit, requests);
            }
        }
    });
}

fn head_ui(ui: &mut Ui, view: &View<'_>, offered: bool, requests: &mut Requests) {
    let t = tokens(ui);
    let hits = view.search.hits();
    let ticked = hits.iter().filter(|hit| hit.ticked).count();
    // In a narrow panel the buttons have a line of their own.
    let narrow = ui.available_width() < 640.0;
    let fill = if offered { t.accent_tint } else { t.panel };
    let margin = Margin { left: 16, right: 8, top: 6, bottom: 6 };
    Frame::new().fill(fill).inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new("Hits").font(Type::Heading.font()).color(t.text));
            let most = if hits.len() >= MOST { "the first " } else { "" };
            let n = figure::grouped(hits.len());
            let count = format!("{most}{n} for “{}”", view.search.query.trim());
            ui.label(RichText::new(count).font(Type::Small.font()).color(t.text_3));
            ui.add_space(space::S);
            let keys: &[(&str, &str)] =
                if offered { &[("↑ ↓", "look"), ("Space", "tick")] } else { &[("F3", "next")] };
            for (cap, what) in keys {
                key_cap::key_cap_ui(ui, cap);
                ui.label(RichText::new(*what).font(Type::Small.font()).color(t.text_2));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if parts::icon_button(ui, icon::X, "End the search", false).clicked() {
                    requests.with(|desk, _| desk.end_search());
                }
                if !narrow {
                    actions_ui(ui, view, ticked, offered, requests);
                }
            });
        });
        if narrow {
            ui.add_space(space::XS);
            ui.horizontal_wrapped(|ui| actions_ui(ui, view, ticked, offered, requests));
        }
    });
}

/// What can be done with the ticked hits, in the direction of the line.
fn actions_ui(ui: &mut Ui, view: &View<'_>, ticked: usize, offered: bool, requests: &mut Requests) {
    let leftwards = ui.layout().prefer_right_to_left();
    let mut kinds: Vec<(usize, &TagKind)> =
        view.project.kinds().iter().map(|kind| &**kind).enumerate().collect();
    let key = |place: usize| of_kind(place).filter(|_| offered).map(Command::key_name);
    if leftwards {
        kinds.reverse();
        kinds.into_iter().for_each(|(i, kind)| kind_ui(ui, kind, key(i), ticked, requests));
        ticked_ui(ui, ticked, offered);
        tick_all_ui(ui, view, ticked, requests);
    } else {
        tick_all_ui(ui, view, ticked, requests);
        ticked_ui(ui, ticked, offered);
        kinds.into_iter().for_each(|(i, kind)| kind_ui(ui, kind, key(i), ticked, requests));
    }
}

fn kind_ui(
    ui: &mut Ui,
    kind: &TagKind,
    key: Option<String>,
    ticked: usize,
    requests: &mut Requests,
) {
    if ticked == 0 {
        return;
    }
    let id = kind.id;
    let text = RichText::new(&kind.name).color(tokens(ui).hue(kind.hue).text);
    let mut button = egui::Button::new(text).min_size(vec2(0.0, 24.0));
    if let Some(key) = key {
        button = button.shortcut_text(key);
    }
    let button = ui.add(button);
    button.widget_info(|| {
        let name = format!("Tag ticked hits as {}", kind.name.to_lowercase());
        WidgetInfo::labeled(Role::Button, true, name)
    });
    if button.clicked() {
        requests.with(move |desk, ctx| desk.tag_hits(ctx, id));
    }
}

/// How many are ticked, and the key that offers the kinds for them.
fn ticked_ui(ui: &mut Ui, ticked: usize, offered: bool) {
    if ticked == 0 {
        return;
    }
    let mut parts = vec![Err(format!("Tag the {} ticked as", figure::grouped(ticked)))];
    if !offered {
        parts.insert(0, Ok(named("tag.hits").key_name()));
    }
    if ui.layout().prefer_right_to_left() {
        parts.reverse();
    }
    let color = tokens(ui).text_2;
    for part in parts {
        match part {
            Ok(cap) => key_cap::key_cap_ui(ui, &cap),
            Err(words) => ui.label(RichText::new(words).font(Type::Small.font()).color(color)),
        };
    }
}

fn tick_all_ui(ui: &mut Ui, view: &View<'_>, ticked: usize, requests: &mut Requests) {
    let hits = view.search.hits();
    let all = ticked == hits.len();
    if !hits.is_empty() && parts::link(ui, if all { "Untick all" } else { "Tick all" }).clicked() {
        requests.with(move |desk, _| desk.search.tick(None, !all));
    }
}

fn row_ui(ui: &mut Ui, view: &View<'_>, i: usize, hit: &Hit, requests: &mut Requests) {
    let t = tokens(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::TABLE_ROW), Sense::click());
    let text = view.project.text(hit.article);
    let sentence = view
        .project
        .sentence_at(hit.article, hit.at.start)
        .and_then(|i| view.project.sentences(hit.article).get(i))
        .copied()
        .unwrap_or(hit.at);
    let current = view.search.current() == Some(i);
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::Row,
            true,
            current,
            format!("Hit {}. {}", i + 1, sentence.of_text(text)),
        )
    });
    if current || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, if current { t.selected } else { t.hover });
    }
    let middle = pos2(rect.left() + 24.0, rect.center().y);
    let mut ticked = hit.ticked;
    let tick = Rect::from_center_size(middle, vec2(20.0, size::TABLE_ROW));
    let checkbox = ui.place(tick, egui::Checkbox::without_text(&mut ticked));
    checkbox.widget_info(|| {
        WidgetInfo::selected(Role::CheckBox, true, ticked, format!("Tick hit {}", i + 1))
    });
    if checkbox.changed() {
        requests.with(move |desk, _| desk.search.tick(Some(i), ticked));
    }
    let name = view.project.article(hit.article).map_or_else(String::new, |a| {
        let outlet = view.project.outlet_name(a.outlet);
        if outlet.is_empty() { title(view.project, a) } else { outlet.to_owned() }
    });
    let name = parts::one_line(ui, name, Type::Body, t.text_2, 150.0);
    ui.painter().galley(
        pos2(rect.left() + 48.0, rect.center().y - name.size().y / 2.0),
        name,
        t.text_2,
    );
    context_ui(ui, rect, text, sentence, hit);
    ui.painter().hline(rect.x_range(), rect.bottom(), (1.0, t.line));
    if response.clicked() {
        requests.with(move |desk, _| {
            if let Some(hit) = desk.search.go_to(i) {
                desk.show_span(hit.article, hit.at);
            }
        });
    }
}

/// As much of the end of a line as there is room for.
fn end_of(ui: &Ui, line: &str, room: f32) -> String {
    let font = Type::Quote.font();
    ui.fonts_mut(|fonts| {
        let mut left = room - fonts.glyph_width(&font, '…');
        let fits = |&(_, c): &(usize, char)| {
            left -= fonts.glyph_width(&font, c);
            left >= 0.0
        };
        match line.char_indices().rev().take_while(fits).last() {
            Some((0, _)) => line.to_owned(),
            Some((from, _)) => format!("…{}", line.get(from..).unwrap_or_default()),
            None => String::new(),
        }
    })
}

/// The words with what stands around them, the words under each other.
fn context_ui(ui: &Ui, rect: Rect, text: &str, sentence: Span, hit: &Hit) {
    let t = tokens(ui);
    let left = rect.left() + 212.0;
    // What is read from the right has on the right what stands before.
    let letter = sentence.of_text(text).chars().find(|c| c.is_alphabetic());
    let from_right = letter.is_some_and(bidi::is_from_right);
    let room = 0.35 * (rect.right() - left);
    let flat = |span: Span| span.of_text(text).replace(['\n', '\t'], " ");
    let before = flat(Span::new(sentence.start, hit.at.start));
    let before = end_of(ui, &before, room);
    let galley = |words: String, color| {
        let format = TextFormat { font_id: Type::Quote.font(), color, ..Default::default() };
        let mut job = LayoutJob::single_section(words, format);
        job.wrap.max_rows = 1;
        job.wrap.max_width = f32::INFINITY;
        bidi::layout_within(ui, job, from_right)
    };
    let before = galley(before, t.text_2);
    let words = galley(flat(hit.at), t.text);
    let after = galley(flat(Span::new(hit.at.end, sentence.end.max(hit.at.end))), t.text_2);
    let clip = Rect::from_min_max(pos2(left, rect.top()), pos2(rect.right() - 8.0, rect.bottom()));
    let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
    let (width, y) = (words.size().x, rect.center().y);
    let at = if from_right { clip.right() - room - width } else { left + room };
    let under = Rect::from_min_size(pos2(at, rect.top() + 4.0), vec2(width, rect.height() - 8.0));
    painter.rect_filled(under, radius::TINT, t.hit);
    let (to_left, to_right) = if from_right { (after, before) } else { (before, after) };
    for (galley, x) in [(&to_left, at - to_left.size().x), (&words, at), (&to_right, at + width)] {
        painter.galley(pos2(x, y - galley.size().y / 2.0), Arc::clone(galley), t.text);
    }
}
