//! Which lines the board has, one under the other: the rows that show, in their
//! order, and the headings of their groups.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::BoardPanel;
use crate::analysis::board::{Board, Grouping, Row, Section};
use crate::model::{Project, PropositionId};

/// The height of a row.
pub const ROW: f32 = 64.0;
/// The height of a group's heading.
const HEADING: f32 = 36.0;

/// In which order the rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the analyst listed them.
    #[default]
    Listed,
    /// Contested ones first.
    Contested,
    /// Those with the fewest origins first.
    FewestOrigins,
    /// Those most often spoken of first.
    Mentions,
}

impl Order {
    /// All of them, in the order in which the window offers them.
    pub const ALL: [Self; 4] = [Self::Listed, Self::Contested, Self::FewestOrigins, Self::Mentions];

    /// The choice in the window.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Listed => "As listed",
            Self::Contested => "Contested first",
            Self::FewestOrigins => "Fewest origins first",
            Self::Mentions => "Most mentions first",
        }
    }
}

/// A line of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The heading of a group.
    Heading {
        /// What its rows have in common.
        name: String,
        /// The numbers of these.
        rows: Vec<usize>,
        /// Whether they are folded away, so that the heading stands for them.
        folded: bool,
    },
    /// A proposition.
    Row {
        /// The number of its row.
        row: usize,
        /// Its place among all that the filter leaves, folded away or not.
        place: usize,
    },
}

impl Line {
    const fn height(&self) -> f32 {
        match self {
            Self::Heading { .. } => HEADING,
            Self::Row { .. } => ROW,
        }
    }

    /// Whether it can be chosen: the heading of rows that show cannot, for they
    /// can.
    const fn is_stop(&self) -> bool {
        !matches!(self, Self::Heading { folded: false, .. })
    }
}

/// What a line is of: it stays chosen wherever it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// A proposition.
    Proposition(PropositionId),
    /// A group, by its name.
    Group(String),
}

/// The lines, how they are grouped, and what is folded away.
#[derive(Default)]
pub struct Lines {
    all: Vec<Line>,
    /// Where each line begins, from the top, and at last where they end.
    tops: Vec<f32>,
    /// By what they are grouped.
    pub grouping: Grouping,
    /// The names of the groups that are folded away.
    folded: BTreeSet<(Grouping, String)>,
}

impl Lines {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// One of them.
    pub fn get(&self, nth: usize) -> Option<&Line> {
        self.all.get(nth)
    }

    /// The number of the row that stands in a line.
    pub fn row(&self, nth: usize) -> Option<usize> {
        match self.all.get(nth)? {
            Line::Row { row, .. } => Some(*row),
            Line::Heading { .. } => None,
        }
    }

    /// Where a line begins, and how high it is.
    pub fn extent(&self, nth: usize) -> (f32, f32) {
        let height = self.all.get(nth).map_or(ROW, Line::height);
        (self.tops.get(nth).copied().unwrap_or_default(), height)
    }

