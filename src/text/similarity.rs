//! How far two sentences say the same, from 0 to 1, by their words alone.
//!
//! Each word looks for its best partner in the other sentence: the same stem, a
//! word that means much the same, or one that is spelt alike. Words that tell
//! more count more; how much is fixed beforehand, so that two sentences can be
//! compared without a collection around them. Numbers, places and opposites
//! that exclude each other lower the result, for “12 killed in Mali” and “14
//! killed in Niger” are two events. Whether one of two sentences is true, or
//! taken from the other, is not judged here.

mod features;
mod lexicon;
mod words;

use super::stem::stem;
use super::tokens::{self, Kind};
pub use features::features;
use lexicon::{Meaning, PLACE, key, lexicon};

/// Tokens of a sentence that are looked at: a longer one is a list or a table.
const MOST: usize = 256;

/// What a word counts that means much the same as its partner.
const ALIKE: f32 = 0.8;

/// Words whose letters agree less than this are not alike.
const SPELT_ALIKE: f32 = 0.5;

/// How much the better covered of the two sentences counts beside both.
const COVERED: f32 = 0.15;

/// What is left of the similarity where numbers exclude each other.
const OTHER_NUMBERS: f32 = 0.75;

/// What is left where places do.
const OTHER_PLACES: f32 = 0.7;

/// What is left where opposites are said.
const OPPOSITE: f32 = 0.75;

/// What the two signs of a script without spaces count, beside a word.
const SIGNS: f32 = 0.5;

/// Marks numbers among the lines of opposites.
const NUMBER: u8 = 0;

/// A sentence, made ready to be compared.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    words: Vec<Word>,
    weight: f32,
    /// What excludes something else: its line of opposites, and which.
    exclusive: Vec<(u8, u32)>,
}

/// One word of a profile.
#[derive(Clone, Copy, Debug)]
struct Word {
    key: u32,
    weight: f32,
    meanings: [Meaning; 3],
    /// A bit for each run of three letters, by its hash: as good as the set.
    letters: u128,
}

/// How far two sentences say the same: 1 for the same words, 0 for none in
/// common; the same either way round.
///
/// ```
/// use hearsay::text::similarity::similarity;
/// let of = |b| similarity("The bridge at Karsk collapsed on Monday.", b);
/// assert!(of("Karsk bridge collapses") > of("A bakery in Karsk reopened."));
/// ```
pub fn similarity(a: &str, b: &str) -> f32 {
    Profile::of(a).similarity(&Profile::of(b))
}

/// The digits for a small number in words, folded: `7` for `seven`.
pub fn number_in_words(form: &str) -> Option<&'static str> {
    lexicon().number(key(form))
}

impl Profile {
    /// Reads a sentence.
    pub fn of(text: &str) -> Self {
        let mut it = Self::default();
        let mut form = String::new();
        // The sign before, and the byte it ends at.
        let mut sign: Option<(String, u32)> = None;
        tokens::each(text, |token| {
            if it.words.len() >= MOST {
                return;
            }
            form.clear();
            if token.kind == Kind::Sign {
                if let Some((before, end)) = &sign
                    && *end == token.at.start
                {
                    form.push_str(before);
                }
                let weight = if form.is_empty() { SIGNS / 2.0 } else { SIGNS };
                form.push_str(token.form);
                it.push(Word { key: key(&form), weight, meanings: [0; 3], letters: 0 });
                sign = Some((token.form.to_owned(), token.at.end));
                return;
            }
            form.push_str(token.form);
            if token.kind == Kind::Word {
                stem(&mut form);
            }
            it.add(&form, token.kind);
        });
        it.exclusive.sort_unstable();
        it.exclusive.dedup();
        it
    }

    /// Adds a stem or a number.
    fn add(&mut self, form: &str, kind: Kind) {
        let lexicon = lexicon();
        let digits = lexicon.number(key(form));
        if kind == Kind::Number || digits.is_some() {
            let key = key(digits.unwrap_or(form));
            self.exclusive.push((NUMBER, key));
            return self.push(Word { key, weight: 1.0, meanings: [0; 3], letters: 0 });
        }
        let key = key(form);
        let entry = lexicon.get(key);
        for meaning in entry.meanings {
            let line = lexicon.opposites(meaning);
            self.exclusive.extend(line.map(|line| (line, meaning.into())));
        }
        let weight = entry.weight.unwrap_or_else(|| match form.chars().take(4).count() {
            1 => 0.2,
            2 => 0.5,
            3 => 0.8,
            _ => 1.0,
        });
        self.push(Word { key, weight, meanings: entry.meanings, letters: letters(form) });
    }

    fn push(&mut self, word: Word) {
        self.weight += word.weight;
        self.words.push(word);
    }

    /// How far another sentence says the same.
    pub fn similarity(&self, other: &Self) -> f32 {
        if self.words.is_empty() || other.words.is_empty() {
            return if self.words.len() == other.words.len() { 1.0 } else { 0.0 };
        }
        let (a, b) = self.common(other);
        let both = (a + b) / (self.weight + other.weight);
        let better = (a / self.weight).max(b / other.weight);
        let words = (1.0 - COVERED) * both + COVERED * better;
        (words * self.agreement(other)).clamp(0.0, 1.0)
    }

