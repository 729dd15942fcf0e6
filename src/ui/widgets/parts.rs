//! Buttons, fields, bars and rows in the window's manner.

use egui::{
    Align, Color32, Context, FontSelection, Id, Rect, Response, RichText, Role, Sense, Ui,
    WidgetInfo, WidgetText, vec2,
};

use crate::ui::theme::{Type, radius, size, tokens};

/// Words of one line, cut with `…` where they do not fit.
pub fn one_line(
    ui: &Ui,
    text: impl Into<String>,
    role: Type,
    color: Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    lines(ui, text, role, color, width, 1)
}

/// Words of at most so many lines, cut with `…` where they do not fit.
pub fn lines(
    ui: &Ui,
    text: impl Into<String>,
    role: Type,
    color: Color32,
    width: f32,
    most: usize,
) -> std::sync::Arc<egui::Galley> {
    let mut text: String = text.into();
    // No line holds more than this, and a quote can be as long as an article.
    let most_chars = 400 * most.max(1);
    if text.len() > most_chars {
        let end = text.floor_char_boundary(most_chars);
        text.truncate(end);
        text.push('…');
    }
    if text.contains(['\n', '\t']) {
        text = text.replace(['\n', '\t'], " ");
    }
    let mut job = egui::text::LayoutJob::single_section(
        text,
        egui::TextFormat {
            font_id: role.font(),
            color,
            line_height: Some(role.line()),
            ..Default::default()
        },
    );
    job.wrap.max_width = width.max(8.0);
    job.wrap.max_rows = most;
    job.wrap.break_anywhere = most == 1;
    super::bidi::layout(ui, job)
}

/// A square button with an icon; `name` is what it is called.
pub fn icon_button(ui: &mut Ui, sign: &str, name: &str, on: bool) -> Response {
    let t = tokens(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(size::CONTROL, size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if response.hovered() {
        ui.painter().rect_filled(rect, radius::CONTROL, t.hover);
    }
    let color = if on { t.accent } else { t.text_2 };
    let font = Type::Icon.font();
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, sign, font, color);
    response.on_hover_text(name)
}

/// The button that does what a dialog is for, and where one without a field begins.
pub fn primary_button(ui: &mut Ui, label: &str, enabled: bool) -> Response {
    let t = tokens(ui);
    let text = RichText::new(label).font(Type::Strong.font());
    let (text, fill) = if enabled {
        (text.color(t.on_accent), t.accent_fill)
    } else {
        (text.color(t.disabled), t.card)
    };
    let button = egui::Button::new(text).fill(fill).min_size(vec2(72.0, size::CONTROL));
    let response = ui.add_enabled(enabled, button);
    ui.data_mut(|data| data.insert_temp(primary(), response.id));
    response
}

/// Gives the primary button that was drawn last the focus, if nothing else has it.
pub fn focus_primary(ctx: &Context) {
    if let Some(button) = ctx.data(|data| data.get_temp::<Id>(primary()))
        && ctx.memory(|memory| memory.focused()).is_none()
    {
        ctx.memory_mut(|memory| memory.request_focus(button));
    }
}

fn primary() -> Id {
    Id::unique("primary button")
}

/// A plain button.
pub fn button(ui: &mut Ui, label: &str) -> Response {
    ui.add(egui::Button::new(label).min_size(vec2(64.0, size::CONTROL)))
}

/// One of several choices that stand side by side.
pub fn choice(ui: &mut Ui, label: &str, chosen: bool) -> Response {
    let t = tokens(ui);
    let (color, fill) = if chosen { (t.text, t.pressed) } else { (t.text_2, Color32::TRANSPARENT) };
    let text = RichText::new(label).font(Type::Body.font()).color(color);
    let button = egui::Button::new(text)
        .fill(fill)
        .stroke(egui::Stroke::NONE)
        .corner_radius(radius::CONTROL)
        .min_size(vec2(0.0, size::CONTROL - 4.0));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, label));
    response
}

