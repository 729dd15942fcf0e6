//! Projects that were never saved: their journals lie in a folder of the
//! program's own until they get a file.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::journaling::Start;
use super::keeping::Wake;
use super::opening::{CannotOpen, Opened, me};
use super::{Session, now, recovery};
use crate::edit::whole;
use crate::io::disk::{Disk, names_in};
use crate::io::journal::{self, Head};
use crate::io::lock::{self, Refusal};
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
        self.lock = lock::take(&self.disk, &path, &me()).ok().map(Arc::new);
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

/// Work in the folder that was never saved, the latest first; and what could not be
/// looked at, a sentence each. What other windows work on just now is not among it.
pub fn left(folder: &Path) -> (Vec<Left>, Vec<String>) {
    let (mut all, mut troubles) = (Vec::new(), Vec::new());
    let journals = journals(folder).unwrap_or_else(|error| {
        troubles.push(format!("{} cannot be read: {error}.", folder.display()));
        Vec::new()
    });
    for path in &journals {
        match look(path) {
            Ok(left) => all.extend(left),
            Err(CannotOpen::Held { .. }) => {}
            Err(error) => troubles.push(format!("{error}.")),
        }
    }
    all.sort_by_key(|left| std::cmp::Reverse(left.last_made));
    (all, troubles)
}

fn look(path: &Path) -> Result<Option<Left>, CannotOpen> {
    let disk = Disk::default();
    let _lock = lock::take(&disk, path, &me()).map_err(|refusal| match refusal {
        Refusal::Held(holder) => CannotOpen::Held { path: path.to_owned(), holder },
        Refusal::Impossible(cause) => {
            let what = "it cannot be locked";
            CannotOpen::CannotKeep { path: lock::path_of(path), what, cause }
        }
    })?;
    let found = recovery::look(&disk, path, true)?;
    let project = &found.project;
    if found.recovery.brought_back == 0 {
        return Ok(None);
    }
    Ok(Some(Left {
        path: path.to_owned(),
        title: project.header().title.clone(),
        articles: project.articles().len(),
        tags: project.tags().len(),
        last_made: found.recovery.last_made,
    }))
}

/// The paths beside which journals stand.
fn journals(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let ending = ".ron.journal";
    let names = names_in(folder)?;
    Ok(names
        .into_iter()
        .filter_map(|name| Some(folder.join(format!("{}.ron", name.strip_suffix(ending)?))))
        .filter(|path| journal::path_of(path).is_file())
        .collect())
}
