//! Repair: of a project file that was damaged in any way at all, everything that
//! is whole is saved, the rest is listed, and what is saved opens.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeSet;

use hearsay::io::project_file::{self, Fault, OpenError, Salvaged, salvage};
use hearsay::model::Project;
use proptest::prelude::*;

/// One of everything.
const FILE: &str = include_str!("data/project_file/v1.ron");

const A: &str = "000000000000a";
const B: &str = "000000000000b";

/// The records of a project as they stand in its file.
fn records(project: &Project) -> BTreeSet<String> {
    let mut bytes = Vec::new();
    project_file::write(project, &mut bytes).unwrap();
    records_of(&String::from_utf8(bytes).unwrap())
}

/// The whole records of a file in the exact layout.
fn records_of(file: &str) -> BTreeSet<String> {
    let lines = file.lines().map(|line| line.trim_end_matches(','));
    let is_whole = |line: &&str| line.matches('(').count() == line.matches(')').count();
    lines
        .filter(is_whole)
        .filter(|line| line.len() > 1 && line.starts_with('(') && line.ends_with(')'))
        .map(str::to_owned)
        .collect()
}

/// Saves what is whole; what is saved opens as it is, with nothing to refuse.
#[track_caller]
fn saved(bytes: &[u8]) -> Result<Salvaged, OpenError> {
    let saved = salvage(bytes)?;
    let mut file = Vec::new();
    project_file::write(&saved.project, &mut file).unwrap();
    let opened = project_file::read(&file).unwrap_or_else(|error| {
        panic!("{error}\n{}\n→\n{}", String::from_utf8_lossy(bytes), String::from_utf8_lossy(&file))
    });
    assert!(opened.project == saved.project);
    let astray = opened.faults.iter().find(|it| it.to_string().contains("is not in the file"));
    assert_eq!(astray, None, "nothing warns for ever");
    // What hangs on nothing is taken out of a file that opens, too.
    if let Ok(opened) = project_file::read(bytes)
        && !opened.faults.iter().any(Fault::is_astray)
    {
        assert!(opened.project == saved.project && saved.losses.is_empty());
    }
    Ok(saved)
}

/// Whether a record is one of an article, or leans on it.
fn leans_on(record: &str, article: &str) -> bool {
    let names = |record: &str| record.contains(&format!("\"{article}\""));
    // The parts of an attribution lie in the article of its tag, and so does a note.
    let tag = record.strip_prefix("(tag:\"").map(|rest| &rest[..13]);
    let on = record.split_once(",on:\"").map(|(_, rest)| &rest[..13]);
    let lies_in = |tag: &str| {
        FILE.lines().any(|line| line.starts_with(&format!("(id:\"{tag}\",article")) && names(line))
    };
    names(record) || tag.is_some_and(lies_in) || on.is_some_and(lies_in)
}

/// Whether a record names the one of a line as its tag, its speaker or what it is
/// on: it stays without the name, or where it has its place from that, goes with it.
fn names_as_tag(record: &str, line: &str) -> bool {
    let id = line.strip_prefix("(id:\"").and_then(|rest| rest.get(..13));
    let named = |id: &str| {
        ["tag", "speaker", "on"].iter().any(|of| record.contains(&format!("{of}:\"{id}\"")))
    };
    id.is_some_and(named)
}

/// The article a line is the text of.
fn text_of(line: &str) -> Option<&str> {
    line.strip_prefix("(article:\"").filter(|line| line.contains("text:\"")).map(|line| &line[..13])
}

fn n_tags_of(file: &str) -> usize {
    file.matches(",quote:").count()
}

/// The line at a byte, with its number.
fn line_at(at: usize) -> (usize, &'static str) {
    let number = FILE[..FILE.floor_char_boundary(at)].matches('\n').count();
    (number, FILE.lines().nth(number).unwrap().trim_end_matches(','))
}

/// Records that must be saved whatever happened to one line: all others, and of
/// an article that lost its text only what does not lean on it.
fn spared(line: &str) -> BTreeSet<String> {
    let mut all = records_of(FILE);
    all.remove(line);
    all.retain(|record| !names_as_tag(record, line));
    if let Some(article) = text_of(line) {
        all.retain(|record| !leans_on(record, article));
    }
    all
}

/// A file with some of its lines, by number from 0, exchanged for others.
fn with_line(number: usize, new: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (nth, line) in FILE.split_inclusive('\n').enumerate() {
        bytes.extend_from_slice(if nth == number { new } else { line.as_bytes() });
    }
    bytes
}

