//! What the table tells of a tag beside the tag itself: who speaks in it, and
//! where it stands toward which propositions.
//!
//! Who speaks is worked out article by article, and only where it is to be seen
//! or decides which rows show; what changes in an article is looked up again.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::board::Standing;
use crate::analysis::speaker::{Speakers, Voice};
use crate::model::{ArticleId, Change, Project, Record, Tag, TagId};

/// Who speaks, as far as it was asked.
#[derive(Debug, Default)]
pub struct Voices {
    known: BTreeMap<ArticleId, BTreeMap<TagId, Voice>>,
}

/// Where it may be told otherwise now who speaks, or what is linked.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// In these articles.
    pub articles: BTreeSet<ArticleId>,
    /// Anywhere.
    pub all: bool,
}

impl Voices {
    /// Follows changes, and says what they touch.
    pub fn follow(&mut self, project: &Project, changes: &[Change]) -> Touched {
        let mut touched = Touched::default();
        for record in changes.iter().flat_map(|it| [&it.before, &it.after]).flatten() {
            match record {
                Record::Tag(tag) => drop(touched.articles.insert(tag.article)),
                Record::Stance(link) => drop(touched.articles.insert(link.article)),
                // Who speaks by rule depends on the sentences.
                Record::Sentences(run) => drop(touched.articles.insert(run.article)),
                Record::Attribution(it) => {
                    touched.articles.extend(project.tag(it.tag).map(|tag| tag.article));
                }
                Record::Article(_)
                | Record::Outlet(_)
                | Record::Source(_)
                | Record::Proposition(_) => touched.all = true,
                _ => {}
            }
        }
        if touched.all {
            self.known.clear();
        }
        touched.articles.iter().for_each(|article| drop(self.known.remove(article)));
        touched
    }

    /// Who speaks in a tag.
    pub fn of(&mut self, project: &Project, tag: &Tag) -> Option<&Voice> {
        let all = self.known.entry(tag.article).or_insert_with(|| {
            let speakers = Speakers::of(project, tag.article);
            project.tags_of(tag.article).map(|tag| (tag.id, speakers.of_tag(tag))).collect()
        });
        all.get(&tag.id)
    }

    /// The name of who speaks; empty where even the outlet is not known.
    pub fn name(&mut self, project: &Project, tag: &Tag) -> String {
        match self.of(project, tag) {
            None | Some(Voice::Outlet(None)) => String::new(),
            Some(voice) => voice.name(project),
        }
    }
}

/// Where a tag stands toward propositions, with the place in their list and the
/// wording of each.
pub fn linked<'p>(
    project: &'p Project,
    tag: &'p Tag,
) -> impl Iterator<Item = (Standing, u32, &'p str)> {
    project.stances_with(tag).filter_map(|link| {
        let it = project.proposition(link.proposition)?;
        Some((Standing::of_borne(link, Some(tag)), it.position, it.wording.as_str()))
    })
}

/// The same in words, one after the other.
pub fn linked_words(project: &Project, tag: &Tag) -> String {
    let told =
        |(standing, _, wording): (Standing, u32, &str)| format!("{}: {wording}", standing.label());
    linked(project, tag).map(told).collect::<Vec<_>>().join("  ·  ")
}
