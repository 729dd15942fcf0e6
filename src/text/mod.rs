//! Total functions of `&str`: any text gives a result, none panics.
//!
//! What an importer needs to make an article of a text (`normalise`,
//! `language`, `segment`, `header`), what keeps tags on their words after that
//! (`anchor`, `words`, `offsets`), what compares sentences (`tokens`, `stem`,
//! `similarity`, `quotations`, `boilerplate`, `wording`), and what proposes who
//! says something in a sentence (`attribution`, `denial`) and in a whole article
//! (`reading`). What cuts a text into
//! words walks over it with a `cursor`, which cannot stand still. Nothing here
//! reads a file or a clock, and nothing knows articles or tags: spans and plain
//! values go in and out.

pub mod agencies;
pub mod anchor;
pub mod attribution;
pub mod boilerplate;
pub(crate) mod cursor;
pub mod date;
pub mod denial;
pub mod header;
pub mod language;
pub mod normalise;
pub mod offsets;
pub mod quotations;
pub mod reading;
pub mod segment;
pub mod similarity;
pub mod stem;
pub mod tokens;
pub mod wording;
pub mod words;

#[cfg(test)]
mod tests;