    /// The weight of the words that have a partner in the other sentence, here and
    /// there: each pair of words is looked at once for both.
    fn common(&self, other: &Self) -> (f32, f32) {
        let mut theirs = vec![0.0_f32; other.words.len()];
        let mut here = 0.0;
        for word in &self.words {
            let mut best = 0.0_f32;
            for (partner, theirs) in other.words.iter().zip(&mut theirs) {
                let fit = word.fit(partner);
                if fit > 0.0 {
                    best = best.max(fit);
                    *theirs = theirs.max(fit);
                }
            }
            here += word.weight * best;
        }
        let there = other.words.iter().zip(theirs).map(|(word, best)| word.weight * best).sum();
        (here, there)
    }

    /// What is left where the two exclude each other.
    fn agreement(&self, other: &Self) -> f32 {
        let (mut numbers, mut places, mut opposites) = (false, false, false);
        let lacks = |a: &Self, b: &Self, line: u8| {
            let of_line = a.exclusive.iter().filter(|(other, _)| *other == line);
            of_line.clone().any(|it| b.exclusive.binary_search(it).is_err())
        };
        let mut last = None;
        for (line, _) in &self.exclusive {
            if last.replace(*line) == Some(*line) {
                continue;
            }
            if lacks(self, other, *line) && lacks(other, self, *line) {
                match *line {
                    NUMBER => numbers = true,
                    PLACE => places = true,
                    _ => opposites = true,
                }
            }
        }
        let left = |is: bool, left: f32| if is { left } else { 1.0 };
        left(numbers, OTHER_NUMBERS) * left(places, OTHER_PLACES) * left(opposites, OPPOSITE)
    }
}

impl Word {
    /// How well another word fits; the same either way round.
    fn fit(&self, other: &Self) -> f32 {
        if self.key == other.key {
            return 1.0;
        }
        let means = |meaning: &Meaning| *meaning > 0 && other.meanings.contains(meaning);
        if self.meanings.iter().any(means) {
            return ALIKE;
        }
        // Numbers and signs have no letters, and most words none in common.
        let common = self.letters & other.letters;
        if common == 0 {
            return 0.0;
        }
        let all = self.letters.count_ones() + other.letters.count_ones();
        let fit = (2 * common.count_ones()) as f32 / all as f32;
        if fit < SPELT_ALIKE { 0.0 } else { fit.min(0.95) }
    }
}

/// The runs of three letters of a word, its ends marked.
fn letters(form: &str) -> u128 {
    let (mut a, mut b) = ('\u{2}', ' ');
    let mut bits = 0;
    for c in form.chars().chain([' ']) {
        let run =
            u64::from(u32::from(a)) << 42 ^ u64::from(u32::from(b)) << 21 ^ u64::from(u32::from(c));
        if a != '\u{2}' {
            bits |= 1 << (run.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 57);
        }
        (a, b) = (b, c);
    }
    bits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each pair says more of the same than the next.
    #[test]
    fn the_nearer_the_higher() {
        let base = "Two engineers said on Monday that the dam at Karsk was unsafe.";
        let ladder = [
            "Two engineers said on Monday that the dam at Karsk was unsafe.",
            "The dam at Karsk was unsafe, two engineers said.",
            "Engineers warned that Karsk’s dams are not safe.",
            "The ministry will repair the road to Karsk.",
            "Rain is expected over the weekend.",
        ];
        let scores = ladder.map(|other| similarity(base, other));
        assert!(scores.is_sorted_by(|a, b| a > b), "{scores:?}");
        assert_eq!(scores[0], 1.0);
        assert!(scores[4] < 0.2, "{scores:?}");
    }

    #[test]
    fn what_excludes_each_other_is_less_alike() {
        for (base, same, other) in [
            (
                "12 miners died in the shaft",
                "Twelve miners died in the shaft",
                "14 miners died in the shaft",
            ),
            ("France opens its embassy", "Paris opens its embassy", "Spain opens its embassy"),
            ("The port opens again", "The port opens", "The port closes again"),
        ] {
            assert!(similarity(base, same) > similarity(base, other) + 0.1, "{base}");
        }
    }

    #[test]
    fn every_script_is_compared() {
        for (base, near, far) in [
            ("卡尔斯克大坝不安全", "两名工程师说卡尔斯克大坝不安全", "周末有雨"),
            ("قال مهندسان إن السد غير آمن", "السد غير آمن بحسب مهندسين", "أمطار متوقعة غدا"),
            (
                "Плотина в Карске небезопасна",
                "Плотины Карска небезопасны",
                "Завтра ожидается дождь",
            ),
            ("บ้านหลังนี้ไม่ปลอดภัย", "บ้านไม่ปลอดภัย", "ฝนจะตกพรุ่งนี้"),
        ] {
            let (near, far) = (similarity(base, near), similarity(base, far));
            assert!(near > 0.5 && far < 0.25, "{base}: {near} {far}");
        }
    }

    proptest! {
        #[test]
        fn it_is_bounded_and_symmetric(a in "(\\PC|[a-z0-9 ]){0,80}", b in "(\\PC|[a-z0-9 ]){0,80}") {
            let score = similarity(&a, &b);
            prop_assert!((0.0..=1.0).contains(&score));
            prop_assert_eq!(score, similarity(&b, &a));
            prop_assert_eq!(similarity(&a, &a), 1.0);
        }
    }
}
