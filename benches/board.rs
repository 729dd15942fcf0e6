//! How long it takes to lay the board out, and to say who speaks in every tag.
//!
//! `cargo bench --no-default-features --bench board`. The project is generated:
//! 500 propositions, 1,000 articles of 200 outlets, 50,000 claims and denials,
//! each linked to a proposition, and 20,000 attributions with chains. Laying it
//! out, or following an edit, should take less than 16 ms, one frame. The median
//! of some passes counts.

#![allow(clippy::unwrap_used)] // a bench that fails stops

mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use common::Dice;
use hearsay::analysis::board::{Grouping, origins_of};
use hearsay::analysis::speaker::{AllSpeakers, Voice};
use hearsay::analysis::{By, Choice, board, tag_rows};
use hearsay::model::*;

const OUTLETS: usize = 200;
const ARTICLES: usize = 1_000;
const SENTENCES: usize = 50;
const PROPOSITIONS: usize = 500;
const SOURCES: usize = 400;

/// Passes of which the median counts.
const PASSES: usize = 21;

/// Ids by number, kind of record by kind.
const fn id(kind: usize, n: usize) -> Id {
    Id(((kind as u64) << 32) | n as u64)
}

fn outlet(n: usize) -> OutletId {
    OutletId(id(1, n))
}

fn source(n: usize) -> SourceId {
    SourceId(id(2, n))
}

fn registers(parts: &mut Parts) {
    for n in 0..OUTLETS {
        parts.outlets.push(Outlet {
            id: outlet(n),
            name: format!("Outlet {n}"),
            agency: n % 20 == 0,
        });
    }
    for n in 0..SOURCES {
        parts.sources.push(Source {
            id: source(n),
            name: format!("Source {n}"),
            kind: SourceKind::ALL[n % SourceKind::ALL.len()],
            aliases: Vec::new(),
            about: String::new(),
        });
    }
    for n in 0..PROPOSITIONS {
        parts.propositions.push(Proposition {
            id: PropositionId(id(3, n)),
            position: n as u32 + 1,
            wording: format!("What is claimed, number {n}."),
            note: String::new(),
        });
    }
}

fn article(parts: &mut Parts, dice: &mut Dice, n: usize) {
    let article = ArticleId(id(4, n));
    let (mut text, mut spans) = (String::new(), Vec::new());
    for _ in 0..SENTENCES {
        let from = text.len();
        text.push_str(&format!("Somebody said that word{} was so.", dice.roll(10_000)));
        spans.push(Span::of(from..text.len()));
        text.push(' ');
    }
    parts.articles.push(Article {
        id: article,
        position: n as u32 + 1,
        outlet: Some(outlet(dice.roll(OUTLETS))),
        agency: (dice.roll(4) == 0).then(|| outlet(20 * dice.roll(OUTLETS / 20))),
        title: format!("Report {n}"),
        published: None,
        previous: None,
        byline: String::new(),
        place: String::new(),
        language: "en".to_owned(),
        file: String::new(),
        intake: String::new(),
        sha256: TextHash::of(&text),
        provenance: hearsay::model::Provenance::default(),
    });
    for (nth, at) in spans.iter().enumerate() {
        let number = n * SENTENCES + nth;
        let coder = CoderId(id(5, number % 3));
        let created = "2026-11-22T10:00:00Z".parse().unwrap();
        let mut tag = |kind: KindId, n: usize| {
            let id = TagId(id(6, n));
            let denial = (kind == KindId::Denial).then(|| DenialKind::ALL[n % 5]);
            let (quote, speaker) = (at.of_text(&text).to_owned(), Speaker::ByRule);
            let at = *at;
            parts.tags.push(Tag { id, article, at, kind, quote, coder, created, denial, speaker });
            id
        };
        let denies = dice.roll(5) == 0;
        let bearer = tag(if denies { KindId::Denial } else { KindId::Claim }, number);
        if dice.roll(5) < 2 {
            let tag = tag(KindId::Attribution, ARTICLES * SENTENCES + number);
            let mut hops = vec![Hop::of(Who::Source(source(dice.roll(SOURCES))))];
            if dice.roll(3) == 0 {
                hops.insert(0, Hop::of(Who::Outlet(outlet(dice.roll(OUTLETS)))));
            }
            let cue = vec![Span::new(at.start + 9, at.start + 13)];
            let content = vec![Span::new(at.start + 14, at.end - 1)];
            parts.attributions.push(Attribution { tag, cue, content, hops });
        }
        // Few propositions are spoken of often, many seldom.
        let proposition = dice.roll(PROPOSITIONS).min(dice.roll(PROPOSITIONS));
        parts.stances.push(Stance {
            id: StanceId(id(7, number)),
            proposition: PropositionId(id(3, proposition)),
            article,
            at: *at,
            tag: Some(bearer),
            kind: if denies { StanceKind::Denies } else { StanceKind::Asserts },
            coder,
            created,
        });
    }
    if n > 0 && dice.roll(10) == 0 {
        parts.derivations.push(Derivation {
            from: ArticleId(id(4, dice.roll(n))),
            to: article,
            kind: DerivationKind::Wholly,
            coder: CoderId(id(5, 0)),
            reason: String::new(),
        });
    }
    parts.sentences.push(Sentences { article, spans });
    parts.texts.push(Text { article, text: text.into() });
}

