//! Earlier versions of the project's file, and how one comes onto the desk.

use std::path::Path;

use egui::Context;

use super::{Desk, Then};
use crate::io::project_file::Fault;
use crate::session::Session;
use crate::ui::dialogs::Dialog;

/// A version that was read: as a project of its own, and what is odd in it.
pub(super) type Read = (Session, Vec<Fault>);

impl Desk {
    pub(in crate::ui) fn open_versions(&mut self, ctx: &Context) {
        // A note that is being written counts as a change.
        self.keep_draft(ctx);
        let Some(file) = self.session.path().map(Path::to_owned) else { return };
        let saved = self.session.is_saved();
        self.open_dialog(Dialog::versions(&file, self.session.project(), saved, ctx));
    }

    /// Puts a version that was read in the project's place, once unsaved changes
    /// are dealt with. It was read before that: a save can be what removes its file.
    pub(in crate::ui) fn give_version(&mut self, ctx: &Context, version: Read) {
        self.version = Some(version);
        self.hold_or_do(ctx, Then::Version);
    }

    /// Puts the version that was read on the desk.
    pub(super) fn take_version(&mut self) {
        let Some((session, faults)) = self.version.take() else { return };
        self.take_session(session);
        if faults.is_empty() {
            self.notices.say("Opened as a copy; the project’s file is as it was");
        } else {
            self.tell_faults("The earlier version", &faults);
        }
    }
}
