//! What two articles have in common, word for word.

use std::ops::Range;

use super::reading::{Indexed, LONG_SHINGLE, Piece, Reading, SHINGLE, WORD, Whose};
use crate::model::Span;

/// How many places of one shingle are tried.
const PLACES: usize = 8;

/// Words of difference over which two runs are one passage.
const GAP: usize = 8;

/// How many more of these words one side may have: words were replaced, not
/// sentences put in.
const UNEVEN: usize = 3;

/// A passage with fewer own words is no evidence: the frame of a quotation, “the
/// minister told reporters”, or a phrase that everybody uses.
const EVIDENCE: u32 = 8 * WORD;

/// But in a passage as long as this the phrases that many have are evidence too,
/// for nobody puts so many together in the same order.
const LONG: u32 = 30 * WORD;

/// Own words without which a long passage is a sentence that many have.
const SOME: u32 = 3 * WORD;

/// In a passage as long as this it is enough that few have as much of it together.
const VERY_LONG: u32 = 2 * LONG;

/// A passage that both articles have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands in the earlier article.
    pub from: Span,
    /// Where it stands in the later one.
    pub to: Span,
    /// How many words of it are the same in both; two signs of a script without
    /// spaces are one.
    pub words: u32,
    /// Whether most of it is direct speech or boilerplate, and no evidence.
    pub common: bool,
}

/// What two articles have in common.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// The passages, in the order of the later article.
    pub passages: Vec<Passage>,
    /// The weight of the earlier article's told words that are evidence.
    pub told_of_from: u32,
    /// The weight of the later article's told words that are.
    pub told_of_to: u32,
    /// The weight of the longest run of told words without a difference.
    pub longest: u32,
    /// The greatest weight of words in one passage that few articles have.
    pub strongest: u32,
    /// The weight of the words in common that are no evidence.
    pub common: u32,
}

/// Words that are the same in both, as numbers of words.
#[derive(Clone, Copy, Debug)]
struct Run {
    from: usize,
    to: usize,
    length: usize,
}

impl Shared {
    /// Compares two articles. Linear in the length of the later one but for
    /// shingles that the earlier one repeats.
    pub fn of(from: &Indexed, to: &Reading) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        let mut next = 0;
        for shingle in to.shingles(SHINGLE) {
            if shingle.first < next {
                continue;
            }
            let follows = runs.last().map(|run| run.from + run.length);
            let best = from.places(shingle.hash).take(PLACES).map(|from_at| {
                let length = same(&from.reading, from_at, to, shingle.first);
                // Of places as good, the one that goes on where the last ended.
                (
                    length,
                    std::cmp::Reverse(follows.map_or(from_at, |at| at.abs_diff(from_at))),
                    from_at,
                )
            });
            let Some((length, _, from_at)) = best.max() else { continue };
            if length == 0 {
                continue;
            }
            runs.push(Run { from: from_at, to: shingle.first, length });
            next = shingle.first + length;
        }
        Self::of_runs(&from.reading, to, &runs)
    }

    fn of_runs(from: &Reading, to: &Reading, runs: &[Run]) -> Self {
        let mut it = Self::default();
        let mut covered = vec![false; from.pieces.len()];
        let near = |a: &Run, b: &Run| {
            let in_from = b.from.checked_sub(a.from + a.length).filter(|gap| *gap <= GAP);
            let in_to = b.to.checked_sub(a.to + a.length).filter(|gap| *gap <= GAP);
            in_from.zip(in_to).is_some_and(|(one, other)| one.abs_diff(other) <= UNEVEN)
        };
        let blocks = runs.chunk_by(near).filter_map(|runs| Block::of(from, to, runs));
        let blocks: Vec<Block> = blocks.collect();
        let evidence: u32 = blocks.iter().filter(|it| it.is_evidence()).map(|it| it.told).sum();
        // Between passages that were taken, a short one was taken too.
        let plain = evidence > 0 && evidence * 4 >= to.told;
        for block in blocks {
            it.passages.push(block.passage);
            if !(block.is_evidence() || plain && block.told >= EVIDENCE) {
                it.common += block.all;
                continue;
            }
            it.common += block.all - block.told;
            it.longest = it.longest.max(block.longest);
            it.strongest = it.strongest.max(block.own);
            let told = to.pieces.get(block.in_to).unwrap_or_default().iter();
            it.told_of_to += told.map(Piece::told).sum::<u32>();
            covered.get_mut(block.in_from).unwrap_or_default().fill(true);
        }
        let covered = from.pieces.iter().zip(covered).filter(|(_, covered)| *covered);
        it.told_of_from = covered.map(|(piece, _)| piece.told()).sum();
        it
    }
}

