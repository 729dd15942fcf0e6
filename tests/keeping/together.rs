//! Two who open one file, a file that changes under one's hands, and a journal
//! that belongs to another state of the file.

use std::fs;

use hearsay::edit::people;
use hearsay::io::{journal, versions};
use hearsay::session::{CannotOpen, CannotSave, Over, Session, Wake, unnamed};

use crate::support::{Dice, a_folder, backup, keep, open, retitled, story, work};

#[test]
fn the_second_is_told_who_has_it_and_may_look() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    retitled(&mut session, "Mine");
    keep(&session);
    match Session::open_to_edit(&path, Wake::nobody()) {
        Err(CannotOpen::Held { holder: Some(holder), .. }) => {
            assert_eq!(holder.process, std::process::id());
        }
        other => panic!("{other:?}"),
    }
    let mut looking = Session::open(&path).unwrap().session;
    assert_eq!(looking.project().header().title, "Mine");
    looking.close_for("somebody else works on it");
    assert!(looking.edit(|p, _| Ok(people::retitle(p, "Theirs"))).is_err());
    assert!(matches!(looking.save_as(&path), Err(CannotSave::Closed(_))));
    drop(session);
    open(&path);
}

#[test]
fn a_file_that_others_changed_is_not_written_over_unasked() {
    let (folder, path) = story();
    let mut session = open(&path).session;
    retitled(&mut session, "Mine");
    let theirs = fs::read_to_string(&path).unwrap().replace("Story", "Theirs");
    fs::write(&path, &theirs).unwrap();
    let error = session.save_as(&path).unwrap_err();
    assert!(matches!(error, CannotSave::Changed(_)), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    // Written over all the same, theirs is an earlier version.
    let done =
        session.save_of(&path, Over { changed: true, ..Over::default() }).run(&mut None).unwrap();
    session.saved_by(done);
    assert!(session.is_saved());
    let kept = versions::list(&path).unwrap();
    assert_eq!(fs::read_to_string(&kept[0].path).unwrap(), theirs);
    retitled(&mut session, "Mine again");
    session.save_as(&path).unwrap();
    // Touched and not changed is not changed.
    retitled(&mut session, "Once more");
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, bytes).unwrap();
    session.save_as(&path).unwrap();
    drop(session);
    drop(folder);
}

#[test]
fn taking_theirs_keeps_mine_beside_it() {
    let (folder, path) = story();
    let mut session = open(&path).session;
    retitled(&mut session, "Mine");
    keep(&session);
    let theirs = fs::read_to_string(&path).unwrap().replace("Story", "Theirs");
    fs::write(&path, &theirs).unwrap();
    let mine = session.step_aside().unwrap();
    let opened = open(&path);
    assert_eq!(opened.session.project().header().title, "Theirs");
    assert_eq!(opened.recovery.stray, None);
    assert_eq!(Session::open(&mine).unwrap().session.project().header().title, "Mine");
    drop(folder);
}

#[cfg(unix)]
#[test]
fn who_may_not_read_the_project_may_not_read_its_journal() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, path) = story();
    for (given, kept) in [(0o600, 0o600), (0o664, 0o664), (0o440, 0o640)] {
        fs::set_permissions(&path, fs::Permissions::from_mode(given)).unwrap();
        let mut session = open(&path).session;
        retitled(&mut session, &format!("{given}"));
        let over = Over { protected: true, ..Over::default() };
        let done = session.save_of(&path, over).run(&mut None).unwrap();
        session.saved_by(done);
        retitled(&mut session, "Not saved");
        keep(&session);
        let mode =
            |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), given);
        assert_eq!(mode(&journal::path_of(&path)), kept);
        assert_eq!(mode(&journal::history::path_of(&path)), kept);
        session.discard();
    }
    drop(folder);
}

#[test]
fn the_longest_names_are_kept_like_all_others() {
    let (_folder, short) = story();
    for name in ["n".repeat(251) + ".ron", "д".repeat(125) + ".ron"] {
        let path = short.with_file_name(name);
        fs::copy(&short, &path).unwrap();
        let mut session = open(&path).session;
        retitled(&mut session, "Kept");
        keep(&session);
        assert!(matches!(
            Session::open_to_edit(&path, Wake::nobody()),
            Err(CannotOpen::Held { .. })
        ));
        assert_eq!(Session::open(&path).unwrap().recovery.brought_back, 1);
        session.save_as(&path).unwrap();
        assert_eq!(versions::list(&path).unwrap().len(), 1);
        retitled(&mut session, "Mine");
        let mine = session.step_aside().unwrap();
        assert_eq!(Session::open(&mine).unwrap().session.title(), "Mine");
        drop(session);
        // What is set aside finds a name as well.
        let history = journal::history::path_of(&path);
        fs::write(&path, fs::read_to_string(&path).unwrap().replace("Kept", "Other")).unwrap();
        let opened = open(&path);
        assert!(!history.exists() && opened.recovery.notes.len() == 2);
    }
}

