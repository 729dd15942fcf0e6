//! The one mechanism for change: a record before, a record after.
//!
//! An edit is planned against a project without touching it and comes out as a
//! labelled list of changes. Applying them cannot fail. Swapped, the same
//! changes are undo; written down, they are the journal; looked at, they tell
//! views and indexes which records to look at again.

use std::sync::Arc;

use super::{
    Article, ArticleId, Attribution, Coder, Derivation, Grade, Header, Note, Outlet, Proposition,
    Review, Sentences, Source, Stance, Subject, Tag, TagKind, Text,
};

/// Any record of a project. Records are shared, not copied.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// What the project says of itself.
    Header(Arc<Header>),
    /// A person who tags.
    Coder(Arc<Coder>),
    /// A row of the codebook.
    Kind(Arc<TagKind>),
    /// An outlet or agency.
    Outlet(Arc<Outlet>),
    /// A source.
    Source(Arc<Source>),
    /// A grade of a source or a proposition.
    Grade(Arc<Grade>),
    /// A proposition.
    Proposition(Arc<Proposition>),
    /// What is known of an article.
    Article(Arc<Article>),
    /// An article's text.
    Text(Arc<Text>),
    /// A run of an article's sentences.
    Sentences(Arc<Sentences>),
    /// A tag.
    Tag(Arc<Tag>),
    /// The parts of an attribution.
    Attribution(Arc<Attribution>),
    /// A link to a proposition.
    Stance(Arc<Stance>),
    /// A note.
    Note(Arc<Note>),
    /// What a coder has gone through.
    Review(Arc<Review>),
    /// What one article owes to another.
    Derivation(Arc<Derivation>),
}

impl Record {
    /// The article it belongs to, if it belongs to one.
    pub fn article(&self) -> Option<ArticleId> {
        match self {
            Self::Article(article) => Some(article.id),
            Self::Text(text) => Some(text.article),
            Self::Sentences(sentences) => Some(sentences.article),
            Self::Tag(tag) => Some(tag.article),
            Self::Review(review) => Some(review.article),
            Self::Stance(stance) => Some(stance.article),
            Self::Note(note) => match note.on {
                Subject::Sentence(article, _) => Some(article),
                Subject::Tag(_) => None,
            },
            Self::Header(_)
            | Self::Coder(_)
            | Self::Kind(_)
            | Self::Outlet(_)
            | Self::Source(_)
            | Self::Grade(_)
            | Self::Proposition(_)
            | Self::Attribution(_)
            | Self::Derivation(_) => None,
        }
    }
}

macro_rules! record_from {
    ($($name:ident => $variant:ident),* $(,)?) => {$(
        impl From<$name> for Record {
            fn from(record: $name) -> Self {
                Self::$variant(Arc::new(record))
            }
        }
        impl From<Arc<$name>> for Record {
            fn from(record: Arc<$name>) -> Self {
                Self::$variant(record)
            }
        }
        impl From<&Arc<$name>> for Record {
            fn from(record: &Arc<$name>) -> Self {
                Self::$variant(Arc::clone(record))
            }
        }
    )*};
}

record_from! {
    Header => Header, Coder => Coder, TagKind => Kind, Outlet => Outlet, Source => Source,
    Grade => Grade, Proposition => Proposition, Article => Article, Text => Text,
    Sentences => Sentences, Tag => Tag, Attribution => Attribution, Stance => Stance, Note => Note,
    Review => Review, Derivation => Derivation,
}

/// One record taken out, put in, or exchanged for another.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The record as it was; absent where one is added.
    pub before: Option<Record>,
    /// The record as it will be; absent where one is removed.
    pub after: Option<Record>,
}

impl Change {
    /// Adds a record.
    pub fn add(record: impl Into<Record>) -> Self {
        Self { before: None, after: Some(record.into()) }
    }

    /// Removes a record.
    pub fn remove(record: impl Into<Record>) -> Self {
        Self { before: Some(record.into()), after: None }
    }

    /// Exchanges a record for another of its kind.
    pub fn replace(before: impl Into<Record>, after: impl Into<Record>) -> Self {
        Self { before: Some(before.into()), after: Some(after.into()) }
    }

    /// The change that takes this one back.
    pub fn reversed(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }

    /// The article it touches, if it touches one.
    pub fn article(&self) -> Option<ArticleId> {
        self.after.as_ref().or(self.before.as_ref()).and_then(Record::article)
    }

    /// The record after it, or before it where it removes one.
    pub fn record(&self) -> Option<&Record> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// How an edit came to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By the analyst.
    Done,
    /// By undo: its changes are those of an edit, reversed.
    Undone,
    /// By redo.
    Redone,
}

/// A labelled list of changes that are done, and undone, together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// What it does, in lower case, as in "Undo: tag as denial".
    pub label: String,
    /// The changes, in order.
    pub changes: Vec<Change>,
}

impl Edit {
    /// An edit without changes yet.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), changes: Vec::new() }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The edit that takes this one back: every change reversed, last first.
    pub fn reversed(&self) -> Self {
        Self {
            label: self.label.clone(),
            changes: self.changes.iter().rev().map(Change::reversed).collect(),
        }
    }
}
