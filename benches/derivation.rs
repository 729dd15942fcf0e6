//! How long it takes to find which articles were made from which, and how the
//! time grows with the articles.
//!
//! `cargo bench --no-default-features --bench derivation`. The articles are
//! generated: one in five is another one cut and retouched, one in ten has a
//! passage of another, and all of an outlet end with the same sentence. What was
//! planted is counted against what is found.

#![allow(clippy::unwrap_used)] // a bench that fails stops

mod common;

use std::time::{Duration, Instant};

use common::Dice;
use hearsay::analysis::derivation::proposals;
use hearsay::model::{
    Article, ArticleId, DerivationKind, Id, Parts, Project, Provenance, Sentences, Span, Text,
    TextHash,
};

const SENTENCES: usize = 30;
const WORDS: usize = 12_000;

fn sentence(dice: &mut Dice) -> String {
    let function = ["the", "of", "to", "in", "and", "that", "for", "on", "said", "was"];
    let words = (0..12 + dice.roll(14)).map(|_| match dice.roll(10) {
        0..4 => function[dice.roll(10)].to_owned(),
        _ => format!("word{}", dice.roll(WORDS)),
    });
    words.collect::<Vec<_>>().join(" ") + ". "
}

/// Articles, and for each the one it was made from, if any.
fn corpus(articles: usize) -> (Project, Vec<Option<(usize, DerivationKind)>>) {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut texts: Vec<Vec<String>> = Vec::new();
    let mut planted = Vec::new();
    for n in 0..articles {
        let fresh = |dice: &mut Dice| (0..SENTENCES).map(|_| sentence(dice)).collect::<Vec<_>>();
        let (text, from) = match dice.roll(10) {
            0 | 1 if n > 0 => {
                let from = dice.roll(n);
                let cut = SENTENCES - dice.roll(12);
                let mut text: Vec<String> = texts[from].iter().take(cut).cloned().collect();
                text[0] = text[0].replace("the", "a");
                (text, Some((from, DerivationKind::Wholly)))
            }
            2 if n > 0 => {
                let from = dice.roll(n);
                let mut text = fresh(&mut dice);
                text.splice(5..13, texts[from].iter().skip(8).take(8).cloned());
                (text, Some((from, DerivationKind::Partly)))
            }
            _ => (fresh(&mut dice), None),
        };
        texts.push(text);
        planted.push(from);
    }
    let mut parts = Parts::default();
    for (n, mut text) in texts.into_iter().enumerate() {
        text.push(format!("Write to outlet number {} at the address on its last page. ", n % 20));
        let article = ArticleId(Id(n as u64));
        let (mut whole, mut spans) = (String::new(), Vec::new());
        for sentence in &text {
            let from = whole.len();
            whole.push_str(sentence.trim_end());
            spans.push(Span::of(from..whole.len()));
            whole.push(' ');
        }
        parts.articles.push(Article {
            id: article,
            position: n as u32 + 1,
            outlet: None,
            agency: None,
            title: format!("Report {n}"),
            published: None,
            previous: None,
            byline: String::new(),
            place: String::new(),
            language: "en".to_owned(),
            file: String::new(),
            intake: String::new(),
            sha256: TextHash::of(&whole),
            provenance: Provenance::default(),
        });
        parts.texts.push(Text { article, text: whole.into() });
        parts.sentences.push(Sentences { article, spans });
    }
    (Project::of(parts), planted)
}

fn main() {
    let mut last: Option<(usize, Duration)> = None;
    for articles in [1_000, 4_000, 16_000] {
        let (project, planted) = corpus(articles);
        let bytes: usize = project.texts().iter().map(|text| text.text.len()).sum();
        let start = Instant::now();
        let found = proposals(&project);
        let time = start.elapsed();
        let mb = bytes as f64 / 1e6;
        println!(
            "{articles} articles, {mb:.1} MB: {time:.2?}, {:.0} MB/s, {} pairs",
            mb / time.as_secs_f64(),
            found.len()
        );
        if let Some((before, earlier)) = last {
            println!(
                "  {} times the articles take {:.1} times the time",
                articles / before,
                time.as_secs_f64() / earlier.as_secs_f64()
            );
        }
        last = Some((articles, time));
        tell(&found, &planted);
    }
}

/// How many of the planted pairs were found.
fn tell(
    found: &[hearsay::analysis::derivation::Proposal],
    planted: &[Option<(usize, DerivationKind)>],
) {
    let number = |id: ArticleId| id.0.0 as usize;
    for kind in [DerivationKind::Wholly, DerivationKind::Partly] {
        let all = planted.iter().flatten().filter(|(_, of)| *of == kind).count();
        let is_planted = |it: &&hearsay::analysis::derivation::Proposal| {
            let (a, b) = (number(it.from), number(it.to));
            it.kind == kind && (planted[b] == Some((a, kind)) || planted[a] == Some((b, kind)))
        };
        let hits = found.iter().filter(is_planted).count();
        println!("  {}: {hits} of {all} planted pairs found", kind.label());
    }
    let nots = found.iter().filter(|it| it.kind == DerivationKind::Not).count();
    println!("  not derived: {nots} pairs");
}
