//! Articles that were read and are looked at before some of them are added: those
//! of a file that holds several, or of any file where the analyst wants to see
//! first what it gives.

use std::collections::HashMap;
use std::path::PathBuf;

use super::{Imported, Progress, importing};
use crate::io::import::{self, Columns, Head, ImportError, Unfit};
use crate::model::{Draft, TextHash};

/// So many characters of a text are shown in a list.
const BEGINNING: usize = 160;

/// Which files' articles are looked at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Those of one file alone that holds several.
    AtSeveral,
    /// All.
    AtAll,
    /// None: whoever adds them is not asked.
    Never,
}

/// What reading files gave.
#[derive(Debug)]
pub enum Taken {
    /// Articles to add as they are, and files that failed.
    Ready(Imported),
    /// Articles to choose from, or a table whose columns are not known.
    Choice(Choice),
}

/// Articles of which some are to be added, in the order of their files.
#[derive(Debug, Default)]
pub struct Choice {
    /// The articles.
    pub articles: Vec<Candidate>,
    /// Files that could not be read.
    pub failed: Vec<(PathBuf, ImportError)>,
    /// The columns, where all is in one table.
    pub table: Option<Table>,
}

/// A table, and what is in its columns.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its file.
    pub path: PathBuf,
    /// Its columns.
    pub head: Head,
    /// What was said of its columns before.
    pub columns: Columns,
}

/// An article that may be added.
#[derive(Debug)]
pub struct Candidate {
    /// The file it is in.
    pub path: PathBuf,
    /// What is known of it.
    pub draft: Draft,
    /// Hash of its text.
    pub sha256: TextHash,
    /// The first words after the headline, on one line.
    pub beginning: String,
    /// The earlier one that has the same text.
    pub twin: Option<usize>,
}

/// Reads files and the files of folders. Stops early when asked to.
pub fn read(paths: &[PathBuf], columns: &Columns, look: Look, progress: &Progress) -> Taken {
    let imported = importing::read(paths, columns, progress);
    let file = match paths {
        [path] if look != Look::Never && path.is_file() => Some(path),
        _ => None,
    };
    let n = imported.articles();
    let looks = match look {
        Look::AtAll => n > 0,
        Look::AtSeveral => file.is_some() && n > 1,
        Look::Never => false,
    };
    // What is no article for the want of a column may be one yet.
    let is_unknown = |path: &PathBuf| {
        imported.files.iter().any(|(it, result)| {
            let why = match result {
                Err(ImportError::Unfit { why, .. }) => Some(*why),
                _ => None,
            };
            it == path && matches!(why, Some(Unfit::NoColumn | Unfit::NoArticle))
        })
    };
    let table = file.filter(|path| looks || is_unknown(path)).and_then(|path| {
        let head = import::head_of_table(path)?;
        Some(Table { path: path.clone(), head, columns: columns.clone() })
    });
    if looks || table.is_some() {
        Taken::Choice(Choice { table, ..Choice::of(imported) })
    } else {
        Taken::Ready(imported)
    }
}

impl Choice {
    /// The articles of files that were read.
    pub fn of(imported: Imported) -> Self {
        let mut choice = Self::default();
        let mut by_text = HashMap::new();
        for (path, result) in imported.files {
            match result {
                Ok(drafts) => {
                    for draft in drafts {
                        let sha256 = TextHash::of(&draft.text);
                        let nth = choice.articles.len();
                        // Another outlet that prints it, or another day, is no twin.
                        let printed = (sha256, draft.outlet.to_lowercase(), draft.published);
                        let first = *by_text.entry(printed).or_insert(nth);
                        choice.articles.push(Candidate {
                            path: path.clone(),
                            beginning: beginning(&draft),
                            twin: (first != nth).then_some(first),
                            sha256,
                            draft,
                        });
                    }
                }
                Err(error) => choice.failed.push((path, error)),
            }
        }
        choice
    }

    /// What is to be added where those articles are wanted whose number, from 0, is
    /// said to be.
    pub fn wanted(self, is_wanted: impl Fn(usize) -> bool) -> Imported {
        let wanted = self.articles.into_iter().enumerate().filter(|(nth, _)| is_wanted(*nth));
        let read = wanted.map(|(_, it)| (it.path, Ok(vec![it.draft])));
        let failed = self.failed.into_iter().map(|(path, error)| (path, Err(error)));
        Imported { files: read.chain(failed).collect(), cancelled: false }
    }
}

/// The first words of a text that are not its headline.
fn beginning(draft: &Draft) -> String {
    let text = draft.text.trim_start();
    let rest = text.strip_prefix(draft.title.as_str()).filter(|rest| !rest.trim().is_empty());
    let words = rest.unwrap_or(text).split_whitespace();
    let mut line = String::new();
    for word in words {
        if line.chars().count() > BEGINNING {
            line.push('…');
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    match line.char_indices().nth(BEGINNING + 40) {
        // Chinese has no spaces.
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Session;
    use super::*;
    use crate::io::import::draft_of_text;

    fn imported(texts: &[&str]) -> Imported {
        let drafts = texts.iter().map(|text| draft_of_text(text, "all.txt")).collect();
        Imported { files: vec![("all.txt".into(), Ok(drafts))], cancelled: false }
    }

    #[test]
    fn the_wanted_are_added_and_twins_are_known() {
        let choice = Choice::of(imported(&["The dam held.", "Rain fell.", "The dam held."]));
        let twins: Vec<_> = choice.articles.iter().map(|it| it.twin).collect();
        assert_eq!(twins, [None, None, Some(0)]);
        let mut session = Session::new("");
        let (step, report) = session.add(choice.wanted(|nth| nth != 0));
        assert_eq!((step.label.as_str(), report.counts()), ("add 2 articles", (2, 0, 0)));
        let texts: Vec<&str> =
            session.project().in_order().map(|it| session.project().text(it.id)).collect();
        assert_eq!(texts, ["Rain fell.", "The dam held."]);
    }

    #[test]
    fn a_text_begins_after_its_headline_and_is_cut() {
        let draft = |title: &str, text: &str| Draft {
            title: title.to_owned(),
            text: text.to_owned(),
            ..Draft::default()
        };
        assert_eq!(beginning(&draft("The dam", "The dam\n\nIt held.\nAll")), "It held. All");
        assert_eq!(beginning(&draft("The dam", "The dam")), "The dam");
        assert_eq!(beginning(&draft("", "")), "");
        let long = beginning(&draft("", &"水坝".repeat(900)));
        assert_eq!(long.chars().count(), BEGINNING + 41);
        assert!(beginning(&draft("", &"word ".repeat(900))).ends_with("word…"));
    }
}
