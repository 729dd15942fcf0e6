//! Setting, narrowing and clearing tags.
//!
//! What a tag kind means is the codebook's matter; which sentence is meant is
//! the window's.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Hand, counted};
use crate::model::{
    ArticleId, Change, DenialKind, Edit, KindId, Project, Span, Speaker, Stance, Subject, Tag,
    TagId,
};
use crate::text::anchor;

/// Sets the kind on every target that lacks it or, where all have it, clears it
/// from all of them: what one key does.
///
/// `targets` are whole sentences. A sentence has the kind if this coder put it
/// anywhere inside, or on more than the sentence, as before it was split.
pub fn toggle(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    targets: &[Span],
    kind: KindId,
) -> Edit {
    let has =
        |target: &Span| own_tags_inside(project, hand, article, *target, kind).next().is_some();
    if targets.iter().all(has) {
        clear(project, hand, article, targets, kind)
    } else {
        set(project, hand, article, targets, kind)
    }
}

/// Sets the kind on every target that does not have it; the rest stay.
pub fn set(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    targets: &[Span],
    kind: KindId,
) -> Edit {
    let name = kind_name(project, kind);
    let missing: Vec<Span> = targets
        .iter()
        .copied()
        .filter(|&target| own_tags_inside(project, hand, article, target, kind).next().is_none())
        .collect();
    let mut edit = Edit::new(match missing.len() {
        0 | 1 => format!("tag as {name}"),
        n => format!("tag {} as {name}", counted(n, "sentence")),
    });
    for target in missing {
        edit.changes.extend(unmark_nothing(project, article, target));
        edit.changes.push(Change::add(new_tag(project, hand, article, target, kind)));
    }
    edit
}

/// Clears this coder's tags of the kind from inside the targets.
pub fn clear(
    project: &Project,
    hand: &Hand<'_>,
    article: ArticleId,
    targets: &[Span],
    kind: KindId,
) -> Edit {
    let tags = each_once(
        targets.iter().flat_map(|&target| own_tags_inside(project, hand, article, target, kind)),
    );
    let mut edit = Edit::new(format!("clear {}", kind_name(project, kind)));
    edit.changes.extend(removal(project, tags));
    edit
}

/// Sets or clears the kind on some words of a sentence.
///
/// Words that bear exactly this tag lose it. A tag of the same kind on the whole
/// sentence is narrowed to the words and keeps its notes; otherwise a tag is
/// added beside those that are there.
pub fn toggle_words(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    sentence: Span,
    words: Span,
    kind: KindId,
) -> Edit {
    if words == sentence {
        return toggle(project, hand, article, &[sentence], kind);
    }
    let name = kind_name(project, kind);
    let find =
        |at: Span| own_tags_inside(project, hand, article, sentence, kind).find(|tag| tag.at == at);
    if let Some(tag) = find(words) {
        return Edit { label: format!("clear {name}"), changes: removal(project, [tag]) };
    }
    if let Some(whole) = find(sentence) {
        let narrower = at_words(project, whole, words);
        return Edit { label: format!("narrow {name}"), changes: moving(project, whole, narrower) };
    }
    let mut edit = Edit::new(format!("tag words as {name}"));
    edit.changes.extend(unmark_nothing(project, article, sentence));
    edit.changes.push(Change::add(new_tag(project, hand, article, words, kind)));
    edit
}

/// Sets a tag on any span, such as a search hit, unless this coder has one of
/// the kind on that span already.
pub fn set_span(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    at: Span,
    kind: KindId,
) -> Edit {
    let mut edit = Edit::new(format!("tag as {}", kind_name(project, kind)));
    let there = own_tags_inside(project, hand, article, at, kind).any(|tag| tag.at == at);
    if !there {
        edit.changes.extend(unmark_nothing(project, article, at));
        edit.changes.push(Change::add(new_tag(project, hand, article, at, kind)));
    }
    edit
}

/// Sets the kind on many sentences of many articles in one step.
pub fn set_all(
    project: &Project,
    hand: &mut Hand<'_>,
    targets: &[(ArticleId, Span)],
    kind: KindId,
) -> Edit {
    let mut all = Edit::default();
    for &(article, target) in targets {
        all.changes.extend(set(project, hand, article, &[target], kind).changes);
    }
    let added = all.changes.iter().filter(|change| change.before.is_none()).count();
    all.label = format!("tag {} as {}", counted(added, "sentence"), kind_name(project, kind));
    all
}

/// Takes one tag away, with its notes.
pub fn remove(project: &Project, tag: TagId) -> Edit {
    let Some(tag) = project.tag(tag) else { return Edit::default() };
    Edit {
        label: format!("clear {}", kind_name(project, tag.kind)),
        changes: removal(project, [tag]),
    }
}

