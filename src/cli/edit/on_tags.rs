//! Operations on tags, and notes on tags and sentences.

use super::fields::{Fields, Target, own_tags};
use super::ops::{Op, Run};
use crate::analysis::{Needle, search};
use crate::edit::{Hand, Refused, note, tag};
use crate::model::{ArticleId, Edit, Project, Span, Subject};

/// The operations.
pub const OPS: &[Op] = &[
    Op {
        name: "tag",
        takes: "article, kind, sentence, [through, words or span]",
        does: "tags a sentence, several, or some words; a tag on the whole sentence is narrowed to \
               the words",
        signed: true,
        run: Run::Plan(set),
    },
    Op {
        name: "tag_words",
        takes: "article, kind, words or span, [sentence, through]",
        does: "tags some words, which may run over several sentences",
        signed: true,
        run: Run::Plan(set_words),
    },
    Op {
        name: "tag_hits",
        takes: "search, kind, [article]",
        does: "tags every sentence that has the words, as the search finds them",
        signed: true,
        run: Run::Plan(set_hits),
    },
    Op {
        name: "untag",
        takes: "tag, or article, kind, sentence, [through, words or span]",
        does: "clears one tag by its id, or your tags of a kind from sentences or words",
        signed: true,
        run: Run::Plan(untag),
    },
    Op {
        name: "clear",
        takes: "article, sentence, [through]",
        does: "clears all your tags from sentences",
        signed: true,
        run: Run::Plan(clear),
    },
    Op {
        name: "change_kind",
        takes: "to, tag, or article, kind, sentence, [words or span]",
        does: "makes a tag one of another kind",
        signed: true,
        run: Run::Plan(change_kind),
    },
    Op {
        name: "move_tag",
        takes: "tag, words or span",
        does: "moves a tag to other words of its article",
        signed: true,
        run: Run::Plan(move_tag),
    },
    Op {
        name: "note",
        takes: "text, tag, or article, sentence, [kind, words or span]",
        does: "writes your note on a tag or a sentence; blank text removes it",
        signed: true,
        run: Run::Plan(write_note),
    },
];

fn set(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let kind = it.kind(project, "kind")?;
    let (article, target) = it.target(project)?;
    Ok(match target {
        Target::Sentences(run) => tag::set(project, hand, article, &run, kind),
        _ if !own_tags(project, hand, article, &target, kind).is_empty() => Edit::default(),
        Target::Words(at, Some(sentence)) if at != sentence => {
            tag::toggle_words(project, hand, article, sentence, at, kind)
        }
        Target::Words(at, Some(_)) => tag::set(project, hand, article, &[at], kind),
        Target::Words(at, None) => tag::set_span(project, hand, article, at, kind),
    })
}

fn set_words(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    if !it.has("words") && !it.has("span") {
        return Err(Refused::because("the field `words` is missing, or `span`"));
    }
    set(project, hand, it)
}

fn set_hits(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let kind = it.kind(project, "kind")?;
    let words = it.text("search")?;
    let only = if it.has("article") { Some(it.article(project)?) } else { None };
    let needle = Needle::new(words.trim()).ok_or_else(|| Refused::because("`search` is blank"))?;
    let mut targets: Vec<(ArticleId, Span)> = Vec::new();
    for hits in search(project, &needle, usize::MAX) {
        if only.is_some_and(|only| only != hits.article) {
            continue;
        }
        let sentences = project.sentences(hits.article);
        targets.extend(hits.spans.iter().filter_map(|hit| {
            let nth = project.sentence_at(hits.article, hit.start)?;
            Some((hits.article, *sentences.get(nth)?))
        }));
    }
    targets.dedup();
    Ok(tag::set_all(project, hand, &targets, kind))
}

fn untag(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    if let Some(id) = it.tag_id()? {
        // A tag that is gone is cleared.
        return Ok(tag::remove(project, id));
    }
    let kind = it.kind(project, "kind")?;
    let (article, target) = it.target(project)?;
    if let Target::Sentences(run) = &target {
        return Ok(tag::clear(project, hand, article, run, kind));
    }
    let there = own_tags(project, hand, article, &target, kind);
    Ok(there.first().map(|id| tag::remove(project, *id)).unwrap_or_default())
}

fn clear(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let article = it.article(project)?;
    let run = it.sentences(project, article)?;
    Ok(tag::clear_all(project, hand, article, &run))
}

fn change_kind(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let to = it.kind(project, "to")?;
    let id = it.tag(project, hand)?;
    Ok(tag::change_kind(project, id, to))
}

fn move_tag(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.tag_id()?.ok_or_else(|| Refused::because("the field `tag` is missing"))?;
    let there = project.tag(id);
    let there = there.ok_or_else(|| Refused::because(format!("there is no tag `{id}`")))?;
    let words = it.words(project, there.article, None)?;
    Ok(tag::move_to(project, id, words))
}

fn write_note(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let text = it.text("text")?;
    let subject = if it.has("tag") || it.has("kind") {
        Subject::Tag(it.tag(project, hand)?)
    } else {
        let article = it.article(project)?;
        Subject::Sentence(article, it.sentence(project, article)?.1)
    };
    Ok(note::set(project, hand, subject, &text))
}
