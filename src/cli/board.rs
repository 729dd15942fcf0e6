//! `hearsay board`: who asserts, denies, hedges or is silent on each proposition.

use std::io::Write;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::failure::{Failure, Status, say};
use super::output::Force;
use super::project::{counted, open};
use crate::analysis::board::Grouping;
use crate::analysis::{By, board};
use crate::io::export::{self, EXPORTERS, Options};
use crate::io::safe_write;

/// Lays out who asserts, denies, hedges or is silent on each proposition
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay board story.ron --by outlet --format md
  hearsay board story.ron --by source --format csv -o board.csv
  hearsay board story.ron --by group --rows corroboration --format html -o board.html

A row a proposition: how often it is spoken of, how many independent origins it has, and a
cell a column. \"Silent\" stands only where the articles of a column are marked as read to
the end. Two assertions are one origin if they share the ultimate source, the derivation
group, or the relay above an unnamed source. The same project gives the same bytes.")]
pub struct Args {
    /// The project
    project: PathBuf,
    /// What goes across
    #[arg(long, value_parser = PossibleValuesParser::new(By::ALL.map(By::name)), default_value = "outlet")]
    by: String,
    /// What the rows are grouped by: the first column says in which group a row is
    #[arg(long, value_name = "GROUPING", default_value = "none",
          value_parser = PossibleValuesParser::new(Grouping::ALL.map(Grouping::name)))]
    rows: String,
    /// The format; `png` is a picture of the window’s board
    #[arg(long, short, value_parser = PossibleValuesParser::new(formats()), default_value = "md")]
    format: String,
    /// The file to write, whole or not at all [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Begin with a byte order mark, by which some spreadsheets know UTF-8
    #[arg(long)]
    bom: bool,
    #[command(flatten)]
    force: Force,
}

/// A picture, which is not a table.
const PNG: &str = "png";

fn formats() -> Vec<&'static str> {
    EXPORTERS.iter().map(|it| it.id).chain([PNG]).collect()
}

impl Args {
    /// Writes the board.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        let by = By::by_name(&self.by).unwrap_or_default();
        let grouping = Grouping::by_name(&self.rows).unwrap_or_default();
        if self.format == PNG {
            return self.picture(by, grouping);
        }
        let unknown = || Failure::new(format!("there is no format `{}`", self.format), "");
        let exporter = export::exporter(&self.format).ok_or_else(unknown)?;
        let session = open(&self.project)?;
        let table = board(session.project(), by).table(session.project(), grouping);
        let options = Options { bom: self.bom };
        match &self.output {
            None => (exporter.write)(&table, &options, out)?,
            Some(path) => {
                self.force.may_write(path, &[&self.project], &[exporter.extension])?;
                safe_write::replace(path, |to| (exporter.write)(&table, &options, to))?;
                let n = counted(table.rows.len(), "proposition");
                say(&format!("wrote {}: {n}", path.display()));
            }
        }
        Ok(Status::Done)
    }

    /// Draws the board as the window has it.
    #[cfg(feature = "gui")]
    fn picture(&self, by: By, grouping: Grouping) -> Result<Status, Failure> {
        use crate::ui::shot::{Shot, shot};
        let needed = || Failure::new("a picture needs a file", "name it: -o board.png");
        let path = self.output.as_ref().ok_or_else(needed)?;
        self.force.may_write(path, &[&self.project], &[PNG])?;
        open(&self.project)?;
        let project = Some(self.project.clone());
        let what = Shot { project, board: Some(by), grouping, ..Shot::default() };
        let failed = |why| Failure::new(format!("cannot draw the board: {why}"), "");
        let png = shot(&what).map_err(failed)?;
        safe_write::replace(path, |to| to.write_all(&png))?;
        say(&format!("wrote {}", path.display()));
        Ok(Status::Done)
    }

    /// Says why there is no picture.
    #[cfg(not(feature = "gui"))]
    fn picture(&self, _: By, _: Grouping) -> Result<Status, Failure> {
        Err(super::window::no_window("pictures of the board"))
    }
}
