//! Items of a list that stand in one line: `1. Bread 2. Salt`.
//!
//! Only where the piece begins with the first label and the next labels
//! follow in order; a bracketed number in running text is left alone.

use std::ops::Range;

use super::chars::{after, before, is_bullet};
use super::word::Word;
use crate::text::language::Language;

/// A label and what closes it.
struct Label {
    open: bool,
    name: Name,
    close: &'static str,
    /// One past the label.
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Number(u32),
    Letter(char),
}

impl Name {
    fn next(self) -> Self {
        match self {
            Self::Number(number) => Self::Number(number + 1),
            Self::Letter(letter) => {
                Self::Letter(char::from_u32(u32::from(letter) + 1).unwrap_or(letter))
            }
        }
    }
}

/// Where items after the first begin, in order.
pub(super) fn items(text: &str, piece: Range<usize>, language: &Language) -> Vec<usize> {
    let Some(first) = after(text, piece.start) else {
        return Vec::new();
    };
    if is_bullet(first) {
        let inner = piece.start + first.len_utf8()..piece.end;
        return text
            .get(inner.clone())
            .unwrap_or_default()
            .match_indices(first)
            .map(|(at, _)| inner.start + at)
            .filter(|&at| before(text, at).is_some_and(char::is_whitespace))
            .collect();
    }
    let Some(label) = label_at(text, piece.start, piece.end) else {
        return Vec::new();
    };
    let capital = begins_capital(text, label.end);
    let mut found = Vec::new();
    let mut wanted = label.name.next();
    let mut at = label.end;
    while let Some(next) = next_word(text, at, piece.end) {
        at = next;
        let Some(here) = label_at(text, at, piece.end) else {
            continue;
        };
        let follows = here.name == wanted && here.close == label.close && here.open == label.open;
        if follows
            && begins_capital(text, here.end) == capital
            && !is_ordinal(text, piece.start, at, &here, language)
        {
            found.push(at);
            wanted = wanted.next();
            at = here.end;
        }
    }
    found
}

/// The label that begins at `at`, with white space after it.
fn label_at(text: &str, at: usize, to: usize) -> Option<Label> {
    let mut rest = text
        .get(at..to.min(at + 12))
        .or_else(|| text.get(at..to))
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '('))?;
    let open = rest.starts_with('(');
    rest = rest.trim_start_matches('(');
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (name, len) = match (digits, rest.bytes().next()) {
        (1..=3, _) => (Name::Number(rest.get(..digits)?.parse().ok()?), digits),
        (0, Some(letter @ b'a'..=b'z')) => (Name::Letter(char::from(letter)), 1),
        _ => return None,
    };
    let after_name = rest.get(len..)?;
    let close = [".)", ")", "."].into_iter().find(|close| after_name.starts_with(close))?;
    if open != (close == ")") && open {
        return None;
    }
    let end = to.min(at + usize::from(open) + len + close.len());
    after(text, end).filter(|c| c.is_whitespace()).map(|_| Label { open, name, close, end })
}

/// Whether `2. Liga` is an ordinal of running text: the language has them and
/// a function word precedes.
fn is_ordinal(text: &str, from: usize, at: usize, label: &Label, language: &Language) -> bool {
    if !language.ordinals || label.close != "." {
        return false;
    }
    let end = from + text.get(from..at).unwrap_or_default().trim_end().len();
    Word::ending_at(text, from, end).among(language.starters)
}

fn begins_capital(text: &str, at: usize) -> bool {
    text.get(at..)
        .unwrap_or_default()
        .chars()
        .find(|c| !c.is_whitespace())
        .is_some_and(char::is_uppercase)
}

/// Where the next word after `at` begins.
fn next_word(text: &str, at: usize, to: usize) -> Option<usize> {
    let rest = text.get(at..to)?;
    let space = rest.find(char::is_whitespace)?;
    let word = rest.get(space..)?.find(|c: char| !c.is_whitespace())?;
    Some(at + space + word)
}
