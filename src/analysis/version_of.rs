//! Which articles look like a version of an earlier one: the same report of the
//! same house, corrected, filled up or cut.
//!
//! What counts is how many of the words of each stand in the other, in runs of
//! five or more. Direct speech and boilerplate count too, for a version has them
//! all. How much is enough depends on where the two come from: of one web address
//! less than of one outlet, and least where the outlet is not known. Articles of
//! different outlets are no versions of each other, however much they share: one
//! was made from the other or both from a third, and that is for
//! [`derivation`](mod@super::derivation) to propose.
//!
//! Nobody compares all pairs. A sample of the shingles of each new article is
//! looked for while every text is read once, and the few articles that have most
//! of it are then compared word for word.

use rustc_hash::{FxHashMap, FxHashSet};

use super::derivation::reading::{Reading, SHINGLE, WORD};
use crate::model::{Article, ArticleId, OutletId, Project};
use crate::parallel;

/// Shingles, the least by hash, that stand for a new article.
const SAMPLE: usize = 64;

/// New articles that are looked for by one shingle. More have it where they are
/// versions of each other, and a later one then finds the first of them; or where
/// it is boilerplate.
const SHARERS: usize = 32;

/// The sample that an article must have to be compared: one in so many.
const ONE_IN: usize = 10;

/// How many articles a new one is compared with, word for word.
const COMPARED: usize = 4;

/// Words in common below which nothing is said: a line may stand anywhere.
const LEAST: u32 = 12 * WORD;

/// An article that looks like a version of an earlier one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VersionOf {
    /// The later article, by the order of the list.
    pub article: ArticleId,
    /// The earlier one that is most like it.
    pub of: ArticleId,
    /// The share of the words of `article` that stand in `of`, 0 to 1.
    pub kept: f32,
    /// The share of the words of `of` that stand in `article`, 0 to 1.
    pub left: f32,
}

impl VersionOf {
    /// How much differs, in words; “the other” is the earlier article.
    pub fn in_words(&self) -> String {
        let part = |kept: f32| match (1.0 - kept) * 100.0 {
            part if part <= 0.0 => "none".to_owned(),
            part if part < 1.0 => "under 1 %".to_owned(),
            part => format!("{part:.0} %"),
        };
        match (part(self.kept).as_str(), part(self.left).as_str()) {
            ("none", "none") => "the words are the same".to_owned(),
            (new, gone) => {
                format!("{new} of its words are new, {gone} of the other’s are gone")
            }
        }
    }
}

/// Where two articles come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kinship {
    /// They stand at one address.
    Address,
    /// One outlet published both.
    Outlet,
    /// It is not known of both who published them.
    Unknown,
    /// Two outlets published them.
    Strangers,
}

impl Kinship {
    fn of(a: &Article, b: &Article) -> Self {
        let [one, other] = [a, b].map(|it| address(&it.provenance.url));
        if !one.is_empty() && one.eq_ignore_ascii_case(other) {
            return Self::Address;
        }
        let outlets: Option<(OutletId, OutletId)> = a.outlet.zip(b.outlet);
        let sites = Some((site(one), site(other))).filter(|(a, b)| !a.is_empty() && !b.is_empty());
        match (outlets, sites) {
            (Some((a, b)), _) if a == b => Self::Outlet,
            (Some(_), _) => Self::Strangers,
            (None, Some((a, b))) if a.eq_ignore_ascii_case(b) => Self::Outlet,
            (None, Some(_)) => Self::Strangers,
            (None, None) => Self::Unknown,
        }
    }

    /// Whether such shares of the words of two articles make them versions of one.
    fn is_enough(self, one: f32, other: f32) -> bool {
        let (less, more) = (one.min(other), one.max(other));
        match self {
            // A page is written anew under its address, and grows.
            Self::Address => more >= 0.4,
            // A short report may have become a long one; but what is in a long one
            // may also be its background, told again.
            Self::Outlet => more >= 0.7 && less >= 0.25,
            Self::Unknown => less >= 0.7,
            Self::Strangers => false,
        }
    }
}

