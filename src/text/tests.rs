//! Every function of this module over every character: each comes to an end,
//! in steps that grow with the text and in time.

use std::sync::mpsc;
use std::time::Duration;

use proptest::prelude::*;

use super::cursor::steps;
use super::*;
use crate::model::Span;

/// Steps of cursors a character may cost, all functions together; they are
/// about sixty.
const MOST_STEPS: u64 = 200;

/// Runs all that the module offers over a text.
fn read_all(raw: &str) {
    let text = normalise::normalise(raw).text;
    let all = Span::of(0..text.len());
    let language = language::detect(&text);
    language::of_paragraph(&text, language);
    let sentences = segment::sentences_by_paragraph(&text, language);
    segment::passages(&text, language);
    header::read(&text, &sentences);
    boilerplate::mark(&text, &sentences);
    quotations::quotations(&text);
    attribution::read(&text, Some(&text));
    denial::read(&text);
    date::first(&text);
    tokens::each(&text, |token| stem::stem(&mut token.form.to_owned()));
    similarity::similarity(&text, "He said so.");
    let mut found = Vec::new();
    similarity::features(&text, &mut found);
    wording::wording(&text, "He said so.");
    words::words(&text, all);
    words::trim(&text, all);
    anchor::find(&text, &anchor::abridge(&text), 0);
    agencies::beginning(&text);
    offsets::Offsets::new(&text).utf16(all.end);
}

/// Runs `work` on a thread of its own; fails where it has no end.
fn ends(work: impl FnOnce() + Send + 'static) {
    let (done, is_done) = mpsc::channel();
    std::thread::spawn(move || {
        work();
        done.send(()).ok();
    });
    assert!(is_done.recv_timeout(Duration::from_secs(300)).is_ok(), "it stands still or fails");
}

/// All characters but most of those that come by the ten thousand and are
/// alike: ideographs, syllables of Korean, private use.
fn characters() -> impl Iterator<Item = char> {
    let many = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{e000}'..='\u{f8ff}');
    ('\0'..='\u{1ffff}')
        .chain('\u{e0000}'..='\u{e01ff}')
        .filter(move |&c| !many(c) || u32::from(c) % 64 == 0)
}

#[test]
fn no_character_stops_a_scanner() {
    ends(|| {
        // Lists of words are read when they are first asked for.
        read_all("He said so.");
        for c in characters() {
            let mut alone = [0; 4];
            let taken = steps::of(|| read_all(c.encode_utf8(&mut alone)));
            assert!(taken <= MOST_STEPS, "{c:?} costs {taken} steps");
        }
    });
}

#[test]
fn no_character_stops_a_scanner_among_others() {
    ends(|| {
        read_all("He said so.");
        let all: Vec<char> = characters().collect();
        for some in all.chunks(48) {
            for join in [("a", " "), (" ", " "), ("He said a", "z. "), ("1", ","), ("“", "”\n")]
            {
                let text: String = some
                    .iter()
                    .flat_map(|c| [join.0.to_owned(), c.to_string(), join.1.to_owned()])
                    .collect();
                let taken = steps::of(|| read_all(&text));
                let most = MOST_STEPS * text.chars().count() as u64;
                assert!(taken <= most, "{text:?} costs {taken} steps");
            }
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn texts_of_all_scripts_come_to_an_end(text in "(\\PC|[ʼ'’‘.,“”a-zA-Z0-9 ]|[ء-ی]|[а-я]|[ऀ-ॿ]|\\n){0,120}") {
        let text_of = text.clone();
        ends(move || read_all(&text_of));
        read_all("He said so.");
        let taken = steps::of(|| read_all(&text));
        prop_assert!(taken <= MOST_STEPS * (1 + text.chars().count() as u64), "{} steps", taken);
    }
}
