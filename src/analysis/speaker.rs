//! Who speaks in a tag or a linked sentence: whose claim it is, whose denial.
//!
//! What the analyst said holds. Else it is the attribution whose content has
//! the tag, the innermost of several that lie in each other; else the only
//! attribution on its sentence. Where two could be meant the analyst is asked.
//! With none the outlet speaks, or the wire service that it credits.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{
    Article, ArticleId, Attribution, Hop, KindId, OutletId, Project, SourceId, Span, Speaker,
    Stance, Tag, TagId, Who,
};

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The outlet in its own voice, or the agency it credits; none where neither
    /// is known.
    Outlet(Option<OutletId>),
    /// The source at the end of an attribution's chain.
    Source {
        /// Who it is.
        source: SourceId,
        /// The outlet or agency above it in the chain, if one is named.
        relay: Option<OutletId>,
    },
    /// Somebody whom nobody entered yet: the attribution has no chain.
    Unsaid(TagId),
    /// One of several attributions: the analyst is to say which.
    OneOf(Vec<TagId>),
}

impl Voice {
    /// Its name, as tables and the window have it.
    pub fn name(&self, project: &Project) -> String {
        match self {
            Self::Outlet(outlet) => match project.outlet_name(*outlet) {
                "" => "outlet not known".to_owned(),
                name => name.to_owned(),
            },
            Self::Source { source, .. } => {
                project.source(*source).map_or_else(String::new, |it| it.name.clone())
            }
            Self::Unsaid(_) => "source not entered".to_owned(),
            Self::OneOf(_) => "one of several".to_owned(),
        }
    }
}

/// Where it is said who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nowhere: the outlet speaks itself.
    ByOutlet,
    /// In the attribution of that tag.
    In(TagId),
    /// In one of several attributions.
    OneOf(Vec<TagId>),
}

/// The attributions of one article, ready to be asked who speaks.
#[derive(Clone, Debug)]
pub struct Speakers<'p> {
    project: &'p Project,
    article: Option<&'p Arc<Article>>,
    /// All tags, in order of reading.
    all: Vec<&'p Arc<Tag>>,
    /// Each attribution's parts, by the id of its tag.
    parts: Vec<(TagId, Option<&'p Arc<Attribution>>)>,
    /// Where each attribution stands.
    tags: Reaches,
    /// How far the content of each reaches.
    contents: Reaches,
}

impl<'p> Speakers<'p> {
    /// Gathers the attributions of an article. Its cost is that of walking the
    /// article's tags once.
    pub fn of(project: &'p Project, article: ArticleId) -> Self {
        let all: Vec<&Arc<Tag>> = project.tags_of(article).collect();
        let (mut parts, mut places, mut contents) = (Vec::new(), Vec::new(), Vec::new());
        for tag in all.iter().filter(|tag| tag.kind == KindId::Attribution) {
            let it = project.attribution(tag.id);
            parts.push((tag.id, it));
            places.push((tag.at, tag.id));
            contents.extend(it.and_then(|it| reach(it)).map(|reach| (reach, tag.id)));
        }
        parts.sort_unstable_by_key(|(id, _)| *id);
        let (tags, contents) = (Reaches::of(places), Reaches::of(contents));
        Self { project, article: project.article(article), all, parts, tags, contents }
    }

