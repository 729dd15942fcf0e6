//! Every read, look, write, sync, rename, link and removal fails once, in turn, as a
//! full, a dying, a closed and a read-only disk would have it: all that was said to
//! be safe is.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hearsay::io::disk::{Deed, Disk, Gate};
use hearsay::session::{Session, Wake};

use crate::support::{Dice, keep, story, unwound, work};

/// A name for an error, and how it comes about.
type Named = (&'static str, fn() -> io::Error);

/// What disks report, by the system's own numbers where it has such.
#[cfg(target_os = "linux")]
const ERRORS: [Named; 6] = [
    ("ENOSPC", || io::Error::from_raw_os_error(28)),
    ("EIO", || io::Error::from_raw_os_error(5)),
    ("EACCES", || io::Error::from_raw_os_error(13)),
    ("EROFS", || io::Error::from_raw_os_error(30)),
    ("EDQUOT", || io::Error::from_raw_os_error(122)),
    ("ESTALE", || io::Error::from_raw_os_error(116)),
];

/// What disks report.
#[cfg(not(target_os = "linux"))]
const ERRORS: [Named; 3] = [
    ("full", || ErrorKind::StorageFull.into()),
    ("read-only", || ErrorKind::ReadOnlyFilesystem.into()),
    ("another", || io::Error::other("the disk is unwell")),
];

/// Lets everything pass but the nth deed.
struct Nth {
    n: usize,
    seen: AtomicUsize,
    error: fn() -> io::Error,
}

impl Gate for Nth {
    fn pass(&self, _: Deed, _: &Path) -> io::Result<()> {
        if self.seen.fetch_add(1, Ordering::Relaxed) == self.n {
            return Err((self.error)());
        }
        Ok(())
    }
}

/// A morning's work; returns whether each save went well.
fn morning(disk: Disk, path: &Path) -> (Session, Vec<bool>) {
    // One fault hinders one opening at most.
    let opened = Session::open_on(disk.clone(), path, Wake::nobody());
    let opened = opened.or_else(|_| Session::open_on(disk, path, Wake::nobody()));
    let mut session = opened.unwrap().session;
    session.sign_in("Ada");
    let mut dice = Dice::new(11);
    let mut saves = Vec::new();
    for round in 0..3 {
        for _ in 0..4 {
            work(&mut session, &mut dice);
        }
        keep(&session);
        if round < 2 {
            saves.push(session.save_as(path).is_ok());
            work(&mut session, &mut dice);
            session.undo();
        }
    }
    keep(&session);
    (session, saves)
}

#[test]
fn every_deed_may_fail_once_and_nothing_is_lost() {
    for (name, error) in ERRORS {
        for n in 0.. {
            let (_folder, path) = story();
            let gate = Arc::new(Nth { n, seen: AtomicUsize::new(0), error });
            let (session, saves) = morning(Disk::gated(gate.clone()), &path);
            let (mut history, mut project) = (session.history().clone(), session.project().clone());
            let mut states = vec![project.clone()];
            while history.undo(&mut project).is_some() {
                states.push(project.clone());
            }
            // One fault hinders one save at most.
            assert!(saves.iter().filter(|went_well| !**went_well).count() <= 1);
            drop(session);
            let mut opened = Session::open(&path).unwrap();
            assert_eq!(opened.recovery.stray, None, "deed {n}, {name}");
            assert!(unwound(&mut opened.session) == states, "deed {n}, {name}");
            if gate.seen.load(Ordering::Relaxed) <= n {
                assert!(n > 20, "the work has only {n} deeds");
                break;
            }
        }
    }
}

/// Fails all deeds of a kind until it is told otherwise.
struct Shut(AtomicUsize);

impl Gate for Shut {
    fn pass(&self, deed: Deed, _: &Path) -> io::Result<()> {
        if self.0.load(Ordering::Relaxed) == 1 && deed != Deed::Remove {
            return Err(ErrorKind::StorageFull.into());
        }
        Ok(())
    }
}

#[test]
fn a_full_disk_is_said_and_made_up_for_when_there_is_room() {
    let (_folder, path) = story();
    let gate = Arc::new(Shut(AtomicUsize::new(0)));
    let disk = Disk::gated(gate.clone());
    let mut session = Session::open_on(disk, &path, Wake::nobody()).unwrap().session;
    session.sign_in("Ada");
    let mut dice = Dice::new(12);
    work(&mut session, &mut dice);
    keep(&session);
    let safe = session.project().clone();
    gate.0.store(1, Ordering::Relaxed);
    session.edit(|p, _| Ok(hearsay::edit::people::retitle(p, "Full"))).unwrap();
    let waited = session.wait_until_safe(std::time::Duration::from_millis(300)).unwrap();
    assert!(!waited.is_safe());
    assert_eq!(waited.trouble.as_deref(), Some("the disk is full"));
    let error = session.save_as(&path).unwrap_err();
    assert!(error.hint().contains("the disk is full"), "{error}");
    assert!(Session::open(&path).unwrap().session.project() == &safe);
    gate.0.store(0, Ordering::Relaxed);
    keep(&session);
    assert_eq!(session.safety().unwrap().trouble, None);
    assert!(Session::open(&path).unwrap().session.project() == session.project());
}
