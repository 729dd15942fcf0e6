//! The ring round what has the keyboard's focus, whatever it is.
//!
//! It is drawn once, over the finished frame: no widget can forget it, and none
//! has it twice.

use egui::{Context, CornerRadius, Stroke, StrokeKind, Ui};

use super::theme::{radius, tokens_of};

/// How wide the ring is.
const WIDTH: f32 = 2.0;

/// Draws the ring.
pub fn show(ctx: &Context) {
    // A field shows by its own frame, and its cursor, that it is typed into.
    if ctx.text_edit_focused() || !ctx.input(|i| i.focused) {
        return;
    }
    let focused = ctx.memory(|memory| memory.focused());
    let Some(response) = focused.and_then(|id| ctx.read_response(id)) else { return };
    let seen = response.interact_rect;
    if !seen.is_positive() {
        return;
    }
    // What reaches to the window's edge would have its ring outside.
    let ring = seen.expand(WIDTH + 1.0).intersect(ctx.content_rect());
    let stroke = Stroke::new(WIDTH, tokens_of(ctx).accent);
    let round = CornerRadius::same(radius::CARD);
    ctx.layer_painter(response.layer_id).rect_stroke(ring, round, stroke, StrokeKind::Inside);
}

/// Brings what has just got the focus into sight. To be called at the end of
/// what scrolls.
pub fn reveal(ui: &Ui) {
    let ctx = ui.ctx();
    let Some(id) = ctx.memory(|memory| memory.focused()) else { return };
    let Some(response) = ctx.read_response(id) else { return };
    let place = ui.scope_id().with("focus that was revealed");
    let is_inside = ui.min_rect().intersects(response.rect);
    if ctx.data(|data| data.get_temp(place)) == Some(id) || !is_inside {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(place, id));
    if !ui.clip_rect().contains_rect(response.rect) {
        ui.scroll_to_rect(response.rect, None);
        ctx.request_repaint();
    }
}
