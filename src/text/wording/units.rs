//! A sentence as the units in which two versions of it are compared: words, and
//! phrases of the lists as one.

use super::words::{Class, phrases};
use crate::model::Span;
use crate::text::quotations::quotations;
use crate::text::similarity::number_in_words;
use crate::text::stem::stem;
use crate::text::tokens::{self, Kind};

/// Units of a sentence that are looked at. The work grows with their square.
const MOST: usize = 400;

/// A word or phrase.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Where it stands.
    pub at: Span,
    /// What it is compared by: a stem, a number, a verb's first form.
    pub key: String,
    /// What it does, if it is in a list.
    pub class: Option<Class>,
    /// The quotation it is in, by number.
    pub quotation: Option<usize>,
    /// Whether it tells something by itself.
    pub telling: bool,
}

/// A sentence in units.
#[derive(Clone, Debug, Default)]
pub(super) struct Units {
    pub units: Vec<Unit>,
    /// Its quotations, marks included.
    pub quotations: Vec<Span>,
}

impl Units {
    pub fn of(text: &str) -> Self {
        let mut words: Vec<(String, Span, Kind)> = Vec::new();
        tokens::each(text, |token| {
            if words.len() < MOST {
                words.push((token.form.to_owned(), token.at, token.kind));
            }
        });
        let mut it = Self { units: Vec::new(), quotations: quotations(text) };
        let mut rest = words.as_slice();
        let mut before = None;
        while let Some(((form, at, kind), after)) = rest.split_first() {
            let phrase = phrases(form).iter().find(|phrase| {
                let words = after.get(..phrase.rest.len());
                let next = after.get(phrase.rest.len()).map(|it| &*it.0);
                words.is_some_and(|words| words.iter().map(|it| &it.0).eq(&phrase.rest))
                    && phrase.fits(before, next)
            });
            let (mut unit, used) = match phrase {
                Some(phrase) => {
                    let last = phrase.rest.len().checked_sub(1).and_then(|last| after.get(last));
                    let at = last.map_or(*at, |(_, last, _)| at.join(*last));
                    let (key, class) = (phrase.lemma.clone(), Some(phrase.class));
                    let unit = Unit { at, key, class, quotation: None, telling: true };
                    (unit, phrase.rest.len())
                }
                None => (word(form, *at, *kind), 0),
            };
            let nth = it.quotations.partition_point(|quote| quote.end < unit.at.end);
            unit.quotation =
                it.quotations.get(nth).is_some_and(|quote| quote.contains(unit.at)).then_some(nth);
            if unit.quotation.is_some() && unit.class == Some(Class::Cue) {
                // Whoever is quoted says it: how they are quoted is another verb.
                unit.class = None;
            }
            it.units.push(unit);
            before = Some(form);
            rest = after.get(used..).unwrap_or_default();
        }
        it
    }

    /// The numbers of the units in a quotation.
    pub fn inside(&self, quotation: usize) -> impl Iterator<Item = usize> {
        let inside = move |(_, unit): &(usize, &Unit)| unit.quotation == Some(quotation);
        self.units.iter().enumerate().filter(inside).map(|(nth, _)| nth)
    }

    /// Where some units in a row stand; where they would stand if there are none.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let at = |nth: usize| self.units.get(nth).map(|unit| unit.at);
        let before = from.checked_sub(1).and_then(at);
        match (at(from), to.checked_sub(1).and_then(at)) {
            (Some(first), Some(last)) if from < to => first.join(last),
            (first, _) => {
                let here = before.map(|it| it.end).or(first.map(|it| it.start)).unwrap_or_default();
                Span::new(here, here)
            }
        }
    }
}

fn word(form: &str, at: Span, kind: Kind) -> Unit {
    let mut key = form.to_owned();
    let mut class = None;
    if kind == Kind::Number {
        class = Some(Class::Number);
    } else if let Some(digits) = number_in_words(form) {
        key = digits.to_owned();
        class = Some(Class::Number);
    } else {
        stem(&mut key);
    }
    let telling = kind == Kind::Sign || class.is_some() || form.chars().count() > 3;
    Unit { at, key, class, quotation: None, telling }
}
