//! What changed between two states of a project, in words an analyst understands.
//!
//! Serves wherever two states stand side by side: an earlier version and what
//! came of it, my project and what another program made of its file, a project
//! and what the edits of a journal would do to it. Records are compared by id, so
//! a tag that moved has moved, and was not removed and set anew. What is the same
//! is passed over; what was added or removed as a whole article is counted, not
//! told tag by tag.
//!
//! Nothing here says which of the two is right.

mod findings;
mod records;
mod sentences;
mod walk;
mod words;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{ArticleId, Edit, Project};

/// What a part of the difference is about, in the order of telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// An article as a whole, and what is known of it.
    Article,
    /// An article's text: never by an edit, so by another program or by damage.
    Text,
    /// Where a sentence begins or ends: one more where a sentence was split, one
    /// fewer where two were merged.
    Boundary,
    /// A tag.
    Tag,
    /// The parts of an attribution.
    Attribution,
    /// The link of a sentence to a proposition.
    Stance,
    /// A note.
    Note,
    /// The mark that a sentence holds nothing to tag.
    NothingHere,
    /// The mark that an article was read to the end.
    Read,
    /// The project's title.
    Title,
    /// A row of the codebook.
    Code,
    /// An outlet or wire service.
    Outlet,
    /// A person who tags.
    Coder,
    /// A source in the register.
    Source,
    /// A proposition.
    Proposition,
    /// A grade of a source or a proposition.
    Grade,
    /// What one article owes to another.
    Derivation,
    /// The order of the articles.
    Order,
}

/// How something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Only the second state has it.
    Added,
    /// Only the first state has it.
    Removed,
    /// Both have it, and not alike.
    Changed,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// What it is about.
    pub what: What,
    /// How it differs.
    pub how: How,
    /// How many it stands for: more than one in an article that was added or
    /// removed as a whole.
    pub count: usize,
    /// What it is, in one line.
    pub words: String,
}

impl Item {
    /// The sign before its words: `+`, `-` or `~`.
    pub const fn sign(&self) -> char {
        match (self.what, self.how) {
            (What::Boundary, _) | (_, How::Changed) => '~',
            (_, How::Added) => '+',
            (_, How::Removed) => '-',
        }
    }

    /// The word for its sign, for whoever does not see it.
    pub const fn verb(&self) -> &'static str {
        match self.sign() {
            '+' => "added",
            '-' => "removed",
            _ => "changed",
        }
    }
}

/// What differs in one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InArticle {
    /// Which article, as text in JSON.
    #[serde(serialize_with = "as_words")]
    pub article: ArticleId,
    /// Its outlet; empty where that is not known.
    pub outlet: String,
    /// Its headline, else the first words of its text.
    pub name: String,
    /// What differs, by what it is about and then in the order of the text.
    pub items: Vec<Item>,
}

impl InArticle {
    /// Outlet and headline in one line.
    pub fn heading(&self) -> String {
        if self.outlet.is_empty() {
            self.name.clone()
        } else {
            format!("{} · {}", self.outlet, self.name)
        }
    }
}

/// What differs between two states of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What belongs to no article: title, codebook, outlets, coders, order.
    pub project: Vec<Item>,
    /// Articles that differ, in the order of the list.
    pub articles: Vec<InArticle>,
}

/// A line of a difference, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// What the items under it belong to.
    Heading(&'a InArticle),
    /// The items under it belong to no article.
    Project,
    /// One thing that differs.
    Item(&'a Item),
}

/// Compares two states. The cost is that of walking both once.
pub fn difference(before: &Project, after: &Project) -> Difference {
    walk::walk(before, after)
}

/// What edits would do to a project, as a whole: for those of a journal that
/// belongs to another state than the one at hand.
pub fn of_edits<'a>(project: &Project, edits: impl IntoIterator<Item = &'a Edit>) -> Difference {
    let mut after = project.clone();
    for edit in edits {
        after.apply(&edit.changes);
    }
    difference(project, &after)
}

impl Difference {
    /// Whether the two states are the same.
    pub const fn is_empty(&self) -> bool {
        self.project.is_empty() && self.articles.is_empty()
    }

    /// Everything in one line: "3 tags added, 1 note changed in 2 articles".
    pub fn headline(&self) -> String {
        let whole = |item: &&Item| item.what == What::Article;
        let items = || self.articles.iter().flat_map(|article| &article.items);
        let articles = told(items().filter(whole));
        let mut inside = told(items().filter(|item| !whole(item)));
        if !inside.is_empty() {
            let touched = |article: &&InArticle| article.items.iter().any(|item| !whole(&item));
            let n = self.articles.iter().filter(touched).count();
            inside += &format!(" in {}", counted(n, "article", "articles"));
        }
        let parts = [articles, inside, told(self.project.iter())];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { "no changes".to_owned() } else { parts.join("; ") }
    }

    /// All lines under the headline, articles first.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let articles = self.articles.iter().flat_map(|article| {
            std::iter::once(Line::Heading(article)).chain(article.items.iter().map(Line::Item))
        });
        let project = (!self.project.is_empty()).then_some(Line::Project);
        articles.chain(project).chain(self.project.iter().map(Line::Item))
    }
}

/// The line as plain text: items are indented under what they belong to.
impl std::fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Heading(article) => f.write_str(&article.heading()),
            Self::Project => f.write_str("the project"),
            Self::Item(item) => write!(f, "  {} {}", item.sign(), item.words),
        }
    }
}

/// Items by what they are about and how they differ, with their counts.
fn told<'a>(items: impl Iterator<Item = &'a Item>) -> String {
    let mut counts: BTreeMap<(What, How), usize> = BTreeMap::new();
    for item in items {
        *counts.entry((item.what, item.how)).or_default() += item.count;
    }
    let phrases = counts.into_iter().map(|((what, how), n)| phrase(what, how, n));
    phrases.collect::<Vec<_>>().join(", ")
}

/// "3 tags added".
fn phrase(what: What, how: How, n: usize) -> String {
    let (one, many) = match what {
        What::Order => return "order of the articles changed".to_owned(),
        What::Title => return "title changed".to_owned(),
        What::Article if how == How::Changed => {
            return format!("details of {} changed", counted(n, "article", "articles"));
        }
        What::Boundary => {
            return match how {
                How::Added => format!("{} split", counted(n, "sentence", "sentences")),
                How::Removed => format!("{} merged", counted(n, "sentence", "sentences")),
                How::Changed => format!("{} moved", counted(n, "boundary", "boundaries")),
            };
        }
        What::Article => ("article", "articles"),
        What::Text => ("text", "texts"),
        What::Tag => ("tag", "tags"),
        What::Attribution => ("attribution’s parts", "attributions’ parts"),
        What::Stance => ("link to a proposition", "links to propositions"),
        What::Source => ("source", "sources"),
        What::Proposition => ("proposition", "propositions"),
        What::Grade => ("grade", "grades"),
        What::Derivation => ("derivation", "derivations"),
        What::Note => ("note", "notes"),
        What::NothingHere => ("“nothing here” mark", "“nothing here” marks"),
        What::Read => ("read mark", "read marks"),
        What::Code => ("code", "codes"),
        What::Outlet => ("outlet", "outlets"),
        What::Coder => ("coder", "coders"),
    };
    let verb = match how {
        How::Added => "added",
        How::Removed => "removed",
        How::Changed => "changed",
    };
    format!("{} {verb}", counted(n, one, many))
}

fn counted(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

fn as_words<S: serde::Serializer>(id: &ArticleId, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(id)
}

#[cfg(test)]
mod tests;
