//! Two users of one computer who share a folder. Only where there are two to be had:
//! the administrator's tests make them, other runs skip this and say so.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use hearsay::io::{journal, lock};
use hearsay::session::Session;

use crate::support::{TEXTS, a_folder};

/// Numbers that no user of this computer should have.
const FIRST: u32 = 48_211;
const SECOND: u32 = 48_212;
const GROUP: u32 = 48_210;

/// A folder that a group of two shares, with a project of one of them.
struct Shared {
    folder: tempfile::TempDir,
    program: PathBuf,
}

impl Shared {
    /// None where this is not the administrator.
    fn new() -> Option<Self> {
        let folder = a_folder();
        let is_mine = chown(folder.path(), Some(FIRST), Some(GROUP)).is_ok();
        let has_setpriv = Command::new("setpriv").arg("--version").output().is_ok();
        if !is_mine || !has_setpriv {
            eprintln!("skipped: two users need the administrator and `setpriv`");
            return None;
        }
        // The group’s files stay the group’s.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o2775)).unwrap();
        let program = folder.path().join("program");
        fs::copy(env!("CARGO_BIN_EXE_hearsay"), &program).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let shared = Self { folder, program };
        for (nth, text) in TEXTS.iter().enumerate() {
            fs::write(shared.path(&format!("{nth}.txt")), text).unwrap();
        }
        let path = shared.path("story.ron");
        shared.run(FIRST, &["new", path.to_str().unwrap(), "--coder", "Ada"]);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
        let text = shared.path("0.txt");
        shared.run(FIRST, &["import", path.to_str().unwrap(), text.to_str().unwrap()]);
        Some(shared)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, user: u32) -> Command {
        let mut command = Command::new("setpriv");
        let (user, group) = (user.to_string(), GROUP.to_string());
        command.args(["--reuid", &user, "--regid", &group, "--clear-groups"]);
        command.arg(&self.program).stdin(Stdio::piped()).stdout(Stdio::piped());
        command.stderr(Stdio::piped());
        command
    }

    fn run(&self, user: u32, args: &[&str]) {
        let output = self.command(user).args(args).stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Starts an editor; gives it with its first answer.
    fn edit(&self, user: u32, coder: &str, sentence: usize) -> (Child, String) {
        let mut command = self.command(user);
        command.args(["edit", "--jsonl", "--coder", coder]).arg(self.path("story.ron"));
        let mut child = command.spawn().unwrap();
        let line = format!(r#"{{"op":"tag","article":1,"sentence":{sentence},"kind":"claim"}}"#);
        let _ = writeln!(child.stdin.as_mut().unwrap(), "{line}");
        let mut answer = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut answer).unwrap();
        (child, answer)
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn said(child: Child) -> String {
    String::from_utf8(child.wait_with_output().unwrap().stderr).unwrap()
}

fn n_tags(path: &Path) -> usize {
    Session::open(path).unwrap().session.project().tags().len()
}

#[test]
fn the_second_of_two_users_is_told_and_goes_on_after_a_crash_of_the_first() {
    let Some(shared) = Shared::new() else { return };
    let path = shared.path("story.ron");
    let (mut first, answer) = shared.edit(FIRST, "Ada", 1);
    assert_eq!(answer, "safe 1\n");
    // Whoever may work on the project may work on what is beside it.
    assert_eq!([mode(&lock::path_of(&path)), mode(&journal::path_of(&path))], [0o664; 2]);
    let (second, answer) = shared.edit(SECOND, "Bo", 2);
    let told = said(second);
    assert!(answer.is_empty() && told.contains("open elsewhere (process "), "{answer}{told}");
    first.kill().unwrap();
    first.wait().unwrap();
    let (mut second, answer) = shared.edit(SECOND, "Bo", 2);
    assert_eq!(answer, "safe 1\n");
    second.kill().unwrap();
    second.wait().unwrap();
    assert_eq!(n_tags(&path), 2, "both are there");
}

#[test]
fn a_lock_that_only_the_first_may_write_to_keeps_the_second_out_all_the_same() {
    let Some(shared) = Shared::new() else { return };
    let path = shared.path("story.ron");
    let (mut first, _) = shared.edit(FIRST, "Ada", 1);
    for rights in [0o644, 0o600] {
        fs::set_permissions(lock::path_of(&path), fs::Permissions::from_mode(rights)).unwrap();
        let (second, answer) = shared.edit(SECOND, "Bo", 2);
        let told = said(second);
        let is_told = told.contains("open elsewhere") || told.contains("cannot be locked");
        assert!(answer.is_empty() && is_told, "{rights:o}: {answer}{told}");
    }
    first.kill().unwrap();
    first.wait().unwrap();
    assert_eq!(n_tags(&path), 1);
}

#[test]
fn what_a_stranger_put_beside_a_project_is_not_used() {
    let Some(shared) = Shared::new() else { return };
    let path = shared.path("story.ron");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    for planted in [lock::path_of(&path), journal::path_of(&path)] {
        fs::write(&planted, "planted").unwrap();
        chown(&planted, Some(SECOND), Some(SECOND)).unwrap();
        fs::set_permissions(&planted, fs::Permissions::from_mode(0o666)).unwrap();
        let (first, answer) = shared.edit(FIRST, "Ada", 1);
        let told = said(first);
        assert!(answer.is_empty() && told.contains("it belongs to another user"), "{told}");
        assert_eq!(fs::read_to_string(&planted).unwrap(), "planted");
        fs::remove_file(&planted).unwrap();
    }
}
