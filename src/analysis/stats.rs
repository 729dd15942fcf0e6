//! How much a project holds: articles, sentences, tags by kind, coder and outlet,
//! sources and propositions, and how much of these is left to decide.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Coverage;
use crate::model::{Cell, CoderId, KindId, OutletId, Project, Table};

/// How many tags there are of one kind, coder or outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Its name; empty for articles whose outlet is not known.
    pub name: String,
    /// How many tags.
    pub tags: u64,
}

/// Counts over a whole project.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// The project's title; may be empty.
    pub title: String,
    /// Articles.
    pub articles: u64,
    /// Sentences.
    pub sentences: u64,
    /// Sentences that bear a tag or the mark “nothing here”.
    pub done: u64,
    /// Tags.
    pub tags: u64,
    /// Notes.
    pub notes: u64,
    /// Bytes of text.
    pub bytes: u64,
    /// Sources in the register.
    pub sources: u64,
    /// Propositions.
    pub propositions: u64,
    /// Links of sentences and tags to propositions.
    pub links: u64,
    /// Denials whose kind nobody decided.
    pub denials_undecided: u64,
    /// Attributions without a source: nobody stands in their chain.
    pub attributions_without_source: u64,
    /// Tags by kind, in the order of the codebook.
    pub kinds: Vec<Count>,
    /// Tags by coder.
    pub coders: Vec<Count>,
    /// Tags by outlet, for outlets that have articles.
    pub outlets: Vec<Count>,
}

/// Counts a project.
pub fn stats(project: &Project) -> Stats {
    let mut kinds: BTreeMap<KindId, u64> = BTreeMap::new();
    let mut coders: BTreeMap<CoderId, u64> = BTreeMap::new();
    let mut outlets: BTreeMap<Option<OutletId>, u64> = BTreeMap::new();
    let mut stats = Stats {
        title: project.header().title.clone(),
        articles: project.articles().len() as u64,
        tags: project.tags().len() as u64,
        notes: project.notes().len() as u64,
        bytes: project.texts().iter().map(|text| text.text.len() as u64).sum(),
        sources: project.sources().len() as u64,
        propositions: project.propositions().len() as u64,
        links: project.stances().len() as u64,
        ..Stats::default()
    };
    for article in project.articles().iter() {
        let coverage = Coverage::of(project, article.id);
        stats.sentences += u64::from(coverage.sentences);
        stats.done += u64::from(coverage.done);
        let of_outlet = outlets.entry(article.outlet).or_default();
        for tag in project.tags_of(article.id) {
            *of_outlet += 1;
            *kinds.entry(tag.kind).or_default() += 1;
            *coders.entry(tag.coder).or_default() += 1;
            let undecided = tag.kind == KindId::Denial && tag.denial.is_none();
            stats.denials_undecided += u64::from(undecided);
            let unsaid = tag.kind == KindId::Attribution
                && project.attribution(tag.id).is_none_or(|it| it.hops.is_empty());
            stats.attributions_without_source += u64::from(unsaid);
        }
    }
    let count = |name: &str, tags: Option<&u64>| {
        let tags = tags.copied().unwrap_or_default();
        Count { name: name.to_owned(), tags }
    };
    stats.kinds =
        project.kinds().iter().map(|kind| count(&kind.name, kinds.get(&kind.id))).collect();
    stats.coders =
        project.coders().iter().map(|coder| count(&coder.name, coders.get(&coder.id))).collect();
    stats.outlets =
        outlets.iter().map(|(id, tags)| count(project.outlet_name(*id), Some(tags))).collect();
    stats
}

impl Stats {
    /// The same as rows: what is counted, its name, how many.
    pub fn table(&self) -> Table {
        let row = |of: &str, name: &str, n: u64| vec![of.into(), name.into(), Cell::Number(n)];
        let mut rows = vec![
            row("project", "articles", self.articles),
            row("project", "sentences", self.sentences),
            row("project", "done", self.done),
            row("project", "tags", self.tags),
            row("project", "notes", self.notes),
            row("project", "bytes", self.bytes),
            row("project", "sources", self.sources),
            row("project", "propositions", self.propositions),
            row("project", "links", self.links),
            row("project", "denials undecided", self.denials_undecided),
            row("project", "attributions without a source", self.attributions_without_source),
        ];
        let groups = [
            ("tags by kind", &self.kinds),
            ("tags by coder", &self.coders),
            ("tags by outlet", &self.outlets),
        ];
        for (of, counts) in groups {
            rows.extend(counts.iter().map(|count| row(of, &count.name, count.tags)));
        }
        Table { rows, ..Table::with(&["of", "name", "count"]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_project_counts_nothing_of_three_kinds() {
        let stats = stats(&Project::new("flood"));
        assert_eq!((stats.articles, stats.tags, stats.kinds.len()), (0, 0, 3));
        assert!(stats.table().rows.iter().all(|row| row.len() == 3 && row[2] == Cell::Number(0)));
    }
}
