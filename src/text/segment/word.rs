//! One word beside a stop, folded for look-up.
//!
//! Words live in a small buffer on the stack: the splitter looks up two words
//! a stop, and a heap string for each would cost more than all the rules.

use super::chars::{Known, TO_SMALL, after, before, is_format, known_letter};
use crate::text::language::{SEED, Words, step};

/// Bytes of a folded word. Longer words are in no list.
const CAPACITY: usize = 32;

/// A word of the text with its folded form.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// First byte in the text.
    pub start: usize,
    /// One past its last byte in the text.
    pub end: usize,
    /// Whether the first letter is a capital.
    pub capital: bool,
    letters: u16,
    digits: u16,
    small: u16,
    folded: [u8; CAPACITY],
    len: usize,
    hash: u32,
}

impl Word {
    const fn empty(at: usize) -> Self {
        Self {
            start: at,
            end: at,
            capital: false,
            letters: 0,
            digits: 0,
            small: 0,
            folded: [0; CAPACITY],
            len: 0,
            hash: SEED,
        }
    }

    /// The word that ends at byte `at`: letters, digits and the stops between
    /// them, back to `from` at most. Apostrophes and hyphens part words, so
    /// that `l'Ing.` and `D-Minn.` are found as `ing` and `minn`.
    pub fn ending_at(text: &str, from: usize, at: usize) -> Self {
        let mut start = at;
        while start > from && at - start < 80 {
            let Some(c) = before(text, start) else { break };
            let inner = c == '.'
                && start < at
                && before(text, start - 1).is_some_and(char::is_alphanumeric);
            if !(inner || is_of_word(c)) {
                break;
            }
            start -= c.len_utf8();
        }
        // A format character in front belongs to what is before.
        while let Some(c) = after(text, start).filter(|&c| start < at && is_format(c)) {
            start += c.len_utf8();
        }
        Self::read(text, start, at)
    }

    /// The word that begins at byte `at`; hyphens and apostrophes join.
    pub fn starting_at(text: &str, at: usize, to: usize) -> Self {
        let mut end = at;
        while end < to && end - at < 80 {
            let Some(c) = after(text, end) else { break };
            let inner = matches!(c, '\'' | '’' | '-' | '‑')
                && end > at
                && after(text, end + c.len_utf8()).is_some_and(char::is_alphanumeric);
            if !(inner || is_of_word(c)) {
                break;
            }
            end += c.len_utf8();
        }
        Self::read(text, at, end)
    }

    fn read(text: &str, start: usize, end: usize) -> Self {
        let mut word = Self::empty(start);
        word.end = end;
        for c in text.get(start..end).unwrap_or_default().chars() {
            if c.is_ascii() {
                word.read_ascii(c as u8);
            } else if let Some(known) = known_letter(c) {
                word.read_known(c, known);
            } else if !is_format(c) {
                word.read_char(c);
            }
        }
        word
    }

    fn read_ascii(&mut self, byte: u8) {
        if byte.is_ascii_alphabetic() {
            self.capital |= self.letters == 0 && byte.is_ascii_uppercase();
            self.letters += 1;
            self.small += u16::from(byte.is_ascii_lowercase());
        }
        self.digits += u16::from(byte.is_ascii_digit());
        self.put(byte.to_ascii_lowercase());
    }

    fn read_known(&mut self, c: char, known: Known) {
        let capital = known == Known::Capital;
        self.capital |= self.letters == 0 && capital;
        self.letters += 1;
        self.small += u16::from(known == Known::Small);
        let small = u32::from(c) + if capital { TO_SMALL } else { 0 };
        self.put_char(char::from_u32(small).unwrap_or(c));
    }

    fn read_char(&mut self, c: char) {
        if c.is_alphabetic() {
            self.capital |= self.letters == 0 && c.is_uppercase();
            self.letters += 1;
            self.small += u16::from(c.is_lowercase());
        }
        self.digits += u16::from(c.is_numeric());
        for small in c.to_lowercase() {
            // Both apostrophes are written alike in the lists.
            self.put_char(if small == '’' { '\'' } else { small });
        }
    }