/// Words that can be clicked.
pub fn link(ui: &mut Ui, label: &str) -> Response {
    let text = RichText::new(label).font(Type::Strong.font()).color(tokens(ui).accent);
    ui.add(egui::Button::new(text).frame(false)).on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The same, where the words alone do not say what it does.
pub fn named_link(ui: &mut Ui, label: &str, name: &str) -> Response {
    let response = link(ui, label);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response
}

/// A label with the field it names beneath it. Gives the field's response.
pub fn field(ui: &mut Ui, name: &str, text: &mut String, hint: &str) -> Response {
    let label = caption(ui, name);
    let field = egui::TextEdit::singleline(text)
        .hint_text(RichText::new(hint).color(tokens(ui).text_3))
        .desired_width(f32::INFINITY)
        .align(egui::Align2::LEFT_CENTER)
        .min_size(vec2(0.0, size::CONTROL))
        .margin(egui::Margin::symmetric(8, 4));
    ui.add(field).labelled_by(label.id)
}

/// A label with a field of several lines beneath it.
pub fn area(ui: &mut Ui, name: &str, text: &mut String, hint: &str, rows: usize) -> Response {
    let label = caption(ui, name);
    let field = egui::TextEdit::multiline(text)
        .hint_text(RichText::new(hint).color(tokens(ui).text_3))
        .desired_width(f32::INFINITY)
        .desired_rows(rows)
        .margin(egui::Margin::symmetric(8, 6));
    ui.add(field).labelled_by(label.id)
}

/// Selects all that stands in a field, so that what is typed takes its place.
pub fn select_all(ctx: &Context, field: &Response, text: &str) {
    let mut state = egui::TextEdit::load_state(ctx, field.id).unwrap_or_default();
    let end = egui::text::CCursor::new(text.chars().count());
    let all = egui::text::CCursorRange::two(egui::text::CCursor::new(0), end);
    state.cursor.set_char_range(Some(all));
    egui::TextEdit::store_state(ctx, field.id, state);
}

/// A small label over something.
pub fn caption(ui: &mut Ui, name: &str) -> Response {
    let text = RichText::new(name).font(Type::Small.font()).color(tokens(ui).text_3);
    ui.label(text)
}

/// A sentence on what went wrong with a field, under it.
pub fn field_error(ui: &mut Ui, text: &str) {
    let color = tokens(ui).error;
    ui.label(RichText::new(text).font(Type::Small.font()).color(color));
}

/// A bar that shows a part of a whole, 3 high.
pub fn bar(ui: &Ui, rect: Rect, part: f32, color: Color32) {
    let t = tokens(ui);
    ui.painter().rect_filled(rect, 2.0, t.line_strong);
    let mut filled = rect;
    filled.set_width(rect.width() * part.clamp(0.0, 1.0));
    ui.painter().rect_filled(filled, 2.0, color);
}

/// Paints the box of a tick.
pub fn tick(ui: &Ui, rect: Rect, on: bool) {
    let t = tokens(ui);
    let (fill, line) = if on { (t.accent_fill, t.accent_fill) } else { (t.field, t.control_line) };
    ui.painter().rect(rect, radius::CHIP, fill, (1.0, line), egui::StrokeKind::Inside);
    if on {
        let (font, middle) = (Type::Key.font(), egui::Align2::CENTER_CENTER);
        ui.painter().text(rect.center(), middle, "✓", font, t.on_accent);
    }
}

/// A line across the panel.
pub fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, tokens(ui).line);
}

/// What stands in an empty panel: what is missing, and what to do.
pub fn empty(ui: &mut Ui, sign: &str, what: &str, hint: &str) {
    let t = tokens(ui);
    ui.vertical_centered(|ui| {
        let room = (ui.available_height() - 76.0) / 2.0;
        ui.add_space(room.clamp(8.0, 240.0));
        ui.label(RichText::new(sign).font(Type::IconLarge.font()).color(t.text_3));
        ui.label(RichText::new(what).font(Type::Strong.font()).color(t.text));
        let hint: WidgetText = RichText::new(hint).font(Type::Small.font()).color(t.text_3).into();
        let hint = hint.into_layout_job(ui.style(), FontSelection::Default, Align::Center);
        ui.label(hint);
    });
}
