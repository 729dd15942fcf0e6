//! Names in the words for a speaker, and what they say of gender and number.

use crate::text::attribution::describe::Form;

/// What a pronoun may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Not said.
    Unknown,
    /// *He*.
    Man,
    /// *She*.
    Woman,
    /// *They*.
    Many,
    /// *It*.
    Thing,
}

const MEN: [&str; 14] = [
    "mr",
    "sir",
    "lord",
    "king",
    "prince",
    "spokesman",
    "chairman",
    "father",
    "son",
    "brother",
    "husband",
    "man",
    "pope",
    "policeman",
];
const WOMEN: [&str; 15] = [
    "mrs",
    "ms",
    "miss",
    "lady",
    "queen",
    "princess",
    "dame",
    "spokeswoman",
    "chairwoman",
    "mother",
    "daughter",
    "sister",
    "wife",
    "woman",
    "policewoman",
];

/// Nouns that make a name that of a body, of which *it* is said.
const BODIES: [&str; 60] = [
    "agency",
    "agencies",
    "airline",
    "airlines",
    "army",
    "association",
    "authority",
    "bank",
    "board",
    "bureau",
    "center",
    "centre",
    "city",
    "club",
    "college",
    "commission",
    "committee",
    "company",
    "congress",
    "corporation",
    "corps",
    "council",
    "court",
    "department",
    "district",
    "fbi",
    "force",
    "foundation",
    "fund",
    "government",
    "group",
    "hospital",
    "inc",
    "institute",
    "league",
    "ltd",
    "magazine",
    "media",
    "military",
    "ministry",
    "nasa",
    "nations",
    "navy",
    "network",
    "news",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "police",
    "press",
    "reuters",
    "school",
    "service",
    "society",
    "team",
    "times",
    "union",
    "university",
];

/// Words in front of a name that are none of it.
const TITLES: [&str; 44] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "lord",
    "lady",
    "dame",
    "president",
    "vice",
    "deputy",
    "prime",
    "minister",
    "senator",
    "sen",
    "rep",
    "representative",
    "congressman",
    "congresswoman",
    "col",
    "colonel",
    "gen",
    "general",
    "maj",
    "major",
    "lt",
    "lieutenant",
    "capt",
    "captain",
    "sergeant",
    "sgt",
    "judge",
    "justice",
    "chancellor",
    "secretary",
    "ambassador",
    "governor",
    "mayor",
    "director",
    "spokesman",
    "spokeswoman",
];

/// Words with a capital only because a sentence begins with them.
const OPENERS: [&str; 44] = [
    "the",
    "a",
    "an",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "to",
    "of",
    "and",
    "but",
    "or",
    "so",
    "as",
    "if",
    "when",
    "while",
    "after",
    "before",
    "however",
    "meanwhile",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "this",
    "that",
    "these",
    "those",
    "his",
    "her",
    "their",
    "its",
    "our",
    "there",
    "then",
    "now",
    "yesterday",
    "according",
];

fn is_one_of(word: &str, list: &[&str]) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    list.contains(&word.as_str())
}

/// Whether the name is that of a body.
pub fn is_body(name: &str) -> bool {
    name.split_whitespace().any(|word| is_one_of(word, &BODIES))
        || name.len() > 1 && name.chars().all(|c| c.is_uppercase())
}

/// What the words say of whether a man or a woman is meant.
pub fn gender_of(words: &str) -> Gender {
    let says = |list: &[&str]| {
        words.split(|c: char| !c.is_alphanumeric()).any(|word| is_one_of(word, list))
    };
    match (says(&MEN), says(&WOMEN)) {
        (true, false) => Gender::Man,
        (false, true) => Gender::Woman,
        _ => Gender::Unknown,
    }
}

/// The words for a speaker without what describes them: of a name, the name; of
/// anybody else, no article in front and no clause behind.
pub fn core(words: &str, form: Form) -> &str {
    let words = words.trim_matches(|c: char| c.is_whitespace() || c == ',');
    let parts = || words.split(", ").map(str::trim);
    if form != Form::Named {
        // The head of the port, Ana Reyes: a name behind says who it is.
        if let Some(name) = parts().skip(1).find(|it| is_name(it)) {
            return name;
        }
        let first = parts().next().unwrap_or(words);
        let cut = [" who ", " which ", " whose "].iter().filter_map(|it| first.find(it)).min();
        return without_article(first.get(..cut.unwrap_or(first.len())).unwrap_or(first));
    }
    let first = parts().next().unwrap_or(words);
    let cut = [" who ", " which ", " whose ", " ("].iter().filter_map(|it| first.find(it)).min();
    let first = first.get(..cut.unwrap_or(first.len())).unwrap_or(first);
    // Ana Reyes for the port: a name with words on it behind.
    let behind = [" for ", " from ", " at ", " with ", " in ", " over "];
    let named = |at: &usize| first.get(..*at).is_some_and(|it| is_name(without_article(it)));
    let cut = behind.iter().filter_map(|it| first.find(it)).min().filter(named);
    let first = first.get(..cut.unwrap_or(first.len())).unwrap_or(first);
    let first = first.strip_suffix("’s").or_else(|| first.strip_suffix("'s")).unwrap_or(first);
    match parts().skip(1).find(|it| is_name(it)) {
        Some(name) if !is_name(first) && !is_body(first) => name,
        _ => last_name_in(without_article(first)),
    }
}

