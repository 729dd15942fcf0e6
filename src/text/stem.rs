//! Takes the commonest endings off words, so that `attacks` finds `attacked`.
//!
//! Light on purpose: a stemmer that does more confuses more, and what it leaves
//! apart, `similarity` still sees to be alike letter by letter. English endings
//! are taken from words in ASCII, the article and particles from Arabic ones;
//! other languages keep their endings.

/// The stem of a folded word, as [`tokens`](mod@super::tokens) gives it.
pub fn stem(word: &mut String) {
    if word.is_ascii() {
        english(word);
    } else if let Some(bare) = without_article(word) {
        *word = bare.to_owned();
    }
}

/// The least number of letters that a stem keeps.
const LEAST: usize = 3;

fn english(word: &mut String) {
    if word.len() <= LEAST || word.starts_with(|c: char| c.is_ascii_digit()) {
        return;
    }
    let ends = |word: &str, ending: &str| word.len() > LEAST && word.ends_with(ending);
    if ends(word, "ies") && word.len() > 4 {
        replace_end(word, 3, "y");
    } else if ends(word, "sses") {
        replace_end(word, 2, "");
    } else if ends(word, "s") && !ends(word, "ss") && !ends(word, "us") {
        replace_end(word, 1, "");
    }
    if ends(word, "ing") && word.len() > 5 {
        replace_end(word, 3, "");
        single(word);
    } else if ends(word, "ied") && word.len() > 4 {
        replace_end(word, 3, "y");
    } else if ends(word, "ed") && word.len() > 4 {
        replace_end(word, 2, "");
        single(word);
    }
    if ends(word, "e") {
        replace_end(word, 1, "");
    }
    if ends(word, "ly") && word.len() > 5 {
        replace_end(word, 2, "");
    }
}

fn replace_end(word: &mut String, n: usize, with: &str) {
    word.truncate(word.len().saturating_sub(n));
    word.push_str(with);
}

/// `stopp` is `stop`; `kill` and `miss` stay.
fn single(word: &mut String) {
    let mut last = word.bytes().rev();
    if let (Some(a), Some(b)) = (last.next(), last.next())
        && a == b
        && word.len() > LEAST
        && !matches!(a, b'l' | b's')
    {
        word.pop();
    }
}

fn without_article(word: &str) -> Option<&str> {
    let bare =
        ["وال", "بال", "كال", "فال", "لل", "ال"].iter().find_map(|it| word.strip_prefix(it))?;
    (bare.chars().count() >= LEAST).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for words in [
            &["attack", "attacks", "attacked", "attacking"][..],
            &["stop", "stops", "stopped", "stopping"],
            &["carry", "carries", "carried"],
            &["kill", "killed", "kills"],
            &["deploy", "deploying"],
            &["كتاب", "الكتاب", "والكتاب"],
            &["us"],
            &["2024"],
        ] {
            for word in words {
                let mut stemmed = (*word).to_owned();
                stem(&mut stemmed);
                assert_eq!(stemmed, words[0], "{word}");
            }
        }
    }
}
