//! What others put beside a project, and what they do there while it is open: no
//! file elsewhere is touched, and nothing that was said to be safe is lost.

use std::fs;
use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use hearsay::io::{journal, lock};
use hearsay::session::{CannotOpen, CannotSave, Session, Wake};

use crate::support::{keep, open, retitled, story};

const ENDINGS: [&str; 3] = [".lock", ".journal", ".history"];

/// The real program, editing.
struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Editor {
    fn of(path: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hearsay"))
            .args(["edit", "--jsonl", "--coder", "Ada"])
            .arg(path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, input, answers }
    }

    /// Tags a sentence; gives the answer.
    fn tag(&mut self, sentence: usize) -> String {
        let line = format!(r#"{{"op":"tag","article":1,"sentence":{sentence},"kind":"claim"}}"#);
        let _ = writeln!(self.input.as_mut().unwrap(), "{line}");
        self.answers.next().map_or_else(String::new, Result::unwrap)
    }

    /// Ends the input; gives the exit status and what was said.
    fn end(mut self) -> (i32, String) {
        self.input = None;
        let output = self.child.wait_with_output().unwrap();
        (output.status.code().unwrap_or(-1), String::from_utf8(output.stderr).unwrap())
    }
}

fn run(args: &[&str], path: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hearsay"))
        .args(args)
        .arg(path)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    path.with_file_name(format!("{}{ending}", path.file_name().unwrap().to_str().unwrap()))
}

/// On which sentences of the first article claims are.
fn tagged(path: &Path) -> Vec<usize> {
    let session = Session::open(path).unwrap().session;
    let project = session.project();
    let id = project.in_order().next().unwrap().id;
    let place = |at| project.sentences(id).iter().position(|it| *it == at).unwrap() + 1;
    let mut tagged: Vec<usize> = project.tags_of(id).map(|tag| place(tag.at)).collect();
    tagged.sort_unstable();
    tagged
}

#[cfg(unix)]
#[test]
fn a_link_beside_a_project_leads_nowhere() {
    use std::os::unix::fs::symlink;
    for ending in ENDINGS {
        let (folder, path) = story();
        let precious = folder.path().join("precious");
        fs::write(&precious, "precious").unwrap();
        let planted = beside(&path, ending);
        let _ = fs::remove_file(&planted);
        symlink(&precious, &planted).unwrap();
        let mut editor = Editor::of(&path);
        let answer = editor.tag(1);
        let (status, said) = editor.end();
        assert_eq!(fs::read_to_string(&precious).unwrap(), "precious", "{ending}");
        if ending == ".history" {
            // Undo is worth less than work: the project opens, and it is said.
            assert_eq!((answer.as_str(), status), ("safe 1", 0), "{said}");
            assert!(said.contains("undo history cannot be read (it is a link"), "{said}");
            assert!(planted.is_symlink());
        } else {
            assert_eq!((answer.as_str(), status), ("", 2), "{said}");
            assert!(said.contains("can only be looked at") && said.contains("it is a link"));
            assert!(said.contains("hint: take away what stands there"), "{said}");
        }
        assert!(run(&["stats"], &path).status.success(), "looking at it goes on");
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_being_written_cannot_be_planted() {
    use std::os::unix::fs::symlink;
    let (folder, path) = story();
    let precious = folder.path().join("precious");
    fs::write(&precious, "precious").unwrap();
    for ending in [".journal.new", ".history.new", ".lock.new", ".new", ".tmp"] {
        symlink(&precious, beside(&path, ending)).unwrap();
    }
    let mut editor = Editor::of(&path);
    assert_eq!(editor.tag(1), "safe 1");
    assert_eq!(editor.end().0, 0);
    assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
    assert_eq!(tagged(&path), [1]);
}

#[cfg(unix)]
#[test]
fn a_pipe_beside_a_project_is_not_waited_for() {
    for ending in ENDINGS {
        let (_folder, path) = story();
        let planted = beside(&path, ending);
        let _ = fs::remove_file(&planted);
        let made = Command::new("mkfifo").arg(&planted).status();
        if !made.is_ok_and(|made| made.success()) {
            eprintln!("skipped: there is no `mkfifo` here");
            return;
        }
        let mut editor = Editor::of(&path);
        let answer = editor.tag(1);
        assert_eq!(answer == "safe 1", ending == ".history", "{ending}");
        editor.end();
        assert!(run(&["stats"], &path).status.success());
    }
}

#[cfg(unix)]
#[test]
fn versions_are_not_kept_where_a_link_leads() {
    let (folder, path) = story();
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let theirs = elsewhere.join("2001-01-01T00-00-00Z.ron");
    fs::write(&theirs, "theirs").unwrap();
    std::os::unix::fs::symlink(&elsewhere, beside(&path, ".earlier")).unwrap();
    let mut session = open(&path).session;
    retitled(&mut session, "New");
    let warnings = session.save_as(&path).unwrap();
    assert!(warnings[0].contains("version before was not kept"), "{warnings:?}");
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "theirs");
}

#[test]
fn a_folder_in_the_place_of_the_lock_lets_nobody_edit() {
    let (_folder, path) = story();
    fs::create_dir(lock::path_of(&path)).unwrap();
    match Session::open_to_edit(&path, Wake::nobody()) {
        Err(error @ CannotOpen::CannotKeep { .. }) => {
            assert!(error.to_string().contains("cannot be locked: a folder"), "{error}");
        }
        other => panic!("{other:?}"),
    }
    assert!(Session::open(&path).is_ok());
    // Nor is another project saved there.
    let error = Session::new("Other").save_as(&path).unwrap_err();
    assert!(matches!(error, CannotSave::CannotLock { .. }), "{error}");
}

/// What somebody does to the lock while the first is editing.
type Deed = (&'static str, fn(&Path));

const DEEDS: [Deed; 4] = [
    ("taken away", |path| fs::remove_file(lock::path_of(path)).unwrap()),
    ("with the journal", |path| {
        fs::remove_file(lock::path_of(path)).unwrap();
        fs::remove_file(journal::path_of(path)).unwrap();
    }),
    ("replaced", |path| {
        fs::remove_file(lock::path_of(path)).unwrap();
        fs::write(lock::path_of(path), "x").unwrap();
    }),
    ("moved", |path| {
        fs::rename(lock::path_of(path), path.with_file_name("moved")).unwrap();
    }),
];

#[test]
fn of_two_who_both_think_they_are_alone_nobody_loses_what_was_safe() {
    for (name, deed) in DEEDS {
        let (folder, path) = story();
        let mut first = Editor::of(&path);
        assert_eq!(first.tag(1), "safe 1");
        deed(&path);
        let mut second = Editor::of(&path);
        assert_eq!(second.tag(2), "safe 1", "{name}");
        for (sentence, n) in [(3, 2), (4, 3)] {
            let answer = first.tag(sentence);
            let want = format!("refused {n} not kept: editing has stopped, for the lock");
            assert!(answer.starts_with(&want), "{name}: {answer}");
        }
        assert_eq!(second.tag(3), "safe 2", "{name}");
        // Whatever ends it now.
        first.child.kill().unwrap();
        let said = first.end().1;
        assert!(said.contains("was taken away or replaced"), "{name}: {said}");
        assert_eq!(second.end().0, 0);
        let had_journal = name != "with the journal";
        assert_eq!(tagged(&path), if had_journal { vec![1, 2, 3] } else { vec![2, 3] }, "{name}");
        // What the first had in memory is a copy beside it, and said.
        let names = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name());
        let copy = names.map(|it| it.into_string().unwrap()).find(|it| it.contains("(mine "));
        let copy = copy.unwrap();
        assert!(said.contains(&copy), "{name}: {said}");
        assert_eq!(tagged(&folder.path().join(copy)), [1, 3], "{name}");
    }
}

#[test]
fn an_edit_that_may_have_come_to_disk_is_neither_safe_nor_refused() {
    let (_folder, path) = story();
    let mut editor = Editor::of(&path);
    assert_eq!(editor.tag(1), "safe 1");
    fs::remove_file(lock::path_of(&path)).unwrap();
    let answer = editor.tag(2);
    let number = Session::open(&path).unwrap().recovery.brought_back;
    assert_eq!(number, 2, "it did come to disk, and nobody could know");
    assert!(answer.starts_with("unknown 2 edit "), "{answer}");
    let (status, said) = editor.end();
    assert_eq!(status, 1);
    assert!(said.contains("hint: look for `seq:`"), "{said}");
}

#[test]
fn the_same_key_twice_is_one_edit_also_after_a_crash_and_a_save() {
    let (_folder, path) = story();
    let line = r#"{"op":"note","article":1,"sentence":1,"text":"seen","key":"row 1"}"#;
    let undo = r#"{"op":"undo","key":"row 2"}"#;
    for time in ["first", "after a crash", "after a save"] {
        let mut editor = Editor::of(&path);
        for (line, n) in [(line, 1), (line, 2), (undo, 3), (undo, 4), (line, 5)] {
            writeln!(editor.input.as_mut().unwrap(), "{line}").unwrap();
            assert_eq!(editor.answers.next().unwrap().unwrap(), format!("safe {n}"), "{time}");
        }
        let session = Session::open(&path).unwrap().session;
        assert_eq!(session.project().notes().len(), 0, "{time}: noted once, taken back once");
        assert_eq!(session.history().depth(), (0, 1), "{time}");
        if time == "first" {
            editor.child.kill().unwrap();
        }
        editor.end();
    }
    let long = format!(r#"{{"op":"undo","key":"{}"}}"#, "k".repeat(201));
    let mut editor = Editor::of(&path);
    writeln!(editor.input.as_mut().unwrap(), "{long}").unwrap();
    assert!(editor.answers.next().unwrap().unwrap().contains("`key` has more than 200 bytes"));
    editor.end();
}

#[cfg(unix)]
#[test]
fn a_protected_project_keeps_its_edits_in_the_journal_and_a_second_name_is_said() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, path) = story();
    let set = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    set(0o444);
    let before = fs::read(&path).unwrap();
    let mut editor = Editor::of(&path);
    assert_eq!(editor.tag(1), "safe 1");
    let (status, said) = editor.end();
    assert_eq!(status, 1);
    assert!(said.contains("protected against writing") && said.contains("nothing is lost"));
    assert_eq!(fs::read(&path).unwrap(), before);
    set(0o644);
    let other = folder.path().join("other name.ron");
    fs::hard_link(&path, &other).unwrap();
    let mut editor = Editor::of(&path);
    assert_eq!(editor.tag(2), "safe 1");
    let (status, said) = editor.end();
    assert_eq!(status, 0);
    assert!(said.contains("1 more name (a hard link), which still shows"), "{said}");
    assert_eq!(tagged(&path), [1, 2]);
    assert_eq!(fs::read(&other).unwrap(), before);
}

#[test]
fn a_lock_that_is_gone_stops_the_save_too() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    retitled(&mut session, "Mine");
    keep(&session);
    let before = fs::read(&path).unwrap();
    fs::remove_file(lock::path_of(&path)).unwrap();
    let error = session.save_as(&path).unwrap_err();
    assert!(matches!(error, CannotSave::Lost(_)), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
    let copy = session.keep_copy().unwrap();
    assert_eq!(Session::open(&copy).unwrap().session.title(), "Mine");
    // Under another name it goes on.
    let other = path.with_file_name("other.ron");
    session.save_as(&other).unwrap();
    retitled(&mut session, "On");
    keep(&session);
    drop(session);
    assert_eq!(Session::open(&other).unwrap().session.title(), "On");
    // The journal beside the first file is whoever's opens it next.
    assert_eq!(open(&path).session.title(), "Mine");
}

#[test]
fn a_lost_lock_is_noticed_without_an_edit_and_ends_editing() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    retitled(&mut session, "Mine");
    keep(&session);
    fs::remove_file(lock::path_of(&path)).unwrap();
    session.recheck();
    while session.safety().unwrap().lost.is_none() {
        std::thread::yield_now();
    }
    assert!(!session.safety().unwrap().is_safe(), "nothing more is called safe");
    let refused = session.edit(|p, _| Ok(hearsay::edit::people::retitle(p, "x"))).unwrap_err();
    assert!(refused.to_string().contains("taken away"), "{refused}");
    let next = open(&path).session;
    drop(session);
    assert!(lock::path_of(&path).exists(), "the next one’s lock stays");
    drop(next);
}

