//! What stands where a result is to be written, and must not be replaced by it.
//!
//! Inputs of the same command, projects, and what is kept beside projects are
//! never written over, whatever is said; another file only where it is of the
//! kind that is written, or where it is said. The writing itself is `safe_write`'s.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

/// What is in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InTheWay {
    /// The command reads it.
    Input,
    /// It is a project.
    Project,
    /// It is the lock, the journal, the history or an earlier version of one.
    Companion,
    /// It is a file of another kind than what is written.
    OtherKind,
}

/// How the names of what is kept beside a project go on after its own.
const COMPANIONS: [&str; 3] = [".ron.lock", ".ron.journal", ".ron.history"];

/// How the names of folders beside a project end.
const FOLDERS: [&str; 2] = [".ron.earlier", ".ron.originals"];

/// So much of a file tells whether it is a project.
const LOOKED_AT: u64 = 4096;

/// What a result would replace at `output` that it must not: something the
/// command reads (`inputs`, files and folders), a project or a part of one, or a
/// file that ends otherwise than those that are written do (`endings`, in lower
/// case, without the dot).
///
/// # Errors
/// What is there cannot be looked at.
pub fn in_the_way(
    output: &Path,
    inputs: &[&Path],
    endings: &[&str],
) -> io::Result<Option<InTheWay>> {
    let found = match fs::metadata(output) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    // Pipes and devices keep nothing; a folder is refused by whoever writes.
    if !found.is_file() {
        return Ok(None);
    }
    let real = output.canonicalize()?;
    let is_read = |input: &&Path| input.canonicalize().is_ok_and(|input| real.starts_with(input));
    if inputs.iter().any(is_read) {
        return Ok(Some(InTheWay::Input));
    }
    if is_companion(&real) || is_companion(output) {
        return Ok(Some(InTheWay::Companion));
    }
    let mut start = Vec::new();
    File::open(&real)?.take(LOOKED_AT).read_to_end(&mut start)?;
    if super::import::is_project(&String::from_utf8_lossy(&start)) {
        return Ok(Some(InTheWay::Project));
    }
    let ending = output.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    Ok((!endings.contains(&&*ending)).then_some(InTheWay::OtherKind))
}

/// Whether a name is one of those that are kept beside a project.
fn is_companion(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    let folder = folder.to_string_lossy().to_lowercase();
    COMPANIONS.iter().any(|part| name.contains(part))
        || FOLDERS.iter().any(|end| folder.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_kind_that_is_written_are_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("reports")).unwrap();
        fs::create_dir(at("s.ron.earlier")).unwrap();
        for name in
            ["reports/a.csv", "notes.txt", "old.CSV", "s.ron.journal", "s.ron.earlier/1.ron"]
        {
            fs::write(at(name), "words").unwrap();
        }
        fs::write(at("s.csv"), "(hearsay: 1, app: \"0.1\")").unwrap();
        let reports = at("reports");
        let found = |name: &str| in_the_way(&at(name), &[&reports], &["csv"]).unwrap();
        assert_eq!(found("new.csv"), None);
        assert_eq!(found("old.CSV"), None);
        assert_eq!(found("reports/new.csv"), None);
        assert_eq!(found("reports/a.csv"), Some(InTheWay::Input));
        assert_eq!(found("notes.txt"), Some(InTheWay::OtherKind));
        assert_eq!(found("s.csv"), Some(InTheWay::Project));
        assert_eq!(found("s.ron.journal"), Some(InTheWay::Companion));
        assert_eq!(found("s.ron.earlier/1.ron"), Some(InTheWay::Companion));
        assert_eq!(found("reports"), None);
    }
}
