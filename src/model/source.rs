//! Who says something inside an article.

use super::{Keyed, SourceId};

/// What is known of who a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// A person by name.
    Person,
    /// A role or a body by name: "the ministry", "the governor".
    #[default]
    Body,
    /// Nobody by name, but described: "an official who took part in the talks".
    Described,
    /// Nobody by name, and nothing more: "sources".
    Bare,
    /// A document or a recording.
    Document,
}

impl SourceKind {
    /// All of them, in the order in which the window offers them.
    pub const ALL: [Self; 5] =
        [Self::Person, Self::Body, Self::Described, Self::Bare, Self::Document];

    /// The name in files and interchange.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Body => "body",
            Self::Described => "described",
            Self::Bare => "bare",
            Self::Document => "document",
        }
    }

    /// The words in the window.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Person => "named person",
            Self::Body => "named role or body",
            Self::Described => "unnamed, described",
            Self::Bare => "unnamed",
            Self::Document => "document or recording",
        }
    }

    /// The kind of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether nobody is named: two such sources may be one, or not.
    pub const fn is_unnamed(self) -> bool {
        matches!(self, Self::Described | Self::Bare)
    }
}

/// A source, as the register has it. Unnamed ones are apart until the analyst
/// joins them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// What it is called, or the words that describe it.
    pub name: String,
    /// What is known of who it is.
    pub kind: SourceKind,
    /// Other words for it: "the ministry", "Islamabad".
    pub aliases: Vec<String>,
    /// What the analyst knows about it.
    pub about: String,
}

impl Source {
    /// Whether the words are a name or an alias of it, whatever their case.
    pub fn is_called(&self, words: &str) -> bool {
        let words = words.trim().to_lowercase();
        std::iter::once(&self.name).chain(&self.aliases).any(|name| name.to_lowercase() == words)
    }
}

impl Keyed for Source {
    type Key = SourceId;
    fn key(&self) -> SourceId {
        self.id
    }
}
