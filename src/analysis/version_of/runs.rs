//! Two texts compared word for word: what of each stands in the other in runs of
//! five words or more.

use crate::analysis::derivation::reading::{Reading, SHINGLE};

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
    /// What all words weigh.
    pub told: u32,
}

impl Runs {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let reading = Reading::plain(text);
        let hashes: Vec<u32> = reading.shingles(SHINGLE).map(|it| it.hash).collect();
        let weights = reading.pieces.iter().map(|piece| piece.weight as u8).collect();
        let mut it = Self { weights, hashes, slots: Vec::new(), told: reading.told };
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
        let (mut end, mut weight, mut counted, mut covered) = (0, 0, 0, 0);
        let weight_at = |nth: usize| self.weights.get(nth).map_or(0, |it| u32::from(*it));
        for (first, hash) in self.hashes.iter().enumerate() {
            while weight < SHINGLE && end < self.weights.len() {
                weight += weight_at(end);
                end += 1;
            }
            weight -= weight_at(first);
            if other.has(*hash) {
                covered += (first.max(counted)..end).map(weight_at).sum::<u32>();
                counted = end;
            }
        }
        covered
    }
}
