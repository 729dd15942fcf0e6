//! Replays what fuzzing starts from and what it found: see `tests/fuzz`. And, for
//! articles, what tables of bytes can say faster than chance.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

#[path = "fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::path::{Path, PathBuf};

use targets::{TARGETS, article};

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz")
}

/// The inputs of a target, by name.
fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(fuzz().join("corpus").join(target)).unwrap();
    let mut inputs: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    inputs.sort();
    inputs
}

#[test]
fn the_whole_corpus_holds() {
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    for target in TARGETS {
        let inputs = corpus(target.name);
        assert!(!inputs.is_empty(), "{}", target.name);
        for (path, bytes) in inputs {
            let held = std::panic::catch_unwind(|| (target.run)(&bytes));
            assert!(held.is_ok(), "{path}");
        }
        assert!(manifest.contains(&format!("name = \"{}\"", target.name)), "{}", target.name);
        let file = fuzz().join("targets").join(target.name).with_extension("rs");
        assert!(fs::read_to_string(file).unwrap().contains(&format!("{}::run", target.name)));
    }
}

#[test]
fn articles_in_every_format_hold() {
    let samples = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import"));
    for path in samples.unwrap().map(|entry| entry.unwrap().path()) {
        let held = std::panic::catch_unwind(|| article::run(&fs::read(&path).unwrap()));
        assert!(held.is_ok(), "{}", path.display());
    }
}

#[test]
fn an_article_cut_off_or_damaged_anywhere_comes_in_or_is_refused() {
    for (_, bytes) in corpus("article") {
        let short = &bytes[..bytes.len().min(300)];
        for at in 0..short.len() {
            article::run(&short[..at]);
            let mut damaged = short.to_vec();
            damaged[at] ^= 1 << (at % 8);
            article::run(&damaged);
        }
    }
}

#[test]
fn hostile_articles_end_soon() {
    let start = std::time::Instant::now();
    let repeated: [&[u8]; 14] = [
        b"a. ",
        b"\"a.\" ",
        b"\xe2\x80\x9c",
        b"(",
        b"\n",
        b"\r",
        b"A\0",
        b"1. ",
        b"Mr. ",
        b"\xff\xfe",
        b"\x1b$B!!",
        b"\xd8\x00",
        b"\xf0\x9f\x94\xa5",
        b"\xe2\x80\x8d",
    ];
    for piece in repeated {
        for mark in [&b""[..], b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"] {
            let bytes = [mark, &piece.repeat(20_000 / piece.len())].concat();
            article::run(&bytes);
        }
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
