//! A project's lists before they are a project: what a file gives.

use crate::model::{
    Article, Attribution, Coder, Derivation, Grade, Header, Note, Outlet, Proposition, Review,
    Sentences, Source, Stance, Tag, TagKind, Text,
};

/// A project's lists as plain vectors, as a file gives them.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// What the project says of itself.
    pub header: Header,
    /// People who tag.
    pub coders: Vec<Coder>,
    /// The codebook; reserved rows that are missing are filled in.
    pub kinds: Vec<TagKind>,
    /// Outlets and agencies.
    pub outlets: Vec<Outlet>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Grades of sources and propositions.
    pub grades: Vec<Grade>,
    /// Propositions.
    pub propositions: Vec<Proposition>,
    /// Articles.
    pub articles: Vec<Article>,
    /// Their texts.
    pub texts: Vec<Text>,
    /// Their sentences.
    pub sentences: Vec<Sentences>,
    /// Tags.
    pub tags: Vec<Tag>,
    /// The parts of attributions.
    pub attributions: Vec<Attribution>,
    /// Links to propositions.
    pub stances: Vec<Stance>,
    /// Notes.
    pub notes: Vec<Note>,
    /// Reviews.
    pub reviews: Vec<Review>,
    /// What articles owe to each other.
    pub derivations: Vec<Derivation>,
}
