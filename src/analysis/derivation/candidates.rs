//! Which pairs of articles are worth comparing word for word.
//!
//! Articles are entered in an index by a sample of their shingles. A shingle of
//! few articles makes a pair of any two. One of many is either in a report that
//! many printed, and then ties each to the first and to the one before; or it is
//! boilerplate, and ties nobody. So the pairs grow with the articles and not
//! with their square, whatever the articles have in common.

use rustc_hash::{FxHashMap, FxHashSet};

use super::reading::{LONG_SHINGLE, Reading, SHINGLE, Shingle};
use crate::model::{ArticleId, Project};
use crate::parallel;

/// Bytes of text up to which every shingle is looked at. Of twice as many, every
/// second, and so on: what is kept of a large project grows no further.
const WHOLE: usize = 1 << 26;

/// A shingle of more articles is in a report that many printed, or boilerplate.
const FEW: usize = 8;

/// Shingles that a pair must share: about a line of text.
const SHARED: u32 = 6;

/// So many they must share in any sample: one alone is a phrase, which two
/// articles of very many have by chance. A long one says as much as two.
const IN_SAMPLE: u32 = 2;

/// Marks the article of a long shingle among the entries.
const LONG: u32 = 1 << 31;

/// How many earlier articles one is compared with: those it shares most with.
const PARTNERS: usize = 24;

/// How many shingles, the least by hash, stand for an article as a whole.
const SKETCH: usize = 64;

/// Of the sketches of two articles, how many must be the same for one to be
/// like the other: more than is usual in the collection by this.
const LIKE: usize = 4;

/// So many are enough, whatever is usual.
const VERY_LIKE: usize = 16;

/// Articles that share fewer shingles have a sentence or two in common: they are
/// not like each other, however short they are.
const MORE_THAN_BOILERPLATE: u32 = 24;

/// How many pairs of articles with a shingle are looked at.
const LOOKS: usize = 8;

/// What is worth comparing.
#[derive(Debug, Default)]
pub struct Candidates {
    /// For each article, by its number, the earlier ones to compare it with.
    pub earlier: Vec<Vec<usize>>,
    /// Shingles that are boilerplate.
    pub common: FxHashSet<u32>,
}

/// Which shingles are looked at.
#[derive(Clone, Copy, Debug)]
struct Sampling {
    one_in: u32,
}

impl Sampling {
    fn of(bytes: usize) -> Self {
        let one_in = bytes.div_ceil(WHOLE).max(1).next_power_of_two();
        Self { one_in: u32::try_from(one_in).unwrap_or(u32::MAX) }
    }

    const fn takes(self, hash: u32) -> bool {
        hash.is_multiple_of(self.one_in)
    }

    /// How many of some shingles are in the sample.
    fn share(self, shingles: u32) -> u32 {
        (shingles / self.one_in).max(1)
    }
}

/// The sample of a run of articles.
#[derive(Default)]
struct Sample {
    /// A shingle and the number of an article that has it.
    entries: Vec<u64>,
    sketches: Vec<Sketch>,
}

/// What stands for an article as a whole.
#[derive(Debug, Default)]
struct Sketch {
    /// The least of its shingles.
    least: Vec<u32>,
    /// How many shingles it has.
    all: usize,
}

impl Sketch {
    /// How many of two sketches are the same.
    fn alike(&self, other: &Self) -> usize {
        self.least.iter().filter(|hash| other.least.binary_search(hash).is_ok()).count()
    }

    /// How many shingles two articles may share.
    fn shared(&self, other: &Self) -> usize {
        let looked_at = (self.least.len() + other.least.len()).max(1);
        self.alike(other) * (self.all + other.all) / looked_at
    }
}

impl Sample {
    fn of(project: &Project, articles: &[(u32, ArticleId)], sampling: Sampling) -> Self {
        let mut it = Self::default();
        for (number, article) in articles {
            let reading = Reading::of(project, *article);
            let sample = |weight: u32| {
                let taken = |it: &Shingle| it.own && sampling.takes(it.hash);
                let sampled = reading.shingles(weight).filter(taken);
                let mut hashes: Vec<u32> = sampled.map(|it| it.hash).collect();
                hashes.sort_unstable();
                hashes.dedup();
                hashes
            };
            let (mut hashes, long) = (sample(SHINGLE), sample(LONG_SHINGLE));
            it.entries.extend(hashes.iter().map(|hash| entry(*hash, *number)));
            it.entries.extend(long.iter().map(|hash| entry(*hash, *number | LONG)));
            let all = hashes.len();
            hashes.truncate(SKETCH);
            it.sketches.push(Sketch { least: hashes, all });
        }
        it
    }
}

fn entry(hash: u32, number: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(number)
}

impl Candidates {
    /// Finds them among `articles`, which are in the order of publication.
    pub fn of(project: &Project, articles: &[ArticleId]) -> Self {
        let bytes = articles.iter().map(|article| project.text(*article).len()).sum();
        Self::sampled(project, articles, Sampling::of(bytes))
    }

