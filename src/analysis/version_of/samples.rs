//! Samples of new articles, and which texts have enough of one.
//!
//! A sample are the least hashes of all runs of letters of a text. Signs, case and
//! spaces are left out, so that a text set otherwise has the same runs; more is
//! not made equal, for all texts of a project are read for them, as fast as can be.

use rustc_hash::FxHashMap;

use crate::model::{Article, Project};
use crate::parallel;

/// So many bytes of letters make a run: about five words.
const RUN: usize = 24;

/// The hashes that stand for a new article.
const SAMPLE: usize = 64;

/// New articles that are looked for by one hash. More have it where they are
/// versions of each other, and a later one then finds the first of them; or where
/// it is boilerplate.
pub const SHARERS: usize = 32;

/// The sample that an article must have to be compared: one in so many.
const ONE_IN: usize = 10;

/// Bits for each hash of a sample in the table that most others fail at.
const BITS: usize = 32;

/// Samples of new articles.
#[derive(Default)]
pub struct Samples {
    /// Which hashes some sample may have.
    table: Vec<u64>,
    /// For each hash of a sample, the first of its pairs in `pairs`.
    starts: FxHashMap<u32, usize>,
    /// Hashes with the numbers of articles that have them, ascending.
    pairs: Vec<(u32, u32)>,
    /// How large each one's sample is.
    sizes: Vec<usize>,
}

impl Samples {
    /// Takes samples of articles, on all cores.
    pub fn of(project: &Project, fresh: &[(usize, &Article)]) -> Self {
        let size = |(_, article): &(usize, &Article)| project.text(article.id).len();
        let runs = parallel::map_runs(fresh, size, |run| {
            let samples = run.iter().map(|(_, article)| sample(project.text(article.id)));
            samples.collect::<Vec<_>>()
        });
        let mut it = Self::default();
        for (hashes, nth) in runs.into_iter().flatten().zip(0u32..) {
            it.sizes.push(hashes.len());
            it.pairs.extend(hashes.into_iter().map(|hash| (hash, nth)));
        }
        it.pairs.sort_unstable();
        it.table = vec![0; (it.pairs.len() * BITS / 64).next_power_of_two()];
        for (at, (hash, _)) in it.pairs.iter().enumerate() {
            it.starts.entry(*hash).or_insert(at);
            let (word, bit) = place(it.table.len(), *hash);
            it.table.get_mut(word).into_iter().for_each(|word| *word |= bit);
        }
        it
    }

    /// Whether there is nothing to look for.
    pub const fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The numbers of the new articles of whose samples a text has enough, and
    /// how much.
    pub fn shared(&self, text: &str) -> Vec<(usize, usize)> {
        let mut hashes: Vec<u32> = Vec::new();
        each(text, |hash| {
            let (word, bit) = place(self.table.len(), hash);
            if self.table.get(word).is_some_and(|word| word & bit != 0) {
                hashes.push(hash);
            }
        });
        hashes.sort_unstable();
        hashes.dedup();
        let sharers = hashes.iter().flat_map(|hash| self.sharers(*hash));
        let mut all: Vec<u32> = sharers.collect();
        all.sort_unstable();
        let counted = all.chunk_by(|a, b| a == b).filter_map(|run| {
            let nth = *run.first()? as usize;
            let size = self.sizes.get(nth)?;
            (run.len() * ONE_IN >= *size).then_some((nth, run.len()))
        });
        counted.collect()
    }

    /// The numbers of some new articles that have a hash in their samples.
    fn sharers(&self, hash: u32) -> impl Iterator<Item = u32> {
        let from = self.starts.get(&hash).copied().unwrap_or(self.pairs.len());
        let rest = self.pairs.get(from..).unwrap_or_default();
        let pairs = rest.iter().take(SHARERS).take_while(move |(other, _)| *other == hash);
        pairs.map(|(_, nth)| *nth)
    }
}

/// Where the bit of a hash stands in a table of so many words, a power of two.
fn place(words: usize, hash: u32) -> (usize, u64) {
    let at = hash as usize;
    ((at / 64) & words.wrapping_sub(1), 1 << (at % 64))
}

