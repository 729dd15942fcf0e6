//! Which sentences of other articles say the same as one sentence, or nearly.
//!
//! An index over the features of all sentences gives candidates, and these are
//! compared word by word: the order is that of [`similarity`], whatever the
//! index holds. It is kept up to date article by article, and gives after any
//! updates what it would give if made anew. It holds the texts that it indexes,
//! shared with the project, so it can be asked on another thread. When it is
//! updated, and what is done with a find, is for others to say.
//!
//! [`similarity`]: crate::text::similarity

mod shard;

use std::cmp::Ordering;

use crate::model::{ArticleId, Project, Span};
use crate::text::similarity::{Profile, features};
use shard::{Document, Shard};

/// Below this similarity two sentences say different things.
pub const LEAST: f32 = 0.4;

/// How many candidates are compared word by word.
const CANDIDATES: usize = 120;

/// How many places of features are looked at for one sentence; the rarest
/// features first, and at least one.
const PLACES: usize = 400_000;

/// How many sentences are passed over at once where none can be among the best.
const BLOCK: usize = 32;

/// A sentence of another article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Whose sentence.
    pub article: ArticleId,
    /// Where it stands there.
    pub at: Span,
    /// How near it is, from [`LEAST`] to 1.
    pub similarity: f32,
}

/// All sentences of a project, to be found by what they say.
#[derive(Clone, Debug, Default)]
pub struct Elsewhere {
    /// Each holds at least twice as much as the next, or an update would cost
    /// more the more there were before.
    shards: Vec<Shard>,
}

/// A candidate: how much of the sentence's features it has, and where it is.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    score: f32,
    article: ArticleId,
    /// Which sentence of its article.
    nth: usize,
    shard: usize,
    document: usize,
}

/// The best candidates so far, and some more.
#[derive(Debug, Default)]
struct Best {
    candidates: Vec<Candidate>,
    /// What scores less is not among the best.
    least: f32,
    /// Whether whatever comes stands after all that came: of two with one score
    /// the first is the better, and many may have one score.
    ascends: bool,
}

impl Best {
    /// Whether any of some sentences may be among the best, by what they share and
    /// how long they are. It neither divides nor decides sentence by sentence, so
    /// that the processor looks at several at once.
    fn may_take(&self, sums: &[f32], lengths: &[u8], most: impl Fn(u8) -> f32) -> bool {
        // Multiplied and not divided, a score may come out smaller by a rounding.
        let least = self.least * (1.0 - 1e-5);
        let bar = |length: u8| (least * most(length)).max(f32::MIN_POSITIVE);
        let pairs = sums.iter().zip(lengths);
        pairs.fold(false, |any, (sum, length)| any | (*sum >= bar(*length)))
    }

    fn add(&mut self, candidate: Candidate) {
        self.candidates.push(candidate);
        if self.candidates.len() >= 8 * CANDIDATES {
            self.cut();
        }
    }

    fn cut(&mut self) {
        let order = |a: &Candidate, b: &Candidate| -> Ordering {
            let place = |it: &Candidate| (it.article, it.nth);
            b.score.total_cmp(&a.score).then_with(|| place(a).cmp(&place(b)))
        };
        if self.candidates.len() >= CANDIDATES {
            let (_, last, _) = self.candidates.select_nth_unstable_by(CANDIDATES - 1, order);
            self.least = if self.ascends { last.score.next_up() } else { last.score };
            self.candidates.truncate(CANDIDATES);
        }
    }

    /// Makes ready for candidates that may stand anywhere.
    fn go_on(&mut self) {
        self.ascends = false;
        self.cut();
    }

    fn done(mut self) -> Vec<Candidate> {
        self.cut();
        self.candidates
    }
}

impl Elsewhere {
    /// Indexes a project, on all cores.
    pub fn build(project: &Project) -> Self {
        let documents =
            project.texts().iter().filter_map(|text| Document::of(project, text.article));
        Self { shards: vec![Shard::build(documents.collect())] }
    }

