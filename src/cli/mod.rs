//! The command line: one file a verb, for scripts, servers and tests.
//!
//! Results go to standard output, messages to standard error. The exit status is
//! 0 where all was done, 1 where some inputs failed and the others were done, and
//! 2 where the usage was wrong or nothing was done. No verb asks anything, and
//! none but those that draw needs the window or a display.

mod answer;
mod attributions;
mod board;
mod check;
mod demo;
mod derivation;
mod diff;
mod edit;
mod export;
mod failure;
mod find;
mod formats;
mod import;
mod json_row;
mod lines;
mod new;
mod output;
mod project;
mod read;
mod sentences;
mod shot;
mod similarity;
mod stats;
mod stream;
mod window;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

use crate::io::import as import_files;
use failure::{Failure, Status};

/// What was asked for.
#[derive(Debug, Parser)]
#[command(
    name = "hearsay",
    version,
    about = "Who claims what, who denies it, and on whose word",
    long_about = "Who claims what, who denies it, and on whose word: read several reports of one \
                  event, tag their sentences, and hand the tagged claims on.\n\nWithout a verb the \
                  window opens: on a project, on articles for a new one, or on the start screen.",
    after_help = "Examples:\n  hearsay                                the start screen\n  \
                  hearsay story.ron                      a project in the window\n  hearsay new \
                  flood.ron --coder \"R. Amini\"   a project without the window",
    args_conflicts_with_subcommands = true
)]
struct Cli {
    /// A project, or articles for a new one
    paths: Vec<PathBuf>,
    #[command(subcommand)]
    verb: Option<Verb>,
}

/// The verb of a process that reads files for another.
const READER: &str = "read-files";

/// The verbs, in the order in which one comes to need them.
#[derive(Debug, Subcommand)]
enum Verb {
    Demo(demo::Args),
    New(new::Args),
    Import(import::Args),
    Edit(edit::Args),
    Export(export::Args),
    Formats(formats::Args),
    Check(check::Args),
    Diff(diff::Args),
    Stats(stats::Args),
    Board(board::Args),
    Derivation(derivation::Args),
    Shot(shot::Args),
    Sentences(sentences::Args),
    Similarity(similarity::Args),
    Attributions(attributions::Args),
    Read(read::Args),
    /// Reads files for another process of this program
    #[command(name = READER, hide = true)]
    Reader,
}

impl Cli {
    fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        match self.verb {
            None => window::run(self.paths),
            Some(Verb::Demo(it)) => it.run(out),
            Some(Verb::New(it)) => it.run(),
            Some(Verb::Import(it)) => it.run(out),
            Some(Verb::Edit(it)) => it.run(out),
            Some(Verb::Export(it)) => it.run(out),
            Some(Verb::Formats(it)) => it.run(out),
            Some(Verb::Check(it)) => it.run(out),
            Some(Verb::Diff(it)) => it.run(out),
            Some(Verb::Stats(it)) => it.run(out),
            Some(Verb::Board(it)) => it.run(out),
            Some(Verb::Derivation(it)) => it.run(out),
            Some(Verb::Shot(it)) => it.run(),
            Some(Verb::Sentences(it)) => it.run(out),
            Some(Verb::Similarity(it)) => it.run(out),
            Some(Verb::Attributions(it)) => it.run(out),
            Some(Verb::Read(it)) => it.run(out),
            Some(Verb::Reader) => Ok(import_files::serve(io::stdin(), out).map(|()| Status::Done)?),
        }
    }
}

/// Does what the arguments say; the first is the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    import_files::read_apart(READER);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let result = cli.run(&mut out).and_then(|status| Ok(out.flush().map(|()| status)?));
    result.unwrap_or_else(|failure| failure.report()).into()
}

/// Shows help or what is wrong with the arguments.
fn usage(error: &clap::Error) -> ExitCode {
    // Whoever asked may be gone; there is nobody else to tell.
    let _ = error.print();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Status::Done.into(),
        _ => Status::Nothing.into(),
    }
}

/// The names of all verbs.
fn verbs() -> Vec<String> {
    use clap::CommandFactory as _;
    Cli::command().get_subcommands().map(|verb| verb.get_name().to_owned()).collect()
}
