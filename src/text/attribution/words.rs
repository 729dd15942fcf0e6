//! What a word can be, by its letters alone.
//!
//! Turns the lists of `lexicon` into one table of inflected forms, and looks
//! words up in it. What a word is in its sentence is for `verbs` to judge.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lexicon::{
    Act, CLOSED, CONTENT_NOUNS, DOCUMENTS, SPEAKERS, STATES, VERBS, class, frame,
};

/// Bits of the forms of a verb. Several may look the same.
pub mod form {
    /// `say`
    pub const BASE: u8 = 1;
    /// `says`
    pub const THIRD: u8 = 2;
    /// `said`, as in “they said”
    pub const PAST: u8 = 4;
    /// `said`, as in “it was said”
    pub const PARTICIPLE: u8 = 8;
    /// `saying`
    pub const GERUND: u8 = 16;
}

/// What a verb can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// The act that it names.
    pub act: Act,
    /// What may follow it.
    pub frames: u8,
    /// The prepositions that bring its content, with commas between.
    pub prepositions: &'static str,
}

impl Verb {
    /// Whether one of `frames` may follow.
    pub const fn takes(self, frames: u8) -> bool {
        self.frames & frames != 0
    }

    /// Whether this preposition brings its content.
    pub fn takes_preposition(self, word: &str) -> bool {
        !self.prepositions.is_empty() && self.prepositions.split(',').any(|it| it == word)
    }
}

/// What a word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Bits of `class`.
    pub class: u32,
    /// Bits of `form`, where it is a form of `verb`.
    pub form: u8,
    /// The verb.
    pub verb: Option<Verb>,
}

impl Word {
    /// Whether it is of one of these classes.
    pub const fn is(self, class: u32) -> bool {
        self.class & class != 0
    }

    /// Whether it has one of these forms.
    pub const fn has(self, form: u8) -> bool {
        self.form & form != 0
    }
}

/// The longest word that is looked up, in bytes.
const LONGEST: usize = 24;

static TABLE: LazyLock<HashMap<Box<str>, Word>> = LazyLock::new(table);

/// Looks a word up, whatever its case.
pub fn look_up(word: &str) -> Word {
    let mut room = [0_u8; LONGEST];
    let Some(lower) = room.get_mut(..word.len()) else { return Word::default() };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let Ok(lower) = std::str::from_utf8(lower) else { return Word::default() };
    let mut found = TABLE.get(lower).copied().unwrap_or_default();
    // Kelly is no adverb; Finally may be.
    let name = word.starts_with(|c: char| c.is_uppercase()) && word.len() < 7;
    if found == Word::default() && lower.len() > 4 && lower.ends_with("ly") && !name {
        found.class = class::ADVERB;
    }
    found
}

fn table() -> HashMap<Box<str>, Word> {
    let mut table = HashMap::new();
    for (class, words) in CLOSED {
        add_class(&mut table, *class, words);
    }
    for (class, words) in [
        (class::SPEAKER, SPEAKERS),
        (class::DOCUMENT, DOCUMENTS),
        (class::CONTENT, CONTENT_NOUNS),
        (class::STATE, STATES),
    ] {
        add_class(&mut table, class, words);
    }
    for words in crate::text::denial::triggers() {
        add_class(&mut table, class::DENIAL, words);
    }
    for (act, frames, words) in VERBS {
        for word in words.split_whitespace() {
            let (forms, prepositions) = word.split_once(':').unwrap_or((word, ""));
            add_verb(&mut table, forms, Verb { act: *act, frames: *frames, prepositions });
        }
    }
    table
}

fn add_class(table: &mut HashMap<Box<str>, Word>, class: u32, words: &str) {
    for word in words.split_whitespace() {
        table.entry(word.into()).or_default().class |= class;
    }
}

