//! What a frame of the reader costs: opening a long article, scrolling, tagging.
//!
//! Each frame is the whole window at 1440 × 900: the key press, the edit, layout
//! and tessellation. Compare within one run: the ratios between article lengths
//! are what the design promises.

#![allow(missing_docs)]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, vec2};
use hearsay::model::{Draft, Span};
use hearsay::session::Session;
use hearsay::ui::desk::Desk;
use hearsay::ui::files::{Answer, Ask, FileDialogs};
use hearsay::ui::settings::Settings;
use hearsay::ui::window;

/// The environment variable that asks for one size in a process of its own, so
/// that memory which an earlier size gave back is not counted as free.
const ONE: &str = "HEARSAY_BENCH_SENTENCES";

fn main() {
    if let Some(n) = std::env::var(ONE).ok().and_then(|n| n.parse().ok()) {
        measure(n);
        return;
    }
    println!("ms a frame, median / 99th percentile");
    println!(
        "{:<10} {:>7} {:>13} {:>13} {:>13} {:>13} {:>8}",
        "sentences", "first", "still", "step", "tag", "Home, End", "view MB"
    );
    let rows: Vec<Row> = [1_000, 20_000, 200_000].into_iter().filter_map(apart).collect();
    if let [_, middle, large] = &rows[..] {
        println!(
            "200,000 against 20,000 sentences: still × {:.2}, step × {:.2}, tag × {:.2}",
            large.still / middle.still,
            large.step / middle.step,
            large.tag / middle.tag
        );
    }
}

/// Medians in milliseconds.
struct Row {
    still: f64,
    step: f64,
    tag: f64,
}

/// Measures one size in a process of its own.
fn apart(n: usize) -> Option<Row> {
    let program = std::env::current_exe().ok()?;
    let output = std::process::Command::new(program).env(ONE, n.to_string()).output().ok()?;
    let line = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
    println!("{line}");
    let medians: Vec<f64> = line
        .split(" / ")
        .filter_map(|before| before.split_whitespace().next_back()?.parse().ok())
        .collect();
    match medians[..] {
        [still, step, tag, ..] => Some(Row { still, step, tag }),
        _ => None,
    }
}

fn measure(n: usize) {
    let mut bench = Bench::new();
    // Fonts and the first frames of an empty window are not the article's cost.
    for _ in 0..3 {
        bench.frame(&[]);
    }
    let session = session(n);
    let resident = resident_kb();
    let mut desk = Desk::new(settings(), Box::new(NoDialogs)).with_session(session);
    std::mem::swap(&mut bench.desk, &mut desk);
    let first = bench.frame(&[]);
    for _ in 0..5 {
        bench.frame(&[]);
    }
    let still = bench.frames(300, |_| Vec::new());
    let step = bench.frames(300, |_| vec![Key::ArrowDown]);
    let jumps = bench.frames(60, |i| vec![if i % 2 == 0 { Key::End } else { Key::Home }]);
    let tag = bench
        .frames(600, |i| vec![[Key::C, Key::ArrowDown, Key::D, Key::A, Key::ArrowDown][i % 5]]);
    assert!(bench.desk.session().project().tags().len() > 200, "the keys tagged nothing");
    let view = (resident_kb().saturating_sub(resident)) as f64 / 1024.0;
    let cell =
        |times: &[Duration]| format!("{:.2} / {:.2}", ms(median(times)), ms(percentile(times, 99)));
    println!(
        "{n:<10} {:>7.1} {:>13} {:>13} {:>13} {:>13} {view:>8.1}",
        ms(first),
        cell(&still),
        cell(&step),
        cell(&tag),
        cell(&jumps),
    );
}

fn settings() -> Settings {
    Settings { coder: "Bench".to_owned(), ..Settings::default() }
}

struct Bench {
    ctx: Context,
    desk: Desk,
    time: f64,
}

impl Bench {
    fn new() -> Self {
        let ctx = Context::default();
        window::dress(&ctx);
        let small = Desk::new(settings(), Box::new(NoDialogs)).with_session(session(30));
        Self { ctx, desk: small, time: 0.0 }
    }

    /// One frame with keys, from input to triangles.
    fn frame(&mut self, keys: &[Key]) -> Duration {
        self.time += 1.0 / 60.0;
        // Pressed and let go: a key that is held down tags but once.
        let event = |key: Key, pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let events = keys.iter().flat_map(|&key| [event(key, true), event(key, false)]).collect();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let began = Instant::now();
        let desk = &mut self.desk;
        let mut output = self.ctx.run_ui(input, |ui| desk.show(ui));
        let shapes = std::mem::take(&mut output.shapes);
        black_box(self.ctx.tessellate(shapes, output.pixels_per_point));
        let took = began.elapsed();
        output.textures_delta.clear();
        took
    }

    fn frames(&mut self, n: usize, keys: impl Fn(usize) -> Vec<Key>) -> Vec<Duration> {
        (0..n).map(|i| self.frame(&keys(i))).collect()
    }
}

/// A project with one article of `n` sentences of about 25 words.
fn session(n: usize) -> Session {
    const WORDS: [&str; 16] = [
        "the",
        "ministry",
        "harbour",
        "said",
        "on",
        "Friday",
        "that",
        "inspectors",
        "warned",
        "of",
        "dust",
        "in",
        "conveyor",
        "galleries",
        "before",
        "blast",
    ];
    let mut text = String::new();
    let mut sentences = Vec::with_capacity(n);
    for i in 0..n {
        let start = text.len();
        for j in 0..(18 + (i * 7) % 15) {
            text.push_str(if j == 0 { "Officials" } else { WORDS[(i * 31 + j * 7) % WORDS.len()] });
            text.push(' ');
        }
        text.pop();
        text.push('.');
        sentences.push(Span::of(start..text.len()));
        text.push_str(if i % 4 == 3 { "\n\n" } else { " " });
    }
    let mut session = Session::new("Bench");
    session.add_drafts(vec![Draft {
        text,
        sentences,
        title: "A long report".to_owned(),
        ..Draft::default()
    }]);
    session
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn median(times: &[Duration]) -> Duration {
    percentile(times, 50)
}

fn percentile(times: &[Duration], percent: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len().saturating_sub(1) * percent / 100).copied().unwrap_or_default()
}

/// Resident memory of this process; 0 where the system does not say.
fn resident_kb() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).unwrap_or(0)
}

struct NoDialogs;

impl FileDialogs for NoDialogs {
    fn ask(&mut self, _: Ask, _: PathBuf, _: &Context) {}
    fn poll(&mut self) -> Option<Answer> {
        None
    }
}
