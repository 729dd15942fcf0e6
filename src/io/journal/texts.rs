//! Texts that a history refers to: the project file has them, and a copy of each
//! would make the history as large as the project.
//!
//! A reference is an article and the SHA-256 of its text. Where the article was
//! removed since, the line that removed it holds the text.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Journal, Kept, Problem, read_with};
use crate::model::{ArticleId, Project, Record, TextHash};

/// Finds the text of an article by its hash.
pub type Find<'a> = &'a dyn Fn(ArticleId, TextHash) -> Option<Arc<str>>;

/// The hash by which a project finds a text that a record holds; none where it has
/// another text or none.
pub(super) fn hash_in(project: &Project, record: &Record) -> Option<(ArticleId, TextHash)> {
    let Record::Text(text) = record else { return None };
    let there = project.texts().get(&text.article)?;
    let is_there = Arc::ptr_eq(&there.text, &text.text) || there.text == text.text;
    is_there.then(|| project.article(text.article).map(|it| (it.id, it.sha256)))?
}

/// Reads a history. What it refers to is looked up in the project, in the edits
/// that came after, and in the history itself.
pub fn read_history<'a>(
    bytes: &[u8],
    project: &Project,
    later: impl Iterator<Item = &'a Kept>,
) -> Journal {
    let in_project = |article, hash| {
        let known = project.article(article).filter(|it| it.sha256 == hash)?;
        project.texts().get(&known.id).map(|text| Arc::clone(&text.text))
    };
    let journal = read_with(bytes, &in_project);
    if journal.faults.iter().all(|fault| fault.problem != Problem::TextGone) {
        return journal;
    }
    let mut removed = texts_of(journal.entries.iter().map(|(_, kept)| kept));
    for (article, texts) in texts_of(later) {
        removed.entry(article).or_default().extend(texts);
    }
    read_with(bytes, &|article, hash| {
        in_project(article, hash).or_else(|| {
            let texts = removed.get(&article)?;
            texts.iter().find(|text| TextHash::of(text) == hash).cloned()
        })
    })
}

/// All texts that some edits hold, by article.
fn texts_of<'a>(edits: impl Iterator<Item = &'a Kept>) -> FxHashMap<ArticleId, Vec<Arc<str>>> {
    let mut texts: FxHashMap<ArticleId, Vec<Arc<str>>> = FxHashMap::default();
    let changes = edits.flat_map(|kept| &kept.edit.changes);
    for record in changes.flat_map(|change| change.before.iter().chain(&change.after)) {
        if let Record::Text(text) = record {
            let known = texts.entry(text.article).or_default();
            if !known.contains(&text.text) {
                known.push(Arc::clone(&text.text));
            }
        }
    }
    texts
}
