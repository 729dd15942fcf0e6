//! What can be done where the project's lock is no longer held: somebody else may
//! be working on the file, so that nothing more is written to it from here.

use egui::{Context, Ui};

use super::{Desk, Stay, buttons, explain, heading};
use crate::ui::widgets::parts;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk, ctx: &Context, why: &str) -> Stay {
    heading(ui, "Editing has stopped");
    explain(
        ui,
        &format!(
            "It is no longer sure that only you are working on this project: {why}. So that \
             nobody’s work is written over, nothing more is kept beside the file from here."
        ),
    );
    explain(ui, "All that you see is still in memory. Save it as a copy, and go on with that.");
    let (copy, other, later) = buttons(ui, |ui| {
        let copy = parts::primary_button(ui, "Save a copy beside it", true).clicked();
        let other = parts::button(ui, "Save under another name").clicked();
        (copy, other, parts::button(ui, "Later").clicked())
    });
    if copy {
        desk.go_on_with_copy(ctx);
    } else if other {
        desk.ask_save(ctx);
    }
    if copy || other || later { Stay::Closed } else { Stay::Open }
}
