//! The disk stops at every single deed, as when the power goes: every later deed
//! fails, and what was not synced is there or is not. What is opened then has
//! all that was said to be safe, with its undo history; a stop of the recovery
//! itself, and work that goes on after it, change nothing about that.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hearsay::edit::{people, tag};
use hearsay::io::disk::{Deed, Disk, Gate};
use hearsay::model::{KindId, Project};
use hearsay::session::{Session, Wake};

use crate::support::{a_folder, story, unwound};

/// What a power cut takes with it of what was not synced.
#[derive(Clone, Copy, Debug)]
struct Takes {
    /// Bytes in files.
    bytes: bool,
    /// Names in folders: files come and go with them.
    names: bool,
}

const TAKES: [Takes; 4] = [
    Takes { bytes: false, names: false },
    Takes { bytes: true, names: false },
    Takes { bytes: false, names: true },
    Takes { bytes: true, names: true },
];

/// A disk that stops at its nth deed, and knows what was not synced by then. One
/// deed before that may fail by itself.
struct Stop {
    n: usize,
    fails: Option<usize>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    seen: usize,
    /// Files with bytes that were not synced, and how many were before them.
    unsynced: Vec<(PathBuf, usize)>,
    /// What stood under names that were changed and not synced, oldest first.
    names: Vec<(PathBuf, Option<Vec<u8>>)>,
}

impl State {
    /// What the disk has of a file for certain.
    fn of(&self, path: &Path) -> Option<Vec<u8>> {
        let mut bytes = fs::read(path).ok()?;
        if let Some((_, n)) = self.unsynced.iter().find(|(other, _)| other == path) {
            bytes.truncate(*n);
        }
        Some(bytes)
    }

    fn note(&mut self, deed: Deed, path: &Path) {
        match deed {
            Deed::Open | Deed::Link if path.exists() => {}
            Deed::Open | Deed::Link => self.names.push((path.to_owned(), None)),
            Deed::Write if self.unsynced.iter().all(|(other, _)| other != path) => {
                let len = fs::metadata(path).map_or(0, |found| found.len());
                self.unsynced.push((path.to_owned(), usize::try_from(len).unwrap()));
            }
            Deed::Write => {}
            Deed::Sync => self.unsynced.retain(|(other, _)| other != path),
            Deed::Rename | Deed::Remove => {
                self.names.push((path.to_owned(), self.of(path)));
                self.unsynced.retain(|(other, _)| other != path);
            }
            Deed::Read | Deed::Look => {}
            Deed::SyncFolder => self.names.retain(|(other, _)| other.parent() != Some(path)),
        }
    }
}

impl Gate for Stop {
    fn pass(&self, deed: Deed, path: &Path) -> io::Result<()> {
        let mut state = self.state.lock().unwrap();
        if deed.only_looks() && state.seen <= self.n {
            // Nothing of it is left behind.
            return Ok(());
        }
        state.seen += 1;
        if state.seen > self.n {
            return Err(io::Error::other("the power is gone"));
        }
        if Some(state.seen) == self.fails {
            return Err(io::ErrorKind::StorageFull.into());
        }
        state.note(deed, path);
        Ok(())
    }
}

impl Stop {
    fn at(n: usize) -> Arc<Self> {
        Arc::new(Self { n, fails: None, state: Mutex::default() })
    }

    fn has_stopped(&self) -> bool {
        self.state.lock().unwrap().seen > self.n
    }

    /// Leaves the disk as the power cut does.
    fn cut(&self, takes: Takes) {
        let state = std::mem::take(&mut *self.state.lock().unwrap());
        if takes.bytes {
            for (path, n) in state.unsynced {
                if let Ok(bytes) = fs::read(&path) {
                    fs::write(path, &bytes[..n.min(bytes.len())]).unwrap();
                }
            }
        }
        for (path, before) in state.names.into_iter().rev().filter(|_| takes.names) {
            match before {
                Some(bytes) => fs::write(path, bytes).unwrap(),
                None => drop(fs::remove_file(path)),
            }
        }
    }
}

/// The project as it should be, with the states before it and those undone.
#[derive(Clone, Debug, PartialEq)]
struct World {
    done: Vec<Project>,
    now: Project,
    undone: Vec<Project>,
}

impl World {
    /// What is found by opening the file to look.
    fn found(path: &Path) -> Self {
        let opened = Session::open(path).unwrap();
        assert_eq!(opened.recovery.stray, None);
        let mut session = opened.session;
        let now = session.project().clone();
        let mut undone = Vec::new();
        while session.redo().is_some() {
            undone.push(session.project().clone());
        }
        undone.reverse();
        let mut done = unwound(&mut session).split_off(undone.len() + 1);
        done.reverse();
        Self { done, now, undone }
    }

    fn edited(&self, now: &Project) -> Self {
        let mut done = self.done.clone();
        done.push(self.now.clone());
        Self { done, now: now.clone(), undone: Vec::new() }
    }

    fn undone(&self) -> Self {
        let mut next = self.clone();
        let now = next.done.pop().unwrap();
        next.undone.push(std::mem::replace(&mut next.now, now));
        next
    }
}

