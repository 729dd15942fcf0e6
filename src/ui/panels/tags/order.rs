//! What the tag table can be sorted by, and where its columns stand.

use std::cmp::Ordering;

use super::said::{self, Voices};
use crate::model::{ArticleId, Project, Span, Subject, Tag, TagId};

/// Left and right of the columns.
const MARGIN: f32 = 16.0;

/// Sorts what is empty behind all else.
const LAST: &str = "\u{10ffff}";

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The kind of tag.
    Kind,
    /// The tagged words.
    Quote,
    /// Whose claim, denial or words it is.
    Speaker,
    /// The propositions that it is linked to, and how it stands toward them.
    Proposition,
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
            Self::Speaker => "Speaker",
            Self::Proposition => "Proposition",
            Self::Article => "Article",
            Self::Outlet => "Outlet",
            Self::Date => "Date",
            Self::Note => "Note",
        }
    }

    /// Columns as they stand, with the least width of each and its share of the
    /// room that is left.
    const ALL: [(Self, f32, f32); 8] = [
        (Self::Kind, 120.0, 0.0),
        (Self::Quote, 180.0, 4.0),
        (Self::Speaker, 110.0, 1.0),
        (Self::Proposition, 150.0, 2.5),
        (Self::Article, 110.0, 1.5),
        (Self::Outlet, 100.0, 1.0),
        (Self::Date, 96.0, 0.0),
        (Self::Note, 80.0, 1.0),
    ];

    /// Columns that a narrow table does without, the first to go first.
    const SPARE: [Self; 6] =
        [Self::Note, Self::Outlet, Self::Date, Self::Article, Self::Proposition, Self::Speaker];

    /// Columns with left edge and width, in a table of that width. Those for which
    /// there is no room are left out, but not the one that the rows are sorted by.
    pub fn layout(width: f32, sorted: Self) -> Vec<(Self, f32, f32)> {
        let mut columns = Self::ALL.to_vec();
        let room = width - 2.0 * MARGIN;
        let least = |columns: &[(Self, f32, f32)]| columns.iter().map(|it| it.1).sum::<f32>();
        for spare in Self::SPARE.into_iter().filter(|it| *it != sorted) {
            if least(&columns) > room {
                columns.retain(|(column, ..)| *column != spare);
            }
        }
        let rest = (room - least(&columns)).max(0.0);
        let shares: f32 = columns.iter().map(|it| it.2).sum();
        let mut left = MARGIN;
        let place = |(column, least, share)| {
            let placed = (column, left, least + rest * share / shares);
            left += placed.2;
            placed
        };
        columns.into_iter().map(place).collect()
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

impl RowKey {
    /// The article of its tag.
    pub const fn article(&self) -> ArticleId {
        self.position.1
    }
}

impl Order {
    /// Sorts by a column or, where it does already, the other way round.
    pub fn choose(&mut self, column: Column) {
        self.descending = self.column == column && !self.descending;
        self.column = column;
    }

    /// What a tag is sorted by.
    pub fn key(&self, project: &Project, tag: &Tag, voices: &mut Voices) -> RowKey {
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
            Column::Speaker => match voices.name(project, tag).to_lowercase() {
                name if name.is_empty() => LAST.to_owned(),
                name => name,
            },
            Column::Proposition => match said::linked(project, tag).next() {
                Some((standing, position, _)) => format!("{position:010} {:02}", standing as u8),
                None => LAST.to_owned(),
            },
            Column::Outlet => {
                article.map_or_else(String::new, |a| project.outlet_name(a.outlet).to_lowercase())
            }
            Column::Date => {
                article.and_then(|a| a.published).map_or_else(String::new, |d| d.to_string())
            }
            Column::Note => project
                .notes_on(Subject::Tag(tag.id))
                .next()
                .map_or_else(|| LAST.to_owned(), |note| note.text.to_lowercase()),
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
