//! How fast texts are split, beside two other splitters in the same run.
//!
//! `cargo bench --bench segment`. The text is generated, some ten megabytes of
//! English that looks like news to a splitter: lines, place lines, quotations,
//! abbreviations, figures. Each splitter gets it article by article and the
//! best of some passes counts; machines differ, so read the ratios. The other
//! languages are measured on their test cases, over and over.

mod common;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use common::Dice;
use hearsay::text::language::{by_tag, detect};
use hearsay::text::segment::{sentences, sentences_by_paragraph};

/// Bytes of text to generate.
const SIZE: usize = 10_000_000;

/// Passes of which the best counts.
const PASSES: usize = 5;

impl Dice {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

const NAMES: &[&str] = &[
    "the ministry",
    "officials",
    "Mr. Abela",
    "a spokeswoman for the port",
    "Governor Ana Reyes",
    "Lt. Gen. Omar Said",
    "two people with knowledge of the talks",
    "Vexo Inc.",
    "John K. Lund",
    "the opposition leader",
    "relatives of the crew",
    "the U.N. envoy",
];
const VERBS: &[&str] = &[
    "said",
    "denied",
    "told reporters",
    "confirmed",
    "claimed",
    "warned",
    "announced",
    "acknowledged",
];
const THINGS: &[&str] = &[
    "that the harbour strike would go on",
    "a $4.5 billion deal",
    "the report of slower growth",
    "an attack near the border",
    "new rules for ferries",
    "the talks in St. Petersburg",
    "that no demands had been received so far",
    "what it called “a disgrace,”",
    "its ties with the U.S. government",
    "that the investigation was not over",
];
const TIMES: &[&str] = &[
    "on Monday",
    "at 9.30 a.m. on Friday",
    "in September 2023",
    "last week",
    "on Jan. 3",
    "earlier this year",
    "after several deadly attacks",
    "in a statement",
];
const PLACES: &[&str] =
    &["VALLETTA, March 5 (Reuters) - ", "KOTOR, Montenegro (AP) — ", "Kotor, Mar 5: ", ""];
const LINKS: &[&str] =
    &[", which", ", who also", " while it", " and that", ", according to a person who"];

/// One sentence of about the length that sentences of news have.
fn sentence(dice: &mut Dice, text: &mut String) {
    let quoted = dice.roll(6) == 0;
    if quoted {
        text.push('“');
    }
    let begin = text.len();
    text.push_str(dice.pick(NAMES));
    if let Some(first) = text.get_mut(begin..begin + 1) {
        first.make_ascii_uppercase();
    }
    for clause in 0..=dice.roll(3) {
        if clause > 0 {
            text.push_str(dice.pick(LINKS));
        }
        for part in [dice.pick(VERBS), dice.pick(THINGS), dice.pick(TIMES)] {
            text.push(' ');
            text.push_str(part);
        }
    }
    text.push_str(if quoted { ".”" } else { [".", ".", ".", "?"][dice.roll(4)] });
}

fn article(dice: &mut Dice) -> String {
    let mut text = String::from(
        "WORLD\n\nFerry strike leaves island without bread for a week\n\nBy: Agencies\n\n",
    );
    text.push_str(dice.pick(PLACES));
    for _ in 0..8 + dice.roll(12) {
        for at in 0..1 + dice.roll(3) {
            if at > 0 {
                text.push(' ');
            }
            sentence(dice, &mut text);
        }
        text.push_str("\n\n");
    }
    text
}

/// Runs `split` over all articles and says how fast it was, in MB/s.
fn measure(
    name: &str,
    articles: &[String],
    bytes: usize,
    mut split: impl FnMut(&str) -> usize,
) -> f64 {
    let mut best = f64::INFINITY;
    let mut count = 0;
    for _ in 0..PASSES {
        let started = Instant::now();
        count = articles.iter().map(|article| split(black_box(article))).sum();
        best = best.min(started.elapsed().as_secs_f64());
    }
    let speed = bytes as f64 / 1e6 / best;
    println!("{name:<42} {speed:>7.0} MB/s   {count:>8} pieces");
    speed
}

fn main() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut articles = Vec::new();
    let mut bytes = 0;
    while bytes < SIZE {
        let text = article(&mut dice);
        bytes += text.len();
        articles.push(text);
    }
    println!(
        "{} articles, {:.1} MB, best of {PASSES} passes, one thread",
        articles.len(),
        bytes as f64 / 1e6
    );
    let english = by_tag("en");
    let ours =
        measure("hearsay, language given", &articles, bytes, |text| sentences(text, english).len());
    measure("hearsay, language guessed", &articles, bytes, |text| {
        sentences_by_paragraph(text, detect(text)).len()
    });
    let icu = icu_segmenter::SentenceSegmenter::new(Default::default());
    let uax = measure("icu_segmenter (UAX #29 alone)", &articles, bytes, |text| {
        icu.segment_str(text).count()
    });
    let sentencex = measure("sentencex", &articles, bytes, |text| {
        sentencex::get_sentence_boundaries("en", text).len()
    });
    println!(
        "hearsay / icu_segmenter {:.2}, hearsay / sentencex {:.2}",
        ours / uax,
        ours / sentencex
    );
    for tag in ["de", "fr", "ru", "ar", "fa", "ur", "hi", "zh", "ja"] {
        measure_cases(tag, &icu);
    }
}

/// Measures a language on its test cases, which are harder than news: a rule or
/// an exception in each.
fn measure_cases(tag: &str, icu: &icu_segmenter::SentenceSegmenterBorrowed<'_>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/segment/{tag}.txt"));
    let cases = std::fs::read_to_string(path).unwrap_or_default();
    let article = cases.lines().filter(|line| !line.starts_with(['#', '='])).collect::<Vec<_>>();
    let article = article.join("\n");
    let articles = vec![article.clone(); SIZE / 5 / article.len().max(1)];
    let bytes = articles.len() * article.len();
    let language = by_tag(tag);
    let ours = measure(&format!("hearsay, {tag}"), &articles, bytes, |text| {
        sentences(text, language).len()
    });
    let uax = measure(&format!("icu_segmenter, {tag}"), &articles, bytes, |text| {
        icu.segment_str(text).count()
    });
    let sentencex = measure(&format!("sentencex, {tag}"), &articles, bytes, |text| {
        sentencex::get_sentence_boundaries(tag, text).len()
    });
    println!(
        "hearsay / icu_segmenter {:.2}, hearsay / sentencex {:.2}",
        ours / uax,
        ours / sentencex
    );
}