fn lines() -> impl Iterator<Item = (usize, &'static str)> {
    FILE.lines().map(|line| line.trim_end_matches(',')).enumerate()
}

#[track_caller]
fn assert_has(saved: &Salvaged, want: &BTreeSet<String>, context: &str) {
    let found = records(&saved.project);
    let missing: Vec<_> = want.difference(&found).collect();
    assert!(
        missing.is_empty(),
        "{context}\nmissing {missing:#?}\n{:#?}\n{:#?}",
        saved.losses,
        saved.faults
    );
}

/// What is not as it was is said.
#[track_caller]
fn assert_said(saved: &Salvaged, bytes: &[u8], context: &str) {
    let is_said = !saved.losses.is_empty() || !saved.faults.is_empty();
    let is_same = || records(&saved.project) == records_of(FILE);
    assert!(is_said || is_same() || project_file::read(bytes).is_ok(), "{context}");
}

#[test]
fn an_undamaged_file_gives_its_project() {
    let saved = saved(FILE.as_bytes()).unwrap();
    assert!(saved.losses.is_empty() && saved.faults.is_empty());
    assert_eq!(records(&saved.project), records_of(FILE));
    assert_eq!(saved.project.header().title, "The \"mill\"");
}

#[test]
fn a_file_cut_off_anywhere_keeps_every_whole_record() {
    let titled = FILE.find("\ncoders").unwrap() - 1;
    for end in 0..FILE.len() {
        let result = saved(&FILE.as_bytes()[..end]);
        if end < titled {
            assert!(result.is_err(), "{end}");
            continue;
        }
        let saved = result.unwrap_or_else(|error| panic!("{end}: {error}"));
        let rest = &FILE[..FILE.floor_char_boundary(end)];
        let mut want = records_of(rest);
        // An article stands only with its text; what comes later leans on both.
        for id in [A, B] {
            if !want.iter().any(|record| text_of(record) == Some(id)) {
                let n = want.len();
                want.retain(|record| !leans_on(record, id));
                let n_told = saved.losses.len() + saved.faults.len();
                assert!(n == want.len() || n_told > 0, "{end}");
            }
        }
        assert_has(&saved, &want, &format!("{end}"));
        assert!(!saved.losses.is_empty() || end == FILE.len() - 1, "{end}");
        let last = rest.rsplit('\n').next().unwrap();
        let is_part = last.starts_with('(') && !last.trim_end_matches(',').ends_with(')');
        if is_part && last.len() > 6 {
            let line = rest.matches('\n').count() + 1;
            let losses = saved.losses.iter().map(|loss| &loss.fault);
            let told: Vec<_> = losses.chain(&saved.faults).filter_map(|it| it.line()).collect();
            assert!(told.contains(&line), "{end}: {told:?}");
        }
    }
}

#[test]
fn one_flipped_bit_costs_at_most_its_record() {
    for at in 0..FILE.len() {
        let (_, line) = line_at(at);
        // Each of the eight in turn.
        let bit = at % 8;
        let mut bytes = FILE.as_bytes().to_vec();
        bytes[at] ^= 1 << bit;
        let context = format!("byte {at} bit {bit}: {line}");
        match saved(&bytes) {
            Err(error) => {
                // One bit makes another version of it, and a newer one is not touched.
                assert!(
                    line.starts_with("hearsay") && error.to_string().contains("is newer"),
                    "{context}: {error}"
                );
            }
            Ok(saved) => {
                let mut want = records_of(FILE);
                // The line end after the record is not the record.
                if FILE.as_bytes()[at] != b'\n' {
                    want.remove(line);
                    want.retain(|record| !names_as_tag(record, line));
                    // Its id may have become that of another tag, whose link then
                    // follows the first of the two.
                    if line.contains(",quote:") {
                        want.retain(|record| !record.contains(",tag:\""));
                    }
                }
                if let Some(article) = text_of(line) {
                    // Its article says that the text was changed, and what lies in it may
                    // have moved; a tag is gone only where its own words were hit.
                    want.retain(|record| !leans_on(record, article));
                    let n_tags = saved.project.tags().len();
                    assert!(n_tags + 1 >= n_tags_of(FILE), "{context}: {:?}", saved.losses);
                }
                assert_has(&saved, &want, &context);
                assert_said(&saved, &bytes, &context);
            }
        }
    }
}

