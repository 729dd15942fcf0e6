//! Finds the places where a sentence might end: a run of stops with the marks
//! that close after them.
//!
//! This is the loop that sees every byte, so it looks at bytes, and reads
//! characters only where a byte says that a stop may begin. Whether the run
//! ends a sentence is for `judge`.

use super::chars::{
    after, before, is_closing, is_foreign_stop, is_format, is_strong, is_two_faced, window,
};
use crate::text::language::Language;

/// Stops and closing marks that stand together: `.`, `?!”`, `. . .`, `。」`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// First byte of the first stop.
    pub start: usize,
    /// One past the last stop or closing mark.
    pub end: usize,
    /// Full stops in it.
    pub dots: usize,
    /// Whether there are stops that are never part of an abbreviation.
    pub strong: bool,
    /// Whether there are stops of a script that needs no space after them.
    pub foreign: bool,
    /// Whether `…` is in it, or full stops with spaces between.
    pub ellipsis: bool,
    /// The last closing mark, if any.
    pub closed: Option<char>,
}

impl Run {
    /// Whether it is one full stop, closing marks aside.
    pub const fn is_full_stop(&self) -> bool {
        self.dots == 1 && !self.strong && !self.ellipsis
    }
}

/// What a byte can begin: nothing of interest, an ASCII stop, or a character
/// that must be looked at.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    kinds[b'.' as usize] = 1;
    kinds[b'!' as usize] = 1;
    kinds[b'?' as usize] = 1;
    // Leading bytes of the stops in `chars::is_foreign_stop`, and of `…`.
    let leads = [0xcd, 0xd6, 0xd8, 0xdb, 0xdc, 0xe0, 0xe1, 0xe2, 0xe3, 0xea, 0xef];
    let mut at = 0;
    while at < leads.len() {
        kinds[leads[at]] = 2;
        at += 1;
    }
    kinds
};

/// The first run that begins in `from..to`.
pub(super) fn next(text: &str, from: usize, to: usize, language: &Language) -> Option<Run> {
    let bytes = text.as_bytes().get(..to)?;
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        let step = match language.stops.is_empty() {
            true => rest.iter().position(|&byte| KINDS[byte as usize] != 0)?,
            false => rest.iter().position(|&byte| {
                KINDS[byte as usize] != 0 || matches!(byte, b':' | b';' | b'-')
            })?,
        };
        at += step;
        if !may_be_stop(rest.get(step..).unwrap_or_default()) {
            at += 2;
            continue;
        }
        let c = after(text, at)?;
        if is_stop(c, language) && !is_inner(text, at, c) {
            return Some(read(text, at, to, language));
        }
        at += c.len_utf8();
    }
}

/// Whether the character that begins `bytes` may be a stop, by its second
/// byte. Spares Arabic and Chinese text, where every second letter begins like
/// a stop, the decoding; a false yes does no harm.
fn may_be_stop(bytes: &[u8]) -> bool {
    match bytes {
        [0xd8, second, ..] => matches!(second, 0x9d..=0x9f),
        [0xdb, second, ..] => *second == 0x94,
        [0xe0, second, ..] => *second == 0xa5,
        [0xe2, second, ..] => matches!(second, 0x80 | 0x81 | 0xb8),
        [0xe3, second, ..] => *second == 0x80,
        [0xef, second, ..] => matches!(second, 0xb9 | 0xbc | 0xbd),
        _ => true,
    }
}

fn is_stop(c: char, language: &Language) -> bool {
    matches!(c, '.' | '!' | '?' | '…') || is_foreign_stop(c) || language.stops.contains(&c)
}

/// Whether the stop at `at` stands between digits or before a small letter, as
/// in `3.5` and `example.org`: decided here because it is frequent and needs no
/// word.
fn is_inner(text: &str, at: usize, c: char) -> bool {
    let last = before(text, at).unwrap_or(' ');
    let next = after(text, at + c.len_utf8()).unwrap_or(' ');
    match c {
        '.' => {
            next.is_ascii_lowercase() && last.is_ascii_alphanumeric()
                || next.is_ascii_digit() && last.is_ascii_digit()
        }
        '．' | ':' => next.is_numeric() && last.is_numeric(),
        _ => false,
    }
}

/// Reads the run that begins with the stop at `start`.
fn read(text: &str, start: usize, to: usize, language: &Language) -> Run {
    let mut run = Run {
        start,
        end: start,
        dots: 0,
        strong: false,
        foreign: false,
        ellipsis: false,
        closed: None,
    };
    while let Some(c) = after(text, run.end).filter(|_| run.end < to) {
        let next = run.end + c.len_utf8();
        if is_stop(c, language) {
            run.dots += usize::from(c == '.');
            run.ellipsis |= c == '…';
            run.strong |= is_strong(c) || (c != '.' && c != '…');
            run.foreign |= is_foreign_stop(c);
        } else if is_closing(c) || is_two_faced(c) {
            if is_two_faced(c) && !matches!(c, '"' | '\'') && opens_word(text, next, to) {
                break;
            }
            run.closed = Some(c);
        } else if is_format(c) {
            // Belongs to whatever it follows.
        } else if c == ' ' || c == '\u{a0}' || c == '\u{202f}' {
            match spaced(text, start, run.end, next, to) {
                Some('.') => run.ellipsis = true,
                Some(mark) => run.closed = Some(mark),
                None => break,
            }
        } else {
            break;
        }
        run.end = next;
    }
    // A space is only taken in together with what follows it.
    while run.end > start && before(text, run.end).is_some_and(char::is_whitespace) {
        run.end -= before(text, run.end).map_or(1, char::len_utf8);
    }
    run.ellipsis |= run.dots >= 3;
    run
}

/// Whether a word begins at `at`, so that the mark before it opens.
fn opens_word(text: &str, at: usize, to: usize) -> bool {
    at < to && after(text, at).is_some_and(char::is_alphanumeric)
}

/// What a space inside a run leads to: another full stop of `. . .`, or a
/// closing mark set off by the space, as in French.
fn spaced(text: &str, start: usize, space: usize, next: usize, to: usize) -> Option<char> {
    let c = after(text, next).filter(|_| next < to)?;
    let beyond = next + c.len_utf8();
    let free = beyond >= to || after(text, beyond).is_none_or(|c| !c.is_alphanumeric());
    match c {
        // `. .NET` is not an ellipsis, nor is `... .`.
        '.' if before(text, space) == Some('.')
            && free
            && after(text, beyond).is_none_or(|c| c != '.' || beyond >= to) =>
        {
            Some('.')
        }
        '»' | '›' | '”' if free => Some(c),
        // A straight mark closes where one is open.
        '"' if free => {
            let front = window(text, start.saturating_sub(2000), start);
            let line = front.rfind('\n').map_or(front, |at| front.get(at..).unwrap_or_default());
            let quotes = line.bytes().filter(|&byte| byte == b'"').count();
            (quotes % 2 == 1).then_some(c)
        }
        _ => None,
    }
}
