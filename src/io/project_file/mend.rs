//! Tags against their words: a tag whose quote does not stand at its place is
//! looked for nearby, and kept where it is if it cannot be found.
//!
//! Nothing is dropped. Only a tag that points out of the text, and whose words
//! are nowhere, refuses the file, for it could not be shown at all.

use std::collections::HashMap;

use super::checks::{bad_span, no_article, texts};
use super::fault::{Faults, Place, Problem, shown};
use super::load::Loaded;
use crate::model::{ArticleId, Span, Tag};
use crate::parallel;
use crate::text::anchor;

/// Words are first looked for within this many bytes of their place.
const NEARBY: usize = 1 << 15;

/// How many bytes of text are searched in all, so that a file of nothing but
/// lost tags on a long text is still read in seconds.
const SEARCHED: usize = 1 << 33;

/// What checking a tag costs beside its quote, in bytes of work.
const COST: usize = 64;

/// Checks all tags and mends those whose words are not at their place.
pub fn tags(loaded: &mut Loaded, faults: &mut Faults, whole: bool) {
    let mut tags = std::mem::take(&mut loaded.parts.tags);
    let texts = texts(loaded);
    let mut budget = SEARCHED;
    for nth in suspects(&tags, &texts) {
        let Some(tag) = tags.get_mut(nth) else { continue };
        let place = loaded.place::<Tag>(nth);
        match texts.get(&tag.article) {
            Some(text) => mend(tag, text, &mut budget, place, faults),
            None if whole => faults.add(place, no_article("tag", tag.article)),
            None => {}
        }
    }
    loaded.parts.tags = tags;
}

/// The numbers of the tags that are not plainly right, ascending.
fn suspects(tags: &[Tag], texts: &HashMap<ArticleId, &str>) -> Vec<usize> {
    let runs = parallel::map_runs(
        tags,
        |tag| tag.quote.len() + COST,
        |run| {
            // Tags of an article stand together.
            let mut last = None;
            let is_right = |tag: &Tag| {
                let text = match last {
                    Some((article, text)) if article == tag.article => text,
                    _ => texts.get(&tag.article).copied(),
                };
                last = Some((tag.article, text));
                text.is_some_and(|text| anchor::quote_matches(text, tag.at, &tag.quote))
            };
            run.iter().map(is_right).collect::<Vec<bool>>()
        },
    );
    let right = runs.into_iter().flatten().enumerate();
    right.filter(|(_, is_right)| !is_right).map(|(nth, _)| nth).collect()
}

fn mend(tag: &mut Tag, text: &str, budget: &mut usize, place: Place, faults: &mut Faults) {
    let fits = tag.at.fits(text);
    let name = tag.id.to_string();
    if fits && tag.quote.is_empty() {
        tag.quote = anchor::abridge(tag.at.of_text(text)).into_owned();
        faults.add(place, Problem::NoQuote(name));
        return;
    }
    let quote = shown(&tag.quote);
    let problem = match find(text, &tag.quote, tag.at.start, budget) {
        Some(found) => {
            tag.at = found;
            Problem::TagMoved { tag: name, quote, start: found.start, end: found.end }
        }
        None if fits => Problem::Unanchored { tag: name, quote },
        None => bad_span(format!("tag `{name}`"), tag.at, text),
    };
    faults.add(place, problem);
}

/// Looks for words near a place, then everywhere, as far as the budget goes.
fn find(text: &str, quote: &str, near: u32, budget: &mut usize) -> Option<Span> {
    if quote.is_empty() {
        return None;
    }
    let middle = (near as usize).min(text.len());
    let from = text.floor_char_boundary(middle.saturating_sub(NEARBY));
    let to = text.ceil_char_boundary(middle.saturating_add(NEARBY + quote.len()).min(text.len()));
    let nearby = text.get(from..to).unwrap_or_default();
    *budget = budget.checked_sub(nearby.len())?;
    let shift = u32::try_from(from).ok()?;
    if let Some(found) = anchor::find(nearby, quote, near.saturating_sub(shift)) {
        return Some(Span::new(found.start + shift, found.end + shift));
    }
    if nearby.len() == text.len() {
        return None;
    }
    *budget = budget.checked_sub(text.len())?;
    anchor::find(text, quote, near)
}
