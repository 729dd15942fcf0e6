//! `hearsay import`: files and folders become articles of a project.

use std::collections::BTreeSet;
use std::io::Write;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::failure::{Failure, Status, say};
use super::project::{StrayJournal, counted, open, open_to_edit, tell_warnings};
use crate::analysis::article_name;
use crate::io::import::{Columns, notable};
use crate::model::{ArticleId, Project};
use crate::session::{FileOutcome, ImportReport, Session, importing};

/// Adds articles to a project
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay import story.ron wire.txt reports/
  hearsay import story.ron reports/ --json
  hearsay import --dry-run --json wire.txt

One line each: added, with what was changed on the way in; already there; or why not. Of a
file with several articles each has its line. A text that the project has is not added
twice. Of a folder, hidden files and files of other formats are left out.")]
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
    /// Of files that hold several articles, add these only
    #[arg(long, value_name = "1,3-5", value_delimiter = ',', value_parser = numbers)]
    only: Vec<RangeInclusive<usize>>,
    /// Which column of a table, or field of JSON, holds what, where its name does not say it
    #[arg(long, value_name = "text=BODY,title=…", value_delimiter = ',')]
    columns: Vec<String>,
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
        let report = session.import(files, &self.columns()?, is_wanted);
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
                let row = Row::of(project, path, outcome, self.dry_run);
                serde_json::to_writer(&mut *out, &row).map_err(std::io::Error::from)?;
                writeln!(out)?;
                continue;
            }
            let (what, id) = match outcome {
                FileOutcome::Added(id) if self.dry_run => ("to add", *id),
                FileOutcome::Added(id) => ("added", *id),
                FileOutcome::Known(id) => ("already there", *id),
                FileOutcome::Failed(why) => {
                    writeln!(out, "not added: {why}")?;
                    continue;
                }
            };
            let article = project.article(id);
            write!(out, "{what}: {}", path.display())?;
            // The articles of one file stand together.
            let is_of_it = |nth: Option<usize>| {
                nth.and_then(|nth| report.files.get(nth)).is_some_and(|(other, _)| other == path)
            };
            let is_one_of_several = is_of_it(nth.checked_sub(1)) || is_of_it(nth.checked_add(1));
            if let Some(article) = article.filter(|_| is_one_of_several) {
                write!(out, ": “{}”", article_name(project, article))?;
            }
            let intake = article.map_or("", |article| &*article.intake);
            let notable: Vec<&str> = notable(intake).collect();
            if !notable.is_empty() && matches!(outcome, FileOutcome::Added(_)) {
                write!(out, " ({})", notable.join("; "))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
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
    reason: Option<String>,
    #[serde(flatten)]
    found: Option<Found<'a>>,
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
    fn of(project: &'a Project, path: &Path, outcome: &FileOutcome, dry_run: bool) -> Self {
        let path = path.display().to_string();
        let row = |outcome, article: Option<ArticleId>| Row {
            path: path.clone(),
            outcome,
            article: article.map(|id| id.to_string()),
            reason: None,
            found: None,
        };
        match outcome {
            // An id that was never saved means nothing to anybody.
            FileOutcome::Added(id) if dry_run => {
                Self { found: found(project, *id), ..row("to add", None) }
            }
            FileOutcome::Added(id) => row("added", Some(*id)),
            FileOutcome::Known(id) if dry_run => {
                Self { found: found(project, *id), ..row("already there", None) }
            }
            FileOutcome::Known(id) => row("already there", Some(*id)),
            FileOutcome::Failed(why) => {
                Self { reason: Some(why.to_string()), ..row("failed", None) }
            }
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
