//! What a file says that can be lived with, and that nobody meant: codes that
//! cannot be told apart by letter or number, a reserved code that is gone, two
//! articles at one place, control characters in a text.
//!
//! Nothing here refuses a file.

use std::collections::HashMap;

use super::fault::{Faults, Problem, shown};
use super::load::Loaded;
use crate::model::{Article, ArticleId, KindId, TagKind, Text};
use crate::parallel;

/// Looks for all of it. Where records could not be read, none is missed.
pub fn look(loaded: &mut Loaded, faults: &mut Faults, whole: bool) {
    codes(loaded, faults, whole);
    positions(loaded, faults);
    controls(loaded, faults);
}

fn codes(loaded: &Loaded, faults: &mut Faults, whole: bool) {
    let kinds = &loaded.parts.kinds;
    let (mut letters, mut numbers) = (HashMap::new(), HashMap::new());
    for (nth, kind) in kinds.iter().enumerate() {
        let place = loaded.place::<TagKind>(nth);
        let mut alike = |what, sign: String, other: &TagKind| {
            let names = [other, kind].map(|kind| shown(&kind.name));
            faults.add(place, Problem::SameSign { what, sign, names });
        };
        if let Some(other) = letters.insert(kind.letter, kind) {
            alike("letter", kind.letter.to_string(), other);
        }
        if let Some(other) = numbers.insert(kind.number, kind).filter(|_| kind.number > 0) {
            alike("number", kind.number.to_string(), other);
        }
    }
    // A file without any codebook has the usual one.
    if whole && !kinds.is_empty() {
        for reserved in KindId::RESERVED {
            if !kinds.iter().any(|kind| kind.id == reserved) {
                faults.add_whole(Problem::NoReserved(reserved.to_string()));
            }
        }
    }
}

/// Moves articles that share a position apart, in the order in which they are
/// listed. An article without a position was given none.
fn positions(loaded: &mut Loaded, faults: &mut Faults) {
    let articles = &loaded.parts.articles;
    let mut order: Vec<(u32, ArticleId, usize)> = articles
        .iter()
        .zip(0..)
        .filter(|(article, _)| article.position > 0)
        .map(|(article, nth)| (article.position, article.id, nth))
        .collect();
    order.sort_unstable();
    let (mut before, mut free) = (0, 0);
    for (position, _, nth) in order {
        if position == before {
            faults.add(loaded.place::<Article>(nth), Problem::SamePosition(position));
        }
        before = position;
        free = position.max(free);
        if let Some(article) = loaded.parts.articles.get_mut(nth) {
            article.position = free;
        }
        free = free.saturating_add(1);
    }
}

/// Imports replace control characters, so a text that has some was made by hand.
fn controls(loaded: &Loaded, faults: &mut Faults) {
    let is_control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\n' | b'\t');
    let counts = parallel::map_runs(
        &loaded.parts.texts,
        |text| text.text.len(),
        |run| -> Vec<usize> {
            run.iter().map(|text| text.text.bytes().filter(is_control).count()).collect()
        },
    );
    for (nth, count) in counts.into_iter().flatten().enumerate().filter(|(_, count)| *count > 0) {
        faults.add(loaded.place::<Text>(nth), Problem::Controls(count));
    }
}