/// Clears all of this coder's tags from the targets.
pub fn clear_all(project: &Project, hand: &Hand<'_>, article: ArticleId, targets: &[Span]) -> Edit {
    let tags = each_once(
        targets
            .iter()
            .flat_map(|&target| project.tags_in(article, target))
            .filter(|tag| tag.coder == hand.coder),
    );
    let mut edit = Edit::new(format!("clear {}", counted(tags.len(), "tag")));
    edit.changes.extend(removal(project, tags));
    edit
}

/// Gives a tag another kind; span, notes and coder stay.
pub fn change_kind(project: &Project, tag: TagId, kind: KindId) -> Edit {
    let Some(tag) = project.tag(tag).filter(|tag| tag.kind != kind) else {
        return Edit::default();
    };
    let mut changes = as_no_attribution(project, tag, &HashSet::from([tag.id]));
    let denial = tag.denial.filter(|_| kind == KindId::Denial);
    changes.push(Change::replace(tag, Tag { kind, denial, ..Tag::clone(tag) }));
    Edit { label: format!("make it {}", kind_name(project, kind)), changes }
}

/// Says what kind of denial denials are, or that it is undecided. Other tags
/// stay as they are.
pub fn set_denial(project: &Project, tags: &[TagId], denial: Option<DenialKind>) -> Edit {
    let mut edit = Edit::new(match denial {
        Some(kind) => format!("denial: {}", kind.label()),
        None => "denial: undecided".to_owned(),
    });
    let denials = tags.iter().filter_map(|id| project.tag(*id));
    for tag in denials.filter(|tag| tag.kind == KindId::Denial && tag.denial != denial) {
        edit.changes.push(Change::replace(tag, Tag { denial, ..Tag::clone(tag) }));
    }
    edit
}

/// Says who speaks in a tag. Only another tag of its article that is an
/// attribution can name somebody.
pub fn set_speaker(project: &Project, tag: TagId, speaker: Speaker) -> Edit {
    let Some(tag) = project.tag(tag).filter(|tag| tag.speaker != speaker) else {
        return Edit::default();
    };
    if let Speaker::Of(id) = speaker
        && !project.tag(id).is_some_and(|it| {
            it.kind == KindId::Attribution && it.article == tag.article && it.id != tag.id
        })
    {
        return Edit::default();
    }
    let label = match speaker {
        Speaker::ByRule => "leave the speaker to the rule",
        Speaker::Outlet => "the outlet speaks",
        Speaker::Of(_) => "change who speaks",
    };
    let after = Tag { speaker, ..Tag::clone(tag) };
    Edit { label: label.to_owned(), changes: vec![Change::replace(tag, after)] }
}

/// Moves a tag to other words of its article.
pub fn move_to(project: &Project, tag: TagId, words: Span) -> Edit {
    let Some(tag) = project.tag(tag) else { return Edit::default() };
    let moved = at_words(project, tag, words);
    // A tag at the same place may yet have quoted other words.
    if moved == **tag {
        return Edit::default();
    }
    Edit {
        label: format!("move {}", kind_name(project, tag.kind)),
        changes: moving(project, tag, moved),
    }
}

/// The changes that put a tag elsewhere in its article: its links go along.
fn moving(project: &Project, tag: &Arc<Tag>, moved: Tag) -> Vec<Change> {
    let at = moved.at;
    let links = project.stances_with(tag);
    let links = links.map(|it| Change::replace(it, Stance { at, ..Stance::clone(it) }));
    std::iter::once(Change::replace(tag, moved)).chain(links).collect()
}

/// The changes that take tags away, with all that hangs on them: notes, parts,
/// links. Tags that stay, and whose speaker one of them named, go back to the
/// rule.
pub(super) fn removal<'p>(
    project: &'p Project,
    tags: impl IntoIterator<Item = &'p Arc<Tag>>,
) -> Vec<Change> {
    let tags: Vec<&Arc<Tag>> = tags.into_iter().collect();
    let going: HashSet<TagId> = tags.iter().map(|tag| tag.id).collect();
    let mut changes = Vec::new();
    for tag in tags {
        changes.extend(project.notes_on(Subject::Tag(tag.id)).map(Change::remove));
        changes.extend(project.stances_with(tag).map(Change::remove));
        changes.extend(as_no_attribution(project, tag, &going));
        changes.push(Change::remove(tag));
    }
    changes
}

/// The changes that take away what only an attribution has.
fn as_no_attribution(project: &Project, tag: &Tag, going: &HashSet<TagId>) -> Vec<Change> {
    let parts = project.attribution(tag.id).map(Change::remove);
    let named = project.spoken_by(tag.id);
    let by_rule =
        |it: &Arc<Tag>| Change::replace(it, Tag { speaker: Speaker::ByRule, ..Tag::clone(it) });
    parts.into_iter().chain(named.filter(|it| !going.contains(&it.id)).map(by_rule)).collect()
}

