//! `hearsay edit`: edits from standard input, one JSON object a line.
//!
//! Each line is answered by one line, in order: `safe N` once its effect is on
//! disk, in the journal, `refused N` and why, or `unknown N` where the disk does not
//! say. Lines that have arrived together are kept together, with one sync for all.
//! When the input ends, the project file takes up what the journal has. What an
//! operation does is in [`ops`].

mod chosen;
mod desk;
mod fields;
mod on_articles;
mod on_attributions;
mod on_codes;
mod on_project;
mod on_propositions;
mod on_sentences;
mod on_sources;
mod on_tags;
mod ops;

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use super::failure::{Failure, Status, say};
use super::lines::{self, Read};
use super::project::{StrayJournal, counted, open_to_edit};
use desk::{Desk, Fate};

/// How many lines may wait, and so how many are kept by one sync.
const MOST: usize = 1024;

/// Applies edits from standard input, one a line
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay edit story.ron --jsonl --coder \"R. Amini\" < edits.jsonl
  echo '{\"op\":\"tag\",\"article\":1,\"sentence\":3,\"kind\":\"claim\"}' | hearsay edit story.ron --jsonl --coder R
  hearsay edit --ops

An article goes by id, headline, file name or position; a sentence by position; a kind by
id, name or letter; a source by id or name, a proposition by id or wording, and both by
position. Positions count from 1. `tag` sets and `untag` clears: setting what is
set changes nothing. Each line is answered by `safe N` once it is on disk, or by
`refused N` and why; a refused line does not stop the rest. Where the disk does not say
whether it has an edit, the answer is `unknown N edit NUMBER` and why. N counts the lines,
NUMBER is the edit’s number in the journal. A line may have a \"key\" of its own: a key that
came before is done once, also after a crash, so that a script can send its lines again.
Exit status 1 if not all lines are safe.
What is safe is in the journal beside the project, and in the project when the input ends.")]
pub struct Args {
    /// The project
    #[arg(required_unless_present = "ops")]
    project: Option<PathBuf>,
    /// Read one JSON object a line
    #[arg(long, required_unless_present = "ops")]
    jsonl: bool,
    /// In whose name to edit [default: the project’s coder, where it has one only]
    #[arg(long, value_name = "NAME")]
    coder: Option<String>,
    /// What becomes of a journal that belongs to another state of the project file
    #[arg(long, value_enum, value_name = "WHAT", default_value_t)]
    journal: StrayJournal,
    /// List the operations with their fields
    #[arg(long, conflicts_with_all = ["project", "jsonl", "coder", "journal"])]
    ops: bool,
}

impl Args {
    /// Applies the edits.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        let Some(path) = self.project.filter(|_| self.jsonl && !self.ops) else {
            return list(out);
        };
        let mut session = open_to_edit(&path, self.journal)?;
        let name = self.coder.or_else(|| desk::only_coder(session.project()));
        if let Some(name) = name {
            if name.trim().is_empty() {
                return Err(Failure::new(
                    "the coder’s name is blank",
                    "say who edits: --coder NAME",
                ));
            }
            session.sign_in(&name);
        }
        let mut desk = Desk::new(session, path);
        let lines = lines_of_input()?;
        let mut counts = Counts::default();
        while let Ok(first) = lines.recv() {
            let group: Vec<Line> =
                std::iter::once(first).chain(lines.try_iter().take(MOST)).collect();
            if answer(&mut desk, &group, &mut counts, out).is_err() {
                // Nobody hears the answers, so nothing more is done unheard. What
                // was done stands in the journal.
                return Ok(Status::Some);
            }
        }
        if !desk.save() {
            return Ok(Status::Some);
        }
        let unknown = match counts.unknown {
            0 => String::new(),
            n => format!(", {n} not known"),
        };
        let safe = counted(counts.safe, "edit");
        say(&format!("{safe} safe, {} refused{unknown}", counts.refused));
        Ok(if counts.refused + counts.unknown == 0 { Status::Done } else { Status::Some })
    }
}

/// One line of input, or why there is none.
type Line = Result<Vec<u8>, String>;

#[derive(Default)]
struct Counts {
    safe: usize,
    refused: usize,
    unknown: usize,
}

/// Applies a group of lines, keeps them with one write, and answers each.
fn answer(
    desk: &mut Desk,
    group: &[Line],
    counts: &mut Counts,
    out: &mut dyn Write,
) -> io::Result<()> {
    let applied: Vec<Result<u64, String>> = group
        .iter()
        .map(|line| line.as_ref().map_err(String::clone).and_then(|line| desk.apply(line)))
        .collect();
    let fate = desk.keep();
    for result in applied {
        let n = counts.safe + counts.refused + counts.unknown + 1;
        match (result, &fate) {
            (Ok(_), Fate::Safe) => {
                counts.safe += 1;
                writeln!(out, "safe {n}")?;
            }
            (Ok(edit), Fate::Unknown(why)) => {
                counts.unknown += 1;
                writeln!(out, "unknown {n} edit {edit}: {}", one_line(why))?;
            }
            (Ok(_), Fate::Refused(why)) => {
                counts.refused += 1;
                writeln!(out, "refused {n} not kept: {}", one_line(why))?;
            }
            (Err(why), _) => {
                counts.refused += 1;
                writeln!(out, "refused {n} {}", one_line(&why))?;
            }
        }
    }
    out.flush()
}

/// A reason on one line, as every answer is.
fn one_line(why: &str) -> String {
    why.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads lines on a thread of their own, so that those that have arrived are
/// known while others are on their way.
fn lines_of_input() -> io::Result<Receiver<Line>> {
    let (sender, lines) = sync_channel(MOST);
    thread::Builder::new().name("read edits".to_owned()).spawn(move || {
        let mut input = io::stdin().lock();
        loop {
            let mut line = Vec::new();
            let read = match lines::next(&mut input, &mut line) {
                Ok(Read::End) => return,
                Ok(Read::Line) => Ok(line),
                Ok(Read::TooLong) => Err("the line is too long".to_owned()),
                Err(error) => {
                    say(&format!("error: cannot read standard input: {error}"));
                    return;
                }
            };
            if sender.send(read).is_err() {
                return;
            }
        }
    })?;
    Ok(lines)
}

/// Lists the operations.
fn list(out: &mut dyn Write) -> Result<Status, Failure> {
    for op in ops::all() {
        writeln!(out, "{:<18} {}", op.name, op.takes)?;
        writeln!(out, "{:<18}   {}", "", op.does)?;
    }
    Ok(Status::Done)
}