fn add_verb(table: &mut HashMap<Box<str>, Word>, forms: &str, verb: Verb) {
    let mut forms = forms.split('/');
    let base = forms.next().unwrap_or_default();
    let past = forms.next().map_or_else(|| regular_past(base), str::to_owned);
    let participle = forms.next().map_or_else(|| past.clone(), str::to_owned);
    for (written, form) in [
        (base.to_owned(), form::BASE),
        (third(base), form::THIRD),
        (past, form::PAST),
        (participle, form::PARTICIPLE),
        (gerund(base), form::GERUND),
    ] {
        let word = table.entry(written.into()).or_default();
        word.form |= form;
        word.verb = Some(match word.verb {
            // The first list that a verb stands in says what it is above all.
            Some(first) => Verb {
                frames: first.frames | verb.frames,
                prepositions: if first.prepositions.is_empty() {
                    verb.prepositions
                } else {
                    first.prepositions
                },
                ..first
            },
            None => verb,
        });
    }
}

/// Verbs that double their last letter though they are of two syllables.
const DOUBLING: &[&str] =
    &["admit", "begin", "commit", "forget", "rebut", "refer", "rebuff", "permit", "submit"];

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The base with its last letter doubled where English doubles it.
fn doubled(base: &str) -> String {
    let bytes = base.as_bytes();
    let short = match bytes {
        [.., first, vowel, last] => {
            is_vowel(*vowel)
                && !is_vowel(*last)
                && !matches!(last, b'w' | b'x' | b'y')
                && (!is_vowel(*first) || base.starts_with("qu"))
                && bytes.iter().filter(|letter| is_vowel(**letter)).count()
                    <= 1 + usize::from(base.starts_with("qu"))
        }
        _ => false,
    };
    match base.chars().next_back() {
        Some(last) if short || DOUBLING.contains(&base) => format!("{base}{last}"),
        _ => base.to_owned(),
    }
}

/// Whether it ends in a consonant and `y`.
fn ends_in_y(base: &str) -> bool {
    matches!(base.as_bytes(), [.., before, b'y'] if !is_vowel(*before))
}

fn stem_of_y(base: &str) -> &str {
    base.strip_suffix('y').unwrap_or(base)
}

fn regular_past(base: &str) -> String {
    match base {
        _ if base.ends_with('e') => format!("{base}d"),
        _ if ends_in_y(base) => format!("{}ied", stem_of_y(base)),
        _ => format!("{}ed", doubled(base)),
    }
}

fn third(base: &str) -> String {
    match base {
        "have" => "has".to_owned(),
        _ if ends_in_y(base) => format!("{}ies", stem_of_y(base)),
        _ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end)) => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    }
}

fn gerund(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) if base.ends_with("ie") => {
            format!("{}ying", stem.strip_suffix('i').unwrap_or(stem))
        }
        Some(stem) if !base.ends_with("ee") => format!("{stem}ing"),
        _ => format!("{}ing", doubled(base)),
    }
}

/// Whether the noun that a verb may be stands under `frame::NOUN`.
pub const fn may_be_noun(word: Word) -> bool {
    match word.verb {
        Some(verb) => {
            verb.takes(frame::NOUN) || word.is(class::CONTENT | class::DOCUMENT | class::SPEAKER)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_inflect() {
        for (base, forms) in [
            ("say", "says said saying"),
            ("deny", "denies denied denying"),
            ("quip", "quips quipped quipping"),
            ("admit", "admits admitted admitting"),
            ("agree", "agrees agreed agreeing"),
            ("stress", "stresses stressed stressing"),
            ("announce", "announces announced announcing"),
            ("slam", "slams slammed slamming"),
            ("complain", "complains complained complaining"),
            ("write", "writes wrote written writing"),
            ("answer", "answers answered answering"),
            ("lie", "lies lied lying"),
        ] {
            let act = look_up(base).verb.map(|verb| verb.act);
            assert!(act.is_some(), "{base}");
            for form in forms.split(' ') {
                assert_eq!(look_up(form).verb.map(|verb| verb.act), act, "{form}");
            }
        }
    }

    #[test]
    fn case_does_not_matter_and_length_is_bounded() {
        assert_eq!(look_up("SAID"), look_up("said"));
        assert_eq!(look_up(&"said".repeat(99)), Word::default());
        assert!(look_up("repeatedly").is(class::ADVERB));
        assert_eq!(look_up(""), Word::default());
    }
}