/// Waits until everything is on disk, or is known not to be.
fn settle(session: &Session) -> bool {
    loop {
        let safety = session.wait_until_safe(Duration::from_millis(1)).unwrap();
        if safety.is_safe() || safety.trouble.is_some() {
            return safety.is_safe();
        }
    }
}

/// A morning on the project.
const STEPS: [&str; 9] = ["title", "tag", "save", "title", "undo", "save", "tag", "undo", "redo"];

/// Edits, saves, undoes and closes, on a disk that may stop. Returns the worlds
/// that may be found then: the last that was said to be safe, and those after.
fn work(disk: Disk, path: &Path, before: &World, round: usize) -> Vec<World> {
    let mut worlds = vec![before.clone()];
    // A deed that fails may hinder one opening.
    let open = || Session::open_on(disk.clone(), path, Wake::nobody());
    let Ok(opened) = open().or_else(|_| open()) else { return worlds };
    let mut session = opened.session;
    session.sign_in("Ada");
    for (nth, step) in STEPS.iter().enumerate() {
        let last = worlds.last().unwrap();
        let next = match *step {
            "save" => {
                let _ = session.save_as(path);
                continue;
            }
            "undo" => {
                session.undo().unwrap();
                last.undone()
            }
            "redo" => {
                session.redo().unwrap();
                let mut next = last.edited(session.project());
                next.undone = last.undone[..last.undone.len() - 1].to_vec();
                next
            }
            "title" => {
                let title = format!("Round {round}, {nth}");
                session.edit(|p, _| Ok(people::retitle(p, &title))).unwrap();
                last.edited(session.project())
            }
            _ => {
                let article = session.project().in_order().next().unwrap().id;
                let at = session.project().sentences(article)[1];
                session
                    .edit(|p, hand| Ok(tag::toggle(p, hand, article, &[at], KindId::Denial)))
                    .unwrap();
                last.edited(session.project())
            }
        };
        assert!(*session.project() == next.now, "{step}");
        worlds.push(next);
        if settle(&session) {
            worlds.drain(..worlds.len() - 1);
        }
    }
    worlds
}

/// Which of the worlds is there.
fn check(path: &Path, worlds: &[World], when: &str) -> World {
    let found = World::found(path);
    assert!(
        worlds.contains(&found),
        "{when}: found “{}” with {} and {} steps; may be {:?}",
        found.now.header().title,
        found.done.len(),
        found.undone.len(),
        worlds
            .iter()
            .map(|it| (&it.now.header().title, it.done.len(), it.undone.len()))
            .collect::<Vec<_>>(),
    );
    found
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| (entry.file_name().into(), fs::read(entry.path()).unwrap()))
        .collect()
}

fn copied(files: &[(PathBuf, Vec<u8>)]) -> (tempfile::TempDir, PathBuf) {
    let folder = a_folder();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let path = folder.path().join("story.ron");
    (folder, path)
}

#[test]
fn the_disk_may_stop_at_any_deed_and_again_while_that_is_mended() {
    let (story_folder, story_path) = story();
    let begin = files(story_folder.path());
    let before = World::found(&story_path);
    for takes in TAKES {
        for n in 0.. {
            let (folder, path) = copied(&begin);
            let disk = Stop::at(n);
            let worlds = work(Disk::gated(disk.clone()), &path, &before, 1);
            let was_last = !disk.has_stopped();
            disk.cut(takes);
            let when = format!("deed {n}, {takes:?}");
            let found = check(&path, &worlds, &when);
            let left = files(folder.path());
            for again in 0.. {
                let (_folder, path) = copied(&left);
                let disk = Stop::at(again);
                drop(Session::open_on(Disk::gated(disk.clone()), &path, Wake::nobody()));
                let was_last = !disk.has_stopped();
                disk.cut(takes);
                let when = format!("{when}, then deed {again} of the recovery");
                let found = check(&path, std::slice::from_ref(&found), &when);
                if (n + again).is_multiple_of(3) {
                    let disk = Stop::at(5 * n + 3 * again);
                    let worlds = work(Disk::gated(disk.clone()), &path, &found, 2);
                    disk.cut(takes);
                    check(&path, &worlds, &format!("{when}, then another round"));
                }
                if was_last {
                    break;
                }
            }
            if was_last {
                assert!(n > 25, "the work has only {n} deeds");
                break;
            }
        }
    }
}

#[test]
fn the_disk_may_stop_after_a_deed_that_failed() {
    let (story_folder, story_path) = story();
    let begin = files(story_folder.path());
    let before = World::found(&story_path);
    let (mut fails, mut is_over) = (1, false);
    while !is_over {
        for n in (fails + 1..).step_by(3) {
            let (_folder, path) = copied(&begin);
            let disk = Arc::new(Stop { n, fails: Some(fails), state: Mutex::default() });
            let worlds = work(Disk::gated(disk.clone()), &path, &before, 1);
            let was_last = !disk.has_stopped();
            disk.cut(TAKES[n % TAKES.len()]);
            check(&path, &worlds, &format!("deed {fails} fails, deed {n} is the last"));
            if was_last {
                is_over = n == fails + 1;
                break;
            }
        }
        fails += 1;
    }
    assert!(fails > 25, "the work has only {fails} deeds");
}
