//! What analysts made of the tags: sources, chains, propositions, grades, and
//! what articles owe to each other.

use std::sync::Arc;

use super::Project;
use crate::model::{
    Article, ArticleId, Attribution, Derivation, Grade, GradeId, Graded, List, Mark, Moment,
    Proposition, PropositionId, Source, SourceId, Span, Stance, StanceId, Tag, TagId, Who,
};

impl Project {
    /// The register of sources, by id.
    pub const fn sources(&self) -> &List<Source> {
        &self.sources
    }

    /// One source.
    pub fn source(&self, id: SourceId) -> Option<&Arc<Source>> {
        self.sources.get(&id)
    }

    /// All grades ever given.
    pub const fn grades(&self) -> &List<Grade> {
        &self.grades
    }

    /// The grades of something, the one that holds last.
    pub fn grades_of(&self, on: Graded) -> impl DoubleEndedIterator<Item = &Arc<Grade>> {
        self.grades.range((on, Moment::FIRST, GradeId::FIRST)..=(on, Moment::LAST, GradeId::LAST))
    }

    /// The grade of something that holds.
    pub fn grade(&self, on: Graded) -> Mark {
        let unknown = match on {
            Graded::Source(_) => Mark::UNKNOWN_SOURCE,
            Graded::Proposition(_) => Mark::UNKNOWN_PROPOSITION,
        };
        self.grades_of(on).next_back().map_or(unknown, |grade| grade.mark)
    }

    /// All propositions, by id; [`Project::propositions_in_order`] has them as
    /// the analyst listed them.
    pub const fn propositions(&self) -> &List<Proposition> {
        &self.propositions
    }

    /// The propositions in the order of their list.
    pub fn propositions_in_order(&self) -> Vec<&Arc<Proposition>> {
        let mut all: Vec<&Arc<Proposition>> = self.propositions.iter().collect();
        all.sort_by_key(|it| (it.position, it.id));
        all
    }

    /// One proposition.
    pub fn proposition(&self, id: PropositionId) -> Option<&Arc<Proposition>> {
        self.propositions.get(&id)
    }

    /// The parts of all attributions, by tag.
    pub const fn attributions(&self) -> &List<Attribution> {
        &self.attributions
    }

    /// The parts of one attribution.
    pub fn attribution(&self, tag: TagId) -> Option<&Arc<Attribution>> {
        self.attributions.get(&tag)
    }

    /// The tags in whose chain somebody stands, by id.
    pub fn chains_with(&self, who: Who) -> impl Iterator<Item = &Arc<Tag>> {
        self.derived
            .chains
            .range((who, TagId::FIRST)..=(who, TagId::LAST))
            .filter_map(|((_, tag), ())| self.tag(*tag))
    }

    /// All links to propositions, by article and place.
    pub const fn stances(&self) -> &List<Stance> {
        &self.stances
    }

    /// The links in an article, in order of reading.
    pub fn stances_of(&self, article: ArticleId) -> impl DoubleEndedIterator<Item = &Arc<Stance>> {
        let from = (article, Span::new(0, 0), StanceId::FIRST);
        let to = (article, Span::new(u32::MAX, u32::MAX), StanceId::LAST);
        self.stances.range(from..=to)
    }

    /// The links whose place shares text with a span, in order of reading. Looks
    /// at the links nearby only, however many the article has.
    pub fn stances_in(&self, article: ArticleId, at: Span) -> impl Iterator<Item = &Arc<Stance>> {
        let reach = self.derived.stance_reach.get(&article).copied().unwrap_or(0);
        let from = (article, Span::new(at.start.saturating_sub(reach), 0), StanceId::FIRST);
        let to = (article, Span::new(at.end, 0), StanceId::FIRST);
        self.stances.range(from..to).filter(move |stance| stance.at.overlaps(at))
    }

    /// The links at just one place.
    pub fn stances_at(&self, article: ArticleId, at: Span) -> impl Iterator<Item = &Arc<Stance>> {
        self.stances.range((article, at, StanceId::FIRST)..=(article, at, StanceId::LAST))
    }