/// An address without what does not tell pages apart.
fn address(url: &str) -> &str {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.split_once('#').map_or(url, |(page, _)| page);
    url.strip_prefix("www.").unwrap_or(url).trim_end_matches('/')
}

/// The site of an address.
fn site(address: &str) -> &str {
    address.split(['/', '?', ':']).next().unwrap_or_default()
}

/// Says which of some new articles look like a version of one that stands before
/// them in the list, on all cores; in the order of the list.
pub fn versions(project: &Project, new: &[ArticleId]) -> Vec<VersionOf> {
    let order: Vec<&Article> = project.in_order().map(|article| &**article).collect();
    let wanted: FxHashSet<ArticleId> = new.iter().copied().collect();
    let is_new = |(_, article): &(usize, &Article)| wanted.contains(&article.id);
    let fresh: Vec<(usize, &Article)> = order.iter().copied().enumerate().filter(is_new).collect();
    let samples = Samples::of(project, &fresh);
    if samples.sharers.is_empty() {
        return Vec::new();
    }
    let numbered: Vec<(usize, &Article)> = order.iter().copied().enumerate().collect();
    let size = |(_, article): &(usize, &Article)| project.text(article.id).len();
    let numbers: FxHashMap<usize, usize> =
        fresh.iter().enumerate().map(|(nth, (place, _))| (*place, nth)).collect();
    let found = parallel::map_runs(&numbered, size, |run| {
        let mut found = Vec::new();
        for (place, article) in run {
            let own = numbers.get(place).copied();
            let hashes = shingles(&Reading::plain(project.text(article.id)));
            for (nth, shared) in samples.shared(&hashes) {
                let Some((other, _)) = fresh.get(nth) else { continue };
                match own {
                    _ if other > place => found.push((nth, *place, shared)),
                    Some(own) if other < place => found.push((own, *other, shared)),
                    _ => {}
                }
            }
        }
        found
    });
    let mut candidates: Vec<Vec<(usize, usize)>> = vec![Vec::new(); fresh.len()];
    for (nth, place, shared) in found.into_iter().flatten() {
        if let Some(candidates) = candidates.get_mut(nth) {
            candidates.push((shared, place));
        }
    }
    let tasks: Vec<(&Article, Vec<&Article>)> = fresh
        .iter()
        .zip(candidates)
        .map(|((_, article), candidates)| (*article, strongest(article, &order, candidates)))
        .filter(|(_, candidates)| !candidates.is_empty())
        .collect();
    let cost = |(article, candidates): &(&Article, Vec<&Article>)| {
        (candidates.len() + 1) * project.text(article.id).len()
    };
    let judged = parallel::map_runs(&tasks, cost, |run| {
        run.iter().filter_map(|(article, candidates)| judge(project, article, candidates)).collect()
    });
    judged.into_iter().flat_map(|found: Vec<VersionOf>| found).collect()
}

/// The articles that have most of a new one's sample, those of its address and of
/// the end of the list first: a version is made of the one before.
fn strongest<'a>(
    article: &Article,
    order: &[&'a Article],
    mut candidates: Vec<(usize, usize)>,
) -> Vec<&'a Article> {
    let known = |place: usize| order.get(place).copied();
    let kinship =
        |place: usize| known(place).map_or(Kinship::Strangers, |it| Kinship::of(it, article));
    candidates.retain(|(_, place)| kinship(*place) != Kinship::Strangers);
    // A pair may have been found from either side.
    candidates.sort_unstable_by_key(|(shared, place)| (*place, std::cmp::Reverse(*shared)));
    candidates.dedup_by_key(|(_, place)| *place);
    candidates.sort_by_key(|(shared, place)| {
        std::cmp::Reverse((kinship(*place) == Kinship::Address, *shared, *place))
    });
    candidates.into_iter().take(COMPARED).filter_map(|(_, place)| known(place)).collect()
}

