//! Saving, exporting, and what waits until unsaved changes are dealt with.

use std::path::{Path, PathBuf};

use egui::{Context, ViewportCommand};

use super::files::{described, shown};
use super::work::{Exporting, How, SaveResult, Saving};
use super::{Desk, ExportChoice, Exported, Then};
use crate::analysis::{board, tag_rows};
use crate::edit::counted;
use crate::io::export;
use crate::io::safe_write::{self, WriteError};
use crate::session::{CannotSave, Job, Over, Session};
use crate::ui::dialogs::Dialog;

impl Desk {
    /// Whether the project must be saved, or the changes given up, before the
    /// window closes.
    pub fn has_unsaved(&self) -> bool {
        self.open && !self.session.is_saved()
    }

    /// Whether the project is being written to its file.
    pub const fn is_saving(&self) -> bool {
        self.work.saving.is_some()
    }

    pub(in crate::ui) fn save(&mut self, ctx: &Context) {
        self.keep_draft(ctx);
        if self.work.saving.is_none() {
            self.then = None;
        }
        match self.session.path().map(Path::to_owned) {
            Some(path) if self.session.closed().is_none() => self.save_to(ctx, path),
            // What somebody else works on is not written over.
            _ => self.ask_save(ctx),
        }
    }

    pub(super) fn save_to(&mut self, ctx: &Context, path: PathBuf) {
        if self.work.saving.is_some() {
            // What is being written lacks what was done since.
            self.save_again = Some(path);
            return;
        }
        let over = std::mem::take(&mut self.save_over);
        let save = self.session.save_of(&path, over);
        let waker = ctx.clone();
        let work = move |_: &_| {
            let mut attempted = None;
            (save.run(&mut attempted), attempted)
        };
        match Job::start("Saving", move || waker.request_repaint(), work) {
            Ok(job) => self.work.saving = Some(Saving { job, path }),
            Err(error) => self.notices.error("The project was not saved", error.to_string()),
        }
    }

    /// Saves over a file that another program has changed.
    pub(in crate::ui) fn save_over_changed(&mut self, ctx: &Context) {
        self.save_over.changed = true;
        self.save(ctx);
    }

    /// Saves over a file that is protected against writing.
    pub(in crate::ui) fn save_over_protected(&mut self, ctx: &Context) {
        self.save_over = Over { protected: true, ..self.save_over };
        self.save(ctx);
    }

    pub(super) fn finish_save(
        &mut self,
        ctx: &Context,
        saving: &Saving,
        (result, attempted): SaveResult,
    ) {
        match result {
            Ok(done) => {
                let warnings = done.warnings.clone();
                self.session.saved_by(done);
                if let Some(folder) = saving.path.parent() {
                    self.settings.folder = folder.to_owned();
                }
                self.remember();
                self.notices.say(format!("Saved to {}", shown(&saving.path)));
                if !warnings.is_empty() {
                    self.notices.error("The project is saved, but…", warnings.join("\n"));
                }
                if let Some(path) = self.save_again.take() {
                    self.save_to(ctx, path);
                } else if let Some(then) = self.then.take() {
                    // What was done while the file was written must not be lost.
                    self.hold_or_do(ctx, then);
                }
            }
            Err(error) => {
                self.session.not_saved(attempted);
                self.save_again = None;
                self.then = None;
                match error {
                    CannotSave::Changed(path) => self.open_dialog_later(Dialog::changed(path)),
                    CannotSave::Protected(path) => {
                        self.open_dialog_later(Dialog::protected(path));
                    }
                    // What it found is told by whoever watches the safety.
                    CannotSave::Lost(_) => self.session.recheck(),
                    error => {
                        let text = described(&error, error.hint());
                        self.notices.error("The project was not saved", text);
                    }
                }
            }
        }
    }

