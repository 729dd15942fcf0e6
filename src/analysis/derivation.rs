//! Which articles were made from which: pairs that share text, with reasons.
//!
//! What counts is the writers' own words. Direct speech in common says that two
//! writers heard the same speaker, boilerplate that they have the same agency;
//! neither is copying. What comes out are proposals: an analyst confirms or
//! rejects them, and only what was confirmed may tie witnesses together.
//!
//! The work grows with the texts, not with the pairs of articles: see
//! `candidates`.

mod candidates;
mod passages;
pub(super) mod reading;
mod verdict;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::model::{Article, ArticleId, DerivationKind, Project};
use crate::parallel;
use candidates::Candidates;
pub use passages::Passage;
use reading::{Indexed, Reading};

/// By what it is known which of two articles was first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// By the days on which they were published.
    Date,
    /// One credits or names the outlet of the other.
    Credit,
    /// One has less of its own: reports are cut more often than filled up.
    Length,
    /// It is not known; the order of the list decides.
    Unknown,
}

impl Direction {
    /// The name in interchange.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Credit => "credit",
            Self::Length => "length",
            Self::Unknown => "unknown",
        }
    }
}

/// Two articles that share text.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The article that was first, as far as that is known.
    pub from: ArticleId,
    /// The article that may have been made from it.
    pub to: ArticleId,
    /// How much of `to` is `from`.
    pub kind: DerivationKind,
    /// By what it is known which was first.
    pub direction: Direction,
    /// The share of the words of `from`, its speech and boilerplate left out, that
    /// are in `to`, 0 to 1.
    pub share_of_from: f32,
    /// The same of `to` that are in `from`.
    pub share_of_to: f32,
    /// The longest run of such words without a difference.
    pub longest: u32,
    /// What both have, in the order of `to`; direct speech too.
    pub passages: Vec<Passage>,
    /// Why, in words; “it” is the article `to`.
    pub reasons: Vec<String>,
}

impl Proposal {
    /// Whether anything in it speaks for copying.
    fn has_evidence(&self) -> bool {
        self.share_of_to > 0.0
    }
}

/// Compares all articles with those they may share text with, on all cores.
/// Pairs come in the order of publication of the later one, the nearest first;
/// those without any evidence are left out.
pub fn proposals(project: &Project) -> Vec<Proposal> {
    let articles = by_publication(project);
    let ids: Vec<ArticleId> = articles.iter().map(|article| article.id).collect();
    let candidates = Candidates::of(project, &ids);
    let tasks: Vec<(usize, &Vec<usize>)> =
        candidates.earlier.iter().enumerate().filter(|(_, earlier)| !earlier.is_empty()).collect();
    let read = |article: &Article| {
        let mut reading = Reading::of(project, article.id);
        reading.disown_shingles(|hash| candidates.common.contains(&hash));
        reading
    };
    let kept: FxHashMap<usize, Indexed> = {
        let wanted = often_earlier(&candidates, |nth| size(project, &ids, nth));
        let index = |run: &[usize]| -> Vec<(usize, Indexed)> {
            let known = run.iter().filter_map(|nth| Some((*nth, *articles.get(*nth)?)));
            known.map(|(nth, article)| (nth, Indexed::of(read(article)))).collect()
        };
        let indexed = parallel::map_runs(&wanted, |nth| size(project, &ids, *nth), index);
        indexed.into_iter().flatten().collect()
    };
    let cost = |(later, earlier): &(usize, &Vec<usize>)| {
        let fresh = earlier.iter().filter(|nth| !kept.contains_key(nth));
        let fresh: usize = fresh.map(|nth| size(project, &ids, *nth)).sum();
        fresh + (earlier.len() + 1) * size(project, &ids, *later)
    };
    let compared = parallel::map_runs(&tasks, cost, |run| {
        let mut found = Vec::new();
        for (later, earlier) in run {
            let Some(later) = articles.get(*later) else { continue };
            let reading = read(later);
            let judge = |nth: &usize| {
                let first = articles.get(*nth)?;
                Some(match kept.get(nth) {
                    Some(indexed) => verdict::judge(project, (first, indexed), (later, &reading)),
                    None => {
                        let indexed = Indexed::of(read(first));
                        verdict::judge(project, (first, &indexed), (later, &reading))
                    }
                })
            };
            let mut pairs: Vec<Proposal> =
                earlier.iter().filter_map(judge).filter(Proposal::has_evidence).collect();
            pairs.sort_by(|a, b| b.share_of_to.total_cmp(&a.share_of_to));
            found.extend(pairs);
        }
        found
    });
    compared.into_iter().flatten().collect()
}

/// The size of an article by its number.
fn size(project: &Project, ids: &[ArticleId], nth: usize) -> usize {
    ids.get(nth).map_or(0, |id| project.text(*id).len())
}

/// Bytes of text that are kept read while pairs are compared.
const KEPT: usize = 1 << 24;

/// The articles that it saves most to read once only: long ones that many are
/// compared with.
fn often_earlier(candidates: &Candidates, size: impl Fn(usize) -> usize) -> Vec<usize> {
    let mut saved: BTreeMap<usize, usize> = BTreeMap::new();
    for nth in candidates.earlier.iter().flatten() {
        *saved.entry(*nth).or_default() += size(*nth);
    }
    let mut order: Vec<(usize, usize)> =
        saved.into_iter().filter(|(nth, all)| *all > size(*nth)).collect();
    order.sort_unstable_by_key(|(nth, all)| (std::cmp::Reverse(*all), *nth));
    let mut room = KEPT;
    let fits = |(nth, _): &(usize, usize)| {
        room = room.saturating_sub(size(*nth));
        room > 0
    };
    order.into_iter().take_while(fits).map(|(nth, _)| nth).collect()
}

/// Compares two articles, whatever they share; none where one is not there.
pub fn compare(project: &Project, one: ArticleId, other: ArticleId) -> Option<Proposal> {
    let mut pair = [project.article(one)?, project.article(other)?];
    pair.sort_by_key(|article| order(article));
    let [first, later] = pair;
    let read = |article: &Article| Reading::of(project, article.id);
    Some(verdict::judge(project, (first, &Indexed::of(read(first))), (later, &read(later))))
}

/// Articles in the order of publication, those without a day last.
fn by_publication(project: &Project) -> Vec<&Arc<Article>> {
    let mut articles: Vec<_> = project.articles().iter().collect();
    articles.sort_by_key(|article| order(article));
    articles
}

fn order(article: &Article) -> impl Ord + use<> {
    (article.published.is_none(), article.published, article.position, article.id)
}

#[cfg(test)]
pub(super) mod tests;
