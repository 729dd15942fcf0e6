//! The choice where the journal beside a project belongs to another state of its
//! file: both are shown, and neither is destroyed.

use egui::{Context, ScrollArea, Ui};

use super::changes::changes_ui;
use super::{Desk, Stay, buttons, explain, heading};
use crate::analysis::difference;
use crate::edit::counted;
use crate::ui::when;
use crate::ui::widgets::parts;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
    let session = desk.session();
    let Some(stray) = session.stray() else { return Stay::Closed };
    heading(ui, "Unsaved edits of another state of this file");
    let since =
        stray.since.map_or_else(String::new, |since| format!(", begun {},", when::told(since)));
    explain(
        ui,
        &format!(
            "The journal{since} holds {} made on another state of the file: it was changed by \
             another program, merged, or put back from a backup. Nothing was applied yet.",
            counted(stray.entries.len(), "edit"),
        ),
    );
    let edits = stray.entries.iter().map(|kept| &*kept.edit);
    let found = difference::of_edits(session.project(), edits);
    explain(ui, "Made on the file as it is now, they would do this:");
    ScrollArea::vertical().max_height(260.0).show(ui, |ui| changes_ui(ui, &found));
    let (bring, leave, later) = buttons(ui, |ui| {
        (
            parts::primary_button(ui, "Bring the edits in", true).clicked(),
            parts::button(ui, "Leave them out").clicked(),
            parts::button(ui, "Decide later").clicked(),
        )
    });
    if bring {
        desk.bring_in_stray(ctx);
    } else if leave {
        desk.leave_stray(ctx);
    }
    if bring || leave || later { Stay::Closed } else { Stay::Open }
}