/// How many words are the same from two places on.
fn same(from: &Reading, from_at: usize, to: &Reading, to_at: usize) -> usize {
    let pairs = from.pieces.iter().skip(from_at).zip(to.pieces.iter().skip(to_at));
    pairs.take_while(|(a, b)| a.form == b.form).count()
}

/// Runs with little between them, as one. What little was changed belongs to it.
struct Block {
    passage: Passage,
    in_from: Range<usize>,
    in_to: Range<usize>,
    /// The weight of the words that are the same.
    all: u32,
    /// Of these, the weight of those that are told in both articles.
    told: u32,
    /// Of these, the weight of those that are no phrase of many articles.
    own: u32,
    /// The weight of the longest stretch of told words without a difference.
    longest: u32,
    /// Whether a long shingle in it is of few articles.
    rare: bool,
}

impl Block {
    fn of(from: &Reading, to: &Reading, runs: &[Run]) -> Option<Self> {
        let (first, last) = (runs.first()?, runs.last()?);
        let in_from = first.from..last.from + last.length;
        let in_to = first.to..last.to + last.length;
        let (mut all, mut told, mut own, mut longest) = (0, 0, 0, 0);
        let mut rare = false;
        for run in runs {
            let mut stretch = 0;
            // The word of the stretch with which a long shingle would begin.
            let (mut begun, mut ahead) = (run.to, 0);
            let words = to.pieces.iter().skip(run.to).zip(from.pieces.iter().skip(run.from));
            for ((piece, other), nth) in words.take(run.length).zip(run.to..) {
                all += piece.weight;
                // The same words may be speech in one article and told in the other.
                if piece.told().min(other.told()) == 0 {
                    stretch = 0;
                    (begun, ahead) = (nth + 1, 0);
                    continue;
                }
                told += piece.weight;
                stretch += piece.weight;
                longest = longest.max(stretch);
                ahead += piece.weight;
                while ahead >= LONG_SHINGLE
                    && let Some(first) = to.pieces.get(begun)
                {
                    rare |= first.rare;
                    ahead -= first.weight;
                    begun += 1;
                }
                if piece.whose == Whose::Own && other.whose == Whose::Own {
                    own += piece.weight;
                }
            }
        }
        let passage = Passage {
            from: hull(from, &in_from)?,
            to: hull(to, &in_to)?,
            words: all.div_ceil(WORD),
            common: told * 2 < all,
        };
        Some(Self { passage, in_from, in_to, all, told, own, longest, rare })
    }
}

impl Block {
    /// Whether it tells by itself that one of the two knew the other.
    const fn is_evidence(&self) -> bool {
        self.own >= EVIDENCE
            || self.told >= LONG && self.own >= SOME
            || self.told >= VERY_LONG && self.rare
    }
}

/// Where some words in a row stand.
fn hull(reading: &Reading, words: &Range<usize>) -> Option<Span> {
    let last = reading.pieces.get(words.end.checked_sub(1)?)?;
    Some(reading.pieces.get(words.start)?.at.join(last.at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::derivation::tests::project;

    fn shared(a: &str, b: &str) -> (Shared, Vec<String>) {
        let project = project(&[a, b]);
        let ids: Vec<_> = project.texts().iter().map(|text| text.article).collect();
        let shared =
            Shared::of(&Indexed::of(Reading::of(&project, ids[0])), &Reading::of(&project, ids[1]));
        let words = shared.passages.iter().map(|it| it.to.of_text(b).to_owned()).collect();
        (shared, words)
    }

    #[test]
    fn passages_are_the_words_in_common() {
        let (shared, words) = shared(
            "Rain fell. The old dam at Karsk gave way on Monday after two days of heavy rain.",
            "KARSK: The old dam at Karsk gave way on Tuesday after two days of heavy rain, again.",
        );
        assert_eq!(
            words,
            ["The old dam at Karsk gave way on Tuesday after two days of heavy rain"]
        );
        assert_eq!((shared.passages[0].words, shared.longest / 2), (14, 8));
        assert_eq!((shared.told_of_from, shared.told_of_to), (30, 30));
    }

    #[test]
    fn speech_in_common_is_shown_and_not_counted() {
        let (shared, words) = shared(
            "“We had no reason to believe that the dam was unsafe,” the minister said.",
            "Asked about it, she said: “We had no reason to believe that the dam was unsafe.”",
        );
        assert_eq!(words, ["We had no reason to believe that the dam was unsafe"]);
        assert_eq!(
            (shared.told_of_to, shared.common / 2, shared.passages[0].common),
            (0, 11, true)
        );
    }
}