    /// Writes the chosen tags to a file, on a thread.
    pub(super) fn export_to(&mut self, ctx: &Context, path: PathBuf, chosen: ExportChoice) {
        let Some(format) = export::exporter(&chosen.format) else { return };
        let project = self.session.project().clone();
        let name = self.session.title();
        let target = path.clone();
        let waker = ctx.clone();
        let work = move |_: &_| {
            let table = match &chosen.what {
                Exported::Tags(choice) => tag_rows::tag_rows(&project, &name, choice),
                Exported::Board(by, grouping) => board(&project, *by).table(&project, *grouping),
            };
            let write = |out: &mut dyn std::io::Write| (format.write)(&table, &chosen.options, out);
            let told = counted(table.rows.len(), chosen.what.row());
            safe_write::replace(&target, write).map(|()| told)
        };
        match Job::start("Exporting", move || waker.request_repaint(), work) {
            Ok(job) => self.work.exporting = Some(Exporting { job, path }),
            Err(error) => self.notices.error("Nothing was exported", error.to_string()),
        }
    }

    pub(super) fn finish_export(&mut self, path: &Path, result: Result<String, WriteError>) {
        match result {
            Ok(rows) => self.notices.say(format!("{rows} written to {}", shown(path))),
            Err(error) => {
                self.notices.error("Nothing was exported", described(&error, error.hint()));
            }
        }
    }

    /// Holds something back until unsaved changes are dealt with. False if there
    /// are none.
    fn hold(&mut self, then: Then) -> bool {
        if !self.has_unsaved() {
            return false;
        }
        // What was typed into an open dialog is there again after the question.
        match self.dialog.take() {
            Some(Dialog::Unsaved(_)) | None => {}
            open => self.next_dialog = open,
        }
        self.open_dialog(Dialog::unsaved(then));
        true
    }

    /// Does what was held back, with what it gives up.
    pub(in crate::ui) fn do_then(&mut self, ctx: &Context, then: Then) {
        match then {
            Then::Quit => {
                self.leave();
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Then::Close => {
                self.take_session(Session::new(""));
                self.open = false;
                self.look_for_left(ctx);
            }
            Then::New => self.take_session(Session::new("")),
            Then::Sample => match crate::session::sample::sample() {
                Ok(session) => self.take_session(session),
                Err(error) => self.notices.error("The sample was not opened", error.to_string()),
            },
            Then::Open(paths) => self.open_now(ctx, paths),
            Then::OpenLeft(path) => self.open_project(ctx, path, How::Left, Vec::new()),
            Then::Version => self.take_version(),
        }
    }

    /// Gives up the changes, then does it.
    pub(in crate::ui) fn discard_then(&mut self, ctx: &Context, then: Then) {
        // Only what takes its place makes the project go: until then, and where
        // nothing comes of it, it is as it was.
        self.give_up = true;
        self.do_then(ctx, then);
    }

    /// Gives up the open project's changes, where that was chosen.
    pub(super) fn leave(&mut self) {
        if std::mem::take(&mut self.give_up) {
            self.session.discard();
        }
    }

    /// Saves first, then does it.
    pub(in crate::ui) fn save_then(&mut self, ctx: &Context, then: Then) {
        self.save(ctx);
        self.then = Some(then);
    }

    pub(super) fn hold_or_do(&mut self, ctx: &Context, then: Then) {
        self.keep_draft(ctx);
        if self.work.saving.is_some() {
            // The end of the save is waited for: it belongs to this project.
            self.then = Some(then);
        } else if !self.hold(then.clone()) {
            self.do_then(ctx, then);
        }
    }

    /// Stops work that can be stopped; what was read so far is kept.
    pub(in crate::ui) fn stop_work(&mut self) {
        if let Some((job, _)) = &self.work.importing {
            job.progress.cancel();
        }
    }

    pub(in crate::ui) fn new_project(&mut self, ctx: &Context) {
        self.hold_or_do(ctx, Then::New);
    }

    pub(in crate::ui) fn close_project(&mut self, ctx: &Context) {
        self.hold_or_do(ctx, Then::Close);
    }

    /// Opens work that was never saved.
    pub(in crate::ui) fn open_left(&mut self, ctx: &Context, path: std::path::PathBuf) {
        self.left.retain(|left| left.path != path);
        self.hold_or_do(ctx, Then::OpenLeft(path));
    }

    pub(in crate::ui) fn open_sample(&mut self, ctx: &Context) {
        self.hold_or_do(ctx, Then::Sample);
    }

    pub(in crate::ui) fn quit(&mut self, ctx: &Context) {
        self.hold_or_do(ctx, Then::Quit);
    }
}
