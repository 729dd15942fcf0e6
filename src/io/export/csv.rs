//! Comma-separated values, after RFC 4180: CRLF, quotes where they are needed,
//! UTF-8.
//!
//! Spreadsheets run a cell that looks like a formula. Such a cell gets an
//! apostrophe before it, which spreadsheets show as what it is: words. Whoever
//! reads the file with a program takes it off again, or reads JSON lines.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Exporter, Options};
use crate::model::{Cell, Table};

/// The entry for CSV.
pub const EXPORTER: Exporter = Exporter {
    id: "csv",
    name: "CSV",
    extension: "csv",
    carries: "a row of columns for spreadsheets and statistics; cells that look like formulas begin \
              with an apostrophe",
    write,
};

fn write(table: &Table, options: &Options, to: &mut dyn Write) -> io::Result<()> {
    if options.bom {
        to.write_all("\u{feff}".as_bytes())?;
    }
    let mut out = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .flexible(true)
        .from_writer(to);
    // A proposition or an outlet may be called anything.
    out.write_record(table.columns.iter().map(|name| harmless(name).into_owned()))?;
    for row in &table.rows {
        for cell in row {
            match cell {
                Cell::Empty => out.write_field("")?,
                Cell::Number(number) => out.write_field(number.to_string())?,
                Cell::Text(words) => out.write_field(harmless(words).as_bytes())?,
            }
        }
        out.write_record(None::<&[u8]>)?;
    }
    out.flush()
}

/// Words that no spreadsheet takes for a formula.
fn harmless(words: &str) -> Cow<'_, str> {
    // The last four are the full-width forms, which some spreadsheets accept.
    const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if words.starts_with(STARTS) { Cow::Owned(format!("'{words}")) } else { Cow::Borrowed(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: Vec<Cell>, bom: bool) -> String {
        let table = Table { rows: vec![cells], ..Table::with(&["a", "b"]) };
        let mut out = Vec::new();
        write(&table, &Options { bom }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn quotes_and_line_ends_follow_the_rfc() {
        let cells = vec!["say \"no\", twice\nor more".into(), Cell::Number(7)];
        assert_eq!(written(cells, false), "a,b\r\n\"say \"\"no\"\", twice\nor more\",7\r\n");
        assert_eq!(written(vec![Cell::Empty, "é".into()], true), "\u{feff}a,b\r\n,é\r\n");
        assert_eq!(written(vec![Cell::Empty], false), "a,b\r\n\"\"\r\n");
    }

    #[test]
    fn formulas_are_only_words() {
        for start in ["=1+1", "+1", "-1", "@a", "\ta", "\ra", "＝1"] {
            let line = written(vec![start.into(), "x=1".into()], false);
            let (_, row) = line.split_once("\r\n").unwrap();
            assert!(row.trim_start_matches('"').starts_with('\''), "{row:?}");
            assert!(row.ends_with("x=1\r\n"), "{row:?}");
        }
    }
}
