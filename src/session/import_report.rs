//! What became of the files of an import: told in lines, as a table, in a file.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::analysis::{VersionOf, article_name, versions};
use crate::io::export::{Options, exporter};
use crate::io::import::{ImportError, notable};
use crate::model::{Article, ArticleId, Cell, Project, Table};
use crate::text::normalise::printable;

/// What became of one file, or of one article of a file that holds several.
#[derive(Debug)]
pub enum FileOutcome {
    /// It is a new article.
    Added(ArticleId),
    /// An article with the same text was there already.
    Known(ArticleId),
    /// It could not be read.
    Failed(ImportError),
}

/// What became of all files.
#[derive(Debug, Default)]
pub struct ImportReport {
    /// Each file with its outcome; one with several articles once for each, and
    /// these together.
    pub files: Vec<(PathBuf, FileOutcome)>,
    /// Which of the new articles look like a version of an earlier one, as far as
    /// that was looked for.
    pub versions: BTreeMap<ArticleId, VersionOf>,
    /// Whether it is said of a trial, that nothing of will stay.
    pub trial: bool,
    /// Whether the work was stopped before all files were read.
    pub cancelled: bool,
}

impl ImportReport {
    /// A report on which no versions were looked for.
    pub fn of(files: Vec<(PathBuf, FileOutcome)>) -> Self {
        Self { files, ..Self::default() }
    }

    /// The first article that was added, else the first that was known.
    pub fn first_article(&self) -> Option<ArticleId> {
        let known = || {
            self.files.iter().find_map(|(_, outcome)| match outcome {
                FileOutcome::Known(id) => Some(*id),
                _ => None,
            })
        };
        self.added().next().or_else(known)
    }

    /// The articles that were added, in the order of the files.
    pub fn added(&self) -> impl Iterator<Item = ArticleId> {
        self.files.iter().filter_map(|(_, outcome)| match outcome {
            FileOutcome::Added(id) => Some(*id),
            _ => None,
        })
    }

    /// How many articles are new and were known, and how many files failed.
    pub fn counts(&self) -> (usize, usize, usize) {
        let mut counts = (0, 0, 0);
        for (_, outcome) in &self.files {
            match outcome {
                FileOutcome::Added(_) => counts.0 += 1,
                FileOutcome::Known(_) => counts.1 += 1,
                FileOutcome::Failed(_) => counts.2 += 1,
            }
        }
        counts
    }

    /// Looks which of the new articles are versions of others of the project.
    pub fn look_for_versions(&mut self, project: &Project) {
        let added: Vec<ArticleId> = self.added().collect();
        self.take_versions(versions(project, &added));
    }

    /// Takes up what was found.
    pub fn take_versions(&mut self, found: Vec<VersionOf>) {
        self.versions = found.into_iter().map(|it| (it.article, it)).collect();
    }

    /// Of which article a file's article is a version.
    pub fn version_of(&self, outcome: &FileOutcome) -> Option<&VersionOf> {
        match outcome {
            FileOutcome::Added(id) => self.versions.get(id),
            _ => None,
        }
    }

