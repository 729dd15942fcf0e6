//! How one sentence words what another words otherwise.
//!
//! Two outlets report one statement; the change of a number, a hedge that is
//! gone, “said” that became “admitted” is what an analyst looks for. Words are
//! set against each other as a whole; those that only stand elsewhere are no
//! change. Whether two sentences are versions of one statement at all is for
//! [`similarity`](mod@super::similarity) to say.

mod align;
mod units;
mod words;

use crate::model::Span;
use align::{Pairs, align};
use units::{Unit, Units};
use words::Class;

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// A number or quantity is another.
    Number,
    /// Something is said with less reserve.
    HedgeGone,
    /// Something is said with more reserve.
    HedgeAdded,
    /// What was not so is so, or the other way round.
    Negation,
    /// It is put in somebody's mouth by another verb.
    Cue,
    /// Words that were quoted are told.
    Paraphrased,
    /// Words that were told are quoted.
    Quoted,
    /// A quotation has other words.
    Quotation,
    /// Anything else.
    Words,
}

/// One change: where it stands on both sides. A side may be empty; its span then
/// is where the words would stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What the change is about.
    pub change: Change,
    /// In the first sentence.
    pub before: Span,
    /// In the second.
    pub after: Span,
}

/// How two sentences differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// What changed, in the order of the second sentence.
    pub parts: Vec<Part>,
    /// The words that are the same, as pairs of spans, in the order of the first.
    pub same: Vec<(Span, Span)>,
    /// What an analyst would want to be told, a short line each, what turns the
    /// sense first.
    pub remarks: Vec<String>,
}

/// Compares two sentences.
///
/// ```
/// use hearsay::text::wording::wording;
/// let it = wording("Reportedly 12 died, he said.", "Dozens died, he admitted.");
/// assert!(it.remarks.contains(&"“12” became “Dozens”".to_owned()));
/// assert!(it.remarks.contains(&"the hedge “Reportedly” is gone".to_owned()));
/// assert!(it.remarks.contains(&"“said” became “admitted”".to_owned()));
/// ```
pub fn wording(before: &str, after: &str) -> Wording {
    let (a, b) = (Units::of(before), Units::of(after));
    let pairs = align(&a.units, &b.units);
    let mut found = Finder { a: &a, b: &b, parts: Vec::new(), pairs: &pairs };
    found.quotations();
    let mut gaps = gaps(&a, &b, &pairs);
    found.of_class(&mut gaps, Class::Number);
    found.of_class(&mut gaps, Class::Cue);
    found.one_sided(&mut gaps);
    found.others(&gaps);
    let mut parts = found.parts;
    parts.sort_by_key(|part| (part.after.start, part.before.start));
    let span = |units: &Units, nth: usize| units.span(nth, nth + 1);
    let same = pairs.forward.iter().enumerate();
    let same = same.filter_map(|(i, j)| Some((span(&a, i), span(&b, (*j)?)))).collect();
    let akin = are_akin(&a, &b, &pairs, &parts);
    let mut telling: Vec<&Part> = parts.iter().filter(|part| akin || holds(part)).collect();
    telling.sort_by_key(|part| weight(part.change));
    let remarks = telling.into_iter().filter_map(|part| remark(before, after, part)).collect();
    Wording { parts, same, remarks }
}

/// Units without a partner, between two pairs that stand in the same order.
#[derive(Debug, Default)]
struct Gap {
    a: Vec<usize>,
    b: Vec<usize>,
    /// Where units would stand that are not there.
    place: (usize, usize),
}

fn gaps(a: &Units, b: &Units, pairs: &Pairs) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let (mut i, mut j) = (0, 0);
    let ends = [(a.units.len(), b.units.len())];
    for (end_i, end_j) in pairs.in_order.iter().copied().chain(ends) {
        let free = |range: std::ops::Range<usize>, partners: &[Option<usize>]| {
            range.filter(|nth| partners.get(*nth).is_some_and(Option::is_none)).collect()
        };
        let gap = Gap {
            a: free(i..end_i, &pairs.forward),
            b: free(j..end_j, &pairs.backward),
            place: (i, j),
        };
        if !gap.a.is_empty() || !gap.b.is_empty() {
            gaps.push(gap);
        }
        (i, j) = (end_i + 1, end_j + 1);
    }
    gaps
}

