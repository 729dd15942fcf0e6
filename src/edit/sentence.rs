//! Correcting the splitter: merging a sentence with the next, splitting one.
//!
//! Tags keep their spans; only what counts as one sentence changes.

use std::sync::Arc;

use super::{Refused, review};
use crate::model::{ArticleId, Change, Edit, Note, Project, Sentences, Span, Subject};

/// Merges the sentence of that index (from 0) with the one after it.
pub fn merge(project: &Project, article: ArticleId, index: usize) -> Result<Edit, Refused> {
    let spans = project.sentences(article);
    let (Some(&first), Some(&second)) = (spans.get(index), spans.get(index + 1)) else {
        return Err(Refused::because("this is the last sentence: there is none to merge it with"));
    };
    let whole = first.join(second);
    let mut edit = Edit::new("merge sentences");
    edit.changes.push(exchange(article, vec![first, second], vec![whole]));
    for review in project.reviews_of(article) {
        match (review.marks(first), review.marks(second)) {
            (false, false) => {}
            (true, true) => {
                edit.changes.push(review::swap_marks(review, vec![first, second], vec![whole]));
            }
            // Half of it was never looked at, so the whole is not done.
            (true, false) => edit.changes.push(review::take_marks(review, vec![first])),
            (false, true) => edit.changes.push(review::take_marks(review, vec![second])),
        }
    }
    move_notes(project, article, &[first, second], whole, &mut edit);
    Ok(edit)
}

/// Splits the sentence of that index (from 0) before the byte `at`. White space
/// at the cut falls into the gap.
pub fn split(
    project: &Project,
    article: ArticleId,
    index: usize,
    at: u32,
) -> Result<Edit, Refused> {
    let here =
        || Refused::because("place the word cursor inside the sentence (← →) to split there");
    let whole = *project.sentences(article).get(index).ok_or_else(here)?;
    let text = project.text(article);
    let left = Span::new(whole.start, at).of_text(text);
    let right = Span::new(at, whole.end).of_text(text);
    let left_end = whole.start as usize + left.trim_end().len();
    let right_start = whole.end as usize - right.trim_start().len();
    let first = Span::of(whole.start as usize..left_end);
    let second = Span::of(right_start..whole.end as usize);
    if !first.fits(text) || !second.fits(text) {
        return Err(here());
    }
    let mut edit = Edit::new("split sentence");
    edit.changes.push(exchange(article, vec![whole], vec![first, second]));
    for review in project.reviews_of(article).filter(|review| review.marks(whole)) {
        edit.changes.push(review::swap_marks(review, vec![whole], vec![first, second]));
    }
    move_notes(project, article, &[whole], first, &mut edit);
    Ok(edit)
}

fn exchange(article: ArticleId, out: Vec<Span>, into: Vec<Span>) -> Change {
    Change::replace(Sentences { article, spans: out }, Sentences { article, spans: into })
}

/// Notes on sentences that are no more go to the one that takes their place. A
/// coder has one note there, so theirs become one.
fn move_notes(project: &Project, article: ArticleId, from: &[Span], to: Span, edit: &mut Edit) {
    let on = Subject::Sentence(article, to);
    let mut moved: Vec<(&Arc<Note>, Note)> = Vec::new();
    for &sentence in from {
        for note in project.notes_on(Subject::Sentence(article, sentence)) {
            match moved.iter_mut().find(|(_, kept)| kept.coder == note.coder) {
                Some((_, kept)) => {
                    kept.text = format!("{}\n{}", kept.text, note.text);
                    edit.changes.push(Change::remove(note));
                }
                None => moved.push((note, Note { on, ..Note::clone(note) })),
            }
        }
    }
    let moved = moved.into_iter().map(|(note, kept)| Change::replace(note, kept));
    edit.changes.extend(moved);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::fixture::Desk;
    use crate::edit::{note, tag};
    use crate::model::KindId;

    fn sentences(desk: &Desk) -> Vec<&str> {
        let text = desk.project.text(desk.article);
        desk.project.sentences(desk.article).iter().map(|s| s.of_text(text)).collect()
    }

    #[test]
    fn splitting_and_merging_are_each_others_undo() {
        let mut desk = Desk::with("The dam held. Crews left.|Rain fell.");
        let before = desk.project.clone();
        let article = desk.article;
        let edit = split(&desk.project, article, 0, 13).unwrap();
        desk.project.apply(&edit.changes);
        assert_eq!(sentences(&desk), ["The dam held.", "Crews left.", "Rain fell."]);
        let back = merge(&desk.project, article, 0).unwrap();
        desk.project.apply(&back.changes);
        assert_eq!(desk.project, before);
        desk.project.apply(&back.reversed().changes);
        desk.project.apply(&edit.reversed().changes);
        assert_eq!(desk.project, before);
    }

    #[test]
    fn tags_keep_their_words_and_notes_follow() {
        let mut desk = Desk::with("The dam|held.|Rain fell.");
        let (article, first) = (desk.article, desk.sentence(0));
        let (project, mut hand) = desk.hand();
        let tagging = tag::set(&project, &mut hand, article, &[first], KindId::Claim);
        let noting = note::set(&project, &mut hand, Subject::Sentence(article, first), "cut short");
        desk.project.apply(&tagging.changes);
        desk.project.apply(&noting.changes);
        let edit = merge(&desk.project, article, 0).unwrap();
        desk.project.apply(&edit.changes);
        assert_eq!(sentences(&desk), ["The dam held.", "Rain fell."]);
        assert_eq!(desk.tags(), ["claim: The dam"]);
        let on = Subject::Sentence(article, desk.sentence(0));
        assert_eq!(desk.project.notes_on(on).count(), 1);
    }

    #[test]
    fn what_cannot_be_cut_is_refused() {
        let desk = Desk::with("Añó.|Two.");
        let article = desk.article;
        assert!(merge(&desk.project, article, 1).is_err());
        for at in [0, 2, 6, 7, 900] {
            assert!(split(&desk.project, article, 0, at).is_err(), "{at}");
        }
    }
}
