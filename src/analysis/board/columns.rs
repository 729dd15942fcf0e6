//! What goes across the board, and which articles each column is of.

use rustc_hash::FxHashMap;

use super::Linked;
use super::cell::Cell;
use crate::analysis::groups::Groups;
use crate::analysis::speaker::Voice;
use crate::model::{ArticleId, CoderId, OutletId, Project, SourceId};

/// What goes across.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// Outlets.
    #[default]
    Outlet,
    /// Whoever ultimately speaks.
    Source,
    /// Groups of articles that one text was made into.
    Group,
    /// Whoever coded.
    Coder,
}

impl By {
    /// All of them, in the order in which the window offers them.
    pub const ALL: [Self; 4] = [Self::Outlet, Self::Source, Self::Group, Self::Coder];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Source => "source",
            Self::Group => "group",
            Self::Coder => "coder",
        }
    }

    /// What it is, in a few words.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Outlet => "whoever published the article",
            Self::Source => "whoever ultimately speaks",
            Self::Group => "articles that one text was made into",
            Self::Coder => "whoever coded",
        }
    }

    /// The words in the window.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Outlet => "Outlet",
            Self::Source => "Source",
            Self::Group => "Group",
            Self::Coder => "Coder",
        }
    }

    /// The one of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.name() == name)
    }
}

/// What a column is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnKey {
    /// An outlet; none for articles whose outlet is not known.
    Outlet(Option<OutletId>),
    /// A source.
    Source(SourceId),
    /// Sources that nobody entered yet, or that could be one of several.
    Unsaid,
    /// The group that begins with an article.
    Group(ArticleId),
    /// A coder.
    Coder(CoderId),
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is of.
    pub key: ColumnKey,
    /// Its name.
    pub name: String,
    /// The articles that it is of, in list order.
    pub articles: Vec<ArticleId>,
}

/// The columns of a board that is being laid out.
pub struct Columns {
    by: By,
    list: Vec<Column>,
    numbers: FxHashMap<ColumnKey, usize>,
}

impl Columns {
    /// The columns for some links.
    pub fn of(project: &Project, by: By, groups: &Groups, links: &[Linked<'_>]) -> Self {
        let mut columns = Self { by, list: Vec::new(), numbers: FxHashMap::default() };
        match by {
            By::Outlet => columns.add_articles(project, |it| ColumnKey::Outlet(it.outlet)),
            By::Group => {
                columns.add_articles(project, |it| ColumnKey::Group(groups.first_of(it.id)));
            }
            By::Source => {
                let place = |it: &Linked<'_>| it.article.map_or(u32::MAX, |it| it.position);
                let mut spoken: Vec<(u32, ColumnKey, ArticleId)> = links
                    .iter()
                    .map(|it| (place(it), key_of(&it.voice), it.link.article))
                    .collect();
                spoken.sort_by_key(|(place, ..)| *place);
                for (_, key, article) in spoken {
                    columns.add(key, Some(article));
                }
            }
            By::Coder => {
                let mut coders: Vec<_> = project.coders().iter().collect();
                coders.sort_by_key(|coder| coder.name.to_lowercase());
                for coder in coders {
                    columns.add(ColumnKey::Coder(coder.id), None);
                }
                for it in links {
                    columns.add(ColumnKey::Coder(it.link.coder), None);
                }
                let all: Vec<ArticleId> = project.in_order().map(|it| it.id).collect();
                columns.list.iter_mut().for_each(|column| column.articles.clone_from(&all));
            }
        }
        for column in &mut columns.list {
            column.name = name(project, column, by);
        }
        columns
    }

    fn add_articles(
        &mut self,
        project: &Project,
        key: impl Fn(&crate::model::Article) -> ColumnKey,
    ) {
        for article in project.in_order() {
            self.add(key(article), Some(article.id));
        }
    }

    fn add(&mut self, key: ColumnKey, article: Option<ArticleId>) {
        let next = self.list.len();
        let nth = *self.numbers.entry(key).or_insert(next);
        if nth == next {
            self.list.push(Column { key, name: String::new(), articles: Vec::new() });
        }
        if let Some(column) = self.list.get_mut(nth)
            && let Some(article) = article
            && column.articles.last() != Some(&article)
        {
            column.articles.push(article);
        }
    }

    /// A row in which nothing is said: silent where all of a column's articles
    /// were read to the end, by the coder of the column if it is of one.
    pub fn blank(&self, project: &Project) -> Vec<Cell> {
        let is_read = |key: ColumnKey, article: ArticleId| match key {
            ColumnKey::Coder(coder) => {
                project.reviews().get(&(article, coder)).is_some_and(|review| review.read)
            }
            _ => project.is_read(article),
        };
        let blank = |column: &Column| {
            let all = column.articles.iter().all(|article| is_read(column.key, *article));
            Cell::blank(all && !column.articles.is_empty())
        };
        self.list.iter().map(blank).collect()
    }

    /// The number of the column that a link is in.
    pub fn number(&self, it: &Linked<'_>) -> Option<usize> {
        let key = match self.by {
            By::Outlet => ColumnKey::Outlet(it.article?.outlet),
            By::Group => ColumnKey::Group(it.group.unwrap_or(it.link.article)),
            By::Source => key_of(&it.voice),
            By::Coder => ColumnKey::Coder(it.link.coder),
        };
        self.numbers.get(&key).copied()
    }

    /// The columns as they are shown.
    pub fn into_list(self) -> Vec<Column> {
        self.list
    }
}

fn key_of(voice: &Voice) -> ColumnKey {
    match voice {
        Voice::Outlet(outlet) => ColumnKey::Outlet(*outlet),
        Voice::Source { source, .. } => ColumnKey::Source(*source),
        Voice::Unsaid(_) | Voice::OneOf(_) => ColumnKey::Unsaid,
    }
}

fn name(project: &Project, column: &Column, by: By) -> String {
    match column.key {
        ColumnKey::Outlet(outlet) => match project.outlet_name(outlet) {
            "" => "outlet not known".to_owned(),
            name if by == By::Source => format!("{name} itself"),
            name => name.to_owned(),
        },
        ColumnKey::Source(source) => project
            .source(source)
            .map_or_else(|| "a source that is gone".to_owned(), |it| it.name.clone()),
        ColumnKey::Unsaid => "source not entered".to_owned(),
        ColumnKey::Group(first) => {
            let outlet = project.article(first).and_then(|it| it.outlet);
            let name = match project.outlet_name(outlet) {
                "" => "outlet not known",
                name => name,
            };
            match column.articles.len() {
                0 | 1 => name.to_owned(),
                n => format!("{name} and {} more", n - 1),
            }
        }
        ColumnKey::Coder(coder) => match project.coder(coder) {
            Some(coder) if !coder.name.is_empty() => coder.name.clone(),
            _ => "nobody in particular".to_owned(),
        },
    }
}