/// Collects parts; units that were told are taken out of their gaps.
struct Finder<'a> {
    a: &'a Units,
    b: &'a Units,
    pairs: &'a Pairs,
    parts: Vec<Part>,
}

impl Finder<'_> {
    fn push(&mut self, change: Change, before: Span, after: Span) {
        self.parts.push(Part { change, before, after });
    }

    /// Tells quotations whose words are no longer quoted, or newly.
    fn quotations(&mut self) {
        for nth in 0..self.a.quotations.len() {
            if let Some((quote, told)) = unquoted(self.a, self.b, &self.pairs.forward, nth) {
                self.push(Change::Paraphrased, quote, told);
            }
        }
        for nth in 0..self.b.quotations.len() {
            if let Some((quote, told)) = unquoted(self.b, self.a, &self.pairs.backward, nth) {
                self.push(Change::Quoted, told, quote);
            }
        }
    }

    /// Sets units of a class against each other: first those in one gap, then
    /// the rest in their order.
    fn of_class(&mut self, gaps: &mut [Gap], class: Class) {
        let (mut left_a, mut left_b) = (Vec::new(), Vec::new());
        for gap in gaps.iter_mut() {
            let mut these = take(&mut gap.a, self.a, class).into_iter();
            let mut those = take(&mut gap.b, self.b, class).into_iter();
            loop {
                match (these.next(), those.next()) {
                    (Some(i), Some(j)) => self.pair(class, i, j),
                    (Some(i), None) => left_a.push((i, gap.place)),
                    (None, Some(j)) => left_b.push((j, gap.place)),
                    (None, None) => break,
                }
            }
        }
        let both = left_a.len().min(left_b.len());
        for ((i, _), (j, _)) in left_a.iter().zip(&left_b) {
            self.pair(class, *i, *j);
        }
        for (i, (_, j)) in left_a.into_iter().skip(both) {
            self.push(change(class, true), self.a.span(i, i + 1), self.b.span(j, j));
        }
        for (j, (i, _)) in left_b.into_iter().skip(both) {
            self.push(change(class, false), self.a.span(i, i), self.b.span(j, j + 1));
        }
    }

    fn pair(&mut self, class: Class, i: usize, j: usize) {
        self.push(change(class, true), self.a.span(i, i + 1), self.b.span(j, j + 1));
    }

    /// Tells hedges and negations that are on one side only.
    fn one_sided(&mut self, gaps: &mut [Gap]) {
        for class in [Class::Hedge, Class::Negation] {
            for gap in gaps.iter_mut() {
                let (these, those) =
                    (take(&mut gap.a, self.a, class), take(&mut gap.b, self.b, class));
                for i in these {
                    let place = self.b.span(gap.place.1, gap.place.1);
                    self.push(change(class, true), self.a.span(i, i + 1), place);
                }
                for j in those {
                    let place = self.a.span(gap.place.0, gap.place.0);
                    self.push(change(class, false), place, self.b.span(j, j + 1));
                }
            }
        }
    }

    /// Tells what is left, runs of units as one.
    fn others(&mut self, gaps: &[Gap]) {
        for gap in gaps {
            let mut these = gap.a.chunk_by(|i, next| i + 1 == *next);
            let mut those = gap.b.chunk_by(|j, next| j + 1 == *next);
            loop {
                let (these, those) = (these.next(), those.next());
                if these.is_none() && those.is_none() {
                    break;
                }
                let quoted = |units: &Units, run: Option<&[usize]>, place: usize| {
                    let nth = run.and_then(<[usize]>::first).copied().or(place.checked_sub(1));
                    nth.and_then(|nth| units.units.get(nth))
                        .is_some_and(|it| it.quotation.is_some())
                };
                let both = quoted(self.a, these, gap.place.0) && quoted(self.b, those, gap.place.1);
                let change = if both { Change::Quotation } else { Change::Words };
                let span = |units: &Units, run: Option<&[usize]>, place| match run {
                    Some([first, .., last]) => units.span(*first, last + 1),
                    Some([only]) => units.span(*only, only + 1),
                    _ => units.span(place, place),
                };
                let before = span(self.a, these, gap.place.0);
                self.push(change, before, span(self.b, those, gap.place.1));
            }
        }
    }
}

/// Takes the units of a class out of some.
fn take(numbers: &mut Vec<usize>, units: &Units, class: Class) -> Vec<usize> {
    let of_class =
        |nth: &mut usize| units.units.get(*nth).is_some_and(|it: &Unit| it.class == Some(class));
    numbers.extract_if(.., of_class).collect()
}

