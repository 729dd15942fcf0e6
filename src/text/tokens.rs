//! Words and numbers of a text in a form in which they can be compared.
//!
//! `KARACHI’s` and `Karachi`, `1,900` and `1900`, `Zürich` and `Zurich` come out
//! alike: case, diacritics, possessives, apostrophes and digit grouping are
//! gone, and so are the stops of `U.S.`. In scripts without spaces every sign is a token of its own. What
//! the word cursor steps over is for [`words`](mod@super::words) to say; what
//! tokens mean is for `similarity`.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::date::digit;
use crate::model::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word of a script with spaces.
    Word,
    /// Digits, with a decimal part if there is one.
    Number,
    /// One sign of a script without spaces.
    Sign,
}

/// A piece of a text that can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Where it stands.
    pub at: Span,
    /// How it is compared; never empty.
    pub form: &'a str,
    /// What it is.
    pub kind: Kind,
}

/// Hands out the tokens of `text`, in order. Linear in its length.
pub fn each(text: &str, mut take: impl FnMut(Token<'_>)) {
    let mut form = String::new();
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        let start = at;
        form.clear();
        let kind = if digit(c).is_some() {
            at = number(text, at, &mut form);
            Kind::Number
        } else if is_sign(c) {
            at += c.len_utf8();
            fold(c, &mut form);
            Kind::Sign
        } else if c.is_alphanumeric() {
            at = word(text, at, &mut form);
            // The country, and no pronoun.
            if form == "us" && !text.get(start..at).unwrap_or_default().contains('s') {
                form.push('a');
            }
            if form == "united" {
                at = union(text, at, &mut form);
            }
            Kind::Word
        } else {
            at += c.len_utf8();
            continue;
        };
        if !form.is_empty() {
            take(Token { at: Span::of(start..at), form: &form, kind });
        }
    }
}

/// The character at a byte; most are ASCII and need no decoding.
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// Reads a word from `at`; gives its end.
fn word(text: &str, mut at: usize, form: &mut String) -> usize {
    while let Some(c) = char_at(text, at) {
        let next = at + c.len_utf8();
        if c.is_ascii_alphanumeric() {
            form.push(c.to_ascii_lowercase());
        } else if matches!(c, '\'' | '’' | '‘' | 'ʼ') {
            // `O’Neil` and `don’t` are one word; a quotation mark ends one.
            if !char_at(text, next).is_some_and(char::is_alphanumeric) {
                break;
            }
            if is_possessive(text, next) {
                return next + 1;
            }
        } else if c == '.' && is_initial(text, at) && is_initial(text, next + 1) {
            // `U.S.` and `US` are the same.
        } else if c.is_ascii() || is_sign(c) {
            break;
        } else if c.is_alphanumeric() {
            fold(c, form);
        } else if is_combining_mark(c) {
            if !is_diacritic(c) {
                form.push(c);
            }
        } else if !matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | 'ـ') {
            break;
        }
        at = next;
    }
    at
}

/// Reads on from `united` at `at`: the names that are mostly written in letters.
fn union(text: &str, at: usize, form: &mut String) -> usize {
    let mut next = String::new();
    let end = match char_at(text, at) {
        Some(' ' | '\n' | '\u{a0}') => {
            word(text, at + char_at(text, at).map_or(1, char::len_utf8), &mut next)
        }
        _ => return at,
    };
    let letters = [("states", "usa"), ("kingdom", "uk"), ("nations", "un")];
    match letters.iter().find(|(name, _)| *name == next) {
        Some((_, short)) => {
            form.clear();
            form.push_str(short);
            end
        }
        None => at,
    }
}

/// Whether a capital stands by itself before the byte `at`.
fn is_initial(text: &str, at: usize) -> bool {
    let capital = |at: Option<usize>| {
        at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_uppercase)
    };
    let part = |at: usize| char_at(text, at).is_some_and(char::is_alphanumeric);
    let before = at.checked_sub(2).and_then(|at| text.as_bytes().get(at));
    capital(at.checked_sub(1)) && !part(at) && !before.is_some_and(u8::is_ascii_alphanumeric)
}

