//! Earlier versions of the open project's file: what changed since, and opening
//! one as a project of its own.

use std::path::Path;

use super::Session;
use crate::analysis::{Difference, difference};
use crate::io::project_file::{self, Fault, OpenError, Opened};
use crate::model::Project;

/// An earlier version that was read.
#[derive(Debug)]
pub struct Compared {
    /// The project as it was.
    pub project: Project,
    /// What changed between it and the version after it.
    pub until_next: Difference,
    /// What changed between it and the project as it is now.
    pub until_now: Difference,
    /// How much had to be mended in it, or is odd in it.
    pub faults: usize,
}

/// Reads an earlier version, and says what changed until the version after it
/// and until now.
pub fn compare(version: &Path, next: &Project, now: &Project) -> Result<Compared, OpenError> {
    let (Opened { project, faults }, _) = project_file::open(version)?;
    Ok(Compared {
        until_next: difference(&project, next),
        until_now: difference(&project, now),
        faults: faults.len(),
        project,
    })
}

impl Session {
    /// Opens a project file as a new project with a title of its own, which no
    /// file holds yet.
    pub fn open_as_copy(path: &Path, title: &str) -> Result<(Self, Vec<Fault>), OpenError> {
        let opened = Self::open(path)?;
        Ok((opened.session.copy(title), opened.faults))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::people;

    #[test]
    fn a_version_is_compared_with_what_came_after_and_opens_as_another_project() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.ron");
        let mut session = Session::new("One");
        session.save_as(&path).unwrap();
        session.edit(|p, _| Ok(people::retitle(p, "Two"))).unwrap();
        let next = session.project().clone();
        session.edit(|p, hand| Ok(people::coder(p, hand.ids, "Ada").1)).unwrap();
        let compared = compare(&path, &next, session.project()).unwrap();
        assert_eq!(compared.until_next.headline(), "title changed");
        assert_eq!(compared.until_now.headline(), "title changed, 1 coder added");

        let (copy, faults) = Session::open_as_copy(&path, "One, as it was").unwrap();
        assert_eq!(
            (copy.title().as_str(), copy.path(), copy.is_saved()),
            ("One, as it was", None, false)
        );
        assert_eq!(faults, []);
    }
}
