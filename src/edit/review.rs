//! "Nothing here" for a sentence, "read to the end" for an article.

use std::sync::Arc;

use super::Hand;
use crate::model::{ArticleId, Change, Edit, Project, Review, Span};

/// Marks every target as holding nothing to tag or, where all are marked by this
/// coder, takes the marks back. Sentences that bear a tag are passed over. The
/// targets are in the order of the text.
pub fn toggle_nothing(
    project: &Project,
    hand: &Hand<'_>,
    article: ArticleId,
    targets: &[Span],
) -> Edit {
    if project.article(article).is_none() {
        return Edit::default();
    }
    let review = own(project, hand, article);
    let marked = |target: &&Span| review.is_some_and(|review| review.marks(**target));
    let bare: Vec<&Span> = targets
        .iter()
        .filter(|&&target| project.tags_in(article, target).next().is_none())
        .collect();
    if let Some(review) = review
        && !bare.is_empty()
        && bare.iter().all(marked)
    {
        let marks = review
            .nothing_here
            .iter()
            .copied()
            .filter(|mark| {
                let from = bare.partition_point(|target| target.start < mark.start);
                bare.get(from).is_some_and(|target| mark.contains(**target))
            })
            .collect();
        return Edit {
            label: "take back nothing here".to_owned(),
            changes: vec![take_marks(review, marks)],
        };
    }
    let missing: Vec<Span> = bare.iter().filter(|t| !marked(t)).map(|t| **t).collect();
    let mut edit = Edit::new("mark nothing here");
    if !missing.is_empty() {
        edit.changes.push(part(review, hand, article, |part| part.nothing_here = missing));
    }
    edit
}

/// Marks the article as read to the end, or takes the mark back.
pub fn toggle_read(project: &Project, hand: &Hand<'_>, article: ArticleId) -> Edit {
    let read = own(project, hand, article).is_some_and(|review| review.read);
    set_read(project, hand, article, !read)
}

/// Sets whether this coder has read the article to the end.
pub fn set_read(project: &Project, hand: &Hand<'_>, article: ArticleId, read: bool) -> Edit {
    if project.article(article).is_none() {
        return Edit::default();
    }
    let review = own(project, hand, article);
    let label = if read { "mark as read" } else { "mark as not read to the end" };
    let mut edit = Edit::new(label);
    if review.is_some_and(|review| review.read) != read {
        edit.changes.push(part(review, hand, article, |part| part.read = read));
    }
    edit
}

fn own<'p>(project: &'p Project, hand: &Hand<'_>, article: ArticleId) -> Option<&'p Arc<Review>> {
    project.reviews().get(&(article, hand.coder))
}

/// A change from the review as it is to one that differs as `alter` says. Marks
/// that stay are in neither part.
fn part(
    review: Option<&Arc<Review>>,
    hand: &Hand<'_>,
    article: ArticleId,
    alter: impl FnOnce(&mut Review),
) -> Change {
    let coder = hand.coder;
    let read = review.is_some_and(|review| review.read);
    let before = Review { article, coder, read, nothing_here: Vec::new() };
    let mut after = before.clone();
    alter(&mut after);
    Change::replace(before, after)
}

/// The change that takes some "nothing here" marks out of a review.
pub(super) fn take_marks(review: &Review, marks: Vec<Span>) -> Change {
    let before = Review { nothing_here: marks, ..*review };
    let after = Review { nothing_here: Vec::new(), ..*review };
    Change::replace(before, after)
}

/// The change that exchanges some "nothing here" marks of a review for others.
pub(super) fn swap_marks(review: &Review, out: Vec<Span>, into: Vec<Span>) -> Change {
    let before = Review { nothing_here: out, ..*review };
    let after = Review { nothing_here: into, ..*review };
    Change::replace(before, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::fixture::Desk;

    fn press(desk: &mut Desk, sentences: &[usize]) -> String {
        let targets: Vec<Span> = sentences.iter().map(|&i| desk.sentence(i)).collect();
        let article = desk.article;
        let (project, hand) = desk.hand();
        let edit = toggle_nothing(&project, &hand, article, &targets);
        desk.project.apply(&edit.changes);
        edit.label
    }

    #[test]
    fn nothing_here_is_set_for_all_and_then_taken_back() {
        let mut desk = Desk::with("One.|Two.|Three.");
        press(&mut desk, &[1]);
        assert_eq!(press(&mut desk, &[0, 1, 2]), "mark nothing here");
        let done = |desk: &Desk, i| desk.project.is_done(desk.article, desk.sentence(i));
        assert!((0..3).all(|i| done(&desk, i)));
        assert_eq!(press(&mut desk, &[0, 1]), "take back nothing here");
        assert!(!done(&desk, 0) && !done(&desk, 1) && done(&desk, 2));
    }

    #[test]
    fn read_and_nothing_here_do_not_disturb_each_other() {
        let mut desk = Desk::with("One.|Two.");
        let article = desk.article;
        press(&mut desk, &[0]);
        let (project, hand) = desk.hand();
        let edit = toggle_read(&project, &hand, article);
        desk.project.apply(&edit.changes);
        assert!(desk.project.is_read(article));
        assert!(desk.project.nothing_here(article, desk.sentence(0)));
        desk.project.apply(&edit.reversed().changes);
        assert!(!desk.project.is_read(article));
        assert!(desk.project.nothing_here(article, desk.sentence(0)));
    }
}
