//! The frame round the selected sentences.

use egui::{Rect, Stroke, StrokeKind, Ui, pos2};

use super::{Laid, gap_before};
use crate::model::Span;
use crate::ui::theme::{radius, tokens};
use crate::ui::view::View;

/// One frame round all selected rows.
pub fn show(
    ui: &Ui,
    view: &View<'_>,
    laid: &Laid,
    (left, right): (f32, f32),
    origin: f64,
    text: &str,
    sentences: &[Span],
) {
    let run = view.place.run();
    if laid.heights.is_empty() || *run.end() >= laid.heights.len() {
        return;
    }
    let gap = f64::from(gap_before(text, sentences, *run.start()));
    let top = origin + laid.heights.top(*run.start()) + gap;
    let bottom = origin + laid.heights.top(*run.end()) + f64::from(laid.heights.height(*run.end()));
    let clip = ui.clip_rect();
    // Far out of sight single precision would blur the frame; it needs no more
    // than to be out of sight.
    let top = top.max(f64::from(clip.top()) - 20.0) as f32;
    let bottom = bottom.min(f64::from(clip.bottom()) + 20.0) as f32;
    if top < bottom {
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        let stroke = Stroke::new(1.5, tokens(ui).accent);
        ui.painter().rect_stroke(rect, radius::CARD, stroke, StrokeKind::Inside);
    }
}
