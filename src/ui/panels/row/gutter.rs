//! What stands beside the words of a row: its number and the letters of its tags
//! to the left, marks to the right.

use std::sync::Arc;

use egui::{Align2, Rect, Stroke, Ui, pos2};

use super::{MARKS, PAD, Row};
use crate::model::{Project, Span, Tag, TagKind};
use crate::ui::icon;
use crate::ui::theme::{Type, size, space, tokens};
use crate::ui::widgets::chip::{self, Fill};
use crate::ui::widgets::figure;

/// Between the lanes and the words.
pub const AFTER: f32 = 8.0;

/// Between the number and the lanes.
const BEFORE: f32 = 6.0;

/// How wide the gutter of an article with so many sentences is.
pub fn width(sentences: usize) -> f32 {
    const DIGIT: f32 = 7.5;
    let digits = figure::grouped(sentences).chars().count();
    let number = size::NUMBER.max(digits as f32 * DIGIT + BEFORE + space::S);
    number + lanes_width() + AFTER + space::XS
}

const fn lanes_width() -> f32 {
    size::LANES as f32 * size::LANE
}

/// Paints number, letters and marks. `right` is where the lanes end.
pub fn paint(ui: &Ui, row: &Row<'_>, rect: Rect, right: f32, numbered: bool) {
    let t = tokens(ui);
    let top = rect.top() + PAD + 6.0;
    let left = right - lanes_width();
    for (lane, entry) in lanes(row.project, &row.tags, row.span).into_iter().enumerate() {
        let Some(entry) = entry else { continue };
        let at = pos2(left + lane as f32 * size::LANE, top);
        let colors = t.hue(entry.kind.hue);
        let chip = chip::paint(ui.painter(), t, at, &entry.letter, colors, entry.fill);
        let bottom = rect.bottom() - PAD - 6.0;
        if bottom - chip.bottom() > 10.0 {
            let color = colors.text.gamma_multiply(0.55);
            let line = Stroke::new(2.0, color);
            ui.painter().vline(chip.center().x, (chip.bottom() + 3.0)..=bottom, line);
        }
    }
    let middle = top + size::CHIP / 2.0;
    if numbered {
        let at = pos2(left - BEFORE, middle);
        let number = figure::grouped(row.number);
        ui.painter().text(at, Align2::RIGHT_CENTER, number, Type::Micro.font(), t.text_3);
    }
    let sign = |at, sign, color| {
        let font = egui::FontId::new(12.0, Type::Icon.font().family);
        ui.painter().text(at, Align2::CENTER_CENTER, sign, font, color);
    };
    if row.nothing && row.tags.is_empty() {
        sign(pos2(right - size::LANE + size::CHIP / 2.0, middle), icon::CHECK, t.text_3);
    }
    // Under each other, so that a row of one line has room for both.
    let marks = [(row.astray, icon::TRIANGLE_ALERT, t.warn), (row.noted, icon::MESSAGE, t.text_3)];
    let shown = marks.into_iter().filter(|(there, ..)| *there);
    for (i, (_, mark, color)) in shown.enumerate() {
        sign(pos2(rect.right() - MARKS / 2.0 + 1.0, middle + 14.0 * i as f32), mark, color);
    }
}

/// What stands in one lane of the gutter.
struct Entry<'a> {
    kind: &'a TagKind,
    letter: String,
    fill: Fill,
}

/// The lanes in codebook order. The last lane holds all kinds from the fourth
/// on: one by its letter, several as "+2".
fn lanes<'a>(
    project: &'a Project,
    tags: &[&'a Arc<Tag>],
    sentence: Span,
) -> [Option<Entry<'a>>; size::LANES] {
    let mut lanes = [const { None }; size::LANES];
    for (i, kind) in project.kinds().iter().enumerate() {
        let mut own = tags.iter().filter(|tag| tag.kind == kind.id).peekable();
        if own.peek().is_none() {
            continue;
        }
        let whole = own.any(|tag| tag.at.contains(sentence));
        let fill = if whole { Fill::Full } else { Fill::Outline };
        let lane: &mut Option<Entry<'_>> = &mut lanes[i.min(size::LANES - 1)];
        match lane {
            None => *lane = Some(Entry { kind, letter: kind.letter.to_string(), fill }),
            Some(entry) => {
                let n = entry.letter.strip_prefix('+').and_then(|n| n.parse().ok()).unwrap_or(1);
                entry.letter = format!("+{}", n + 1);
            }
        }
    }
    lanes
}
