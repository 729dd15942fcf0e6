//! Editing the codebook: the analyst's own codes, and the wording of all.

use super::{Refused, counted, tag};
use crate::model::{Change, Edit, Hue, Ids, KindId, Project, TagKind};

/// The most rows a codebook can have: own codes take the keys 4 to 9.
pub const MOST: usize = 9;

/// Adds a code of the analyst's own. Its letter and colour are the first that
/// are free; both can be changed.
pub fn add(project: &Project, ids: &mut Ids, name: &str) -> Result<(KindId, Edit), Refused> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refused::because("a code needs a name"));
    }
    if project.kinds().len() >= MOST {
        return Err(Refused::because(format!(
            "a codebook has at most {MOST} rows: remove one first"
        )));
    }
    let highest = project.kinds().iter().map(|kind| kind.number).max().unwrap_or(3);
    // Only a file made by hand has numbers so high that there is no next one.
    let number = highest.checked_add(1).or_else(|| (1..).find(|n| !has_number(project, *n)));
    let number = number.unwrap_or_default();
    let taken: Vec<char> = project.kinds().iter().map(|kind| kind.letter).collect();
    let letter = name
        .chars()
        .chain('A'..='Z')
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_uppercase)
        .find(|letter| !taken.contains(letter))
        .unwrap_or('?');
    let hue = Hue::ALL
        .into_iter()
        .find(|hue| project.kinds().iter().all(|kind| kind.hue != *hue))
        .unwrap_or(Hue::Slate);
    let kind = TagKind::own(ids.make(), number, name.to_owned(), letter, hue);
    let id = kind.id;
    check(project, &kind)?;
    Ok((id, Edit { label: format!("add code {name}"), changes: vec![Change::add(kind)] }))
}

/// Replaces a row by one that differs in wording, letter, colour or place.
pub fn update(project: &Project, row: TagKind) -> Result<Edit, Refused> {
    let Some(old) = project.kind(row.id) else {
        return Err(Refused::because("this code is no longer in the codebook"));
    };
    if **old == row {
        return Ok(Edit::default());
    }
    check(project, &row)?;
    if row.number != old.number && has_number(project, row.number) {
        return Err(Refused::because(format!("another code has the place {} already", row.number)));
    }
    let label = format!("change code {}", row.name);
    Ok(Edit { label, changes: vec![Change::replace(old, row)] })
}

/// Removes a code of the analyst's own, with every tag that uses it.
pub fn remove(project: &Project, id: KindId) -> Result<Edit, Refused> {
    let Some(row) = project.kind(id) else {
        return Err(Refused::because("this code is no longer in the codebook"));
    };
    if id.is_reserved() {
        return Err(Refused::because(format!(
            "every project has {}: it cannot be removed",
            row.name
        )));
    }
    let tags: Vec<_> = project.tags().iter().filter(|tag| tag.kind == id).collect();
    let label = match tags.len() {
        0 => format!("remove code {}", row.name),
        n => format!("remove code {}, {}", row.name, counted(n, "tag")),
    };
    let mut edit = Edit::new(label);
    edit.changes.extend(tag::removal(project, tags));
    edit.changes.push(Change::remove(row));
    Ok(edit)
}

fn has_number(project: &Project, number: u32) -> bool {
    project.kinds().iter().any(|kind| kind.number == number)
}

/// Whether a row can stand beside the others.
pub fn check(project: &Project, row: &TagKind) -> Result<(), Refused> {
    let others = || project.kinds().iter().filter(|other| other.id != row.id);
    if row.name.trim().is_empty() {
        return Err(Refused::because("a code needs a name"));
    }
    if !row.letter.is_alphanumeric() {
        return Err(Refused::because("the letter must be a letter or a digit"));
    }
    if let Some(other) = others().find(|other| other.letter == row.letter) {
        let reason = format!("the letter {} belongs to {} already", row.letter, other.name);
        return Err(Refused::because(reason));
    }
    let lower = row.name.trim().to_lowercase();
    if others().any(|other| other.name.to_lowercase() == lower) {
        return Err(Refused::because(format!("there is a code called {} already", row.name)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::fixture::Desk;

    #[test]
    fn a_new_code_takes_a_free_letter_and_colour() {
        let mut desk = Desk::with("One.");
        for (name, letter, hue) in
            [("Evidence", 'E', Hue::Rose), ("Event", 'V', Hue::Amber), ("Cave", 'B', Hue::Violet)]
        {
            let (project, hand) = desk.hand();
            let (id, edit) = add(&project, hand.ids, name).unwrap();
            desk.project.apply(&edit.changes);
            let kind = desk.project.kind(id).unwrap();
            // C and A are claim and attribution, V and E were just given away.
            assert_eq!((kind.letter, kind.hue), (letter, hue), "{name}");
        }
        assert_eq!(desk.project.kinds().iter().map(|k| k.number).max(), Some(6));
    }

    #[test]
    fn reserved_rows_stay_and_own_codes_go_with_their_tags() {
        let mut desk = Desk::with("One.");
        assert!(remove(&desk.project, KindId::Claim).is_err());
        let (article, sentence) = (desk.article, desk.sentence(0));
        let (project, mut hand) = desk.hand();
        let (id, adding) = add(&project, hand.ids, "Evidence").unwrap();
        let mut next = project.clone();
        next.apply(&adding.changes);
        let tagging = tag::set(&next, &mut hand, article, &[sentence], id);
        next.apply(&tagging.changes);
        let edit = remove(&next, id).unwrap();
        assert_eq!(edit.label, "remove code Evidence, 1 tag");
        next.apply(&edit.changes);
        assert_eq!(next, project);
    }

    #[test]
    fn places_are_used_once() {
        let mut desk = Desk::with("One.");
        let (project, hand) = desk.hand();
        let (id, edit) = add(&project, hand.ids, "Evidence").unwrap();
        let mut next = project;
        next.apply(&edit.changes);
        let moved = |number| TagKind { number, ..TagKind::clone(next.kind(id).unwrap()) };
        assert!(update(&next, moved(3)).is_err());
        let edit = update(&next, moved(u32::MAX)).unwrap();
        let mut next = next.clone();
        next.apply(&edit.changes);
        let (other, edit) = add(&next, hand.ids, "Quote").unwrap();
        next.apply(&edit.changes);
        assert_eq!(next.kind(other).unwrap().number, 4);
    }

    #[test]
    fn letters_and_names_are_used_once() {
        let mut desk = Desk::with("One.");
        let (project, hand) = desk.hand();
        assert!(add(&project, hand.ids, "claim").is_err());
        let (_, edit) = add(&project, hand.ids, "Evidence").unwrap();
        desk.project.apply(&edit.changes);
        let row = desk.project.kinds().iter().last().unwrap();
        let clash = TagKind { letter: 'C', ..TagKind::clone(row) };
        assert!(update(&desk.project, clash).is_err());
    }
}
