//! A sentence as tokens: words with what they can be, marks, quotations.
//!
//! Straight quotation marks get their side here, and every token knows the
//! quotation that it lies in. What is made of that is for the other modules.

use super::lexicon::class;
use super::words::{Word, look_up};
use crate::model::Span;
use crate::text::cursor::Cursor;

/// What a token is, apart from its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Begins with a digit.
    Number,
    /// `,`
    Comma,
    /// `.` `?` `!` `…`
    Stop,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// A dash, not a hyphen.
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// The beginning of a quotation.
    QuoteOpen,
    /// The end of a quotation.
    QuoteClose,
    /// Any other sign.
    Other,
    /// What stands before the first and after the last token.
    Edge,
}

/// A word or a mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// What it can be, for a word.
    pub word: Word,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether it ends in `s`, as plurals do.
    pub plural: bool,
    /// Whether it is the `'s` of an owner, or a shortened `is` or `has`.
    pub clitic: bool,
    /// The token that closes the quotation in which this lies; for the opening
    /// mark too. `NOWHERE` outside quotations.
    pub closes: usize,
}

/// No quotation.
pub const NOWHERE: usize = usize::MAX;

const EDGE: Token = Token {
    start: 0,
    end: 0,
    kind: Kind::Edge,
    word: Word { class: 0, form: 0, verb: None },
    capital: false,
    plural: false,
    clitic: false,
    closes: NOWHERE,
};

impl Token {
    /// Whether it is a word of one of these classes.
    pub const fn is(&self, class: u32) -> bool {
        self.word.is(class)
    }

    /// Whether it is of this kind.
    pub fn of(&self, kind: Kind) -> bool {
        self.kind == kind
    }

    /// Whether it lies in a quotation, its marks included.
    pub const fn quoted(&self) -> bool {
        self.closes != NOWHERE
    }
}

/// A sentence as tokens.
#[derive(Debug)]
pub struct Tokens<'a> {
    /// The sentence.
    pub text: &'a str,
    all: Vec<Token>,
    /// Whether there are small letters too.
    mixed: bool,
}

