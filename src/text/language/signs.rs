//! Which languages a word or a letter speaks for.
//!
//! Made once a run from the lists that the splitter has anyway: by the words
//! that are frequent, begin sentences or end no line a language is recognised
//! too.

use std::sync::LazyLock;

use super::LANGUAGES;
use super::words::{SEED, step};

/// Languages, a bit each, in the order of [`LANGUAGES`].
pub(super) type Set = u32;
const _: () = assert!(LANGUAGES.len() <= Set::BITS as usize);

/// Languages by the hash of a word or letter. Two with one hash are so rare
/// among some thousands that no text is misread for them.
pub(super) struct Signs {
    /// A power of two of slots, at least half of them empty.
    slots: Vec<(u32, Set)>,
}

pub(super) static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    let mut signs = Signs { slots: vec![(0, 0); 1 << 14] };
    for (at, language) in LANGUAGES.iter().enumerate() {
        let lists = [
            language.common,
            language.starters,
            language.open_ends,
            language.saying,
            language.subjects,
        ];
        for word in lists.into_iter().flat_map(|list| list.iter()) {
            for_each_word(word, |hash| {
                signs.add(hash, 1 << at);
                true
            });
        }
        for letter in language.letters.chars() {
            signs.add(hash_of_letter(letter), 1 << at);
        }
    }
    signs
});

impl Signs {
    /// The languages that know a hash.
    pub fn get(&self, hash: u32) -> Set {
        self.slots.get(self.slot_of(hash)).map_or(0, |slot| slot.1)
    }

    fn add(&mut self, hash: u32, languages: Set) {
        let at = self.slot_of(hash);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = (hash, slot.1 | languages);
        }
    }

    /// Where a hash is, or the free slot where it belongs.
    fn slot_of(&self, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots.get(at).is_some_and(|&(other, set)| set != 0 && other != hash) {
            at = (at + 1) & mask;
        }
        at
    }
}

/// Calls `word` with the hash of each word in small letters, while it returns
/// true. Returns the bytes read. Apostrophes part words: `l’eau`. Parts of an
/// address are none: the `it` of `www.example.it` is not English.
pub(super) fn for_each_word(text: &str, mut word: impl FnMut(u32) -> bool) -> usize {
    let mut hash = SEED;
    let mut mark = ' ';
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphabetic() {
            hash = step(hash, c.to_ascii_lowercase() as u8);
        } else if !c.is_ascii() && (c.is_alphabetic() || c == '\u{200c}') {
            hash = c.to_lowercase().fold(hash, step_letter);
        } else {
            if hash != SEED && !is_of_address(mark) && !word(hash) {
                return at;
            }
            (hash, mark) = (SEED, c);
        }
    }
    if hash != SEED && !is_of_address(mark) {
        word(hash);
    }
    text.len()
}

/// Whether a word right after `mark` is part of an address.
const fn is_of_address(mark: char) -> bool {
    matches!(mark, '.' | '@' | '/')
}

/// The hash of a letter as such, which is not that of a word of one letter.
pub(super) fn hash_of_letter(letter: char) -> u32 {
    letter.to_lowercase().fold(step(SEED, 0), step_letter)
}

fn step_letter(hash: u32, letter: char) -> u32 {
    letter.encode_utf8(&mut [0; 4]).bytes().fold(hash, step)
}
