//! Two articles beside each other: which sentence of one goes with which of the
//! other, and how both word it.
//!
//! Rows follow the first article. Sentences that only the second has stand where
//! it has them; a sentence that the second has elsewhere is moved. How the rows
//! are drawn, and what the articles owe to each other, is for others to say.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::elsewhere::LEAST;
use crate::model::{ArticleId, Project, Span};
use crate::text::header;
use crate::text::similarity::{Profile, features};
use crate::text::wording::{Wording, wording};

/// A feature that more sentences of an article have tells nothing there.
const COMMON: usize = 64;

/// How many sentences of the second article are compared with one of the first.
const CANDIDATES: usize = 16;

/// Below this similarity two sentences are no versions of one where neighbours do
/// not bear it out.
const MOVED: f32 = 0.6;

/// How the two sides of a row stand to each other.
#[derive(Clone, Debug, PartialEq)]
pub enum Match {
    /// Only the first article has it.
    OnlyFirst,
    /// Only the second article has it.
    OnlySecond,
    /// Both have it.
    Both {
        /// How near they are, 0 to 1.
        similarity: f32,
        /// What they word otherwise.
        wording: Box<Wording>,
        /// Whether the second article has it in another place.
        moved: bool,
    },
}

/// A sentence of one article or of both.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The sentence of the first article, by number from 0, and where it stands.
    pub first: Option<(usize, Span)>,
    /// The same of the second.
    pub second: Option<(usize, Span)>,
    /// How they stand to each other.
    pub how: Match,
    /// Whether it is a line about one of the articles, such as its byline, that
    /// the other does not have.
    pub front: bool,
}

impl Row {
    /// Whether an analyst would want to look at how the sides differ.
    pub fn differs(&self) -> bool {
        !self.is_same() && !self.front
    }

    /// Whether both sides say it in the same words.
    pub fn is_same(&self) -> bool {
        matches!(&self.how, Match::Both { wording, .. } if wording.parts.is_empty())
    }
}

/// Puts two articles beside each other.
pub fn side_by_side(project: &Project, first: ArticleId, second: ArticleId) -> Vec<Row> {
    let (a, b) = (project.sentences(first), project.sentences(second));
    let (text_a, text_b) = (project.text(first), project.text(second));
    let (head_a, head_b) = (header::read(text_a, a), header::read(text_b, b));
    let mut pairs = pairs(text_a, a, text_b, b);
    let in_order = in_order(&pairs);
    pairs.retain(|(i, j, similarity)| {
        *similarity >= MOVED || in_order.binary_search(&(*i, *j)).is_ok()
    });
    let of_first: HashMap<usize, (usize, f32)> =
        pairs.iter().map(|(i, j, similarity)| (*i, (*j, *similarity))).collect();
    let mut is_paired = vec![false; b.len()];
    for (_, j, _) in &pairs {
        is_paired.iter_mut().skip(*j).take(1).for_each(|paired| *paired = true);
    }
    let mut rows = Vec::with_capacity(a.len() + b.len());
    let mut next = 0;
    let only_second = |rows: &mut Vec<Row>, from: usize, to: usize| {
        for (j, at) in b.iter().enumerate().take(to).skip(from) {
            if is_paired.get(j) == Some(&false) {
                let front = head_b.is_front(text_b, *at, j);
                let second = Some((j, *at));
                rows.push(Row { first: None, second, how: Match::OnlySecond, front });
            }
        }
    };
    let mut ahead = in_order.iter().peekable();
    for (i, at) in a.iter().enumerate() {
        let kept = ahead.next_if(|(first, _)| *first == i);
        if let Some((_, j)) = kept {
            only_second(&mut rows, next, *j);
            next = j + 1;
        }
        let partner =
            of_first.get(&i).and_then(|(j, similarity)| Some((*j, *b.get(*j)?, similarity)));
        let how = match partner {
            None => Match::OnlyFirst,
            Some((_, other, similarity)) => Match::Both {
                similarity: *similarity,
                wording: Box::new(wording(at.of_text(text_a), other.of_text(text_b))),
                moved: kept.is_none(),
            },
        };
        let second = partner.map(|(j, other, _)| (j, other));
        let front = second.is_none() && head_a.is_front(text_a, *at, i);
        rows.push(Row { first: Some((i, *at)), second, how, front });
    }
    only_second(&mut rows, next, b.len());
    rows
}