/// Whether an `s` stands at `at` and ends a word.
fn is_possessive(text: &str, at: usize) -> bool {
    matches!(char_at(text, at), Some('s' | 'S'))
        && !char_at(text, at + 1).is_some_and(|c| c.is_alphanumeric() || is_combining_mark(c))
}

/// Reads a number from `at`; gives its end. `1,900` loses its comma, `3,5` and
/// `3.5` are the same; ordinal endings belong to it and are left out.
fn number(text: &str, mut at: usize, form: &mut String) -> usize {
    let digits_from = |at: usize| {
        text.get(at..)
            .map_or(0, |rest| rest.chars().take_while(|c| digit(*c).is_some()).take(4).count())
    };
    while let Some(c) = char_at(text, at) {
        let next = at + c.len_utf8();
        match (digit(c), c) {
            (Some(value), _) => {
                form.extend(
                    u32::try_from(value).ok().and_then(|value| char::from_digit(value, 10)),
                );
            }
            (None, ',' | '.' | '٫' | '٬') => match digits_from(next) {
                0 => break,
                3 if c != '.' && c != '٫' => {}
                _ => form.push('.'),
            },
            _ => break,
        }
        at = next;
    }
    let rest = text.get(at..).unwrap_or_default();
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| {
        rest.strip_prefix(ending).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    });
    at + if ordinal { 2 } else { 0 }
}

/// Adds a letter in small, without its diacritics, in the one form that the
/// keyboards of its script agree on.
fn fold(c: char, form: &mut String) {
    for c in c.to_lowercase() {
        decompose_compatible(c, |c| match c {
            'ł' => form.push('l'),
            'ø' => form.push('o'),
            'đ' | 'ð' => form.push('d'),
            'ı' => form.push('i'),
            'ß' => form.push_str("ss"),
            'æ' => form.push_str("ae"),
            'œ' => form.push_str("oe"),
            'ي' | 'ى' => form.push('ی'),
            'ك' => form.push('ک'),
            'ة' => form.push('ه'),
            c if is_diacritic(c) => {}
            c => form.push(c),
        });
    }
}

/// Marks that readers of the script do without. Those of Indian scripts are
/// vowels, and stay.
const fn is_diacritic(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Whether a character belongs to a script that puts no spaces between words.
pub const fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\u{e01}'..='\u{e4e}' | '\u{e81}'..='\u{ece}' | '\u{1000}'..='\u{103f}'
            | '\u{1780}'..='\u{17d3}' | '々' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
            | 'ー' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn forms(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        each(text, |token| found.push(token.form.to_owned()));
        found
    }

    #[test]
    fn what_readers_take_for_the_same_word_is_the_same() {
        for (text, wanted) in [
            ("KARACHI’s Karachi karachi's", "karachi karachi karachi"),
            ("“Don’t,” O'Neil said", "dont oneil said"),
            ("Zürich ZURICH Łódź straße", "zurich zurich lodz strasse"),
            ("1,900 1900 3.5 3,5 20th 65bn", "1900 1900 3.5 3.5 20 65 bn"),
            ("١٢ ۱۲ 12", "12 12 12"),
            ("كِتاب کتاب می‌شود", "کتاب کتاب میشود"),
            ("हिन्दी", "हिन्दी"),
            ("U.S. US U.S.A. us", "usa usa usa us"),
            ("J.K. Lund of the U.N. In A.D. 2", "jk lund of the un in ad 2"),
            ("End.A B.", "end a b"),
            ("United States’ and United Nations, united front", "usa and un united front"),
            ("日本の G20", "日 本 の g20"),
            ("the workers’ 'strike'", "the workers strike"),
            ("… — !", ""),
        ] {
            assert_eq!(forms(text).join(" "), wanted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn tokens_ascend_on_character_boundaries(text in "(\\PC|[a-z0-9'’,. é日]){0,200}") {
            let mut end = 0;
            each(&text, |token| {
                assert!(token.at.fits(&text) && token.at.start >= end && !token.form.is_empty());
                end = token.at.end;
            });
        }
    }
}
