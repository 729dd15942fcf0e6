//! Operations on sentences: their boundaries, and that nothing is in them.

use super::fields::{Fields, only_place};
use super::ops::{Op, Run};
use crate::edit::{Hand, Refused, review, sentence};
use crate::model::{ArticleId, Edit, Project, Span};

/// The operations.
pub const OPS: &[Op] = &[
    Op {
        name: "merge",
        takes: "article, sentence",
        does: "merges a sentence with the next",
        signed: false,
        run: Run::Plan(merge),
    },
    Op {
        name: "split",
        takes: "article, at or before, [sentence]",
        does: "splits a sentence at a byte of the article, or before some words of it",
        signed: false,
        run: Run::Plan(split),
    },
    Op {
        name: "nothing_here",
        takes: "article, sentence, [through]",
        does: "marks sentences as read and holding nothing to tag",
        signed: true,
        run: Run::Plan(nothing),
    },
    Op {
        name: "not_nothing",
        takes: "article, sentence, [through]",
        does: "takes your marks of that kind back",
        signed: true,
        run: Run::Plan(not_nothing),
    },
];

fn merge(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let article = it.article(project)?;
    let (nth, _) = it.sentence(project, article)?;
    sentence::merge(project, article, nth)
}

fn split(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let article = it.article(project)?;
    let within = if it.has("sentence") { Some(it.sentence(project, article)?) } else { None };
    let at = if it.has("before") {
        let words = it.text("before")?;
        let text = project.text(article);
        let whole = within.map_or_else(|| Span::of(0..text.len()), |(_, span)| span);
        only_place(text, whole, &words)?.start
    } else if it.has("at") {
        it.byte("at")?
    } else {
        return Err(Refused::because("the field `at` is missing, or `before`"));
    };
    let nth = within.map(|(nth, _)| nth).or_else(|| project.sentence_at(article, at));
    let nth = nth.ok_or_else(|| Refused::because("the article has no sentences"))?;
    let outside = "the place must lie inside a sentence, with words on both sides of it";
    sentence::split(project, article, nth, at).map_err(|_| Refused::because(outside))
}

fn nothing(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let article = it.article(project)?;
    let run = it.sentences(project, article)?;
    if run.iter().all(|span| project.tags_in(article, *span).next().is_some()) {
        return Err(Refused::because("the sentence bears a tag: it does hold something"));
    }
    let bare: Vec<Span> =
        run.into_iter().filter(|span| !is_marked(project, hand, article, *span)).collect();
    Ok(review::toggle_nothing(project, hand, article, &bare))
}

fn not_nothing(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let article = it.article(project)?;
    let run = it.sentences(project, article)?;
    let marked: Vec<Span> =
        run.into_iter().filter(|span| is_marked(project, hand, article, *span)).collect();
    Ok(review::toggle_nothing(project, hand, article, &marked))
}

/// Whether this coder marked the sentence.
fn is_marked(project: &Project, hand: &Hand<'_>, article: ArticleId, sentence: Span) -> bool {
    let review = project.reviews().get(&(article, hand.coder));
    review.is_some_and(|review| review.marks(sentence))
}
