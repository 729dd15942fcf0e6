//! A folder that is watched: new files in it are told of, once they stand still.
//!
//! A look compares what the folder holds with what the look before saw. Files that
//! were there when the watch began are not new. Whoever watches says when to look;
//! nothing here waits, and nothing is read but names, sizes and times.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::collect;

/// A folder that is watched.
#[derive(Clone, Debug)]
pub struct Watched {
    folder: PathBuf,
    /// What was there when the watch began, or was told of since.
    known: HashMap<PathBuf, State>,
    /// What the last look saw that is not known: it may still be written to.
    moving: HashMap<PathBuf, State>,
    begun: bool,
}

/// What a file is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    bytes: u64,
    /// When it was changed last, in nanoseconds since 1970; 0 where that is not
    /// known.
    changed: u128,
}

impl Watched {
    /// Nothing is looked at yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, known: HashMap::new(), moving: HashMap::new(), begun: false }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Looks at the folder and its folders. Gives the files that are new, or have
    /// changed, and that are as the look before saw them, by name; an error where
    /// the folder is gone. The first look takes stock, and gives none.
    pub fn look(&mut self) -> std::io::Result<Vec<PathBuf>> {
        std::fs::read_dir(&self.folder)?;
        // What could not be looked at now is looked at the next time.
        let (files, _) = collect(&[&self.folder]);
        let seen: HashMap<PathBuf, State> =
            files.iter().filter_map(|path| Some((path.clone(), State::of(path)?))).collect();
        if !std::mem::replace(&mut self.begun, true) {
            self.known = seen;
            return Ok(Vec::new());
        }
        let stands_still = |path: &PathBuf| {
            let state = seen.get(path);
            // A file is made before anything is written to it.
            state.is_some_and(|it| it.bytes > 0)
                && state != self.known.get(path)
                && state == self.moving.get(path)
        };
        let ready: Vec<PathBuf> = files.into_iter().filter(stands_still).collect();
        self.known.retain(|path, _| seen.contains_key(path));
        for path in &ready {
            self.known.extend(seen.get(path).map(|state| (path.clone(), *state)));
        }
        self.moving = seen;
        self.moving.retain(|path, state| self.known.get(path) != Some(state));
        Ok(ready)
    }
}

impl State {
    fn of(path: &Path) -> Option<Self> {
        let found = std::fs::metadata(path).ok()?;
        let changed = found.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        Some(Self { bytes: found.len(), changed: changed.map_or(0, |it| it.as_nanos()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder, its watch, and the names that a look gives.
    struct Scene(tempfile::TempDir, Watched);

    impl Scene {
        fn write(&self, name: &str, text: &str) {
            let path = self.0.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }

        fn look(&mut self) -> Vec<String> {
            let found = self.1.look().unwrap();
            let name = |path: &PathBuf| {
                path.strip_prefix(self.0.path()).unwrap().to_str().unwrap().replace('\\', "/")
            };
            found.iter().map(name).collect()
        }
    }

    fn scene(names: &[&str]) -> Scene {
        let folder = tempfile::tempdir().unwrap();
        let watched = Watched::new(folder.path().to_owned());
        let mut scene = Scene(folder, watched);
        for name in names {
            scene.write(name, "There before.");
        }
        assert!(scene.look().is_empty());
        scene
    }

    #[test]
    fn new_files_are_told_of_once_when_they_stand_still() {
        let mut it = scene(&["old.txt"]);
        assert!(it.look().is_empty());
        it.write("b.txt", "The dam");
        it.write("a/a.md", "Rain fell.");
        it.write("picture.png", "no article");
        it.write(".hidden.txt", "not to be seen");
        assert!(it.look().is_empty(), "they may still be written to");
        it.write("b.txt", "The dam held.");
        assert_eq!(it.look(), ["a/a.md"], "one has grown");
        assert_eq!(it.look(), ["b.txt"]);
        assert!(it.look().is_empty());
    }

    #[test]
    fn an_empty_file_is_waited_for() {
        let mut it = scene(&[]);
        it.write("a.txt", "");
        assert!(it.look().is_empty() && it.look().is_empty() && it.look().is_empty());
        it.write("a.txt", "The dam held.");
        assert!(it.look().is_empty());
        assert_eq!(it.look(), ["a.txt"]);
    }

    #[test]
    fn a_file_that_changed_or_came_back_is_new() {
        let mut it = scene(&["a.txt"]);
        it.write("a.txt", "Another text, and longer.");
        assert!(it.look().is_empty());
        assert_eq!(it.look(), ["a.txt"]);
        std::fs::remove_file(it.0.path().join("a.txt")).unwrap();
        assert!(it.look().is_empty());
        it.write("a.txt", "Another text, and longer.");
        assert!(it.look().is_empty());
        assert_eq!(it.look(), ["a.txt"]);
    }

    #[test]
    fn a_folder_that_is_gone_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let mut watched = Watched::new(folder.path().to_owned());
        assert!(watched.look().unwrap().is_empty());
        folder.close().unwrap();
        assert!(watched.look().is_err());
    }
}
