//! What an index must know of a sentence to find those that may say the same.
//!
//! Coarser than a comparison on purpose: words that mean much the same are one
//! feature, long words count by their beginning. Whatever two sentences have in
//! common that says the same, they share some features; how near they are is
//! for [`Profile`](super::Profile) to say.

use super::lexicon::{key, lexicon};
use crate::text::stem::stem;
use crate::text::tokens::{self, Kind};

/// Letters by which a word is found, whatever its ending.
const BEGINNING: usize = 6;

/// Words that tell less than this are features only of sentences that have
/// hardly any others.
const TELLING: f32 = 0.5;

/// A sentence with fewer features is found by its common words too.
const FEW: usize = 3;

/// The most features of a sentence.
const MOST: usize = 128;

/// Puts the features of a sentence in `to`, each once, ascending; what was there
/// is lost.
pub fn features(text: &str, to: &mut Vec<u32>) {
    to.clear();
    collect(text, TELLING, to);
    if to.len() < FEW {
        to.clear();
        collect(text, 0.0, to);
    }
}

fn collect(text: &str, least: f32, to: &mut Vec<u32>) {
    let lexicon = lexicon();
    let mut form = String::new();
    let mut end = u32::MAX;
    tokens::each(text, |token| {
        if to.len() >= MOST {
            return;
        }
        if token.kind == Kind::Sign {
            // Two signs that touch; the first of a run only with the next.
            let touches = token.at.start == end;
            end = token.at.end;
            let before = form.len();
            form.push_str(token.form);
            if touches {
                to.push(key(&form));
                form.drain(..before);
            } else {
                form.drain(..before);
                if least == 0.0 {
                    to.push(key(&form));
                }
            }
            return;
        }
        form.clear();
        form.push_str(token.form);
        if token.kind == Kind::Number {
            to.push(key(&form));
            return;
        }
        stem(&mut form);
        let whole = key(&form);
        if let Some(digits) = lexicon.number(whole) {
            to.push(key(digits));
            return;
        }
        let entry = lexicon.get(whole);
        if entry.weight.is_some_and(|weight| weight < least) {
            return;
        }
        let known = to.len();
        let meanings = entry.meanings.into_iter().filter(|meaning| *meaning > 0);
        to.extend(meanings.map(u32::from));
        if to.len() == known {
            to.push(
                form.char_indices()
                    .nth(BEGINNING)
                    .map_or(whole, |(at, _)| key(form.get(..at).unwrap_or_default())),
            );
        }
    });
    to.sort_unstable();
    to.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(a: &str, b: &str) -> usize {
        let (mut one, mut two) = (Vec::new(), Vec::new());
        features(a, &mut one);
        features(b, &mut two);
        one.iter().filter(|feature| two.contains(feature)).count()
    }

    #[test]
    fn sentences_that_say_the_same_share_features() {
        assert_eq!(shared("The blast killed seven miners", "7 miners died in an explosion"), 4);
        assert_eq!(shared("Плотина небезопасна", "Плотины небезопасны"), 2);
        assert_eq!(shared("大坝不安全", "这座大坝不太安全"), 3);
        assert_eq!(shared("He said it again.", "He said it again!"), 4);
        assert_eq!(shared("The mayor of Karsk resigned.", "The council adjourned for lunch."), 0);
    }
}
