//! Words and files that once hung or killed the program, through the program
//! itself: each run comes to an end, and says what is wrong with which file.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// How long a run may take, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(120);

/// Runs the program in a folder on `input`.
fn hearsay(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hearsay"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let (done, is_done) = mpsc::channel();
    let pid = child.id();
    std::thread::spawn(move || done.send(child.wait_with_output().unwrap()));
    is_done.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        Command::new("kill").arg("-9").arg(pid.to_string()).status().ok();
        panic!("{arguments:?} has no end")
    })
}

/// The same, which ends well; gives its output.
fn well(folder: &Path, arguments: &[&str], input: &str) -> String {
    let output = hearsay(folder, arguments, input.as_bytes());
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn an_apostrophe_that_is_a_letter_hangs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let row = "{\"id\":1,\"a\":\"al-Bayḍāʼ said so.\",\"b\":\"al-Bayda’ said so.\"}\n";
    assert!(well(at, &["similarity", "--jsonl"], row).contains("\"id\":1"));
    for (name, outlet) in [("one.txt", "Harbour Post"), ("two.txt", "Norlund Times")] {
        let text = format!(
            "{outlet}: Road to al-Bayḍāʼ shut\n\nThe road to al-Bayḍāʼ is shut, the mayor of al-Bayḍāʼ said.\n"
        );
        std::fs::write(at.join(name), text).unwrap();
    }
    well(at, &["new", "story.ron", "--coder", "Ada"], "");
    well(at, &["import", "story.ron", "one.txt", "two.txt"], "");
    well(at, &["derivation", "story.ron"], "");
    well(at, &["stats", "story.ron"], "");
}
