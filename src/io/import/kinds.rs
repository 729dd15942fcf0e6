//! What a file is that is no article, by the marks at its beginning, and what
//! its name promises.

const FILM: &str = "a film";

/// First bytes of files, and what they are.
static MARKS: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"PK\x03\x04", "a ZIP archive, or a document packed as one"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf\x27", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3\x03", "a sound recording"),
    (b"ID3\x04", "a sound recording"),
    (b"OggS\0", "a recording"),
    (b"\x1aE\xdf\xa3", FILM),
];

/// Ends of names, and what they promise.
static PROMISES: &[(&str, &str)] = &[
    ("pdf", "a PDF"),
    ("docx", "a Word document"),
    ("doc", "an old Word document"),
    ("odt", "an OpenDocument text"),
    ("rtf", "an RTF document"),
    ("epub", "an EPUB"),
    ("htm", "a web page"),
    ("html", "a web page"),
    ("mhtml", "a saved web page"),
    ("mht", "a saved web page"),
    ("zip", "a ZIP archive"),
    ("png", "a picture"),
    ("jpg", "a picture"),
    ("jpeg", "a picture"),
];

/// A kind in words, out of the lists of this file.
pub type Name = &'static str;

/// XML without an article.
pub const OTHER_XML: &str = "XML of no kind that holds articles";

/// One of the kinds that are named here, from its words.
pub fn named<'de, D: serde::Deserializer<'de>>(words: D) -> Result<Name, D::Error> {
    let words = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(words)?;
    let marks = MARKS.iter().map(|(_, kind)| *kind);
    let mut all = marks.chain(PROMISES.iter().map(|(_, kind)| *kind)).chain([OTHER_XML, FILM]);
    all.find(|kind| **kind == *words).ok_or_else(|| serde::de::Error::custom("no such kind"))
}

/// What a file is that holds no text.
pub fn of(bytes: &[u8]) -> Option<&'static str> {
    if bytes.get(..3) == Some(&[0; 3]) && bytes.get(4..8) == Some(b"ftyp") {
        return Some(FILM);
    }
    MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, kind)| *kind)
}

/// What a file of this extension should have been.
pub fn promised(extension: &str) -> Option<&'static str> {
    PROMISES.iter().find(|(end, _)| *end == extension).map(|(_, kind)| *kind)
}

/// Whether a text is a Hearsay project: among its first fields is `hearsay` with
/// a number.
pub fn is_project(text: &str) -> bool {
    let start = text.get(..text.floor_char_boundary(4096)).unwrap_or_default();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    start.starts_with(['(', '/', '#'])
        && start.match_indices("hearsay").any(|(at, word)| {
            let before = start.get(..at).unwrap_or_default().trim_end();
            let after = start.get(at + word.len()..).unwrap_or_default().trim_start();
            let number = after.strip_prefix(':').map(str::trim_start);
            before.ends_with(['(', ',', '/'])
                && number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
        })
}
