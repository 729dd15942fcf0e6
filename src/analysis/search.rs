//! Words in all texts, whatever their case.
//!
//! A letter matches itself and its other case, as far as that is one letter
//! again: `straße` finds `STRAßE`, not `STRASSE`. A straight quote or apostrophe
//! finds the curly ones, a hyphen the one that does not break, a space a line
//! break. No index is kept: a corpus that fits a desktop is read through faster
//! than a key is let go.

use crate::model::{ArticleId, Project, Span};

/// Words to look for.
#[derive(Clone, Debug)]
pub struct Needle {
    /// For each letter, the letters it matches.
    letters: Vec<[char; 3]>,
    /// The letter that is looked for first.
    anchor: usize,
    /// The last bytes of the letters it matches.
    ends: [u8; 3],
    /// Two letters of ASCII that are looked for at once, if there are two
    /// together.
    pair: Option<Pair>,
}

/// Two small letters or digits of one word.
#[derive(Clone, Copy, Debug)]
struct Pair {
    first: u8,
    second: u8,
    /// How many letters stand before the first.
    before: usize,
    /// How far the second is from the first.
    distance: usize,
}

/// The places in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// The article.
    pub article: ArticleId,
    /// Where the words stand, ascending, without overlap.
    pub spans: Vec<Span>,
}

/// Looks for words in all articles, in the order of the list, and stops after
/// `limit` places. There is an item for each article, also where it has none,
/// so that whoever asks can stop at any of them.
pub fn search<'a>(
    project: &'a Project,
    needle: &'a Needle,
    limit: usize,
) -> impl Iterator<Item = Hits> + 'a {
    let mut left = limit;
    project.in_order().map_while(move |article| {
        if left == 0 {
            return None;
        }
        let spans: Vec<Span> = needle.places(project.text(article.id)).take(left).collect();
        left -= spans.len();
        Some(Hits { article: article.id, spans })
    })
}

impl Needle {
    /// Words to look for; `None` where there are none.
    pub fn new(words: &str) -> Option<Self> {
        let letters: Vec<[char; 3]> = words.chars().map(matching).collect();
        let rarest_first = rarest(&letters);
        let anchor = *rarest_first.first()?;
        let ends = letters.get(anchor)?.map(last_byte);
        let pair = pair(&letters, &rarest_first);
        Some(Self { letters, anchor, ends, pair })
    }

    /// Where the words stand in a text, ascending, without overlap.
    pub fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Span> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = match self.pair {
                Some(pair) => self.next_by_pair(pair, text, at),
                None => self.next_by_anchor(text, at),
            }?;
            at = found.end as usize;
            Some(found)
        })
    }

    /// The next place at or after `from`, by looking for one letter.
    fn next_by_anchor(&self, text: &str, from: usize) -> Option<Span> {
        let bytes = text.as_bytes();
        let [a, b, c] = self.ends;
        let mut at = from;
        loop {
            at += memchr::memchr3(a, b, c, bytes.get(at..)?)? + 1;
            if let Some(found) = self.around(text, at, self.anchor, from) {
                return Some(found);
            }
        }
    }

    /// The next place at or after `from`, by looking for two letters at once.
    fn next_by_pair(&self, pair: Pair, text: &str, from: usize) -> Option<Span> {
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            at += next_pair(pair, bytes.get(at..)?)? + 1;
            if let Some(found) = self.around(text, at, pair.before, from) {
                return Some(found);
            }
        }
    }

    /// The words, if their letter number `nth` ends at `at`, and they begin at or
    /// after `from`.
    fn around(&self, text: &str, at: usize, nth: usize, from: usize) -> Option<Span> {
        let (start, _) = text.get(from..at)?.char_indices().rev().nth(nth)?;
        self.here(text, from + start)
    }

    /// The words, if they stand at `start`.
    fn here(&self, text: &str, start: usize) -> Option<Span> {
        let mut letters = text.get(start..)?.chars();
        let mut end = start;
        for matching in &self.letters {
            let letter = letters.next().filter(|letter| matching.contains(letter))?;
            end += letter.len_utf8();
        }
        Some(Span::of(start..end))
    }
}

/// How many places are looked at together; the compiler makes a few vector
/// instructions of it.
const LANES: usize = 32;

/// The first place at which both letters of a pair stand.
fn next_pair(pair: Pair, bytes: &[u8]) -> Option<usize> {
    let ahead = bytes.get(pair.distance..)?;
    let is_hit = |(a, b): (&u8, &u8)| {
        u8::from((a | 0x20) == pair.first) & u8::from((b | 0x20) == pair.second)
    };
    let mut at = 0;
    let (firsts, seconds) = (bytes.as_chunks::<LANES>().0, ahead.as_chunks::<LANES>().0);
    for (firsts, seconds) in firsts.iter().zip(seconds) {
        let any = firsts.iter().zip(seconds).map(is_hit).fold(0, |any, hit| any | hit);
        if any != 0 {
            break;
        }
        at += LANES;
    }
    let rest = bytes.get(at..)?.iter().zip(ahead.get(at..)?);
    rest.map(is_hit).position(|hit| hit != 0).map(|more| at + more)
}

