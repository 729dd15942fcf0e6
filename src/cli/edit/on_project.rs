//! Operations on the project as a whole: its title, its coders, undo and redo.

use super::fields::Fields;
use super::ops::{Op, Run};
use crate::edit::{Hand, Refused, people};
use crate::model::{Edit, Project};
use crate::session::Session;

/// The operations.
pub const OPS: &[Op] = &[
    Op {
        name: "title",
        takes: "title",
        does: "gives the project a title",
        signed: false,
        run: Run::Plan(retitle),
    },
    Op {
        name: "coder",
        takes: "name",
        does: "says who edits from here on",
        signed: false,
        run: Run::Session(sign_in),
    },
    Op {
        name: "rename_coder",
        takes: "coder, name",
        does: "gives a coder another name",
        signed: false,
        run: Run::Plan(rename_coder),
    },
    Op {
        name: "undo",
        takes: "",
        does: "takes back the last edit, of this run or one before",
        signed: false,
        run: Run::Session(|session, it, op| {
            it.end(op)?;
            session.undo().map(drop).ok_or_else(|| Refused::because("there is nothing to undo"))
        }),
    },
    Op {
        name: "redo",
        takes: "",
        does: "does again what was undone last",
        signed: false,
        run: Run::Session(|session, it, op| {
            it.end(op)?;
            session.redo().map(drop).ok_or_else(|| Refused::because("there is nothing to redo"))
        }),
    },
];

fn retitle(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    Ok(people::retitle(project, &it.text("title")?))
}

fn sign_in(session: &mut Session, it: &mut Fields, op: &Op) -> Result<(), Refused> {
    let name = it.text("name")?;
    it.end(op)?;
    if name.trim().is_empty() {
        return Err(Refused::because("the coder’s name is blank"));
    }
    session.sign_in(&name);
    Ok(())
}

fn rename_coder(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let (words, name) = (it.text("coder")?, it.text("name")?);
    let lower = words.trim().to_lowercase();
    let is_meant = |id: &str, name: &str| id == lower || name.to_lowercase() == lower;
    let mut coders = project.coders().iter();
    let coder = coders.find(|coder| is_meant(&coder.id.to_string(), &coder.name));
    let coder = coder.ok_or_else(|| Refused::because(format!("there is no coder `{words}`")))?;
    if name.trim().is_empty() {
        return Err(Refused::because("the coder’s name is blank"));
    }
    Ok(people::rename_coder(project, coder.id, &name))
}