fn own_tags_inside<'p>(
    project: &'p Project,
    hand: &Hand<'_>,
    article: ArticleId,
    target: Span,
    kind: KindId,
) -> impl Iterator<Item = &'p Arc<Tag>> {
    let coder = hand.coder;
    project
        .tags_in(article, target)
        .filter(move |tag| tag.kind == kind && tag.coder == coder)
        .filter(move |tag| target.contains(tag.at) || tag.at.contains(target))
}

/// Tags that reach over several targets, once.
fn each_once<'p>(tags: impl Iterator<Item = &'p Arc<Tag>>) -> Vec<&'p Arc<Tag>> {
    let mut seen = HashSet::new();
    tags.filter(|tag| seen.insert(tag.id)).collect()
}

fn new_tag(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    at: Span,
    kind: KindId,
) -> Tag {
    Tag {
        id: TagId(hand.ids.make()),
        article,
        at,
        kind,
        quote: quote(project, article, at),
        coder: hand.coder,
        created: hand.now,
        denial: None,
        speaker: Speaker::ByRule,
    }
}

fn at_words(project: &Project, tag: &Tag, words: Span) -> Tag {
    Tag { at: words, quote: quote(project, tag.article, words), ..tag.clone() }
}

fn quote(project: &Project, article: ArticleId, at: Span) -> String {
    anchor::abridge(at.of_text(project.text(article))).into_owned()
}

/// A sentence that bears a tag does hold something: drops the opposite marks.
fn unmark_nothing(project: &Project, article: ArticleId, target: Span) -> Vec<Change> {
    project
        .reviews_of(article)
        .filter_map(|review| {
            let all = &review.nothing_here;
            let from = all.partition_point(|mark| mark.end <= target.start);
            let near = all.get(from..).unwrap_or_default().iter().copied();
            let marks: Vec<Span> = near.take_while(|mark| mark.start < target.end).collect();
            (!marks.is_empty()).then(|| super::review::take_marks(review, marks))
        })
        .collect()
}

/// The name of a kind as it stands in a label.
pub(super) fn kind_name(project: &Project, kind: KindId) -> String {
    project.kind(kind).map_or_else(|| kind.to_string(), |row| row.name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::fixture::Desk;
    use crate::edit::review;

    const TEXT: &str = "The dam held.|The mayor denied it.|Crews left.";

    fn press(desk: &mut Desk, sentences: &[usize], kind: KindId) -> String {
        let targets: Vec<Span> = sentences.iter().map(|&i| desk.sentence(i)).collect();
        let article = desk.article;
        let (project, mut hand) = desk.hand();
        let edit = toggle(&project, &mut hand, article, &targets, kind);
        desk.project.apply(&edit.changes);
        edit.label
    }

    #[test]
    fn one_key_sets_and_the_same_key_clears() {
        let mut desk = Desk::with(TEXT);
        assert_eq!(press(&mut desk, &[1], KindId::Denial), "tag as denial");
        assert_eq!(press(&mut desk, &[1], KindId::Attribution), "tag as attribution");
        assert_eq!(desk.tags().len(), 2);
        assert_eq!(press(&mut desk, &[1], KindId::Denial), "clear denial");
        assert_eq!(desk.tags(), ["attribution: The mayor denied it."]);
    }

    #[test]
    fn a_run_is_filled_before_it_is_cleared() {
        let mut desk = Desk::with(TEXT);
        press(&mut desk, &[0], KindId::Claim);
        assert_eq!(press(&mut desk, &[0, 1, 2], KindId::Claim), "tag 2 sentences as claim");
        assert_eq!(desk.tags().len(), 3);
        press(&mut desk, &[0, 1, 2], KindId::Claim);
        assert!(desk.tags().is_empty());
    }

    #[test]
    fn words_narrow_the_tag_of_their_sentence_and_then_stand_beside_it() {
        let mut desk = Desk::with(TEXT);
        press(&mut desk, &[1], KindId::Denial);
        let sentence = desk.sentence(1);
        let article = desk.article;
        let denied = Span::new(sentence.start + 10, sentence.start + 16);
        let mayor = Span::new(sentence.start + 4, sentence.start + 9);
        for (words, label) in
            [(denied, "narrow denial"), (mayor, "tag words as denial"), (mayor, "clear denial")]
        {
            let (project, mut hand) = desk.hand();
            let edit = toggle_words(&project, &mut hand, article, sentence, words, KindId::Denial);
            assert_eq!(edit.label, label);
            desk.project.apply(&edit.changes);
        }
        assert_eq!(desk.tags(), ["denial: denied"]);
    }

    #[test]
    fn a_tag_takes_nothing_here_back() {
        let mut desk = Desk::with(TEXT);
        let (article, sentence) = (desk.article, desk.sentence(0));
        let (project, hand) = desk.hand();
        let edit = review::toggle_nothing(&project, &hand, article, &[sentence]);
        desk.project.apply(&edit.changes);
        assert!(desk.project.nothing_here(article, sentence));
        press(&mut desk, &[0], KindId::Claim);
        assert!(!desk.project.nothing_here(article, sentence));
    }
}