impl<'a> Tokens<'a> {
    /// Cuts a sentence. `open` says that it begins inside a quotation.
    pub fn of(text: &'a str, open: bool) -> Self {
        let mixed = text.bytes().any(|byte| byte.is_ascii_lowercase());
        let mut tokens = Self { text, all: Vec::with_capacity(text.len() / 5 + 2), mixed };
        tokens.cut();
        tokens.pair(open);
        tokens
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The token there; an edge where there is none.
    pub fn at(&self, at: usize) -> Token {
        self.all.get(at).copied().unwrap_or(EDGE)
    }

    /// The token before; an edge where there is none.
    pub fn before(&self, at: usize) -> Token {
        at.checked_sub(1).map_or(EDGE, |at| self.at(at))
    }

    /// The letters of a token.
    pub fn text_at(&self, at: usize) -> &'a str {
        let token = self.at(at);
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    /// Whether the token is this word, whatever its case.
    pub fn is_word(&self, at: usize, word: &str) -> bool {
        self.text_at(at).eq_ignore_ascii_case(word)
    }

    /// Whether these words stand from here on.
    pub fn are_words(&self, at: usize, words: &str) -> bool {
        words.split(' ').enumerate().all(|(nth, word)| self.is_word(at + nth, word))
    }

    /// The span of the tokens `from..to`, if there are any.
    pub fn span(&self, from: usize, to: usize) -> Option<Span> {
        let last = to.checked_sub(1)?;
        (from <= last && last < self.len())
            .then(|| Span::of(self.at(from).start..self.at(last).end))
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind) {
        let written = self.text.get(start..end).unwrap_or_default();
        let first = written.chars().next().unwrap_or(' ');
        // The country and the health organisation are no pronouns, the month and
        // the man no helping verbs.
        let named = matches!(written, "US" | "WHO" | "IT") && self.mixed
            || matches!(written, "May" | "Will") && start > 0;
        let word = if kind == Kind::Word && !named { look_up(written) } else { Word::default() };
        self.all.push(Token {
            start,
            end,
            kind,
            word,
            capital: first.is_uppercase(),
            plural: written.len() > 3 && written.ends_with('s') && !written.ends_with("ss"),
            clitic: matches!(written, "'s" | "’s"),
            closes: NOWHERE,
        });
    }

    fn cut(&mut self) {
        let text = self.text;
        let mut ahead = Cursor::new(text);
        while let Some((at, first)) = ahead.next() {
            let next = ahead.at();
            ahead.skip_to(if first.is_alphabetic() {
                self.word(at)
            } else if first.is_numeric() {
                let end = run(text, next, |c| c.is_alphanumeric() || matches!(c, '.' | ',' | '%'));
                let end = next
                    + text.get(next..end).unwrap_or_default().trim_end_matches(['.', ',']).len();
                self.push(at, end, Kind::Number);
                end
            } else if first.is_whitespace() {
                next
            } else {
                self.mark(at, first)
            });
        }
    }

    /// A word from `start` on, with its hyphens and inner dots; an `'s` and its
    /// like become tokens of their own.
    fn word(&mut self, start: usize) -> usize {
        let text = self.text;
        let letter = |at: usize| {
            text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| c.is_alphanumeric())
        };
        let mut end = start;
        loop {
            end = run(text, end, |c| c.is_alphanumeric() || c == '_' || is_joiner(c));
            let Some(mark) = text.get(end..).and_then(|rest| rest.chars().next()) else { break };
            let after = end + mark.len_utf8();
            let joins = match mark {
                '-' | '‑' | '/' | '&' => letter(after).is_some(),
                // U.S., a.m.; not the end of a sentence.
                '.' => {
                    let part = text.get(start..end).unwrap_or_default();
                    let short = part.rsplit('.').next().is_some_and(|it| it.chars().count() == 1);
                    short && letter(after).is_some()
                }
                '\'' | '’' => {
                    let rest = text.get(after..).unwrap_or_default();
                    let tail = run(rest, 0, char::is_alphanumeric);
                    let clitic = matches!(
                        rest.get(..tail),
                        Some("s" | "re" | "ve" | "ll" | "d" | "m" | "S")
                    );
                    tail > 0 && !clitic
                }
                _ => false,
            };
            if !joins {
                break;
            }
            end = after;
        }
        let written = text.get(start..end).unwrap_or_default();
        let dotted = text.get(end..).is_some_and(|rest| rest.starts_with('.'));
        let initials = written.contains('.') || (end - start == 1 && self.text_is_initial(start));
        let title =
            dotted && look_up(written).is(class::TITLE) && written.starts_with(char::is_uppercase);
        let abbreviated = dotted && abbreviates(self.text.get(end + 1..).unwrap_or_default());
        if abbreviated
            || dotted
                && (title || initials)
                && !text.get(end + 1..).unwrap_or_default().trim().is_empty()
        {
            end += 1;
        }
        self.push(start, end, Kind::Word);
        if title && let Some(last) = self.all.last_mut() {
            last.word = Word { class: class::TITLE, ..Word::default() };
        }
        self.clitic(end)
    }

