//! A key, drawn as its cap.

use egui::{
    Color32, CornerRadius, Pos2, Rect, Response, Role, Sense, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::ui::theme::{Type, radius, tokens};

/// Height of a cap.
const HEIGHT: f32 = 18.0;

/// The space that a cap takes.
fn measure(ui: &Ui, name: &str, color: Color32) -> (std::sync::Arc<egui::Galley>, egui::Vec2) {
    let galley = ui.fonts_mut(|f| f.layout_no_wrap(name.to_owned(), Type::Key.font(), color));
    let size = vec2((galley.size().x + 10.0).max(20.0), HEIGHT);
    (galley, size)
}

/// How wide a cap is.
pub fn width(ui: &Ui, name: &str) -> f32 {
    measure(ui, name, tokens(ui).text_2).1.x
}

/// A cap in the flow of a layout.
pub fn key_cap_ui(ui: &mut Ui, name: &str) -> Response {
    let color = tokens(ui).text_2;
    let (galley, size) = measure(ui, name, color);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    paint_at(ui, rect, galley, color, tokens(ui).card);
    response
}

/// A cap that can be pressed; `name` is what that does.
pub fn key_cap_button(ui: &mut Ui, cap: &str, name: &str) -> Response {
    let t = tokens(ui);
    let (galley, size) = measure(ui, cap, t.text_2);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let fill = if response.hovered() { t.hover } else { t.card };
    paint_at(ui, rect, galley, t.text_2, fill);
    response
}

/// Paints a cap whose right edge and middle are at `right`; gives its rectangle.
pub fn paint_right(ui: &Ui, right: Pos2, name: &str) -> Rect {
    let color = tokens(ui).text_2;
    let (galley, size) = measure(ui, name, color);
    let rect = Rect::from_min_size(right - vec2(size.x, size.y / 2.0), size);
    paint_at(ui, rect, galley, color, tokens(ui).card);
    rect
}

fn paint_at(
    ui: &Ui,
    rect: Rect,
    galley: std::sync::Arc<egui::Galley>,
    color: Color32,
    fill: Color32,
) {
    let t = tokens(ui);
    let round = CornerRadius::same(radius::CHIP);
    ui.painter().rect(rect, round, fill, (1.0, t.line_strong), StrokeKind::Inside);
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, color);
}
