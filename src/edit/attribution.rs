//! The parts of an attribution: its cue, its content, and its chain.

use super::{Hand, Refused, people, source};
use crate::model::{
    Attribution, Change, Edit, Hop, KindId, Project, Source, SourceKind, Span, TagId, Who,
};

/// Which words of an attribution are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The words that attribute.
    Cue,
    /// What is attributed.
    Content,
}

impl Part {
    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cue => "cue",
            Self::Content => "content",
        }
    }
}

/// A step to add to a chain, as the analyst names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Somebody who is in a register already.
    Known(Who),
    /// A source by name; it is looked for, and added if nobody has the name.
    Source {
        /// Name or description.
        name: String,
        /// What is known of who it is.
        kind: SourceKind,
    },
    /// An outlet or agency by name, likewise.
    Relay {
        /// Name.
        name: String,
        /// Whether it is a wire service.
        agency: bool,
    },
}

/// Makes some words the cue or the content, or takes these very words out again.
/// Words that touch others of the part are joined with them.
pub fn toggle_part(
    project: &Project,
    tag: TagId,
    part: Part,
    words: Span,
) -> Result<Edit, Refused> {
    let label = format!("mark {}", part.name());
    change(project, tag, label, |it| {
        let spans = match part {
            Part::Cue => &mut it.cue,
            Part::Content => &mut it.content,
        };
        if let Some(there) = spans.iter().position(|span| *span == words) {
            spans.remove(there);
            return;
        }
        let mut all = words;
        spans.retain(|span| {
            let apart = !span.overlaps(all);
            if !apart {
                all = all.join(*span);
            }
            apart
        });
        spans.push(all);
        spans.sort_unstable();
    })
}

/// Exchanges all parts at once, as when a proposal is accepted.
pub fn set(project: &Project, parts: Attribution, label: &str) -> Result<Edit, Refused> {
    change(project, parts.tag, label.to_owned(), |it| *it = parts)
}

/// Adds a step to a chain: whoever the last one so far relies on. An agency or
/// outlet comes before the sources that the chain ends in, for it is they who
/// spoke to it.
pub fn add_hop(
    project: &Project,
    hand: &mut Hand<'_>,
    tag: TagId,
    step: &Step,
) -> Result<Edit, Refused> {
    add_hop_at(project, hand, tag, step, Span::default(), 0)
}

/// The same, with the words for it in the text and how many people it is said to
/// be.
pub fn add_hop_at(
    project: &Project,
    hand: &mut Hand<'_>,
    tag: TagId,
    step: &Step,
    at: Span,
    count: u32,
) -> Result<Edit, Refused> {
    let mut changes = Vec::new();
    let who = who(project, hand, step, &mut changes)?;
    let hop = Hop { at, count, ..Hop::of(who) };
    let mut edit = change(project, tag, "add to the chain".to_owned(), |it| {
        let is_relay = |hop: &Hop| matches!(hop.who, Who::Outlet(_));
        let after_relays = it.hops.iter().rposition(is_relay).map_or(0, |nth| nth + 1);
        let nth = if is_relay(&hop) { after_relays } else { it.hops.len() };
        it.hops.insert(nth, hop);
    })?;
    changes.append(&mut edit.changes);
    Ok(Edit { label: edit.label, changes })
}

/// Who a step is; adds to `changes` whoever is not in a register yet.
pub fn who(
    project: &Project,
    hand: &mut Hand<'_>,
    step: &Step,
    changes: &mut Vec<Change>,
) -> Result<Who, Refused> {
    match step {
        Step::Known(who) => Ok(*who),
        Step::Source { name, kind } => {
            source::planned(project, hand, name, *kind, changes).map(Who::Source)
        }
        Step::Relay { name, agency } => people::outlet(project, hand, name, *agency, changes)
            .map(Who::Outlet)
            .ok_or_else(|| Refused::because("an outlet or agency needs a name")),
    }
}

