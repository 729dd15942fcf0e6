//! What is worked out from a project's lists and kept up with every change, so
//! that finding something costs no walk through all of them.

use immutable_chunkmap::map::Map;

use super::Parts;
use crate::model::list::map_of;
use crate::model::{
    Article, ArticleId, Attribution, PropositionId, Span, Speaker, Stance, StanceId, Tag, TagId,
    Who,
};

/// The indexes. Keys that lead to nothing else are sets.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// Articles in list order.
    pub order: Map<(u32, ArticleId), (), 64>,
    /// Articles after the earlier one that each is a version of.
    pub versions: Map<(ArticleId, ArticleId), (), 64>,
    /// Where the tag of an id stands in its list.
    pub tag_places: Map<TagId, (ArticleId, Span), 64>,
    /// For each article a length that none of its tags exceeds: how far before a
    /// sentence a tag that reaches into it can begin.
    pub tag_reach: Map<ArticleId, u32, 64>,
    /// The same of its stances.
    pub stance_reach: Map<ArticleId, u32, 64>,
    /// Stances by proposition, and where each stands in its list.
    pub linked: Map<(PropositionId, ArticleId, Span, StanceId), (), 64>,
    /// Attributions by who passes on or says what they attribute.
    pub chains: Map<(Who, TagId), (), 64>,
    /// Tags whose speaker the analyst chose, after the attribution that names it.
    pub voices: Map<(TagId, TagId), (), 64>,
}

impl Derived {
    /// The indexes of many records at once.
    pub fn of(parts: &Parts) -> Self {
        let order = parts.articles.iter().map(|a| ((a.position, a.id), ()));
        let linked = parts.stances.iter().map(|s| (link(s), ()));
        let chains = parts.attributions.iter().flat_map(|a| steps(a).map(|step| (step, ())));
        let mut derived = Self {
            order: map_of(order),
            versions: map_of(parts.articles.iter().filter_map(version).map(|it| (it, ()))),
            tag_places: map_of(parts.tags.iter().map(|t| (t.id, (t.article, t.at)))),
            tag_reach: Map::new(),
            stance_reach: Map::new(),
            linked: map_of(linked),
            chains: map_of(chains),
            voices: map_of(parts.tags.iter().filter_map(voice).map(|it| (it, ()))),
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
        self.order.insert_cow((article.position, article.id), ());
        if let Some(version) = version(article) {
            self.versions.insert_cow(version, ());
        }
    }

    /// Takes an article out of its place.
    pub fn take_article(&mut self, article: &Article) {
        self.order.remove_cow(&(article.position, article.id));
        if let Some(version) = version(article) {
            self.versions.remove_cow(&version);
        }
    }

    /// Notes where a tag is.
    pub fn put_tag(&mut self, tag: &Tag) {
        self.tag_places.insert_cow(tag.id, (tag.article, tag.at));
        if let Some(voice) = voice(tag) {
            self.voices.insert_cow(voice, ());
        }
        reach(&mut self.tag_reach, tag.article, tag.at);
    }

    /// Forgets where a tag is.
    pub fn take_tag(&mut self, tag: &Tag) {
        self.tag_places.remove_cow(&tag.id);
        if let Some(voice) = voice(tag) {
            self.voices.remove_cow(&voice);
        }
    }

    /// Notes a link.
    pub fn put_stance(&mut self, stance: &Stance) {
        self.linked.insert_cow(link(stance), ());
        reach(&mut self.stance_reach, stance.article, stance.at);
    }

    /// Forgets a link.
    pub fn take_stance(&mut self, stance: &Stance) {
        self.linked.remove_cow(&link(stance));
    }

    /// Notes a chain.
    pub fn put_attribution(&mut self, attribution: &Attribution) {
        for step in steps(attribution) {
            self.chains.insert_cow(step, ());
        }
    }

    /// Forgets a chain.
    pub fn take_attribution(&mut self, attribution: &Attribution) {
        for step in steps(attribution) {
            self.chains.remove_cow(&step);
        }
    }
}

fn reach(reaches: &mut Map<ArticleId, u32, 64>, article: ArticleId, at: Span) {
    let reach = reaches.get_or_default_cow(article);
    *reach = (*reach).max(at.len());
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
