//! The analyst's free text on a tag or a sentence.

use super::{ArticleId, CoderId, Id, Keyed, Moment, NoteId, Span, TagId};

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A tag.
    Tag(TagId),
    /// A sentence of an article, by its span.
    Sentence(ArticleId, Span),
}

/// A note by one coder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its name.
    pub id: NoteId,
    /// What it is about.
    pub on: Subject,
    /// What it says; never empty.
    pub text: String,
    /// Who wrote it.
    pub coder: CoderId,
    /// When it was last changed.
    pub created: Moment,
}

impl Note {
    /// The id and the span that the file writes for the note's subject.
    pub fn place(&self) -> (Id, Span) {
        match self.on {
            Subject::Tag(tag) => (tag.0, Span::default()),
            Subject::Sentence(article, at) => (article.0, at),
        }
    }
}

impl Keyed for Note {
    /// What it is on, where, and its id.
    type Key = (Id, Span, NoteId);
    fn key(&self) -> Self::Key {
        let (on, at) = self.place();
        (on, at, self.id)
    }
}
