//! The word lists of `similarity` as a table by stem, made at first use.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use super::words::{ALIKE, COMMON, FUNCTION, NUMBERS, OPPOSITES, PLACES, USUAL};
use crate::text::language::LANGUAGES;
use crate::text::stem::stem;
use crate::text::tokens;

/// A line of words that mean much the same. Zero is none.
pub(super) type Meaning = u16;

/// How many meanings of a word are kept.
const MEANINGS: usize = 3;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// How much it tells, where it is in a list of words by that.
    pub weight: Option<f32>,
    /// What it may mean.
    pub meanings: [Meaning; MEANINGS],
}

/// What is known of all words.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: FxHashMap<u32, Entry>,
    /// The number in digits that a word stands for.
    numbers: FxHashMap<u32, String>,
    /// For each meaning, the line of opposites it belongs to; zero is none.
    opposites: Vec<u8>,
}

/// The line of opposites that all places make.
pub(super) const PLACE: u8 = 1;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// The one there is.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// The name of a stem in tables.
pub(super) fn key(stem: &str) -> u32 {
    xxh3_64(stem.as_bytes()) as u32
}

impl Lexicon {
    /// What is known of a stem.
    pub fn get(&self, key: u32) -> Entry {
        self.words.get(&key).copied().unwrap_or_default()
    }

    /// The digits for a number in words.
    pub fn number(&self, key: u32) -> Option<&str> {
        self.numbers.get(&key).map(String::as_str)
    }

    /// The line of opposites of a meaning, if it has any.
    pub fn opposites(&self, meaning: Meaning) -> Option<u8> {
        self.opposites.get(usize::from(meaning)).copied().filter(|line| *line > 0)
    }

    fn build() -> Self {
        let mut it = Self { opposites: vec![0], ..Self::default() };
        for (nth, word) in NUMBERS.iter().enumerate() {
            it.numbers.insert(key(word), (nth + 2).to_string());
        }
        for (list, weight) in [(FUNCTION, 0.03), (COMMON, 0.25), (USUAL, 0.55)] {
            stems(list, |key| {
                it.entry(key).weight.get_or_insert(weight);
            });
        }
        for line in ALIKE.lines() {
            it.alike(line, 0);
        }
        for line in PLACES.lines() {
            it.alike(line, PLACE);
        }
        for (nth, line) in (PLACE + 1..).zip(OPPOSITES.lines()) {
            for part in line.split('|') {
                it.oppose(part, nth);
            }
        }
        // Words that are something else in English are left to English.
        for language in LANGUAGES.iter().filter(|language| language.tag != "en") {
            for word in language.common.iter() {
                stems(word, |key| {
                    let entry = it.entry(key);
                    if entry.meanings == [0; MEANINGS] {
                        entry.weight.get_or_insert(0.1);
                    }
                });
            }
        }
        it
    }

    fn entry(&mut self, key: u32) -> &mut Entry {
        self.words.entry(key).or_default()
    }

    /// Gives the words of a line one more meaning.
    fn alike(&mut self, line: &str, opposites: u8) {
        let Ok(meaning) = Meaning::try_from(self.opposites.len()) else { return };
        self.opposites.push(opposites);
        stems(line, |key| {
            let meanings = &mut self.entry(key).meanings;
            if meanings.contains(&meaning) {
                return;
            }
            if let Some(free) = meanings.iter_mut().find(|other| **other == 0) {
                *free = meaning;
            }
        });
    }

    /// Puts all meanings of a part's first word in a line of opposites, or makes
    /// a meaning of its words.
    fn oppose(&mut self, part: &str, line: u8) {
        let mut known = None;
        stems(part, |key| {
            known.get_or_insert(self.get(key).meanings);
        });
        let Some(meanings) = known else { return };
        if meanings == [0; MEANINGS] {
            return self.alike(part, line);
        }
        for meaning in meanings.into_iter().filter(|meaning| *meaning > 0) {
            if let Some(opposites) = self.opposites.get_mut(usize::from(meaning)) {
                *opposites = line;
            }
        }
    }
}

/// The stems of the words in a list.
fn stems(list: &str, mut take: impl FnMut(u32)) {
    let mut form = String::new();
    tokens::each(list, |token| {
        form.clear();
        form.push_str(token.form);
        stem(&mut form);
        take(key(&form));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(word: &str) -> Entry {
        let mut found = Entry::default();
        stems(word, |key| found = lexicon().get(key));
        found
    }

    #[test]
    fn words_have_weights_and_meanings() {
        assert_eq!(entry("the").weight, Some(0.03));
        assert_eq!(entry("zebra").weight, None);
        assert_eq!(entry("attacked").meanings[0], entry("assaults").meanings[0]);
        assert_eq!(entry("zebra").meanings, [0; MEANINGS]);
        assert_eq!(lexicon().number(key("seven")), Some("7"));
    }

    #[test]
    fn opposites_share_a_line() {
        let line = |word| lexicon().opposites(entry(word).meanings[0]);
        assert_eq!(line("win"), line("defeat"));
        assert_eq!((line("France"), line("Tokyo")), (Some(PLACE), Some(PLACE)));
        assert_eq!(line("school"), None);
        assert!(line("opens").is_some() && line("opens") == line("closing"));
    }
}
