//! Which files are meant by a list of files and folders.
//!
//! Looks at names and kinds only; what is in a file is for the formats.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{ImportError, is_known};

/// What browsers and word processors add to the name of a page for the folder of its
/// pictures, frames and advertisements.
static PARTS: &str = "\
    _files .files -Dateien _fichiers _archivos _arquivos _ficheiros _file -bestanden -filer \
    _tiedostot _pliki _soubory _elemei _dosyalar _datoteke _fajlovi _fitxers _fitxategiak \
    _failid _fails _bylos";

/// Folders in folders are followed this deep.
const MAX_DEPTH: usize = 64;

/// The files that are named, and those in the folders that are named: these with
/// their subfolders, by name, without hidden files and files of other formats. A
/// folder that was saved with a page is part of the page beside it, not articles.
/// Links to folders are followed only where they are named, so none leads in a
/// circle. What could not be looked at is said.
pub fn collect<P: AsRef<Path>>(paths: &[P]) -> (Vec<PathBuf>, Vec<ImportError>) {
    let mut found = Found::default();
    let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
    // Both may have been dropped on the window.
    let pages = pages(&paths);
    for path in paths.into_iter().filter(|path| !is_part_of(path, &pages)) {
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
        let pages = pages(&paths);
        paths.retain(|path| !is_part_of(path, &pages));
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

/// The pages among some paths, without their endings.
fn pages<P: AsRef<Path>>(paths: &[P]) -> HashSet<PathBuf> {
    let is_page = |path: &&Path| {
        let end = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        matches!(&*end, "html" | "htm" | "xhtml")
    };
    let pages = paths.iter().map(AsRef::as_ref).filter(is_page);
    pages.map(|path| path.with_extension("")).collect()
}

/// Whether a path is the folder of one of these pages.
fn is_part_of(path: &Path, pages: &HashSet<PathBuf>) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut stems = PARTS.split(' ').filter_map(|end| name.strip_suffix(end));
    stems.any(|stem| pages.contains(&path.with_file_name(stem))) && path.is_dir()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_with_a_page_is_part_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let mine = ["Ein Bericht. 2.html", "all_files/one.html", "old.htm", "old_file"];
        let parts = ["Ein Bericht. 2-Dateien/anzeige.html", "old_files/a/frame.html"];
        for name in mine.iter().chain(&parts) {
            fs::create_dir_all(path(name).parent().unwrap()).unwrap();
            fs::write(path(name), "words").unwrap();
        }
        let (files, errors) = collect(&[folder.path()]);
        assert_eq!(files, ["Ein Bericht. 2.html", "all_files/one.html", "old.htm"].map(path));
        assert!(errors.is_empty());
        assert_eq!(collect(&["old_files", "old.htm"].map(path)).0, [path("old.htm")]);
        // Who names it alone means it.
        assert_eq!(collect(&[path("old_files")]).0, [path("old_files/a/frame.html")]);
    }

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
