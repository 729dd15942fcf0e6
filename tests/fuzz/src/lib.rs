//! What must hold whatever the bytes: one file a target. Each panics where it
//! does not hold.

pub mod article;
pub mod beside;
pub mod edits;
pub mod journal;
pub mod project;

/// Something that takes any bytes.
pub struct Target {
    /// Its name, and that of its folder in the corpus.
    pub name: &'static str,
    /// Tries it.
    pub run: fn(&[u8]),
}

/// All targets.
pub const TARGETS: [Target; 5] = [
    Target { name: "article", run: article::run },
    Target { name: "beside", run: beside::run },
    Target { name: "edits", run: edits::run },
    Target { name: "journal", run: journal::run },
    Target { name: "project", run: project::run },
];
