//! Rich Text Format: its words, in the encodings of its fonts.
//!
//! The format is read as a run of words and groups; what is no text of the
//! document, pictures and lists of fonts among it, is passed over.

mod token;

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use self::token::{Token, Tokens};
use super::raw::Raw;
use super::when::When;
use super::{Importer, Source, Unfit};

/// The entry for RTF.
pub const IMPORTER: Importer = Importer {
    id: "rtf",
    name: "Rich Text Format",
    extensions: &["rtf"],
    carries: "text without what was deleted or hidden; title where it stands in the text, when it \
              was last changed; else what its head says",
    takes: |source| source.bytes.starts_with(b"{\\rtf"),
    read: |source: &Source<'_>| read(source.bytes).map(|raw| vec![raw]),
};

/// Groups in groups.
const DEEPEST: usize = 1000;

/// Groups that hold no text of the document.
static NO_TEXT: &str = "\
    author operator company manager category comment doccomm hlinkbase keywords subject buptim \
    printim colortbl stylesheet filetbl listtable listoverridetable revtbl rsidtbl generator \
    datastore themedata colorschememapping latentstyles pict object objdata nonshppict header \
    headerl headerr headerf footer footerl footerr footerf fldinst bkmkstart bkmkend annotation \
    atnid atnauthor atndate atnref xmlnstbl mmathPr pnseclvl pntxta pntxtb pgptbl userprops \
    shpinst sp sn sv tc xe fonttbl ftnsep ftnsepc aftnsep aftnsepc";

/// What a group is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Text,
    Nowhere,
    Fonts,
    Title,
    Changed,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    place: Place,
    font: i32,
    /// Characters to pass over after one in Unicode.
    instead: usize,
    is_hidden: bool,
    is_deleted: bool,
}

/// A document as it is read.
struct Document {
    state: State,
    open: Vec<State>,
    page: &'static Encoding,
    fonts: BTreeMap<i32, &'static Encoding>,
    /// Bytes of the text that are not decoded yet: two may make one character.
    bytes: Vec<u8>,
    /// Half a character in UTF-16.
    half: Option<u16>,
    to_pass_over: usize,
    text: String,
    title: String,
    /// Year, month, day, hour, minute of the last change.
    changed: [i32; 5],
    deleted: usize,
    hidden: usize,
}

fn read(bytes: &[u8]) -> Result<Raw, Unfit> {
    let mut document = Document {
        state: State { instead: 1, ..State::default() },
        open: Vec::new(),
        page: WINDOWS_1252,
        fonts: BTreeMap::new(),
        bytes: Vec::new(),
        half: None,
        to_pass_over: 0,
        text: String::new(),
        title: String::new(),
        changed: [0; 5],
        deleted: 0,
        hidden: 0,
    };
    for token in Tokens::of(bytes) {
        document.take(token)?;
    }
    document.decode();
    let mut changes = Vec::new();
    for (n, what) in [(document.deleted, "tracked deletions"), (document.hidden, "hidden text")] {
        if n > 0 {
            changes.push(format!("{what} left out"));
        }
    }
    let mut raw = Raw::of_text(in_paragraphs(&document.text), changes);
    raw.believe_title(&document.title);
    let [year, month, day, hour, minute] = document.changed;
    raw.captured = When::read(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"));
    Ok(raw)
}

impl Document {
    fn take(&mut self, token: Token<'_>) -> Result<(), Unfit> {
        match token {
            Token::Open => {
                self.decode();
                if self.open.len() > DEEPEST {
                    return Err(Unfit::Bomb);
                }
                self.open.push(self.state);
            }
            Token::Close => {
                self.decode();
                self.state = self.open.pop().unwrap_or(self.state);
            }
            // Words that nobody need know begin groups that nobody need read; these
            // hold text all the same.
            Token::Optional(word) => {
                if !matches!(word, "shptxt" | "fldrslt" | "footnote" | "shppict") {
                    self.state.place = Place::Nowhere;
                }
            }
            Token::Word(word, number) => self.word(word, number),
            Token::Byte(_) | Token::Letter(_) if self.to_pass_over > 0 => self.to_pass_over -= 1,
            Token::Byte(byte) | Token::Letter(byte) => self.byte(byte),
        }
        Ok(())
    }

    fn byte(&mut self, byte: u8) {
        self.half = None;
        match self.state.place {
            Place::Text | Place::Title if self.is_shown() => self.bytes.push(byte),
            Place::Text if !byte.is_ascii_whitespace() => {
                self.deleted += usize::from(self.state.is_deleted);
                self.hidden += usize::from(self.state.is_hidden);
            }
            _ => {}
        }
    }

    fn is_shown(&self) -> bool {
        !self.state.is_hidden && !self.state.is_deleted
    }

    fn put(&mut self, c: char) {
        self.decode();
        match self.state.place {
            Place::Text if self.is_shown() => self.text.push(c),
            Place::Title => self.title.push(c),
            _ => {}
        }
    }

    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let encoding = self.fonts.get(&self.state.font).copied().unwrap_or(self.page);
        let (words, _) = encoding.decode_without_bom_handling(&self.bytes);
        let to = if self.state.place == Place::Title { &mut self.title } else { &mut self.text };
        to.push_str(&words);
        self.bytes.clear();
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        self.decode();
        let is_on = number != Some(0);
        match word {
            "u" => return self.unicode(number.unwrap_or_default()),
            "ansicpg" => self.page = code_page(number.unwrap_or_default()).unwrap_or(self.page),
            "mac" => self.page = encoding_rs::MACINTOSH,
            "uc" => self.state.instead = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
            "f" => self.state.font = number.unwrap_or_default(),
            "fcharset" if self.state.place == Place::Fonts => {
                if let Some(encoding) = charset(number.unwrap_or_default()) {
                    self.fonts.insert(self.state.font, encoding);
                }
            }
            "v" => self.state.is_hidden = is_on,
            "deleted" => self.state.is_deleted = is_on,
            "plain" => {
                self.state.is_hidden = false;
                self.state.is_deleted = false;
            }
            "fonttbl" => self.state.place = Place::Fonts,
            "title" => self.state.place = Place::Title,
            "revtim" => self.state.place = Place::Changed,
            "creatim" => self.state.place = Place::Nowhere,
            "info" => {}
            "yr" | "mo" | "dy" | "hr" | "min" if self.state.place == Place::Changed => {
                let nth = ["yr", "mo", "dy", "hr", "min"].iter().position(|it| *it == word);
                if let Some(slot) = nth.and_then(|nth| self.changed.get_mut(nth)) {
                    *slot = number.unwrap_or_default();
                }
            }
            _ if NO_TEXT.split(' ').any(|known| known == word) => self.state.place = Place::Nowhere,
            _ => {
                if let Some(c) = character(word) {
                    self.put(c);
                }
            }
        }
        self.half = None;
    }

    fn unicode(&mut self, number: i32) {
        self.to_pass_over = self.state.instead;
        // Numbers over 32767 are written as negative ones.
        let unit = (number & 0xffff) as u16;
        match self.half.take() {
            Some(half) => {
                if let Some(Ok(c)) = char::decode_utf16([half, unit]).next() {
                    self.put(c);
                }
            }
            None if (0xd800..0xdc00).contains(&unit) => self.half = Some(unit),
            None => {
                self.put(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER))
            }
        }
    }
}

