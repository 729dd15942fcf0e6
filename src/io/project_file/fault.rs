//! What can be wrong with a project file, where, and what to do about it.
//!
//! Some faults are mended on opening and reported; others refuse the file, for
//! opening it anyway would show the analyst something other than what was saved.
//! What is damaged is never guessed at and never dropped in silence.

mod remedy;

use std::fmt;

use super::VERSION;

/// A place in the file: line and column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl Place {
    /// The beginning of the file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// The place that lies `at` within something that begins here.
    pub const fn then(self, at: Self) -> Self {
        if at.line <= 1 {
            Self { line: self.line, column: self.column + at.column.saturating_sub(1) }
        } else {
            Self { line: self.line + at.line - 1, column: at.column }
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where; none where it is the file as a whole.
    pub place: Option<Place>,
    /// What.
    pub problem: Problem,
}

impl Fault {
    /// Whether the file cannot be opened because of it. Otherwise it was mended
    /// on opening, or does no harm.
    pub const fn refuses(&self) -> bool {
        self.problem.remedy().refuses
    }

    /// Whether it is that a record hangs on something that is not there, and has no
    /// place without it. Others only lose a name on opening.
    pub fn is_astray(&self) -> bool {
        const HANG: [&str; 4] = ["a note", "a review", "an attribution", "a derivation"];
        matches!(&self.problem, Problem::Astray { what, .. } if HANG.contains(what))
    }

    /// What to do about it.
    pub const fn hint(&self) -> &'static str {
        self.problem.remedy().hint
    }

    /// The line it is in.
    pub fn line(&self) -> Option<usize> {
        self.place.map(|place| place.line)
    }

    /// Whether it may keep the reader from seeing what comes after it.
    pub const fn stops(&self) -> bool {
        matches!(
            self.problem,
            Problem::NotText | Problem::NotOurs | Problem::CutOff(_) | Problem::Form(_)
        )
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some(place) => write!(f, "{place}: {}", self.problem),
            None => self.problem.fmt(f),
        }
    }
}

