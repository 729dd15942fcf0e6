//! How much of each article is done, worked out once and then kept up.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::analysis::coverage::Coverage;
use crate::model::{ArticleId, Change, Project};

/// Coverage by article, for those that were looked at.
#[derive(Debug, Default)]
pub struct Coverages(RefCell<HashMap<ArticleId, Coverage>>);

impl Coverages {
    /// The coverage of an article.
    pub fn get(&self, project: &Project, article: ArticleId) -> Coverage {
        *self.0.borrow_mut().entry(article).or_insert_with(|| Coverage::of(project, article))
    }

    /// Follows a step that led from one state of the project to another.
    pub fn follow(&mut self, before: &Project, after: &Project, changes: &[Change]) {
        let known = self.0.get_mut();
        let mut articles: Vec<ArticleId> = changes.iter().filter_map(Change::article).collect();
        articles.sort_unstable();
        articles.dedup();
        for article in articles {
            if let Some(coverage) = known.get_mut(&article) {
                *coverage = coverage.after(article, before, after, changes);
            }
        }
    }

    /// Forgets all: another project is open.
    pub fn clear(&mut self) {
        self.0.get_mut().clear();
    }
}