/// What a word stands for in the text. Paragraphs end with a character that no
/// text has.
fn character(word: &str) -> Option<char> {
    Some(match word {
        "par" | "sect" | "page" | "row" => '\u{1e}',
        "line" => '\n',
        "tab" | "cell" | "nestcell" => '\t',
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "emspace" => '\u{2003}',
        "enspace" => '\u{2002}',
        "qmspace" => '\u{2005}',
        "~" => '\u{a0}',
        "_" => '\u{2011}',
        "-" => '\u{ad}',
        "zwj" => '\u{200d}',
        "zwnj" => '\u{200c}',
        "ltrmark" => '\u{200e}',
        "rtlmark" => '\u{200f}',
        _ => return None,
    })
}

fn in_paragraphs(text: &str) -> String {
    let paragraphs =
        text.split('\u{1e}').map(|paragraph| paragraph.trim_matches(['\t', '\n', ' ']));
    paragraphs.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The encoding of a Windows code page.
fn code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        65001 => "utf-8".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10000 => "macintosh".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding of a font's characters.
fn charset(number: i32) -> Option<&'static Encoding> {
    code_page(match number {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rtf: &str) -> String {
        read(rtf.as_bytes()).unwrap().text
    }

    #[test]
    fn words_come_in_their_encodings() {
        for (rtf, words) in [
            (r"{\rtf1\ansi One.\par Two\line three.}", "One.\n\nTwo\nthree."),
            (r"{\rtf1\ansicpg1251 \'ce\'ed.}", "Он."),
            (r"{\rtf1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1\'ce\f0\'e9}", "Оé"),
            (r"{\rtf1{\fonttbl{\f1\fcharset128 M;}}\f1\'93\'fa\'96\'7b}", "日本"),
            (
                r"{\rtf1\uc1 \u8220?A\u8221?\u-10179?\u-8704? \uc0\u233 b\u8211{}c}",
                "“A”\u{1f600} éb–c",
            ),
            (r"{\rtf1 a\~b\_c\emdash d\{e\\f}", "a\u{a0}b\u{2011}c—d{e\\f"),
        ] {
            assert_eq!(text(rtf), words, "{rtf}");
        }
    }

    #[test]
    fn what_is_no_text_is_passed_over() {
        for rtf in [
            r"{\rtf1{\info{\author Nobody}}{\*\generator x;}{\pict 0102ff}{\header top}A.}",
            "{\\rtf1{\\pict\\bin5 }}}{{ff}A.}",
            r"{\rtf1 {\field{\*\fldinst HYPERLINK x}{\fldrslt A.}}}",
            r"{\rtf1 {\v hidden}A{\deleted gone}.}",
            r"{\rtf1 A.",
        ] {
            assert_eq!(text(rtf), "A.", "{rtf}");
        }
        let deep = format!("{{\\rtf1 {}", "{".repeat(5000));
        assert_eq!(read(deep.as_bytes()).map(|raw| raw.text), Err(Unfit::Bomb));
    }
}