#[test]
fn a_journal_that_others_wrote_to_is_kept_and_written_anew() {
    let cases: [Deed; 3] = [
        ("cut", |it| {
            let bytes = fs::read(it).unwrap();
            fs::write(it, &bytes[..bytes.len() / 2]).unwrap();
        }),
        ("written into", |it| {
            let mut file = fs::File::options().append(true).open(it).unwrap();
            file.write_all(b"more\n").unwrap();
        }),
        ("replaced", |it| {
            fs::remove_file(it).unwrap();
            fs::write(it, "another").unwrap();
        }),
    ];
    for (name, deed) in cases {
        let (folder, path) = story();
        let mut session = open(&path).session;
        retitled(&mut session, "One");
        keep(&session);
        deed(&journal::path_of(&path));
        let theirs = fs::read(journal::path_of(&path)).unwrap();
        session.recheck();
        while session.safety().unwrap().told.is_none() {
            std::thread::yield_now();
        }
        let told = session.safety().unwrap().told.unwrap();
        retitled(&mut session, "Two");
        keep(&session);
        let opened = Session::open(&path).unwrap();
        assert_eq!((opened.recovery.brought_back, opened.recovery.notes.len()), (2, 0), "{name}");
        let aside = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().path());
        let is_aside = |it: &PathBuf| it.to_str().unwrap().contains("story.ron.journal-");
        let aside = aside.filter(is_aside).collect::<Vec<_>>();
        assert_eq!(fs::read(&aside[0]).unwrap(), theirs, "{name}");
        assert!(told.contains(aside[0].file_name().unwrap().to_str().unwrap()), "{told}");
    }
}
