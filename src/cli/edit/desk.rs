//! The project that is edited line by line, and how edits come to be on disk.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::Value;

use super::fields::Fields;
use super::ops::{self, Run};
use crate::cli::failure::Failure;
use crate::cli::project::tell_warnings;
use crate::edit::Refused;
use crate::model::Project;
use crate::session::Session;

/// How long the journal may be troubled before edits are refused.
const PATIENCE: Duration = Duration::from_secs(3);

/// A project, and why nothing can be kept any more.
#[derive(Debug)]
pub struct Desk {
    session: Session,
    path: PathBuf,
    broken: Option<String>,
}

impl Desk {
    /// A desk with a project that was opened to be edited.
    pub const fn new(session: Session, path: PathBuf) -> Self {
        Self { session, path, broken: None }
    }

    /// Applies one line. A blank one asks for nothing.
    pub fn apply(&mut self, line: &[u8]) -> Result<(), String> {
        if let Some(why) = &self.broken {
            return Err(why.clone());
        }
        let line = std::str::from_utf8(line).map_err(|_| "the line is not UTF-8")?;
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() {
            return Ok(());
        }
        self.run(line).map_err(|refused| refused.to_string())
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
        fields.check(op)?;
        if op.signed && self.session.coder().is_none() {
            return Err(Refused::because("nobody signed in: say who edits with --coder NAME"));
        }
        match op.run {
            Run::Plan(plan) => {
                self.session.edit(|project, hand| {
                    let edit = plan(project, hand, &mut fields)?;
                    fields.end(op)?;
                    Ok(edit)
                })?;
            }
            Run::Session(act) => act(&mut self.session, &mut fields, op)?,
        }
        Ok(())
    }

    /// Waits until all that was applied is on disk, in the journal.
    pub fn keep(&mut self) -> Result<(), String> {
        if let Some(why) = &self.broken {
            return Err(why.clone());
        }
        let Some(safety) = self.session.wait_until_safe(PATIENCE) else { return Ok(()) };
        if safety.is_safe() {
            return Ok(());
        }
        // What was refused must not come to disk later.
        let trouble = safety.trouble.unwrap_or_else(|| "the disk does not answer".to_owned());
        let why = format!("not kept: {trouble}");
        self.session.forget_unsafe(&why);
        self.broken = Some(why.clone());
        Err(why)
    }

    /// Puts all that is in the journal into the project file.
    pub fn save(&mut self) -> Result<(), Failure> {
        if self.session.is_saved() || self.broken.is_some() {
            return Ok(());
        }
        tell_warnings(self.session.save_as(&self.path)?);
        Ok(())
    }
}

/// The name of the coder, where the project has one only.
pub fn only_coder(project: &Project) -> Option<String> {
    let mut coders = project.coders().iter();
    let only = coders.next().filter(|_| coders.next().is_none());
    only.map(|coder| coder.name.clone())
}
