//! JSON lines: an object a row, its keys in the order of the columns.
//!
//! Every object has every key; what is not known is `null`, so that a program
//! sees all columns in the first row. Line separators inside words are escaped,
//! for some readers take them for line ends.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::ser::{CompactFormatter, Formatter};

use super::{Exporter, Options};
use crate::model::{Cell, Table};

/// The entry for JSON lines.
pub const EXPORTER: Exporter = Exporter {
    id: "jsonl",
    name: "JSON lines",
    extension: "jsonl",
    carries: "an object a line for programs; numbers as numbers, words unchanged, null where nothing \
              is known",
    write,
};

/// JSON has no byte order mark, whatever is asked for.
fn write(table: &Table, _: &Options, to: &mut dyn Write) -> io::Result<()> {
    let mut line = Vec::new();
    for cells in &table.rows {
        line.clear();
        let row = Row { columns: &table.columns, cells };
        row.serialize(&mut serde_json::Serializer::with_formatter(&mut line, OneLine))?;
        line.push(b'\n');
        to.write_all(&line)?;
    }
    Ok(())
}

struct Row<'a> {
    columns: &'a [Cow<'static, str>],
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_map(Some(self.columns.len()))?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            match cell {
                Cell::Empty => object.serialize_entry(column, &())?,
                Cell::Number(number) => object.serialize_entry(column, number)?,
                Cell::Text(words) => object.serialize_entry(column, words)?,
            }
        }
        object.end()
    }
}

/// Compact JSON that is one line to every reader.
struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        to: &mut W,
        words: &str,
    ) -> io::Result<()> {
        let ends_line = |c: char| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
        let mut rest = words;
        while let Some((before, after)) =
            rest.find(ends_line).and_then(|at| rest.split_at_checked(at))
        {
            CompactFormatter.write_string_fragment(to, before)?;
            let mut letters = after.chars();
            if let Some(letter) = letters.next() {
                write!(to, "\\u{:04x}", u32::from(letter))?;
            }
            rest = letters.as_str();
        }
        CompactFormatter.write_string_fragment(to, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_one_line_in_column_order() {
        let rows = vec![vec!["=x\n\u{2028}\"".into(), Cell::Number(3), Cell::Empty]];
        let table = Table { rows, ..Table::with(&["b", "a", "c"]) };
        let mut out = Vec::new();
        write(&table, &Options::default(), &mut out).unwrap();
        let line = String::from_utf8(out).unwrap();
        assert_eq!(line, "{\"b\":\"=x\\n\\u2028\\\"\",\"a\":3,\"c\":null}\n");
        let read: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["b"], "=x\n\u{2028}\"");
    }
}
