//! What is worked out from a project's lists and kept up with every change, so
//! that finding something costs no walk through all of them.

use super::Parts;
use crate::model::shared_map::SharedMap;
use crate::model::{
    Article, ArticleId, Attribution, PropositionId, Span, Speaker, Stance, StanceId, Tag, TagId,
    Who,
};

/// The indexes. Keys that lead to nothing else are sets.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// Articles in list order.
    pub order: SharedMap<(u32, ArticleId), ()>,
    /// Articles after the earlier one that each is a version of.
    pub versions: SharedMap<(ArticleId, ArticleId), ()>,
    /// Where the tag of an id stands in its list.
    pub tag_places: SharedMap<TagId, (ArticleId, Span)>,
    /// For each article a length that none of its tags exceeds: how far before a
    /// sentence a tag that reaches into it can begin.
    pub tag_reach: SharedMap<ArticleId, u32>,
    /// The same of its stances.
    pub stance_reach: SharedMap<ArticleId, u32>,
    /// Stances by proposition, and where each stands in its list.
    pub linked: SharedMap<(PropositionId, ArticleId, Span, StanceId), ()>,
    /// Attributions by who passes on or says what they attribute.
    pub chains: SharedMap<(Who, TagId), ()>,
    /// Tags whose speaker the analyst chose, after the attribution that names it.
    pub voices: SharedMap<(TagId, TagId), ()>,
}

impl Derived {
    /// The indexes of many records at once.
    pub fn of(parts: &Parts) -> Self {
        let order = parts.articles.iter().map(|a| ((a.position, a.id), ()));
        let linked = parts.stances.iter().map(|s| (link(s), ()));
        let chains = parts.attributions.iter().flat_map(|a| steps(a).map(|step| (step, ())));
        let mut derived = Self {
            order: SharedMap::of(order),
            versions: SharedMap::of(parts.articles.iter().filter_map(version).map(|it| (it, ()))),
            tag_places: SharedMap::of(parts.tags.iter().map(|t| (t.id, (t.article, t.at)))),
            tag_reach: SharedMap::default(),
            stance_reach: SharedMap::default(),
            linked: SharedMap::of(linked),
            chains: SharedMap::of(chains),
            voices: SharedMap::of(parts.tags.iter().filter_map(voice).map(|it| (it, ()))),
        };
        for tag in &parts.tags {
            reach(&mut derived.tag_reach, tag.article, tag.at);
        }
        for stance in &parts.stances {
            reach(&mut derived.stance_reach, stance.article, stance.at);
        }
        derived
    }

    /// Puts an article in its place.
    pub fn put_article(&mut self, article: &Article) {
        self.order.insert((article.position, article.id), ());
        if let Some(version) = version(article) {
            self.versions.insert(version, ());
        }
    }

    /// Takes an article out of its place.
    pub fn take_article(&mut self, article: &Article) {
        self.order.remove(&(article.position, article.id));
        if let Some(version) = version(article) {
            self.versions.remove(&version);
        }
    }

    /// Notes where a tag is.
    pub fn put_tag(&mut self, tag: &Tag) {
        self.tag_places.insert(tag.id, (tag.article, tag.at));
        if let Some(voice) = voice(tag) {
            self.voices.insert(voice, ());
        }
        reach(&mut self.tag_reach, tag.article, tag.at);
    }

    /// Forgets where a tag is.
    pub fn take_tag(&mut self, tag: &Tag) {
        self.tag_places.remove(&tag.id);
        if let Some(voice) = voice(tag) {
            self.voices.remove(&voice);
        }
    }

    /// Notes a link.
    pub fn put_stance(&mut self, stance: &Stance) {
        self.linked.insert(link(stance), ());
        reach(&mut self.stance_reach, stance.article, stance.at);
    }

    /// Forgets a link.
    pub fn take_stance(&mut self, stance: &Stance) {
        self.linked.remove(&link(stance));
    }

    /// Notes a chain.
    pub fn put_attribution(&mut self, attribution: &Attribution) {
        for step in steps(attribution) {
            self.chains.insert(step, ());
        }
    }

    /// Forgets a chain.
    pub fn take_attribution(&mut self, attribution: &Attribution) {
        for step in steps(attribution) {
            self.chains.remove(&step);
        }
    }
}

fn reach(reaches: &mut SharedMap<ArticleId, u32>, article: ArticleId, at: Span) {
    if reaches.get(&article).is_none_or(|reach| *reach < at.len()) {
        reaches.insert(article, at.len());
    }
}

fn version(article: &Article) -> Option<(ArticleId, ArticleId)> {
    Some((article.previous?, article.id))
}

fn link(stance: &Stance) -> (PropositionId, ArticleId, Span, StanceId) {
    (stance.proposition, stance.article, stance.at, stance.id)
}

fn voice(tag: &Tag) -> Option<(TagId, TagId)> {
    match tag.speaker {
        Speaker::Of(attribution) => Some((attribution, tag.id)),
        Speaker::ByRule | Speaker::Outlet => None,
    }
}

fn steps(attribution: &Attribution) -> impl Iterator<Item = (Who, TagId)> {
    attribution.hops.iter().map(|hop| (hop.who, attribution.tag))
}
