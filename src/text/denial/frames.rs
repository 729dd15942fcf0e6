//! Denials by the frame they stand in: a word, what may stand between, and what
//! it takes.
//!
//! The frames themselves are data, in `grammar` and `unsaid`; here is the one
//! reader for all of them. A frame is a row of steps. A step is words of which one must stand there,
//! `a|b`; with `?` before it may be missing, with `!` it must not stand there and
//! takes no place; `*3` is up to three words or commas; `#` the end of a clause;
//! `@prop` and its like one of a list. An adverb in `-ly` may stand between any
//! two. What the sentence as a whole must be is for the frame to say.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lists::{self, listed};
use super::{grammar, unsaid};
use crate::model::DenialKind;
use crate::text::attribution::lexicon::{class, frame};
use crate::text::attribution::tokens::{Kind, Tokens};

/// What the sentence must be for a frame to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum In {
    /// Any sentence.
    Any,
    /// One that reports speech: a merely negative sentence denies nobody's word.
    Speech,
    /// One in which the word is a speaker's own: quoted, or after a colon.
    Own,
}

/// A frame: what it says, where it counts, its first word, and its other steps.
pub type Frame = (DenialKind, In, &'static str, &'static str);

struct Read {
    kind: DenialKind,
    within: In,
    steps: Vec<&'static str>,
}

/// All frames, and which begin with a word.
type Table = (Vec<Read>, FxHashMap<&'static str, Vec<usize>>);

static READ: LazyLock<Table> = LazyLock::new(|| {
    let mut by_word: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
    let mut all = Vec::new();
    for (nth, (kind, within, first, steps)) in every().enumerate() {
        for word in first.split_ascii_whitespace() {
            by_word.entry(word).or_default().push(nth);
        }
        let steps = steps.split_ascii_whitespace().collect();
        all.push(Read { kind: *kind, within: *within, steps });
    }
    (all, by_word)
});

/// Every frame, in the order in which they count.
fn every() -> impl Iterator<Item = &'static Frame> {
    grammar::FRAMES
        .iter()
        .filter(|it| it.0 == DenialKind::DisputesPart)
        .chain(unsaid::FRAMES)
        .chain(grammar::FRAMES.iter().filter(|it| it.0 != DenialKind::DisputesPart))
}

/// The words that frames begin with.
pub fn firsts() -> impl Iterator<Item = &'static str> {
    every().map(|(_, _, first, _)| *first)
}

/// What a frame that begins at `at` says. Of several the first in the list.
pub fn read(t: &Tokens<'_>, at: usize) -> Option<DenialKind> {
    let (all, by_word) = &*READ;
    let written = t.text_at(at);
    // Most words are as they stand in the table: they cost no copy.
    let word = match written.contains(|c: char| c.is_uppercase() || c == '’') {
        true => Cow::Owned(written.to_lowercase().replace('’', "'")),
        false => Cow::Borrowed(written),
    };
    let found = by_word.get(&*word)?.iter().filter_map(|nth| all.get(*nth));
    let mut found = found.filter(|it| fits(t, at + 1, &it.steps));
    let counts = |it: &&Read| match it.within {
        In::Any => true,
        In::Speech => is_speech(t),
        In::Own => (t.at(at).quoted() && is_reported(t)) || t.before(at).of(Kind::Colon),
    };
    found.find(counts).map(|it| it.kind)
}

/// Whether a verb of saying stands beside the words quoted.
fn is_reported(t: &Tokens<'_>) -> bool {
    (0..t.len()).take(400).any(|at| {
        let token = t.at(at);
        !token.quoted() && token.word.verb.is_some_and(|verb| verb.takes(frame::CLAUSE))
    })
}

/// Whether somebody speaks in it: a verb that takes a clause, marks, or a
/// headline's colon.
fn is_speech(t: &Tokens<'_>) -> bool {
    (0..t.len()).take(400).any(|at| {
        let token = t.at(at);
        token.quoted()
            || token.of(Kind::Colon)
            || t.are_words(at, "according to")
            || token.word.verb.is_some_and(|verb| verb.takes(frame::CLAUSE))
    })
}

fn fits(t: &Tokens<'_>, at: usize, steps: &[&str]) -> bool {
    let Some((step, rest)) = steps.split_first() else { return true };
    if let Some(most) = step.strip_prefix('*') {
        let most = most.parse::<usize>().unwrap_or(3);
        return (at..=at + most)
            .take_while(|to| *to == at || is_inner(t.at(*to - 1).kind))
            .any(|to| fits(t, to, rest));
    }
    if let Some(words) = step.strip_prefix('!') {
        return !one_of(t, at, words) && fits(t, at, rest);
    }
    if *step == "#" {
        let token = t.at(at);
        let ends = token.kind != Kind::Word || token.is(class::COORDINATOR | class::SUBORDINATOR);
        return ends && fits(t, at, rest);
    }
    if step.starts_with('?') && fits(t, at, rest) {
        return true;
    }
    let words = step.trim_start_matches('?');
    if one_of(t, at, words) && fits(t, at + 1, rest) {
        return true;
    }
    let adverb = t.at(at).kind == Kind::Word && t.text_at(at).ends_with("ly");
    adverb && fits(t, at + 1, steps)
}

/// What may stand within a clause.
const fn is_inner(kind: Kind) -> bool {
    !matches!(kind, Kind::Stop | Kind::Semicolon | Kind::Edge)
}

fn one_of(t: &Tokens<'_>, at: usize, words: &str) -> bool {
    let written = t.text_at(at);
    if t.at(at).kind == Kind::Comma {
        return words.split('|').any(|it| it == ",");
    }
    t.at(at).kind == Kind::Word
        && words.split('|').any(|it| match it {
            "@prop" => listed(lists::PROPOSITIONS, written) || listed(lists::TALK, written),
            "@fig" => listed(lists::FIGURES, written),
            "@ask" => listed(lists::ASKED, written) || listed(lists::ASKED_FOR, written),
            "@say" => listed(lists::SAYING, written),
            "@claim" => listed(lists::CLAIMS, written),
            "@false" => listed(lists::FALSE, written),
            "@state" => listed(lists::STATES, written),
            _ => it.eq_ignore_ascii_case(written) || is_apostrophe(it, written),
        })
}

/// `didn't` and `didn’t`.
fn is_apostrophe(word: &str, written: &str) -> bool {
    written.contains('’') && written.replace('’', "'").eq_ignore_ascii_case(word)
}