#[test]
fn a_line_that_was_exchanged_costs_at_most_its_record() {
    let million = "(".repeat(20_000);
    let nasty: [&[u8]; 16] = [
        b"\n",
        b"#$%&\n",
        b"\xff\xfe\x00\n",
        b"\"\n",
        b"(id:\"\n",
        b"(id:\"000000000000a\",\n",
        b"(((((((\n",
        b"]]]]))))\n",
        b"/*\n",
        b"r###\"\n",
        b"<<<<<<< HEAD\n",
        b"hearsay hearsay\n",
        b"tags: [\n",
        b"(at:(99999999999999999999,NaN),id:[[[[]]]]),\n",
        million.as_bytes(),
        // Without a line end the next line joins it.
        b"'",
    ];
    for (number, line) in lines() {
        for new in nasty {
            let bytes = with_line(number, new);
            let context = format!(
                "line {number}, {line}, is {:?}",
                String::from_utf8_lossy(&new[..new.len().min(50)])
            );
            let saved = saved(&bytes).unwrap_or_else(|error| panic!("{context}: {error}"));
            assert_has(&saved, &spared(line), &context);
            let faults = project_file::check(&bytes);
            assert!(faults.iter().any(|it| it.refuses()) || project_file::read(&bytes).is_ok());
            if line.starts_with('(') && line.len() > 1 && !new.starts_with(b"\n") {
                let told = !saved.losses.is_empty() || !saved.faults.is_empty();
                assert!(told, "{context}");
            }
        }
    }
}

#[test]
fn a_line_that_is_missing_or_doubled_costs_at_most_its_record() {
    for (number, line) in lines() {
        let gone = saved(&with_line(number, b"")).unwrap();
        assert_has(&gone, &spared(line), &format!("without line {number}, {line}"));
        let doubled = format!("{line},\n{line},\n");
        let twice = saved(&with_line(number, doubled.as_bytes())).unwrap();
        assert_has(&twice, &records_of(FILE), &format!("twice line {number}, {line}"));
    }
    // All heads of lists, or all that is no record.
    let bare: String =
        FILE.split_inclusive('\n').filter(|line| line.starts_with('(') && line.len() > 2).collect();
    let headless: String =
        FILE.split_inclusive('\n').filter(|line| !line.ends_with(": [\n")).collect();
    for (file, n_losses) in [(bare, 1), (headless, 0)] {
        let saved = saved(file.as_bytes()).unwrap();
        assert_eq!(saved.losses.len(), n_losses, "{:?}", saved.losses);
        assert_eq!(records(&saved.project), records_of(FILE));
    }
}

#[test]
fn bytes_that_are_no_text_cost_at_most_their_record() {
    for at in (0..FILE.len()).step_by(7) {
        let (_, line) = line_at(at);
        let mut bytes = FILE.as_bytes().to_vec();
        bytes[at] = 0xff;
        let saved = saved(&bytes).unwrap_or_else(|error| panic!("{at}: {error}"));
        let want = match FILE.as_bytes()[at] {
            b'\n' => records_of(FILE),
            _ => spared(line),
        };
        assert_has(&saved, &want, &format!("byte {at}: {line}"));
        assert_said(&saved, &bytes, line);
    }
}

#[test]
fn other_layouts_are_saved_too() {
    let want = records_of(FILE);
    for (file, name) in [
        (FILE.replace('\n', "\r\n"), "CRLF"),
        (format!("\u{feff}{FILE}"), "byte order mark"),
        (FILE.replace('\n', ""), "one line"),
        (FILE.replace("\n(", "\n  ( ").replace("),\n", "\n  ),\n"), "several lines"),
        (FILE.replace(",\n", ",\n\n// a comment\n"), "comments"),
    ] {
        // The closing bracket of the project is what is damaged.
        let file = format!("{} #", file.trim_end());
        let saved = saved(file.as_bytes()).unwrap();
        assert_eq!(records(&saved.project), want, "{name}: {:#?}", saved.losses);
        assert_eq!(saved.losses.len(), 1, "{name}");
    }
}

