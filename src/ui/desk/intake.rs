//! Articles coming in: read on a thread, looked at where there is a choice, and
//! added as one step.

use std::path::PathBuf;

use egui::Context;

use super::Desk;
use super::files::{reason, shown};
use crate::edit::article::Added;
use crate::edit::counted;
use crate::io::import::{self, Columns, Mapping};
use crate::model::Draft;
use crate::session::choosing::{self, Choice, Intake, Look};
use crate::session::{FileOutcome, ImportReport, Imported, Job};
use crate::ui::dialogs::Dialog;

impl Desk {
    /// Reads articles on a thread.
    pub(super) fn import(&mut self, ctx: &Context, articles: Vec<PathBuf>, look: Look) {
        if articles.is_empty() {
            return;
        }
        if self.work.importing.is_some() {
            self.notices.error("Files are being opened", "Wait until they are, then open more.");
            return;
        }
        let name = match articles.len() {
            1 => "Opening articles".to_owned(),
            n => format!("Opening {n} files"),
        };
        let waker = ctx.clone();
        let columns = Columns::remembered(self.settings.columns.clone());
        let work = move |progress: &_| choosing::read(&articles, &columns, look, progress);
        match Job::start(name, move || waker.request_repaint(), work) {
            Ok(job) => self.work.importing = Some(job),
            Err(error) => self.notices.error("The files were not opened", error.to_string()),
        }
    }

    /// Adds what was read, or shows it first.
    pub(super) fn take_intake(&mut self, intake: Intake) {
        match intake {
            Intake::Ready(imported) => self.add_imported(imported),
            Intake::Choice(choice) => {
                let dialog = Dialog::intake(choice, self.session.project());
                self.open_dialog_later(dialog);
            }
        }
    }

    /// Adds what was chosen of what was read, by its number from 0.
    pub(in crate::ui) fn add_choice(&mut self, choice: Choice, is_wanted: impl Fn(usize) -> bool) {
        self.add_imported(choice.wanted(is_wanted));
    }

    /// Keeps what the columns of a table are, and reads it again.
    pub(in crate::ui) fn assign_columns(&mut self, ctx: &Context, path: PathBuf, said: Mapping) {
        self.settings.remember_columns(said);
        self.import(ctx, vec![path], Look::AtAll);
    }

    fn add_imported(&mut self, imported: Imported) {
        let before = self.session.project().clone();
        let (step, report) = self.session.add(imported);
        if !step.changes.is_empty() {
            self.open = true;
            self.notices.edited();
        }
        self.follow(&before, &step);
        self.tell_import(report);
    }

    fn tell_import(&mut self, report: ImportReport) {
        let (added, known, failed) = report.counts();
        if let Some(first) = report.first_article() {
            self.open_article(first);
        }
        if failed == 0 && known == 0 {
            if added == 0 {
                self.notices.hint("There are no text files there");
            } else {
                self.notices.say(format!("{} added", counted(added, "article")));
            }
            return;
        }
        if failed == 0 && added == 0 && known == 1 {
            self.notices.hint("This text is in the project already");
            return;
        }
        if failed == 1 && report.files.len() == 1 {
            if let Some((path, FileOutcome::Failed(error))) = report.files.first() {
                self.notices
                    .error(format!("{} was not opened", shown(path)), reason(error, error.hint()));
            }
            return;
        }
        self.open_dialog_later(Dialog::Report(report));
    }

    /// Adds text that was pasted.
    pub(in crate::ui) fn add_pasted(&mut self, text: &str) {
        let draft: Draft = import::draft_of_text(text, "");
        self.open = true;
        let before = self.session.project().clone();
        let (step, outcome) = self.session.add_drafts(vec![draft]);
        self.follow(&before, &step);
        match outcome.first() {
            Some(Added::New(id)) => {
                self.open_article(*id);
                self.notices.say("1 article added");
            }
            Some(Added::Known(id)) => {
                self.open_article(*id);
                self.notices.hint("This text is in the project already");
            }
            None => {}
        }
    }
}
