//! The board as rows for export.

use std::borrow::Cow;

use super::{Board, Grouping, Row};
use crate::model::{Project, Table};

impl Board {
    /// A row a proposition: its wording, how often it is spoken of, its
    /// independent origins, what there is to say of these, its credibility, and a
    /// cell a column in words. Where rows are grouped, they stand group after group
    /// and the first cell says which.
    pub fn table(&self, project: &Project, grouping: Grouping) -> Table {
        let mut table = Table::with(&[
            "proposition",
            "mentions",
            "independent_origins",
            "remarks",
            "credibility",
        ]);
        if grouping != Grouping::None {
            table.columns.insert(0, Cow::Borrowed("group"));
        }
        // Two columns may have one name; a reader tells columns by name.
        for (nth, column) in self.columns().iter().enumerate() {
            let before = self.columns().iter().take(nth);
            let alike = before.filter(|other| other.name == column.name).count();
            table.columns.push(Cow::Owned(match alike {
                0 => column.name.clone(),
                n => format!("{} ({})", column.name, n + 1),
            }));
        }
        let count = |n: usize| crate::model::Cell::Number(n as u64);
        for section in self.sections(project, grouping, 0..self.rows.len()) {
            for row in section.rows.iter().filter_map(|nth| self.rows.get(*nth)) {
                let mut cells = Vec::with_capacity(table.columns.len());
                if grouping != Grouping::None {
                    cells.push(section.name.as_str().into());
                }
                cells.extend([
                    row.wording.as_str().into(),
                    count(row.mentions),
                    count(row.origins.independent),
                    row.remarks().join("; ").into(),
                    row.credibility.to_string().into(),
                ]);
                cells.extend(self.cells(row).map(|cell| cell.words().into()));
                table.rows.push(cells);
            }
        }
        table
    }
}

impl Row {
    /// What there is to say of the row, a few words each.
    pub fn remarks(&self) -> Vec<String> {
        let mut all = Vec::new();
        if self.contested {
            all.push("contested".to_owned());
        }
        if self.is_repetition() {
            all.push("repetition, not corroboration".to_owned());
        } else if self.has_one_origin() {
            all.push("single origin".to_owned());
        }
        if self.origins.may_be_same {
            all.push("unnamed sources may be the same".to_owned());
        }
        match self.undecided {
            0 => {}
            1 => all.push("1 denial undecided".to_owned()),
            n => all.push(format!("{n} denials undecided")),
        }
        all
    }
}
