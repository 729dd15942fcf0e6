//! Articles coming in: files that are read and, where there is a choice, looked at
//! first; text that is pasted; and what is said of them.
//!
//! Articles stand in the list as soon as they are read. Which of them look like
//! versions of others is looked for after that, on a thread, and then it is told.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::Desk;
use super::files::{reason, shown};
use super::watch::Watch;
use super::work::ended;
use crate::analysis::{VersionOf, versions};
use crate::edit::article::Added;
use crate::edit::counted;
use crate::io::import::{Columns, Mapping};
use crate::io::safe_write;
use crate::model::{ArticleId, Draft};
use crate::session::choosing::{self, Choice, Look, Taken};
use crate::session::import_report::name_of;
use crate::session::{FileOutcome, ImportReport, Imported, Job};
use crate::ui::clipboard::Clipboard;
use crate::ui::dialogs::Dialog;

/// How articles came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The analyst named files.
    Files(Look),
    /// The analyst pasted a text.
    Paste,
    /// They appeared in the watched folder.
    Watch,
}

/// What came in, and what is still to be done about it.
#[derive(Default)]
pub struct Intake {
    /// Reports whose versions are still looked for, the first one just now.
    waiting: VecDeque<(ImportReport, Way)>,
    looking: Option<Job<Vec<VersionOf>>>,
    /// The report that was told last.
    last: Option<Arc<ImportReport>>,
    pub(super) watch: Option<Watch>,
}

impl Intake {
    /// Whether a thread of it is at work.
    pub fn is_working(&self) -> bool {
        self.looking.is_some() || self.watch.as_ref().is_some_and(|it| it.look.is_some())
    }

    /// The search for versions, for the status line.
    pub const fn looking(&self) -> Option<&Job<Vec<VersionOf>>> {
        self.looking.as_ref()
    }

    /// The folder that is watched.
    pub fn watched(&self) -> Option<&Path> {
        self.watch.as_ref().map(|watch| watch.folder.as_path())
    }

    /// Whether there is a report to show.
    pub const fn has_report(&self) -> bool {
        self.last.is_some()
    }
}

impl Desk {
    /// Reads articles on a thread.
    pub(super) fn import(&mut self, ctx: &Context, articles: Vec<PathBuf>, way: Way) {
        if articles.is_empty() {
            return;
        }
        if self.work.importing.is_some() {
            self.notices.error("Files are being opened", "Wait until they are, then open more.");
            return;
        }
        if self.refuses() {
            return;
        }
        let name = match articles.len() {
            1 => "Opening articles".to_owned(),
            n => format!("Opening {n} files"),
        };
        let waker = ctx.clone();
        let columns = Columns::remembered(self.settings.columns.clone());
        let look = match way {
            Way::Files(look) => look,
            Way::Paste | Way::Watch => Look::Never,
        };
        let work = move |progress: &_| choosing::read(&articles, &columns, look, progress);
        match Job::start(name, move || waker.request_repaint(), work) {
            Ok(job) => self.work.importing = Some((job, way)),
            Err(error) => self.notices.error("The files were not opened", error.to_string()),
        }
    }

    /// Says why no article can be added, if none can.
    fn refuses(&mut self) -> bool {
        let why = self.session.closed().map(super::capitalized);
        let refuses = why.is_some();
        if let Some(why) = why {
            self.notices.error("No article was added", why);
        }
        refuses
    }

    /// Adds what was read, or shows it first.
    pub(super) fn finish_import(&mut self, taken: Taken, way: Way) {
        match taken {
            Taken::Ready(imported) => self.add_imported(imported, way),
            Taken::Choice(choice) => {
                let dialog = Dialog::intake(choice, self.session.project());
                self.open_dialog_later(dialog);
            }
        }
    }

    /// Adds what was chosen of what was read, by its number from 0.
    pub(in crate::ui) fn add_choice(&mut self, choice: Choice, is_wanted: impl Fn(usize) -> bool) {
        self.add_imported(choice.wanted(is_wanted), Way::Files(Look::AtAll));
    }

    /// Keeps what the columns of a table are, and reads it again.
    pub(in crate::ui) fn assign_columns(&mut self, ctx: &Context, path: PathBuf, said: Mapping) {
        self.settings.remember_columns(said);
        self.import(ctx, vec![path], Way::Files(Look::AtAll));
    }

    fn add_imported(&mut self, imported: Imported, way: Way) {
        if self.refuses() {
            return;
        }
        let cancelled = imported.cancelled;
        let before = self.session.project().clone();
        let (step, mut report) = self.session.add(imported);
        report.cancelled = cancelled;
        if !step.changes.is_empty() {
            self.open = true;
            self.notices.edited();
        }
        self.follow(&before, &step);
        if matches!(way, Way::Files(_))
            && let Some(first) = report.first_article()
        {
            self.open_article(first);
        }
        self.intake.waiting.push_back((report, way));
    }

    /// Reads what is pasted from a clipboard, and not its plain text alone.
    pub fn with_clipboard(mut self, clipboard: Arc<dyn Clipboard>) -> Self {
        self.clipboard = clipboard;
        self
    }