fn without_article(words: &str) -> &str {
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    if !rest.is_empty() && is_one_of(first, &["the", "a", "an", "both"]) { rest } else { words }
}

/// Of `spokesman Omar Said` the name; other words as they are.
fn last_name_in(words: &str) -> &str {
    let mut from = 0;
    for (at, _) in words.match_indices(' ') {
        let (before, after) = words.split_at(at);
        let last = before.rsplit(' ').next().unwrap_or_default();
        let starts_small = last.starts_with(char::is_lowercase);
        if starts_small && is_name(after.trim()) {
            from = at + 1;
            break;
        }
    }
    words.get(from..).unwrap_or(words)
}

/// Whether words are two to five of a name and nothing else.
fn is_name(words: &str) -> bool {
    let count = words.split(' ').count();
    let particle = |word: &str| {
        matches!(word, "de" | "da" | "del" | "der" | "van" | "von" | "bin" | "al" | "ul" | "la")
    };
    let all = words.split(' ').all(|word| {
        particle(word)
            || word.starts_with(char::is_uppercase) && !word.ends_with(',')
            || word.starts_with("al-")
    });
    (2..=5).contains(&count) && all && words.starts_with(char::is_uppercase)
}

/// The surname where words are no more than that, with titles or without.
pub fn surname(name: &str) -> Option<&str> {
    let mut rest = name.split(' ').skip_while(|word| is_one_of(word, &TITLES));
    let last = rest.next().filter(|it| it.starts_with(char::is_uppercase))?;
    let acronym = last.chars().all(|c| !c.is_lowercase());
    (rest.next().is_none() && !acronym).then_some(last)
}

/// The full name that ends in a surname and stands last in `before`; `own` where
/// there is none.
pub fn full_name(before: &str, last: &str, own: &str) -> String {
    let found = before.rmatch_indices(last).find_map(|(at, _)| {
        let rest = before.get(at + last.len()..).unwrap_or_default();
        if rest.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
            return None;
        }
        let line = before.get(..at).and_then(|it| it.rsplit('\n').next()).unwrap_or_default();
        let start = names_before(line.strip_suffix(' ')?);
        let words = line.get(start..)?;
        (!words.trim().is_empty()).then(|| format!("{words}{last}"))
    });
    found.unwrap_or_else(|| own.to_owned())
}

/// Where the first names begin that a line ends with.
fn names_before(line: &str) -> usize {
    let mut start = line.len();
    for word in line.rsplit(' ').take(3) {
        let first = word.starts_with(char::is_uppercase)
            && word.ends_with(|c: char| c.is_alphabetic() || c == '.')
            && !is_one_of(word, &TITLES)
            && !is_one_of(word, &OPENERS);
        if !first {
            break;
        }
        // The blank in front of a word that was counted, and the word.
        let blank = usize::from(start < line.len());
        start = start.saturating_sub(blank + word.len());
    }
    start
}

/// The runs of words with a capital, ascending.
pub fn capitals(text: &str) -> Vec<&str> {
    const REACH: usize = 600;
    let mut from = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let tail = text.get(from..).unwrap_or_default();
    let pieces = tail.split(['.', ',', '\n', '"', '“', '”', '(', ')', ':', ';']);
    pieces.flat_map(runs).collect()
}

fn runs(piece: &str) -> Vec<&str> {
    let (mut all, mut start, mut at) = (Vec::new(), None, 0);
    for word in piece.split_inclusive(' ') {
        let name = word.starts_with(char::is_uppercase) && !is_one_of(word.trim(), &OPENERS);
        match (name, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                all.extend(piece.get(from..at).map(str::trim));
                start = None;
            }
            _ => {}
        }
        at += word.len();
    }
    all.extend(start.and_then(|from| piece.get(from..)).map(str::trim));
    all
}

/// The name of a person in a run of words with capitals: two or three, behind a
/// title or with no word of a body, a place or a month.
pub fn person(run: &str) -> Option<&str> {
    let mut rest = run;
    let mut titled = false;
    while let Some((first, after)) = rest.split_once(' ')
        && is_one_of(first, &TITLES)
    {
        (rest, titled) = (after, true);
    }
    let words = rest.split(' ').count();
    (titled && words >= 2 && !is_body(rest)).then_some(rest)
}
