//! What a project says of itself.

/// The head of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// What it is about, in the analyst's words.
    pub title: String,
}
