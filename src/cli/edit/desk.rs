//! The project that is edited line by line, and how edits come to be on disk.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::Value;

use super::fields::Fields;
use super::ops::{self, Op, Run};
use crate::cli::failure::{Failure, say};
use crate::cli::project::tell_warnings;
use crate::edit::Refused;
use crate::io::journal;
use crate::model::Project;
use crate::session::{CannotSave, Session};

/// How long the journal may be troubled before edits are refused.
const PATIENCE: Duration = Duration::from_secs(3);

/// The longest key of an edit, in bytes.
const LONGEST_KEY: usize = 200;

/// What became of edits that were applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They are on disk.
    Safe,
    /// They are not on disk, and will not be; why.
    Refused(String),
    /// Whether they are on disk is not known; why.
    Unknown(String),
}

/// A project, and why nothing can be kept any more.
#[derive(Debug)]
pub struct Desk {
    session: Session,
    path: PathBuf,
    broken: Option<Fate>,
    /// What another program did beside the project, said last.
    told: Option<String>,
}

impl Desk {
    /// A desk with a project that was opened to be edited.
    pub const fn new(session: Session, path: PathBuf) -> Self {
        Self { session, path, broken: None, told: None }
    }

    /// Applies one line; gives the number of the last edit then. A blank line asks
    /// for nothing.
    pub fn apply(&mut self, line: &[u8]) -> Result<u64, String> {
        if let Some(Fate::Refused(why) | Fate::Unknown(why)) = &self.broken {
            return Err(format!("not kept: {why}"));
        }
        let line = std::str::from_utf8(line).map_err(|_| "the line is not UTF-8")?;
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() {
            return Ok(self.session.seq());
        }
        self.run(line).map_err(|refused| refused.to_string())?;
        Ok(self.session.seq())
    }

    fn run(&mut self, line: &str) -> Result<(), Refused> {
        let value = serde_json::from_str(line)
            .map_err(|error| Refused::because(format!("this is not JSON: {error}")))?;
        let Value::Object(map) = value else {
            return Err(Refused::because("the line is no JSON object"));
        };
        let mut fields = Fields::new(map);
        let name = fields.text("op")?;
        let op = ops::named(&name).ok_or_else(|| {
            let why = format!("there is no operation `{name}`: see hearsay edit --ops");
            Refused::because(why)
        })?;
        let key = fields.some_text("key")?.unwrap_or_default();
        if key.len() > LONGEST_KEY {
            return Err(Refused::because(format!("`key` has more than {LONGEST_KEY} bytes")));
        }
        fields.check(op)?;
        if op.signed && self.session.coder().is_none() {
            return Err(Refused::because("nobody signed in: say who edits with --coder NAME"));
        }
        // Who edits is said anew in every run.
        if key.is_empty() || op.name == "coder" {
            return act(&mut self.session, op, fields);
        }
        self.session.once(&key, |session| act(session, op, fields))
    }

    /// Waits until all that was applied is on disk, in the journal.
    pub fn keep(&mut self) -> Fate {
        if let Some(broken) = &self.broken {
            return broken.clone();
        }
        let Some(safety) = self.session.wait_until_safe(PATIENCE) else { return Fate::Safe };
        if safety.told.is_some() && safety.told != self.told {
            say(&format!("warning: {}", safety.told.as_deref().unwrap_or_default()));
            self.told.clone_from(&safety.told);
        }
        if safety.is_safe() {
            return Fate::Safe;
        }
        let is_lost = safety.lost.is_some();
        let why = match safety.lost {
            Some(lost) => format!("editing has stopped, for {lost}"),
            None => safety.trouble.unwrap_or_else(|| "the disk does not answer".to_owned()),
        };
        if is_lost {
            // At once: whatever ends this program must not end what only it has.
            self.rescue(&why);
        }
        // What was refused must not come to disk later.
        let is_known = self.session.forget_unsafe(&format!("not kept: {why}"), PATIENCE);
        let fate = if is_known { Fate::Refused(why) } else { Fate::Unknown(why) };
        if matches!(fate, Fate::Unknown(_)) {
            say(&format!(
                "hint: look for `seq:` and the number of an edit in `{}`, or send a line again \
                 with the same \"key\": it is done once",
                journal::path_of(&self.path).display()
            ));
        }
        self.broken = Some(fate.clone());
        fate
    }

    /// Puts all that is in the journal into the project file, and says whether that
    /// went well. Where the file is no longer ours, what is in memory is kept as a
    /// copy.
    pub fn save(&mut self) -> bool {
        if self.session.is_saved() || self.broken.is_some() {
            return true;
        }
        match self.session.save_as(&self.path) {
            Ok(warnings) => {
                tell_warnings(warnings);
                true
            }
            Err(error @ CannotSave::Lost(_)) => {
                self.rescue(&error.to_string());
                false
            }
            Err(error) => {
                Failure::from(error).report();
                say("hint: nothing is lost: the edits are in the journal beside the project");
                false
            }
        }
    }

    /// Keeps what is in memory as a copy, and says so.
    fn rescue(&self, why: &str) {
        say(&format!("error: {why}"));
        match self.session.keep_copy() {
            Ok(copy) => say(&format!(
                "hint: what was edited is kept as `{}`: compare it with the project",
                copy.display()
            )),
            Err(error) => {
                say(&format!("error: what was edited could not be kept as a copy either: {error}"))
            }
        }
    }
}

/// Does what one line asks for.
fn act(session: &mut Session, op: &Op, mut fields: Fields) -> Result<(), Refused> {
    match op.run {
        Run::Plan(plan) => session
            .edit(|project, hand| {
                let edit = plan(project, hand, &mut fields)?;
                fields.end(op)?;
                Ok(edit)
            })
            .map(drop),
        Run::Session(act) => act(session, &mut fields, op),
    }
}

/// The name of the coder, where the project has one only.
pub fn only_coder(project: &Project) -> Option<String> {
    let mut coders = project.coders().iter();
    let only = coders.next().filter(|_| coders.next().is_none());
    only.map(|coder| coder.name.clone())
}