    /// Adds an article that was pasted.
    pub(in crate::ui) fn add_pasted(&mut self, draft: Draft) {
        if self.refuses() {
            return;
        }
        self.open = true;
        let before = self.session.project().clone();
        let (step, outcome) = self.session.add_drafts(vec![draft]);
        self.follow(&before, &step);
        let outcome = outcome.first().map(|added| match added {
            Added::New(id) => (FileOutcome::Added(*id), *id),
            Added::Known(id) => (FileOutcome::Known(*id), *id),
        });
        if let Some((outcome, id)) = outcome {
            self.open_article(id);
            let files = vec![(PathBuf::from("pasted text"), outcome)];
            self.intake.waiting.push_back((ImportReport::of(files), Way::Paste));
        }
    }

    /// Looks for versions among what came in, looks at the watched folder, and
    /// tells what was found.
    pub(super) fn look_after_intake(&mut self, ctx: &Context) {
        if let Some((_, found)) = ended(&mut self.intake.looking, |job| job)
            && let Some((mut report, way)) = self.intake.waiting.pop_front()
        {
            report.take_versions(found.unwrap_or_default());
            self.tell_import(report, way);
        }
        if self.intake.looking.is_none()
            && let Some((report, _)) = self.intake.waiting.front()
        {
            let added: Vec<ArticleId> = report.added().collect();
            let (project, waker) = (self.session.project().clone(), ctx.clone());
            let wake = move || waker.request_repaint();
            let work = move |_: &_| versions(&project, &added);
            self.intake.looking = Job::start("Looking for versions", wake, work).ok();
            if self.intake.looking.is_none()
                && let Some((report, way)) = self.intake.waiting.pop_front()
            {
                self.tell_import(report, way);
            }
        }
        self.look_after_watch(ctx);
    }

    fn tell_import(&mut self, report: ImportReport, way: Way) {
        let (added, known, failed) = report.counts();
        let report = Arc::new(report);
        if !report.files.is_empty() {
            self.intake.last = Some(Arc::clone(&report));
        }
        let from = match (way, self.intake.watched()) {
            (Way::Watch, Some(folder)) => format!(" from {}", shown(folder)),
            _ => String::new(),
        };
        let articles = format!("{} added{from}", counted(added, "article"));
        let failure = report.files.iter().find_map(|(path, outcome)| match outcome {
            FileOutcome::Failed(error) => Some((path, error)),
            _ => None,
        });
        let one_version = report.versions.values().next().filter(|_| report.versions.len() == 1);
        match (added, known, failed) {
            (0, 0, 0) if report.cancelled => self.notices.hint("No file was opened"),
            (0, 0, 0) => self.notices.hint("There are no text files there"),
            _ if way == Way::Watch && (failed > 1 || report.versions.len() > 1) => {
                let body = format!(
                    "{} like versions of others, {} not opened. “Last import…” in the menu File \
                     lists all.",
                    match report.versions.len() {
                        1 => "1 looks".to_owned(),
                        n => format!("{n} look"),
                    },
                    counted(failed, "file")
                );
                self.notices.tell(articles, body);
            }
            (0, 1, 0) if way != Way::Watch => {
                self.notices.hint("This text is in the project already");
            }
            (0, _, 0) if way == Way::Watch => {}
            (_, known, 0)
                if report.versions.is_empty()
                    && !report.cancelled
                    && (known == 0 || way == Way::Watch) =>
            {
                self.notices.say(articles)
            }
            (_, _, 0)
                if let Some(version) = one_version
                    && (way == Way::Watch || report.files.len() == 1) =>
            {
                let other = name_of(self.session.project(), version.of);
                // A sign of percent does not begin a line.
                let differs = version.in_words().replace(" %", "\u{a0}%");
                let body = format!("It looks like a version of {other}: {differs}.");
                self.notices.offer_compare(articles, body, (version.of, version.article));
            }
            (_, _, 1)
                if let Some((path, error)) = failure
                    && (way == Way::Watch || report.files.len() == 1) =>
            {
                let title = format!("{} was not opened", shown(path));
                self.notices.error(title, reason(error, error.hint()));
            }
            _ => self.open_dialog_later(Dialog::report(report)),
        }
    }

    /// Shows what became of the files that were opened last.
    pub(in crate::ui) fn open_report(&mut self) {
        if let Some(report) = &self.intake.last {
            self.open_dialog(Dialog::report(Arc::clone(report)));
        }
    }

    /// Writes the report that was told last to a file.
    pub(super) fn write_report(&mut self, path: &Path) {
        let Some(report) = self.intake.last.clone() else { return };
        let project = self.session.project();
        match safe_write::replace(path, |out| report.write(project, path, out)) {
            Ok(()) => self.notices.say(format!("The report is in {}", shown(path))),
            Err(error) => {
                let text = super::files::described(&error, error.hint());
                self.notices.error("The report was not written", text);
            }
        }
    }

    /// Gives up what was begun for a project that is left.
    pub(super) fn leave_intake(&mut self) {
        self.stop_watching();
        self.intake = Intake::default();
    }
}