    fn put_char(&mut self, c: char) {
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            self.put(byte);
        }
    }

    fn put(&mut self, byte: u8) {
        // A word too long for any list keeps its beginning and its full
        // length's hash, so it is equal to none.
        if let Some(room) = self.folded.get_mut(self.len) {
            *room = byte;
            self.len += 1;
        }
        self.hash = step(self.hash, byte);
    }

    /// `first.second` as one word, for abbreviations written with spaces.
    pub fn joined(first: &Self, second: &Self) -> Self {
        let mut word = *first;
        word.put(b'.');
        for &byte in second.folded.get(..second.len).unwrap_or_default() {
            word.put(byte);
        }
        word.end = second.end;
        word.letters += second.letters;
        word.small += second.small;
        word
    }

    /// The folded form.
    pub fn key(&self) -> &str {
        self.folded
            .get(..self.len)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }

    /// Whether `words` has the word: as it is folded, or with a capital where
    /// the text has one.
    pub fn among(&self, words: Words) -> bool {
        let key = self.key();
        if words.has_hashed(key, self.hash) {
            return true;
        }
        if !self.capital {
            return false;
        }
        match self.folded.first() {
            Some(first) if first.is_ascii_lowercase() => {
                let mut title = self.folded;
                title[0] = first.to_ascii_uppercase();
                let title = title.get(..self.len).and_then(|bytes| std::str::from_utf8(bytes).ok());
                title.is_some_and(|title| words.has(title))
            }
            _ => false,
        }
    }

    pub const fn is_empty(&self) -> bool {
        self.start >= self.end
    }

    /// Digits and nothing else.
    pub const fn is_number(&self) -> bool {
        self.digits > 0 && self.letters == 0
    }

    /// How many digits.
    pub const fn digits(&self) -> u16 {
        self.digits
    }

    /// How many letters.
    pub const fn letters(&self) -> u16 {
        self.letters
    }

    /// How many small letters.
    pub const fn small(&self) -> u16 {
        self.small
    }

    /// Whether the word ends host names: `.Com` is not a new sentence.
    pub fn is_top_domain(&self) -> bool {
        matches!(
            self.key(),
            "com"
                | "org"
                | "net"
                | "edu"
                | "gov"
                | "info"
                | "co"
                | "io"
                | "html"
                | "htm"
                | "pdf"
                | "js"
        )
    }

    /// A capital, then small letters only or nothing.
    pub const fn is_title_case(&self) -> bool {
        self.capital && self.small + 1 == self.letters && self.digits == 0
    }

    /// Small letters only.
    pub const fn is_small(&self) -> bool {
        self.letters > 0 && self.small == self.letters && self.digits == 0
    }

    /// Capitals only, two at least, and no Roman numeral.
    pub fn is_all_capitals(&self) -> bool {
        self.capital && self.small == 0 && self.letters >= 2 && !self.is_roman()
    }

    /// A Roman numeral in capitals: `XIV`.
    pub fn is_roman(&self) -> bool {
        self.capital
            && self.small == 0
            && self.letters > 0
            && self.digits == 0
            && self.key().bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l' | b'c'))
    }

    /// Single letters or pairs with stops between them: `u.s`, `ph.d`.
    pub fn is_dotted(&self) -> bool {
        self.digits == 0
            && self.key().contains('.')
            && self.key().split('.').all(|part| matches!(part.chars().count(), 1 | 2))
    }

    /// Latin letters without a vowel, such as `sgt` or `blvd`: hardly a word.
    pub fn lacks_vowel(&self) -> bool {
        self.digits == 0
            && (2..=5).contains(&self.len)
            && self.small > 0
            && self.key().bytes().all(|b| {
                b.is_ascii_lowercase() && !matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
            })
    }
}

/// Whether a character can be part of a word.
fn is_of_word(c: char) -> bool {
    known_letter(c).is_some() || c.is_alphanumeric() || is_mark(c) || is_format(c)
}

/// Combining marks that `is_alphanumeric` leaves out: vowel signs, harakat.
const fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6ed}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{962}'..='\u{963}'
        | '\u{e31}'..='\u{e4e}' | '°' | 'º' | 'ª' | '\u{1a00}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}')
}
