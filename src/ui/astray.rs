//! Tags whose words are not where they stand: shown for repair, never dropped.
//!
//! A file that was edited by hand, or merged, can hold such tags. What the
//! analyst meant is the quote, so that is shown and not the words at the place.

use std::collections::BTreeSet;

use crate::model::{Change, Project, Record, Tag, TagId};

pub use crate::analysis::overview::is_astray;

/// What is said of such a tag.
pub fn words(tag: &Tag) -> String {
    format!("its words are not here: “{}”", tag.quote)
}

/// All such tags of the project.
#[derive(Debug, Default)]
pub struct Astray(Option<BTreeSet<TagId>>);

impl Astray {
    /// The tags; every tag is looked at once, then only what changes.
    pub fn of(&mut self, project: &Project) -> &BTreeSet<TagId> {
        self.0.get_or_insert_with(|| {
            let tags = project.tags().iter().filter(|tag| is_astray(project, tag));
            tags.map(|tag| tag.id).collect()
        })
    }

    /// Follows changes.
    pub fn follow(&mut self, project: &Project, changes: &[Change]) {
        let Some(astray) = &mut self.0 else { return };
        for change in changes {
            match change.record() {
                Some(Record::Tag(tag)) => {
                    astray.remove(&tag.id);
                    if project.tag(tag.id).is_some_and(|tag| is_astray(project, tag)) {
                        astray.insert(tag.id);
                    }
                }
                Some(Record::Text(_)) => {
                    self.0 = None;
                    return;
                }
                _ => {}
            }
        }
    }
}
