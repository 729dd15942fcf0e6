//! What a coder has gone through in an article without tagging it.

use super::{ArticleId, CoderId, Keyed, Span};

/// How far one coder has read one article.
///
/// In a change, as for [`super::Sentences`], `nothing_here` is only the part
/// that is taken out or put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The article.
    pub article: ArticleId,
    /// The coder.
    pub coder: CoderId,
    /// Whether it was marked as read to the end.
    pub read: bool,
    /// Sentences read and found to hold nothing to tag, ascending.
    pub nothing_here: Vec<Span>,
}

impl Review {
    /// Whether it says nothing and need not be kept.
    pub fn is_blank(&self) -> bool {
        !self.read && self.nothing_here.is_empty()
    }

    /// Whether a sentence is marked as holding nothing.
    pub fn marks(&self, sentence: Span) -> bool {
        let after = self.nothing_here.partition_point(|mark| mark.start <= sentence.start);
        after
            .checked_sub(1)
            .and_then(|i| self.nothing_here.get(i))
            .is_some_and(|mark| mark.contains(sentence))
    }
}

impl Keyed for Review {
    type Key = (ArticleId, CoderId);
    fn key(&self) -> Self::Key {
        (self.article, self.coder)
    }
}
