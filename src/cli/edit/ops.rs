//! The operations, one entry each. A new one is an entry here, and a function.

use super::fields::Fields;
use super::{
    on_articles, on_attributions, on_codes, on_project, on_propositions, on_sentences, on_sources,
    on_tags,
};
use crate::edit::{Hand, Refused};
use crate::model::{Edit, Project};
use crate::session::Session;

/// Something that a line can ask for.
pub struct Op {
    /// Its name.
    pub name: &'static str,
    /// Its fields; those in brackets may be left out.
    pub takes: &'static str,
    /// What it does.
    pub does: &'static str,
    /// Whether it is done in a coder's name.
    pub signed: bool,
    /// How.
    pub run: Run,
}

/// How an operation is done.
#[derive(Clone, Copy)]
pub enum Run {
    /// By an edit that is planned from the fields.
    Plan(fn(&Project, &mut Hand<'_>, &mut Fields) -> Result<Edit, Refused>),
    /// By what only a session can do.
    Session(fn(&mut Session, &mut Fields, &Op) -> Result<(), Refused>),
}

/// All operations, theme by theme.
pub fn all() -> impl Iterator<Item = &'static Op> {
    let themes: [&'static [Op]; 8] = [
        on_tags::OPS,
        on_attributions::OPS,
        on_propositions::OPS,
        on_sources::OPS,
        on_sentences::OPS,
        on_articles::OPS,
        on_codes::OPS,
        on_project::OPS,
    ];
    themes.into_iter().flatten()
}

/// The operation of that name.
pub fn named(name: &str) -> Option<&'static Op> {
    all().find(|op| op.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_plain() {
        let mut names: Vec<&str> = all().map(|op| op.name).collect();
        let n = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), n);
        assert!(names.iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')));
    }
}
