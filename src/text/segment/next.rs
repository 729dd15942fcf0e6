//! What follows a run of stops, as far as it tells whether a sentence begins.
//!
//! Only reads; what the signs mean is weighed in `judge`.

use super::chars::{after, before, is_continuing, is_dash, is_format, is_opening, is_small};
use super::word::Word;

/// The sign that the first word gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Nothing follows.
    End,
    /// A small letter.
    Small,
    /// A capital letter.
    Capital,
    /// A digit, also after a currency sign.
    Digit,
    /// A letter of a script without case.
    Letter,
    /// A mark that shows that the sentence goes on.
    GoesOn,
    /// Anything else.
    Other,
}

/// What comes after a run.
pub(super) struct Next {
    /// Whether white space lies between.
    pub gap: bool,
    /// Whether an opening mark comes first.
    pub opened: bool,
    /// Whether a dash comes first.
    pub dashed: bool,
    /// Whether an ellipsis comes first, joined to the word.
    pub dotted: bool,
    /// What the first word looks like.
    pub sign: Sign,
    /// Where the first word begins.
    pub at: usize,
}

impl Next {
    /// Reads what follows byte `from`, up to `to`.
    pub fn read(text: &str, from: usize, to: usize) -> Self {
        let mut next = Self {
            gap: false,
            opened: false,
            dashed: false,
            dotted: false,
            sign: Sign::End,
            at: from,
        };
        let mut fresh = true;
        while let Some(c) = after(text, next.at).filter(|_| next.at < to) {
            let step = next.at + c.len_utf8();
            if c.is_whitespace() {
                next.gap |= fresh;
            } else if is_format(c) {
                // Without a width, so without a meaning here.
            } else if is_dash(c) {
                next.dashed = true;
                fresh = false;
            } else if is_opening(c) {
                next.opened = true;
                fresh = false;
            } else if (c == '.' || c == '…') && next.gap && !next.dotted {
                next.dotted = true;
                fresh = false;
                next.at = skip(text, next.at, to, |c| c == '.' || c == '…');
                continue;
            } else if is_currency(c) || c == '+' {
                fresh = false;
                if c == '+' && !after(text, step).is_some_and(char::is_numeric) {
                    next.sign = Sign::GoesOn;
                    break;
                }
            } else {
                next.sign = sign(text, next.at, c);
                break;
            }
            next.at = step;
        }
        if next.sign == Sign::End && next.at < to {
            next.sign = Sign::Other;
        }
        next
    }
}

fn sign(text: &str, at: usize, c: char) -> Sign {
    if is_small(c) {
        // `eBay`, `wikiHow` and addresses can begin a sentence.
        let word = Word::starting_at(text, at, text.len());
        let camel = word.letters() > word.small();
        // `'s Avonds` and `'t Is`: an article that lost its beginning.
        let cut = word.letters() == 1
            && matches!(before(text, at), Some('\'' | '’'))
            && after(text, word.end) == Some(' ')
            && after(text, word.end + 1).is_some_and(char::is_uppercase);
        if camel || cut || matches!(word.key(), "http" | "https" | "www") {
            Sign::Capital
        } else {
            Sign::Small
        }
    } else if c.is_uppercase() || matches!(c, '@' | '#') {
        Sign::Capital
    } else if c.is_numeric() {
        Sign::Digit
    } else if c.is_alphabetic() {
        Sign::Letter
    } else if is_continuing(c) || matches!(c, ')' | ']' | '}' | '!' | '?') {
        Sign::GoesOn
    } else {
        Sign::Other
    }
}

const fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₺' | '₴' | '₨' | '؋' | '﷼' | '₩' | '₪')
}

/// Skips characters while `wanted` holds.
fn skip(text: &str, from: usize, to: usize, wanted: impl Fn(char) -> bool) -> usize {
    let mut at = from;
    while let Some(c) = after(text, at).filter(|&c| at < to && wanted(c)) {
        at += c.len_utf8();
    }
    at
}
