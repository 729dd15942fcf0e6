//! Words and numbers of a text in a form in which they can be compared.
//!
//! `KARACHI’s` and `Karachi`, `1,900` and `1900`, `Zürich` and `Zurich` come out
//! alike: case, diacritics, possessives, apostrophes and digit grouping are
//! gone, and so are the stops of `U.S.`. In scripts without spaces every sign is a token of its own. What
//! the word cursor steps over is for [`words`](mod@super::words) to say; what
//! tokens mean is for `similarity`.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::cursor::{Cursor, char_at};
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
    let mut ahead = Cursor::new(text);
    while let Some((start, c)) = ahead.next() {
        form.clear();
        let kind = if digit(c).is_some() {
            number(c, &mut ahead, &mut form);
            Kind::Number
        } else if is_sign(c) {
            fold(c, &mut form);
            Kind::Sign
        } else if c.is_alphanumeric() {
            add(c, &mut form);
            word(&mut ahead, &mut form);
            // The country, and no pronoun.
            if form == "us" && !text.get(start..ahead.at()).unwrap_or_default().contains('s') {
                form.push('a');
            }
            if form == "united" {
                union(&mut ahead, &mut form);
            }
            Kind::Word
        } else {
            continue;
        };
        if !form.is_empty() {
            take(Token { at: Span::of(start..ahead.at()), form: &form, kind });
        }
    }
}

/// Reads on in a word.
fn word(ahead: &mut Cursor<'_>, form: &mut String) {
    let text = ahead.text();
    while let Some((_, c)) = ahead.next_if(|at, c| goes_on(text, at, c)) {
        if is_apostrophe(c) && is_possessive(text, ahead.at()) {
            ahead.next();
            return;
        }
        add(c, form);
    }
}

/// Whether a word that was begun has the character `c` at `at` too.
fn goes_on(text: &str, at: usize, c: char) -> bool {
    let next = at + c.len_utf8();
    match c {
        _ if c.is_ascii_alphanumeric() => true,
        // `O’Neil` and `don’t` are one word; a quotation mark ends one.
        _ if is_apostrophe(c) => char_at(text, next).is_some_and(char::is_alphanumeric),
        // `U.S.` and `US` are the same.
        '.' => is_initial(text, at) && is_initial(text, next + 1),
        _ if c.is_ascii() || is_sign(c) => false,
        '\u{ad}' | '\u{200c}' | '\u{200d}' | 'ـ' => true,
        _ => c.is_alphanumeric() || is_combining_mark(c),
    }
}

/// Adds a character of a word as it is compared; of some nothing is left.
fn add(c: char, form: &mut String) {
    if c.is_ascii_alphanumeric() {
        form.push(c.to_ascii_lowercase());
    } else if is_apostrophe(c) || c == '.' || c == 'ـ' {
        // Only holds the word together.
    } else if c.is_alphanumeric() {
        fold(c, form);
    } else if is_combining_mark(c) && !is_diacritic(c) {
        form.push(c);
    }
}

/// The last is a letter by its class, and one in some names; most write it as
/// they would another.
const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

/// Reads on from `united`: the names that are mostly written in letters.
fn union(ahead: &mut Cursor<'_>, form: &mut String) {
    let mut next = String::new();
    let mut probe = ahead.clone();
    if probe.next_if(|_, c| matches!(c, ' ' | '\n' | '\u{a0}')).is_none() {
        return;
    }
    word(&mut probe, &mut next);
    let letters = [("states", "usa"), ("kingdom", "uk"), ("nations", "un")];
    if let Some((_, short)) = letters.iter().find(|(name, _)| *name == next) {
        form.clear();
        form.push_str(short);
        ahead.skip_to(probe.at());
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

/// Reads on in a number that begins with `first`. `1,900` loses its comma, `3,5`
/// and `3.5` are the same; ordinal endings belong to it and are left out.
fn number(first: char, ahead: &mut Cursor<'_>, form: &mut String) {
    let text = ahead.text();
    let digits_from = |at: usize| {
        text.get(at..)
            .map_or(0, |rest| rest.chars().take_while(|c| digit(*c).is_some()).take(4).count())
    };
    let joins = |at: usize, c: char| match c {
        ',' | '.' | '٫' | '٬' => digits_from(at + c.len_utf8()) > 0,
        _ => digit(c).is_some(),
    };
    form.push(as_ascii(first));
    while let Some((_, c)) = ahead.next_if(joins) {
        if digit(c).is_some() {
            form.push(as_ascii(c));
        } else if digits_from(ahead.at()) != 3 || matches!(c, '.' | '٫') {
            form.push('.');
        }
    }
    let ends = |after: &str| !after.starts_with(char::is_alphanumeric);
    for ending in ["st", "nd", "rd", "th"] {
        if ahead.rest().strip_prefix(ending).is_some_and(ends) && ahead.take(ending) {
            return;
        }
    }
}

/// A digit of any numerals in Western ones.
fn as_ascii(c: char) -> char {
    let value = digit(c).and_then(|value| u32::try_from(value).ok());
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
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
            // U+02BC at the end of a word, alone, and inside one.
            ("al-Bayḍāʼ said ʼ ʼ", "al bayda said"),
            ("Hawaiʼi Ganʼs ʼAmr", "hawaii gan amr"),
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