    /// The article, if it is there.
    pub fn article(&self) -> Option<&'p Article> {
        self.article.map(|it| &**it)
    }

    /// The tag that bears a link of this article, if one does. It stands where
    /// the link stands.
    pub fn bearer(&self, link: &Stance) -> Option<&'p Tag> {
        let id = link.tag?;
        let place = self.all.binary_search_by_key(&(link.at, id), |tag| (tag.at, tag.id));
        let here = place.ok().and_then(|nth| self.all.get(nth)).copied();
        here.or_else(|| self.project.tag(id)).map(|tag| &**tag)
    }

    /// The parts of an attribution.
    fn parts_of(&self, tag: TagId) -> Option<&'p Attribution> {
        match self.parts.binary_search_by_key(&tag, |(id, _)| *id) {
            Ok(nth) => self.parts.get(nth).and_then(|(_, it)| *it),
            Err(_) => self.project.attribution(tag),
        }
        .map(|it| &**it)
    }

    /// Where it is said who speaks in a tag of this article.
    pub fn said_of_tag(&self, tag: &Tag) -> Said {
        match tag.speaker {
            Speaker::Outlet => Said::ByOutlet,
            Speaker::Of(id) if self.has(id) => Said::In(id),
            _ if tag.kind == KindId::Attribution => Said::In(tag.id),
            _ => self.by_rule(tag.at),
        }
    }

    /// Where it is said who speaks in a link of this article.
    pub fn said_of_stance(&self, stance: &Stance) -> Said {
        self.said_of_borne(stance, self.bearer(stance))
    }

    /// The same, where the tag that bears it is known.
    fn said_of_borne(&self, stance: &Stance, bearer: Option<&Tag>) -> Said {
        bearer.map_or_else(|| self.by_rule(stance.at), |tag| self.said_of_tag(tag))
    }

    /// Who speaks in a tag of this article.
    pub fn of_tag(&self, tag: &Tag) -> Voice {
        self.voice(self.said_of_tag(tag))
    }

    /// Who speaks in a link of this article.
    pub fn of_stance(&self, stance: &Stance) -> Voice {
        self.voice(self.said_of_stance(stance))
    }

    /// Whether a tag is an attribution of this article.
    fn has(&self, id: TagId) -> bool {
        self.parts.binary_search_by_key(&id, |(id, _)| *id).is_ok()
    }

    /// Who speaks in a link of this article that a tag bears, or none.
    pub fn of_borne(&self, stance: &Stance, bearer: Option<&Tag>) -> Voice {
        self.voice(self.said_of_borne(stance, bearer))
    }

    /// Who speaks, where it is known where that is said.
    pub fn voice(&self, said: Said) -> Voice {
        match said {
            Said::ByOutlet => self.outlet(),
            Said::In(tag) => self.end_of(tag),
            Said::OneOf(tags) => Voice::OneOf(tags),
        }
    }

    /// The chain from the outlet to whoever speaks, a name a step.
    pub fn chain(&self, said: &Said) -> Vec<String> {
        let name = |outlet| match self.project.outlet_name(outlet) {
            "" => "outlet not known".to_owned(),
            name => name.to_owned(),
        };
        let mut steps = vec![name(self.article.and_then(|it| it.outlet))];
        match said {
            Said::ByOutlet => {
                steps.extend(self.article.and_then(|it| it.agency).map(|it| name(Some(it))));
            }
            Said::OneOf(_) => steps.push("one of several".to_owned()),
            Said::In(tag) => {
                let hops = self.parts_of(*tag).map_or(&[][..], |it| it.hops.as_slice());
                steps.extend(hops.iter().map(|hop| hop_name(self.project, hop)));
                if hops.is_empty() {
                    steps.push("source not entered".to_owned());
                }
            }
        }
        steps
    }

    /// The attributions that could name who speaks at a place: what the analyst
    /// may choose from.
    pub fn choices(&self, at: Span) -> Vec<TagId> {
        let mut all: Vec<TagId> = self.around(at).into_iter().map(|(_, id)| id).collect();
        all.extend(self.on_sentence(at).filter(|id| !all.contains(id)).collect::<Vec<_>>());
        all
    }

    fn by_rule(&self, at: Span) -> Said {
        let around = self.around(at);
        if let [(inner, id), rest @ ..] = around.as_slice() {
            let is_inner = |(outer, _): &(Span, TagId)| outer.contains(*inner) && outer != inner;
            if rest.iter().all(is_inner) {
                return Said::In(*id);
            }
            return Said::OneOf(around.into_iter().map(|(_, id)| id).collect());
        }
        let on_sentence: Vec<TagId> = self.on_sentence(at).collect();
        match on_sentence.as_slice() {
            [] => Said::ByOutlet,
            [only] => Said::In(*only),
            _ => Said::OneOf(on_sentence),
        }
    }

    /// The attributions whose content has a place, the narrowest first, each with
    /// the reach of its content.
    fn around(&self, at: Span) -> Vec<(Span, TagId)> {
        let near = self.contents.near(at);
        let mut found: Vec<(Span, TagId)> = near.filter(|(all, _)| all.contains(at)).collect();
        found.sort_by_key(|(all, id)| (all.len(), *id));
        found
    }

    /// The attributions on the sentences that a place lies in.
    fn on_sentence(&self, at: Span) -> impl Iterator<Item = TagId> {
        let article = self.article.map(|it| it.id);
        let sentences = article.map_or(&[][..], |article| self.project.sentences(article));
        let from = sentences.partition_point(|span| span.end <= at.start);
        let touched = sentences.get(from..).unwrap_or_default().iter();
        let reach = touched.take_while(|span| span.start < at.end).copied().reduce(Span::join);
        let reach = reach.unwrap_or(at);
        self.tags.near(reach).filter(move |(at, _)| at.overlaps(reach)).map(|(_, id)| id)
    }

    /// Whoever stands at the end of an attribution's chain.
    fn end_of(&self, tag: TagId) -> Voice {
        let hops = self.parts_of(tag).map_or(&[][..], |it| it.hops.as_slice());
        match hops.split_last() {
            None => Voice::Unsaid(tag),
            Some((last, above)) => match last.who {
                Who::Outlet(outlet) => Voice::Outlet(Some(outlet)),
                Who::Source(source) => {
                    let relay = above.iter().rev().find_map(|hop| match hop.who {
                        Who::Outlet(outlet) => Some(outlet),
                        Who::Source(_) => None,
                    });
                    Voice::Source { source, relay }
                }
            },
        }
    }

    fn outlet(&self) -> Voice {
        Voice::Outlet(self.article.and_then(|it| it.agency.or(it.outlet)))
    }
}