/// What is wrong. Words in backticks are the file's own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    // The file as a whole.
    /// It holds nothing.
    #[error("the file is empty")]
    Empty,
    /// It is larger than any project.
    #[error("the file has {0} bytes, and a project at most {max}", max = super::MAX_BYTES)]
    TooLarge(u64),
    /// It has more records than any project.
    #[error("the file has more than {0} records")]
    TooMany(usize),
    /// It holds bytes that are no text.
    #[error("the file is not UTF-8 text")]
    NotText,
    /// It is some other file.
    #[error("this is not a Hearsay project")]
    NotOurs,
    /// A later program wrote it.
    #[error("format version {0} is newer than this program reads ({VERSION})")]
    Newer(String),
    /// There is no such version.
    #[error("`{0}` is not a format version")]
    NoVersion(String),
    /// It does not say its version, or what says it was lost.
    #[error("the format version is missing")]
    VersionMissing,

    // Its form.
    /// It ends too early.
    #[error("the file is cut off inside {0}")]
    CutOff(String),
    /// It is not RON, or not of the shape of a project.
    #[error("{0}")]
    Form(String),
    /// A field or list that no project has.
    #[error("unknown field `{0}`")]
    UnknownField(String),
    /// A field or list that stands there twice.
    #[error("the field `{0}` stands there twice")]
    TwiceField(String),

    /// A line that Git left where two versions could not be joined.
    #[error("a merge was left unfinished here")]
    MergeMark,
    /// Something that is no record, no list and no field.
    #[error("this is no record: `{0}`")]
    Garbled(String),
    /// Bytes that are no text, in a record that can be read without them.
    #[error("{0} of its bytes are not UTF-8 text")]
    BadBytes(usize),

    // Its records.
    /// Two different records of one name.
    #[error("two different {list} have the id `{id}`; the other is in line {other}")]
    SameId {
        /// The list they are in.
        list: &'static str,
        /// Their id.
        id: String,
        /// Line of the other one.
        other: usize,
    },
    /// The same record twice.
    #[error("the same record stands in line {0} too")]
    TwiceRecord(usize),
    /// Two records on what a coder has read of an article.
    #[error("line {0} has a review by the same coder of the same article")]
    TwiceReview(usize),
    /// An article whose text is not there.
    #[error("article {0} has no text")]
    NoText(String),
    /// A text, sentences or tag of an article that is not there.
    #[error("{what} of article `{article}`, which is not in the file")]
    NoArticle {
        /// What it is.
        what: &'static str,
        /// Id of the article.
        article: String,
    },
    /// A text that was changed or damaged.
    #[error("the text of article {0} is not the one that was imported: its SHA-256 differs")]
    TextChanged(String),
    /// A span that leaves the text or cuts a character in two.
    #[error("{what}: ({start},{end}) is not a stretch of the text, which has {len} bytes")]
    BadSpan {
        /// Whose span it is.
        what: String,
        /// Where it starts.
        start: u32,
        /// Where it ends.
        end: u32,
        /// Length of the text.
        len: usize,
    },
    /// Sentences that share text.
    #[error("the sentences ({0},{1}) and ({2},{3}) overlap")]
    Overlap(u32, u32, u32, u32),

    // What is mended, or does no harm.
    /// An article and its text that knew each other by their SHA-256 alone.
    #[error("article {0} and its text had different ids")]
    Rejoined(String),
    /// A text in a line that is no record any more.
    #[error("the line of the text of article {0} was damaged, the text was not")]
    TextTorn(String),
    /// A SHA-256 that is all but that of the text.
    #[error("the SHA-256 of article {0} was damaged, its text was not")]
    HashDamaged(String),
    /// One of two records of one name was given another.
    #[error("two different {list} had the id `{id}`: one is now `{new}`")]
    NewId {
        /// The list they are in.
        list: &'static str,
        /// Their id.
        id: String,
        /// The new one.
        new: String,
    },
    /// Spans that do not ascend.
    #[error("the spans of {0} are out of order")]
    Unsorted(&'static str),
    /// An article that was not split.
    #[error("article {0} has no sentences")]
    NoSentences(String),
    /// A tag whose words are elsewhere.
    #[error("tag `{tag}`: “{quote}” stands at ({start},{end}), not at its place")]
    TagMoved {
        /// The tag.
        tag: String,
        /// Its words.
        quote: String,
        /// Where they start.
        start: u32,
        /// Where they end.
        end: u32,
    },
    /// A tag whose words are not in the text.
    #[error("tag `{tag}`: “{quote}” is not in the article")]
    Unanchored {
        /// The tag.
        tag: String,
        /// Its words.
        quote: String,
    },
    /// A tag without words of its own.
    #[error("tag `{0}` has no quote")]
    NoQuote(String),
    /// A coder, code, outlet, source or proposition that is spoken of but not there.
    #[error("{what} `{id}` is not in the file")]
    Missing {
        /// What it is.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// A note, review, or whatever else is on something that is not there.
    #[error("{what} on `{on}`, which is not in the file")]
    Astray {
        /// What it is.
        what: &'static str,
        /// What it is on.
        on: String,
    },
    /// Two codes that look the same.
    #[error("the codes `{}` and `{}` have the same {what}, `{sign}`", names[0], names[1])]
    SameSign {
        /// Letter or number.
        what: &'static str,
        /// Which.
        sign: String,
        /// The codes' names.
        names: [String; 2],
    },
    /// A reserved code that is not there.
    #[error("the code `{0}` is not in the file")]
    NoReserved(String),
    /// Two articles at one place of the list.
    #[error("another article has position {0} too")]
    SamePosition(u32),
    /// A text with characters that imports replace.
    #[error("the text has control characters: {0}")]
    Controls(usize),
    /// Faults that were counted and not kept.
    #[error("and {0} more")]
    More(usize),
}

/// How many faults are kept: a broken file may have one a line.
const KEPT: usize = 10_000;

/// Words from the file are cut to this many characters in messages.
const SHOWN: usize = 60;

/// The faults found so far.
#[derive(Debug)]
pub struct Faults {
    kept: Vec<Fault>,
    most: usize,
    more: usize,
    refused: bool,
}

impl Default for Faults {
    fn default() -> Self {
        Self { kept: Vec::new(), most: KEPT, more: 0, refused: false }
    }
}

impl Faults {
    /// Faults for whoever must know every one of them.
    pub fn without_limit() -> Self {
        Self { most: usize::MAX, ..Self::default() }
    }

    /// Adds a fault.
    pub fn add(&mut self, place: Place, problem: Problem) {
        self.keep(Fault { place: Some(place), problem });
    }

    /// Adds a fault of the file as a whole.
    pub fn add_whole(&mut self, problem: Problem) {
        self.keep(Fault { place: None, problem });
    }

    fn keep(&mut self, fault: Fault) {
        // Of too many, the ones that refuse the file go first.
        let refuses = fault.refuses();
        if self.kept.len() < self.most || (refuses && !self.refused) {
            self.kept.push(fault);
        } else {
            self.more += 1;
        }
        self.refused |= refuses;
    }

    /// Whether one of them refuses the file.
    pub const fn refuse(&self) -> bool {
        self.refused
    }

    /// All of them, by place.
    pub fn into_list(mut self) -> Vec<Fault> {
        self.kept.sort_by_key(|fault| fault.place);
        if self.more > 0 {
            self.kept.push(Fault { place: None, problem: Problem::More(self.more) });
        }
        self.kept
    }
}

/// The beginning of words from the file, for a message.
pub fn shown(words: &str) -> String {
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => words.get(..end).map(|start| format!("{start}…")).unwrap_or_default(),
        None => words.to_owned(),
    }
}
