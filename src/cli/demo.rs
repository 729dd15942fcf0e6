//! `hearsay demo`: the sample project, in the window or in the terminal.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::failure::{Failure, Status};
use super::project::counted;
use crate::analysis::speaker::Speakers;
use crate::analysis::{By, Choice, article_name, board, tag_rows};
use crate::io::export::{self, Options};
use crate::io::{project_file, safe_write};
use crate::model::{Article, DenialKind, KindId, Project};
use crate::session::Session;
use crate::session::sample::sample;

/// Shows the sample project: in the window or, without a display, here
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay demo
  hearsay demo --out sample

With --out, or without a display, the tagged claims, denials and attributions are listed here
with who speaks, then the board; and the project, a table of its tags and two pictures of the
window are written to a folder.")]
pub struct Args {
    /// List and write instead of opening the window; the folder is made if it is not there
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Args {
    /// Shows the sample.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        if self.out.is_none() && shown_in_window() {
            return Ok(Status::Done);
        }
        let folder = match &self.out {
            Some(path) => made(path)?,
            None => fresh()?,
        };
        let mut session = sample()?;
        list(session.project(), out)?;
        tell_board(session.project(), out)?;
        let written = write(&mut session, &folder)?;
        writeln!(out, "Written to {}", folder.display())?;
        for (file, what) in written {
            writeln!(out, "  {file:<12} {what}")?;
        }
        next(&folder, out)?;
        Ok(Status::Done)
    }
}

/// Opens the window, if there is anything to open it on.
#[cfg(feature = "gui")]
fn shown_in_window() -> bool {
    use super::failure::say;
    if !super::window::has_display() {
        return false;
    }
    let shown = crate::ui::window::run(Vec::new(), true);
    if let Err(why) = &shown {
        say(&format!("warning: {}", why.lines().next().unwrap_or_default()));
    }
    shown.is_ok()
}

#[cfg(not(feature = "gui"))]
const fn shown_in_window() -> bool {
    false
}

/// Lists what is tagged, article by article, with who speaks.
fn list(project: &Project, out: &mut dyn Write) -> Result<(), Failure> {
    let tags = counted(project.tags().len(), "tag");
    let articles = counted(project.articles().len(), "article");
    writeln!(out, "{}: {articles}, {tags}", project.header().title)?;
    for (article, position) in project.in_order().zip(1..) {
        writeln!(out, "\n{position}  {}", about(project, article))?;
        let speakers = Speakers::of(project, article.id);
        for tag in project.tags_of(article.id) {
            let kind = project.kind(tag.kind);
            let name = kind.map_or("", |kind| kind.name.as_str());
            let letter = kind.map_or(' ', |kind| kind.letter);
            let words = wrapped(tag.at.of_text(project.text(article.id)));
            writeln!(out, "   {letter} {name:<12} {words}")?;
            let mut told = vec![speakers.chain(&speakers.said_of_tag(tag)).join(" ◂ ")];
            if tag.kind == KindId::Denial {
                told.insert(0, tag.denial.map_or("undecided", DenialKind::label).to_owned());
            }
            writeln!(out, "{INDENT}– {}", told.join(" · "))?;
        }
    }
    writeln!(out)?;
    Ok(())
}

/// Tells the board: for each proposition who asserts it, who denies it, who is
/// silent, and on how many origins that rests.
fn tell_board(project: &Project, out: &mut dyn Write) -> Result<(), Failure> {
    let board = board(project, By::Outlet);
    writeln!(out, "The board")?;
    for row in &board.rows {
        let mut sum = vec![
            counted(row.mentions, "mention"),
            counted(row.origins.independent, "independent origin"),
        ];
        sum.extend(row.remarks());
        writeln!(out, "\n   {}\n{INDENT}{}", row.wording, sum.join(" · "))?;
        for (column, cell) in board.columns().iter().zip(board.cells(row)) {
            writeln!(out, "{INDENT}{:<20} {}", column.name, cell.words())?;
        }
    }
    writeln!(out)?;
    Ok(())
}

/// Before what belongs to the line above it.
const INDENT: &str = "                  ";

/// Words in lines that fit beside the kind.
fn wrapped(words: &str) -> String {
    const WIDTH: usize = 80;
    let mut lines = String::new();
    let mut column = 0;
    for word in words.split_whitespace() {
        let width = word.chars().count();
        if column > 0 && column + width >= WIDTH {
            lines.push('\n');
            lines.push_str(INDENT);
            column = 0;
        } else if column > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += width;
    }
    lines
}

