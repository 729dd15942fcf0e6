//! Who codes: asked once, before the first tag.

use egui::{Context, Ui};

use super::{Act, Desk, Stay, buttons, entered, explain, focus_once, heading};
use crate::ui::widgets::parts;

/// The question.
pub struct Coder {
    name: String,
    then: Option<Act>,
    first: bool,
}

impl Coder {
    pub(super) fn new(name: &str, then: Option<Act>) -> Self {
        Self { name: name.to_owned(), then, first: true }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        heading(ui, "Who is tagging?");
        explain(
            ui,
            "Every tag carries the name of the one who set it. It is stored in the project, and nowhere else than on this desk.",
        );
        let field = parts::field(ui, "Your name", &mut self.name, "A name or initials");
        focus_once(&field, &mut self.first);
        let named = !self.name.trim().is_empty();
        let go = entered(ui, &field) && named;
        if field.lost_focus() && !named && ui.input(|i| i.key_pressed(egui::Key::Enter)) {
            field.request_focus();
        }
        let (go, cancelled) = buttons(ui, |ui| {
            let go = parts::primary_button(ui, "Continue", named).clicked() || go;
            (go, parts::button(ui, "Cancel").clicked())
        });
        if go {
            desk.sign_in(&self.name);
            if let Some(then) = self.then.take() {
                then(desk, ctx);
            }
            return Stay::Closed;
        }
        if cancelled { Stay::Closed } else { Stay::Open }
    }
}
