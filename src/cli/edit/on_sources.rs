//! Operations on the register of sources, grades, and what articles owe to each
//! other.

use super::fields::Fields;
use super::ops::{Op, Run};
use crate::analysis::board::origins_of;
use crate::edit::{Hand, Refused, derivation, grade, source};
use crate::model::{DerivationKind, Edit, Graded, Mark, Project, Record, Source};

/// The operations.
pub const OPS: &[Op] = &[
    Op {
        name: "add_source",
        takes: "name, as, [aliases, about]",
        does: "adds a person, body, described, bare or document to the register; a name that is \
               there already is not added twice",
        signed: false,
        run: Run::Plan(add),
    },
    Op {
        name: "change_source",
        takes: "source, [name, as, aliases, about]",
        does: "changes what is known of a source",
        signed: false,
        run: Run::Plan(change),
    },
    Op {
        name: "merge_source",
        takes: "source, into",
        does: "makes one source of two; the names of the first are aliases of the second",
        signed: false,
        run: Run::Plan(merge),
    },
    Op {
        name: "split_source",
        takes: "source, name, tags, or article, [sentence, through]",
        does: "makes a new source of some attributions of another",
        signed: false,
        run: Run::Plan(split),
    },
    Op {
        name: "remove_source",
        takes: "source",
        does: "removes a source that stands in no chain",
        signed: false,
        run: Run::Plan(remove),
    },
    Op {
        name: "grade",
        takes: "source or proposition, mark, [reason]",
        does: "grades a source by A–F, or a proposition by 1–6; 1 needs two independent origins",
        signed: true,
        run: Run::Plan(give_grade),
    },
    Op {
        name: "derivation",
        takes: "from, to, as, [reason]",
        does: "says that an article was made from another wholly, partly, not, or undecided",
        signed: true,
        run: Run::Plan(decide),
    },
];

fn add(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let (name, kind) = (it.text("name")?, it.source_kind()?);
    let (id, mut edit) = source::add(project, hand, &name, kind)?;
    if let Some(known) = project.source(id) {
        let mut row = Source::clone(known);
        overwrite(&mut row, it)?;
        return source::describe(project, row);
    }
    for change in &mut edit.changes {
        if let Some(Record::Source(row)) = &change.after {
            let mut row = Source::clone(row);
            overwrite(&mut row, it)?;
            *change = crate::model::Change::add(row);
        }
    }
    Ok(edit)
}

fn change(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.source(project, "source")?;
    let Some(known) = project.source(id) else { return Ok(Edit::default()) };
    let mut row = Source::clone(known);
    if let Some(name) = it.some_text("name")? {
        row.name = name;
    }
    if it.has("as") {
        row.kind = it.source_kind()?;
    }
    overwrite(&mut row, it)?;
    source::describe(project, row)
}

/// Puts the fields that are given in place of the source's.
fn overwrite(row: &mut Source, it: &mut Fields) -> Result<(), Refused> {
    if let Some(aliases) = it.texts("aliases")? {
        let trimmed = aliases.iter().map(|alias| alias.trim().to_owned());
        row.aliases = trimmed.filter(|alias| !alias.is_empty()).collect();
    }
    if let Some(about) = it.some_text("about")? {
        about.trim().clone_into(&mut row.about);
    }
    Ok(())
}

fn merge(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    source::merge(project, it.source(project, "source")?, it.source(project, "into")?)
}

fn split(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.source(project, "source")?;
    let (name, tags) = (it.text("name")?, it.chains_with(project, id)?);
    source::split(project, hand, id, &tags, &name).map(|(_, edit)| edit)
}

fn remove(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    source::remove(project, it.source(project, "source")?)
}

fn give_grade(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let (on, origins) = if it.has("source") {
        (Graded::Source(it.source(project, "source")?), 0)
    } else if it.has("proposition") {
        let id = it.proposition(project, "proposition")?;
        (Graded::Proposition(id), origins_of(project, id).independent)
    } else {
        return Err(Refused::because("the field `source` is missing, or `proposition`"));
    };
    let mark: Mark = it
        .text("mark")?
        .trim()
        .to_uppercase()
        .parse()
        .map_err(|error| Refused::because(format!("`mark`: {error}")))?;
    let reason = it.some_text("reason")?.unwrap_or_default();
    grade::give(project, hand, on, mark, &reason, origins)
}

fn decide(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let pair = (it.article_named(project, "from")?, it.article_named(project, "to")?);
    let names = DerivationKind::ALL.map(DerivationKind::name);
    let names: Vec<&str> = names.into_iter().chain(["undecided"]).collect();
    let known = |said: &str| match said {
        "undecided" => Some(None),
        _ => DerivationKind::by_name(said).map(Some),
    };
    let kind = it.one_of("as", known, &names)?;
    let reason = it.some_text("reason")?.unwrap_or_default();
    derivation::decide(project, hand, pair, kind, &reason)
}