/// The letters that a letter finds.
fn matching(letter: char) -> [char; 3] {
    match letter {
        '\'' | '’' | '‘' => ['\'', '’', '‘'],
        '"' | '“' | '”' => ['"', '“', '”'],
        '-' | '\u{2011}' | '‐' => ['-', '\u{2011}', '‐'],
        ' ' | '\u{a0}' | '\n' => [' ', '\u{a0}', '\n'],
        _ => [letter, only(letter.to_lowercase(), letter), only(letter.to_uppercase(), letter)],
    }
}

/// A case of a letter, where that is one letter.
fn only(mut case: impl Iterator<Item = char>, letter: char) -> char {
    case.next().filter(|_| case.next().is_none()).unwrap_or(letter)
}

fn last_byte(letter: char) -> u8 {
    let mut room = [0; 4];
    letter.encode_utf8(&mut room).as_bytes().last().copied().unwrap_or_default()
}

/// The numbers of the letters, those that are rare in prose first.
fn rarest(letters: &[[char; 3]]) -> Vec<usize> {
    /// Frequent first, over several languages in Latin script.
    const COMMON: &str = " eaitnorsldcumpghfvbyw,.1";
    let mut order: Vec<usize> = (0..letters.len()).collect();
    let rank = |nth: &usize| {
        let small = letters.get(*nth).map_or(' ', |[letter, ..]| letter.to_ascii_lowercase());
        std::cmp::Reverse(COMMON.find(small).unwrap_or(COMMON.len()))
    };
    order.sort_by_key(rank);
    order
}

/// The rarest letter and the rarest of those that stand with it, where all of
/// these are one byte in both cases.
fn pair(letters: &[[char; 3]], rarest_first: &[usize]) -> Option<Pair> {
    let byte = |nth: usize| {
        let [letter, ..] = letters.get(nth)?;
        u8::try_from(*letter).ok().filter(u8::is_ascii_alphanumeric).map(|byte| byte | 0x20)
    };
    let together = |a: usize, b: usize| (a.min(b)..=a.max(b)).all(|nth| byte(nth).is_some());
    let (a, others) = rarest_first.split_first()?;
    let b = others.iter().find(|b| together(*a, **b))?;
    let (first, second) = (*a.min(b), *a.max(b));
    Some(Pair {
        first: byte(first)?,
        second: byte(second)?,
        before: first,
        distance: second - first,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'a>(needle: &str, text: &'a str) -> Vec<&'a str> {
        let needle = Needle::new(needle).unwrap();
        needle.places(text).map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn case_quotes_and_spaces_do_not_matter() {
        for (needle, text, hits) in [
            (
                "minister",
                "Minister, minister; MINISTERS",
                &["Minister", "minister", "MINISTER"][..],
            ),
            (
                "prime minister",
                "Prime\nMinister, prime\u{a0}minister",
                &["Prime\nMinister", "prime\u{a0}minister"],
            ),
            ("o'c", "O’Connor, O'Connor", &["O’C", "O'C"]),
            ("“we", "\"We said “we", &["\"We", "“we"]),
            ("кабул", "Кабул, КАБУЛ, кабул", &["Кабул", "КАБУЛ", "кабул"]),
            ("łódź", "ŁÓDŹ łódź Lodz", &["ŁÓDŹ", "łódź"]),
            ("straße", "STRAßE STRASSE", &["STRAßE"]),
            ("aa", "aaaaa", &["aa", "aa"]),
            ("a", "Aba", &["A", "a"]),
            ("1`", "1` 1@", &["1`"]),
            ("4p", "4P\u{14}p", &["4P"]),
            ("ẞ", "ẞß", &["ẞ", "ß"]),
            ("x", "", &[]),
        ] {
            assert_eq!(found(needle, text), hits, "{needle}");
        }
        assert!(Needle::new("").is_none());
    }

    proptest! {
        #[test]
        fn finds_what_a_plain_search_finds(text in "[abAB éÉ\n]{0,200}", needle in "[abé ]{1,4}") {
            let fold = |c: char| if c == '\n' { ' ' } else { only(c.to_lowercase(), c) };
            // Every letter here has as many bytes in both cases.
            let folded: String = text.chars().map(fold).collect();
            let plain: Vec<usize> = folded.match_indices(&needle).map(|(at, _)| at).collect();
            let ours = Needle::new(&needle).unwrap();
            let ours: Vec<usize> = ours.places(&text).map(|span| span.start as usize).collect();
            prop_assert_eq!(ours, plain);
        }

        #[test]
        fn any_words_in_any_text_give_places_in_it(text in any::<String>(), needle in any::<String>()) {
            if let Some(needle) = Needle::new(&needle) {
                prop_assert!(needle.places(&text).all(|span| span.fits(&text)));
            }
        }
    }
}
