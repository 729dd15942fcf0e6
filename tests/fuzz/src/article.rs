//! Any bytes as an article: they come in or are refused; what comes in is split
//! into sentences that hold every word once, and can be saved.

use hearsay::edit::{Hand, article};
use hearsay::io::import;
use hearsay::model::{CoderId, Draft, Id, Ids, Project, Span};

use super::project::keeps;

/// Names that bytes are offered under: most formats are known by their bytes, the
/// others by the end of the name.
const NAMES: [&str; 6] =
    ["article.txt", "article.md", "article.html", "article.eml", "article.csv", "article.jsonl"];

/// Offers the bytes as a file.
pub fn run(bytes: &[u8]) {
    let mut formats = Vec::new();
    for name in NAMES {
        let format = import::format_of(bytes, name).id;
        if formats.contains(&format) {
            continue;
        }
        formats.push(format);
        match import::drafts_of_bytes(bytes, name) {
            Ok(drafts) => {
                assert!(!drafts.is_empty());
                drafts.into_iter().for_each(|draft| hold(draft, format == "text"));
            }
            Err(why) => assert!(!why.to_string().is_empty()),
        }
    }
}

/// What holds for every article.
fn hold(draft: Draft, is_plain: bool) {
    assert!(!draft.text.trim().is_empty());
    let controls = |c: char| c < ' ' && !matches!(c, '\t' | '\n');
    assert!(!draft.text.contains(controls), "{:?}", draft.text);
    hold_each_word_once(&draft.text, &draft.sentences);
    if is_plain && !draft.intake.contains("press database") {
        hold_of_plain_text(&draft);
    }
    saved(draft);
}

/// What a plain text says of itself stands in it; other files say it elsewhere.
fn hold_of_plain_text(draft: &Draft) {
    for (field, words) in [
        ("title", &draft.title),
        ("outlet", &draft.outlet),
        ("agency", &draft.agency),
        ("byline", &draft.byline),
        ("place", &draft.place),
    ] {
        assert!(draft.text.contains(words.as_str()), "{field}: {words:?}");
    }
    // The text is as it will be kept: pasted, it comes in unchanged.
    let pasted = import::draft_of_text(&draft.text, &draft.file);
    let as_read =
        Draft { intake: draft.intake.clone(), provenance: draft.provenance.clone(), ..pasted };
    assert_eq!(as_read, *draft);
}

/// Every character that is not white space lies in exactly one sentence.
fn hold_each_word_once(text: &str, sentences: &[Span]) {
    let mut from = 0;
    for span in sentences {
        assert!(span.fits(text) && span.start >= from, "{span:?} of {text:?}");
        let between = Span::new(from, span.start).of_text(text);
        assert!(between.trim().is_empty(), "{between:?} is in no sentence of {text:?}");
        assert_eq!(span.of_text(text).trim(), span.of_text(text), "{text:?}");
        from = span.end;
    }
    let rest = &text[from as usize..];
    assert!(rest.trim().is_empty(), "{rest:?} is in no sentence of {text:?}");
}

/// The draft becomes part of a project, which opens without a fault.
fn saved(draft: Draft) {
    let mut project = Project::new("");
    let now = "2026-11-22T10:00:00Z".parse().unwrap();
    let mut hand = Hand { coder: CoderId(Id(1)), now, ids: &mut Ids::seeded(1) };
    let edit = article::add(&project, &mut hand, vec![draft]).edit;
    project.apply(&edit.changes);
    assert_eq!(keeps(&project).faults, []);
}
