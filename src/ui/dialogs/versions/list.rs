//! Rows and small parts of the dialog on earlier versions.

use egui::{Frame, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Row;
use crate::ui::icon;
use crate::ui::theme::{Type, radius, size, space, tokens};
use crate::ui::when;
use crate::ui::widgets::parts;

/// A version: when it was saved, how large it is, what came after it.
pub fn row_ui(ui: &mut Ui, row: &Row, chosen: bool) -> egui::Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::click());
    let (words, color) = match &row.read {
        Some(Ok(facts)) => (format!("then {}", facts.until_next.headline), t.text_2),
        Some(Err(_)) => ("damaged".to_owned(), t.error),
        None => ("not read yet".to_owned(), t.text_3),
    };
    response.widget_info(|| {
        let name = format!("Version of {}. {words}", row.when);
        WidgetInfo::selected(Role::ListItem, true, chosen, name)
    });
    let card = rect.with_max_x(rect.right() - space::S);
    if chosen || response.hovered() {
        let fill = if chosen { t.accent_tint } else { t.hover };
        ui.painter().rect_filled(card, radius::CONTROL, fill);
    }
    let inner = card.shrink2(vec2(space::M, 4.0));
    let size = parts::one_line(ui, when::size(row.version.bytes), Type::Micro, t.text_3, 64.0);
    let room = inner.width() - size.size().x - space::S;
    let title =
        parts::one_line(ui, crate::ui::desk::capitalized(&row.when), Type::Strong, t.text, room);
    let size_at = pos2(inner.right() - size.size().x, inner.top() + 2.0);
    ui.painter().galley(inner.min, title, t.text);
    ui.painter().galley(size_at, size, t.text_3);
    let mut at = inner.min + vec2(0.0, 21.0);
    if matches!(row.read, Some(Err(_))) {
        let sign_at = at + vec2(7.0, 8.0);
        let font = Type::Icon.font();
        ui.painter().text(sign_at, egui::Align2::CENTER_CENTER, icon::TRIANGLE_ALERT, font, color);
        at.x += 20.0;
    }
    let line = parts::one_line(ui, &words, Type::Small, color, inner.right() - at.x);
    let cut = line.elided;
    ui.painter().galley(at, line, color);
    if cut { response.on_hover_text(words) } else { response }
}

/// A choice among a few in a row; whether it was clicked.
pub fn choice_ui(ui: &mut Ui, label: &str, chosen: bool) -> bool {
    let t = tokens(ui);
    let text = RichText::new(label).font(Type::Small.font());
    let (text, fill, line) = if chosen {
        (text.color(t.text), t.accent_tint, t.accent)
    } else {
        (text.color(t.text_2), t.popup, t.line_strong)
    };
    let button = egui::Button::new(text)
        .fill(fill)
        .stroke((1.0, line))
        .min_size(vec2(0.0, size::CONTROL - 4.0));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, label));
    response.clicked()
}

/// What is wrong with a version.
pub fn error_ui(ui: &mut Ui, title: &str, body: &str) {
    let t = tokens(ui);
    Frame::new()
        .fill(t.error_tint)
        .stroke((1.0, t.error))
        .corner_radius(radius::CARD)
        .inner_margin(12)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let sign = RichText::new(icon::TRIANGLE_ALERT).font(Type::Icon.font());
                ui.label(sign.color(t.error));
                ui.vertical(|ui| {
                    ui.label(RichText::new(title).font(Type::Strong.font()).color(t.text));
                    ui.label(RichText::new(body).color(t.text_2));
                });
            });
        });
}

/// As much of the end of a path as fits, behind `…`: its end tells it apart.
pub fn end_of_line(ui: &Ui, path: &str, width: f32) -> String {
    let fits = |words: &str| {
        let font = Type::Small.font();
        let color = tokens(ui).text_2;
        let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), font, color));
        galley.size().x <= width
    };
    if fits(path) {
        return path.to_owned();
    }
    // Halving: a path may be as long as a page.
    let starts: Vec<usize> = path.char_indices().map(|(at, _)| at).collect();
    let end = |from: usize| {
        let at = starts.get(from).copied().unwrap_or(path.len());
        format!("…{}", path.get(at..).unwrap_or_default())
    };
    let (mut cut, mut whole) = (0, starts.len());
    while cut + 1 < whole {
        let middle = cut.midpoint(whole);
        if fits(&end(middle)) { whole = middle } else { cut = middle }
    }
    end(whole)
}
