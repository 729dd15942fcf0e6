//! How long it takes to index the sentences of 10,000 articles, what the index
//! weighs, how soon it answers, and what an update costs.
//!
//! `cargo bench --no-default-features --bench elsewhere`. The texts are
//! generated from a few thousand words, of which some are in most sentences and
//! most are in few, as in any language; one article in eight repeats sentences
//! of an earlier one. Beside the index, the plain way: comparing with every
//! sentence. Machines differ, so read the ratios.

#![allow(clippy::unwrap_used)] // a bench that fails stops

mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use common::Dice;
use hearsay::analysis::Elsewhere;
use hearsay::model::{ArticleId, Id, Parts, Project, Sentences, Span, Text};
use hearsay::text::similarity::Profile;

const ARTICLES: u64 = 10_000;
const SENTENCES: usize = 33;
const WORDS: usize = 12_000;
const ROUNDS: usize = 3;
const QUERIES: usize = 500;

/// A number below `sides`, the small ones far more often.
fn uneven(dice: &mut Dice, sides: usize) -> usize {
    let unit = dice.roll(1 << 20) as f64 / f64::from(1 << 20);
    ((sides as f64).powf(unit) - 1.0) as usize
}

const FUNCTION: [&str; 12] =
    ["the", "of", "to", "in", "and", "that", "for", "on", "said", "was", "with", "after"];

fn word(dice: &mut Dice) -> String {
    let syllables = ["ka", "lo", "mer", "ti", "sun", "ra", "vel", "do", "pin", "esh", "or", "um"];
    (0..2 + dice.roll(3)).map(|_| syllables[dice.roll(12)]).collect()
}

fn sentence(dice: &mut Dice, words: &[String]) -> String {
    let mut text = String::new();
    for nth in 0..12 + dice.roll(14) {
        if nth > 0 {
            text.push(' ');
        }
        match dice.roll(100) {
            0..40 => text.push_str(FUNCTION[dice.roll(12)]),
            40..43 => text.push_str(&dice.roll(500).to_string()),
            _ => text.push_str(&words[uneven(dice, words.len())]),
        }
    }
    text.push('.');
    text
}

fn corpus() -> Project {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let words: Vec<String> = (0..WORDS).map(|_| word(&mut dice)).collect();
    let mut parts = Parts::default();
    let mut kept: Vec<String> = Vec::new();
    for n in 0..ARTICLES {
        let article = ArticleId(Id(n));
        let (mut text, mut spans) = (String::new(), Vec::new());
        for nth in 0..SENTENCES {
            let repeats = n % 8 == 7 && nth % 4 == 0 && !kept.is_empty();
            let sentence = if repeats {
                kept[dice.roll(kept.len())].clone()
            } else {
                sentence(&mut dice, &words)
            };
            if nth == 0 {
                kept.push(sentence.clone());
            }
            let from = text.len();
            text.push_str(&sentence);
            spans.push(Span::of(from..text.len()));
            text.push(' ');
        }
        parts.texts.push(Text { article, text: text.into() });
        parts.sentences.push(Sentences { article, spans });
    }
    Project::of(parts)
}

fn main() {
    let project = corpus();
    let bytes: usize = project.texts().iter().map(|text| text.text.len()).sum();
    let mb = bytes as f64 / 1e6;
    let mut index = Elsewhere::default();
    let built = best(|| index = Elsewhere::build(&project));
    println!("{ARTICLES} articles, {} sentences, {mb:.1} MB of text", index.sentences());
    println!("built in {built:.0?}: {:.0} MB/s", mb / built.as_secs_f64());
    println!(
        "takes {:.1} MB: {:.2} of the text",
        index.bytes() as f64 / 1e6,
        index.bytes() as f64 / bytes as f64
    );
    let found = queries(&project, &index);
    let plain = plain(&project);
    println!("comparing with every sentence {plain:.1?}: {:.0} times as long", ratio(plain, found));
    let article = ArticleId(Id(ARTICLES / 2));
    let update = best(|| index.update(&project, &[article]));
    println!("one article indexed again {update:.1?}");
}

/// Asks for sentences all over the project; gives the time in the middle.
fn queries(project: &Project, index: &Elsewhere) -> Duration {
    let mut dice = Dice(77);
    let mut hits = 0;
    let mut times: Vec<Duration> = (0..QUERIES)
        .map(|_| {
            let article = ArticleId(Id(dice.roll(ARTICLES as usize) as u64));
            let at = project.sentences(article)[dice.roll(SENTENCES)];
            let sentence = at.of_text(project.text(article));
            let start = Instant::now();
            hits += index.find(black_box(sentence), article, 20).len();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let at = |share: f64| times[(times.len() as f64 * share) as usize];
    println!(
        "{QUERIES} sentences looked for, {hits} found: median {:.2?}, 95 % {:.2?}, worst {:.2?}",
        at(0.5),
        at(0.95),
        times.last().unwrap()
    );
    at(0.5)
}

/// The time to compare one sentence with every other, none prepared.
fn plain(project: &Project) -> Duration {
    let sentence =
        Profile::of(project.sentences(ArticleId(Id(0)))[0].of_text(project.text(ArticleId(Id(0)))));
    let start = Instant::now();
    let mut best = 0.0_f32;
    for text in project.texts().iter() {
        for at in project.sentences(text.article) {
            best = best.max(sentence.similarity(&Profile::of(at.of_text(&text.text))));
        }
    }
    black_box(best);
    start.elapsed()
}

/// The shortest of some rounds.
fn best(mut what: impl FnMut()) -> Duration {
    let rounds = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        what();
        start.elapsed()
    });
    rounds.min().unwrap()
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}
