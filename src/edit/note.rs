//! Notes on tags and sentences.

use super::Hand;
use crate::model::{Change, Edit, Note, NoteId, Project, Subject};

/// Makes this coder's note on the subject say `text`; blank text removes it.
pub fn set(project: &Project, hand: &mut Hand<'_>, subject: Subject, text: &str) -> Edit {
    let is_there = match subject {
        Subject::Tag(tag) => project.tag(tag).is_some(),
        Subject::Sentence(article, at) => {
            project.article(article).is_some() && at.fits(project.text(article))
        }
    };
    if !is_there {
        return Edit::default();
    }
    let text = text.trim();
    let old = project.notes_on(subject).find(|note| note.coder == hand.coder);
    let change = match (old, text.is_empty()) {
        (None, true) => return Edit::default(),
        (Some(old), false) if old.text == text => return Edit::default(),
        (Some(old), true) => Change::remove(old),
        (Some(old), false) => Change::replace(
            old,
            Note { text: text.to_owned(), created: hand.now, ..Note::clone(old) },
        ),
        (None, false) => Change::add(Note {
            id: NoteId(hand.ids.make()),
            on: subject,
            text: text.to_owned(),
            coder: hand.coder,
            created: hand.now,
        }),
    };
    let label = match (&change.before, &change.after) {
        (None, _) => "add note",
        (_, None) => "remove note",
        _ => "change note",
    };
    Edit { label: label.to_owned(), changes: vec![change] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::fixture::Desk;

    #[test]
    fn a_note_is_made_changed_and_removed() {
        let mut desk = Desk::with("One.");
        let subject = Subject::Sentence(desk.article, desk.sentence(0));
        let mut labels = Vec::new();
        for text in ["", " first ", "first", "second", "  "] {
            let (project, mut hand) = desk.hand();
            let edit = set(&project, &mut hand, subject, text);
            desk.project.apply(&edit.changes);
            let notes: Vec<String> =
                desk.project.notes_on(subject).map(|note| note.text.clone()).collect();
            labels.push(format!("{}: {}", edit.label, notes.join("+")));
        }
        assert_eq!(
            labels,
            [": ", "add note: first", ": first", "change note: second", "remove note: "]
        );
    }
}
