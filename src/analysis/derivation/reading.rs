//! An article as a run of words, with those that are its own.
//!
//! Words of direct speech and of boilerplate are read too, so that passages are
//! shown whole, but they count neither for nor against copying.

use xxhash_rust::xxh3::xxh3_64;

use crate::model::{ArticleId, Project, Span};
use crate::text::boilerplate;
use crate::text::quotations::quotations;
use crate::text::tokens::{self, Kind};

/// What a word weighs; a sign of a script without spaces is half of one.
pub const WORD: u32 = 2;

/// The weight of a shingle: five words.
pub const SHINGLE: u32 = 5 * WORD;

/// The weight of a long one. Where sentences are written by template, short ones
/// are everybody's, and only what stands together tells.
pub const LONG_SHINGLE: u32 = 12 * WORD;

/// A quotation of fewer words is a term in quotation marks, and no speech.
const SPEECH: u32 = 4 * WORD;

/// A word of an article.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Its hash.
    pub form: u32,
    /// Where it stands.
    pub at: Span,
    /// What it weighs.
    pub weight: u32,
    /// Whose it is.
    pub whose: Whose,
    /// Whether a long shingle begins with it that few articles have.
    pub rare: bool,
}

impl Piece {
    /// What it weighs where it is told and not spoken.
    pub const fn told(&self) -> u32 {
        match self.whose {
            Whose::Own | Whose::Common => self.weight,
            Whose::Foreign => 0,
        }
    }
}

/// Whose words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The writer's own.
    Own,
    /// Of a phrase that many articles of the collection have.
    Common,
    /// Direct speech, or a sentence that stands under every report.
    Foreign,
}

/// A few words in a row.
#[derive(Clone, Copy, Debug)]
pub struct Shingle {
    /// Its hash.
    pub hash: u32,
    /// Its first word.
    pub first: usize,
    /// The word after its last.
    pub end: usize,
    /// Whether all of it is the writer's own.
    pub own: bool,
}

/// An article as a run of words.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its words, in order.
    pub pieces: Vec<Piece>,
    /// What its words weigh together that are told: the writer's own, and phrases
    /// that many have.
    pub told: u32,
}

impl Reading {
    /// Reads a text without looking at whose its words are: all are its own.
    pub fn plain(text: &str) -> Self {
        let mut it = Self::default();
        tokens::each(text, |token| {
            let form = xxh3_64(token.form.as_bytes()) as u32;
            let weight = if token.kind == Kind::Sign { WORD / 2 } else { WORD };
            it.pieces.push(Piece { form, at: token.at, weight, whose: Whose::Own, rare: true });
            it.told += weight;
        });
        it
    }

    /// Reads an article; empty where there is none.
    pub fn of(project: &Project, article: ArticleId) -> Self {
        let text = project.text(article);
        let mut it = Self::plain(text);
        for speech in quotations(text) {
            it.disown(speech, SPEECH);
        }
        let sentences = project.sentences(article);
        for (sentence, marked) in sentences.iter().zip(boilerplate::mark(text, sentences)) {
            if marked {
                it.disown(*sentence, 0);
            }
        }
        it.told = it.pieces.iter().map(Piece::told).sum();
        it
    }

    /// Takes it that the words of a span, if they weigh enough, are not its own.
    fn disown(&mut self, span: Span, least: u32) {
        let from = self.pieces.partition_point(|piece| piece.at.end <= span.start);
        let to = self.pieces.partition_point(|piece| piece.at.start < span.end);
        let inside = self.pieces.get_mut(from..to).unwrap_or_default();
        if inside.iter().map(|piece| piece.weight).sum::<u32>() >= least {
            inside.iter_mut().for_each(|piece| piece.whose = Whose::Foreign);
        }
    }

    /// Takes it that many articles have the words of some shingles.
    pub fn disown_shingles(&mut self, is_common: impl Fn(u32) -> bool) {
        let common = |weight: u32| -> Vec<Shingle> {
            self.shingles(weight).filter(|it| is_common(it.hash)).collect()
        };
        let (common, long) = (common(SHINGLE), common(LONG_SHINGLE));
        for shingle in long {
            self.pieces.get_mut(shingle.first).into_iter().for_each(|piece| piece.rare = false);
        }
        for shingle in common {
            let inside = self.pieces.get_mut(shingle.first..shingle.end).unwrap_or_default();
            let own = inside.iter_mut().filter(|piece| piece.whose == Whose::Own);
            own.for_each(|piece| piece.whose = Whose::Common);
        }
    }

    /// Its shingles of a weight, one from each word on.
    pub fn shingles(&self, least: u32) -> impl Iterator<Item = Shingle> {
        let (mut end, mut weight) = (0, 0);
        let weight_at = |nth: usize| self.pieces.get(nth).map(|piece| piece.weight);
        (0..self.pieces.len()).map_while(move |first| {
            while weight < least {
                weight += weight_at(end)?;
                end += 1;
            }
            weight -= weight_at(first)?;
            let words = self.pieces.get(first..end)?;
            let hash = words.iter().fold(0x9e37_79b9_7f4a_7c15_u64, |hash, piece| {
                (hash ^ u64::from(piece.form)).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29)
            });
            let own = words.iter().all(|piece| piece.whose == Whose::Own);
            Some(Shingle { hash: (hash >> 32) as u32, first, end, own })
        })
    }
}

/// An article in which shingles can be looked up.
#[derive(Clone, Debug, Default)]
pub struct Indexed {
    /// The article.
    pub reading: Reading,
    /// The hash of each shingle with its first word, ascending.
    shingles: Vec<(u32, u32)>,
}

impl Indexed {
    /// Makes it so.
    pub fn of(reading: Reading) -> Self {
        let place = |it: Shingle| (it.hash, u32::try_from(it.first).unwrap_or(u32::MAX));
        let mut shingles: Vec<(u32, u32)> = reading.shingles(SHINGLE).map(place).collect();
        shingles.sort_unstable();
        Self { reading, shingles }
    }

    /// The first words of the shingles with a hash.
    pub fn places(&self, hash: u32) -> impl Iterator<Item = usize> {
        let from = self.shingles.partition_point(|(other, _)| *other < hash);
        let rest = self.shingles.get(from..).unwrap_or_default();
        rest.iter().take_while(move |(other, _)| *other == hash).map(|(_, first)| *first as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::derivation::tests::project;

    fn own(text: &str) -> u32 {
        let project = project(&[text]);
        let article = project.texts().iter().next().unwrap().article;
        Reading::of(&project, article).told / WORD
    }

    #[test]
    fn speech_and_boilerplate_are_not_its_own() {
        assert_eq!(own("The dam at Karsk held through the night."), 8);
        assert_eq!(own("The mayor said: “Nobody at the dam was hurt.”"), 3);
        assert_eq!(own("The so-called “plan” failed."), 5);
        assert_eq!(own("The dam held.\n\nAda Grey contributed to this report."), 3);
    }

    #[test]
    fn a_shingle_is_five_words_or_ten_signs() {
        for (text, wanted) in
            [("one two three four five six", 2), ("一二三四五六七八九十甲", 2), ("one two", 0)]
        {
            let project = project(&[text]);
            let article = project.texts().iter().next().unwrap().article;
            assert_eq!(Reading::of(&project, article).shingles(SHINGLE).count(), wanted, "{text}");
        }
    }
}
