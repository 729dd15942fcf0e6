//! Tables going out: one file a format, in a table.
//!
//! An exporter writes any [`Table`] and knows nothing of projects; the same table
//! always gives the same bytes.

mod csv;
mod html;
mod jsonl;
mod markdown;

use std::io::{self, Write};

use crate::model::Table;

/// What can be chosen about an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Begin with a byte order mark, by which some spreadsheets know UTF-8.
    /// Formats that must not have one do without.
    pub bom: bool,
}

/// A format that tables go out in.
pub struct Exporter {
    /// Its name in scripts.
    pub id: &'static str,
    /// Its name in the window.
    pub name: &'static str,
    /// The end of its files' names.
    pub extension: &'static str,
    /// What it carries, in words.
    pub carries: &'static str,
    /// Writes a table.
    pub write: fn(&Table, &Options, &mut dyn Write) -> io::Result<()>,
}

/// All formats.
pub const EXPORTERS: [Exporter; 4] =
    [csv::EXPORTER, jsonl::EXPORTER, markdown::EXPORTER, html::EXPORTER];

/// The format of that name.
pub fn exporter(id: &str) -> Option<&'static Exporter> {
    const ALL: &[Exporter] = &EXPORTERS;
    ALL.iter().find(|exporter| exporter.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn formats_have_names_of_their_own() {
        let ids: BTreeSet<_> = EXPORTERS.iter().map(|exporter| exporter.id).collect();
        assert_eq!(ids.len(), EXPORTERS.len());
        assert!(EXPORTERS.iter().all(|e| exporter(e.id).is_some_and(|found| found.name == e.name)));
        assert!(exporter("docx").is_none());
    }
}
