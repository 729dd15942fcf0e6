//! What cannot be known is not taken for granted: a read that failed, a file that
//! changes while it is opened, a disk that does not say what it has, a save that
//! could not say that it was made.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hearsay::io::disk::{Deed, Disk, Gate};
use hearsay::io::journal::{self, history};
use hearsay::session::{CannotSave, Session, Wake};

use crate::support::{Dice, keep, open, retitled, story, unwound, work};

/// Does something before a deed, perhaps an error.
struct Before<F>(F);

impl<F: Fn(Deed, &Path) -> io::Result<()> + Send + Sync> Gate for Before<F> {
    fn pass(&self, deed: Deed, path: &Path) -> io::Result<()> {
        (self.0)(deed, path)
    }
}

fn disk(before: impl Fn(Deed, &Path) -> io::Result<()> + Send + Sync + 'static) -> Disk {
    Disk::gated(Arc::new(Before(before)))
}

fn ends_with(path: &Path, ending: &str) -> bool {
    path.to_str().is_some_and(|path| path.ends_with(ending))
}

#[test]
fn a_history_that_cannot_be_read_is_left_as_it_is_and_loses_no_step() {
    for error in [io::ErrorKind::PermissionDenied, io::ErrorKind::Other] {
        let (_folder, path) = story();
        let mut session = open(&path).session;
        let mut dice = Dice::new(3);
        while session.history().depth().0 < 20 {
            work(&mut session, &mut dice);
        }
        session.save_as(&path).unwrap();
        let title = session.title();
        drop(session);
        let before = fs::read(history::path_of(&path)).unwrap();
        let fails = disk(move |deed, path| match deed {
            Deed::Read if ends_with(path, ".history") => Err(error.into()),
            _ => Ok(()),
        });
        let opened = Session::open_on(fails, &path, Wake::nobody()).unwrap();
        let notes = &opened.recovery.notes;
        assert!(notes[0].starts_with("The undo history cannot be read ("), "{notes:?}");
        let mut session = opened.session;
        retitled(&mut session, "One");
        let warnings = session.save_as(&path).unwrap();
        assert!(warnings[0].contains("undo history was not written"), "{warnings:?}");
        retitled(&mut session, "Two");
        session.save_as(&path).unwrap();
        let project = session.project().clone();
        drop(session);
        assert_eq!(fs::read(history::path_of(&path)).unwrap(), before);
        // Readable again, it has all steps, those of the meantime as well.
        drop(open(&path));
        assert!(!journal::path_of(&path).exists());
        assert!(fs::read(history::path_of(&path)).unwrap().len() > before.len());
        let mut opened = open(&path);
        assert!(*opened.session.project() == project && opened.session.is_saved());
        assert_eq!(opened.session.history().depth().0, 22);
        assert_eq!(unwound(&mut opened.session)[2].header().title, title);
    }
}

#[test]
fn a_journal_that_cannot_be_read_is_no_empty_one() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    retitled(&mut session, "Not saved");
    keep(&session);
    drop(session);
    let fails = disk(|deed, path| match deed {
        Deed::Read if ends_with(path, ".journal") => Err(io::Error::other("unwell")),
        _ => Ok(()),
    });
    let error = Session::open_on(fails, &path, Wake::nobody()).unwrap_err();
    assert!(error.to_string().contains("unwell"), "{error}");
    assert_eq!(open(&path).session.title(), "Not saved");
}

#[test]
fn another_programs_change_at_any_moment_of_opening_is_not_saved_over() {
    for when in 0..12 {
        let (folder, path) = story();
        let theirs = fs::read_to_string(&path).unwrap().replace("Story", "Other");
        let new = folder.path().join("new");
        fs::write(&new, &theirs).unwrap();
        let (seen, to) = (AtomicUsize::new(0), path.clone());
        let changes = disk(move |_, _| {
            if seen.fetch_add(1, Ordering::Relaxed) == when {
                fs::rename(&new, &to)?;
            }
            Ok(())
        });
        let mut session = Session::open_on(changes, &path, Wake::nobody()).unwrap().session;
        let saw = session.title();
        let article = session.project().in_order().next().unwrap().id;
        session.sign_in("Ada");
        session.edit(|p, hand| Ok(hearsay::edit::review::toggle_read(p, hand, article))).unwrap();
        match session.save_as(&path) {
            Ok(_) => assert_eq!(saw, "Other", "deed {when}"),
            Err(error) => {
                assert!(matches!(error, CannotSave::Changed(_)), "deed {when}: {error}");
            }
        }
        assert_eq!(Session::open(&path).unwrap().session.title(), "Other", "deed {when}");
        assert!(fs::read_to_string(&path).unwrap().contains("Other"));
    }
}

