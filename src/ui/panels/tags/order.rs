//! What the tag table can be sorted by, and where its columns stand.

use std::cmp::Ordering;

use crate::model::{ArticleId, Project, Span, Subject, Tag, TagId};

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The kind of tag.
    Kind,
    /// The tagged words.
    Quote,
    /// The article's headline: with the place in the list, the natural order.
    #[default]
    Article,
    /// Who published it.
    Outlet,
    /// When.
    Date,
    /// Notes on the tag.
    Note,
}

impl Column {
    /// Its head.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kind => "Kind",
            Self::Quote => "Quote",
            Self::Article => "Article",
            Self::Outlet => "Outlet",
            Self::Date => "Date",
            Self::Note => "Note",
        }
    }

    /// Columns with left edge and width, in a table of that width.
    pub fn layout(width: f32) -> Vec<(Self, f32, f32)> {
        let fixed = 120.0 + 96.0;
        let rest = (width - fixed - 16.0).max(200.0);
        let mut left = 16.0;
        [
            (Self::Kind, 120.0),
            (Self::Quote, rest * 0.40),
            (Self::Article, rest * 0.24),
            (Self::Outlet, rest * 0.16),
            (Self::Date, 96.0),
            (Self::Note, rest * 0.20),
        ]
        .into_iter()
        .map(|(column, width)| {
            let placed = (column, left, width);
            left += width;
            placed
        })
        .collect()
    }
}

/// A row, by what it is sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowKey {
    /// The tag.
    pub tag: TagId,
    words: String,
    /// Place in the list, in the text, in the codebook.
    position: (u32, ArticleId, Span, u32),
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Order {
    /// The column that decides; place in the list and text follow.
    pub column: Column,
    /// Whether the last comes first.
    pub descending: bool,
}

impl Order {
    /// Sorts by a column or, where it does already, the other way round.
    pub fn choose(&mut self, column: Column) {
        self.descending = self.column == column && !self.descending;
        self.column = column;
    }

    /// What a tag is sorted by.
    pub fn key(&self, project: &Project, tag: &Tag) -> RowKey {
        let article = project.article(tag.article);
        let words = match self.column {
            // The place in the list says it all.
            Column::Article => String::new(),
            Column::Kind => {
                project.kind(tag.kind).map_or_else(String::new, |k| format!("{:04}", k.number))
            }
            Column::Quote => {
                let quote = tag.at.of_text(project.text(tag.article));
                quote.chars().take(40).flat_map(char::to_lowercase).collect()
            }
            Column::Outlet => {
                article.map_or_else(String::new, |a| project.outlet_name(a.outlet).to_lowercase())
            }
            Column::Date => {
                article.and_then(|a| a.published).map_or_else(String::new, |d| d.to_string())
            }
            Column::Note => project
                .notes_on(Subject::Tag(tag.id))
                .next()
                .map_or_else(|| "\u{10ffff}".to_owned(), |note| note.text.to_lowercase()),
        };
        let position = article.map_or(0, |article| article.position);
        let kind = project.kind(tag.kind).map_or(u32::MAX, |kind| kind.number);
        RowKey { tag: tag.id, words, position: (position, tag.article, tag.at, kind) }
    }

    /// Which of two rows comes first.
    pub fn compare(&self, a: &RowKey, b: &RowKey) -> Ordering {
        let by_words = a.words.cmp(&b.words);
        let by_words = if self.descending { by_words.reverse() } else { by_words };
        let by_place = a.position.cmp(&b.position).then(a.tag.cmp(&b.tag));
        let turned = self.descending && self.column == Column::Article;
        by_words.then(if turned { by_place.reverse() } else { by_place })
    }
}