/// Exchanges one step of a chain, by its number from 0.
pub fn set_hop(project: &Project, tag: TagId, nth: usize, hop: Hop) -> Result<Edit, Refused> {
    change(project, tag, "change the chain".to_owned(), |it| {
        if let Some(place) = it.hops.get_mut(nth) {
            *place = hop;
        }
    })
}

/// Lets the last two steps of a chain change places.
pub fn swap_last(project: &Project, tag: TagId) -> Result<Edit, Refused> {
    let n = project.attribution(tag).map_or(0, |it| it.hops.len());
    if n < 2 {
        return Err(Refused::because("the chain has no two steps"));
    }
    change(project, tag, "change the order of the chain".to_owned(), |it| {
        if let [.., one, other] = it.hops.as_mut_slice() {
            std::mem::swap(one, other);
        }
    })
}

/// Takes one step out of a chain, by its number from 0. An unnamed source that
/// stood nowhere else goes with it.
pub fn remove_hop(project: &Project, tag: TagId, nth: usize) -> Result<Edit, Refused> {
    let hop = project.attribution(tag).and_then(|it| it.hops.get(nth)).cloned();
    let mut edit = change(project, tag, "shorten the chain".to_owned(), |it| {
        if nth < it.hops.len() {
            it.hops.remove(nth);
        }
    })?;
    if let Some(Hop { who: who @ Who::Source(id), .. }) = hop
        && let Some(source) = project.source(id)
        && is_spare(project, source)
        && project.chains_with(who).all(|other| other.id == tag)
        && project
            .attribution(tag)
            .is_some_and(|it| it.hops.iter().filter(|hop| hop.who == who).count() == 1)
    {
        edit.changes.push(Change::remove(source));
    }
    Ok(edit)
}

/// Gives an attribution the chain of another: unnamed sources are the same then,
/// for that is what the analyst says by it.
pub fn copy_chain(project: &Project, from: TagId, to: TagId) -> Result<Edit, Refused> {
    let Some(chain) = project.attribution(from).filter(|it| !it.hops.is_empty()) else {
        return Err(Refused::because("there is no chain to take over"));
    };
    let hops: Vec<Hop> =
        chain.hops.iter().map(|hop| Hop { at: Span::default(), ..hop.clone() }).collect();
    change(project, to, "take the last chain over".to_owned(), |it| it.hops = hops)
}

/// Whether nobody would miss an unnamed source that no chain has any more.
fn is_spare(project: &Project, source: &Source) -> bool {
    let graded = project.grades_of(crate::model::Graded::Source(source.id)).next().is_some();
    source.kind.is_unnamed() && source.about.is_empty() && source.aliases.is_empty() && !graded
}

