//! Which line breaks end a sentence.
//!
//! News arrives in two shapes: a line is a paragraph, or paragraphs are
//! wrapped at some width. In the first a line break always ends a sentence,
//! stop or no stop, because headlines, bylines and list items have none. In
//! the second it is white space. The shape is judged once a text; what a
//! sentence is inside the pieces is left to `judge`.

use std::ops::Range;

use super::chars::{after, before, is_bullet, is_line_break, is_small, is_strong};
use super::word::Word;
use crate::text::language::Language;

/// The narrowest and the widest column, in characters, that is taken for
/// wrapped text. Wider lines are paragraphs.
const WIDTHS: Range<usize> = 24..140;

/// A line without its break and outer white space.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
}

/// Cuts a text into the pieces inside which `judge` looks for boundaries.
/// Pieces are trimmed, not empty, in order; only white space lies between.
pub(super) fn pieces(text: &str, language: &Language) -> Vec<Range<usize>> {
    let lines = lines(text);
    let mut pieces: Vec<Range<usize>> = Vec::with_capacity(lines.len());
    let mut blocks = lines.chunk_by(|a, b| !blank_between(text, a.end, b.start)).peekable();
    if blocks.peek().is_none() {
        return pieces;
    }
    let shape = Shape::of(text, &lines, language);
    for block in blocks {
        let mut open: Option<Range<usize>> = None;
        for (at, line) in block.iter().enumerate() {
            let rest = block.get(at..).unwrap_or_default();
            match &mut open {
                Some(piece) if shape.joins(text, language, piece.clone(), rest) => {
                    piece.end = line.end
                }
                _ => pieces.extend(open.replace(line.start..line.end)),
            }
        }
        pieces.extend(open);
    }
    pieces
}

/// The lines that are not blank.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |start: usize, end: usize| {
        let raw = text.get(start..end).unwrap_or_default();
        let front = raw.len() - raw.trim_start().len();
        let line = Line { start: start + front, end: start + raw.trim_end().len() };
        if line.start < line.end {
            lines.push(line);
        }
    };
    let mut start = 0;
    if has_rare_breaks(text) {
        for (at, c) in text.char_indices().filter(|&(_, c)| is_line_break(c)) {
            add(start, at);
            start = at + c.len_utf8();
        }
    } else {
        for at in memchr::memchr_iter(b'\n', text.as_bytes()) {
            add(start, at);
            start = at + 1;
        }
    }
    add(start, text.len());
    lines
}

/// Whether lines end in anything but LF.
fn has_rare_breaks(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(b'\r', 0x0b, 0x0c, bytes).is_some()
        || memchr::memmem::find(bytes, "\u{85}".as_bytes()).is_some()
        || memchr::memmem::find(bytes, "\u{2028}".as_bytes()).is_some()
        || memchr::memmem::find(bytes, "\u{2029}".as_bytes()).is_some()
}

/// Whether more than one line break lies between two lines. CR LF is one.
fn blank_between(text: &str, from: usize, to: usize) -> bool {
    let between = text.get(from..to).unwrap_or_default();
    if between == "\n" {
        return false;
    }
    let breaks = between.chars().filter(|&c| is_line_break(c)).count();
    let pairs = between.matches("\r\n").count();
    breaks - pairs > 1 || between.contains('\u{2029}')
}

/// What the line breaks of a text mean.
struct Shape {
    /// Characters of the widest line that is followed by another, where the
    /// text is wrapped.
    width: Option<usize>,
}

