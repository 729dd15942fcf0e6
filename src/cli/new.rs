//! `hearsay new`: an empty project in a new file.

use std::path::PathBuf;

use super::failure::{Failure, Status, say};
use super::project::{must_be_new, tell_warnings};
use crate::edit::people;
use crate::session::Session;

/// Makes an empty project
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay new flood.ron
  hearsay new flood.ron --title \"Flood at Karsk\" --coder \"R. Amini\"

The file must not be there yet.")]
pub struct Args {
    /// The file to make; its name ends in .ron
    project: PathBuf,
    /// What the project is about
    #[arg(long, default_value = "")]
    title: String,
    /// Who will tag
    #[arg(long, value_name = "NAME")]
    coder: Option<String>,
}

impl Args {
    /// Makes the file.
    pub fn run(self) -> Result<Status, Failure> {
        let path = &self.project;
        must_be_new(path)?;
        let mut session = Session::new(self.title.trim());
        if let Some(name) = &self.coder {
            if name.trim().is_empty() {
                return Err(Failure::new(
                    "the coder’s name is blank",
                    "leave --coder out, or name one",
                ));
            }
            session.edit(|project, hand| Ok(people::coder(project, hand.ids, name).1))?;
        }
        tell_warnings(session.save_as(path)?);
        say(&format!("made {}", path.display()));
        Ok(Status::Done)
    }
}