    /// The links that a tag bears; they stand where it stands.
    pub fn stances_with(&self, tag: &Tag) -> impl Iterator<Item = &Arc<Stance>> {
        let id = Some(tag.id);
        self.stances_at(tag.article, tag.at).filter(move |stance| stance.tag == id)
    }

    /// The tags whose speaker the analyst chose to be the one that an
    /// attribution names.
    pub fn spoken_by(&self, attribution: TagId) -> impl Iterator<Item = &Arc<Tag>> {
        self.derived
            .voices
            .range((attribution, TagId::FIRST)..=(attribution, TagId::LAST))
            .filter_map(|((_, tag), ())| self.tag(*tag))
    }

    /// The links to a proposition, by article and place.
    pub fn stances_on(&self, proposition: PropositionId) -> impl Iterator<Item = &Arc<Stance>> {
        let from = (proposition, ArticleId::FIRST, Span::new(0, 0), StanceId::FIRST);
        let end = Span::new(u32::MAX, u32::MAX);
        let to = (proposition, ArticleId::LAST, end, StanceId::LAST);
        self.derived
            .linked
            .range(from..=to)
            .filter_map(|((_, article, at, id), ())| self.stances.get(&(*article, *at, *id)))
    }

    /// All articles that are versions of earlier ones.
    pub fn versions(&self) -> impl Iterator<Item = &Arc<Article>> {
        self.derived.versions.iter().filter_map(|((_, id), ())| self.article(*id))
    }

    /// The articles that are versions of an article, by id.
    pub fn versions_of(&self, article: ArticleId) -> impl Iterator<Item = &Arc<Article>> {
        self.derived
            .versions
            .range((article, ArticleId::FIRST)..=(article, ArticleId::LAST))
            .filter_map(|((_, id), ())| self.article(*id))
    }

    /// What articles owe to each other, as far as coders said so.
    pub const fn derivations(&self) -> &List<Derivation> {
        &self.derivations
    }

    /// The derivations that an article has a part in.
    pub fn derivations_of(&self, article: ArticleId) -> impl Iterator<Item = &Arc<Derivation>> {
        self.derivations.iter().filter(move |it| it.from == article || it.to == article)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Change, CoderId, Id, Parts, StanceKind};

    fn link(n: u64, start: u32, len: u32) -> Stance {
        Stance {
            id: StanceId(Id(n)),
            proposition: PropositionId(Id(1)),
            article: ArticleId(Id(n % 2)),
            at: Span::new(start, start + len),
            tag: None,
            kind: StanceKind::Asserts,
            coder: CoderId(Id(1)),
            created: Moment::FIRST,
        }
    }

    proptest! {
        /// Short and long ones, there from the start, added and taken away.
        #[test]
        fn the_links_near_a_span_are_those_that_share_text_with_it(
            places in proptest::collection::vec((0u32..60, 1u32..25), 0..40),
            from_the_start in 0usize..40,
            gone in proptest::collection::vec(any::<bool>(), 40),
            at in (0u32..70, 1u32..20),
        ) {
            let all: Vec<Stance> =
                (0..).zip(&places).map(|(n, (start, len))| link(n, *start, *len)).collect();
            let (first, later) = all.split_at(from_the_start.min(all.len()));
            let parts = Parts { stances: first.to_vec(), ..Parts::default() };
            let mut project = Project::of(parts);
            project.apply(&later.iter().cloned().map(Change::add).collect::<Vec<_>>());
            let gone = all.iter().zip(gone).filter(|(_, gone)| *gone);
            let gone: Vec<Change> = gone.map(|(it, _)| Change::remove(it.clone())).collect();
            project.apply(&gone);
            let at = Span::new(at.0, at.0 + at.1);
            for article in [ArticleId(Id(0)), ArticleId(Id(1))] {
                let near: Vec<_> = project.stances_in(article, at).collect();
                let all = project.stances_of(article);
                prop_assert_eq!(near, all.filter(|it| it.at.overlaps(at)).collect::<Vec<_>>());
            }
        }
    }
}
