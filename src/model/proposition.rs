//! What is claimed, whoever says it, and how a sentence stands toward it.

use super::{ArticleId, CoderId, Keyed, Moment, PropositionId, Span, StanceId, TagId};

/// What is claimed, in one sentence: what the reports of several outlets share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposition {
    /// Its id.
    pub id: PropositionId,
    /// Its place in the list, from 1.
    pub position: u32,
    /// What is claimed.
    pub wording: String,
    /// What the analyst has to say about it.
    pub note: String,
}

impl Keyed for Proposition {
    type Key = PropositionId;
    fn key(&self) -> PropositionId {
        self.id
    }
}

/// How a sentence stands toward a proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StanceKind {
    /// Puts it forward as being the case.
    Asserts,
    /// Rejects it; the kind of the denial says how.
    Denies,
    /// Puts it forward with a reservation.
    Hedges,
    /// Puts it in doubt.
    Questions,
    /// Speaks of it and takes no side.
    Mentions,
}

impl StanceKind {
    /// All of them, in the order in which the window offers them.
    pub const ALL: [Self; 5] =
        [Self::Asserts, Self::Denies, Self::Hedges, Self::Questions, Self::Mentions];

    /// The name in files, interchange and the window.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Hedges => "hedges",
            Self::Questions => "questions",
            Self::Mentions => "mentions",
        }
    }

    /// The kind of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A sentence, or a tag on it, linked to a proposition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// Its id.
    pub id: StanceId,
    /// The proposition.
    pub proposition: PropositionId,
    /// The article it lies in.
    pub article: ArticleId,
    /// Where: the place of its tag, else a sentence.
    pub at: Span,
    /// The tag that bears it; none where the sentence itself was linked.
    pub tag: Option<TagId>,
    /// How it stands.
    pub kind: StanceKind,
    /// Who linked it.
    pub coder: CoderId,
    /// When.
    pub created: Moment,
}

impl Keyed for Stance {
    /// Article, start, end, id: the order of reading.
    type Key = (ArticleId, Span, StanceId);
    fn key(&self) -> Self::Key {
        (self.article, self.at, self.id)
    }
}
