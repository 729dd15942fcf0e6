//! What the project is about.

use egui::Ui;

use super::{Desk, Stay, buttons, entered, focus_once, heading};
use crate::edit::people;
use crate::ui::widgets::parts;

/// The field.
pub struct Title {
    title: String,
    first: bool,
}

impl Title {
    pub(super) const fn new(title: String) -> Self {
        Self { title, first: true }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Stay {
        heading(ui, "Project title");
        let field = parts::field(
            ui,
            "What the reports are about",
            &mut self.title,
            "Port Selwan explosion",
        );
        focus_once(&field, &mut self.first);
        let go = entered(ui, &field);
        let (go, cancelled) = buttons(ui, |ui| {
            let go = parts::primary_button(ui, "Set title", true).clicked() || go;
            (go, parts::button(ui, "Cancel").clicked())
        });
        if go {
            let title = self.title.clone();
            desk.edit_with(move |project, _| people::retitle(project, &title));
            return Stay::Closed;
        }
        if cancelled { Stay::Closed } else { Stay::Open }
    }
}
