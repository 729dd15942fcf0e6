//! Gathers lines and hands them on in large pieces.
//!
//! Whoever saves decides what is behind it: a file, a vector, a hash.

use std::io::{self, Write};

use super::line_writer::Unwritable;

/// How much is gathered before it is handed on.
const ROOM: usize = 1 << 19;

/// A place for lines to go.
pub struct Sink<'a> {
    gathered: String,
    to: &'a mut dyn Write,
}

impl<'a> Sink<'a> {
    /// A sink before `to`.
    pub fn new(to: &'a mut dyn Write) -> Self {
        Self { gathered: String::with_capacity(2 * ROOM), to }
    }

    /// Adds the line that `write` appends, and its end.
    pub fn line(
        &mut self,
        write: impl FnOnce(&mut String) -> Result<(), Unwritable>,
    ) -> io::Result<()> {
        write(&mut self.gathered).map_err(io::Error::other)?;
        self.gathered.push('\n');
        if self.gathered.len() >= ROOM { self.flush() } else { Ok(()) }
    }

    /// Adds a line as it is.
    pub fn plain(&mut self, line: &str) -> io::Result<()> {
        self.line(|out| {
            out.push_str(line);
            Ok(())
        })
    }

    /// Hands on whole lines as they are.
    pub fn copy(&mut self, lines: &[u8]) -> io::Result<()> {
        self.flush()?;
        self.to.write_all(lines)
    }

    /// Hands on what was gathered.
    pub fn flush(&mut self) -> io::Result<()> {
        self.to.write_all(self.gathered.as_bytes())?;
        self.gathered.clear();
        Ok(())
    }
}
