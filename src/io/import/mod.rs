//! Articles coming in: files, folders and what is pasted become drafts.
//!
//! A format is one file here and one entry in [`IMPORTERS`]. It gives the words of
//! a file as `Raw` articles, one or many; what they mean is worked out in one place
//! for all. What was changed on the way in is said in the draft's `intake`. Nothing
//! outside the given file is read or fetched. All but plain text is read in a
//! process apart, where work that can run away is contained. Whether a draft is already in a project, and what ids it gets, is
//! decided by whoever adds it.

mod agency;
mod apart;
mod bundle;
mod collect;
mod contain;
mod decode;
mod docx;
mod epub;
mod feed;
mod file_name;
mod flow;
mod html;
mod json;
mod kinds;
mod mail;
mod markdown;
mod odt;
mod package;
mod paste;
mod pdf;
mod plain_text;
mod raw;
mod record;
mod rtf;
mod table;
mod tree;
mod warc;
mod watch;
mod when;
mod xml;

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use self::apart::{Readers, read_apart, serve};
pub use self::collect::collect;
pub use self::kinds::is_project;
pub use self::paste::{Pasted, Reading};
use self::raw::Raw;
pub use self::raw::notable;
pub use self::record::{Columns, Head, Mapping};
pub use self::watch::Watched;
use crate::model::{Draft, TextHash};

/// The largest file that is read: spans are 32-bit, and nobody tags more.
pub const MAX_BYTES: u64 = 256 << 20;

/// A file, as an importer sees it.
struct Source<'a> {
    /// All of it.
    bytes: &'a [u8],
    /// The end of its name in lower case, without the dot.
    extension: &'a str,
    /// How many files in files are still read.
    depth: usize,
    /// Which columns of a table hold what.
    columns: &'a Columns,
}

#[cfg(test)]
impl<'a> Source<'a> {
    fn named(bytes: &'a [u8], extension: &'a str) -> Self {
        static NONE: std::sync::LazyLock<Columns> = std::sync::LazyLock::new(Columns::default);
        Source { bytes, extension, depth: 1, columns: &NONE }
    }
}

/// A format that articles come in.
pub struct Importer {
    /// Its name in scripts.
    pub id: &'static str,
    /// Its name in the window.
    pub name: &'static str,
    /// The ends of its files' names, in lower case.
    pub extensions: &'static [&'static str],
    /// What is read of it, in words.
    pub carries: &'static str,
    /// Whether a file is of this format: by its bytes where they tell, else by its
    /// name.
    takes: fn(&Source<'_>) -> bool,
    /// The articles in a file.
    read: fn(&Source<'_>) -> Result<Vec<Raw>, Unfit>,
}

/// All formats. The first that takes a file reads it.
pub static IMPORTERS: &[Importer] = &[
    pdf::IMPORTER,
    docx::IMPORTER,
    odt::IMPORTER,
    epub::IMPORTER,
    rtf::IMPORTER,
    mail::PAGE_IMPORTER,
    mail::IMPORTER,
    feed::IMPORTER,
    agency::NEWSML,
    agency::NITF,
    warc::IMPORTER,
    json::IMPORTER,
    table::IMPORTER,
    html::IMPORTER,
    markdown::IMPORTER,
    plain_text::IMPORTER,
];

/// Why a file's bytes are no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Unfit {
    /// There are no words in it.
    #[error("the file is empty")]
    Empty,
    /// It is no text.
    #[error("the file is binary, not text")]
    Binary,
    /// It is something else, and known.
    #[error("the file is {0}")]
    Kind(#[serde(deserialize_with = "kinds::named")] kinds::Name),
    /// It is a table, in a format that is not read.
    #[error("the file is a spreadsheet")]
    Spreadsheet,
    /// It is one of ours.
    #[error("this is a Hearsay project: open it instead")]
    Project,
    /// It is of a known format, and has no article.
    #[error("there is no article in the file")]
    NoArticle,
    /// It is of a known format, and cannot be read.
    #[error("the file is damaged")]
    Damaged,
    /// It holds pictures of pages.
    #[error("the PDF is a scan: its pages are pictures, without text")]
    Scan,
    /// Its pages hold neither words nor pictures.
    #[error("there is no text in the PDF")]
    NoText,
    /// It is a table, and none of its columns is known to hold articles.
    #[error("no column of the table is called text, body or the like")]
    NoColumn,
    /// It wants a password.
    #[error("the file is locked with a password")]
    Locked,
    /// It is made to harm, or no article.
    #[error("the file is nested deeper, or unpacks to more, than any article")]
    Bomb,
    /// It keeps its reader busy without end.
    #[error("reading the file took too long")]
    TooSlow,
    /// It ends the process that reads it, or fills its memory.
    #[error("the file makes the program that reads it fail")]
    Deadly,
    /// The process that reads such files is not to be had.
    #[error("the program that reads such files cannot be started")]
    NoReader,
}

impl Unfit {
    /// What to do about it.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Empty => "check that it was saved",
            Self::Binary | Self::Kind(_) => "save it as plain text, or paste its text",
            Self::Spreadsheet => "save it as CSV, and import that",
            Self::Project => "open it with hearsay, or by Open in the window",
            Self::NoArticle => "open it with the program that made it, and paste the text",
            Self::Scan => "let a program read its pages (OCR), and import what that gives",
            Self::NoText => {
                "if you see words in it, let a program read them (OCR), and import that"
            }
            Self::NoColumn => "call the column with the articles `text` in its first row",
            Self::Locked => "open it with its password, and save it without one",
            Self::Damaged => "copy or download it again",
            Self::Bomb | Self::TooSlow | Self::Deadly => {
                "be wary of it; paste the text if you need it"
            }
            Self::NoReader => "start Hearsay again, or paste the text",
        }
    }
}

