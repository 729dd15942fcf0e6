//! The choice where a project's file is protected against writing.

use std::path::PathBuf;

use egui::{Context, Ui};

use super::{Desk, Stay, buttons, explain, heading};
use crate::ui::desk::shown;
use crate::ui::widgets::parts;

/// A file that somebody has protected.
pub struct Protected {
    path: PathBuf,
}

impl Protected {
    pub(super) const fn new(path: PathBuf) -> Self {
        Self { path }
    }

    pub(super) fn show(&self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        heading(ui, "The file is protected against writing");
        explain(
            ui,
            &format!(
                "{} is marked as read-only, or belongs to somebody else. Nothing was written to \
                 it; the edits are kept in the journal beside it.",
                shown(&self.path)
            ),
        );
        let (other, over, cancel) = buttons(ui, |ui| {
            let other = parts::primary_button(ui, "Save under another name", true).clicked();
            let over = parts::button(ui, "Save over it").clicked();
            (other, over, parts::button(ui, "Cancel").clicked())
        });
        if other {
            desk.ask_save(ctx);
        } else if over {
            desk.save_over_protected(ctx);
        }
        if other || over || cancel { Stay::Closed } else { Stay::Open }
    }
}
