//! Projects in, finds out; and updating against making anew.

use proptest::prelude::*;

use super::*;
use crate::model::{Change, Id, Parts, Sentences, Text};
use crate::text::language::by_tag;
use crate::text::segment::sentences;

fn id(n: u64) -> ArticleId {
    ArticleId(Id(n))
}

fn records(n: u64, text: &str) -> (Text, Sentences) {
    let spans = sentences(text, by_tag("en"));
    (Text { article: id(n), text: text.into() }, Sentences { article: id(n), spans })
}

fn project(texts: &[&str]) -> Project {
    let (texts, sentences) = (1..).zip(texts).map(|(n, text)| records(n, text)).unzip();
    Project::of(Parts { texts, sentences, ..Parts::default() })
}

/// What is found for a sentence, as words.
fn found<'a>(
    project: &'a Project,
    index: &Elsewhere,
    sentence: &str,
    article: u64,
) -> Vec<&'a str> {
    let matches = index.find(sentence, id(article), 10);
    matches.iter().map(|it| it.at.of_text(project.text(it.article))).collect()
}

#[test]
fn the_same_statement_is_found_in_other_articles_best_first() {
    let project = project(&[
        "The dam at Karsk was unsafe, two engineers said. Rain fell all night.",
        "Two engineers said the dam at Karsk was unsafe. The mayor was away.",
        "Karsk’s dam was not safe, according to engineers. Rain fell all night. A bakery reopened.",
    ]);
    let index = Elsewhere::build(&project);
    assert_eq!(index.sentences(), 7);
    let dam = "The dam at Karsk was unsafe, two engineers said.";
    assert_eq!(
        found(&project, &index, dam, 1),
        [
            "Two engineers said the dam at Karsk was unsafe.",
            "Karsk’s dam was not safe, according to engineers.",
        ]
    );
    assert_eq!(found(&project, &index, "Rain fell all night.", 1), ["Rain fell all night."]);
    assert!(found(&project, &index, "The mayor was away.", 2).is_empty());
    assert!(found(&project, &index, "", 2).is_empty());
    assert!(found(&Project::default(), &Elsewhere::default(), dam, 1).is_empty());
}

#[test]
fn an_article_that_went_is_not_found() {
    let mut project = project(&["Rain fell all night.", "Rain fell all night."]);
    let mut index = Elsewhere::build(&project);
    assert_eq!(found(&project, &index, "Rain fell all night.", 1).len(), 1);
    let (text, run) = records(2, "Rain fell all night.");
    project.apply(&[Change::remove(text), Change::remove(run)]);
    index.update(&project, &[id(2)]);
    assert!(found(&project, &index, "Rain fell all night.", 1).is_empty());
    assert_eq!(index.sentences(), 1);
}

/// A sentence of few words, so that many are alike.
fn sentence() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "dam",
        "Karsk",
        "unsafe",
        "engineers",
        "ministry",
        "denied",
        "12",
        "Paris",
        "rain",
        "the",
        "堤坝",
    ]);
    proptest::collection::vec(word, 1..8).prop_map(|words| format!("It {}. ", words.join(" ")))
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(sentence(), 1..5).prop_map(|sentences| sentences.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn updating_gives_what_making_anew_gives(
        texts in proptest::collection::vec(text(), 1..12),
        edits in proptest::collection::vec((0u64..16, proptest::option::of(text())), 1..20),
    ) {
        let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut project = project(&refs);
        let mut index = Elsewhere::build(&project);
        for (n, text) in edits {
            let old = project.text(id(n)).to_owned();
            let (words, run) = records(n, &old);
            project.apply(&[Change::remove(words), Change::remove(run)]);
            if let Some(text) = text {
                let (words, run) = records(n, &text);
                project.apply(&[Change::add(words), Change::add(run)]);
            }
            index.update(&project, &[id(n)]);
            let fresh = Elsewhere::build(&project);
            prop_assert_eq!(index.sentences(), fresh.sentences());
            for text in project.texts().iter() {
                for at in project.sentences(text.article) {
                    let sentence = at.of_text(&text.text);
                    let matches = index.find(sentence, text.article, 50);
                    prop_assert!(matches.iter().all(|it| it.at.fits(project.text(it.article))));
                    prop_assert_eq!(matches, fresh.find(sentence, text.article, 50));
                }
            }
        }
    }
}

