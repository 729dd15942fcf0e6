//! Propositions, and the links of sentences to them.

use std::collections::HashMap;

use super::{Hand, Refused, counted};
use crate::model::{
    ArticleId, Change, Edit, Grade, Graded, KindId, Project, Proposition, PropositionId, Record,
    Span, Stance, StanceId, StanceKind, Tag,
};

/// Adds a proposition at the end of the list. One of the same wording is taken
/// instead of made again.
pub fn add(
    project: &Project,
    hand: &mut Hand<'_>,
    wording: &str,
) -> Result<(PropositionId, Edit), Refused> {
    let wording = wording.trim();
    if wording.is_empty() {
        return Err(Refused::because("a proposition needs a wording"));
    }
    let lower = wording.to_lowercase();
    if let Some(known) = project.propositions().iter().find(|it| it.wording.to_lowercase() == lower)
    {
        return Ok((known.id, Edit::default()));
    }
    let id = PropositionId(hand.ids.make());
    let position = next_position(project);
    let it = Proposition { id, position, wording: wording.to_owned(), note: String::new() };
    Ok((id, Edit { label: "add proposition".to_owned(), changes: vec![Change::add(it)] }))
}

fn next_position(project: &Project) -> u32 {
    project.propositions().iter().map(|it| it.position).max().unwrap_or(0).saturating_add(1)
}

/// Gives a proposition another wording or note.
pub fn describe(
    project: &Project,
    id: PropositionId,
    wording: &str,
    note: &str,
) -> Result<Edit, Refused> {
    let old = known(project, id)?;
    let (wording, note) = (wording.trim().to_owned(), note.trim().to_owned());
    if wording.is_empty() {
        return Err(Refused::because("a proposition needs a wording"));
    }
    let new = Proposition { wording, note, ..Proposition::clone(old) };
    if new == **old {
        return Ok(Edit::default());
    }
    Ok(Edit { label: "change proposition".to_owned(), changes: vec![Change::replace(old, new)] })
}

/// Makes one proposition of two: all links and grades of `from` are `into`'s
/// from then on. Where a sentence was linked to both in the same way, one stays.
pub fn merge(project: &Project, from: PropositionId, into: PropositionId) -> Result<Edit, Refused> {
    if from == into {
        return Err(Refused::because("a proposition cannot be merged with itself"));
    }
    let (old, kept) = (known(project, from)?, known(project, into)?);
    let mut edit = Edit::new("merge propositions");
    for stance in project.stances_on(from) {
        let moved = Stance { proposition: into, ..Stance::clone(stance) };
        let is_there = project.stances_on(into).any(|other| same_link(other, &moved));
        edit.changes.push(if is_there {
            Change::remove(stance)
        } else {
            Change::replace(stance, moved)
        });
    }
    for grade in project.grades_of(Graded::Proposition(from)) {
        let on = Graded::Proposition(into);
        edit.changes.push(Change::replace(grade, Grade { on, ..Grade::clone(grade) }));
    }
    if kept.note.is_empty() && !old.note.is_empty() {
        let note = old.note.clone();
        edit.changes.push(Change::replace(kept, Proposition { note, ..Proposition::clone(kept) }));
    }
    edit.changes.push(Change::remove(old));
    Ok(edit)
}

fn same_link(a: &Stance, b: &Stance) -> bool {
    (a.article, a.at, a.tag, a.kind, a.coder) == (b.article, b.at, b.tag, b.kind, b.coder)
}

/// Makes a new proposition of some links of another. It stands behind it.
pub fn split(
    project: &Project,
    hand: &mut Hand<'_>,
    from: PropositionId,
    links: &[StanceId],
    wording: &str,
) -> Result<(PropositionId, Edit), Refused> {
    known(project, from)?;
    let wording = wording.trim();
    if wording.is_empty() {
        return Err(Refused::because("the new proposition needs a wording"));
    }
    let moved: Vec<_> = project.stances_on(from).filter(|it| links.contains(&it.id)).collect();
    if moved.is_empty() {
        return Err(Refused::because("choose the links that go to the new proposition"));
    }
    let id = PropositionId(hand.ids.make());
    let position = next_position(project);
    let mut edit = Edit::new("split proposition");
    let it = Proposition { id, position, wording: wording.to_owned(), note: String::new() };
    edit.changes.push(Change::add(it));
    edit.changes.extend(moved.into_iter().map(|stance| {
        Change::replace(stance, Stance { proposition: id, ..Stance::clone(stance) })
    }));
    Ok((id, edit))
}

/// Takes a proposition away, with its links and grades.
pub fn remove(project: &Project, id: PropositionId) -> Result<Edit, Refused> {
    let old = known(project, id)?;
    let links: Vec<Change> = project.stances_on(id).map(Change::remove).collect();
    let mut edit = Edit::new(match links.len() {
        0 => "remove proposition".to_owned(),
        n => format!("remove proposition, {}", counted(n, "link")),
    });
    edit.changes.extend(links);
    edit.changes.extend(project.grades_of(Graded::Proposition(id)).map(Change::remove));
    edit.changes.push(Change::remove(old));
    Ok(edit)
}