/// Says how long a pass takes that says so.
fn measure(name: &str, pass: impl FnMut() -> Duration) {
    let mut times: Vec<Duration> = std::iter::repeat_with(pass).take(PASSES).collect();
    times.sort_unstable();
    let (median, last) = (times[PASSES / 2], times[PASSES - 1]);
    println!("{name:<30} {median:>9.2?}   best {:>9.2?}   worst {last:>9.2?}", times[0]);
}

/// How long something takes.
fn timed<T>(what: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(what());
    start.elapsed()
}

/// Says how long a board takes to follow one edit: a link that stands otherwise,
/// a denial that is of another kind, a proposition that is worded anew.
fn follow(project: &Project, by: By) {
    let mut project = project.clone();
    let mut laid_out = board(&project, by);
    let mut nth = 0;
    measure(&format!("one edit followed, by {}", by.name()), || {
        nth += 1;
        let number = nth * 7_919 % (ARTICLES * SENTENCES);
        let change = match nth % 3 {
            0 => {
                let before = project.tag(TagId(id(6, number))).unwrap();
                let denial = before.denial.map(|_| DenialKind::DisputesPart);
                Change::replace(before, Tag { denial, ..(**before).clone() })
            }
            1 => {
                let before = project.stances().iter().nth(number).unwrap();
                Change::replace(before, Stance { kind: StanceKind::Hedges, ..(**before).clone() })
            }
            _ => {
                let before = project.proposition(PropositionId(id(3, nth))).unwrap();
                let wording = format!("{} Again.", before.wording);
                Change::replace(before, Proposition { wording, ..(**before).clone() })
            }
        };
        project.apply(std::slice::from_ref(&change));
        let start = Instant::now();
        laid_out.follow(&project, &[change]);
        start.elapsed()
    });
    assert!(laid_out == board(&project, by));
}

fn main() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut parts = Parts::default();
    for n in 0..3 {
        parts.coders.push(Coder { id: CoderId(id(5, n)), name: format!("Coder {n}") });
    }
    registers(&mut parts);
    for n in 0..ARTICLES {
        article(&mut parts, &mut dice, n);
    }
    let project = Project::of(parts);
    println!(
        "{} propositions, {} outlets, {} tags, {} links; median of {PASSES} passes",
        project.propositions().len(),
        project.outlets().len(),
        project.tags().len(),
        project.stances().len(),
    );
    for by in By::ALL {
        measure(&format!("board by {}", by.name()), || timed(|| board(&project, by)));
    }
    for by in By::ALL {
        follow(&project, by);
    }
    let laid_out = board(&project, By::Outlet);
    measure("its table", || timed(|| laid_out.table(&project, Grouping::None)));
    for grouping in Grouping::ALL {
        let rows = || laid_out.sections(&project, grouping, 0..laid_out.rows.len());
        measure(&format!("its rows grouped by {}", grouping.name()), || timed(rows));
    }
    measure("origins of one proposition", || {
        timed(|| origins_of(&project, PropositionId(id(3, 0))))
    });
    measure("who speaks in every tag", || {
        timed(|| {
            let mut speakers = AllSpeakers::new(&project);
            let voices = project.tags().iter().map(|tag| speakers.of(tag.article).of_tag(tag));
            voices.filter(|voice| matches!(voice, Voice::Source { .. })).count()
        })
    });
    measure("rows for export", || timed(|| tag_rows(&project, "", &Choice::default())));
}
