//! Word lists that are written as running text and made into tables by the
//! compiler.
//!
//! A language file should read like a page of a style guide, not like code, so
//! its lists are plain strings of words. [`words!`] turns them into hash tables
//! while compiling: a list costs nothing at start, and a look-up is one probe
//! or two. The splitter looks up a word in several lists at every full stop, so
//! this is where its speed is made. What the lists mean is said in
//! [`super::Language`].

/// A fixed set of words.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// A power of two of slots, at least half of them empty strings. A word is
    /// in the slot that its hash says or in one of those right after.
    slots: &'static [&'static str],
}

impl Words {
    /// The set without words.
    pub const NONE: Self = Self { slots: &[""] };

    /// Wraps a table; use [`words!`] instead.
    pub(super) const fn of_slots(slots: &'static [&'static str]) -> Self {
        Self { slots }
    }

    /// Whether `word` is in the set, letter by letter.
    pub fn has(self, word: &str) -> bool {
        self.has_hashed(word, hash(word))
    }

    /// [`Words::has`] where the hash is known.
    pub(crate) fn has_hashed(self, word: &str, hash: u32) -> bool {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let Some(&slot) = self.slots.get(at).filter(|slot| !slot.is_empty()) {
            if slot == word {
                return true;
            }
            at = (at + 1) & mask;
        }
        false
    }

    /// Whether there are no words.
    pub const fn is_empty(self) -> bool {
        self.slots.len() == 1
    }

    /// The words, in no order that means anything.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.slots.iter().copied().filter(|slot| !slot.is_empty())
    }
}

/// Makes [`Words`] of strings of words parted by white space.
macro_rules! words {
    ($($text:literal)*) => {{
        const TEXT: &str = concat!($($text, " "),*);
        const SIZE: usize = $crate::text::language::words::size(TEXT);
        const SLOTS: [&str; SIZE] = $crate::text::language::words::table(TEXT);
        $crate::text::language::words::Words::of_slots(&SLOTS)
    }};
}
pub(super) use words;

/// What a word's hash is before its first byte.
pub(crate) const SEED: u32 = 0x811c_9dc5;

/// The hash of a word one byte longer (FNV-1a, which is good for short words
/// and can be taken while a word is read).
pub(crate) const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The hash of a whole word.
pub(crate) const fn hash(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let (mut hash, mut at) = (SEED, 0);
    while at < bytes.len() {
        hash = step(hash, bytes[at]);
        at += 1;
    }
    hash
}

/// How many slots the words of `text` need.
pub(super) const fn size(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut words, mut inside) = (0, 0, false);
    while at < bytes.len() {
        let blank = bytes[at].is_ascii_whitespace();
        if !blank && !inside {
            words += 1;
        }
        inside = !blank;
        at += 1;
    }
    usize::next_power_of_two(words * 2 + 1)
}

/// The table of the words of `text`. Runs in the compiler only, where an index
/// out of bounds is a compile error and not a panic.
pub(super) const fn table<const SIZE: usize>(text: &'static str) -> [&'static str; SIZE] {
    let mut slots = [""; SIZE];
    let mut rest = text.trim_ascii();
    while !rest.is_empty() {
        let mut len = 0;
        while len < rest.len() && !rest.as_bytes()[len].is_ascii_whitespace() {
            len += 1;
        }
        let (word, after) = rest.split_at(len);
        rest = after.trim_ascii_start();
        let mut at = hash(word) as usize & (SIZE - 1);
        // A word that is listed twice takes two slots, which does no harm.
        while !slots[at].is_empty() {
            at = (at + 1) & (SIZE - 1);
        }
        slots[at] = word;
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_words_and_no_others() {
        let list = words!("pear  apple" "über fig\n apples");
        let mut all: Vec<_> = list.iter().collect();
        all.sort_unstable();
        assert_eq!(all, ["apple", "apples", "fig", "pear", "über"]);
        assert!(all.iter().all(|word| list.has(word)));
        assert!(!list.has("ap") && !list.has("") && !list.has("Fig"));
        assert!(!Words::NONE.has("") && !Words::NONE.has("fig") && Words::NONE.is_empty());
    }
}