/// Moves a proposition to another place in the list (index from 0).
pub fn reorder(project: &Project, id: PropositionId, to: usize) -> Edit {
    let mut order = project.propositions_in_order();
    let Some(from) = order.iter().position(|it| it.id == id) else { return Edit::default() };
    let to = to.min(order.len().saturating_sub(1));
    if from == to {
        return Edit::default();
    }
    let moved = order.remove(from);
    order.insert(to, moved);
    let mut edit = Edit::new("move proposition");
    for (position, it) in (1u32..).zip(order) {
        if it.position != position {
            let after = Proposition { position, ..Proposition::clone(it) };
            edit.changes.push(Change::replace(it, after));
        }
    }
    edit
}

/// Where a link is to be made: a sentence, and the tag on it that bears the
/// link, if one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The article.
    pub article: ArticleId,
    /// The place: the tag's, else the sentence.
    pub at: Span,
    /// The tag.
    pub tag: Option<crate::model::TagId>,
    /// How it stands.
    pub kind: StanceKind,
}

impl Target {
    /// What a sentence is linked by, where the analyst does not say otherwise:
    /// its denial, which denies, else its claim, which asserts, else the
    /// sentence itself, which mentions. Of several the first that is the
    /// coder's own.
    pub fn of_sentence(
        project: &Project,
        hand: &Hand<'_>,
        article: ArticleId,
        sentence: Span,
    ) -> Self {
        let own = |kind: KindId| {
            project
                .tags_in(article, sentence)
                .find(|tag: &&std::sync::Arc<Tag>| tag.kind == kind && tag.coder == hand.coder)
        };
        for (kind, stance) in
            [(KindId::Denial, StanceKind::Denies), (KindId::Claim, StanceKind::Asserts)]
        {
            if let Some(tag) = own(kind) {
                return Self { article, at: tag.at, tag: Some(tag.id), kind: stance };
            }
        }
        let reported = own(KindId::Attribution).is_some();
        let kind = if reported { StanceKind::Asserts } else { StanceKind::Mentions };
        Self { article, at: sentence, tag: None, kind }
    }

    /// What one tag is linked by: a denial denies, a claim or what is attributed
    /// is asserted, a code of the analyst's own mentions.
    pub fn of_tag(tag: &Tag) -> Self {
        let kind = match tag.kind {
            KindId::Denial => StanceKind::Denies,
            KindId::Claim | KindId::Attribution => StanceKind::Asserts,
            KindId::Own(_) => StanceKind::Mentions,
        };
        Self { article: tag.article, at: tag.at, tag: Some(tag.id), kind }
    }
}

/// Links targets to a proposition, each once. One that this coder linked there
/// already takes the new stance.
pub fn link(
    project: &Project,
    hand: &mut Hand<'_>,
    proposition: PropositionId,
    targets: &[Target],
) -> Edit {
    let mut edit = Edit::new(match targets.len() {
        0 | 1 => "link to proposition".to_owned(),
        n => format!("link {} to proposition", counted(n, "sentence")),
    });
    let mine: HashMap<_, _> = project
        .stances_on(proposition)
        .filter(|it| it.coder == hand.coder)
        .map(|it| ((it.article, it.at, it.tag), it))
        .collect();
    for target in targets {
        match mine.get(&(target.article, target.at, target.tag)) {
            Some(old) if old.kind == target.kind => {}
            Some(old) => {
                let after = Stance { kind: target.kind, ..Stance::clone(old) };
                edit.changes.push(Change::replace(*old, after));
            }
            None => edit.changes.push(Change::add(Stance {
                id: StanceId(hand.ids.make()),
                proposition,
                article: target.article,
                at: target.at,
                tag: target.tag,
                kind: target.kind,
                coder: hand.coder,
                created: hand.now,
            })),
        }
    }
    edit
}

/// The same, to a proposition of that wording, which is made if there is none.
pub fn link_to_wording(
    project: &Project,
    hand: &mut Hand<'_>,
    wording: &str,
    targets: &[Target],
) -> Result<Edit, Refused> {
    let (id, mut edit) = add(project, hand, wording)?;
    let linked = link(project, hand, id, targets);
    edit.label = linked.label;
    edit.changes.extend(linked.changes);
    Ok(edit)
}

/// Takes a link away.
pub fn unlink(project: &Project, stance: &Stance) -> Edit {
    let key = crate::model::Keyed::key(stance);
    let there = project.stances().get(&key);
    let changes = there.into_iter().map(Change::remove).collect();
    Edit { label: "unlink from proposition".to_owned(), changes }
}