const fn change(class: Class, gone: bool) -> Change {
    match class {
        Class::Number => Change::Number,
        Class::Cue => Change::Cue,
        Class::Negation => Change::Negation,
        Class::Hedge if gone => Change::HedgeGone,
        Class::Hedge => Change::HedgeAdded,
    }
}

/// A quotation whose words are on the other side, but not in quotation marks:
/// its span, and where they are.
fn unquoted(
    units: &Units,
    others: &Units,
    partners: &[Option<usize>],
    nth: usize,
) -> Option<(Span, Span)> {
    let inside: Vec<usize> = units.inside(nth).collect();
    let partner = |i: &usize| others.units.get((*partners.get(*i)?)?);
    let kept: Vec<&Unit> = inside.iter().filter_map(partner).collect();
    let quoted = kept.iter().filter(|unit| unit.quotation.is_some()).count();
    // A quotation of which next to nothing is left was left out, not retold.
    let retold = kept.len() >= 2 && kept.len() * 3 >= inside.len() && quoted * 2 < kept.len();
    let told = kept.iter().filter(|unit| unit.quotation.is_none()).map(|unit| unit.at);
    let told = told.reduce(Span::join)?;
    retold.then_some((*units.quotations.get(nth)?, told))
}

/// Whether two sentences have so much in common that one may be the other in other
/// words: two in five of what the shorter one tells, where a number or a verb of
/// saying that became another counts as kept.
fn are_akin(a: &Units, b: &Units, pairs: &Pairs, parts: &[Part]) -> bool {
    let telling = |units: &Units| units.units.iter().filter(|unit| unit.telling).count();
    let kept = pairs.forward.iter().zip(&a.units);
    let kept = kept.filter(|(partner, unit)| partner.is_some() && unit.telling).count();
    let became = |part: &&Part| {
        matches!(part.change, Change::Number | Change::Cue)
            && !part.before.is_empty()
            && !part.after.is_empty()
    };
    let kept = kept + parts.iter().filter(became).count();
    kept * 5 >= telling(a).min(telling(b)) * 2
}

/// Whether a change is one even between sentences that have little in common: what
/// one of them leaves out the other need not have known.
fn holds(part: &Part) -> bool {
    match part.change {
        Change::Number => !part.before.is_empty() && !part.after.is_empty(),
        Change::Paraphrased | Change::Quoted => true,
        _ => false,
    }
}

/// What is told first has the least.
const fn weight(change: Change) -> u8 {
    match change {
        Change::Negation => 0,
        Change::Number | Change::HedgeGone | Change::HedgeAdded => 1,
        Change::Paraphrased | Change::Quoted | Change::Quotation => 2,
        Change::Cue => 3,
        Change::Words => 4,
    }
}

/// The longest words of a remark, in characters.
const LONGEST: usize = 60;

/// What is worth saying of a change. What tells nothing by itself, such as “the”
/// for “a”, is only shown.
fn remark(before: &str, after: &str, part: &Part) -> Option<String> {
    let (old, new) = (short(part.before.of_text(before)), short(part.after.of_text(after)));
    let became = || match (old.is_empty(), new.is_empty()) {
        (false, false) => format!("“{old}” became “{new}”"),
        (false, true) => format!("“{old}” is gone"),
        _ => format!("“{new}” was added"),
    };
    Some(match part.change {
        Change::Number | Change::Cue => became(),
        Change::HedgeGone => format!("the hedge “{old}” is gone"),
        Change::HedgeAdded => format!("the hedge “{new}” was added"),
        Change::Negation if new.is_empty() => format!("the negation “{old}” is gone"),
        Change::Negation => format!("the negation “{new}” was added"),
        Change::Paraphrased => {
            format!("the quotation {old} is told in other words, or without marks")
        }
        Change::Quoted => format!("what was told is quoted: {new}"),
        Change::Quotation => format!("the quotation has other words: {}", became()),
        Change::Words => {
            let telling = |words: &str| Units::of(words).units.iter().any(|unit| unit.telling);
            return (telling(&old) || telling(&new)).then(became);
        }
    })
}

fn short(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((at, _)) => {
            let closing = words.chars().next_back().filter(|last| "”»’\"".contains(*last));
            let cut = words.get(..at).unwrap_or_default().trim_end();
            format!("{cut}…{}", closing.map_or(String::new(), String::from))
        }
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests;
