//! Rows for export: what analyses give and exporters write.
//!
//! A table knows nothing of where its rows came from or where they go.

use std::borrow::Cow;

/// A value in a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// A whole number.
    Number(u64),
    /// Words.
    Text(String),
}

impl From<&str> for Cell {
    /// Empty words are an empty cell.
    fn from(words: &str) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Text(words.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }
}

impl From<u64> for Cell {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

/// Named columns and rows of as many cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns: lower case, words joined by `_`, or the names of what
    /// goes across.
    pub columns: Vec<Cow<'static, str>>,
    /// The rows; each has one cell a column.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table of these columns, without rows.
    pub fn with(columns: &[&'static str]) -> Self {
        Self {
            columns: columns.iter().map(|name| Cow::Borrowed(*name)).collect(),
            rows: Vec::new(),
        }
    }
}
