//! `hearsay import`: files and folders become articles of a project.

use std::collections::BTreeSet;
use std::io::Write;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::failure::{Failure, Status, say};
use super::output::{Force, inputs};
use super::project::{StrayJournal, counted, open, open_to_edit, tell_warnings};
use crate::analysis::VersionOf;
use crate::analysis::side_by_side::{self, side_by_side};
use crate::io::export::EXPORTERS;
use crate::io::import::{Columns, notable};
use crate::io::safe_write;
use crate::model::{ArticleId, Project};
use crate::session::import_report::name_of;
use crate::session::{FileOutcome, ImportReport, Session, importing};

/// Adds articles to a project
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay import story.ron wire.txt reports/
  hearsay import --dry-run --json wire.txt
  hearsay import story.ron reports/ --report import.csv

One line each: added, with what was changed on the way in; already there, and as what; or
why not. Of a file with several articles each has its line. A text that the project has is
not added twice. An article that looks like a version of an earlier one of its outlet or
address, corrected, filled up or cut, is added and said to; --differences shows how the two
differ, sentence by sentence. Reports of two outlets that share text are no versions: see
hearsay derivation. Of a folder, hidden files and files of other formats are left out.")]
pub struct Args {
    /// The project, then files and folders; with --dry-run the project may be left out
    #[arg(required = true, value_names = ["PROJECT", "PATH"])]
    paths: Vec<PathBuf>,
    /// Say what would be added, and what was read off each file; change nothing
    #[arg(long)]
    dry_run: bool,
    /// One JSON object a file, or an article where it holds several
    #[arg(long)]
    json: bool,
    /// Under each article that looks like a version, its sentences that are new or
    /// otherwise (+) and those of the other (-)
    #[arg(long, conflicts_with = "json")]
    differences: bool,
    /// Write what became of each file to this file too: as a table where its name
    /// ends in .csv, .jsonl, .md or .html, else in lines
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Of files that hold several articles, add these only
    #[arg(long, value_name = "1,3-5", value_delimiter = ',', value_parser = numbers)]
    only: Vec<RangeInclusive<usize>>,
    /// Which column of a table, or field of JSON, holds what, where its name does not say it
    #[arg(long, value_name = "text=BODY,title=…", value_delimiter = ',')]
    columns: Vec<String>,
    #[command(flatten)]
    force: Force,
}

/// `3` or `3-5`.
fn numbers(words: &str) -> Result<RangeInclusive<usize>, String> {
    let (first, last) = words.split_once('-').unwrap_or((words, words));
    let number = |words: &str| words.trim().parse().ok().filter(|number| *number > 0);
    match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => Ok(first..=last),
        _ => Err("write numbers from 1, as in 1,3-5".to_owned()),
    }
}

impl Args {
    /// Imports, saves, and says what became of each file.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        let (project, files) = self.project_and_files()?;
        let mut session = match project {
            Some(path) if self.dry_run => open(path)?,
            Some(path) => open_to_edit(path, StrayJournal::Ask)?,
            None => Session::new(""),
        };
        let is_wanted =
            |nth| self.only.is_empty() || self.only.iter().any(|range| range.contains(&nth));
        if let Some(report) = &self.report {
            let tables = EXPORTERS.iter().map(|it| it.extension);
            let endings: Vec<&str> = tables.chain(["txt", "log"]).collect();
            self.force.may_write(report, &inputs(project, files), &endings)?;
        }
        let mut report = session.import(files, &self.columns()?, is_wanted);
        report.trial = self.dry_run;
        if report.files.is_empty() {
            let hint = "name files, or folders that hold some: see hearsay formats";
            return Err(Failure::new("no articles were found in these folders", hint));
        }
        let (added, known, failed) = report.counts();
        if let Some(path) = project
            && !self.dry_run
            && added > 0
        {
            tell_warnings(session.save_as(path)?);
        }
        self.tell(session.project(), &report, out)?;
        out.flush()?;
        if let Some(path) = &self.report {
            safe_write::replace(path, |to| report.write(session.project(), path, to))?;
        }
        for hint in hints(&report) {
            say(&format!("hint: {hint}"));
        }
        let verb = if self.dry_run { "to add" } else { "added" };
        say(&format!(
            "{} {verb}, {known} already there, {failed} failed",
            counted(added, "article")
        ));
        Ok(match (added + known, failed) {
            (_, 0) => Status::Done,
            (0, _) => Status::Nothing,
            _ => Status::Some,
        })
    }

    fn columns(&self) -> Result<Columns, Failure> {
        let named: Vec<(&str, &str)> =
            self.columns.iter().map(|it| it.split_once('=').unwrap_or((it, ""))).collect();
        Columns::of(&named).map_err(|name| {
            let fields: Vec<&str> = Columns::fields().collect();
            let hint = format!("write FIELD=COLUMN; the fields are {}", fields.join(", "));
            Failure::new(format!("an article has no field `{name}`"), hint)
        })
    }

    /// The first path is the project; in a dry run only where it looks like one.
    fn project_and_files(&self) -> Result<(Option<&Path>, &[PathBuf]), Failure> {
        let (first, rest) = match self.paths.split_first() {
            Some((first, _)) if self.dry_run && !importing::is_project(first) => {
                return Ok((None, &self.paths));
            }
            Some(both) => both,
            None => return Err(Failure::new("name a project and files", "")),
        };
        if rest.is_empty() {
            let hint = "name the project, then files or folders: hearsay import story.ron reports/";
            return Err(Failure::new("no files to import were named", hint));
        }
        if !importing::is_project(first) && !first.exists() {
            let message = format!("there is no project `{}`", first.display());
            return Err(Failure::new(message, "the project comes first; hearsay new makes one"));
        }
        Ok((Some(first), rest))
    }

    fn tell(
        &self,
        project: &Project,
        report: &ImportReport,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        for (nth, (path, outcome)) in report.files.iter().enumerate() {
            if self.json {
                let row = Row::of(project, report, path, outcome);
                serde_json::to_writer(&mut *out, &row).map_err(std::io::Error::from)?;
                writeln!(out)?;
                continue;
            }
            writeln!(out, "{}", report.line(project, nth))?;
            if let Some(version) = report.version_of(outcome).filter(|_| self.differences) {
                for row in side_by_side(project, version.of, version.article) {
                    tell_row(project, version, &row, out)?;
                }
            }
        }
        Ok(())
    }
}

