//! How fast sentences are read for who says what, in µs each on one thread.
//!
//! `cargo bench --bench attribution`. The sentences are put together from parts
//! that look like news to the reader: some attribute, some do not. The last
//! figures are of lines as long as a book, which must cost no more a byte.

use std::hint::black_box;
use std::time::Instant;

use hearsay::text::attribution::read;

/// Passes of which the best counts.
const PASSES: usize = 7;

/// Sentences a pass.
const COUNT: usize = 40_000;

const PARTS: &[&[&str]] = &[
    &[
        "The harbour master",
        "Officials in Selwan",
        "A source who took part in the talks",
        "Ana Reyes",
        "Two people familiar with the sale",
        "The ministry’s spokeswoman, Ada Lund,",
        "Ferries",
        "The report",
    ],
    &[
        " said that the crane had been sold",
        " denied the reports",
        " told reporters on Monday that no demands had come",
        " left the port at dawn",
        " warned of delays",
        " was accused of hiding the losses",
        " bought three ships",
        " declined to comment",
        " confirmed",
        " said the dam, built in 1931, was unsafe",
    ],
    &[
        ", according to two engineers",
        " in a statement",
        ", adding that repairs would begin in April",
        "",
        ", which cost 4.5 million",
        " while the strike went on",
        ", the union said",
        ", “a disgrace,” as he called it",
    ],
];

fn sentences() -> Vec<String> {
    (0..COUNT)
        .map(|nth| {
            let mut rest = nth * 7919;
            let mut text = String::new();
            for part in PARTS {
                text.push_str(part[rest % part.len()]);
                rest /= part.len();
            }
            if nth % 4 == 0 { format!("“{text},” she said.") } else { text + "." }
        })
        .collect()
}

/// The best time of some passes, in seconds.
fn best(mut pass: impl FnMut()) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..PASSES {
        let started = Instant::now();
        pass();
        best = best.min(started.elapsed().as_secs_f64());
    }
    best
}

fn main() {
    let sentences = sentences();
    let bytes: usize = sentences.iter().map(String::len).sum();
    let mut found = 0;
    let seconds = best(|| {
        found = sentences.iter().filter(|text| read(black_box(text), None).score >= 0.5).count();
    });
    println!(
        "{} sentences of {} bytes: {:.2} µs each, {:.1} MB/s; {found} attribute",
        sentences.len(),
        bytes / sentences.len(),
        seconds * 1e6 / sentences.len() as f64,
        bytes as f64 / 1e6 / seconds
    );
    for (name, part) in [
        ("one sentence without end", "the minister said that the harbour, officials said, was "),
        ("cues alone", "said "),
        ("commas and cues", ", said"),
        ("straight marks", "\"said \" ' "),
        ("an open quotation", "“he said "),
        ("according to", "according to "),
    ] {
        for size in [20_000, 200_000] {
            let text = part.repeat(size / part.len());
            let seconds = best(|| {
                black_box(read(black_box(&text), None));
            });
            println!("{name}, {size} bytes: {:.2} MB/s", size as f64 / 1e6 / seconds);
        }
    }
}