/// Pairs of sentences, each in at most one pair, the nearest first served; in
/// the order of the first article.
fn pairs(text_a: &str, a: &[Span], text_b: &str, b: &[Span]) -> Vec<(usize, usize, f32)> {
    let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut wanted = Vec::new();
    for (j, at) in b.iter().enumerate() {
        features(at.of_text(text_b), &mut wanted);
        for feature in &wanted {
            places.entry(*feature).or_default().push(j);
        }
    }
    let profiles: Vec<Profile> = b.iter().map(|at| Profile::of(at.of_text(text_b))).collect();
    let mut found: Vec<(usize, usize, f32)> = Vec::new();
    let mut shared: HashMap<usize, f32> = HashMap::new();
    for (i, at) in a.iter().enumerate() {
        let words = at.of_text(text_a);
        features(words, &mut wanted);
        shared.clear();
        for places in wanted.iter().filter_map(|feature| places.get(feature)) {
            // What few sentences have tells more.
            for j in places.iter().filter(|_| places.len() <= COMMON) {
                *shared.entry(*j).or_default() += 1.0 / places.len() as f32;
            }
        }
        let mut best: Vec<(usize, f32)> = shared.iter().map(|(j, score)| (*j, *score)).collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let profile = Profile::of(words);
        for (j, _) in best.into_iter().take(CANDIDATES) {
            let similarity = profiles.get(j).map_or(0.0, |other| profile.similarity(other));
            if similarity >= LEAST {
                found.push((i, j, similarity));
            }
        }
    }
    // Of pairs as near, those that stand at about the same place.
    found.sort_by(|x, y| {
        let apart = |pair: &(usize, usize, f32)| pair.0.abs_diff(pair.1);
        y.2.total_cmp(&x.2).then(apart(x).cmp(&apart(y))).then((x.0, x.1).cmp(&(y.0, y.1)))
    });
    let mut taken = (vec![false; a.len()], vec![false; b.len()]);
    let mut pairs: Vec<(usize, usize, f32)> = found
        .into_iter()
        .filter(|(i, j, _)| match (taken.0.get_mut(*i), taken.1.get_mut(*j)) {
            (Some(first @ false), Some(second @ false)) => {
                (*first, *second) = (true, true);
                true
            }
            _ => false,
        })
        .collect();
    pairs.sort_by_key(|(i, ..)| *i);
    pairs
}

/// As many of the pairs as stand in the same order in both articles.
fn in_order(pairs: &[(usize, usize, f32)]) -> Vec<(usize, usize)> {
    // For each length, the pair that ends a run of it earliest in the second.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |nth: usize| pairs.get(nth).map_or(0, |pair| pair.1);
    for (nth, (_, j, _)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| second(*end) < *j);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = nth,
            None => ends.push(nth),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(nth) = at {
        run.extend(pairs.get(nth).map(|(i, j, _)| (*i, *j)));
        at = before.get(nth).copied().flatten();
    }
    run.sort_by_key(|(i, _)| Reverse(*i));
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::derivation::tests::project;

    fn rows(a: &str, b: &str) -> Vec<String> {
        let project = project(&[a, b]);
        let ids: Vec<ArticleId> = project.in_order().map(|it| it.id).collect();
        let [first, second] = ids[..] else { panic!("two articles") };
        let rows = side_by_side(&project, first, second);
        let number =
            |side: Option<(usize, Span)>| side.map_or("–".to_owned(), |it| it.0.to_string());
        rows.iter()
            .map(|row| {
                let how = match &row.how {
                    Match::OnlyFirst | Match::OnlySecond => "",
                    Match::Both { moved: true, .. } => " moved",
                    Match::Both { .. } if row.is_same() => " same",
                    Match::Both { .. } => " changed",
                };
                format!("{} {}{how}", number(row.first), number(row.second))
            })
            .collect()
    }

    const DAM: &str = "The old dam at Karsk gave way on Monday.";
    const MAYOR: &str = "The mayor told reporters that nobody had been warned.";
    const ROAD: &str = "The road to Belm stays closed until the spring.";
    const CREWS: &str = "Crews from three villages brought sandbags by boat.";

    #[test]
    fn sentences_go_with_those_that_say_the_same() {
        let b = format!("{DAM} The mayor told reporters that few had been warned. {CREWS}");
        assert_eq!(
            rows(&format!("{DAM} {MAYOR} {ROAD}"), &b),
            ["0 0 same", "1 1 changed", "2 –", "– 2"]
        );
    }

    #[test]
    fn what_stands_elsewhere_is_moved_and_stands_once() {
        let (a, b) = (format!("{DAM} {MAYOR} {ROAD}"), format!("{MAYOR} {ROAD} {CREWS} {DAM}"));
        assert_eq!(rows(&a, &b), ["0 3 moved", "1 0 same", "2 1 same", "– 2"]);
    }

    #[test]
    fn a_byline_of_one_of_them_is_no_difference_to_look_at() {
        let project = project(&[&format!("By Ada Grey\n\n{DAM}"), &format!("{DAM} {ROAD}")]);
        let ids: Vec<ArticleId> = project.in_order().map(|it| it.id).collect();
        let rows = side_by_side(&project, ids[0], ids[1]);
        assert_eq!(rows.iter().map(Row::differs).collect::<Vec<_>>(), [false, false, true]);
    }

    #[test]
    fn an_empty_article_has_nothing_in_common() {
        assert_eq!(rows("", DAM), ["– 0"]);
        assert_eq!(rows(DAM, ""), ["0 –"]);
        assert_eq!(rows("", ""), [""; 0]);
    }

    #[test]
    fn every_sentence_stands_in_one_row() {
        let a = [DAM, MAYOR, ROAD, CREWS, DAM, ROAD].join(" ");
        let b = [ROAD, CREWS, ROAD, MAYOR, DAM].join(" ");
        let rows = rows(&a, &b);
        let numbers = |side: usize| {
            let mut all: Vec<usize> =
                rows.iter().filter_map(|row| row.split(' ').nth(side)?.parse().ok()).collect();
            all.sort_unstable();
            all
        };
        assert_eq!(numbers(0), (0..6).collect::<Vec<_>>());
        assert_eq!(numbers(1), (0..5).collect::<Vec<_>>());
    }
}
