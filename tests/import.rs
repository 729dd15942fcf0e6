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
        ("<a class=ad>x</a>", 3_000),
        ("<time>x</time> said, ", 3_000),
        ("word <span class=meta>x</span> ", 3_000),
        ("<h1>The gates of Karsk</h1>", 3_000),
        ("<ul><li>1/9 a<li>2/9 b<li>3/9 c</ul>", 3_000),
        ("<div class=author><a>Ann Poe", 250),
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

/// A PDF of pages that each show one picture, and words where there are some.
fn pdf(pages: &[&str], with_picture: bool) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 5 + 2 * n)).collect();
    let picture = "<</Type/XObject/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8\
                   /Length 16>>\nstream\n0123456789abcdef\nendstream";
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        if with_picture { picture.to_owned() } else { "null".to_owned() },
    ];
    for (n, words) in pages.iter().enumerate() {
        let resources = "<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>";
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{resources}/Contents {} 0 R>>",
            6 + 2 * n
        ));
        let draw = if with_picture { "q 595 0 0 842 0 0 cm /I Do Q\n" } else { "" };
        let show = match *words {
            "" => String::new(),
            words => format!("BT /F 10 Tf 60 30 Td ({words}) Tj ET"),
        };
        let content = format!("{draw}{show}");
        objects.push(format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()));
    }
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let end = objects.len() + 1;
    bytes
        .extend(format!("trailer <</Size {end}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes());
    bytes
}

#[test]
fn a_scanned_pdf_is_said_to_be_one() {
    let sentence = "The lower gates of the lock were opened by hand, three of its crew said.";
    for (what, pages, with_picture, wanted) in [
        (
            "a picture of a page",
            &[""][..],
            true,
            "the PDF is a scan: its pages are pictures, without text",
        ),
        ("three of them", &["", "", ""], true, "the PDF is a scan"),
        ("numbered by a program", &["1", "2", "3", "4"], true, "the PDF is a scan"),
        ("stamped by a program", &["Scanned with PageCam"; 4], true, "the PDF is a scan"),
        ("one page, stamped", &["Scanned with PageCam"], true, "the PDF is a scan"),
        ("an empty page", &[""], false, "no text in the PDF"),
        ("a picture above a text", &[sentence], true, ""),
        ("a short text", &["The lock is shut."], false, ""),
        ("a page of pictures in a text", &[sentence, ""], true, "1 of 2 pages has no text"),
    ] {
        let said = match drafts_of_bytes(&pdf(pages, with_picture), "scan.pdf") {
            Ok(drafts) => drafts[0].intake.clone(),
            Err(why) => format!("{why}"),
        };
        let fits = if wanted.is_empty() { !said.contains("PDF") } else { said.contains(wanted) };
        assert!(fits, "{what}: {said}");
    }
}