#[test]
fn a_file_that_changes_between_the_look_and_the_save_is_not_saved_over() {
    let (folder, path) = story();
    let theirs = fs::read_to_string(&path).unwrap().replace("Story", "Other");
    let new = folder.path().join("new");
    fs::write(&new, &theirs).unwrap();
    let (to, is_armed) = (path.clone(), Arc::new(AtomicBool::new(false)));
    let armed = Arc::clone(&is_armed);
    // While the new file is being written.
    let changes = disk(move |deed, path| {
        if deed == Deed::Sync && ends_with(path, ".tmp") && armed.swap(false, Ordering::Relaxed) {
            fs::rename(&new, &to)?;
        }
        Ok(())
    });
    let mut session = Session::open_on(changes, &path, Wake::nobody()).unwrap().session;
    retitled(&mut session, "Mine");
    keep(&session);
    is_armed.store(true, Ordering::Relaxed);
    let error = session.save_as(&path).unwrap_err();
    assert!(matches!(error, CannotSave::Changed(_)), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
}

/// Whether the journal on disk has an edit of that label.
fn is_in_journal(path: &Path, label: &str) -> bool {
    fs::read_to_string(journal::path_of(path)).is_ok_and(|it| it.contains(label))
}

#[test]
fn what_is_refused_on_a_full_disk_is_nowhere() {
    let (_folder, path) = story();
    let (is_full, fails) = (Arc::new(AtomicBool::new(false)), AtomicBool::new(true));
    let full = Arc::clone(&is_full);
    // No new file can be made any more, and one sync fails.
    let disk = disk(move |deed, path| {
        let is_due = match deed {
            Deed::Open => true,
            Deed::Sync => ends_with(path, ".journal"),
            _ => false,
        };
        if full.load(Ordering::Relaxed)
            && is_due
            && (deed == Deed::Open || fails.swap(false, Ordering::Relaxed))
        {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    });
    let mut session = Session::open_on(disk, &path, Wake::nobody()).unwrap().session;
    retitled(&mut session, "One");
    keep(&session);
    is_full.store(true, Ordering::Relaxed);
    retitled(&mut session, "Two");
    let safety = session.wait_until_safe(Duration::from_millis(200)).unwrap();
    assert_eq!(safety.trouble.as_deref(), Some("the disk is full"));
    assert!(session.forget_unsafe("not kept", Duration::from_secs(30)), "it is known");
    assert!(!is_in_journal(&path, "Two"));
    drop(session);
    assert_eq!(Session::open(&path).unwrap().session.title(), "One");
}

#[test]
fn a_disk_that_does_not_answer_leaves_it_open_and_is_believed_when_it_does() {
    let (_folder, path) = story();
    let (go, gate) = std::sync::mpsc::channel::<()>();
    let gate = Mutex::new(gate);
    let is_slow = Arc::new(AtomicBool::new(false));
    let slow = Arc::clone(&is_slow);
    let disk = disk(move |deed, path| {
        if deed == Deed::Sync && ends_with(path, ".journal") && slow.load(Ordering::Relaxed) {
            let _ = gate.lock().unwrap().recv();
        }
        Ok(())
    });
    let mut session = Session::open_on(disk, &path, Wake::nobody()).unwrap().session;
    retitled(&mut session, "One");
    keep(&session);
    is_slow.store(true, Ordering::Relaxed);
    retitled(&mut session, "Two");
    assert!(!session.wait_until_safe(Duration::from_millis(50)).unwrap().is_safe());
    assert!(!session.forget_unsafe("not known", Duration::from_millis(50)), "nobody knows");
    assert!(is_in_journal(&path, "Two"), "it may well be there");
    is_slow.store(false, Ordering::Relaxed);
    drop(go);
    drop(session);
}

#[test]
fn a_save_that_could_not_say_so_is_found_out_at_the_next_opening() {
    for n_after in 0..3 {
        let (_folder, path) = story();
        let is_shut = Arc::new(AtomicBool::new(false));
        let shut = Arc::clone(&is_shut);
        // Only the project itself can be written.
        let disk = disk(move |deed, path| {
            let beside = [".journal", ".history"].iter().any(|it| ends_with(path, it));
            if shut.load(Ordering::Relaxed) && beside && !deed.only_looks() {
                return Err(io::ErrorKind::StorageFull.into());
            }
            Ok(())
        });
        let mut session = Session::open_on(disk, &path, Wake::nobody()).unwrap().session;
        session.sign_in("Ada");
        let mut dice = Dice::new(5);
        while session.history().depth().0 < 9 {
            work(&mut session, &mut dice);
        }
        keep(&session);
        // What is in the journal and not in the save.
        let save = session.save_of(&path, Default::default());
        for nth in 0..n_after {
            retitled(&mut session, &format!("Later {nth}"));
        }
        keep(&session);
        is_shut.store(true, Ordering::Relaxed);
        let done = save.run(&mut None).unwrap();
        session.saved_by(done);
        let (project, depth) = (session.project().clone(), session.history().depth());
        drop(session);
        is_shut.store(false, Ordering::Relaxed);
        let opened = open(&path);
        assert_eq!(opened.recovery.stray, None, "{n_after} later");
        assert_eq!(opened.recovery.brought_back, n_after);
        assert!(*opened.session.project() == project);
        assert_eq!(opened.session.history().depth(), depth);
        assert_eq!(opened.session.is_saved(), n_after == 0);
    }
}

#[test]
fn what_a_killed_save_left_goes_at_the_next_opening() {
    let (folder, path) = story();
    let names = || {
        let entries = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name());
        entries.map(|it| it.into_string().unwrap()).filter(|it| it.ends_with(".tmp")).count()
    };
    let staged = {
        let session = Session::open(&path).unwrap().session;
        let project = session.project().clone();
        hearsay::io::project_file::stage(&Disk::default(), &path, &project, None).unwrap().0
    };
    // A kill runs no destructors.
    std::mem::forget(staged);
    assert_eq!(names(), 1);
    drop(Session::open(&path).unwrap());
    assert_eq!(names(), 1, "who only looks takes nothing away");
    let session = open(&path).session;
    assert_eq!(names(), 0);
    drop(session);
}

/// Whether anybody but the owner may do anything with a file or folder in there.
#[cfg(unix)]
fn is_open_to_others(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files = entries.map(|entry| entry.path());
    // What is renamed just now is looked at under its next name.
    files.any(|path| {
        let mode = fs::symlink_metadata(&path).map_or(0, |it| it.permissions().mode());
        mode & 0o077 != 0 || path.is_dir() && is_open_to_others(&path)
    })
}

#[cfg(unix)]
#[test]
fn nothing_beside_a_private_project_is_open_to_others_at_any_instant() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, path) = story();
    for entry in fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().path()) {
        fs::set_permissions(entry, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let (root, n) = (folder.path().to_owned(), Arc::new(AtomicUsize::new(0)));
    let (open, seen) = (Arc::new(AtomicBool::new(false)), Arc::clone(&n));
    let was_open = Arc::clone(&open);
    let watching = disk(move |_, _| {
        seen.fetch_add(1, Ordering::Relaxed);
        was_open.fetch_or(is_open_to_others(&root), Ordering::Relaxed);
        Ok(())
    });
    let mut session = Session::open_on(watching, &path, Wake::nobody()).unwrap().session;
    let mut dice = Dice::new(9);
    for _ in 0..3 {
        for _ in 0..6 {
            work(&mut session, &mut dice);
        }
        keep(&session);
        session.save_as(&path).unwrap();
    }
    retitled(&mut session, "Not saved");
    keep(&session);
    assert!(n.load(Ordering::Relaxed) > 50, "it was looked at again and again");
    assert!(!open.load(Ordering::Relaxed) && !is_open_to_others(folder.path()));
    assert!(fs::read_dir(folder.path()).unwrap().count() >= 5, "all kinds of files are there");
}

#[test]
fn a_damaged_journal_that_cannot_be_copied_is_not_written_over() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    retitled(&mut session, "One");
    retitled(&mut session, "Two");
    keep(&session);
    drop(session);
    let mut bytes = fs::read(journal::path_of(&path)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(journal::path_of(&path), &bytes).unwrap();
    let full = disk(|deed, path| match deed {
        Deed::Open if path.to_str().unwrap().contains(".journal-") => {
            Err(io::ErrorKind::StorageFull.into())
        }
        _ => Ok(()),
    });
    let error = Session::open_on(full, &path, Wake::nobody()).unwrap_err();
    assert!(error.to_string().contains("cannot be copied first"), "{error}");
    assert_eq!(fs::read(journal::path_of(&path)).unwrap(), bytes);
}
