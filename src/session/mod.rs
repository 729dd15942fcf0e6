//! The open project: its history, its file, its coder, and long work on threads.
//!
//! Everything that both the window and the command line do to a project goes
//! through here. It is the only place that asks the clock and the system's
//! randomness. It knows nothing of how anything is shown.

pub mod beside;
pub mod choosing;
pub mod import_report;
pub mod importing;
pub mod job;
mod journaling;
mod keeping;
mod opening;
mod recovery;
pub mod sample;
mod saving;
pub mod unnamed;
pub mod versions;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::edit::{Hand, History, Refused, people};
use crate::io::disk::Disk;
use crate::io::journal::Kept;
use crate::io::lock::Lock;
use crate::io::project_file;
use crate::model::{Change, Coder, CoderId, Edit, Id, Ids, Moment, Project, Way};

pub use import_report::{FileOutcome, ImportReport};
pub use importing::Imported;
pub use job::{Job, Progress};
pub use keeping::{Safety, Wake};
pub use opening::{CannotOpen, Opened};
pub use recovery::{Recovery, Stray};
pub use saving::{CannotSave, Done, Known, Over, Save};

/// The name that a coder without one signs with: on records that nobody in
/// particular made, such as an article that was opened.
const NOBODY: CoderId = CoderId(Id(0));

/// A project that is being worked on.
#[derive(Debug)]
pub struct Session {
    project: Project,
    history: History,
    ids: Ids,
    coder: Option<Coder>,
    path: Option<PathBuf>,
    /// What the file holds.
    saved: Option<project_file::Saved>,
    /// States of the file that a save here tried to bring about.
    attempted: Vec<crate::io::stamp::Stamp>,
    /// The last edit's number.
    seq: u64,
    /// What edits are called that were made and can still be told, and what the
    /// next one is called.
    keys: HashSet<String>,
    next_key: String,
    /// Keeps every edit in the journal; none where nothing is kept, as for a
    /// project that is only looked at.
    keeper: Option<keeping::Keeper>,
    /// Where the journal of a project without a file is to be kept.
    unnamed: Option<unnamed::Place>,
    /// Called when the safety changes.
    wake: Option<Wake>,
    lock: Option<Arc<Lock>>,
    /// Why nothing may be changed, as a sentence.
    closed: Option<String>,
    /// A journal that belongs to another state of the file, still to be decided
    /// on.
    stray: Option<Stray>,
    disk: Disk,
}

/// What undo or redo did.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it says it does, in lower case.
    pub label: String,
    /// The changes that were applied just now.
    pub changes: Vec<Change>,
}

impl Session {
    /// A new project that no file holds yet.
    pub fn new(title: impl Into<String>) -> Self {
        Self::with_ids(Project::new(title), Ids::seeded(random_seed()))
    }

    /// A session on a project of the caller's, with ids from a stream of the
    /// caller's; an unsaved one.
    pub fn with_ids(project: Project, ids: Ids) -> Self {
        Self {
            project,
            history: History::saved(),
            ids,
            coder: None,
            path: None,
            saved: None,
            attempted: Vec::new(),
            seq: 0,
            keys: HashSet::new(),
            next_key: String::new(),
            keeper: None,
            unnamed: None,
            wake: None,
            lock: None,
            closed: None,
            stray: None,
            disk: Disk::default(),
        }
    }

    /// The project as it is now.
    pub const fn project(&self) -> &Project {
        &self.project
    }

    /// What was done and undone.
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// The file that holds the project.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether the file holds the project as it is now. A new and empty project
    /// counts as saved: there is nothing to lose.
    pub fn is_saved(&self) -> bool {
        self.history.is_saved()
    }

    /// What the project is called: its title, else its file's name.
    pub fn title(&self) -> String {
        let title = &self.project.header().title;
        if !title.is_empty() {
            return title.clone();
        }
        let stem = self.path.as_ref().and_then(|path| path.file_stem());
        stem.map_or_else(|| "Untitled".to_owned(), |stem| stem.to_string_lossy().into_owned())
    }

    /// Who codes, once they have said so.
    pub const fn coder(&self) -> Option<&Coder> {
        self.coder.as_ref()
    }

