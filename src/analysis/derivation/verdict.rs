//! From what two articles have in common to a proposal, with its reasons.
//!
//! The bounds are for proposals that an analyst looks at: one too many costs a
//! glance, one too few makes two witnesses of one.

use super::passages::Shared;
use super::reading::{Indexed, Reading, WORD};
use super::{Direction, Proposal};
use crate::model::{Article, DerivationKind, Project};

/// From this share of an article's own words on, it is the other article.
const WHOLLY: f32 = 0.7;

/// From this share on, it took passages from it.
const PARTLY: f32 = 0.15;

/// So many words in one passage that few articles have were taken, in however
/// long an article.
const LONG: u32 = 25;

/// So many words in a row were taken, whatever phrases they are made of.
const VERY_LONG: u32 = 40;

/// An article of fewer own words says nothing either way.
const SHORT: u32 = 15;

/// Judges a pair; `a` is first in the order of publication and of the list.
pub fn judge(project: &Project, a: (&Article, &Indexed), b: (&Article, &Reading)) -> Proposal {
    let shared = Shared::of(a.1, b.1);
    let a = (a.0, &a.1.reading);
    let share = |of: u32, reading: &Reading| of as f32 / reading.told.max(1) as f32;
    let (in_a, in_b) = (share(shared.told_of_from, a.1), share(shared.told_of_to, b.1));
    let (direction, turned) = direction(project, (a.0, in_a), (b.0, in_b));
    // What was compared the other way round is told from the other side.
    let (from, to, share_of_from, share_of_to, told) =
        if turned { (b.0, a.0, in_b, in_a, a.1.told) } else { (a.0, b.0, in_a, in_b, b.1.told) };
    let longest = shared.longest / WORD;
    let kind = if told / WORD < SHORT {
        DerivationKind::Not
    } else if share_of_to >= WHOLLY {
        DerivationKind::Wholly
    } else if share_of_to >= PARTLY || shared.strongest / WORD >= LONG || longest >= VERY_LONG {
        DerivationKind::Partly
    } else {
        DerivationKind::Not
    };
    let mut passages = shared.passages;
    if turned {
        for passage in &mut passages {
            std::mem::swap(&mut passage.from, &mut passage.to);
        }
        passages.sort_unstable_by_key(|passage| passage.to);
    }
    let mut reasons = vec![format!(
        "{} of its own words are in the other article, and {} of the other’s in it",
        percent(share_of_to),
        percent(share_of_from)
    )];
    reasons.push(format!("the longest run in common has {longest} words"));
    if told / WORD < SHORT {
        reasons.push(format!("it has only {} words of its own", told / WORD));
    }
    if shared.common > 0 {
        let words = shared.common / WORD;
        reasons.push(format!(
            "{words} words of speech, boilerplate or set phrases in common do not count"
        ));
    }
    reasons.extend(order_in_words(project, from, to, direction));
    reasons.extend(common_agency(project, from, to));
    Proposal {
        from: from.id,
        to: to.id,
        kind,
        direction,
        share_of_from,
        share_of_to,
        longest,
        passages,
        reasons,
    }
}

fn percent(share: f32) -> String {
    format!("{:.0} %", share * 100.0)
}

/// How it is known which of the two was first, and whether it was `b`.
fn direction(project: &Project, a: (&Article, f32), b: (&Article, f32)) -> (Direction, bool) {
    if let (Some(one), Some(other)) = (a.0.published, b.0.published)
        && one != other
    {
        return (Direction::Date, other < one);
    }
    match (relies_on(project, a.0, b.0), relies_on(project, b.0, a.0)) {
        (true, false) => return (Direction::Credit, true),
        (false, true) => return (Direction::Credit, false),
        _ => {}
    }
    // Reports are cut more often than they are filled up.
    let difference = a.1 - b.1;
    if difference.abs() > 0.1 {
        (Direction::Length, difference > 0.0)
    } else {
        (Direction::Unknown, false)
    }
}

/// Whether an article credits or names the outlet of another.
fn relies_on(project: &Project, article: &Article, other: &Article) -> bool {
    let outlet = project.outlet_name(other.outlet);
    if outlet.is_empty() || article.outlet == other.outlet {
        return false;
    }
    let credited = project.outlet_name(article.agency);
    article.agency == other.outlet
        || !credited.is_empty() && credited.eq_ignore_ascii_case(outlet)
        || names(project.text(article.id), outlet)
}

/// Whether a text has a name as words of its own. Short names are words too.
fn names(text: &str, name: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    name.chars().count() > 3
        && text.match_indices(name).any(|(at, found)| {
            let (before, rest) = text.split_at(at);
            let after = rest.get(found.len()..).unwrap_or_default();
            !is_part(before.chars().next_back()) && !is_part(after.chars().next())
        })
}

fn order_in_words(
    project: &Project,
    from: &Article,
    to: &Article,
    direction: Direction,
) -> Option<String> {
    let days = || Some(to.published?.since(from.published?).ok()?.get_days());
    Some(match direction {
        Direction::Date => match days()? {
            1 => "it was published a day later".to_owned(),
            days => format!("it was published {days} days later"),
        },
        Direction::Credit => {
            format!("it credits or names {}", project.outlet_name(from.outlet))
        }
        Direction::Length => {
            "which came first is not known; it is the one with less of its own".to_owned()
        }
        Direction::Unknown => "which came first is not known".to_owned(),
    })
}

/// Both may come from a report that is not in the project.
fn common_agency(project: &Project, from: &Article, to: &Article) -> Option<String> {
    let agency = from.agency.filter(|agency| to.agency == Some(*agency))?;
    let name = project.outlet_name(Some(agency));
    Some(format!("both credit {name}: each may come from its report"))
}
