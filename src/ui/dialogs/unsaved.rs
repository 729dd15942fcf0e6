//! The question before changes are given up.

use egui::{Context, Key, Ui};

use super::{Desk, Stay, Then, buttons, explain, heading};
use crate::ui::widgets::parts;

/// The question.
pub struct Unsaved {
    then: Then,
    /// Whether the key that gives the changes up was pressed once. It is asked
    /// for twice: what is typed blindly must not cost work.
    warned: bool,
}

impl Unsaved {
    pub(super) const fn new(then: Then) -> Self {
        Self { then, warned: false }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        heading(ui, "Save the changes first?");
        let title = desk.session().title();
        explain(
            ui,
            &format!(
                "“{title}” has changes that are not in its file. Without saving they are lost."
            ),
        );
        let name = if self.warned { "Press again to lose them" } else { "Do not save" };
        let (save, discard, cancelled) = buttons(ui, |ui| {
            let save = parts::primary_button(ui, "Save", true).clicked();
            let cancelled = parts::button(ui, "Cancel").clicked();
            (save, parts::button(ui, name).clicked(), cancelled)
        });
        let by_key = ui.input(|i| i.key_pressed(Key::Enter) || i.key_pressed(Key::Space));
        if save {
            desk.save_then(ctx, self.then.clone());
        } else if discard && by_key && !self.warned {
            self.warned = true;
            return Stay::Open;
        } else if discard {
            desk.discard_then(ctx, self.then.clone());
        }
        if save || discard || cancelled { Stay::Closed } else { Stay::Open }
    }
}