    /// Takes the name of the one who codes. A coder of that name in the project
    /// is that person; a new one is added with their first edit.
    pub fn sign_in(&mut self, name: &str) {
        let same = |coder: &Coder| coder.name.to_lowercase() == name.trim().to_lowercase();
        if self.coder.as_ref().is_some_and(same) {
            // Their first edit may be undone just now, and be redone later.
            return;
        }
        let (id, _) = people::coder(&self.project, &mut self.ids, name);
        let known = self.project.coder(id).map(|coder| Coder::clone(coder));
        self.coder = Some(known.unwrap_or_else(|| Coder { id, name: name.trim().to_owned() }));
    }

    /// Plans an edit against the project and makes it. Returns what was changed.
    pub fn edit(
        &mut self,
        plan: impl FnOnce(&Project, &mut Hand<'_>) -> Result<Edit, Refused>,
    ) -> Result<Step, Refused> {
        self.check_open()?;
        let coder = self.coder.as_ref().map_or(NOBODY, |coder| coder.id);
        let mut hand = Hand { coder, now: now(), ids: &mut self.ids };
        let mut edit = plan(&self.project, &mut hand)?;
        if let Some(coder) = &self.coder
            && !edit.is_empty()
            && self.project.coder(coder.id).is_none()
        {
            edit.changes.insert(0, Change::add(coder.clone()));
        }
        if !edit.is_empty() {
            self.begin_unnamed();
        }
        let edit = self.history.make(&mut self.project, edit);
        self.keep(Way::Done, &edit);
        Ok(Step::of(&edit))
    }

    /// Takes the last edit back.
    pub fn undo(&mut self) -> Option<Step> {
        self.check_open().ok()?;
        self.begin_unnamed();
        let edit = self.history.undo(&mut self.project)?;
        self.keep(Way::Undone, &edit);
        Some(Step::of(&edit))
    }

    /// Does the last undone edit again.
    pub fn redo(&mut self) -> Option<Step> {
        self.check_open().ok()?;
        self.begin_unnamed();
        let edit = self.history.redo(&mut self.project)?;
        self.keep(Way::Redone, &edit);
        Some(Step::of(&edit))
    }

    /// Why nothing may be changed, as a sentence.
    pub fn closed(&self) -> Option<&str> {
        self.closed.as_deref()
    }

    fn check_open(&self) -> Result<(), Refused> {
        if let Some(why) = &self.closed {
            return Err(Refused::because(why));
        }
        let lost = self.keeper.as_ref().and_then(keeping::Keeper::lost);
        lost.map_or(Ok(()), |why| Err(Refused::because(why)))
    }

    /// Hands an edit to the journal.
    fn keep(&mut self, way: Way, edit: &Arc<Edit>) {
        if edit.is_empty() {
            return;
        }
        self.seq += 1;
        let coder = self.coder.as_ref().map_or(NOBODY, |coder| coder.id);
        let edit = Arc::clone(edit);
        let key = std::mem::take(&mut self.next_key);
        if let Some(keeper) = &self.keeper {
            keeper.keep(Kept { seq: self.seq, way, edit, key, coder, time: now() });
        }
    }

    /// Does something once, however often it is asked for under that key: also
    /// after a crash, as long as the history has it. An edit that changes nothing
    /// is remembered as long as the project is open.
    pub fn once<E>(
        &mut self,
        key: &str,
        act: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.keys.contains(key) {
            return Ok(());
        }
        key.clone_into(&mut self.next_key);
        let result = act(self);
        self.next_key.clear();
        if result.is_ok() {
            self.keys.insert(key.to_owned());
        }
        result
    }

    /// The number of the last edit.
    pub const fn seq(&self) -> u64 {
        self.seq
    }

    /// How safe the edits are; none where no journal is kept.
    pub fn safety(&self) -> Option<Safety> {
        self.keeper.as_ref().map(keeping::Keeper::safety)
    }

    /// Waits until all edits are on disk, at most that long.
    pub fn wait_until_safe(&self, at_most: std::time::Duration) -> Option<Safety> {
        self.keeper.as_ref().map(|keeper| keeper.wait(self.seq, at_most))
    }

    /// Has it looked at again whether all that was said to be safe still is.
    pub fn recheck(&self) {
        if let Some(keeper) = &self.keeper {
            keeper.recheck();
        }
    }

    /// Gives up the edits that could not be brought on disk, and all that would
    /// come after them. Says whether it is known that the disk has none of them,
    /// and waits at most that long to know.
    pub fn forget_unsafe(&mut self, why: &str, at_most: std::time::Duration) -> bool {
        self.closed = Some(why.to_owned());
        self.keeper.as_ref().is_some_and(|keeper| keeper.forget_unsafe(at_most))
    }

    /// Gives up what no save has: nothing of it will be brought back. The project
    /// can only be looked at from then on.
    pub fn discard(&mut self) {
        if let Some(keeper) = self.keeper.take() {
            keeper.discard();
        }
        self.history.mark_saved(self.history.state());
        self.let_go();
    }

    /// Leaves the file to whoever opens it next. What no save has stays in the
    /// journal.
    pub fn let_go(&mut self) {
        self.end_journal();
        self.keeper = None;
        self.lock = None;
        self.closed = Some("the project is no longer open for changes here".to_owned());
    }

    /// A project that is as its file says needs no journal any more.
    fn end_journal(&self) {
        let Some(teller) = self.keeper.as_ref().and_then(keeping::Keeper::teller) else { return };
        if !self.is_saved() {
            return;
        }
        match &self.saved {
            Some(saved) => {
                let (file, through, project) = (saved.stamp, self.seq, self.project.clone());
                let saved = journaling::Saved { moved_to: None, file, through, project };
                // What stays in the journal then is brought back, and does no harm.
                let _ = teller.saved(saved);
            }
            None => {
                if let Some(keeper) = &self.keeper {
                    keeper.discard();
                }
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.end_journal();
    }
}

impl Step {
    fn of(edit: &Edit) -> Self {
        Self { label: edit.label.clone(), changes: edit.changes.clone() }
    }
}

/// The time, to the second.
pub fn now() -> Moment {
    Moment::of(jiff::Timestamp::now())
}

/// A moment as the clocks of this place show it.
pub fn local(moment: Moment) -> jiff::civil::DateTime {
    moment.timestamp().to_zoned(jiff::tz::TimeZone::system()).datetime()
}

/// A seed for ids from the system; from the clock where the system has none.
fn random_seed() -> u64 {
    getrandom::u64().unwrap_or_else(|_| jiff::Timestamp::now().as_nanosecond() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{article, tag};
    use crate::model::{Draft, KindId, Span};

    fn session() -> Session {
        let mut session = Session::with_ids(Project::new("Test"), Ids::seeded(3));
        let text = "The dam held.".to_owned();
        let sentences = vec![Span::of(0..text.len())];
        let draft = Draft { text, sentences, ..Draft::default() };
        session.edit(|p, hand| Ok(article::add(p, hand, vec![draft]).edit)).unwrap();
        session
    }

    #[test]
    fn a_coder_comes_with_their_first_edit_and_goes_with_its_undo() {
        let mut session = session();
        session.sign_in("Ada");
        assert_eq!(session.project().coders().len(), 0);
        let id = session.project().in_order().next().unwrap().id;
        let sentence = session.project().sentences(id)[0];
        let step = session
            .edit(|p, hand| Ok(tag::toggle(p, hand, id, &[sentence], KindId::Claim)))
            .unwrap();
        assert_eq!(step.label, "tag as claim");
        assert_eq!(session.project().coders().len(), 1);
        session.undo();
        assert_eq!((session.project().coders().len(), session.project().tags().len()), (0, 0));
        session.redo();
        session.sign_in("ada");
        assert_eq!(session.coder().map(|c| c.name.as_str()), Some("Ada"));
    }

    #[test]
    fn a_project_is_saved_and_opened_to_the_same_state() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.ron");
        let mut session = session();
        assert!(!session.is_saved());
        session.save_as(&path).unwrap();
        assert!(session.is_saved());
        let opened = Session::open(&path).unwrap();
        assert_eq!(opened.faults, []);
        assert_eq!(opened.session.project(), session.project());
        session.undo();
        assert!(!session.is_saved());
    }
}
