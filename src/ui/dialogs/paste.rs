//! Text for a new article, pasted or typed.

use egui::{ScrollArea, Ui};

use super::{Desk, Stay, buttons, explain, focus_once, heading};
use crate::ui::widgets::{key_cap, parts};

/// The field.
pub struct Paste {
    text: String,
    first: bool,
}

impl Paste {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), first: true }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Stay {
        heading(ui, "Paste an article");
        explain(
            ui,
            "The text is kept as it is. Headline, date and byline are read from it where they are plain; you can correct them.",
        );
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            // The field's frame stands out of it.
            ui.set_clip_rect(ui.clip_rect().expand(2.0));
            let field =
                parts::area(ui, "Text of the article", &mut self.text, "Ctrl+V to paste", 14);
            focus_once(&field, &mut self.first);
        });
        let filled = !self.text.trim().is_empty();
        let (add, cancelled) = buttons(ui, |ui| {
            let add = parts::primary_button(ui, "Add article", filled).clicked();
            let cancelled = parts::button(ui, "Cancel").clicked();
            parts::caption(ui, "adds it");
            key_cap::key_cap_ui(ui, "Ctrl+Enter");
            (add, cancelled)
        });
        let add =
            add || filled && ui.input(|i| i.modifiers.command && i.key_pressed(egui::Key::Enter));
        if add {
            desk.add_pasted(&self.text);
            return Stay::Closed;
        }
        if cancelled { Stay::Closed } else { Stay::Open }
    }
}
