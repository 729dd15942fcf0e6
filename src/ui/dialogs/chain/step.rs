//! What a report says of the last step of a chain: how many people, why they are
//! not named, how they know.

use egui::Ui;

use crate::model::Hop;
use crate::ui::theme::space;
use crate::ui::widgets::parts;

/// The last step, as it is being described.
pub struct LastStep {
    /// Its number, from 0.
    pub nth: usize,
    old: Hop,
    count: String,
    unnamed: String,
    access: String,
}

impl LastStep {
    /// The fields for a step as it is.
    pub fn of(nth: usize, hop: &Hop) -> Self {
        let count = if hop.count > 0 { hop.count.to_string() } else { String::new() };
        let (unnamed, access) = (hop.unnamed.clone(), hop.access.clone());
        Self { nth, old: hop.clone(), count, unnamed, access }
    }

    /// Whether the fields are those of a step as it is.
    pub fn is_of(&self, nth: usize, hop: &Hop) -> bool {
        (self.nth, &self.old) == (nth, hop)
    }

    /// The step by what stands in the fields, where that is news.
    pub fn changed(&self) -> Option<Hop> {
        let count = self.count.trim();
        let new = Hop {
            // What is no number is no news.
            count: if count.is_empty() { 0 } else { count.parse().unwrap_or(self.old.count) },
            unnamed: self.unnamed.trim().to_owned(),
            access: self.access.trim().to_owned(),
            ..self.old.clone()
        };
        (new != self.old).then_some(new)
    }

    /// Draws the fields; whether one of them was left.
    pub fn show(&mut self, ui: &mut Ui) -> bool {
        const NUMBER: f32 = 72.0;
        let room = (ui.available_width() - NUMBER - 2.0 * space::S) / 2.0;
        let mut left = false;
        ui.horizontal_top(|ui| {
            for (name, text, hint, width) in [
                ("At least", &mut self.count, "people", NUMBER),
                ("Why it is not named", &mut self.unnamed, "not allowed to speak…", room),
                ("How it knows", &mut self.access, "took part in the meeting…", room),
            ] {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    left |= parts::field(ui, name, text, hint).lost_focus();
                });
            }
        });
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, SourceId, Who};

    #[test]
    fn only_what_says_something_else_is_news() {
        let hop = Hop { count: 2, ..Hop::of(Who::Source(SourceId(Id(1)))) };
        let mut step = LastStep::of(0, &hop);
        assert_eq!(step.changed(), None);
        for (count, becomes) in [("3", Some(3)), (" 2 ", None), ("many", None), ("", Some(0))] {
            step.count = count.to_owned();
            assert_eq!(step.changed().map(|hop| hop.count), becomes, "{count}");
        }
    }
}