/// Why a file was not imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file system did not give it.
    #[error("cannot read: {cause}: `{}`", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        cause: io::Error,
    },
    /// It is a folder, a pipe or a device.
    #[error("not a file: `{}`", path.display())]
    NotAFile {
        /// What.
        path: PathBuf,
    },
    /// It is larger than any article.
    #[error("the file has {size} bytes, and an article at most {MAX_BYTES}: `{}`", path.display())]
    TooLarge {
        /// Which file.
        path: PathBuf,
        /// Its size, or what was read of it.
        size: u64,
    },
    /// It holds no article.
    #[error("{why}: `{}`", path.display())]
    Unfit {
        /// Which file.
        path: PathBuf,
        /// Why not.
        why: Unfit,
    },
}

impl ImportError {
    /// The file it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Unreadable { path, .. }
            | Self::NotAFile { path }
            | Self::TooLarge { path, .. }
            | Self::Unfit { path, .. } => path,
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable { cause, .. } => match cause.kind() {
                io::ErrorKind::NotFound => "check the name; it may have been moved",
                io::ErrorKind::PermissionDenied => "ask its owner for the right to read it",
                _ => "try again, or copy the file to another disk",
            },
            Self::NotAFile { .. } => "choose a file, or a folder of files",
            Self::TooLarge { .. } => "divide it into several files",
            Self::Unfit { why, .. } => why.hint(),
        }
    }
}

/// Whether a folder's file of this name would be imported.
pub fn is_known(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let ends = |end: &str| name.strip_suffix(end).is_some_and(|stem| stem.ends_with('.'));
    IMPORTERS.iter().any(|importer| importer.extensions.iter().any(|end| ends(end)))
}

/// Makes drafts of a file: one, or as many as there are articles in it.
pub fn read(path: &Path) -> Result<Vec<Draft>, ImportError> {
    Readers::default().read(path, &Columns::default())
}

/// The columns of a table, or the fields of a file of JSON; none of any other file,
/// or of one that cannot be read.
pub fn head_of_table(path: &Path) -> Option<Head> {
    let bytes = bytes_of(path).ok()?;
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let read = match format_of(&bytes, &file).id {
        id if id == table::IMPORTER.id => table::head,
        id if id == json::IMPORTER.id => json::head,
        _ => return None,
    };
    let head = contain::run(bytes.len(), move || read(&bytes)).ok().flatten();
    head.filter(|head| !head.columns.is_empty())
}

/// Makes drafts of the bytes of a file of that name.
pub fn drafts_of_bytes(bytes: &[u8], file: &str) -> Result<Vec<Draft>, Unfit> {
    Readers::default().drafts(bytes.to_vec(), file, &Columns::default())
}

/// Makes drafts of what was found in a file of that name and hash.
fn drafts(articles: Vec<Raw>, file: &str, hash: TextHash) -> Result<Vec<Draft>, Unfit> {
    let drafts = articles.into_iter().map(|raw| {
        let mut draft = raw.into_draft();
        file.clone_into(&mut draft.file);
        file_name::fill(&mut draft, file);
        draft.provenance.file_sha256 = Some(hash);
        draft
    });
    let drafts: Vec<Draft> = drafts.filter(|draft| !draft.text.trim().is_empty()).collect();
    if drafts.is_empty() { Err(Unfit::Empty) } else { Ok(drafts) }
}

