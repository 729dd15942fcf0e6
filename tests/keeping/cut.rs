//! The journal and the project file cut at every byte, and with every bit of
//! their tails flipped: whole edits are there, and no others.

use std::fs;

use hearsay::io::journal::{self, history};
use hearsay::io::stamp::Stamp;
use hearsay::session::Session;

use crate::support::{Dice, a_folder, backup, keep, open, story, unwound, work};

#[test]
fn a_journal_cut_at_any_byte_gives_back_its_whole_edits() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    let mut states = vec![session.project().clone()];
    let mut dice = Dice::new(5);
    while states.len() < 12 {
        work(&mut session, &mut dice);
        // Undo and redo are lines as well.
        if states.last() != Some(session.project()) {
            states.push(session.project().clone());
        }
    }
    keep(&session);
    let other = a_folder();
    let copy = backup(&path, other.path());
    let whole = fs::read(journal::path_of(&copy)).unwrap();
    let n_lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(n_lines(&whole), states.len(), "a line an edit, and the head");
    for cut in 0..=whole.len() {
        let bytes = &whole[..cut];
        fs::write(journal::path_of(&copy), bytes).unwrap();
        let opened = Session::open(&copy).unwrap();
        let lacks_its_end_only = whole.get(cut) == Some(&b'\n') && !bytes.is_empty();
        let n_whole = n_lines(bytes) + usize::from(lacks_its_end_only);
        let n_edits = n_whole.saturating_sub(1);
        assert!(opened.session.project() == &states[n_edits], "cut at {cut}");
        assert_eq!(opened.recovery.brought_back, n_edits, "cut at {cut}");
        let is_half = !bytes.is_empty() && !bytes.ends_with(b"\n") && !lacks_its_end_only;
        assert_eq!(opened.recovery.notes.len(), usize::from(is_half), "cut at {cut}");
    }
}

#[test]
fn a_flipped_bit_never_invents_and_never_hides_what_it_costs() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    let mut dice = Dice::new(6);
    for _ in 0..8 {
        work(&mut session, &mut dice);
    }
    keep(&session);
    let other = a_folder();
    let copy = backup(&path, other.path());
    let whole = fs::read(journal::path_of(&copy)).unwrap();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(journal::path_of(&copy), &bytes).unwrap();
        let opened = Session::open(&copy).unwrap();
        assert!(!opened.recovery.is_silent(), "byte {at} says nothing");
        // What was made of it can be saved and opened again.
        let mut out = Vec::new();
        hearsay::io::project_file::write(opened.session.project(), &mut out).unwrap();
        assert_eq!(hearsay::io::project_file::read(&out).unwrap().faults, [], "byte {at}");
    }
}

#[test]
fn work_goes_on_after_a_cut_and_the_damaged_journal_is_kept() {
    let (folder, path) = story();
    let mut session = open(&path).session;
    let mut dice = Dice::new(7);
    let (from, _) = session.history().depth();
    while session.history().depth().0 < from + 8 {
        work(&mut session, &mut dice);
    }
    keep(&session);
    let other = a_folder();
    let copy = backup(&path, other.path());
    drop(session);
    drop(folder);
    let journal = journal::path_of(&copy);
    let mut bytes = fs::read(&journal).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&journal, &bytes).unwrap();
    let mut opened = open(&copy);
    let aside: Vec<_> = fs::read_dir(other.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("story.ron.journal-"))
        .collect();
    assert_eq!(aside.len(), 1, "{aside:?}");
    assert_eq!(fs::read(other.path().join(&aside[0])).unwrap(), bytes);
    assert!(opened.recovery.notes.iter().any(|note| note.contains(&aside[0])));
    work(&mut opened.session, &mut dice);
    keep(&opened.session);
    let third = a_folder();
    let again = Session::open(&backup(&copy, third.path())).unwrap();
    assert!(again.session.project() == opened.session.project());
    assert_eq!(again.recovery.notes, Vec::<String>::new());
}

#[test]
fn a_history_cut_at_any_byte_of_its_last_lines_loses_no_step() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    let mut dice = Dice::new(8);
    for _ in 0..12 {
        work(&mut session, &mut dice);
    }
    session.save_as(&path).unwrap();
    let before = fs::read(history::path_of(&path)).unwrap();
    let from = session.history().depth().0;
    while session.history().depth().0 < from + 4 {
        work(&mut session, &mut dice);
    }
    keep(&session);
    let mut lines = fs::read_to_string(journal::path_of(&path)).unwrap();
    session.save_as(&path).unwrap();
    // What a save leaves that is killed before it takes the journal away.
    let file = Stamp::of(&fs::read(&path).unwrap());
    journal::line::write_mark(&journal::Mark { file, through: u64::MAX }, &mut lines);
    let after = fs::read(history::path_of(&path)).unwrap();
    assert!(after.starts_with(&before), "a history only grows");
    let states = unwound(&mut session);
    let other = a_folder();
    let copy = other.path().join("story.ron");
    fs::copy(&path, &copy).unwrap();
    for cut in before.len()..=after.len() {
        fs::write(journal::path_of(&copy), &lines).unwrap();
        fs::write(history::path_of(&copy), &after[..cut]).unwrap();
        // Opened to work on twice: what the first made of it is what counts.
        for time in ["first", "second"] {
            let mut opened = open(&copy);
            assert!(unwound(&mut opened.session) == states, "cut at {cut}, {time} time");
            opened.session.discard();
        }
    }
    // A first history that the save did not come to write.
    fs::write(journal::path_of(&copy), &lines).unwrap();
    fs::remove_file(history::path_of(&copy)).unwrap();
    for time in ["first", "second"] {
        let mut opened = open(&copy);
        assert!(unwound(&mut opened.session).len() > 4, "the {time} time");
        opened.session.discard();
    }
}