/// Where every sentence is, and its features.
type All = Vec<(ArticleId, Span, Vec<u32>)>;

fn all(project: &Project) -> All {
    let mut all = Vec::new();
    for text in project.texts().iter() {
        for at in project.sentences(text.article) {
            let mut has = Vec::new();
            features(at.of_text(&text.text), &mut has);
            all.push((text.article, *at, has));
        }
    }
    all
}

/// What is found without an index: every sentence is scored.
fn exhaustive(project: &Project, all: &All, sentence: &str, article: ArticleId) -> Vec<Match> {
    let mut wanted = Vec::new();
    features(sentence, &mut wanted);
    let count = |feature| all.iter().filter(|(_, _, has)| has.contains(&feature)).count();
    let mut query: Vec<(usize, u32)> = wanted.into_iter().map(|it| (count(it), it)).collect();
    query.sort_unstable();
    let weight = |count: usize| (1.0 + all.len() as f32 / count.max(1) as f32).ln();
    let whole: f32 = query.iter().map(|(count, _)| weight(*count)).sum();
    let mean = whole / query.len().max(1) as f32;
    let mut scored: Vec<(f32, ArticleId, Span)> = Vec::new();
    for (id, at, has) in all.iter().filter(|(id, ..)| *id != article) {
        let shared = query.iter().filter(|(_, feature)| has.contains(feature));
        let sum: f32 = shared.map(|(count, _)| weight(*count)).sum();
        if sum > 0.0 {
            scored.push((sum / (whole + mean * has.len() as f32), *id, *at));
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    scored.truncate(CANDIDATES);
    let of = |(_, article, at): &(f32, ArticleId, Span)| {
        let words = at.of_text(project.text(*article));
        let similarity = Profile::of(sentence).similarity(&Profile::of(words));
        Match { article: *article, at: *at, similarity }
    };
    let mut found: Vec<Match> = scored.iter().map(of).filter(|it| it.similarity >= LEAST).collect();
    found.sort_by(|a, b| {
        b.similarity
            .total_cmp(&a.similarity)
            .then_with(|| (a.article, a.at).cmp(&(b.article, b.at)))
    });
    found
}

/// So many short articles, of words that are the rarer the longer they are.
fn many(seed: u64, articles: u64) -> Project {
    let mut dice = crate::model::Ids::seeded(seed);
    let mut roll = |sides: u64| dice.make().0 % sides;
    let mut parts = Parts::default();
    for n in 1..=articles {
        let mut text = String::new();
        for _ in 0..1 + roll(4) {
            for _ in 0..1 + roll(7) {
                let most = 1 + roll(60);
                text.push_str(&format!("w{}x ", roll(most)));
            }
            text.push_str("said. ");
        }
        let (text, run) = records(n, &text);
        parts.texts.push(text);
        parts.sentences.push(run);
    }
    Project::of(parts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    /// With more sentences than are ever compared, many of them alike, and the
    /// index in parts of which some articles are gone.
    #[test]
    fn no_sentence_is_missed_that_scoring_all_of_them_finds(
        seed in any::<u64>(),
        articles in 300u64..900,
        batches in proptest::collection::vec(proptest::collection::vec(1u64..900, 1..40), 0..5),
    ) {
        let mut project = many(seed, articles);
        let mut index = Elsewhere::build(&project);
        for (nth, batch) in batches.iter().enumerate() {
            let ids: Vec<ArticleId> = batch.iter().map(|n| id(*n)).collect();
            for (n, article) in batch.iter().zip(&ids) {
                let old = project.text(*article).to_owned();
                let (text, run) = records(*n, &old);
                project.apply(&[Change::remove(text), Change::remove(run)]);
                if !(n + nth as u64).is_multiple_of(3) {
                    let (text, run) = records(*n, &format!("w1x w2x w{n}x said. {old}"));
                    project.apply(&[Change::add(text), Change::add(run)]);
                }
            }
            index.update(&project, &ids);
        }
        let all = all(&project);
        let asked = all.iter().step_by(all.len() / 16);
        let mut asked: Vec<(&str, ArticleId)> =
            asked.map(|(article, at, _)| (at.of_text(project.text(*article)), *article)).collect();
        asked.push(("said", id(0)));
        for (sentence, article) in asked {
            let found = index.find(sentence, article, usize::MAX);
            prop_assert_eq!(found, exhaustive(&project, &all, sentence, article));
        }
    }
}
