//! A cell of the board, painted: a sign, a word, a colour and a count.

use egui::{Color32, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2};

use crate::analysis::board::{Cell, Standing};
use crate::model::Hue;
use crate::ui::theme::{TagColors, Tokens, Type, radius, size, tokens};
use crate::ui::widgets::chip::{self, Fill};
use crate::ui::widgets::parts;

/// How a standing looks.
pub struct Look {
    /// Its colours; none for what is neither claim nor denial.
    colors: Option<TagColors>,
    /// Whether it fills its cell: it counts as an assertion or a denial.
    full: bool,
}

/// The look of a standing.
pub fn look(t: &Tokens, standing: Standing) -> Look {
    let (hue, full) = match standing {
        Standing::Asserts => (Some(Hue::Blue), true),
        Standing::Denies => (Some(Hue::Vermilion), true),
        Standing::DisputesPart => (Some(Hue::Vermilion), false),
        Standing::Hedges => (Some(Hue::Blue), false),
        _ => (None, false),
    };
    Look { colors: hue.map(|hue| t.hue(hue)), full }
}

/// Paints a cell.
pub fn paint(ui: &Ui, cell: &Cell<'_>, rect: Rect, chosen: bool, hovered: bool) {
    let t = tokens(ui);
    let painter = ui.painter();
    let round = CornerRadius::same(radius::CONTROL);
    let standing = cell.standing();
    let Look { colors, full } = look(t, standing);
    let is_blank = matches!(standing, Standing::Silent | Standing::NotCoded);
    if full && let Some(colors) = colors {
        painter.rect_filled(rect, round, colors.tint);
    } else if hovered {
        painter.rect_filled(rect, round, t.hover);
    }
    // A cell that asserts and denies has both colours.
    if cell.is_torn() {
        let mut low = rect;
        low.set_top(rect.bottom() - 4.0);
        painter.rect_filled(low, round, t.hue(Hue::Vermilion).chip);
    }
    let line = match (colors, is_blank) {
        (Some(colors), _) if !full => colors.text,
        (None, false) => t.line_strong,
        (_, true) if standing == Standing::NotCoded => t.line,
        _ => Color32::TRANSPARENT,
    };
    painter.rect_stroke(rect, round, Stroke::new(1.0, line), StrokeKind::Inside);
    if chosen {
        painter.rect_stroke(rect, round, Stroke::new(2.0, t.accent), StrokeKind::Outside);
    }
    let middle = rect.center().y;
    let mut x = rect.left() + 8.0;
    if standing != Standing::NotCoded {
        paint_sign(ui, standing, pos2(x, middle - size::CHIP / 2.0));
        x += size::CHIP + 8.0;
    }
    let mut right = rect.right() - 8.0;
    for (other, count) in cell.all().into_iter().rev() {
        let figure = parts::one_line(ui, count.to_string(), Type::Strong, t.text, 48.0);
        right -= figure.size().x;
        painter.galley(pos2(right, middle - figure.size().y / 2.0), figure, t.text);
        if other != standing {
            right -= size::CHIP + 4.0;
            paint_sign(ui, other, pos2(right, middle - size::CHIP / 2.0));
            right -= 8.0;
        }
    }
    let room = right - x - 6.0;
    let color = if is_blank { t.text_3 } else { t.text };
    // A stump of a word says less than the sign alone.
    if room >= STUMP {
        let galley = parts::one_line(ui, standing.label(), Type::Small, color, room);
        painter.galley(pos2(x, middle - galley.size().y / 2.0), galley, color);
    }
}

/// Less room than this is not worth a word.
const STUMP: f32 = 32.0;

/// Paints the sign of a standing.
pub fn paint_sign(ui: &Ui, standing: Standing, at: egui::Pos2) {
    let t = tokens(ui);
    let Look { colors, full } = look(t, standing);
    let fill = match (colors.is_some(), full) {
        (true, true) => Fill::Full,
        (true, false) => Fill::Outline,
        _ => Fill::Empty,
    };
    if standing == Standing::Silent {
        let middle = pos2(at.x + size::CHIP / 2.0, at.y + size::CHIP / 2.0);
        let sign = egui::Align2::CENTER_CENTER;
        ui.painter().text(middle, sign, "–", Type::Small.font(), t.text_3);
        return;
    }
    let colors = colors.unwrap_or_else(|| t.hue(Hue::Slate));
    chip::paint(ui.painter(), t, at, &standing.sign().to_string(), colors, fill);
}
