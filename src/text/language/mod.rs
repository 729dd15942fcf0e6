//! What the splitter must know of a language, one data file a language.
//!
//! Nothing here decides anything: `segment` holds the one algorithm, these
//! tables tell it which words take a full stop without ending a sentence and
//! which words begin one. A new language is one file and one line in
//! [`LANGUAGES`]. The lists were written for this project from general
//! knowledge of each language's usage, not taken from another splitter.

mod detect;
mod signs;
mod words;
pub use detect::{detect, of_paragraph};
pub use words::Words;
use words::words;
pub(super) use words::{SEED, step};

/// The data of one language.
///
/// Words are without their final stop, in lower case; one with a capital
/// counts only where the text has one, so that `Miss.` may be a state and
/// `miss.` is a word. An abbreviation of several parts keeps the stops inside
/// and loses the spaces: `z.b`, `u.s`.
#[derive(Debug)]
pub struct Language {
    /// Primary subtag of BCP 47, `en`. Empty for the default.
    pub tag: &'static str,
    /// The language's name in English.
    pub name: &'static str,
    /// Characters that end a sentence in this language only.
    pub stops: &'static [char],
    /// A number with a full stop is an ordinal: `13. November`.
    pub ordinals: bool,
    /// A sentence may begin with a small letter after a word that is in no
    /// list of abbreviations: the lists are full enough to say so.
    pub small_starts: bool,
    /// In scripts without capitals: an ellipsis usually ends a sentence.
    pub ellipsis_ends: bool,
    /// Abbreviations that never end a sentence: titles, `e.g`.
    pub bound: Words,
    /// Abbreviations that end one only where the next word is in `starters`:
    /// months, states, `u.s`.
    pub loose: Words,
    /// Endings of compounds that are in effect in `loose`: `Hauptstr. 12`.
    pub tails: &'static [&'static str],
    /// Abbreviations only before a number: `no`, `p`, `art`. Elsewhere they
    /// are words like any other.
    pub before_number: Words,
    /// Abbreviations that often end a sentence: `etc`, `inc`.
    pub closing: Words,
    /// Abbreviations that may end a sentence after a number and nowhere else:
    /// `p.m`, `km`, Russian `г` (year after a number, town before a name).
    pub units: Words,
    /// Words that begin sentences and are not part of names.
    pub starters: Words,
    /// Common nouns that often come first. With a capital in running text they
    /// begin a sentence: `… in the U.S. Police said`.
    pub subjects: Words,
    /// Words that open a phrase before the subject: `At 5 p.m. Mr. Li rose`.
    pub fronting: Words,
    /// Capitalised words that continue a phrase after `closing` words: `p.m.
    /// Monday`.
    pub continuing: Words,
    /// Verbs that follow a name after a quotation: `“Why?” Li asked.`; in
    /// scripts without spaces, endings of the clause that does.
    pub saying: Words,
    /// Words after which a mark in `stops` is a stop; after any where empty.
    pub ends: Words,
    /// Words that cannot end a line, so that the line break after them is not
    /// the end of a sentence. In scripts without spaces, a last character.
    pub open_ends: Words,
    /// Frequent short words by which the language is recognised.
    pub common: Words,
    /// Letters that few other languages of the script use.
    pub letters: &'static str,
    /// The script it is written in.
    pub script: Script,
}

/// The scripts that tell languages apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Script {
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Arabic,
    Devanagari,
    Han,
    Kana,
}

/// Whether the lines of a language are read from the right.
pub fn is_from_right(tag: &str) -> bool {
    by_tag(tag).script == Script::Arabic
}

/// The language of which nothing is known: UAX #29 with lines and quotes, and
/// the abbreviations that travel.
pub static DEFAULT: Language = Language {
    bound: words!("mr mrs ms dr prof Gen Col Lt Maj Capt Sgt Ing Ir Sr Mag St"),
    before_number: words!("No Nr no nr art Art p pp vol fig"),
    closing: words!("etc inc ltd llc corp Co"),
    ..BLANK
};

/// What a language file leaves out.
const BLANK: Language = Language {
    tag: "",
    name: "Other",
    stops: &[],
    ordinals: false,
    small_starts: false,
    ellipsis_ends: true,
    bound: Words::NONE,
    loose: Words::NONE,
    tails: &[],
    before_number: Words::NONE,
    closing: Words::NONE,
    units: Words::NONE,
    starters: Words::NONE,
    subjects: Words::NONE,
    fronting: Words::NONE,
    continuing: Words::NONE,
    saying: Words::NONE,
    ends: Words::NONE,
    open_ends: Words::NONE,
    common: Words::NONE,
    letters: "",
    script: Script::Latin,
};

macro_rules! languages {
    ($($module:ident)*) => {
        $(mod $module;)*
        /// Every language known. Of two that fit a text as well, `detect` takes
        /// the one that comes first.
        pub static LANGUAGES: &[&Language] = &[$(&$module::LANGUAGE),*];
    };
}
languages! { en de fr es pt it nl pl ru uk tr ar fa ps ur hi zh ja da sv sk bg el hy kk }

/// The language of a BCP 47 tag such as `en`, `pt-BR` or `fa_AF`; Dari
/// (`prs`) is Persian. The default where the tag is unknown.
pub fn by_tag(tag: &str) -> &'static Language {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let primary = ALIASES
        .iter()
        .find(|(alias, _)| primary.eq_ignore_ascii_case(alias))
        .map_or(primary, |(_, tag)| tag);
    LANGUAGES
        .iter()
        .find(|language| primary.eq_ignore_ascii_case(language.tag))
        .map_or(&DEFAULT, |language| language)
}

/// Tags of close relatives and the three-letter tags that news feeds use.
const ALIASES: &[(&str, &str)] = &[
    ("prs", "fa"),
    ("pes", "fa"),
    ("tg", "ru"),
    ("be", "ru"),
    ("nb", "da"),
    ("nn", "da"),
    ("no", "da"),
    ("cs", "sk"),
    ("arb", "ar"),
    ("ckb", "ar"),
    ("pbt", "ps"),
    ("cmn", "zh"),
    ("yue", "zh"),
    ("ne", "hi"),
    ("mr", "hi"),
    ("ca", "es"),
    ("gl", "pt"),
    ("lb", "de"),
    ("af", "nl"),
    ("eng", "en"),
    ("deu", "de"),
    ("ger", "de"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("spa", "es"),
    ("por", "pt"),
    ("ita", "it"),
    ("rus", "ru"),
    ("ukr", "uk"),
    ("tur", "tr"),
    ("ara", "ar"),
    ("fas", "fa"),
    ("per", "fa"),
    ("pus", "ps"),
    ("urd", "ur"),
    ("hin", "hi"),
    ("zho", "zh"),
    ("chi", "zh"),
    ("jpn", "ja"),
    ("nld", "nl"),
    ("dut", "nl"),
    ("pol", "pl"),
    ("ukr", "uk"),
    ("swe", "sv"),
    ("dan", "da"),
    ("nor", "da"),
    ("ell", "el"),
    ("gre", "el"),
    ("bul", "bg"),
    ("ces", "sk"),
    ("cze", "sk"),
    ("slk", "sk"),
    ("hye", "hy"),
    ("kaz", "kk"),
];
