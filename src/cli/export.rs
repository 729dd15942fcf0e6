//! `hearsay export`: the tags of a project as a table, in any format.

use std::io::Write;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::failure::{Failure, Status, say};
use super::find;
use super::output::Force;
use super::project::{counted, open};
use crate::analysis::{Choice, tag_rows};
use crate::io::export::{self, EXPORTERS, Options};
use crate::io::safe_write;
use crate::model::Table;
use crate::session::Session;

/// Writes the tags as a table, one row a tag
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay export story.ron --format csv -o tags.csv --bom
  hearsay export story.ron --format jsonl --kind denial --kind attribution
  hearsay export story.ron --format jsonl --article 1 > first.jsonl

`hearsay formats` lists the formats. A kind goes by name, letter or id; an article by
headline, file name, position or id. The same project gives the same bytes.")]
pub struct Args {
    /// The project
    project: PathBuf,
    /// The format
    #[arg(long, short, value_parser = PossibleValuesParser::new(EXPORTERS.iter().map(|it| it.id)))]
    format: String,
    /// The file to write, whole or not at all [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Only tags of this kind; can be given several times
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    /// Only tags in this article; can be given several times
    #[arg(long, value_name = "ARTICLE")]
    article: Vec<String>,
    /// Begin with a byte order mark, by which some spreadsheets know UTF-8
    #[arg(long)]
    bom: bool,
    #[command(flatten)]
    force: Force,
}

impl Args {
    /// Writes the table.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        let unknown = || Failure::new(format!("there is no format `{}`", self.format), "");
        let exporter = export::exporter(&self.format).ok_or_else(unknown)?;
        let session = open(&self.project)?;
        let table = self.table(&session)?;
        let options = Options { bom: self.bom };
        match &self.output {
            None => (exporter.write)(&table, &options, out)?,
            Some(path) => {
                self.force.may_write(path, &[&self.project], &[exporter.extension])?;
                safe_write::replace(path, |to| (exporter.write)(&table, &options, to))?;
                say(&format!("wrote {}: {}", path.display(), counted(table.rows.len(), "tag")));
            }
        }
        Ok(Status::Done)
    }

    fn table(&self, session: &Session) -> Result<Table, Failure> {
        let project = session.project();
        let mut choice = Choice::default();
        if !self.kind.is_empty() {
            let kinds = self.kind.iter().map(|words| find::kind(project, words));
            choice.kinds = Some(kinds.collect::<Result<_, _>>()?);
        }
        if !self.article.is_empty() {
            let articles = self.article.iter().map(|words| find::article(project, words));
            choice.articles = Some(articles.collect::<Result<_, _>>()?);
        }
        Ok(tag_rows(project, &session.title(), &choice))
    }
}