/// Writes a sentence that differs as it was and as it is.
fn tell_row(
    project: &Project,
    version: &VersionOf,
    row: &side_by_side::Row,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if row.is_same() {
        return Ok(());
    }
    let sides = [("-", row.first, version.of), ("+", row.second, version.article)];
    for (sign, side, article) in sides {
        let Some((_, at)) = side else { continue };
        let words: Vec<&str> = at.of_text(project.text(article)).split_whitespace().collect();
        writeln!(out, "  {sign} {}", words.join(" "))?;
    }
    Ok(())
}

/// What to do about the files that failed, each remedy once.
fn hints(report: &ImportReport) -> BTreeSet<&'static str> {
    let failed = report.files.iter().filter_map(|(_, outcome)| match outcome {
        FileOutcome::Failed(why) => Some(why.hint()),
        _ => None,
    });
    failed.collect()
}

/// What became of one file.
#[derive(Serialize)]
struct Row<'a> {
    path: String,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version_of: Option<Version>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(flatten)]
    found: Option<Found<'a>>,
}

/// The earlier article of which one looks like a version.
#[derive(Serialize)]
struct Version {
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<String>,
    name: String,
    /// The share of the later one’s words that it has, and the other way round.
    kept: f32,
    left: f32,
}

/// What was read off a file, in a dry run.
#[derive(Serialize)]
struct Found<'a> {
    headline: &'a str,
    outlet: &'a str,
    agency: &'a str,
    date: Option<String>,
    byline: &'a str,
    place: &'a str,
    language: &'a str,
    intake: &'a str,
    warnings: Vec<&'a str>,
    url: &'a str,
    published_at: &'a str,
    captured_at: &'a str,
    file: &'a str,
    file_sha256: Option<String>,
    sentences: usize,
    text: &'a str,
}

impl<'a> Row<'a> {
    fn of(project: &'a Project, report: &ImportReport, path: &Path, outcome: &FileOutcome) -> Self {
        let (id, reason) = match outcome {
            FileOutcome::Added(id) | FileOutcome::Known(id) => (Some(*id), None),
            FileOutcome::Failed(why) => (None, Some(why.to_string())),
        };
        // An id that was never saved means nothing to anybody.
        let saved = |id: &ArticleId| !report.trial || !report.added().any(|added| added == *id);
        let version_of = report.version_of(outcome).map(|version| Version {
            article: Some(version.of).filter(saved).map(|id| id.to_string()),
            name: name_of(project, version.of),
            kept: version.kept,
            left: version.left,
        });
        Row {
            path: path.display().to_string(),
            outcome: match outcome {
                FileOutcome::Failed(_) => "failed",
                _ => report.outcome_name(outcome),
            },
            article: id.filter(|_| !report.trial).map(|id| id.to_string()),
            version_of,
            reason,
            found: id.filter(|_| report.trial).and_then(|id| found(project, id)),
        }
    }
}

fn found(project: &Project, id: ArticleId) -> Option<Found<'_>> {
    let article = project.article(id)?;
    Some(Found {
        headline: &article.title,
        outlet: project.outlet_name(article.outlet),
        agency: project.outlet_name(article.agency),
        date: article.published.map(|date| date.to_string()),
        byline: &article.byline,
        place: &article.place,
        language: &article.language,
        intake: &article.intake,
        warnings: notable(&article.intake).collect(),
        url: &article.provenance.url,
        published_at: &article.provenance.published_at,
        captured_at: &article.provenance.captured_at,
        file: &article.file,
        file_sha256: article.provenance.file_sha256.map(|hash| hash.to_string()),
        sentences: project.sentences(id).len(),
        text: project.text(id),
    })
}
