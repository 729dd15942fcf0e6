//! Operations on the codebook.

use super::fields::Fields;
use super::ops::{Op, Run};
use crate::edit::{Hand, Refused, codebook};
use crate::model::{Change, Edit, Hue, Project, Record, TagKind};

/// The operations.
pub const OPS: &[Op] = &[
    Op {
        name: "add_code",
        takes: "name, [letter, color, definition, include, exclude, example]",
        does: "adds a code of your own; a letter and a colour that are free are chosen for it",
        signed: false,
        run: Run::Plan(add),
    },
    Op {
        name: "change_code",
        takes: "code, [name, letter, color, definition, include, exclude, example]",
        does: "changes a row of the codebook",
        signed: false,
        run: Run::Plan(change),
    },
    Op {
        name: "remove_code",
        takes: "code",
        does: "removes a code of your own with all its tags",
        signed: false,
        run: Run::Plan(remove),
    },
];

fn add(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let name = it.text("name")?;
    let (_, mut edit) = codebook::add(project, hand.ids, &name)?;
    for change in &mut edit.changes {
        if let Some(Record::Kind(row)) = &change.after {
            let mut row = TagKind::clone(row);
            overwrite(&mut row, it)?;
            codebook::check(project, &row)?;
            *change = Change::add(row);
        }
    }
    Ok(edit)
}

fn change(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.kind(project, "code")?;
    let Some(row) = project.kind(id) else { return Ok(Edit::default()) };
    let mut row = TagKind::clone(row);
    overwrite(&mut row, it)?;
    codebook::update(project, row)
}

fn remove(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    codebook::remove(project, it.kind(project, "code")?)
}

/// Puts the fields that are given in place of the row's.
fn overwrite(row: &mut TagKind, it: &mut Fields) -> Result<(), Refused> {
    if let Some(letter) = it.some_text("letter")? {
        let mut letters = letter.chars();
        row.letter = match (letters.next(), letters.next()) {
            (Some(letter), None) => letter,
            _ => return Err(Refused::because("`letter` must be one letter")),
        };
    }
    if let Some(color) = it.some_text("color")? {
        row.hue = Hue::by_name(&color).ok_or_else(|| {
            let names: Vec<&str> = Hue::ALL.iter().map(|hue| hue.name()).collect();
            Refused::because(format!("`color` is one of {}", names.join(", ")))
        })?;
    }
    let words = [
        ("name", &mut row.name),
        ("definition", &mut row.definition),
        ("include", &mut row.include),
        ("exclude", &mut row.exclude),
        ("example", &mut row.example),
    ];
    for (name, known) in words {
        if let Some(said) = it.some_text(name)? {
            said.trim().clone_into(known);
        }
    }
    Ok(())
}
