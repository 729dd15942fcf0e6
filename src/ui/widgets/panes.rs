//! A list beside what it shows: the two panes, the rows in sight, and a row.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme::{Type, radius, space, tokens};
use crate::ui::widgets::parts;

/// One of two panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The list.
    Left,
    /// What it shows.
    Right,
}

/// Draws two panes of a height, the left one so wide, with a line between them.
pub fn beside(ui: &mut Ui, width: f32, height: f32, mut pane: impl FnMut(&mut Ui, Side)) {
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.horizontal_top(|ui| {
            ui.set_min_height(height);
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.set_max_height(height);
                ui.spacing_mut().item_spacing.x = space::S;
                pane(ui, Side::Left);
            });
            upright_rule(ui, height);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.set_max_height(height);
                ui.spacing_mut().item_spacing.x = space::S;
                pane(ui, Side::Right);
            });
        });
    });
}

/// A line between the list and what it shows.
fn upright_rule(ui: &mut Ui, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(2.0 * space::L + 1.0, height), Sense::hover());
    let x = rect.left() + space::S;
    ui.painter().vline(x, rect.y_range(), (1.0, tokens(ui).line));
}

/// Draws of many rows of one height those that are in sight, wherever in a
/// scrolled area they begin. `reveal` is a row to bring into sight.
pub fn rows_in_sight(
    ui: &mut Ui,
    height: f32,
    n: usize,
    reveal: Option<usize>,
    mut row: impl FnMut(&mut Ui, usize),
) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let at = ui.cursor().min;
        if let Some(nth) = reveal {
            let top = at.y + nth as f32 * height;
            ui.scroll_to_rect(Rect::from_min_size(pos2(at.x, top), vec2(1.0, height)), None);
        }
        let seen = ui.clip_rect();
        let first = (((seen.top() - at.y) / height).floor().max(0.0) as usize).min(n);
        let last = (((seen.bottom() - at.y) / height).ceil().max(0.0) as usize).clamp(first, n);
        ui.add_space(first as f32 * height);
        for nth in first..last {
            ui.push_id(nth, |ui| row(ui, nth));
        }
        ui.add_space((n - last) as f32 * height);
    });
}

/// What stands in a row of the list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row<'a> {
    /// What it is called for those who cannot see it.
    pub name: &'a str,
    /// A number before the title; nothing where that is empty.
    pub number: &'a str,
    /// What it is.
    pub title: &'a str,
    /// What there is to say of it.
    pub more: &'a str,
    /// A letter or digit at the right.
    pub right: &'a str,
    /// How many lines the title may have.
    pub lines: usize,
}

impl Row<'_> {
    /// How high a row is whose title may have so many lines.
    pub const fn height(lines: usize) -> f32 {
        24.0 + 20.0 * lines as f32
    }

    /// Draws it.
    pub fn show(&self, ui: &mut Ui, chosen: bool) -> egui::Response {
        let t = tokens(ui);
        let size = vec2(ui.available_width(), Self::height(self.lines));
        // Arrow keys choose a row; Tab goes on to what stands after the list.
        let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, self.name));
        let card = rect.with_max_x(rect.right() - space::S);
        if chosen || response.hovered() {
            let fill = if chosen { t.accent_tint } else { t.hover };
            ui.painter().rect_filled(card, radius::CONTROL, fill);
        }
        let inner = card.shrink2(vec2(space::S, 4.0));
        let right = parts::one_line(ui, self.right, Type::Heading, t.text_2, 32.0);
        let number = parts::one_line(ui, self.number, Type::Small, t.text_3, 32.0);
        let indent = if self.number.is_empty() { 0.0 } else { 24.0 };
        let room = inner.width() - indent - right.size().x - space::S;
        let title = parts::lines(ui, self.title, Type::Strong, t.text, room, self.lines);
        let more = parts::one_line(ui, self.more, Type::Small, t.text_3, room);
        let cut = title.elided || more.elided;
        let left = inner.left() + indent;
        let top = inner.center().y - (title.size().y + more.size().y) / 2.0;
        ui.painter().galley(pos2(inner.left(), top + 2.0), number, t.text_3);
        ui.painter().galley(pos2(inner.right() - right.size().x, top), right, t.text_2);
        let below = pos2(left, top + title.size().y);
        ui.painter().galley(pos2(left, top), title, t.text);
        ui.painter().galley(below, more, t.text_3);
        if cut {
            response.on_hover_text(format!("{}\n{}", self.title, self.more))
        } else {
            response
        }
    }
}
