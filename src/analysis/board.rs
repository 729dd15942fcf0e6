//! The board: who asserts what, who denies it, who hedges, who is silent.
//!
//! Propositions go down; outlets, ultimate sources, derivation groups or coders
//! go across. A cell says how its column stands toward its row, and which links
//! show it. Nothing here is drawn. [`board`] looks at every link once;
//! [`Board::follow`] looks again at what changes touch, and comes to the same.

mod cell;
mod columns;
mod follow;
mod grouping;
mod links;
mod table;

use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use self::cell::{Cell, Standing};
use self::columns::Columns;
pub use self::columns::{By, Column, ColumnKey};
pub use self::grouping::{Grouping, Section};
use self::links::{Laid, NOWHERE};
pub use self::links::{Link, Shown};
use super::groups::Groups;
use super::origins::{Ground, Origins, origins};
use super::speaker::AllSpeakers;
use crate::model::{Graded, Mark, Project, Proposition, PropositionId, Stance, StanceKind};
use crate::parallel;

/// One proposition across all columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The proposition.
    pub proposition: PropositionId,
    /// Its wording.
    pub wording: String,
    /// Its links, column after column, in each in order of reading.
    pub links: Vec<Shown>,
    /// How often the proposition is spoken of: every link but undecided denials.
    pub mentions: usize,
    /// How many of these assert it.
    pub assertions: usize,
    /// Its independent origins.
    pub origins: Origins,
    /// Denials whose kind nobody decided; they count nowhere.
    pub undecided: usize,
    /// Whether somebody asserts it and somebody denies it.
    pub contested: bool,
    /// How credible it is said to be.
    pub credibility: Mark,
}

impl Row {
    /// A row to which nothing is linked yet.
    fn of(project: &Project, it: &Proposition) -> Self {
        Self {
            proposition: it.id,
            wording: it.wording.clone(),
            links: Vec::new(),
            mentions: 0,
            assertions: 0,
            origins: Origins::default(),
            undecided: 0,
            contested: false,
            credibility: project.grade(Graded::Proposition(it.id)),
        }
    }

    /// Puts the links in order and says what they come to.
    fn sum_up(&mut self, groups: &Groups) {
        self.links.sort_unstable_by_key(|link| (link.column, link.at));
        let count = |standing| self.links.iter().filter(|it| it.standing == standing).count();
        let denied = count(Standing::Denies) + count(Standing::DisputesPart);
        self.undecided = count(Standing::Undecided);
        self.assertions = count(Standing::Asserts);
        self.mentions = self.links.iter().filter(|it| it.standing.is_mention()).count();
        self.contested = self.assertions > 0 && denied > 0;
        let grounds = self.links.iter().filter_map(|it| Some((it.ground?, groups.tied(it.at.0))));
        self.origins = origins(grounds);
    }

    /// Whether several assertions rest on one origin: repetition, not
    /// corroboration.
    pub const fn is_repetition(&self) -> bool {
        self.origins.independent == 1 && self.assertions > 1
    }

    /// Whether it rests on one origin.
    pub const fn has_one_origin(&self) -> bool {
        self.origins.independent == 1
    }
}

/// The board.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// What goes across.
    pub by: By,
    columns: Columns,
    /// The rows, in the order of the propositions.
    pub rows: Vec<Row>,
    /// Where the row of each proposition is.
    places: FxHashMap<PropositionId, usize>,
    groups: Groups,
}

/// What a link costs to lay out, beside a byte of what is else cut into runs.
const COST: usize = 64;

/// Lays out the board, on all cores where it is worth it.
pub fn board(project: &Project, by: By) -> Board {
    let groups = Groups::of(project);
    let columns = Columns::of(project, by, &groups);
    let mut board = Board { by, columns, rows: Vec::new(), places: FxHashMap::default(), groups };
    board.list(project);
    let links: Vec<&Arc<Stance>> = project.stances().iter().collect();
    let articles: Vec<&[&Arc<Stance>]> = links.chunk_by(|a, b| a.article == b.article).collect();
    let runs = parallel::map_runs(
        &articles,
        |it| it.len() * COST,
        |run| {
            let mut laid = Vec::new();
            run.iter().for_each(|links| links::lay(project, by, &board.groups, links, &mut laid));
            laid
        },
    );
    runs.into_iter().flatten().for_each(|laid| board.put(project, laid));
    board.sum_up(project, |_| true);
    board
}