/// An article in one line.
fn about(project: &Project, article: &Article) -> String {
    let mut parts = vec![article_name(project, article)];
    parts.push(project.outlet_name(article.outlet).to_owned());
    parts.extend(article.published.map(|date| date.to_string()));
    let agency = project.outlet_name(article.agency);
    if !agency.is_empty() {
        parts.push(format!("credits {agency}"));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// Writes the project and what comes of it; says what was written.
fn write(session: &mut Session, folder: &Path) -> Result<Written, Failure> {
    let file = folder.join("project.ron");
    let mut bytes = Vec::new();
    project_file::write(session.project(), &mut bytes)?;
    keep_other(&file, &bytes)?;
    session.save_as(&file)?;
    let mut written = vec![("project.ron", "the project: one record a line")];
    let table = tag_rows(session.project(), &session.title(), &Choice::default());
    let csv =
        export::exporter("csv").ok_or_else(|| Failure::new("there is no format `csv`", ""))?;
    safe_write::replace(&folder.join("tags.csv"), |to| {
        (csv.write)(&table, &Options::default(), to)
    })?;
    written.push(("tags.csv", "its tags as a table, one row a tag"));
    written.extend(pictures(&file, folder)?);
    Ok(written)
}

/// Refuses to write over a project that is not the sample as it is made here.
fn keep_other(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let there = file.exists() && project_file::bytes_of(file).is_ok_and(|there| there != bytes);
    if there {
        let message = format!("there is another project already: `{}`", file.display());
        return Err(Failure::new(message, "choose another folder; nothing was overwritten"));
    }
    Ok(())
}

/// Files with what each is.
type Written = Vec<(&'static str, &'static str)>;

/// Draws the window on the project, and its board.
#[cfg(feature = "gui")]
fn pictures(project: &Path, folder: &Path) -> Result<Written, Failure> {
    let shot = crate::ui::shot::Shot {
        project: Some(project.to_owned()),
        article: Some(1),
        sentence: Some(6),
        ..Default::default()
    };
    let failed = |why| Failure::new(format!("cannot draw the window: {why}"), "");
    let png = crate::ui::shot::shot(&shot).map_err(failed)?;
    safe_write::replace(&folder.join("read.png"), |to| to.write_all(&png))?;
    let shot = crate::ui::shot::Shot { board: Some(By::Outlet), ..shot };
    let png = crate::ui::shot::shot(&shot).map_err(failed)?;
    safe_write::replace(&folder.join("board.png"), |to| to.write_all(&png))?;
    Ok(vec![("read.png", "the window on it"), ("board.png", "its board")])
}

#[cfg(not(feature = "gui"))]
fn pictures(_: &Path, _: &Path) -> Result<Written, Failure> {
    Ok(Vec::new())
}

/// Says what can be done with it.
fn next(folder: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    let program = std::env::args_os().next().unwrap_or_else(|| "hearsay".into());
    let program = quoted(&program);
    let project = quoted(folder.join("project.ron").as_os_str());
    writeln!(out, "\nNext")?;
    if cfg!(feature = "gui") {
        writeln!(out, "  {program} {project}\n      opens it in the window")?;
    }
    writeln!(out, "  {program} export {project} --format jsonl --kind denial")?;
    writeln!(out, "      gives its denials to a program")?;
    writeln!(out, "  {program} new story.ron && {program} import story.ron FILE…")?;
    writeln!(out, "      begins a project of your own")?;
    Ok(())
}

/// A path as a shell takes it.
fn quoted(path: &OsStr) -> String {
    let words = path.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "/._-+:\\".contains(c);
    if words.chars().all(plain) {
        words.into_owned()
    } else {
        format!("'{}'", words.replace('\'', "'\\''"))
    }
}

/// A folder under the system's own for such things.
fn fresh() -> Result<PathBuf, Failure> {
    let folder = tempfile::Builder::new().prefix("hearsay-demo-").tempdir();
    let failed =
        |error| Failure::new(format!("cannot make a folder: {error}"), "name one: --out DIR");
    Ok(folder.map_err(failed)?.keep())
}

/// A folder of that name. Its parent must be there, so that a slip of the
/// keyboard makes no tree of folders.
fn made(path: &Path) -> Result<PathBuf, Failure> {
    if path.is_dir() {
        return Ok(path.to_owned());
    }
    let failed = |why: String| {
        let message = format!("cannot make the folder: {why}: `{}`", path.display());
        Failure::new(message, "choose another folder, or make the one above it first")
    };
    let name = path.file_name().ok_or_else(|| failed("it has no name".to_owned()))?;
    let above = path.parent().filter(|above| *above != Path::new("")).unwrap_or(Path::new("."));
    // A name without a random part is the name itself.
    let folder = tempfile::Builder::new().prefix(name).rand_bytes(0).tempdir_in(above);
    let _ = folder.map_err(|error| failed(error.to_string()))?.keep();
    Ok(path.to_owned())
}
