//! Projects that were never saved: their journals lie in a folder of the
//! program's own until they get a file.

use std::path::{Path, PathBuf};

use super::journaling::Start;
use super::keeping::Wake;
use super::opening::{CannotOpen, Opened, me};
use super::{Session, now, recovery};
use crate::edit::whole;
use crate::io::disk::{Disk, names_in};
use crate::io::journal::{self, Head};
use crate::io::lock;
use crate::io::stamp::Stamp;
use crate::model::{Moment, Way};

/// Where the journals of projects without a file are kept.
#[derive(Clone, Debug)]
pub struct Place {
    folder: PathBuf,
    wake: Wake,
}

/// Work that was never saved, and that nobody has open.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// The path that its journal stands beside; there is no file.
    pub path: PathBuf,
    /// What it is called.
    pub title: String,
    /// How many articles and tags it has.
    pub articles: usize,
    /// How many tags it has.
    pub tags: usize,
    /// When it was last edited.
    pub last_made: Option<Moment>,
}

impl Session {
    /// Keeps the journal in that folder as long as the project has no file, from
    /// its first edit on.
    pub fn keep_in(&mut self, folder: &Path, wake: Wake) {
        if self.path.is_none() && self.keeper.is_none() {
            self.unnamed = Some(Place { folder: folder.to_owned(), wake });
        }
    }

    /// Begins the journal of a project without a file.
    pub(super) fn begin_unnamed(&mut self) {
        let Some(place) = self.unnamed.take() else { return };
        let path = place.folder.join(format!("{}.ron", self.ids.make()));
        // Where the folder cannot be made the journal says so.
        let _ = self.disk.make_folder(&place.folder);
        self.lock = lock::take(&path, &me()).ok();
        let head = Head { file: Stamp::NO_FILE, since: now() };
        let start = Start::afresh(path, head, self.seq);
        self.start_keeping(start, place.wake);
        let all = whole::of(&self.project);
        self.keep(Way::Done, &all.into());
    }

    /// Opens work that was never saved.
    pub fn open_left(left: &Path, wake: Wake) -> Result<Opened, CannotOpen> {
        let mut opened = Self::open_locked(Disk::default(), left, true, wake)?;
        opened.session.path = None;
        Ok(opened)
    }
}

/// Work in the folder that was never saved, the latest first. What other windows
/// work on just now is not among it.
pub fn left(folder: &Path) -> Vec<Left> {
    let mut all: Vec<Left> = journals(folder).iter().filter_map(|path| look(path)).collect();
    all.sort_by_key(|left| std::cmp::Reverse(left.last_made));
    all
}

fn look(path: &Path) -> Option<Left> {
    let _lock = lock::take(path, &me()).ok()?;
    let found = recovery::look(path, true).ok()?;
    let project = &found.project;
    if found.recovery.brought_back == 0 {
        return None;
    }
    Some(Left {
        path: path.to_owned(),
        title: project.header().title.clone(),
        articles: project.articles().len(),
        tags: project.tags().len(),
        last_made: found.recovery.last_made,
    })
}

/// The paths beside which journals stand.
fn journals(folder: &Path) -> Vec<PathBuf> {
    let ending = ".ron.journal";
    names_in(folder)
        .into_iter()
        .filter_map(|name| Some(folder.join(format!("{}.ron", name.strip_suffix(ending)?))))
        .filter(|path| journal::path_of(path).is_file())
        .collect()
}