    /// How high all of them are.
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// The line at some height.
    pub fn at(&self, y: f32) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1)
    }

    /// How high the heading over a row is; a heading has none.
    pub fn heading_above(&self, nth: usize) -> f32 {
        let grouped = self.grouping != Grouping::None && self.row(nth).is_some();
        if grouped { HEADING } else { 0.0 }
    }

    /// The heading of the group that a line is of, and the heading after it. None
    /// where the rows are not grouped, and of a group that is folded away.
    pub fn stuck(&self, nth: usize) -> Option<(usize, Option<usize>)> {
        let is_heading = |it: &usize| matches!(self.all.get(*it), Some(Line::Heading { .. }));
        let (heading, _) = self.heading_of(nth)?;
        if self.all.get(heading).is_some_and(Line::is_stop) {
            return None;
        }
        Some((heading, (heading + 1..self.all.len()).find(is_heading)))
    }

    /// The line that is so many stops away, or the last one on the way.
    fn step(&self, from: usize, by: isize) -> usize {
        let stops = |it: &(usize, &Line)| it.1.is_stop();
        let lines = self.all.iter().enumerate();
        let last = match by {
            0 => None,
            1.. => lines.skip(from + 1).filter(stops).take(by.unsigned_abs()).last(),
            _ => lines.take(from).rev().filter(stops).take(by.unsigned_abs()).last(),
        };
        last.map_or(from, |(nth, _)| nth)
    }

    /// The nearest line to one that can be chosen.
    fn stop_near(&self, nth: usize) -> usize {
        let nth = nth.min(self.all.len().saturating_sub(1));
        if self.all.get(nth).is_none_or(Line::is_stop) {
            return nth;
        }
        let after = self.step(nth, 1);
        if after == nth { self.step(nth, -1) } else { after }
    }

    /// The heading that a line stands under, or is.
    fn heading_of(&self, nth: usize) -> Option<(usize, &str)> {
        let up_to = self.all.iter().enumerate().take(nth + 1);
        up_to.rev().find_map(|(nth, line)| match line {
            Line::Heading { name, .. } => Some((nth, name.as_str())),
            Line::Row { .. } => None,
        })
    }

    /// What a line is of.
    fn anchor(&self, board: &Board, nth: usize) -> Option<Anchor> {
        match self.all.get(nth)? {
            Line::Row { row, .. } => {
                board.rows.get(*row).map(|row| Anchor::Proposition(row.proposition))
            }
            Line::Heading { name, .. } => Some(Anchor::Group(name.clone())),
        }
    }

    /// The line of something: of a proposition that is folded away the heading.
    fn find(&self, board: &Board, anchor: &Anchor) -> Option<usize> {
        let is_of = |number: &usize, id: PropositionId| {
            board.rows.get(*number).is_some_and(|row| row.proposition == id)
        };
        self.all.iter().position(|line| match (line, anchor) {
            (Line::Row { row, .. }, Anchor::Proposition(id)) => is_of(row, *id),
            (Line::Heading { rows, folded: true, .. }, Anchor::Proposition(id)) => {
                rows.iter().any(|row| is_of(row, *id))
            }
            (Line::Heading { name, .. }, Anchor::Group(group)) => name == group,
            _ => false,
        })
    }

    /// The names of the groups that are not folded away.
    fn open(&self) -> impl Iterator<Item = &str> {
        self.all.iter().filter_map(|line| match line {
            Line::Heading { name, folded: false, .. } => Some(name.as_str()),
            _ => None,
        })
    }

    /// Lays out rows, given in their order by their numbers.
    fn lay(&mut self, board: &Board, project: &Project, rows: Vec<usize>) {
        self.all.clear();
        let mut place = 0;
        for section in board.sections(project, self.grouping, rows) {
            let folded = self.folded.contains(&(self.grouping, section.name.clone()));
            let grouped = self.grouping != Grouping::None;
            let Section { name, rows } = section;
            let shown: Vec<Line> = if grouped && folded {
                Vec::new()
            } else {
                rows.iter()
                    .zip(place..)
                    .map(|(row, place)| Line::Row { row: *row, place })
                    .collect()
            };
            place += rows.len();
            if grouped {
                self.all.push(Line::Heading { name, rows, folded });
            }
            self.all.extend(shown);
        }
        self.tops.clear();
        let mut top = 0.0;
        for line in &self.all {
            self.tops.push(top);
            top += line.height();
        }
        self.tops.push(top);
    }
}

impl BoardPanel {
    /// By what the rows are grouped.
    pub const fn grouping(&self) -> Grouping {
        self.lines.grouping
    }

    /// Groups the rows.
    pub fn group(&mut self, project: &Project, grouping: Grouping) {
        self.lines.grouping = grouping;
        self.choose_lines(project);
        self.reveal = true;
    }

    /// Folds the group of the chosen line away, or unfolds it. False where the rows
    /// are not grouped.
    pub fn fold(&mut self, project: &Project) -> bool {
        let Some((nth, _)) = self.lines.heading_of(self.chosen.0) else { return false };
        self.fold_at(project, nth);
        true
    }

    /// Folds the group of a heading away, or unfolds it.
    pub fn fold_at(&mut self, project: &Project, nth: usize) {
        let Some((heading, name)) = self.lines.heading_of(nth) else { return };
        let name = name.to_owned();
        // The choice stays in its group: on the heading of one that is folded, on
        // the first row of one that is not.
        if self.lines.heading_of(self.chosen.0).is_some_and(|(nth, _)| nth == heading) {
            self.anchor = Some(Anchor::Group(name.clone()));
        }
        let key = (self.lines.grouping, name);
        if !self.lines.folded.remove(&key) {
            self.lines.folded.insert(key);
        }
        self.choose_lines(project);
        self.reveal = true;
    }

