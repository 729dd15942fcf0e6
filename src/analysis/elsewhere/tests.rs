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
