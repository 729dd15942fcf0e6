//! A part of the index that is made at once and not added to.
//!
//! For each feature it has the numbers of the sentences that bear it, in one
//! array for all features. Articles that go are marked as gone and no longer
//! counted; their numbers stay until the shard is made anew.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::model::{ArticleId, Project, Span, Text};
use crate::parallel;
use crate::text::similarity::features;

/// An article in a shard.
#[derive(Clone, Debug)]
pub struct Document {
    text: Arc<str>,
    article: ArticleId,
    sentences: Vec<Span>,
}

impl Document {
    /// An article of a project, if it is there.
    pub fn of(project: &Project, article: ArticleId) -> Option<Self> {
        let text = project.texts().get(&article)?;
        let Text { text, article } = &**text;
        let sentences = project.sentences(*article).to_vec();
        Some(Self { text: Arc::clone(text), article: *article, sentences })
    }
}

/// Articles by what their sentences say.
#[derive(Clone, Debug, Default)]
pub struct Shard {
    /// Ascending by article. One that is gone has no text and keeps its numbers.
    documents: Vec<Document>,
    /// For each document the number of its first sentence.
    firsts: Vec<u32>,
    /// For each sentence how many features it has.
    lengths: Vec<u8>,
    /// All features, ascending.
    features: Vec<u32>,
    /// For each feature where its places begin, and at last where they end.
    starts: Vec<u32>,
    /// The numbers of the sentences that bear a feature, feature after feature.
    places: Vec<u32>,
    /// For each feature in how many sentences it is, of articles not gone.
    counts: Vec<u32>,
    /// How many sentences are of articles not gone.
    sentences: usize,
}

/// The features of a run of articles, sentence after sentence.
#[derive(Default)]
struct Forward {
    features: Vec<u32>,
    lengths: Vec<u8>,
}

impl Forward {
    fn of(documents: &[Document]) -> Self {
        let mut it = Self::default();
        let mut found = Vec::new();
        for document in documents {
            for sentence in &document.sentences {
                features(sentence.of_text(&document.text), &mut found);
                it.lengths.push(u8::try_from(found.len()).unwrap_or(u8::MAX));
                // One byte must hold how many there are.
                it.features.extend(found.iter().take(usize::from(u8::MAX)));
            }
        }
        it
    }
}

impl Shard {
    /// Indexes articles, on all cores where it is worth it.
    pub fn build(mut documents: Vec<Document>) -> Self {
        documents.sort_unstable_by_key(|document| document.article);
        let runs = parallel::map_runs(&documents, |it| it.text.len(), Forward::of);
        let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
        for feature in runs.iter().flat_map(|run| &run.features) {
            *counts.entry(*feature).or_default() += 1;
        }
        let mut features: Vec<u32> = counts.keys().copied().collect();
        features.sort_unstable();
        features.shrink_to_fit();
        let mut it = Self { features, documents, ..Self::default() };
        let mut start = 0;
        for feature in &it.features {
            it.starts.push(start);
            // From here on the table says where the next place goes.
            if let Some(count) = counts.get_mut(feature) {
                it.counts.push(*count);
                start += std::mem::replace(count, start);
            }
        }
        it.starts.push(start);
        it.places = vec![0; start as usize];
        let mut sentence = 0;
        for run in runs {
            let mut rest = run.features.as_slice();
            for length in &run.lengths {
                let (these, others) = rest.split_at(usize::from(*length).min(rest.len()));
                rest = others;
                for feature in these {
                    let Some(next) = counts.get_mut(feature) else { continue };
                    if let Some(place) = it.places.get_mut(*next as usize) {
                        *place = sentence;
                    }
                    *next += 1;
                }
                sentence += 1;
            }
            it.lengths.extend(run.lengths);
        }
        let mut first = 0;
        for document in &it.documents {
            it.firsts.push(first);
            first += document.sentences.len() as u32;
        }
        it.sentences = it.lengths.len();
        it
    }

    /// How many sentences are of articles not gone.
    pub const fn sentences(&self) -> usize {
        self.sentences
    }

    /// Whether more is gone than is left.
    pub fn is_mostly_gone(&self) -> bool {
        self.lengths.len() > 2 * self.sentences
    }

    /// How many bytes it takes, the texts not counted.
    pub fn bytes(&self) -> usize {
        let words = self.firsts.capacity()
            + self.features.capacity()
            + self.starts.capacity()
            + self.places.capacity()
            + self.counts.capacity();
        let spans: usize = self.documents.iter().map(|it| it.sentences.capacity()).sum();
        words * size_of::<u32>()
            + self.lengths.capacity()
            + spans * size_of::<Span>()
            + self.documents.capacity() * size_of::<Document>()
    }

    /// Takes the articles that are not gone out.
    pub fn take(&mut self) -> Vec<Document> {
        let documents = std::mem::take(self).documents;
        documents.into_iter().filter(|document| !document.text.is_empty()).collect()
    }

    /// Marks an article as gone, if it is here.
    pub fn remove(&mut self, article: ArticleId) {
        let Ok(nth) = self.documents.binary_search_by_key(&article, |it| it.article) else {
            return;
        };
        let Some(document) = self.documents.get_mut(nth) else { return };
        let text = std::mem::take(&mut document.text);
        if text.is_empty() {
            return;
        }
        self.sentences -= document.sentences.len();
        let mut found = Vec::new();
        for sentence in &document.sentences {
            features(sentence.of_text(&text), &mut found);
            for feature in &found {
                if let Ok(nth) = self.features.binary_search(feature)
                    && let Some(count) = self.counts.get_mut(nth)
                {
                    *count = count.saturating_sub(1);
                }
            }
        }
    }

    /// In how many sentences a feature is.
    pub fn count(&self, feature: u32) -> usize {
        let count = self.features.binary_search(&feature).ok().and_then(|nth| self.counts.get(nth));
        count.map_or(0, |count| *count as usize)
    }

    /// For each sentence, the sum of what its features among some are worth.
    pub fn shared(&self, query: &[(u32, f32)]) -> Vec<f32> {
        let mut sums = vec![0.0; self.lengths.len()];
        for (feature, weight) in query {
            let Ok(nth) = self.features.binary_search(feature) else { continue };
            let range = self.starts.get(nth).zip(self.starts.get(nth + 1));
            let places = range.and_then(|(from, to)| self.places.get(*from as usize..*to as usize));
            for place in places.unwrap_or_default() {
                if let Some(sum) = sums.get_mut(*place as usize) {
                    *sum += weight;
                }
            }
        }
        sums
    }

    /// For each sentence how many features it has, gone or not.
    pub fn lengths(&self) -> &[u8] {
        &self.lengths
    }

    /// Where a sentence is: its document, whose article it is, and which sentence of
    /// it. None where the article is gone.
    pub fn place(&self, sentence: usize) -> Option<(usize, ArticleId, usize)> {
        // An article without sentences has the number of the next one's first.
        let after = self.firsts.partition_point(|first| *first as usize <= sentence);
        let nth = after.checked_sub(1)?;
        let document = self.documents.get(nth).filter(|it| !it.text.is_empty())?;
        let first = *self.firsts.get(nth)? as usize;
        Some((nth, document.article, sentence.checked_sub(first)?))
    }

    /// Where a sentence of a document stands, and its words.
    pub fn sentence(&self, document: usize, nth: usize) -> Option<(Span, &str)> {
        let document = self.documents.get(document)?;
        let at = *document.sentences.get(nth)?;
        Some((at, at.of_text(&document.text)))
    }
}