/// From the first word of what is attributed to the last.
fn reach(it: &Attribution) -> Option<Span> {
    it.content.iter().copied().reduce(Span::join)
}

/// Stretches of a text that belong to attributions, ready to be asked which are
/// near a place.
#[derive(Clone, Debug, Default)]
struct Reaches {
    /// By where they begin.
    all: Vec<(Span, TagId)>,
    /// How far each and those before it reach.
    ends: Vec<u32>,
}

impl Reaches {
    fn of(mut all: Vec<(Span, TagId)>) -> Self {
        all.sort_unstable();
        let furthest = |end: &mut u32, (span, _): &(Span, TagId)| {
            *end = span.end.max(*end);
            Some(*end)
        };
        let ends = all.iter().scan(0, furthest).collect();
        Self { all, ends }
    }

    /// All that could touch a place: those that lie wholly before or behind it
    /// are left out, but for what lies among others that reach far.
    fn near(&self, at: Span) -> impl Iterator<Item = (Span, TagId)> {
        let from = self.ends.partition_point(|end| *end < at.start);
        let to = self.all.partition_point(|(span, _)| span.start <= at.end);
        self.all.get(from..to).unwrap_or_default().iter().copied()
    }
}

/// Whoever stands at a step of a chain.
pub fn hop_name(project: &Project, hop: &Hop) -> String {
    match hop.who {
        Who::Outlet(outlet) => project.outlet_name(Some(outlet)).to_owned(),
        Who::Source(source) => {
            project.source(source).map_or_else(|| "?".to_owned(), |it| it.name.clone())
        }
    }
}

/// Who speaks, for tags and links of many articles, each article gathered once.
#[derive(Debug)]
pub struct AllSpeakers<'p> {
    project: &'p Project,
    known: HashMap<ArticleId, Speakers<'p>>,
}

impl<'p> AllSpeakers<'p> {
    /// Knows no article yet.
    pub fn new(project: &'p Project) -> Self {
        Self { project, known: HashMap::new() }
    }

    /// The speakers of an article.
    pub fn of(&mut self, article: ArticleId) -> &Speakers<'p> {
        let project = self.project;
        self.known.entry(article).or_insert_with(|| Speakers::of(project, article))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Id;

    fn span() -> impl Strategy<Value = Span> {
        (0_u32..60, 0_u32..20).prop_map(|(start, len)| Span::new(start, start + len))
    }

    proptest! {
        #[test]
        fn nothing_near_is_left_out(spans in prop::collection::vec(span(), 0..30), at in span()) {
            let all: Vec<(Span, TagId)> =
                spans.into_iter().zip(0..).map(|(span, n)| (span, TagId(Id(n)))).collect();
            let reaches = Reaches::of(all.clone());
            let touches = |(span, _): &(Span, TagId)| span.overlaps(at) || span.contains(at);
            let mut found: Vec<_> = reaches.near(at).filter(touches).collect();
            let mut wanted: Vec<_> = all.into_iter().filter(touches).collect();
            found.sort_unstable();
            wanted.sort_unstable();
            prop_assert_eq!(found, wanted);
        }
    }
}
