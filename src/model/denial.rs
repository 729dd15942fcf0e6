//! What kind of denial a denial is.
//!
//! The distinction is the point of the tag: “not aware of such a plan” rejects
//! nothing, and no table may count it as if it did.

/// How a party stands toward what is put to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DenialKind {
    /// Rejects it.
    Denies,
    /// Rejects part of it: a figure, a role, the wording.
    DisputesPart,
    /// Says not to know of it.
    DisavowsKnowledge,
    /// Was asked, and would not say.
    Declines,
    /// Was asked, and did not answer.
    NoResponse,
}

impl DenialKind {
    /// All of them, in the order in which the window offers them.
    pub const ALL: [Self; 5] = [
        Self::Denies,
        Self::DisputesPart,
        Self::DisavowsKnowledge,
        Self::Declines,
        Self::NoResponse,
    ];

    /// The name in files and interchange.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Denies => "denies",
            Self::DisputesPart => "disputes_part",
            Self::DisavowsKnowledge => "disavows_knowledge",
            Self::Declines => "declines",
            Self::NoResponse => "no_response",
        }
    }

    /// The words in the window.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Denies => "denies",
            Self::DisputesPart => "disputes part",
            Self::DisavowsKnowledge => "disavows knowledge",
            Self::Declines => "declines to comment",
            Self::NoResponse => "no response",
        }
    }

    /// The kind of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it says that something is not so.
    pub const fn rejects(self) -> bool {
        matches!(self, Self::Denies | Self::DisputesPart)
    }
}
