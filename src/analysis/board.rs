//! The board: who asserts what, who denies it, who hedges, who is silent.
//!
//! Propositions go down; outlets, ultimate sources, derivation groups or coders
//! go across. A cell says how its column stands toward its row, and which links
//! show it. Nothing here is drawn, and nothing is kept: [`board`] looks at every
//! link once.

mod cell;
mod columns;
mod table;

use rustc_hash::FxHashMap;

pub use self::cell::{Cell, Standing};
use self::columns::Columns;
pub use self::columns::{By, Column, ColumnKey};
use super::groups::Groups;
use super::origins::{Assertion, Origins, origins};
use super::speaker::{AllSpeakers, Speakers, Voice};
use crate::model::{
    Article, ArticleId, Graded, Mark, Project, PropositionId, Span, Stance, StanceId, StanceKind,
};

/// Where a link stands in its list.
pub type Link = (ArticleId, Span, StanceId);

/// One proposition across all columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The proposition.
    pub proposition: PropositionId,
    /// Its wording.
    pub wording: String,
    /// A cell a column.
    pub cells: Vec<Cell>,
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
    /// The columns, in the order of first appearance in the article list; coders
    /// by name.
    pub columns: Vec<Column>,
    /// The rows, in the order of the propositions.
    pub rows: Vec<Row>,
}

/// A link that is being laid out, with all that is looked up for it.
struct Linked<'p> {
    link: &'p Stance,
    /// The number of its row.
    row: usize,
    voice: Voice,
    standing: Standing,
    article: Option<&'p Article>,
    /// The first article of the group that its article is tied into.
    group: Option<ArticleId>,
}

/// Lays out the board.
pub fn board(project: &Project, by: By) -> Board {
    let groups = Groups::of(project);
    let propositions = project.propositions_in_order();
    let numbers: FxHashMap<PropositionId, usize> =
        propositions.iter().zip(0..).map(|(it, nth)| (it.id, nth)).collect();
    let links = linked(project, &groups, &numbers);
    let columns = Columns::of(project, by, &groups, &links);
    let blank = columns.blank(project);
    let mut rows: Vec<Row> = propositions
        .iter()
        .map(|it| Row {
            proposition: it.id,
            wording: it.wording.clone(),
            cells: blank.clone(),
            mentions: 0,
            assertions: 0,
            origins: Origins::default(),
            undecided: 0,
            contested: false,
            credibility: project.grade(Graded::Proposition(it.id)),
        })
        .collect();
    let mut assertions: Vec<Vec<Assertion<'_>>> = vec![Vec::new(); rows.len()];
    let mut denied = vec![false; rows.len()];
    for it in &links {
        let (link, nth) = (it.link, it.row);
        let Some(row) = rows.get_mut(nth) else { continue };
        match it.standing {
            Standing::Undecided => row.undecided += 1,
            _ => row.mentions += 1,
        }
        match it.standing {
            Standing::Asserts => {
                row.assertions += 1;
                if let Some(all) = assertions.get_mut(nth) {
                    let (article, group) = (it.article, it.group);
                    all.push(Assertion { id: link.article, article, group, voice: &it.voice });
                }
            }
            Standing::Denies | Standing::DisputesPart => {
                denied.get_mut(nth).into_iter().for_each(|denied| *denied = true);
            }
            _ => {}
        }
        let column = columns.number(it);
        if let Some(cell) = column.and_then(|column| row.cells.get_mut(column)) {
            cell.add(it.standing, (link.article, link.at, link.id));
        }
    }
    for ((row, assertions), denied) in rows.iter_mut().zip(assertions).zip(denied) {
        row.contested = row.assertions > 0 && denied;
        row.origins = origins(project, assertions);
    }
    Board { by, columns: columns.into_list(), rows }
}

/// Looks up what the links need. They come in order of reading, so that each
/// article is gathered once.
fn linked<'p>(
    project: &'p Project,
    groups: &Groups,
    numbers: &FxHashMap<PropositionId, usize>,
) -> Vec<Linked<'p>> {
    let mut all = Vec::with_capacity(project.stances().len());
    let mut here: Option<(ArticleId, Speakers<'p>, Option<ArticleId>)> = None;
    for link in project.stances().iter() {
        let Some(&row) = numbers.get(&link.proposition) else { continue };
        if here.as_ref().is_none_or(|(article, ..)| *article != link.article) {
            let speakers = Speakers::of(project, link.article);
            here = Some((link.article, speakers, groups.tied(link.article)));
        }
        let Some((_, speakers, group)) = &here else { continue };
        let bearer = speakers.bearer(link);
        all.push(Linked {
            link,
            row,
            voice: speakers.of_borne(link, bearer),
            standing: Standing::of_borne(link, bearer),
            article: speakers.article(),
            group: *group,
        });
    }
    all
}

/// The independent origins of one proposition.
pub fn origins_of(project: &Project, proposition: PropositionId) -> Origins {
    let groups = Groups::of(project);
    let mut speakers = AllSpeakers::new(project);
    let mut said = Vec::new();
    for link in project.stances_on(proposition) {
        if link.kind == StanceKind::Asserts {
            let here = speakers.of(link.article);
            said.push((link.article, here.article(), here.of_stance(link)));
        }
    }
    let assertions = said.iter().map(|(id, article, voice)| Assertion {
        id: *id,
        article: *article,
        group: groups.tied(*id),
        voice,
    });
    origins(project, assertions)
}

#[cfg(test)]
mod tests;