/// Changes how links stand.
pub fn set_stance(project: &Project, links: &[Stance], kind: StanceKind) -> Edit {
    let mut edit = Edit::new(format!("stance: {}", kind.name()));
    for link in links {
        let there = project.stances().get(&crate::model::Keyed::key(link));
        if let Some(old) = there.filter(|old| old.kind != kind) {
            edit.changes.push(Change::replace(old, Stance { kind, ..Stance::clone(old) }));
        }
    }
    edit
}

fn known(project: &Project, id: PropositionId) -> Result<&std::sync::Arc<Proposition>, Refused> {
    let gone = || Refused::because("this proposition is no longer in the project");
    project.proposition(id).ok_or_else(gone)
}

/// The proposition that an edit adds, if it adds one.
pub fn added(edit: &Edit) -> Option<PropositionId> {
    edit.changes.iter().find_map(|change| match (&change.before, &change.after) {
        (None, Some(Record::Proposition(it))) => Some(it.id),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::fixture::Desk;

    fn link_sentence(desk: &mut Desk, nth: usize, wording: &str) -> String {
        let (article, sentence) = (desk.article, desk.sentence(nth));
        let (project, mut hand) = desk.hand();
        let target = Target::of_sentence(&project, &hand, article, sentence);
        let edit = link_to_wording(&project, &mut hand, wording, &[target]).unwrap();
        desk.project.apply(&edit.changes);
        edit.label
    }

    fn board(project: &Project) -> Vec<String> {
        let told = |it: &&std::sync::Arc<Proposition>| {
            let links: Vec<String> = project
                .stances_on(it.id)
                .map(|s| format!("{} {}", s.kind.name(), s.at.of_text(project.text(s.article))))
                .collect();
            format!("{}: {}", it.wording, links.join("; "))
        };
        project.propositions_in_order().iter().map(told).collect()
    }

    #[test]
    fn the_stance_follows_the_tags_unless_said_otherwise() {
        let mut desk = Desk::with("It held.|He denied it.|Did it?");
        desk.tag(0, KindId::Claim);
        desk.tag(1, KindId::Denial);
        for nth in 0..3 {
            assert_eq!(link_sentence(&mut desk, nth, "The dam held."), "link to proposition");
        }
        let want = ["The dam held.: asserts It held.; denies He denied it.; mentions Did it?"];
        assert_eq!(board(&desk.project), want);
        let before = desk.project.clone();
        link_sentence(&mut desk, 0, " the dam HELD. ");
        assert!(desk.project == before, "linking again changes nothing");
    }

    #[test]
    fn propositions_merge_split_and_move_and_all_of_it_undoes() {
        let mut desk = Desk::with("It held.|It stood.|It broke.");
        for nth in 0..3 {
            desk.tag(nth, KindId::Claim);
        }
        link_sentence(&mut desk, 0, "Held");
        link_sentence(&mut desk, 1, "Stood");
        link_sentence(&mut desk, 2, "Broke");
        let ids: Vec<PropositionId> =
            desk.project.propositions_in_order().iter().map(|it| it.id).collect();
        let before = desk.project.clone();
        let merged = merge(&before, ids[1], ids[0]).unwrap();
        desk.project.apply(&merged.changes);
        assert_eq!(
            board(&desk.project),
            ["Held: asserts It held.; asserts It stood.", "Broke: asserts It broke."]
        );
        let link = desk.project.stances_on(ids[0]).nth(1).unwrap().id;
        let (project, mut hand) = desk.hand();
        let (new, apart) = split(&project, &mut hand, ids[0], &[link], "Stood").unwrap();
        desk.project.apply(&apart.changes);
        let moved = reorder(&desk.project, new, 0);
        desk.project.apply(&moved.changes);
        assert_eq!(
            board(&desk.project),
            ["Stood: asserts It stood.", "Held: asserts It held.", "Broke: asserts It broke."]
        );
        for edit in [moved, apart, merged] {
            desk.project.apply(&edit.reversed().changes);
        }
        assert!(desk.project == before);
    }

    #[test]
    fn a_link_goes_with_its_tag_and_with_its_article() {
        let mut desk = Desk::with("It held.|He spoke.");
        let tag = desk.tag(0, KindId::Claim);
        link_sentence(&mut desk, 0, "Held");
        link_sentence(&mut desk, 1, "Held");
        let before = desk.project.clone();
        let edit = crate::edit::tag::remove(&before, tag);
        desk.project.apply(&edit.changes);
        assert_eq!(board(&desk.project), ["Held: mentions He spoke."]);
        desk.project.apply(&edit.reversed().changes);
        assert!(desk.project == before);
        let edit = crate::edit::article::remove(&before, desk.article).unwrap();
        desk.project.apply(&edit.changes);
        assert_eq!(board(&desk.project), ["Held: "]);
        desk.project.apply(&edit.reversed().changes);
        assert!(desk.project == before);
    }
}