impl Board {
    /// The columns, in the order of first appearance in the article list; coders
    /// by name.
    pub fn columns(&self) -> &[Column] {
        &self.columns.list
    }

    /// A cell of a row; one that is not there says nothing.
    pub fn cell<'b>(&self, row: &'b Row, column: usize) -> Cell<'b> {
        let number = |link: &Shown| link.column as usize;
        let from = row.links.partition_point(|link| number(link) < column);
        let rest = row.links.get(from..).unwrap_or_default();
        let to = rest.partition_point(|link| number(link) == column);
        let silent = self.columns.list.get(column).is_some_and(|it| it.silent);
        Cell::of(rest.get(..to).unwrap_or_default(), silent)
    }

    /// The cells of a row, a column each.
    pub fn cells<'b>(&'b self, row: &'b Row) -> impl Iterator<Item = Cell<'b>> {
        (0..self.columns.list.len()).map(|column| self.cell(row, column))
    }

    /// The row of a proposition.
    pub fn row(&self, proposition: PropositionId) -> Option<&Row> {
        self.rows.get(*self.places.get(&proposition)?)
    }

    /// Has a row for each proposition, in their order, with the links it had.
    fn list(&mut self, project: &Project) {
        let mut old: FxHashMap<PropositionId, Row> =
            self.rows.drain(..).map(|row| (row.proposition, row)).collect();
        for it in project.propositions_in_order() {
            let row = match old.remove(&it.id) {
                Some(row) => Row { wording: it.wording.clone(), ..row },
                None => Row::of(project, it),
            };
            self.rows.push(row);
        }
        self.places = self.rows.iter().map(|row| row.proposition).zip(0..).collect();
    }

    /// Puts a link in its row.
    fn put(&mut self, project: &Project, laid: Laid) {
        let Laid { proposition, key, mut link } = laid;
        let place = self.places.get(&proposition);
        let Some(row) = place.and_then(|place| self.rows.get_mut(*place)) else { return };
        link.column = match self.by {
            By::Outlet | By::Group => key.and_then(|key| self.columns.number(key)),
            By::Source | By::Coder => key.map(|key| self.columns.number_or_new(project, key)),
        }
        .unwrap_or(NOWHERE);
        row.links.push(link);
    }

    /// Says what the links of some rows come to.
    fn sum_up(&mut self, project: &Project, of: impl Fn(PropositionId) -> bool) {
        let Self { by, columns, rows, groups, .. } = self;
        let moved = *by == By::Source && columns.arrange(project, rows);
        for row in rows {
            if of(row.proposition) {
                row.sum_up(groups);
            } else if moved {
                row.links.sort_by_key(|link| link.column);
            }
        }
    }
}

/// How often a proposition is spoken of: the [`Row::mentions`] of its row.
pub fn mentions_of(project: &Project, proposition: PropositionId) -> usize {
    let links = project.stances_on(proposition);
    links.filter(|link| Standing::of(project, link).is_mention()).count()
}

/// The independent origins of one proposition.
pub fn origins_of(project: &Project, proposition: PropositionId) -> Origins {
    let groups = Groups::of(project);
    let mut speakers = AllSpeakers::new(project);
    let mut said = Vec::new();
    for link in project.stances_on(proposition) {
        if link.kind == StanceKind::Asserts {
            let here = speakers.of(link.article);
            let voice = here.of_stance(link);
            let ground = Ground::of(project, link.article, here.article(), &voice);
            said.push((ground, groups.tied(link.article)));
        }
    }
    origins(said)
}

#[cfg(test)]
mod tests;