impl Shape {
    fn of(text: &str, lines: &[Line], language: &Language) -> Self {
        let pairs = || {
            lines.windows(2).filter_map(|pair| match pair {
                [a, b]
                    if !blank_between(text, a.end, b.start)
                        && !is_item(text, b)
                        && !is_item(text, a) =>
                {
                    Some((a, b))
                }
                _ => None,
            })
        };
        // Bytes are never fewer than characters, so one look at them spares
        // most texts the counting.
        let mut width = 0;
        for (a, _) in pairs() {
            width = width.max(chars(text, a));
            if width >= WIDTHS.end {
                return Self { width: None };
            }
        }
        let (mut open, mut full, mut small, mut cased) = (0, 0, 0, 0);
        for (a, b) in pairs().filter(|(a, _)| !ends_with_stop(text, a.end, language)) {
            open += 1;
            full += usize::from(is_full(text, a, b, width * 85 / 100));
            small += usize::from(begins_small(text, b.start));
            cased += usize::from(
                after(text, b.start).is_some_and(|c| c.is_uppercase() || c.is_lowercase()),
            );
        }
        let all = pairs().count();
        // Every line of wrapped text but a paragraph's last is so long that
        // the next word did not fit. Lists have lines of similar length too,
        // but hardly ever lines that begin in the middle of a sentence.
        let full_enough = open >= 2 && full * 4 >= open * 3 && open * 2 >= all;
        let goes_on = small * 4 >= cased.max(1) || (cased == 0 && open >= 3);
        let ragged = small >= 3 && small * 5 >= open * 2 && open * 2 >= all;
        let wrapped = WIDTHS.contains(&width) && ((full_enough && goes_on) || ragged);
        Self { width: wrapped.then_some(width) }
    }

    /// Whether the sentence at the end of `piece` may go on in the line
    /// that `rest` begins with; `rest` reaches to the end of the block.
    fn joins(&self, text: &str, language: &Language, piece: Range<usize>, rest: &[Line]) -> bool {
        let Some(next) = rest.first() else {
            return false;
        };
        if is_item(text, next) || is_rule(text, piece.clone()) {
            return false;
        }
        let first = after(text, next.start).unwrap_or(' ');
        if matches!(first, ',' | ';' | '.' | ')' | '…' | '،' | '、' | '。' | '，') {
            return true;
        }
        let stopped = ends_with_stop(text, piece.end, language);
        let last_line = last_line(text, piece.clone());
        if ends_bound(text, piece.end, last_line.start, language) {
            return true;
        }
        let small = begins_small(text, next.start);
        if let Some(width) = self.width {
            let full = is_full(text, &last_line, next, width);
            let nearly = chars(text, &last_line) * 4 >= width * 3;
            return full || (!stopped && (small || nearly));
        }
        if stopped || before(text, piece.end) == Some(':') {
            return false;
        }
        if ends_open(text, piece.end, last_line.start, language) {
            return true;
        }
        // A sentence that goes on in small letters comes to a stop at last; a
        // list in small letters does not.
        small && !is_heading(text, &last_line) && comes_to_stop(text, rest)
    }
}

/// The part of `piece` after its last line break.
fn last_line(text: &str, piece: Range<usize>) -> Line {
    let raw = text.get(piece.clone()).unwrap_or_default();
    let from = raw.rfind(is_line_break).map_or(0, |at| at + 1);
    let line = raw.get(from..).unwrap_or(raw);
    Line { start: piece.end - line.trim_start().len(), end: piece.end }
}

/// Characters of a line; lines past any column are not counted to the end.
fn chars(text: &str, line: &Line) -> usize {
    let raw = text.get(line.start..line.end).unwrap_or_default();
    if raw.len() > 4 * WIDTHS.end { raw.len() / 4 } else { raw.chars().count() }
}

/// Whether the first word of `next` would not have fitted on `line`.
fn is_full(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let raw = text.get(next.start..next.end).unwrap_or_default();
    let word = match after(text, next.start) {
        Some(c) if super::chars::is_unspaced(c) => 2,
        _ => raw.split_whitespace().next().map_or(0, |word| word.chars().count()),
    };
    chars(text, line) + 1 + word > width
}

/// Whether the text before `end` closes with a stop, closing marks aside.
fn ends_with_stop(text: &str, end: usize, language: &Language) -> bool {
    let mut at = end;
    while let Some(c) = before(text, at) {
        if is_strong(c) || c == '.' || c == '…' || language.stops.contains(&c) {
            return true;
        }
        if !(super::chars::is_closing(c)
            || super::chars::is_two_faced(c)
            || super::chars::is_format(c))
        {
            return false;
        }
        at -= c.len_utf8();
    }
    false
}

/// Whether the next line begins in the middle of a sentence, as far as a
/// small letter tells. `iPhone` is no small beginning.
pub(super) fn begins_small(text: &str, at: usize) -> bool {
    let mut rest = text.get(at..).unwrap_or_default().chars();
    match rest.next() {
        Some(c) if is_small(c) => !rest.next().is_some_and(char::is_uppercase),
        _ => false,
    }
}

