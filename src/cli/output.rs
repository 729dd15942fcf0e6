//! The file that a verb writes its result to, and what it must not replace.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::io::output::{InTheWay, in_the_way};

/// What is said with the name of a file to write.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Force {
    /// Replace a file of another kind than what is written
    #[arg(long)]
    pub force: bool,
}

impl Force {
    /// Refuses to write a result over what the command reads, over a project or
    /// what is kept beside one, and, unless it is said, over a file whose name ends
    /// otherwise than those of its own kind.
    pub fn may_write<P: AsRef<Path>>(
        &self,
        output: &Path,
        inputs: &[P],
        endings: &[&str],
    ) -> Result<(), Failure> {
        let inputs: Vec<&Path> = inputs.iter().map(AsRef::as_ref).collect();
        let shown = output.display();
        let found = in_the_way(output, &inputs, endings).map_err(|error| {
            Failure::new(format!("cannot look at the output: {error}: `{shown}`"), "name another")
        })?;
        let (what, hint) = match found {
            None => return Ok(()),
            Some(InTheWay::OtherKind) if self.force => return Ok(()),
            Some(InTheWay::Input) => ("this command reads the file", OTHER_NAME),
            Some(InTheWay::Project) => ("the file is a project", OTHER_NAME),
            Some(InTheWay::Companion) => ("the file is part of a project", OTHER_NAME),
            Some(InTheWay::OtherKind) => (
                "there is a file of another kind already",
                "choose another name for the output, or say --force to replace the file",
            ),
        };
        Err(Failure::new(format!("{what}: `{shown}`"), hint))
    }
}

const OTHER_NAME: &str = "choose another name for the output; nothing was written";

/// The project and the files that a command reads.
pub fn inputs(project: Option<&Path>, files: &[PathBuf]) -> Vec<PathBuf> {
    project.map(Path::to_owned).into_iter().chain(files.iter().cloned()).collect()
}
