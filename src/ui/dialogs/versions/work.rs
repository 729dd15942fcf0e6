//! What the dialog on earlier versions has threads do: listing, reading one
//! version after the other, opening one.

use egui::Context;

use super::told::Told;
use super::{Facts, Row, Versions};
use crate::io::project_file::{Fault, OpenError};
use crate::io::versions::{self, Version, VersionError};
use crate::model::Project;
use crate::session::job::Poll;
use crate::session::versions::{Compared, compare};
use crate::session::{Job, Progress, Session, local};
use crate::ui::desk::{Desk, capitalized};
use crate::ui::when;

/// What goes on in threads.
#[derive(Default)]
pub struct Work {
    listing: Option<Job<Listed>>,
    reading: Option<Reading>,
    opening: Option<Job<Opened>>,
    /// The row that is opened: another may be chosen meanwhile.
    opened: usize,
}

/// The list, and the project as its file has it where that is another.
type Listed = (Result<Vec<Version>, VersionError>, Option<Project>);

/// A version as a project of its own.
type Opened = Result<(Session, Vec<Fault>), OpenError>;

/// A row that is read.
struct Reading {
    row: usize,
    /// What it is compared with.
    after: After,
    job: Job<Result<(Facts, Project), OpenError>>,
}

/// What came after a version.
#[derive(Clone)]
struct After {
    when: String,
    project: Project,
}

const STOPPED: &str = "The work on it stopped. Try again.";

impl Work {
    pub const fn is_on(&self) -> bool {
        self.listing.is_some() || self.reading.is_some() || self.opening.is_some()
    }

    pub const fn is_opening(&self) -> bool {
        self.opening.is_some()
    }
}

/// Takes a job out once it has come to an end, with its result if it has one.
fn ended<T: Send + 'static>(slot: &mut Option<Job<T>>) -> Option<Option<T>> {
    let result = match slot.as_ref()?.poll() {
        Poll::Working => return None,
        Poll::Done(result) => Some(result),
        Poll::Lost => None,
    };
    *slot = None;
    Some(result)
}

fn start<T: Send + 'static>(
    ctx: &Context,
    work: impl FnOnce(&Progress) -> T + Send + 'static,
) -> Result<Job<T>, String> {
    let waker = ctx.clone();
    Job::start("Reading earlier versions", move || waker.request_repaint(), work)
        .map_err(|error| error.to_string())
}

/// An error with what to do about it.
fn in_words(error: &dyn std::error::Error, hint: &str) -> String {
    format!("{}. {}.", capitalized(&error.to_string()), capitalized(hint))
}

impl Versions {
    /// Lists the versions, and reads the file where the project is not what it holds.
    pub fn list(&mut self, ctx: &Context, saved: bool) {
        let path = self.file.clone();
        let list = move |_: &_| {
            // What was not saved yet came after the last version and the file.
            let file = (!saved).then(|| Session::open(&path).ok()).flatten();
            (versions::list(&path), file.map(|opened| opened.session.project().clone()))
        };
        match start(ctx, list) {
            Ok(job) => self.work.listing = Some(job),
            Err(error) => self.failed = error,
        }
    }

    /// Takes up what threads have come to. True where a version was opened.
    pub fn take_results(&mut self, desk: &mut Desk, ctx: &Context) -> bool {
        match ended(&mut self.work.listing) {
            None => {}
            Some(None) => STOPPED.clone_into(&mut self.failed),
            Some(Some((Err(error), _))) => self.failed = in_words(&error, error.hint()),
            Some(Some((Ok(versions), file))) => self.listed(ctx, versions, file),
        }
        self.take_row(ctx);
        match ended(&mut self.work.opening) {
            None => {}
            Some(None) => self.failed_to_open(self.work.opened, STOPPED.to_owned()),
            Some(Some(Err(error))) => {
                self.failed_to_open(self.work.opened, in_words(&error, error.hint()))
            }
            Some(Some(Ok(version))) => {
                desk.give_version(ctx, version);
                return true;
            }
        }
        false
    }

    fn listed(&mut self, ctx: &Context, versions: Vec<Version>, file: Option<Project>) {
        let row = |version: Version| Row {
            when: when::when(local(version.saved), self.clock),
            version,
            read: None,
        };
        self.rows = versions.into_iter().map(row).collect();
        let project = file.unwrap_or_else(|| self.now.clone());
        self.read(ctx, 0, After { when: "the last save".to_owned(), project });
    }

    /// Reads a row and compares it with what came after it.
    fn read(&mut self, ctx: &Context, i: usize, after: After) {
        let Some(row) = self.rows.get_mut(i) else { return };
        let (path, now) = (row.version.path.clone(), self.now.clone());
        let After { when: next, project: follower } = after.clone();
        let work = move |_: &_| {
            let Compared { project, until_next, until_now, faults } =
                compare(&path, &follower, &now)?;
            let (until_next, until_now) = (Told::of(&until_next), Told::of(&until_now));
            Ok((Facts { next, until_next, until_now, faults }, project))
        };
        match start(ctx, work) {
            Ok(job) => self.work.reading = Some(Reading { row: i, after, job }),
            Err(error) => row.read = Some(Err(error)),
        }
    }

    /// Takes up what reading a row has come to, and goes on with the next.
    fn take_row(&mut self, ctx: &Context) {
        let Some(reading) = &self.work.reading else { return };
        let (read, project) = match reading.job.poll() {
            Poll::Working => return,
            Poll::Lost => (Err(STOPPED.to_owned()), None),
            Poll::Done(Err(error)) => (Err(in_words(&error, error.hint())), None),
            Poll::Done(Ok((facts, project))) => (Ok(facts), Some(project)),
        };
        let Some(Reading { row: i, mut after, .. }) = self.work.reading.take() else { return };
        if let Some(row) = self.rows.get_mut(i) {
            // A damaged one is passed over: the one before is compared with the
            // next that can be read.
            if let Some(project) = project {
                after = After { when: row.when.clone(), project };
            }
            row.read = Some(read);
        }
        self.read(ctx, i + 1, after);
    }

    /// Reads the chosen version as a project of its own.
    pub fn open(&mut self, ctx: &Context) {
        let Some(row) = self.rows.get(self.chosen) else { return };
        let path = row.version.path.clone();
        let stamp = when::stamp(local(row.version.saved), self.clock);
        let title = match self.now.header().title.as_str() {
            "" => self.file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            title => title.to_owned(),
        };
        let title = format!("{title} (version of {stamp})");
        match start(ctx, move |_| Session::open_as_copy(&path, &title)) {
            Ok(job) => (self.work.opening, self.work.opened) = (Some(job), self.chosen),
            Err(error) => self.failed_to_open(self.chosen, error),
        }
    }

    fn failed_to_open(&mut self, i: usize, error: String) {
        if let Some(row) = self.rows.get_mut(i) {
            row.read = Some(Err(error));
        }
    }
}
