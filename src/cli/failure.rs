//! How a verb ends, and what is said where it fails.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::edit::Refused;
use crate::io::project_file::OpenError;
use crate::io::safe_write::WriteError;
use crate::session::{CannotOpen, CannotSave};
use crate::text::normalise::printable;

/// The exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All was done.
    Done = 0,
    /// Some inputs failed, or faults were found; the rest was done.
    Some = 1,
    /// The usage was wrong, or nothing was done.
    Nothing = 2,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// Why a verb did nothing.
#[derive(Debug)]
pub enum Failure {
    /// What failed, and what to do about it.
    Said {
        /// Lower case, without a full stop.
        message: String,
        /// The remedy; may be empty.
        hint: String,
    },
    /// Nobody reads the output any more.
    Unread,
}

impl Failure {
    /// A failure with its message and remedy.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Said { message: message.into(), hint: hint.into() }
    }

    /// Says it, and gives the status for it. A reader that went away, as `head`
    /// does, had what it wanted.
    pub fn report(self) -> Status {
        match self {
            Self::Unread => Status::Done,
            Self::Said { message, hint } => {
                say(&format!("error: {message}"));
                if !hint.is_empty() {
                    say(&format!("hint: {hint}"));
                }
                Status::Nothing
            }
        }
    }
}

/// Writes a message, a line. Where nobody listens, there is nobody to tell.
pub fn say(message: &str) {
    let _ = writeln!(io::stderr(), "{}", printable(message));
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}

impl From<CannotOpen> for Failure {
    fn from(error: CannotOpen) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}

impl From<CannotSave> for Failure {
    fn from(error: CannotSave) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::new(refused.to_string(), "")
    }
}

/// Writing to standard output failed.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Unread,
            _ => Self::new(format!("cannot write to standard output: {error}"), ""),
        }
    }
}
