//! A table in Markdown, as most readers of it draw one.
//!
//! What has a meaning in Markdown is escaped, so that words stay words. A line
//! end in a cell is `<br>`, which is the only one that a table can have.

use std::io::{self, Write};

use super::{Exporter, Options};
use crate::model::{Cell, Table};

/// The entry for Markdown.
pub const EXPORTER: Exporter = Exporter {
    id: "md",
    name: "Markdown",
    extension: "md",
    carries: "a table for notes, wikis and tickets; whatever Markdown would take for a sign is \
              escaped",
    write,
};

fn write(table: &Table, _: &Options, to: &mut dyn Write) -> io::Result<()> {
    let line = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.collect();
        format!("| {} |\n", cells.join(" | "))
    };
    to.write_all(line(&mut table.columns.iter().map(|name| escaped(name))).as_bytes())?;
    let is_number = |nth: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(nth));
        !table.rows.is_empty() && cells.all(|cell| matches!(cell, Cell::Number(_)))
    };
    let ruler = |nth| if is_number(nth) { "--:".to_owned() } else { "---".to_owned() };
    to.write_all(line(&mut (0..table.columns.len()).map(ruler)).as_bytes())?;
    for row in &table.rows {
        let told = |cell: &Cell| match cell {
            Cell::Empty => String::new(),
            Cell::Number(number) => number.to_string(),
            Cell::Text(words) => escaped(words),
        };
        to.write_all(line(&mut row.iter().map(told)).as_bytes())?;
    }
    Ok(())
}

/// Words that Markdown takes for nothing but words.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.trim().chars() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '#' | '~' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("<br>"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_cannot_break_the_table() {
        let rows = vec![vec!["a|b\n<i>*c*".into(), Cell::Number(3), Cell::Empty]];
        let table = Table { rows, ..Table::with(&["what_is", "n", "x"]) };
        let mut out = Vec::new();
        write(&table, &Options::default(), &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "| what\\_is | n | x |\n| --- | --: | --- |\n| a\\|b<br>&lt;i>\\*c\\* | 3 |  |\n"
        );
    }
}
