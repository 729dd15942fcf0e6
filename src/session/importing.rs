//! Reading many files at once, on all cores, and adding them as one step.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::import_report::{FileOutcome, ImportReport};
use super::{Progress, Session, Step};
use crate::edit::article::{self, Added};
use crate::io::import::{self, Columns, ImportError, Readers};
use crate::model::Draft;

/// Files that were read, in the order in which they were named.
#[derive(Debug)]
pub struct Imported {
    pub(super) files: Vec<(PathBuf, Result<Vec<Draft>, ImportError>)>,
    /// Whether the work was stopped before all were read.
    pub cancelled: bool,
}

/// Reads files and the files of folders, where some columns of tables may be named.
/// Stops early when asked to.
pub(super) fn read(paths: &[PathBuf], columns: &Columns, progress: &Progress) -> Imported {
    let (paths, failed) = import::collect(paths);
    progress.expect(paths.len());
    let next = AtomicUsize::new(0);
    let readers = Readers::default();
    let workers =
        std::thread::available_parallelism().map_or(1, |n| n.get()).min(paths.len().max(1));
    let mut read: Vec<(usize, Result<Vec<Draft>, ImportError>)> = std::thread::scope(|scope| {
        let work = || {
            let mut mine = Vec::new();
            while !progress.is_cancelled() {
                let i = next.fetch_add(1, Ordering::Relaxed);
                let Some(path) = paths.get(i) else { break };
                mine.push((i, readers.read(path, columns)));
                progress.step();
            }
            mine
        };
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    read.sort_by_key(|(i, _)| *i);
    let cancelled = progress.is_cancelled();
    let read = read.into_iter().filter_map(|(i, result)| Some((paths.get(i)?.clone(), result)));
    let failed = failed.into_iter().map(|error| (error.path().to_owned(), Err(error)));
    Imported { files: read.chain(failed).collect(), cancelled }
}

impl Imported {
    /// How many articles were read.
    pub fn articles(&self) -> usize {
        self.files.iter().filter_map(|(_, result)| result.as_ref().ok()).map(Vec::len).sum()
    }

    /// Keeps those articles of each file whose number, from 1, is wanted.
    pub fn keep(&mut self, is_wanted: impl Fn(usize) -> bool) {
        for drafts in self.files.iter_mut().filter_map(|(_, result)| result.as_mut().ok()) {
            let mut number = 0;
            drafts.retain(|_| {
                number += 1;
                is_wanted(number)
            });
        }
    }
}

impl Session {
    /// Adds what was read as one step.
    pub fn add(&mut self, imported: Imported) -> (Step, ImportReport) {
        let mut drafts = Vec::new();
        let mut paths = Vec::new();
        let mut failed = Vec::new();
        for (path, result) in imported.files {
            match result {
                Ok(found) => {
                    paths.extend(found.iter().map(|_| path.clone()));
                    drafts.extend(found);
                }
                Err(error) => failed.push((path, FileOutcome::Failed(error))),
            }
        }
        let (step, outcome) = self.add_drafts(drafts);
        let added = outcome.into_iter().map(|outcome| match outcome {
            Added::New(id) => FileOutcome::Added(id),
            Added::Known(id) => FileOutcome::Known(id),
        });
        let files = paths.into_iter().zip(added).chain(failed).collect();
        (step, ImportReport::of(files))
    }

    /// Adds drafts as one step.
    pub fn add_drafts(&mut self, drafts: Vec<Draft>) -> (Step, Vec<Added>) {
        let mut outcome = Vec::new();
        let step = self.edit(|project, hand| {
            let adding = article::add(project, hand, drafts);
            outcome = adding.outcome;
            Ok(adding.edit)
        });
        let nothing = Step { label: String::new(), changes: Vec::new() };
        (step.unwrap_or(nothing), outcome)
    }

    /// Reads files here and now and adds those of their articles whose number, from
    /// 1, is wanted, and looks which are versions of others: for the command line.
    pub fn import(
        &mut self,
        paths: &[PathBuf],
        columns: &Columns,
        is_wanted: impl Fn(usize) -> bool,
    ) -> ImportReport {
        let mut imported = read(paths, columns, &Progress::default());
        imported.keep(is_wanted);
        let mut report = self.add(imported).1;
        report.look_for_versions(self.project());
        report
    }
}

/// Whether a path names a project rather than an article.
pub fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}