/// A project whose file was put back to an older state while its journal was
/// not.
fn strayed() -> (tempfile::TempDir, std::path::PathBuf) {
    let (folder, path) = story();
    let old = fs::read(&path).unwrap();
    let mut session = open(&path).session;
    retitled(&mut session, "Saved");
    session.save_as(&path).unwrap();
    let article = session.project().in_order().next().unwrap().id;
    let at = session.project().sentences(article)[1];
    session
        .edit(|p, hand| {
            let claim = hearsay::model::KindId::Claim;
            Ok(hearsay::edit::tag::toggle(p, hand, article, &[at], claim))
        })
        .unwrap();
    retitled(&mut session, "Not saved");
    keep(&session);
    let other = a_folder();
    let copy = backup(&path, other.path());
    drop(session);
    drop(folder);
    fs::write(&copy, old).unwrap();
    (other, copy)
}

#[test]
fn a_journal_of_another_state_is_not_applied_blindly() {
    let (_folder, path) = strayed();
    let journal_before = fs::read(journal::path_of(&path)).unwrap();
    let mut opened = open(&path);
    let stray = opened.recovery.stray.clone().unwrap();
    assert_eq!(stray.entries.len(), 2);
    assert_eq!(opened.session.project().header().title, "Story");
    assert!(opened.session.edit(|p, _| Ok(people::retitle(p, "x"))).is_err());
    // Deciding later leaves all as it is.
    drop(opened);
    assert_eq!(fs::read(journal::path_of(&path)).unwrap(), journal_before);
    opened = open(&path);
    let aside = opened.session.leave_stray(Wake::nobody()).unwrap();
    assert_eq!(fs::read(aside).unwrap(), journal_before);
    retitled(&mut opened.session, "Goes on");
    keep(&opened.session);
}

#[test]
fn a_journal_of_another_state_can_be_brought_in_where_it_fits() {
    let (_folder, path) = strayed();
    let mut opened = open(&path);
    let (steps, misfits) = opened.session.bring_in_stray(Wake::nobody()).unwrap();
    assert_eq!((steps.len(), misfits.len()), (1, 1), "the tag fits, the title does not");
    assert_eq!(opened.session.project().tags().len(), 1);
    keep(&opened.session);
    let again = Session::open(&path).unwrap();
    assert!(again.session.project() == opened.session.project());
}

#[test]
fn a_history_of_another_state_is_set_aside_and_said() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    retitled(&mut session, "Story again");
    session.save_as(&path).unwrap();
    drop(session);
    let changed = fs::read_to_string(&path).unwrap().replace("Story", "Other");
    fs::write(&path, changed).unwrap();
    let mut opened = open(&path);
    assert!(opened.recovery.notes[0].contains("undo history"), "{:?}", opened.recovery.notes);
    assert!(opened.session.undo().is_none());
    assert!(!path.with_file_name("story.ron.history").exists());
}

#[test]
fn a_project_without_a_file_is_kept_and_found_again() {
    let folder = a_folder();
    let unsaved = folder.path().join("data/unsaved");
    let mut session = hearsay::session::sample::sample().unwrap();
    session.keep_in(&unsaved, Wake::nobody());
    assert!(unnamed::left(&unsaved).0.is_empty());
    retitled(&mut session, "Never saved");
    work(&mut session, &mut Dice::new(1));
    keep(&session);
    assert!(unnamed::left(&unsaved).0.is_empty(), "somebody works on it");
    let project = session.project().clone();
    drop(session);
    let (left, _) = unnamed::left(&unsaved);
    assert_eq!(left.len(), 1);
    assert_eq!((left[0].title.as_str(), left[0].articles), ("Never saved", 3));
    let mut session = Session::open_left(&left[0].path, Wake::nobody()).unwrap().session;
    assert!(session.project() == &project);
    assert!(!session.is_saved() && session.path().is_none());
    // Saved, it has a file, and leaves nothing behind.
    let path = folder.path().join("named.ron");
    session.save_as(&path).unwrap();
    retitled(&mut session, "Saved at last");
    keep(&session);
    drop(session);
    assert!(unnamed::left(&unsaved).0.is_empty());
    assert_eq!(fs::read_dir(&unsaved).unwrap().count(), 0);
    assert_eq!(Session::open(&path).unwrap().session.project().header().title, "Saved at last");
}

#[test]
fn what_is_given_up_does_not_come_back() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    retitled(&mut session, "Given up");
    keep(&session);
    session.discard();
    assert!(!journal::path_of(&path).exists());
    assert_eq!(open(&path).session.project().header().title, "Story");
}

#[test]
fn a_journal_that_is_taken_away_is_written_again() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    retitled(&mut session, "One");
    keep(&session);
    fs::remove_file(journal::path_of(&path)).unwrap();
    retitled(&mut session, "Two");
    keep(&session);
    let opened = Session::open(&path).unwrap();
    assert_eq!((opened.recovery.brought_back, opened.recovery.notes.len()), (2, 0));
}
