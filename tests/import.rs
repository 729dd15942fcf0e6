//! Articles in every format that is read: what is found in them, and that files
//! made to harm do none.
//!
//! `tests/data/import` holds the samples; its README says where they come from.

// A helper of a test fails the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hearsay::io::import::{IMPORTERS, drafts_of_bytes};
use hearsay::model::Draft;
use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import")
}

/// The samples, by name: all files that are neither a result nor about them.
fn samples() -> Vec<(String, Vec<u8>)> {
    let paths = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let named = paths.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path));
    let is_sample =
        |name: &str| !name.ends_with(".found") && !name.ends_with(".py") && name != "README.md";
    let samples = named.filter(|(name, _)| is_sample(name));
    let mut found: Vec<(String, Vec<u8>)> =
        samples.map(|(name, path)| (name, std::fs::read(path).unwrap())).collect();
    found.sort();
    found
}

/// What was found, for people to read.
fn shown(drafts: &[Draft]) -> String {
    let one = |draft: &Draft| {
        let it = &draft.provenance;
        let date = draft.published.map(|date| date.to_string()).unwrap_or_default();
        let fields = [
            ("headline", &draft.title),
            ("outlet", &draft.outlet),
            ("agency", &draft.agency),
            ("byline", &draft.byline),
            ("place", &draft.place),
            ("date", &date),
            ("published at", &it.published_at),
            ("captured at", &it.captured_at),
            ("address", &it.url),
            ("language", &draft.language),
            ("intake", &draft.intake),
        ];
        let known = fields.iter().filter(|(_, words)| !words.is_empty());
        let known: String = known.map(|(name, words)| format!("{name}: {words}\n")).collect();
        format!("{known}\n{}\n", draft.text)
    };
    drafts.iter().map(one).collect::<Vec<_>>().join("\n==========\n\n")
}

#[test]
fn every_sample_gives_what_it_gave() {
    for (name, bytes) in samples() {
        let drafts = drafts_of_bytes(&bytes, &name).unwrap_or_else(|why| panic!("{name}: {why}"));
        for draft in &drafts {
            assert_eq!(draft.file, name);
            assert!(draft.sentences.iter().all(|span| span.fits(&draft.text)));
        }
        let path = folder().join(format!("{name}.found"));
        let found = shown(&drafts);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &found).unwrap();
        }
        let wanted = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(wanted, found, "{name}; UPDATE=1 rewrites it");
    }
}

#[test]
fn every_format_has_a_sample() {
    let names: Vec<String> = samples().into_iter().map(|(name, _)| name).collect();
    for importer in IMPORTERS.iter().filter(|importer| importer.id != "text") {
        let ends = |name: &String| {
            importer.extensions.iter().any(|end| name.ends_with(&format!(".{end}")))
        };
        assert!(names.iter().any(ends), "{}", importer.id);
    }
}

/// Reads what may be harmful; what comes of it is not looked at, only that
/// something does, and soon.
fn survive(bytes: &[u8], name: &str) {
    let started = Instant::now();
    if let Ok(drafts) = drafts_of_bytes(bytes, name) {
        assert!(drafts.iter().all(|draft| draft.sentences.iter().all(|s| s.fits(&draft.text))));
    }
    assert!(started.elapsed() < Duration::from_secs(30), "{name} took {:?}", started.elapsed());
}

#[test]
fn damaged_files_are_survived() {
    let mut dice = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    for (name, bytes) in samples() {
        for nth in 0..20 {
            survive(&bytes[..bytes.len() * nth / 20], &name);
        }
        for _ in 0..20 {
            let mut bytes = bytes.clone();
            for _ in 0..=dice.next_u32() % 30 {
                let at = dice.next_u32() as usize % bytes.len();
                bytes[at] ^= 1 << (dice.next_u32() % 8);
            }
            survive(&bytes, &name);
        }
    }
}
#[test]
fn files_made_to_harm_do_none() {
    let page = |words: &str, times: usize| format!("<!DOCTYPE html>{}", words.repeat(times));
    for (words, times) in [
        ("<div>", 20_000),
        ("<table><tr><td>", 20_000),
        ("<b><p>", 20_000),
        ("<ul><li>", 20_000),
        ("<svg>", 20_000),
        ("<a href=x>", 20_000),
        ("<p><i>", 20_000),
        ("<p>word</p>", 20_000),
        ("<", 200_000),
        ("<!--", 100_000),
        ("&", 50_000),
    ] {
        survive(page(words, times).as_bytes(), "harm.html");
    }
    let linked = "<html><script type='application/ld+json'>{\"@graph\":[";
    survive(page(linked, 1).as_bytes(), "linked.html");
    survive(format!("<html {}>", "a=b ".repeat(100_000)).as_bytes(), "wide.html");
}
