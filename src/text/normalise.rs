//! Makes imported text fit to be kept for ever, and changes as little as it can.
//!
//! An article's text is immutable after import, so what is done here is done
//! once. Only what would break the project file, the reader or the offsets is
//! touched: line ends and control characters. Zero-width joiners, direction
//! marks, no-break spaces and soft hyphens carry meaning in many scripts and
//! stay; there is no Unicode normalisation, because a quote must be found in
//! the outlet's own text. Decoding bytes is the importer's work.

use std::borrow::Cow;

/// A text as it is kept, with what was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalised {
    /// The text.
    pub text: String,
    /// How many line ends were CR LF or CR.
    pub line_ends: usize,
    /// How many control characters were replaced.
    pub controls: usize,
}

/// Turns CR LF and CR into LF and replaces the other C0 controls but TAB and
/// LF: those that lay text out (vertical tab, form feed, the four separators)
/// become a space, the rest U+FFFD, so that a loss stays visible.
///
/// Doing it twice changes nothing more.
///
/// ```
/// let it = hearsay::text::normalise::normalise("one\r\ntwo\0");
/// assert_eq!((it.text.as_str(), it.line_ends, it.controls), ("one\ntwo\u{fffd}", 1, 1));
/// ```
pub fn normalise(raw: &str) -> Normalised {
    let mut it = Normalised { text: String::with_capacity(raw.len()), line_ends: 0, controls: 0 };
    let mut rest = raw;
    while let Some(at) = rest.bytes().position(is_replaced) {
        let (fine, from) = rest.split_at(at);
        it.text.push_str(fine);
        let mut tail = from.chars();
        match tail.next() {
            Some('\r') => {
                it.text.push('\n');
                it.line_ends += 1;
                if tail.as_str().starts_with('\n') {
                    tail.next();
                }
            }
            Some('\u{b}' | '\u{c}' | '\u{1c}'..='\u{1f}') => {
                it.text.push(' ');
                it.controls += 1;
            }
            _ => {
                it.text.push(char::REPLACEMENT_CHARACTER);
                it.controls += 1;
            }
        }
        rest = tail.as_str();
    }
    it.text.push_str(rest);
    it
}

/// Words for a terminal or a line of a report: what would move its cursor, turn
/// its direction or begin a line is written as `\\u{1b}`.
pub fn printable(words: &str) -> Cow<'_, str> {
    let acts = |c: char| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !words.contains(acts) {
        return Cow::Borrowed(words);
    }
    let mut shown = String::with_capacity(words.len() + 16);
    for c in words.chars() {
        if acts(c) { shown.extend(c.escape_unicode()) } else { shown.push(c) }
    }
    Cow::Owned(shown)
}

/// Control bytes never occur inside a character of several bytes.
const fn is_replaced(byte: u8) -> bool {
    byte < 0x20 && byte != b'\n' && byte != b'\t'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_written_out() {
        let name = "a\u{1b}]0;x\u{7}\nadded: b\u{202e}.txt";
        assert_eq!(printable(name), r"a\u{1b}]0;x\u{7}\u{a}added: b\u{202e}.txt");
        assert_eq!(printable("كِتاب – “quay”"), "كِتاب – “quay”");
    }

    #[test]
    fn line_ends_become_lf() {
        let it = normalise("a\r\nb\rc\n\r\n");
        assert_eq!(it.text, "a\nb\nc\n\n");
        assert_eq!((it.line_ends, it.controls), (3, 0));
    }

    #[test]
    fn controls_are_replaced_and_counted() {
        let it = normalise("page one\u{c}page\ttwo\u{1b}[1m\0");
        assert_eq!(it.text, "page one page\ttwo\u{fffd}[1m\u{fffd}");
        assert_eq!(it.controls, 3);
    }

    #[test]
    fn meaningful_invisible_characters_stay() {
        let text = "می‌شود \u{200f}x\u{200e} e\u{301} 5\u{a0}km co\u{ad}op \u{feff}";
        assert_eq!(normalise(text).text, text);
    }

    proptest! {
        #[test]
        fn twice_is_once(raw in any::<String>()) {
            let once = normalise(&raw);
            let twice = normalise(&once.text);
            prop_assert_eq!(&twice.text, &once.text);
            prop_assert_eq!((twice.line_ends, twice.controls), (0, 0));
        }
    }
}