/// Mails in mails, and the like, are read this deep.
const DEEPEST: usize = 3;

/// The articles in the bytes of a file.
fn raw_articles(bytes: Vec<u8>, file: &str, columns: &Columns) -> Result<Vec<Raw>, Unfit> {
    if is_plain(&bytes, file) {
        return inside(&bytes, file, DEEPEST, columns);
    }
    let (file, columns) = (file.to_owned(), columns.clone());
    contain::run(bytes.len(), move || inside(&bytes, &file, DEEPEST, &columns))?
}

/// Whether a file is read as plain text, which no other library has a part in.
fn is_plain(bytes: &[u8], file: &str) -> bool {
    format_of(bytes, file).id == plain_text::IMPORTER.id
}

/// The same for a file in a file, on the thread of the outer one.
fn inside(bytes: &[u8], file: &str, depth: usize, columns: &Columns) -> Result<Vec<Raw>, Unfit> {
    let extension = extension_of(Path::new(file)).unwrap_or_default();
    let source = Source { bytes, extension: &extension, depth, columns };
    let articles = (format_of(bytes, file).read)(&source)?;
    Ok(articles.into_iter().flat_map(bundle::split).collect())
}

/// The format of a file: the first that takes it.
pub fn format_of(bytes: &[u8], file: &str) -> &'static Importer {
    let extension = extension_of(Path::new(file)).unwrap_or_default();
    let columns = Columns::default();
    let source = Source { bytes, extension: &extension, depth: 0, columns: &columns };
    let importer = IMPORTERS.iter().find(|importer| (importer.takes)(&source));
    importer.unwrap_or(&plain_text::IMPORTER)
}

/// Makes a draft of text that comes with the program. `file` is the name of its
/// file, or nothing.
pub fn draft_of_text(text: &str, file: &str) -> Draft {
    Draft { file: file.to_owned(), ..Raw::of_text(text, Vec::new()).into_draft() }
}

fn extension_of(path: &Path) -> Option<String> {
    path.extension().and_then(|end| end.to_str()).map(str::to_ascii_lowercase)
}

/// The bytes of a file. The size is looked at first, and again while reading,
/// for files grow, and some have no size.
fn bytes_of(path: &Path) -> Result<Vec<u8>, ImportError> {
    let unreadable = |cause| ImportError::Unreadable { path: path.to_owned(), cause };
    // Opening a pipe would wait for whoever writes to it.
    let found = std::fs::metadata(path).map_err(unreadable)?;
    if !found.is_file() {
        return Err(ImportError::NotAFile { path: path.to_owned() });
    }
    let too_large = |size| ImportError::TooLarge { path: path.to_owned(), size };
    if found.len() > MAX_BYTES {
        return Err(too_large(found.len()));
    }
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or(0) + 1);
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let size = bytes.len() as u64;
    if size > MAX_BYTES { Err(too_large(size)) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn formats_have_names_of_their_own() {
        let ids: BTreeSet<_> = IMPORTERS.iter().map(|importer| importer.id).collect();
        assert_eq!(ids.len(), IMPORTERS.len());
        assert!(IMPORTERS.iter().all(|importer| !importer.extensions.is_empty()));
    }

    #[test]
    fn what_is_wrong_with_a_file_names_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("empty.txt"), "").unwrap();
        std::fs::write(path("picture.txt"), b"\x89PNG\0\0\0").unwrap();
        std::fs::write(path("good.txt"), "Words.").unwrap();
        let huge = File::create(path("huge.txt")).unwrap();
        huge.set_len(MAX_BYTES + 1).unwrap();
        std::fs::create_dir(path("folder.txt")).unwrap();
        let names = ["empty.txt", "picture.txt", "good.txt", "huge.txt", "folder.txt", "none.txt"];
        let results = names.map(|name| read(&path(name)));
        let messages = ["empty", "a PNG picture", "", "at most", "not a file", "cannot read"];
        for ((name, message), result) in names.into_iter().zip(messages).zip(results) {
            match result {
                Ok(drafts) => {
                    let [draft] = &drafts[..] else { panic!("{drafts:?}") };
                    assert_eq!((draft.file.as_str(), draft.text.as_str()), (name, "Words."));
                    assert_eq!(draft.provenance.file_sha256, Some(TextHash::of("Words.")));
                }
                Err(error) => {
                    assert!(error.to_string().contains(message), "{error}");
                    assert!(error.to_string().contains(name) && !error.hint().is_empty());
                }
            }
        }
    }
}