#[test]
fn what_is_lost_can_be_made_again_by_hand() {
    let told = |file: &str| -> Vec<String> {
        let saved = saved(file.as_bytes()).unwrap();
        saved
            .losses
            .iter()
            .map(|loss| format!("{}: {loss}", loss.fault.place.unwrap().line))
            .collect()
    };
    assert_eq!(
        told(&FILE.replace("id:\"000000000000n\"", "id:\"broken\"")),
        [
            "45: lost: tag with kind “Figure”, quote “set”, article “Fire at the mill”: `broken`: an id has 13 characters from 0–9 and a–z without i, l, o, u"
        ]
    );
    let text = FILE.lines().find(|line| text_of(line) == Some(B)).unwrap();
    assert_eq!(
        told(&FILE.replace(text, "garbage")),
        [
            "31: lost: article with id “000000000000b”: article `000000000000b` has no text",
            "35: lost: record: this is no record: `garbage`",
            "39: lost: sentences with article “000000000000b”: sentences of article `000000000000b`, \
         which is not in the file",
            "46: lost: tag with kind “Denial”, quote “Der Müller bestritt das.”, article \
         “000000000000b”: tag of article `000000000000b`, which is not in the file",
            "53: lost: stance with stance “denies”, proposition “The fire was set.”, article \
         “000000000000b”: stance of article `000000000000b`, which is not in the file",
            "56: lost: note with text “who? ask”: a note on `000000000000b`, which is not in the file",
            "61: lost: review with article “000000000000b”: a review on `000000000000b`, which is \
             not in the file",
            "64: lost: derivation with from “Fire at the mill”, to “000000000000b”: a derivation on \
             `000000000000b`, which is not in the file",
        ]
    );
}

#[test]
fn check_names_every_damaged_line_and_the_way_out() {
    let damaged = FILE
        .replace("name:\"Bo\"", "name:\"Bo")
        .replace("kind:\"claim\"", "kind:claim\"")
        .replace("quote:\"set\"", "qu\u{1}ote:\"set\"")
        .replace("(id:\"000000000000z\"", "<<<<<<< HEAD\n(id:\"000000000000z\"");
    let mut bytes = damaged.into_bytes();
    let at = bytes.windows(4).position(|it| it == b"Post").unwrap();
    bytes[at] = 0xff;
    let faults = project_file::check(&bytes);
    let lines: Vec<_> = faults.iter().filter_map(|fault| fault.line()).collect();
    for (line, what) in [(6, "coder"), (15, "outlet"), (42, "tag"), (45, "tag"), (56, "merge mark")]
    {
        assert!(lines.contains(&line), "no {what} in {faults:?}");
    }
    for fault in faults {
        assert!(fault.hint().ends_with("hearsay check FILE --repair -o NEW.ron"), "{fault}");
    }
}

#[test]
fn what_is_not_for_this_program_is_refused() {
    for (bytes, message) in [
        (
            FILE.replace("hearsay: 1", "hearsay: 2").into_bytes(),
            "format version 2 is newer than this program reads (1)",
        ),
        (b"\xff(hearsay: 12,\ntags: [\n".to_vec(), "format version 12 is newer"),
        (b"".to_vec(), "the file is empty"),
        (b"A fire broke out.".to_vec(), "not a Hearsay project"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "not UTF-8"),
        (b"(hearsay: 1,\ntags: [".to_vec(), "cut off inside the list `tags`"),
    ] {
        let error = salvage(&bytes).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn whatever_is_done_to_a_file_what_is_saved_opens(
        wounds in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..40, proptest::collection::vec(any::<u8>(), 0..20)), 1..6),
    ) {
        let mut bytes = FILE.as_bytes().to_vec();
        for (at, len, new) in wounds {
            let from = at.index(bytes.len() + 1);
            let to = (from + len).min(bytes.len());
            bytes.splice(from..to, new);
        }
        let _ = saved(&bytes);
    }

    #[test]
    fn any_bytes_are_saved_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = saved(&bytes);
    }
}

fn beginning(body: &str) -> String {
    body.chars().take(20).collect()
}

#[test]
fn hostile_files_are_saved_or_refused_soon() {
    let start = std::time::Instant::now();
    let tail = &FILE[FILE.find("coders").unwrap()..];
    for body in [
        "(".repeat(200_000),
        "(id:\"".repeat(20_000),
        "(id:\"x\n".repeat(20_000),
        "(id:(".repeat(20_000),
        "/*\n".repeat(20_000),
        "(id:[\n".repeat(20_000),
        "r#\"\n(a:r##\"".repeat(10_000),
        "(id:\"000000000000a\"),\n".repeat(20_000),
        "<<<<<<< a\n=======\n".repeat(20_000),
        "a: [".repeat(20_000),
        "(article:\"x\",text:\"".to_owned() + &"\\".repeat(100_000),
        "\u{202e}".repeat(20_000),
    ] {
        let file = format!("(\nhearsay: 1,\n{body}\n],\n{tail}");
        let took = std::time::Instant::now();
        let saved = salvage(file.as_bytes()).unwrap();
        // No more than the looking ahead allows; and what is whole is there.
        assert!(took.elapsed().as_secs() < 20, "{:?}: {}", took.elapsed(), beginning(&body));
        assert_eq!(saved.project.tags().len(), n_tags_of(FILE), "{}", beginning(&body));
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
