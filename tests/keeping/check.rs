//! `hearsay check` looks at the journal and the history beside a project, and a
//! repair brings in what fits; neither touches them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use hearsay::edit::people;
use hearsay::io::journal::{self, history};
use hearsay::session::Session;

use crate::support::{a_folder, backup, keep, open, story};

/// Runs the program on the project in a folder; its status, output and messages.
fn check(folder: &Path, rest: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hearsay"));
    command.current_dir(folder).args(["check", "story.ron"]).args(rest);
    let Output { status, stdout, stderr } = command.output().unwrap();
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), words(stdout), words(stderr))
}

/// A project with one saved edit, and three that are in its journal alone, as a
/// crash leaves it.
fn crashed() -> (tempfile::TempDir, PathBuf) {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    let retitle = |session: &mut Session, title: &str| {
        session.edit(|p, _| Ok(people::retitle(p, title))).unwrap();
    };
    retitle(&mut session, "Saved");
    session.save_as(&path).unwrap();
    retitle(&mut session, "One");
    retitle(&mut session, "Two");
    session.edit(|p, hand| Ok(people::coder(p, hand.ids, "Grace").1)).unwrap();
    keep(&session);
    let other = a_folder();
    let copy = backup(&path, other.path());
    (other, copy)
}

fn title(path: &Path) -> String {
    Session::open(path).unwrap().session.title()
}

#[test]
fn edits_that_are_not_saved_are_counted_and_tried() {
    let (folder, path) = crashed();
    let (status, out, said) = check(folder.path(), &[]);
    assert_eq!((status, out.as_str()), (0, "story.ron: no faults\n"));
    assert!(said.contains("3 edits not saved yet; they fit"), "{said}");
    // A line that is damaged is named, and what builds on it does not fit.
    let journal = journal::path_of(&path);
    let damaged = fs::read_to_string(&journal).unwrap().replacen("\"One\"", "\"Onf\"", 1);
    fs::write(&journal, &damaged).unwrap();
    let history = history::path_of(&path);
    let torn = fs::read_to_string(&history).unwrap() + "(seq:9,";
    fs::write(&history, torn).unwrap();
    let (status, out, said) = check(folder.path(), &[]);
    assert_eq!(status, 1);
    for words in [
        "story.ron.journal:2: the line is damaged: its checksum does not fit\n  hint: ",
        "story.ron.journal:3: “change the project’s title” does not fit: a record it changes",
        "story.ron.history:4: the last line was not written to its end",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    assert!(said.contains("2 edits not saved yet; 1 of them fit"), "{said}");
    assert_eq!(fs::read_to_string(&journal).unwrap(), damaged);
}

#[test]
fn a_repair_takes_the_journal_along_and_touches_nothing() {
    let (folder, path) = crashed();
    let before = [fs::read(&path).unwrap(), fs::read(journal::path_of(&path)).unwrap()];
    let (status, out, said) = check(folder.path(), &["--repair", "-o", "new.ron"]);
    assert_eq!((status, out.as_str()), (0, ""));
    assert!(said.contains("3 of 3 edits brought in"), "{said}");
    assert_eq!(title(&folder.path().join("new.ron")), "Two");
    let left = ["--repair", "-o", "left.ron", "--journal", "leave"];
    let (status, _, said) = check(folder.path(), &left);
    assert!(status == 1 && said.contains("3 edits left out"), "{said}");
    assert_eq!(title(&folder.path().join("left.ron")), "Saved");
    assert_eq!([fs::read(&path).unwrap(), fs::read(journal::path_of(&path)).unwrap()], before);
}

#[test]
fn the_journal_of_a_damaged_file_is_brought_in_when_asked_for() {
    let (folder, path) = crashed();
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, whole.replacen("title: \"Saved\",", "title: \"Sa", 1)).unwrap();
    let (status, _, said) = check(folder.path(), &[]);
    assert!(status == 1 && said.contains("--repair --journal apply"), "{said}");
    let (status, _, said) = check(folder.path(), &["--repair", "-o", "without.ron"]);
    assert!(status == 1 && said.contains("3 edits left out: they belong to another"), "{said}");
    let apply = ["--repair", "-o", "with.ron", "--journal", "apply"];
    let (status, out, said) = check(folder.path(), &apply);
    assert!(status == 1 && said.contains("1 of 3 edits brought in"), "{said}");
    assert_eq!(out.matches("story.ron.journal:").count(), 2, "{out}");
    let opened = Session::open(&folder.path().join("with.ron")).unwrap();
    assert!(opened.session.project().coders().iter().any(|coder| coder.name == "Grace"));
    // Another state that is whole: both are shown, none is applied.
    fs::write(&path, whole.replace("Saved", "Other")).unwrap();
    let (status, out, _) = check(folder.path(), &[]);
    let words = "3 edits of another state of the file; 1 of them fit (not applied)";
    assert!(status == 1 && out.contains(words), "{out}");
}

#[test]
fn a_save_that_could_not_say_so_is_no_fault() {
    let (folder, path) = crashed();
    let text = fs::read_to_string(&path).unwrap();
    // The file as the save put it in place, and a journal without its mark.
    let mut session = Session::open(&path).unwrap().session;
    let mut bytes = Vec::new();
    hearsay::io::project_file::write(session.project(), &mut bytes).unwrap();
    assert!(session.undo().is_some() && bytes != text.as_bytes());
    fs::write(&path, bytes).unwrap();
    let (status, out, said) = check(folder.path(), &[]);
    assert_eq!((status, out.as_str(), said.as_str()), (0, "story.ron: no faults\n", ""));
    let mut opened = open(&path);
    assert!(opened.session.is_saved() && opened.recovery.is_silent());
    assert_eq!(opened.session.undo().unwrap().label, "add coder Grace");
}