    fn text_is_initial(&self, start: usize) -> bool {
        self.text
            .get(start..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase() && c != 'I'))
    }

    /// Takes an `'s`, `'re` or their like that follows a word.
    fn clitic(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let Some(tail) = rest.strip_prefix(['\'', '’']) else { return at };
        let mark = rest.len() - tail.len();
        let letters = run(tail, 0, char::is_alphanumeric);
        if matches!(tail.get(..letters), Some("s" | "re" | "ve" | "ll" | "d" | "m" | "S")) {
            self.push(at, at + mark + letters, Kind::Word);
            return at + mark + letters;
        }
        at
    }

    fn mark(&mut self, at: usize, mark: char) -> usize {
        let next = at + mark.len_utf8();
        let rest = self.text.get(next..).unwrap_or_default();
        let (end, kind) = match mark {
            '\'' if rest.starts_with('\'') => (next + 1, self.side(at, next + 1)),
            '`' if rest.starts_with('`') => (next + 1, Kind::QuoteOpen),
            '"' => (next, self.side(at, next)),
            '“' | '„' | '«' | '「' | '『' | '‟' => (next, Kind::QuoteOpen),
            '”' | '»' | '」' | '』' => (next, Kind::QuoteClose),
            '‘' => (next, Kind::QuoteOpen),
            '’' | '\'' => (next, self.side(at, next)),
            ',' | '،' | '、' | '，' => (next, Kind::Comma),
            '.' | '?' | '!' | '…' | '。' | '؟' => (next, Kind::Stop),
            ':' | '：' => (next, Kind::Colon),
            ';' | '؛' => (next, Kind::Semicolon),
            '–' | '—' | '―' => (next, Kind::Dash),
            '-' => (run(self.text, next, |c| c == '-'), Kind::Dash),
            '(' | '[' | '{' => (next, Kind::Open),
            ')' | ']' | '}' => (next, Kind::Close),
            _ => (next, Kind::Other),
        };
        self.push(at, end, kind);
        end
    }

    /// The side of a straight mark, by the space around it.
    fn side(&self, start: usize, end: usize) -> Kind {
        let before = self.text.get(..start).and_then(|it| it.chars().next_back());
        let after = self.text.get(end..).and_then(|it| it.chars().next());
        let open_before =
            before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-'));
        let open_after = after.is_some_and(|c| !c.is_whitespace());
        if open_before && open_after { Kind::QuoteOpen } else { Kind::QuoteClose }
    }

    /// Finds where each quotation ends. A mark that closes what was never
    /// opened closes what began before the sentence.
    fn pair(&mut self, open: bool) {
        let mut begun: Option<(usize, u8)> = open.then_some((0, b'"'));
        let mut untouched = true;
        for at in 0..self.len() {
            let token = self.at(at);
            let sort = self.sort_of_mark(at);
            match token.kind {
                Kind::QuoteOpen if begun.is_none() => begun = Some((at, sort)),
                Kind::QuoteClose => match begun {
                    Some((from, open_sort)) if open_sort == sort => {
                        self.close(from, at);
                        begun = None;
                        untouched &= sort != b'"';
                    }
                    // One that stands apart at the end opens what comes next.
                    None if at + 1 == self.len() && self.stands_apart(at) => self.demote(at),
                    None if untouched && sort == b'"' => {
                        self.close(0, at);
                        untouched = false;
                    }
                    // An apostrophe after a plural, or a stray mark.
                    None if sort == b'"' && at + 1 < self.len() => begun = Some((at, sort)),
                    _ => self.demote(at),
                },
                Kind::QuoteOpen => self.demote(at),
                _ => {}
            }
        }
        match begun {
            Some((from, b'"')) => self.close(from, self.len().saturating_sub(1)),
            Some((from, _)) => self.demote(from),
            None => {}
        }
    }

    fn stands_apart(&self, at: usize) -> bool {
        let before = self.text.get(..self.at(at).start).unwrap_or_default();
        before.ends_with(char::is_whitespace)
    }

    /// Single marks pair with single ones.
    fn sort_of_mark(&self, at: usize) -> u8 {
        if matches!(self.text_at(at), "'" | "’" | "‘") { b'\'' } else { b'"' }
    }

    fn close(&mut self, from: usize, to: usize) {
        for token in self.all.iter_mut().take(to + 1).skip(from) {
            token.closes = to;
        }
        if let Some(first) = self.all.get_mut(from)
            && first.kind == Kind::QuoteClose
        {
            first.kind = if from == to { first.kind } else { Kind::QuoteOpen };
        }
    }

    fn demote(&mut self, at: usize) {
        if let Some(token) = self.all.get_mut(at) {
            token.kind = Kind::Other;
        }
    }
}

/// Whether a dot before this ends no sentence.
fn abbreviates(after: &str) -> bool {
    after.starts_with([',', ';', ')'])
        || after.strip_prefix(' ').is_some_and(|it| it.starts_with(|c: char| c.is_lowercase()))
}

/// Whether a character stands inside words without being a letter.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{300}'..='\u{36f}')
}

/// Where the run of such characters that begins at `at` ends.
fn run(text: &str, at: usize, takes: impl Fn(char) -> bool) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|c: char| !takes(c)).unwrap_or(rest.len())
}
