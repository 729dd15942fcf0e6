//! How a board follows changes: what they touch is looked at again, and nothing
//! else.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{Board, By, Columns, board, links};
use crate::model::{
    ArticleId, Change, Graded, Project, PropositionId, Record, Source, Stance, Who,
};

/// What changes touch.
#[derive(Default)]
struct Touched {
    /// Articles whose links may stand otherwise now.
    articles: FxHashSet<ArticleId>,
    /// Propositions that lost or got links.
    rows: FxHashSet<PropositionId>,
    /// Propositions that were graded.
    graded: FxHashSet<PropositionId>,
    /// Propositions that came, went, moved or were worded anew.
    listed: FxHashSet<PropositionId>,
    /// Whether it may now be silent where it was not, or no longer.
    reviews: bool,
    /// Whether anything else changed that the board shows.
    all: bool,
}

impl Touched {
    fn of(project: &Project, changes: &[Change]) -> Self {
        let mut it = Self::default();
        for change in changes {
            if let (Some(Record::Source(before)), Some(Record::Source(after))) =
                (&change.before, &change.after)
                && before.id == after.id
                && before.kind == after.kind
            {
                // Its name alone says nothing of origins.
                continue;
            }
            for record in [&change.before, &change.after].into_iter().flatten() {
                it.add(project, record);
            }
        }
        it
    }

    fn add(&mut self, project: &Project, record: &Record) {
        match record {
            Record::Stance(link) => {
                self.articles.insert(link.article);
                self.rows.insert(link.proposition);
            }
            Record::Tag(tag) => {
                self.articles.insert(tag.article);
            }
            // Who speaks by rule depends on the sentences.
            Record::Sentences(run) => {
                self.articles.insert(run.article);
            }
            Record::Attribution(it) => {
                self.articles.extend(project.tag(it.tag).map(|tag| tag.article));
            }
            Record::Source(source) => self.add_source(project, source),
            Record::Proposition(it) => {
                self.listed.insert(it.id);
            }
            Record::Grade(grade) => match grade.on {
                Graded::Proposition(id) => {
                    self.graded.insert(id);
                }
                Graded::Source(_) => {}
            },
            Record::Review(_) => self.reviews = true,
            Record::Article(_) | Record::Outlet(_) | Record::Coder(_) | Record::Derivation(_) => {
                self.all = true;
            }
            Record::Text(_) | Record::Note(_) | Record::Kind(_) | Record::Header(_) => {}
        }
    }

    /// Whether somebody is named decides what an assertion rests on.
    fn add_source(&mut self, project: &Project, source: &Source) {
        let chains = project.chains_with(Who::Source(source.id));
        self.articles.extend(chains.map(|tag| tag.article));
    }
}

impl Board {
    /// Takes in changes that were made since, all of them or in their order: the
    /// board is then what [`board`] makes of the project. Its cost is that of the
    /// articles and rows touched; where articles, outlets, coders or derivations
    /// changed it is laid out anew.
    pub fn follow(&mut self, project: &Project, changes: &[Change]) {
        let mut touched = Touched::of(project, changes);
        if touched.all || self.has_unknown_coder(project, &touched) {
            *self = board(project, self.by);
            return;
        }
        if !touched.listed.is_empty() {
            // A proposition may come to links that are there.
            for id in touched.listed.iter().filter(|id| !self.places.contains_key(id)) {
                touched.articles.extend(project.stances_on(*id).map(|link| link.article));
            }
            self.list(project);
        }
        if touched.reviews && self.by != By::Source {
            self.columns = Columns::of(project, self.by, &self.groups);
        }
        self.lay_again(project, &mut touched);
        for id in &touched.graded {
            if let Some(row) = self.places.get(id).and_then(|place| self.rows.get_mut(*place)) {
                row.credibility = project.grade(Graded::Proposition(*id));
            }
        }
        self.sum_up(project, |id| touched.rows.contains(&id));
    }

    /// Looks up all links of the articles that were touched.
    fn lay_again(&mut self, project: &Project, touched: &mut Touched) {
        let mut laid = Vec::new();
        for article in &touched.articles {
            let links: Vec<&Arc<Stance>> = project.stances_of(*article).collect();
            touched.rows.extend(links.iter().map(|link| link.proposition));
            links::lay(project, self.by, &self.groups, &links, &mut laid);
        }
        for id in &touched.rows {
            if let Some(row) = self.places.get(id).and_then(|place| self.rows.get_mut(*place)) {
                row.links.retain(|link| !touched.articles.contains(&link.at.0));
            }
        }
        laid.into_iter().for_each(|laid| self.put(project, laid));
    }

    /// Whether a column is, or comes to be, of a coder whom nobody knows: these
    /// stand in the order of their links.
    fn has_unknown_coder(&self, project: &Project, touched: &Touched) -> bool {
        let mut links = touched.articles.iter().flat_map(|article| project.stances_of(*article));
        self.by == By::Coder
            && (self.columns.list.len() != project.coders().len()
                || links.any(|link| project.coder(link.coder).is_none()))
    }
}

#[cfg(test)]
mod tests;
