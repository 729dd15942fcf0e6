//! The keys of the list, and how they share the dialog with its fields.

use egui::{Event, Id, Key, Modifiers, Ui};

use super::{Asked, Intake, filter_id, list_id};
use crate::ui::theme::space;
use crate::ui::widgets::{key_cap, parts};

impl Intake {
    /// Takes the keys of the list, in the order typed.
    pub(super) fn take_keys(&mut self, ui: &Ui) -> Asked {
        let (list, filter) = (list_id(), filter_id());
        let focused = ui.memory(egui::Memory::focused);
        if focused == Some(list) {
            let lock = egui::EventFilter {
                vertical_arrows: true,
                horizontal_arrows: true,
                ..Default::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(list, lock));
        }
        if egui::Popup::is_any_open(ui.ctx()) {
            return Asked::default();
        }
        if focused == Some(filter) || self.typed_in == Some(filter) {
            self.filter_keys(ui);
            return Asked::default();
        }
        if self.typed_in.is_some() || focused.is_some_and(|id| id != list) {
            return self.leave_field(ui, Some(list));
        }
        let mut asked = Asked::default();
        let mut to_filter = false;
        let events = ui.input_mut(|i| std::mem::take(&mut i.events));
        let mut left = Vec::with_capacity(events.len());
        for event in events {
            let taken = match &event {
                Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => {
                    asked.add |= *key == Key::Enter;
                    self.key(*key)
                }
                Event::Text(sign) if sign == "/" => {
                    to_filter = self.has_filter();
                    to_filter
                }
                _ => false,
            };
            if !taken {
                left.push(event);
            }
        }
        ui.input_mut(|i| i.events = left);
        if to_filter {
            ui.memory_mut(|memory| memory.request_focus(filter));
        }
        asked
    }

    /// Does what a key of the list is for; whether it is one.
    fn key(&mut self, key: Key) -> bool {
        match key {
            Key::ArrowDown => self.step(1),
            Key::ArrowUp => self.step(-1),
            Key::PageDown => self.step(8),
            Key::PageUp => self.step(-8),
            Key::Home => self.step(isize::MIN),
            Key::End => self.step(isize::MAX),
            Key::Space => self.toggle(self.chosen),
            Key::A => self.toggle_all(),
            Key::Enter => {}
            _ => return false,
        }
        true
    }

    /// The keys that go from the filter to the list.
    fn filter_keys(&mut self, ui: &Ui) {
        let press = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let escaped = press(Key::Escape);
        if escaped {
            self.filter.clear();
            self.look_up();
        }
        let down = press(Key::ArrowDown);
        if escaped || press(Key::Enter) || down {
            ui.memory_mut(|memory| memory.request_focus(list_id()));
        }
    }

    /// Lets Escape leave a field before it closes the dialog; the list, where there
    /// is one, has the focus then.
    pub(super) fn leave_field(&self, ui: &Ui, list: Option<Id>) -> Asked {
        let escaped = self.typed_in.is_some()
            && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        if escaped && let Some(list) = list {
            ui.memory_mut(|memory| memory.request_focus(list));
        }
        Asked::default()
    }
}

/// The keys of the list, as far as there is room.
pub fn keys_ui(ui: &mut Ui, filter: bool) {
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        let keys: [(&[&str], &str, bool); 5] = [
            (&["↑", "↓"], "choose", true),
            (&["Space"], "tick", true),
            (&["a"], "all or none", true),
            (&["/"], "filter", filter),
            (&["Enter"], "add", true),
        ];
        for (caps, what, is_on) in keys {
            if !is_on || ui.available_width() < 150.0 {
                continue;
            }
            for cap in caps {
                key_cap::key_cap_ui(ui, cap);
            }
            parts::caption(ui, what);
            ui.add_space(space::S);
        }
    });
}
