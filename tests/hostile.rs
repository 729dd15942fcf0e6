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

/// A PDF whose only page holds arrays in arrays, deeper than any stack.
fn nested_pdf() -> Vec<u8> {
    let nested = "[".repeat(200_000);
    let content = format!("BT /F 12 Tf 10 700 Td {nested}(The quay is shut.) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R\
         /Resources<</Font<</F 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(pdf.len());
        pdf.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let table = pdf.len();
    pdf.extend_from_slice(b"xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        pdf.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let end = format!("trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
    pdf.extend_from_slice(end.as_bytes());
    pdf
}

#[test]
fn a_file_that_kills_its_reader_is_named_and_the_others_are_imported() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::create_dir(at.join("batch")).unwrap();
    for n in 0..12 {
        let page = format!(
            "<html><head><title>Quay {n} shut</title></head><body><article><p>The quay number \
             {n} is shut, the mayor said on Monday.</p></article></body></html>"
        );
        std::fs::write(at.join(format!("batch/{n:02}.html")), page).unwrap();
    }
    std::fs::write(at.join("batch/05-nested.pdf"), nested_pdf()).unwrap();
    well(at, &["new", "story.ron", "--coder", "Ada"], "");
    let output = hearsay(at, &["import", "story.ron", "batch"], b"");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    let refused = "not added: the file makes the program that reads it fail: `batch/05-nested.pdf`";
    assert!(said.contains(refused), "{said}");
    assert_eq!(said.matches("\nadded: ").count() + usize::from(said.starts_with("added: ")), 12);
}

#[test]
fn a_reader_that_is_asked_nonsense_ends_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    for nonsense in
        [&b"hello\n"[..], b"{\"file\":\"a\",\"length\":99999999999,\"columns\":{}}\n", b"\n"]
    {
        let output = hearsay(folder.path(), &["read-files"], nonsense);
        assert_ne!(output.status.code(), Some(0), "{output:?}");
        assert!(output.stdout.is_empty() && output.status.code().is_some(), "{output:?}");
    }
    assert_eq!(hearsay(folder.path(), &["read-files"], b"").status.code(), Some(0));
}

#[test]
fn a_result_is_written_over_nothing_that_is_needed() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("a.csv"), "title,text\nQuay shut,The quay is shut.\n").unwrap();
    std::fs::write(at.join("diary.txt"), "Mine.").unwrap();
    well(at, &["new", "story.ron", "--coder", "Ada"], "");
    well(at, &["new", "other.ron", "--coder", "Ada"], "");
    well(at, &["import", "story.ron", "a.csv"], "");
    let kept = |name: &str| std::fs::read(at.join(name)).unwrap();
    let names = ["a.csv", "diary.txt", "story.ron", "other.ron"];
    let before = names.map(kept);
    let export = ["export", "story.ron", "--format", "csv", "-o"];
    let import = ["import", "story.ron", "a.csv", "--report"];
    for (verb, output) in [
        (&export[..], "story.ron"),
        (&export, "other.ron"),
        (&export, "diary.txt"),
        (&import, "a.csv"),
        (&import, "other.ron"),
        (&["board", "story.ron", "-o"], "other.ron"),
    ] {
        let refused = hearsay(at, &[verb, &[output]].concat(), b"");
        assert_eq!(refused.status.code(), Some(2), "{verb:?} {output}: {refused:?}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains(output), "{refused:?}");
        if output.ends_with(".ron") {
            let forced = hearsay(at, &[verb, &[output, "--force"]].concat(), b"");
            assert_eq!(forced.status.code(), Some(2), "{verb:?} {output}: {forced:?}");
        }
    }
    assert!(names.map(kept) == before, "something was written over");
    well(at, &["export", "story.ron", "--format", "csv", "-o", "tags.csv"], "");
    well(at, &["export", "story.ron", "--format", "csv", "-o", "tags.csv"], "");
    well(at, &["export", "story.ron", "--format", "csv", "-o", "diary.txt", "--force"], "");
    assert_ne!(kept("diary.txt"), before[1]);
}

#[cfg(unix)]
#[test]
fn a_name_moves_no_cursor_and_forges_no_line() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::create_dir(at.join("in")).unwrap();
    std::fs::write(at.join("in/x\u{1b}]0;owned\u{7}\nadded: y.txt"), "The quay is shut.").unwrap();
    std::fs::write(at.join("in/z\u{1b}[2J.txt"), b"\x89PNG").unwrap();
    well(at, &["new", "story.ron", "--coder", "Ada"], "");
    let output = hearsay(at, &["import", "story.ron", "in"], b"");
    let said = [&output.stdout[..], &output.stderr].concat();
    assert!(!said.contains(&0x1b) && !said.contains(&7), "{}", String::from_utf8_lossy(&said));
    let lines = String::from_utf8_lossy(&output.stdout);
    assert_eq!(lines.lines().count(), 2, "{lines}");
}

#[test]
fn words_before_the_head_of_a_pdf_are_no_article() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import/report.pdf");
    let pdf = std::fs::read(sample).unwrap();
    std::fs::write(at.join("plain.pdf"), &pdf).unwrap();
    std::fs::write(at.join("late.pdf"), [b"HTTP/1.1 200 OK\r\n\r\n", &pdf[..]].concat()).unwrap();
    let text = |name: &str| well(at, &["sentences", name, "--format", "text"], "");
    assert_eq!(text("late.pdf"), text("plain.pdf"));
}