fn change(
    project: &Project,
    tag: TagId,
    label: String,
    alter: impl FnOnce(&mut Attribution),
) -> Result<Edit, Refused> {
    let is_one = project.tag(tag).is_some_and(|tag| tag.kind == KindId::Attribution);
    if !is_one {
        return Err(Refused::because("only an attribution has a cue, a content and a chain"));
    }
    let old = project.attribution(tag);
    let mut new = old.map_or_else(|| Attribution::blank(tag), |old| Attribution::clone(old));
    alter(&mut new);
    let changes = match (old, new.is_blank()) {
        (Some(old), _) if **old == new => Vec::new(),
        (Some(old), true) => vec![Change::remove(old)],
        (Some(old), false) => vec![Change::replace(old, new)],
        (None, true) => Vec::new(),
        (None, false) => vec![Change::add(new)],
    };
    Ok(Edit { label, changes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::fixture::Desk;
    use crate::model::SourceKind;

    fn apply(desk: &mut Desk, edit: Edit) -> String {
        desk.project.apply(&edit.changes);
        edit.label
    }

    #[test]
    fn words_join_a_part_and_the_same_words_leave_it() {
        let mut desk = Desk::with("The mayor said the dam held.");
        let tag = desk.tag(0, KindId::Attribution);
        for (part, from, to, cue, content) in [
            (Part::Cue, 10, 14, vec![(10, 14)], vec![]),
            (Part::Content, 15, 22, vec![(10, 14)], vec![(15, 22)]),
            (Part::Content, 19, 27, vec![(10, 14)], vec![(15, 27)]),
            (Part::Cue, 10, 14, vec![], vec![(15, 27)]),
            (Part::Content, 15, 27, vec![], vec![]),
        ] {
            let edit = toggle_part(&desk.project, tag, part, Span::new(from, to)).unwrap();
            apply(&mut desk, edit);
            let it = desk.project.attribution(tag).map(|it| (it.cue.clone(), it.content.clone()));
            let (has_cue, has_content) = it.unwrap_or_default();
            let spans = |them: Vec<(u32, u32)>| -> Vec<Span> {
                them.into_iter().map(|(a, b)| Span::new(a, b)).collect()
            };
            assert_eq!((has_cue, has_content), (spans(cue), spans(content)));
        }
        assert!(desk.project.attribution(tag).is_none(), "blank parts are not kept");
    }

    #[test]
    fn a_chain_grows_step_by_step_and_its_unnamed_end_goes_with_it() {
        let mut desk = Desk::with("Sources told the wire so.|They said more.");
        let (first, second) = (desk.tag(0, KindId::Attribution), desk.tag(1, KindId::Attribution));
        let before = desk.project.clone();
        for step in [
            Step::Relay { name: "Wire".to_owned(), agency: true },
            Step::Source { name: "sources".to_owned(), kind: SourceKind::Bare },
        ] {
            let (project, mut hand) = desk.hand();
            let edit = add_hop_at(&project, &mut hand, first, &step, Span::new(0, 7), 2).unwrap();
            apply(&mut desk, edit);
        }
        assert_eq!(desk.project.attribution(first).unwrap().hops.len(), 2);
        let edit = copy_chain(&desk.project, first, second).unwrap();
        apply(&mut desk, edit);
        let ends = |project: &Project, tag| project.attribution(tag).unwrap().hops[1].who;
        assert_eq!(ends(&desk.project, first), ends(&desk.project, second));
        let edit = remove_hop(&desk.project, second, 1).unwrap();
        apply(&mut desk, edit);
        assert_eq!(desk.project.sources().len(), 1, "the other chain has it still");
        let edit = remove_hop(&desk.project, first, 1).unwrap();
        apply(&mut desk, edit);
        assert_eq!(desk.project.sources().len(), 0);
        let edit = crate::edit::tag::remove(&desk.project, second);
        apply(&mut desk, edit);
        let edit = remove_hop(&desk.project, first, 0).unwrap();
        apply(&mut desk, edit);
        assert_eq!(desk.project.outlets().len(), before.outlets().len() + 1);
    }

    #[test]
    fn an_agency_comes_before_the_sources_that_spoke_to_it() {
        let mut desk = Desk::with("An official told the wire so.");
        let tag = desk.tag(0, KindId::Attribution);
        for step in [
            Step::Source { name: "an official".to_owned(), kind: SourceKind::Described },
            Step::Relay { name: "Northwire".to_owned(), agency: true },
            Step::Relay { name: "AFP".to_owned(), agency: true },
        ] {
            let (project, mut hand) = desk.hand();
            let edit = add_hop(&project, &mut hand, tag, &step).unwrap();
            apply(&mut desk, edit);
        }
        let relays = |desk: &Desk| -> Vec<bool> {
            let hops = &desk.project.attribution(tag).unwrap().hops;
            hops.iter().map(|hop| matches!(hop.who, Who::Outlet(_))).collect()
        };
        assert_eq!(relays(&desk), [true, true, false]);
        let edit = swap_last(&desk.project, tag).unwrap();
        assert_eq!(apply(&mut desk, edit), "change the order of the chain");
        assert_eq!(relays(&desk), [true, false, true]);
    }

    #[test]
    fn only_an_attribution_has_parts() {
        let mut desk = Desk::with("It held.");
        let tag = desk.tag(0, KindId::Claim);
        assert!(toggle_part(&desk.project, tag, Part::Cue, Span::new(0, 2)).is_err());
    }
}