    fn sampled(project: &Project, articles: &[ArticleId], sampling: Sampling) -> Self {
        let numbered: Vec<(u32, ArticleId)> = (0..).zip(articles.iter().copied()).collect();
        let cost = |(_, article): &(u32, ArticleId)| project.text(*article).len();
        let samples = parallel::map_runs(&numbered, cost, |run| Sample::of(project, run, sampling));
        let (mut entries, mut sketches) = (Vec::new(), Vec::new());
        for sample in samples {
            entries.extend(sample.entries);
            sketches.extend(sample.sketches);
        }
        entries.sort_unstable();
        let bounds = (likeness(&sketches), sampling.share(MORE_THAN_BOILERPLATE) as usize);
        let mut it = Self::default();
        let mut shared: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        for group in entries.chunk_by(|a, b| a >> 32 == b >> 32) {
            let weight = if group.iter().all(|entry| *entry as u32 & LONG != 0) { 2 } else { 1 };
            let mut numbers: Vec<u32> = group.iter().map(|entry| *entry as u32 & !LONG).collect();
            // A short one and a long one may have one hash.
            numbers.sort_unstable();
            numbers.dedup();
            if numbers.len() <= FEW {
                for (nth, later) in numbers.iter().enumerate() {
                    for earlier in numbers.iter().take(nth) {
                        *shared.entry((*later, *earlier)).or_default() += weight;
                    }
                }
            } else if is_report(&numbers, &sketches, bounds) {
                tie(&numbers, weight, &mut shared);
            } else if let Some(entry) = group.first() {
                it.common.insert((entry >> 32) as u32);
            }
        }
        let least = sampling.share(SHARED).max(IN_SAMPLE);
        it.earlier = strongest(shared, least, articles.len());
        it
    }
}

/// Ties each article to the first and to the one before.
fn tie(numbers: &[u32], weight: u32, shared: &mut FxHashMap<(u32, u32), u32>) {
    let Some((first, others)) = numbers.split_first() else { return };
    for later in others {
        *shared.entry((*later, *first)).or_default() += weight;
    }
    for pair in others.windows(2) {
        if let [earlier, later] = pair {
            *shared.entry((*later, *earlier)).or_default() += weight;
        }
    }
}

/// Whether articles that share a shingle share far more: a look at some pairs.
/// `bounds` say from how many on sketches are alike and shingles are many.
fn is_report(numbers: &[u32], sketches: &[Sketch], bounds: (usize, usize)) -> bool {
    let pairs = numbers.len() - 1;
    let looks = pairs.min(LOOKS);
    let found = (0..looks).filter(|look| {
        let at = look * pairs / looks;
        let sketch =
            |nth: usize| numbers.get(nth).and_then(|number| sketches.get(*number as usize));
        let (Some(a), Some(b)) = (sketch(at), sketch(at + 1)) else { return false };
        a.alike(b) >= bounds.0 && a.shared(b) >= bounds.1
    });
    found.count() * 2 >= looks
}

/// From how many on two sketches are like each other. Outlets that write by
/// template are like each other without having copied, so it goes by what any
/// two articles have.
fn likeness(sketches: &[Sketch]) -> usize {
    let (front, back) = sketches.split_at(sketches.len() / 2);
    let mut usual: Vec<usize> = front.iter().zip(back).map(|(a, b)| a.alike(b)).collect();
    usual.sort_unstable();
    let middle = usual.get(usual.len() / 2).copied().unwrap_or_default();
    (LIKE + 2 * middle).min(VERY_LIKE)
}

/// For each article the earlier ones that it shares most with.
fn strongest(shared: FxHashMap<(u32, u32), u32>, least: u32, articles: usize) -> Vec<Vec<usize>> {
    let mut partners: Vec<Vec<(u32, u32)>> = vec![Vec::new(); articles];
    for ((later, earlier), count) in shared {
        if count >= least
            && let Some(partners) = partners.get_mut(later as usize)
        {
            partners.push((count, earlier));
        }
    }
    let strongest = |mut partners: Vec<(u32, u32)>| {
        partners.sort_unstable_by_key(|(count, earlier)| (std::cmp::Reverse(*count), *earlier));
        partners.into_iter().take(PARTNERS).map(|(_, earlier)| earlier as usize).collect()
    };
    partners.into_iter().map(strongest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::derivation::tests::project;
    use crate::model::Ids;

    #[test]
    fn in_a_sample_a_phrase_in_common_makes_no_pair_and_a_passage_does() {
        let mut dice = Ids::seeded(11);
        let mut words = |n: usize| -> String {
            (0..n).map(|_| format!("w{} ", dice.make().0 % 50_000)).collect()
        };
        let mut texts = Vec::new();
        for common in [6, 30] {
            for _ in 0..100 {
                let common = words(common);
                texts.extend((0..2).map(|_| format!("{}{common}{}", words(60), words(60))));
            }
        }
        let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
        let project = project(&refs);
        let ids: Vec<ArticleId> = project.articles().iter().map(|it| it.id).collect();
        let found = Candidates::sampled(&project, &ids, Sampling { one_in: 8 });
        let pairs = |from: usize| {
            let later = found.earlier.iter().enumerate().skip(from).take(200);
            later.filter(|(nth, earlier)| earlier.contains(&(nth ^ 1))).count()
        };
        assert!(pairs(0) <= 5 && pairs(200) >= 97, "{} {}", pairs(0), pairs(200));
    }
}