    /// What became of a file, in two words.
    pub const fn outcome_name(&self, outcome: &FileOutcome) -> &'static str {
        match outcome {
            FileOutcome::Added(_) if self.trial => "to add",
            FileOutcome::Added(_) => "added",
            FileOutcome::Known(_) => "already there",
            FileOutcome::Failed(_) => "not added",
        }
    }

    /// Whether the file of that number, from 0, stands here for one of its articles.
    pub fn is_one_of_several(&self, nth: usize) -> bool {
        let path = |nth: Option<usize>| nth.and_then(|nth| self.files.get(nth)).map(|it| &it.0);
        let own = path(Some(nth));
        own.is_some() && [nth.checked_sub(1), nth.checked_add(1)].map(path).contains(&own)
    }

    /// What became of the file of that number, from 0, in a line: a name with a line
    /// break in it makes no second one.
    pub fn line(&self, project: &Project, nth: usize) -> String {
        printable(&self.raw_line(project, nth)).into_owned()
    }

    fn raw_line(&self, project: &Project, nth: usize) -> String {
        let Some((path, outcome)) = self.files.get(nth) else { return String::new() };
        let what = self.outcome_name(outcome);
        let id = match outcome {
            FileOutcome::Failed(why) => return format!("{what}: {why}"),
            FileOutcome::Added(id) | FileOutcome::Known(id) => *id,
        };
        let mut line = format!("{what}: {}", path.display());
        let Some(article) = project.article(id) else { return line };
        if self.is_one_of_several(nth) {
            line += &format!(": “{}”", article_name(project, article));
        }
        if matches!(outcome, FileOutcome::Known(_)) {
            line += &format!(", the same text as {}", name(project, article));
            return line;
        }
        let notable: Vec<&str> = notable(&article.intake).collect();
        if !notable.is_empty() {
            line += &format!(" ({})", notable.join("; "));
        }
        if let Some(version) = self.versions.get(&id) {
            line += &format!("; {}", version_in_words(project, version));
        }
        line
    }

    /// One row a file, or an article of a file that holds several.
    pub fn table(&self, project: &Project) -> Table {
        let mut table = Table::with(&[
            "file",
            "outcome",
            "article",
            "headline",
            "outlet",
            "looks_like_a_version_of",
            "that_article",
            "words_kept_percent",
            "words_left_percent",
            "why",
            "changed_on_the_way_in",
        ]);
        for (path, outcome) in &self.files {
            let mut row =
                vec![Cell::from(path.display().to_string()), self.outcome_name(outcome).into()];
            match outcome {
                FileOutcome::Added(id) | FileOutcome::Known(id) => {
                    row.extend(self.article_cells(project, *id, outcome));
                }
                FileOutcome::Failed(why) => {
                    row.resize(9, Cell::Empty);
                    row.push(format!("{why}; {}", why.hint()).into());
                    row.push(Cell::Empty);
                }
            }
            table.rows.push(row);
        }
        table
    }

    /// The cells from the third on of a row on an article.
    fn article_cells(&self, project: &Project, id: ArticleId, outcome: &FileOutcome) -> Vec<Cell> {
        let mut cells = vec![Cell::from(id.to_string())];
        let Some(article) = project.article(id) else {
            cells.resize(9, Cell::Empty);
            return cells;
        };
        cells.push(article_name(project, article).into());
        cells.push(project.outlet_name(article.outlet).into());
        match self.version_of(outcome) {
            Some(version) => {
                let percent = |share: f32| Cell::Number((share * 100.0).round() as u64);
                cells.push(name_of(project, version.of).into());
                cells.push(version.of.to_string().into());
                cells.extend([percent(version.kept), percent(version.left)]);
            }
            None => cells.resize(7, Cell::Empty),
        }
        if matches!(outcome, FileOutcome::Known(_)) {
            cells.push(format!("the same text as {}", name(project, article)).into());
            cells.push(Cell::Empty);
        } else {
            cells.push(Cell::Empty);
            cells.push(notable(&article.intake).collect::<Vec<_>>().join("; ").into());
        }
        cells
    }

    /// Writes it as a file of that name holds it: a table where the name ends as
    /// those of an exporter do, else a line each.
    pub fn write(&self, project: &Project, path: &Path, out: &mut dyn Write) -> io::Result<()> {
        let end = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let format = crate::io::export::EXPORTERS.iter().find(|it| it.extension == end);
        if let Some(format) = format.and_then(|it| exporter(it.id)) {
            return (format.write)(&self.table(project), &Options::default(), out);
        }
        for nth in 0..self.files.len() {
            writeln!(out, "{}", self.line(project, nth))?;
        }
        Ok(())
    }
}

/// An article as a report names it: by its headline and its file, for versions
/// often have one headline.
fn name(project: &Project, article: &Article) -> String {
    let headline = article_name(project, article);
    if article.file.is_empty() {
        format!("“{headline}”")
    } else {
        format!("“{headline}” ({})", article.file)
    }
}

/// The same of an article that may have been removed since.
pub fn name_of(project: &Project, id: ArticleId) -> String {
    let article = project.article(id);
    article.map_or_else(|| "an article that was removed".to_owned(), |it| name(project, it))
}

/// That an article looks like a version, and how it differs.
pub fn version_in_words(project: &Project, version: &VersionOf) -> String {
    format!("looks like a version of {}: {}", name_of(project, version.of), version.in_words())
}
