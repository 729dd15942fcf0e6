//! Whether two articles with the same text are one: the same outlet printed it on
//! the same day, as far as that is known.

use jiff::civil::Date;

use crate::model::{Article, ArticleId, Draft, Project};

/// What is said of an article whose text the project has from elsewhere.
pub const SAME_TEXT: &str = "the same text as an article of another outlet or day";

/// Who printed a text, and when, as far as it is known.
pub struct Printed {
    /// The article that it became.
    pub article: ArticleId,
    /// In lower case.
    outlet: String,
    day: Option<Date>,
}

impl Printed {
    /// Of an article of the project.
    pub fn of_article(project: &Project, article: &Article) -> Self {
        let outlet = article.outlet.and_then(|id| project.outlet(id));
        let outlet = outlet.map(|outlet| outlet.name.to_lowercase()).unwrap_or_default();
        Self { article: article.id, outlet, day: article.published }
    }

    /// Of one to come.
    pub fn of_draft(article: ArticleId, draft: &Draft) -> Self {
        Self { article, outlet: draft.outlet.trim().to_lowercase(), day: draft.published }
    }

    /// Whether two may be one article: nothing that is known of both differs.
    pub fn may_be(&self, other: &Self) -> bool {
        let outlets_fit =
            self.outlet.is_empty() || other.outlet.is_empty() || self.outlet == other.outlet;
        outlets_fit && self.day.zip(other.day).is_none_or(|(one, two)| one == two)
    }
}
