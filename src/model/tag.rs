//! One application of a tag kind to a span, by one coder.

use super::{ArticleId, CoderId, DenialKind, Keyed, KindId, Moment, Span, Speaker, TagId};

/// A tag. Its words are kept beside its span, so that damage is noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its name.
    pub id: TagId,
    /// The article it lies in.
    pub article: ArticleId,
    /// Where.
    pub at: Span,
    /// The row of the codebook.
    pub kind: KindId,
    /// The words at `at`, abridged where long (`text::anchor::abridge`).
    pub quote: String,
    /// Who set it.
    pub coder: CoderId,
    /// When.
    pub created: Moment,
    /// What kind of denial a denial is; none where that is undecided.
    pub denial: Option<DenialKind>,
    /// Who speaks.
    pub speaker: Speaker,
}

impl Keyed for Tag {
    /// Article, start, end, id: the order of reading.
    type Key = (ArticleId, Span, TagId);
    fn key(&self) -> Self::Key {
        (self.article, self.at, self.id)
    }
}