    /// Looks again at articles that came, went, or have other sentences now.
    pub fn update(&mut self, project: &Project, changed: &[ArticleId]) {
        let mut changed = changed.to_vec();
        changed.sort_unstable();
        changed.dedup();
        for article in &changed {
            for shard in &mut self.shards {
                shard.remove(*article);
            }
        }
        let fresh: Vec<_> =
            changed.iter().filter_map(|article| Document::of(project, *article)).collect();
        if !fresh.is_empty() {
            self.shards.push(Shard::build(fresh));
        }
        self.tidy();
    }

    /// Takes small shards together and leaves out what is gone.
    fn tidy(&mut self) {
        for shard in &mut self.shards {
            if shard.is_mostly_gone() {
                *shard = Shard::build(shard.take());
            }
        }
        self.shards.retain(|shard| shard.sentences() > 0);
        while let [.., large, small] = self.shards.as_mut_slice()
            && large.sentences() < 2 * small.sentences()
        {
            let mut documents = large.take();
            documents.extend(small.take());
            *large = Shard::build(documents);
            self.shards.pop();
        }
    }

    /// How many sentences can be found.
    pub fn sentences(&self) -> usize {
        self.shards.iter().map(Shard::sentences).sum()
    }

    /// How many bytes it takes, the texts not counted.
    pub fn bytes(&self) -> usize {
        self.shards.iter().map(Shard::bytes).sum()
    }

    /// The sentences outside of `article` that say most nearly the same as
    /// `sentence`, best first; at most `most`.
    pub fn find(&self, sentence: &str, article: ArticleId, most: usize) -> Vec<Match> {
        let profile = Profile::of(sentence);
        let mut found: Vec<Match> = self
            .candidates(sentence, article)
            .into_iter()
            .filter_map(|it| {
                let (at, words) = self.shards.get(it.shard)?.sentence(it.document, it.nth)?;
                let similarity = profile.similarity(&Profile::of(words));
                let found = Match { article: it.article, at, similarity };
                (similarity >= LEAST).then_some(found)
            })
            .collect();
        found.sort_by(|a, b| {
            let place = |it: &Match| (it.article, it.at);
            b.similarity.total_cmp(&a.similarity).then_with(|| place(a).cmp(&place(b)))
        });
        found.truncate(most);
        found
    }

    /// The sentences that share most with one, in no order.
    fn candidates(&self, sentence: &str, article: ArticleId) -> Vec<Candidate> {
        let query = self.query(sentence);
        let whole: f32 = query.iter().map(|(_, weight)| weight).sum();
        let mean = whole / (query.len().max(1) as f32);
        let most = |length: u8| whole + mean * f32::from(length);
        let mut found = Best { ascends: true, ..Best::default() };
        for (number, shard) in self.shards.iter().enumerate() {
            let sums = shard.shared(&query);
            let mut first = 0;
            for (sums, lengths) in sums.chunks(BLOCK).zip(shard.lengths().chunks(BLOCK)) {
                let block = first;
                first += sums.len();
                if !found.may_take(sums, lengths, most) {
                    continue;
                }
                for (sentence, (sum, length)) in (block..).zip(sums.iter().zip(lengths)) {
                    let score = sum / most(*length);
                    if *sum <= 0.0 || score < found.least {
                        continue;
                    }
                    if let Some((document, id, nth)) = shard.place(sentence)
                        && id != article
                    {
                        found.add(Candidate { score, article: id, nth, shard: number, document });
                    }
                }
            }
            found.go_on();
        }
        found.done()
    }

    /// The features to look for and what each is worth, the rarest first.
    fn query(&self, sentence: &str) -> Vec<(u32, f32)> {
        let mut wanted = Vec::new();
        features(sentence, &mut wanted);
        let count = |feature: &u32| self.shards.iter().map(|shard| shard.count(*feature)).sum();
        let mut query: Vec<(usize, u32)> =
            wanted.iter().map(|feature| (count(feature), *feature)).collect();
        query.sort_unstable();
        let all = self.sentences() as f32;
        let mut places = 0;
        let affordable = query.into_iter().take_while(|(count, _)| {
            let first = places == 0;
            places += count;
            first || places <= PLACES
        });
        affordable
            .map(|(count, feature)| (feature, (1.0 + all / count.max(1) as f32).ln()))
            .collect()
    }
}

#[cfg(test)]
mod tests;