/// The least hashes of a text's runs, each once.
fn sample(text: &str) -> Vec<u32> {
    let mut least: Vec<u32> = Vec::with_capacity(8 * SAMPLE);
    let mut most = u32::MAX;
    let keep = |hashes: &mut Vec<u32>| {
        hashes.sort_unstable();
        hashes.dedup();
        hashes.truncate(SAMPLE);
    };
    each(text, |hash| {
        if hash > most {
            return;
        }
        least.push(hash);
        if least.len() == least.capacity() {
            keep(&mut least);
            if least.len() == SAMPLE {
                most = least.last().copied().unwrap_or(most);
            }
        }
    });
    keep(&mut least);
    least
}

/// Hands out the hashes of a text's runs of letters, one from each letter on.
fn each(text: &str, mut take: impl FnMut(u32)) {
    /// An odd number with bits all over.
    const BASE: u64 = 0xff51_afd7_ed55_8ccd;
    /// What the letter that leaves has been multiplied with since it came.
    const GONE: u64 = {
        let (mut power, mut nth) = (1u64, 0);
        while nth < RUN {
            power = power.wrapping_mul(BASE);
            nth += 1;
        }
        power
    };
    let letters = letters_of(text);
    let mut hash = 0_u64;
    let add = |hash: u64, letter: u8| hash.wrapping_mul(BASE).wrapping_add(u64::from(letter) + 1);
    // The upper bits have come from all letters.
    let mixed = |hash: u64| (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32;
    let Some((first, rest)) = letters.split_at_checked(RUN) else { return };
    for letter in first {
        hash = add(hash, *letter);
    }
    take(mixed(hash));
    for (comes, goes) in rest.iter().zip(&letters) {
        hash = add(hash, *comes).wrapping_sub(GONE.wrapping_mul(u64::from(*goes) + 1));
        take(mixed(hash));
    }
}

/// What is kept of each byte: letters and digits, in small, and 0 for others.
static KEPT: [u8; 256] = {
    let mut kept = [0; 256];
    let mut byte = 0_u8;
    loop {
        if byte.is_ascii_alphanumeric() || byte >= 0x80 {
            kept[byte as usize] = byte.to_ascii_lowercase();
        }
        if byte == u8::MAX {
            break kept;
        }
        byte += 1;
    }
};

/// The bytes of a text’s letters and digits, in small.
fn letters_of(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut letters = vec![0; bytes.len()];
    let (mut at, mut end) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            // Spaces and signs of Latin texts, then quotation marks and dashes.
            0xc2 => at += 1,
            0xe2 if bytes.get(at) == Some(&0x80) => at += 2,
            // Nobody can foretell where words end, so nothing is asked.
            _ => {
                let kept = KEPT.get(usize::from(*byte)).copied().unwrap_or_default();
                letters.get_mut(end).into_iter().for_each(|letter| *letter = kept);
                end += usize::from(kept != 0);
            }
        }
    }
    letters.truncate(end);
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<u32> {
        let mut hashes = Vec::new();
        each(text, |hash| hashes.push(hash));
        hashes
    }

    #[test]
    fn runs_are_those_of_the_letters() {
        let text = "The old dam above Karsk gave way early.";
        assert_eq!(all(text).len(), 31 - RUN + 1);
        assert_eq!(all(text), all("“The old dam\nabove KARSK’ – gave\u{a0}way early"));
        assert_eq!(all(&format!("{text} {text}")).len(), 2 * 31 - RUN + 1);
        // Each by itself, whatever stood before it.
        let later = all(&format!("Officials said: {text}"));
        assert!(later.ends_with(&all(text)) && later.len() > all(text).len());
        assert!(all("Too short for any run").is_empty() && all("").is_empty());
    }

    #[test]
    fn a_sample_is_each_hash_once() {
        let text = "The old dam above Karsk gave way early on Monday. ".repeat(50);
        let found = sample(&text);
        assert_eq!(found.len(), 39);
        assert!(found.is_sorted_by(|a, b| a < b));
    }
}