/// Compares an article with a few, word for word; gives the one most like it.
fn judge(project: &Project, article: &Article, candidates: &[&Article]) -> Option<VersionOf> {
    let reading = Reading::plain(project.text(article.id));
    let hashes: FxHashSet<u32> = reading.shingles(SHINGLE).map(|it| it.hash).collect();
    let mut best: Option<VersionOf> = None;
    for other in candidates {
        let earlier = Reading::plain(project.text(other.id));
        let of_other: FxHashSet<u32> = earlier.shingles(SHINGLE).map(|it| it.hash).collect();
        let (here, there) = (covered(&reading, &of_other), covered(&earlier, &hashes));
        let share = |part: u32, whole: &Reading| part as f32 / whole.told.max(1) as f32;
        let (kept, left) = (share(here, &reading), share(there, &earlier));
        let is_it = here.max(there) >= LEAST && Kinship::of(other, article).is_enough(kept, left);
        let is_better = best.is_none_or(|best| kept + left > best.kept + best.left);
        if is_it && is_better {
            best = Some(VersionOf { article: article.id, of: other.id, kept, left });
        }
    }
    best
}

/// What the words weigh that stand in shingles of another text.
fn covered(reading: &Reading, shingles: &FxHashSet<u32>) -> u32 {
    let mut counted = 0;
    let mut weight = 0;
    for shingle in reading.shingles(SHINGLE).filter(|it| shingles.contains(&it.hash)) {
        let words = reading.pieces.get(shingle.first.max(counted)..shingle.end);
        weight += words.unwrap_or_default().iter().map(|piece| piece.weight).sum::<u32>();
        counted = shingle.end;
    }
    weight
}

/// The shingles of a text, each once, ascending.
fn shingles(reading: &Reading) -> Vec<u32> {
    let mut hashes: Vec<u32> = reading.shingles(SHINGLE).map(|it| it.hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Samples of the shingles of new articles.
#[derive(Default)]
struct Samples {
    /// For each shingle of a sample, the numbers of some that have it, ascending.
    sharers: FxHashMap<u32, Vec<u32>>,
    /// How large each one's sample is.
    sizes: Vec<usize>,
}

impl Samples {
    fn of(project: &Project, fresh: &[(usize, &Article)]) -> Self {
        let size = |(_, article): &(usize, &Article)| project.text(article.id).len();
        let sample = |article: &Article| {
            let mut hashes = shingles(&Reading::plain(project.text(article.id)));
            hashes.truncate(SAMPLE);
            hashes
        };
        let runs = parallel::map_runs(fresh, size, |run| {
            run.iter().map(|(_, article)| sample(article)).collect::<Vec<_>>()
        });
        let mut it = Self::default();
        for (hashes, nth) in runs.into_iter().flatten().zip(0u32..) {
            it.sizes.push(hashes.len());
            for hash in hashes {
                let sharers = it.sharers.entry(hash).or_default();
                if sharers.len() < SHARERS {
                    sharers.push(nth);
                }
            }
        }
        it
    }

    /// The numbers of the new articles of whose samples a text has enough, and
    /// how much.
    fn shared(&self, hashes: &[u32]) -> Vec<(usize, usize)> {
        let sharers = hashes.iter().filter_map(|hash| self.sharers.get(hash));
        let mut all: Vec<u32> = sharers.flatten().copied().collect();
        all.sort_unstable();
        let counted = all.chunk_by(|a, b| a == b).filter_map(|run| {
            let nth = *run.first()? as usize;
            let size = self.sizes.get(nth)?;
            (run.len() * ONE_IN >= *size).then_some((nth, run.len()))
        });
        counted.collect()
    }
}

#[cfg(test)]
mod tests;
