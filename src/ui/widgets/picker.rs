//! A field with a list under it: a few letters, then the row that is meant.

use egui::{Key, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme::{Type, radius, size, space, tokens};
use crate::ui::widgets::parts;

/// A row to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// What stands under it in small letters; nothing where that is empty.
    pub more: String,
    /// What stands at the right.
    pub right: String,
}

/// The words typed, and the row that is chosen.
#[derive(Debug)]
pub struct Picker {
    /// What was typed.
    pub query: String,
    /// The row that an arrow key chose.
    chosen: Option<usize>,
    /// Whether Enter takes no row before an arrow key chose one.
    waits: bool,
    /// Whether Enter was pressed and no row taken.
    left: bool,
    first: bool,
}

impl Picker {
    /// A field with some words in it, which what is typed takes the place of.
    pub const fn new(query: String) -> Self {
        Self { query, chosen: None, waits: false, left: false, first: true }
    }

    /// Has Enter take no row before an arrow key chose one, or the first row.
    pub const fn wait(&mut self, waits: bool) {
        self.waits = waits;
    }

    /// Whether Enter was pressed when it was drawn last, and no row was there to
    /// take.
    pub const fn was_left(&self) -> bool {
        self.left
    }

    /// Begins again with an empty field, which has the focus.
    pub fn clear(&mut self) {
        *self = Self::new(String::new());
    }

    /// Draws it, at most so high. Gives the row that was taken, by Enter or a
    /// click.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        name: &str,
        hint: &str,
        rows: &[Choice],
        most: f32,
    ) -> Option<usize> {
        let none = egui::Modifiers::NONE;
        let (down, up) = ui.input_mut(|i| {
            (
                i.count_and_consume_key(none, Key::ArrowDown),
                i.count_and_consume_key(none, Key::ArrowUp),
            )
        });
        if down + up > 0 {
            // One above the first row no row is chosen.
            let above = self.chosen.map_or(usize::from(!self.waits), |nth| nth + 1);
            let least = usize::from(!self.waits);
            let moved = (above + down).saturating_sub(up).min(rows.len()).max(least);
            self.chosen = moved.checked_sub(1);
        }
        let field = parts::field(ui, name, &mut self.query, hint);
        if std::mem::take(&mut self.first) {
            field.request_focus();
            parts::select_all(ui.ctx(), &field, &self.query);
        }
        if field.changed() {
            self.chosen = None;
        }
        let usual = if self.waits { None } else { Some(0) };
        let chosen = self.chosen.or(usual).filter(|nth| *nth < rows.len());
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if entered {
            field.request_focus();
        }
        ui.add_space(space::XS);
        let mut taken = chosen.filter(|_| entered);
        self.left = entered && taken.is_none();
        ScrollArea::vertical().id_salt(name).max_height(most).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (nth, row) in rows.iter().enumerate() {
                    let response = row_ui(ui, row, Some(nth) == chosen);
                    if Some(nth) == chosen && down + up > 0 {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        taken = Some(nth);
                    }
                }
            },
        );
        taken
    }
}

fn row_ui(ui: &mut Ui, row: &Choice, chosen: bool) -> egui::Response {
    let t = tokens(ui);
    let width = ui.available_width();
    let right = parts::one_line(ui, &row.right, Type::Small, t.text_3, width * 0.4);
    let room = width - right.size().x - 3.0 * space::M;
    let label = parts::lines(ui, &row.label, Type::Body, t.text, room, 2);
    let more = parts::lines(ui, &row.more, Type::Small, t.text_3, room, 2);
    let height = label.size().y + if row.more.is_empty() { 0.0 } else { more.size().y };
    let height = (height + space::S).max(size::CONTROL);
    // Arrow keys choose a row; Tab goes on to what stands after the list.
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &row.label));
    if chosen {
        ui.painter().rect_filled(rect, radius::CONTROL, t.accent_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, radius::CONTROL, t.hover);
    }
    let top = rect.top() + space::XS;
    ui.painter().galley(pos2(rect.left() + space::M, top), label.clone(), t.text);
    if !row.more.is_empty() {
        let at = pos2(rect.left() + space::M, top + label.size().y);
        ui.painter().galley(at, more, t.text_3);
    }
    let at = pos2(rect.right() - right.size().x - space::M, top + 2.0);
    ui.painter().galley(at, right, t.text_3);
    response
}