/// Whether the last word before `end` cannot end a line.
fn ends_open(text: &str, end: usize, from: usize, language: &Language) -> bool {
    let Some(last) = before(text, end) else {
        return false;
    };
    if super::chars::is_unspaced(last) {
        let mut bytes = [0; 4];
        return language.open_ends.has(last.encode_utf8(&mut bytes));
    }
    let word = Word::ending_at(text, from, end);
    // A line that is this one word is a heading or an item.
    word.start > from && word.among(language.open_ends)
}

/// Whether the line comes to an abbreviation that never ends a sentence: `… by
/// Mr.`
fn ends_bound(text: &str, end: usize, from: usize, language: &Language) -> bool {
    if before(text, end) != Some('.') {
        return false;
    }
    let word = Word::ending_at(text, from, end - 1);
    word.start > from && word.among(language.bound)
}

/// A line of capitals or a single label word, which is no beginning of a
/// sentence.
fn is_heading(text: &str, line: &Line) -> bool {
    let raw = text.get(line.start..line.end).unwrap_or_default();
    raw.contains(char::is_uppercase) && !raw.contains(char::is_lowercase)
}

/// Whether a stop comes anywhere in the next lines of `rest`.
fn comes_to_stop(text: &str, rest: &[Line]) -> bool {
    // Hardly a sentence has more lines, and a long list must not cost the
    // square of its length.
    match (rest.first(), rest.get(11).or(rest.last())) {
        (Some(first), Some(last)) => text
            .get(first.start..last.end)
            .is_some_and(|raw| raw.contains(['.', '!', '?', '…', '۔', '؟', '。', '।'])),
        _ => false,
    }
}

/// A line of dashes, stars or the like.
fn is_rule(text: &str, line: Range<usize>) -> bool {
    let raw = text.get(line).unwrap_or_default();
    raw.len() < 400 && !raw.contains(char::is_alphanumeric)
}

/// Whether a line is an item of a list: `• `, `- `, `1. `, `2) `, `a) `, `(iv) `.
fn is_item(text: &str, line: &Line) -> bool {
    let raw = text.get(line.start..line.end).unwrap_or_default();
    let mut chars = raw.chars();
    match chars.next() {
        Some(c) if is_bullet(c) => true,
        Some('-' | '–' | '—' | '*') => chars.next().is_some_and(char::is_whitespace),
        Some(c) if c.is_alphanumeric() || c == '(' => {
            let body = raw.trim_start_matches('(');
            let label = body.split([')', '.', ' ']).next().unwrap_or_default();
            let rest = body.get(label.len()..).unwrap_or_default();
            let numbered = label.chars().all(|c| c.is_ascii_digit()) && label.len() <= 3;
            let lettered = label.len() == 1 && rest.starts_with(')');
            let roman = label.len() <= 4
                && rest.starts_with(')')
                && label.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
            !label.is_empty()
                && (numbered || lettered || roman)
                && rest.starts_with([')', '.'])
                && rest.chars().nth(1).is_none_or(|c| c.is_whitespace() || c == ')')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::by_tag;

    fn cut(text: &str) -> Vec<&str> {
        pieces(text, by_tag("en")).into_iter().filter_map(|piece| text.get(piece)).collect()
    }

    #[test]
    fn a_line_is_a_piece_with_or_without_a_stop() {
        assert_eq!(
            cut("WORLD\nBridge falls\n\nBy Ann Poe\n It fell. \n"),
            ["WORLD", "Bridge falls", "By Ann Poe", "It fell."]
        );
        assert_eq!(cut("bread\nolive oil\nsalt"), ["bread", "olive oil", "salt"]);
        assert!(cut(" \n\t\n").is_empty());
    }

    #[test]
    fn wrapped_lines_are_one_piece() {
        let text = "The ferry left the harbour of Split at\nnoon with ninety people, said Captain\nHorvat of the port. It was due back in\nthe evening.\n\nNobody was hurt.";
        assert_eq!(cut(text).len(), 2);
        assert_eq!(
            cut("The road along the\nriver is closed."),
            ["The road along the\nriver is closed."]
        );
    }

    #[test]
    fn items_begin_a_piece_in_wrapped_text_too() {
        let text = "The ferry left the harbour of Split at\nnoon with ninety people, and on it were\nthese goods:\n- wine of the island in small casks and\n- oil";
        assert_eq!(cut(text).len(), 3);
    }
}
