//! The letter of a tag kind, on its colour.

use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Stroke, StrokeKind, vec2};

use crate::ui::theme::{TagColors, Tokens, Type, radius, size};

/// How a chip is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// The whole sentence bears the tag.
    Full,
    /// Only some words do.
    Outline,
    /// The tag is not set: a letter on an empty chip.
    Empty,
}

/// Paints a chip with its upper left corner at `at`.
pub fn paint(
    painter: &Painter,
    t: &Tokens,
    at: Pos2,
    letter: &str,
    colors: TagColors,
    fill: Fill,
) -> Rect {
    let rect = Rect::from_min_size(at, vec2(size::CHIP, size::CHIP));
    let round = CornerRadius::same(radius::CHIP);
    let (back, line, text) = match fill {
        Fill::Full => (colors.chip, Color32::TRANSPARENT, t.on_accent),
        Fill::Outline => (Color32::TRANSPARENT, colors.text, colors.text),
        Fill::Empty => (Color32::TRANSPARENT, t.control_line, t.text_2),
    };
    painter.rect_filled(rect, round, back);
    if fill != Fill::Full {
        painter.rect_stroke(rect, round, Stroke::new(1.25, line), StrokeKind::Inside);
    }
    painter.text(rect.center(), Align2::CENTER_CENTER, letter, Type::Chip.font(), text);
    rect
}
