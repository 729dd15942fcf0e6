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
//! Nobody compares all pairs. A sample of the letters of each new article is looked
//! for while every text is run over once, and the few articles that have most of it
//! are then compared word for word.

mod kinship;
mod runs;
mod samples;

use std::cmp::Reverse;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use self::kinship::{Kinship, Origin, Origins};
use self::runs::Runs;
use self::samples::Samples;
use super::derivation::reading::WORD;
use crate::model::{Article, ArticleId, Project};
use crate::parallel;

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

/// An article that may be an earlier version of a new one.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    /// The number of the new one.
    new: usize,
    /// Where it stands in the list.
    place: usize,
    /// How much of the sample it has.
    shared: usize,
    /// Where the two come from.
    kinship: Kinship,
}

/// Says which of some new articles look like a version of one that stands before
/// them in the list, on all cores; in the order of the list.
pub fn versions(project: &Project, new: &[ArticleId]) -> Vec<VersionOf> {
    let order: Vec<(usize, &Article)> =
        project.in_order().map(|article| &**article).enumerate().collect();
    let wanted: FxHashSet<ArticleId> = new.iter().copied().collect();
    let is_new = |(_, article): &&(usize, &Article)| wanted.contains(&article.id);
    let fresh: Vec<(usize, &Article)> = order.iter().filter(is_new).copied().collect();
    let samples = Samples::of(project, &fresh);
    if samples.is_empty() {
        return Vec::new();
    }
    let candidates = candidates(project, &order, &fresh, &samples);
    // What is compared is often compared more than once.
    let read: Vec<OnceLock<Runs>> = order.iter().map(|_| OnceLock::new()).collect();
    let runs = |place: usize| {
        let (_, article) = order.get(place)?;
        Some((*article, read.get(place)?.get_or_init(|| Runs::of(project.text(article.id)))))
    };
    let tasks: Vec<(usize, Vec<Candidate>)> = fresh
        .iter()
        .zip(candidates)
        .filter(|(_, candidates)| !candidates.is_empty())
        .map(|((place, _), candidates)| (*place, strongest(candidates)))
        .collect();
    let judged = parallel::map_runs(
        &tasks,
        |_| parallel::WORTH_IT,
        |tasks| tasks.iter().filter_map(|(place, found)| judge(*place, found, runs)).collect(),
    );
    judged.into_iter().flat_map(|found: Vec<VersionOf>| found).collect()
}

/// For each new article those that have enough of its sample, stand before it and
/// may be versions by where they come from.
fn candidates(
    project: &Project,
    order: &[(usize, &Article)],
    fresh: &[(usize, &Article)],
    samples: &Samples,
) -> Vec<Vec<Candidate>> {
    let origins: Vec<Origin<'_>> = order.iter().map(|(_, article)| Origin::of(article)).collect();
    let kinship = |one: usize, other: usize| {
        let both = origins.get(one).zip(origins.get(other));
        both.map_or(Kinship::Strangers, |(one, other)| Kinship::of(one, other))
    };
    let numbers: FxHashMap<usize, usize> =
        fresh.iter().enumerate().map(|(nth, (place, _))| (*place, nth)).collect();
    // Nothing is looked for in the texts of strangers to all new ones.
    let of_new = Origins::of(fresh.iter().filter_map(|(place, _)| origins.get(*place).copied()));
    let is_kin = |(place, _): &&(usize, &Article)| {
        origins.get(*place).is_some_and(|origin| of_new.has_kin_of(origin))
    };
    let order: Vec<(usize, &Article)> = order.iter().filter(is_kin).copied().collect();
    let size = |(_, article): &(usize, &Article)| project.text(article.id).len();
    let found = parallel::map_runs(&order, size, |run| {
        let mut found = Vec::new();
        for (place, article) in run {
            let own = numbers.get(place).copied();
            for (nth, shared) in samples.shared(project.text(article.id)) {
                let Some((other, _)) = fresh.get(nth) else { continue };
                // Of two new ones each may have the other’s sample.
                let pair = match own {
                    _ if other > place => Some((nth, *place)),
                    Some(own) if other < place => Some((own, *other)),
                    _ => None,
                };
                let kinship = kinship(*place, *other);
                if let Some((new, place)) = pair.filter(|_| kinship != Kinship::Strangers) {
                    found.push(Candidate { new, place, shared, kinship });
                }
            }
        }
        found
    });
    let mut candidates: Vec<Vec<Candidate>> = vec![Vec::new(); fresh.len()];
    for it in found.into_iter().flatten() {
        candidates.get_mut(it.new).into_iter().for_each(|of_new| of_new.push(it));
    }
    candidates
}

/// The candidates that have most of a new article’s sample, those of its address
/// and of the end of the list first: a version is made of the one before.
fn strongest(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let rank = |it: &Candidate| Reverse((it.kinship == Kinship::Address, it.shared, it.place));
    // A pair may have been found from either side, with another share each.
    let most = 2 * COMPARED;
    if candidates.len() > most {
        candidates.select_nth_unstable_by_key(most, rank);
        candidates.truncate(most);
    }
    candidates.sort_unstable_by_key(rank);
    let mut strongest: Vec<Candidate> = Vec::with_capacity(COMPARED);
    for it in candidates {
        if strongest.len() < COMPARED && strongest.iter().all(|other| other.place != it.place) {
            strongest.push(it);
        }
    }
    strongest
}

/// Compares an article with a few, word for word; gives the one most like it.
fn judge<'a>(
    place: usize,
    candidates: &[Candidate],
    runs: impl Fn(usize) -> Option<(&'a Article, &'a Runs)>,
) -> Option<VersionOf> {
    let (article, later) = runs(place)?;
    let mut best: Option<VersionOf> = None;
    for candidate in candidates {
        let (other, earlier) = runs(candidate.place)?;
        let (here, there) = (later.covered(earlier), earlier.covered(later));
        let share = |part: u32, whole: &Runs| part as f32 / whole.told.max(1) as f32;
        let (kept, left) = (share(here, later), share(there, earlier));
        let is_it = here.max(there) >= LEAST && candidate.kinship.is_enough(kept, left);
        let is_better = best.is_none_or(|best| kept + left > best.kept + best.left);
        if is_it && is_better {
            best = Some(VersionOf { article: article.id, of: other.id, kept, left });
        }
    }
    best
}

#[cfg(test)]
mod tests;
