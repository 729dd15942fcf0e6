//! Operations on propositions, and on the links of sentences and tags to them.

use serde_json::Value;

use super::fields::Fields;
use super::ops::{Op, Run};
use crate::cli::find;
use crate::edit::proposition::{self, Target};
use crate::edit::{Hand, Refused};
use crate::model::{Edit, Project, Stance, StanceId, StanceKind};

/// The operations.
pub const OPS: &[Op] = &[
    Op {
        name: "add_proposition",
        takes: "wording, [note]",
        does: "adds a proposition; a wording that is there already is not added twice",
        signed: false,
        run: Run::Plan(add),
    },
    Op {
        name: "change_proposition",
        takes: "proposition, [wording, note]",
        does: "gives a proposition another wording or note",
        signed: false,
        run: Run::Plan(change),
    },
    Op {
        name: "merge_proposition",
        takes: "proposition, into",
        does: "makes one proposition of two, with the wording of the second",
        signed: false,
        run: Run::Plan(merge),
    },
    Op {
        name: "split_proposition",
        takes: "proposition, wording, links, or tag, or article, [sentence, through]",
        does: "makes a new proposition of some links of another, by their ids or places",
        signed: false,
        run: Run::Plan(split),
    },
    Op {
        name: "remove_proposition",
        takes: "proposition",
        does: "removes a proposition with its links and grades",
        signed: false,
        run: Run::Plan(|project, _, it| {
            proposition::remove(project, it.proposition(project, "proposition")?)
        }),
    },
    Op {
        name: "move_proposition",
        takes: "proposition, to",
        does: "moves a proposition to a position in the list",
        signed: false,
        run: Run::Plan(move_to),
    },
    Op {
        name: "link",
        takes: "proposition, [stance], tag, or article, sentence, [through], or article, kind, \
                sentence, [words or span]",
        does: "links sentences or a tag to a proposition; another wording than those there are \
               makes a new one",
        signed: true,
        run: Run::Plan(link),
    },
    Op {
        name: "unlink",
        takes: "[proposition], tag, or article, sentence, [through]",
        does: "takes your links back, to one proposition or to all",
        signed: true,
        run: Run::Plan(unlink),
    },
    Op {
        name: "stance",
        takes: "to, [proposition], tag, or article, sentence, [through]",
        does: "says how what you linked stands: asserts, denies, hedges, questions or mentions",
        signed: true,
        run: Run::Plan(set_stance),
    },
];

fn add(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let (id, mut edit) = proposition::add(project, hand, &it.text("wording")?)?;
    if it.has("note") {
        let note = it.text("note")?;
        let mut next = project.clone();
        next.apply(&edit.changes);
        let wording = next.proposition(id).map_or_else(String::new, |it| it.wording.clone());
        let noted = proposition::describe(&next, id, &wording, &note)?;
        if edit.changes.is_empty() {
            return Ok(noted);
        }
        edit.changes.extend(noted.changes);
    }
    Ok(edit)
}

fn change(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.proposition(project, "proposition")?;
    let Some(known) = project.proposition(id) else { return Ok(Edit::default()) };
    let wording = it.some_text("wording")?.unwrap_or_else(|| known.wording.clone());
    let note = it.some_text("note")?.unwrap_or_else(|| known.note.clone());
    proposition::describe(project, id, &wording, &note)
}

fn merge(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let from = it.proposition(project, "proposition")?;
    proposition::merge(project, from, it.proposition(project, "into")?)
}

fn split(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.proposition(project, "proposition")?;
    let wording = it.text("wording")?;
    let links: Vec<StanceId> = match it.texts("links")? {
        Some(ids) => {
            let wrong = |error| Refused::because(format!("`links`: {error}"));
            ids.iter().map(|id| id.parse().map_err(wrong)).collect::<Result<_, _>>()?
        }
        None => it.links(project)?.iter().map(|link| link.id).collect(),
    };
    proposition::split(project, hand, id, &links, &wording).map(|(_, edit)| edit)
}

fn move_to(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.proposition(project, "proposition")?;
    let (to, n) = (it.position("to")?, project.propositions().len());
    if to > n {
        return Err(Refused::because(format!("there is no position {to}: the project has {n}")));
    }
    Ok(proposition::reorder(project, id, to - 1))
}

fn link(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let stance = if it.has("stance") { Some(stance(it, "stance")?) } else { None };
    let meant = it.must("proposition")?;
    let mut targets = if it.has("tag") || it.has("kind") {
        let tag = project.tag(it.tag(project, hand)?);
        tag.map(|tag| Target::of_tag(tag)).into_iter().collect()
    } else {
        let article = it.article(project)?;
        let run = it.sentences(project, article)?.into_iter();
        run.map(|at| Target::of_sentence(project, hand, article, at)).collect::<Vec<_>>()
    };
    if let Some(kind) = stance {
        targets.iter_mut().for_each(|target| target.kind = kind);
    }
    let id = match &meant {
        Value::Number(n) => {
            let position = n.as_u64().and_then(|n| usize::try_from(n).ok());
            find::proposition_at(project, position.unwrap_or_default())?
        }
        Value::String(words) => match find::worded(project, words) {
            Some(known) => known.id,
            None => return proposition::link_to_wording(project, hand, words, &targets),
        },
        _ => return Err(Refused::because("`proposition` must be a wording, an id or a position")),
    };
    Ok(proposition::link(project, hand, id, &targets))
}

fn unlink(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let mut edit = Edit::new("unlink from proposition");
    for link in own_links(project, hand, it)? {
        edit.changes.extend(proposition::unlink(project, link).changes);
    }
    Ok(edit)
}

fn set_stance(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let to = stance(it, "to")?;
    let links: Vec<Stance> = own_links(project, hand, it)?.into_iter().cloned().collect();
    if links.is_empty() {
        return Err(Refused::because("there is no link of yours there: link it first"));
    }
    Ok(proposition::set_stance(project, &links, to))
}

fn stance(it: &mut Fields, name: &str) -> Result<StanceKind, Refused> {
    it.one_of(name, StanceKind::by_name, &StanceKind::ALL.map(StanceKind::name))
}

/// This coder's links that are meant, to `proposition` if there is that field.
fn own_links<'p>(
    project: &'p Project,
    hand: &Hand<'_>,
    it: &mut Fields,
) -> Result<Vec<&'p Stance>, Refused> {
    let only = match it.has("proposition") {
        true => Some(it.proposition(project, "proposition")?),
        false => None,
    };
    if !it.has("tag") && !it.has("sentence") {
        return Err(Refused::because("the field `sentence` is missing, or `tag`"));
    }
    let mut links = it.links(project)?;
    links.retain(|link| link.coder == hand.coder && only.is_none_or(|it| it == link.proposition));
    Ok(links)
}
