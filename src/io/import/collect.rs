//! Which files are meant by a list of files and folders.
//!
//! Looks at names and kinds only; what is in a file is for the formats.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{ImportError, is_known};

/// Folders in folders are followed this deep.
const MAX_DEPTH: usize = 64;

/// The files that are named, and those in the folders that are named: these with
/// their subfolders, by name, without hidden files and files of other formats.
/// Links to folders are followed only where they are named, so none leads in a
/// circle. What could not be looked at is said.
pub fn collect<P: AsRef<Path>>(paths: &[P]) -> (Vec<PathBuf>, Vec<ImportError>) {
    let mut found = Found::default();
    for path in paths {
        let path = path.as_ref();
        match fs::metadata(path) {
            Ok(what) if what.is_dir() => found.folder(path, 0),
            Ok(_) => found.file(path.to_owned()),
            Err(cause) => found.failed(path, cause),
        }
    }
    (found.files, found.errors)
}

#[derive(Default)]
struct Found {
    files: Vec<PathBuf>,
    seen: HashSet<PathBuf>,
    errors: Vec<ImportError>,
}

impl Found {
    fn file(&mut self, path: PathBuf) {
        if self.seen.insert(path.clone()) {
            self.files.push(path);
        }
    }

    fn failed(&mut self, path: &Path, cause: io::Error) {
        self.errors.push(ImportError::Unreadable { path: path.to_owned(), cause });
    }

    fn folder(&mut self, folder: &Path, depth: usize) {
        if depth > MAX_DEPTH {
            return self.failed(folder, io::Error::other("folders are nested too deep"));
        }
        let mut paths = Vec::new();
        match fs::read_dir(folder) {
            Ok(entries) => {
                for entry in entries {
                    match entry {
                        Ok(entry) => paths.push(entry.path()),
                        Err(cause) => self.failed(folder, cause),
                    }
                }
            }
            Err(cause) => self.failed(folder, cause),
        }
        paths.sort_unstable();
        for path in paths {
            self.in_folder(path, depth);
        }
    }

    fn in_folder(&mut self, path: PathBuf, depth: usize) {
        let name = path.file_name().unwrap_or_default();
        if name.as_encoded_bytes().starts_with(b".") {
            return;
        }
        match fs::symlink_metadata(&path) {
            Ok(what) if what.is_dir() => self.folder(&path, depth + 1),
            Ok(what) if what.is_file() && is_known(&path) => self.file(path),
            Ok(what) if what.is_symlink() && is_known(&path) && path.is_file() => self.file(path),
            Ok(_) => {}
            Err(cause) => self.failed(&path, cause),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_give_their_texts_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir_all(path("b/c")).unwrap();
        for name in ["z.txt", "b/c/2.TXT", "b/1.txt", ".hidden.txt", "picture.png", "a.md"] {
            fs::write(path(name), "words").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), path("b/up")).unwrap();
        let missing = path("missing.txt");
        let (files, errors) = collect(&[
            path("picture.png"),
            folder.path().to_owned(),
            missing.clone(),
            path("z.txt"),
        ]);
        let names: Vec<_> = files
            .iter()
            .map(|f| f.strip_prefix(folder.path()).unwrap().to_str().unwrap())
            .collect();
        assert_eq!(names, ["picture.png", "a.md", "b/1.txt", "b/c/2.TXT", "z.txt"]);
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].path(), missing);
    }
}