    /// Folds all groups away, or unfolds all where none is left to fold. False
    /// where the rows are not grouped.
    pub fn fold_all(&mut self, project: &Project) -> bool {
        let Some((_, name)) = self.lines.heading_of(self.chosen.0) else { return false };
        self.anchor = Some(Anchor::Group(name.to_owned()));
        let grouping = self.lines.grouping;
        let open: Vec<String> = self.lines.open().map(str::to_owned).collect();
        if open.is_empty() {
            self.lines.folded.retain(|(of, _)| *of != grouping);
        } else {
            self.lines.folded.extend(open.into_iter().map(|name| (grouping, name)));
        }
        self.choose_lines(project);
        self.reveal = true;
        true
    }

    /// Moves the choice by so many rows and columns.
    pub fn step(&mut self, rows: isize, columns: isize) {
        let n_columns = self.board.as_ref().map_or(0, |board| board.columns().len());
        self.choose_line(self.lines.step(self.chosen.0, rows));
        let column = self.chosen.1.saturating_add_signed(columns);
        self.chosen.1 = column.min(n_columns.saturating_sub(1));
        self.reveal = true;
    }

    /// Chooses a line, or the nearest that can be chosen.
    pub(super) fn choose_line(&mut self, nth: usize) {
        self.chosen.0 = self.lines.stop_near(nth);
        let board = self.board.as_ref();
        self.anchor = board.and_then(|board| self.lines.anchor(board, self.chosen.0));
    }

    /// The chosen row; none where a heading is chosen.
    pub(super) fn chosen_row(&self) -> Option<&Row> {
        self.board.as_ref()?.rows.get(self.lines.row(self.chosen.0)?)
    }

    /// Chooses the rows that show, and puts them in order and in groups. The
    /// proposition that was chosen stays so, if it shows.
    pub(super) fn choose_lines(&mut self, project: &Project) {
        let Some(board) = self.board.clone() else { return };
        let words = self.filter.trim().to_lowercase();
        let shows = |row: &Row| words.is_empty() || row.wording.to_lowercase().contains(&words);
        let mut rows: Vec<(usize, &Row)> =
            board.rows.iter().enumerate().filter(|(_, row)| shows(row)).collect();
        match self.order {
            Order::Listed => {}
            Order::Contested => rows.sort_by_key(|(nth, row)| (!row.contested, *nth)),
            Order::FewestOrigins => rows.sort_by_key(|(nth, row)| (row.origins.independent, *nth)),
            Order::Mentions => rows.sort_by_key(|(nth, row)| (Reverse(row.mentions), *nth)),
        }
        let rows: Vec<usize> = rows.into_iter().map(|(nth, _)| nth).collect();
        let wanted = self.wanted.take();
        if let Some(id) = wanted {
            self.unfold_for(&board, project, &rows, id);
        }
        self.lines.lay(&board, project, rows);
        let line_of = |anchor: &Anchor| self.lines.find(&board, anchor);
        let found = wanted.and_then(|id| line_of(&Anchor::Proposition(id)));
        if found.is_some() {
            (self.open, self.reveal) = (true, true);
        }
        let same = || self.anchor.as_ref().and_then(line_of);
        let line = found.or_else(same).unwrap_or(self.chosen.0);
        self.choose_line(line);
        self.chosen.1 = self.chosen.1.min(board.columns().len().saturating_sub(1));
    }

    /// Unfolds the group of a proposition that is to be seen.
    fn unfold_for(&mut self, board: &Board, project: &Project, rows: &[usize], id: PropositionId) {
        let grouping = self.lines.grouping;
        let is_it = |nth: &usize| board.rows.get(*nth).is_some_and(|row| row.proposition == id);
        let sections = board.sections(project, grouping, rows.iter().copied());
        if let Some(section) = sections.into_iter().find(|it| it.rows.iter().any(is_it)) {
            self.lines.folded.remove(&(grouping, section.name));
        }
    }
}
