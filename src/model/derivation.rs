//! How much of one article another was made from.
//!
//! Two outlets that print the same report are one witness, not two: whoever
//! counts who confirms what has to know it.

use super::{ArticleId, CoderId, Keyed};

/// What an article owes to an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DerivationKind {
    /// It is that article, cut or retouched.
    Wholly,
    /// It took passages from it, and has work of its own.
    Partly,
    /// It was written without it.
    Not,
}

impl DerivationKind {
    /// All of them, in the order in which the window offers them.
    pub const ALL: [Self; 3] = [Self::Wholly, Self::Partly, Self::Not];

    /// The name in files and interchange.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wholly => "wholly",
            Self::Partly => "partly",
            Self::Not => "not",
        }
    }

    /// The words in the window.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Wholly => "wholly derived",
            Self::Partly => "partly derived",
            Self::Not => "not derived",
        }
    }

    /// The kind of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a coder says of two articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// The article that text may have been taken from.
    pub from: ArticleId,
    /// The article that may have it.
    pub to: ArticleId,
    /// How much of it.
    pub kind: DerivationKind,
    /// Who says so.
    pub coder: CoderId,
    /// Why.
    pub reason: String,
}

impl Derivation {
    /// Whether it ties the two to one origin.
    pub const fn ties(&self) -> bool {
        !matches!(self.kind, DerivationKind::Not)
    }
}

impl Keyed for Derivation {
    type Key = (ArticleId, ArticleId);
    fn key(&self) -> Self::Key {
        (self.from, self.to)
    }
}
