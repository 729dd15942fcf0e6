//! Two texts compared word for word: what of each stands in the other in runs of
//! five words or more.
//!
//! A long text among many short ones is compared with each of them: such a pair
//! costs what the short one has, not what the long one has.

use std::sync::OnceLock;

use crate::analysis::derivation::reading::{Reading, SHINGLE};

/// How many times as long as another a text is to be looked up and not walked.
const MUCH_LONGER: usize = 4;

/// A text as what it takes to compare it: about as much memory as the text.
#[derive(Debug)]
pub struct Runs {
    /// What each word weighs.
    weights: Vec<u8>,
    /// The hash of the shingle that begins with each word, as far as one does.
    hashes: Vec<u32>,
    /// The same as a table: each at its lowest bits or in the next free slot; free
    /// ones hold 0, and so does a hash of 0, which is as good as any not found.
    slots: Vec<u32>,
    /// The numbers of the shingles by their hashes, once a much shorter text asks.
    by_hash: OnceLock<Vec<u32>>,
    /// What all words weigh.
    pub told: u32,
}

impl Runs {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let reading = Reading::plain(text);
        let hashes: Vec<u32> = reading.shingles(SHINGLE).map(|it| it.hash).collect();
        let weights = reading.pieces.iter().map(|piece| piece.weight as u8).collect();
        let (slots, by_hash) = (Vec::new(), OnceLock::new());
        let mut it = Self { weights, hashes, slots, by_hash, told: reading.told };
        it.slots = vec![0; (it.hashes.len() * 2).next_power_of_two()];
        for hash in &it.hashes {
            let slot = it.slot(*hash);
            it.slots.get_mut(slot).into_iter().for_each(|slot| *slot = *hash);
        }
        it
    }

    /// Where a hash stands, or would.
    fn slot(&self, hash: u32) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize & last;
        while self.slots.get(slot).is_some_and(|other| *other != 0 && *other != hash) {
            slot = (slot + 1) & last;
        }
        slot
    }

    fn has(&self, hash: u32) -> bool {
        hash != 0 && self.slots.get(self.slot(hash)) == Some(&hash)
    }

    /// What the words weigh that stand in shingles of another text.
    pub fn covered(&self, other: &Self) -> u32 {
        if self.hashes.len() / MUCH_LONGER > other.hashes.len() {
            self.covered_of(self.found(other))
        } else {
            let shared = self.hashes.iter().enumerate().filter(|(_, hash)| other.has(**hash));
            self.covered_of(shared.map(|(first, _)| first))
        }
    }

    /// The shingles that a much shorter text has too, ascending.
    fn found(&self, other: &Self) -> Vec<usize> {
        let hash_of = |nth: &u32| self.hashes.get(*nth as usize).copied().unwrap_or_default();
        let by_hash = self.by_hash.get_or_init(|| {
            let mut all: Vec<u32> = (0..).take(self.hashes.len()).collect();
            all.sort_unstable_by_key(hash_of);
            all
        });
        let mut wanted: Vec<u32> =
            other.hashes.iter().copied().filter(|it| self.has(*it)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut found: Vec<usize> = Vec::new();
        for hash in wanted {
            let from = by_hash.partition_point(|nth| hash_of(nth) < hash);
            let same = by_hash.iter().skip(from).take_while(|nth| hash_of(nth) == hash);
            found.extend(same.map(|nth| *nth as usize));
        }
        found.sort_unstable();
        found
    }

    /// What the words of some shingles weigh, each once; the shingles ascend.
    fn covered_of(&self, shingles: impl IntoIterator<Item = usize>) -> u32 {
        let weight_at = |nth: usize| self.weights.get(nth).map_or(0, |it| u32::from(*it));
        let (mut counted, mut covered) = (0, 0);
        for first in shingles {
            let (mut end, mut weight) = (first, 0);
            while weight < SHINGLE && end < self.weights.len() {
                weight += weight_at(end);
                end += 1;
            }
            covered += (first.max(counted)..end).map(weight_at).sum::<u32>();
            counted = end;
        }
        covered
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// By its meaning: words of all shingles that the other has, marked one by one.
    fn marked(text: &Runs, other: &Runs) -> u32 {
        let mut marks = vec![false; text.weights.len()];
        for (first, hash) in text.hashes.iter().enumerate() {
            let mut weight = 0;
            for (mark, own) in marks.iter_mut().zip(&text.weights).skip(first) {
                if weight >= SHINGLE || !other.hashes.contains(hash) {
                    break;
                }
                *mark = true;
                weight += u32::from(*own);
            }
        }
        marks
            .iter()
            .zip(&text.weights)
            .filter(|(mark, _)| **mark)
            .map(|(_, it)| u32::from(*it))
            .sum()
    }

    proptest! {
        #[test]
        fn long_or_short_the_words_in_common_are_counted_once(
            long in "(ferry|harbour|Monday|crew|said|九|of|the| ){0,400}",
            part in 0_usize..300,
            short in "( (ferry|harbour|crew|said)){0,12}",
        ) {
            let from = long.ceil_char_boundary(part.min(long.len()));
            let to = long.ceil_char_boundary((from + 80).min(long.len()));
            let short = format!("{}{short}", &long[from..to]);
            let (long, short) = (Runs::of(&long), Runs::of(&short));
            prop_assert_eq!(long.covered(&short), marked(&long, &short));
            prop_assert_eq!(short.covered(&long), marked(&short, &long));
        }
    }

    #[test]
    fn a_paragraph_is_found_in_a_text_of_many() {
        let word = |nth: usize| format!("w{} ", nth * nth % 9973);
        let long: String = (0..20_000).map(word).collect();
        let short: String = (700..760).map(word).collect();
        let (long, short) = (Runs::of(&long), Runs::of(&short));
        assert!(long.found(&short).len() < 400, "only what they share is looked at");
        assert_eq!(short.covered(&long), short.told);
        assert_eq!(long.covered(&short), marked(&long, &short));
    }
}
