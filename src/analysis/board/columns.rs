//! What goes across the board, and which articles each column is of.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Row;
use super::links::{Link, NOWHERE};
use crate::analysis::groups::Groups;
use crate::analysis::speaker::Voice;
use crate::model::{Article, ArticleId, CoderId, OutletId, Project, SourceId};

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

impl ColumnKey {
    /// The column of whoever speaks.
    pub(super) const fn of_voice(voice: &Voice) -> Self {
        match voice {
            Voice::Outlet(outlet) => Self::Outlet(*outlet),
            Voice::Source { source, .. } => Self::Source(*source),
            Voice::Unsaid(_) | Voice::OneOf(_) => Self::Unsaid,
        }
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is of.
    pub key: ColumnKey,
    /// Its name.
    pub name: String,
    /// Whether all articles that it is of were read to the end, by its coder if it
    /// is of one: a row that has no link there is silent.
    pub silent: bool,
}

/// The columns of a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// As they are shown.
    pub list: Vec<Column>,
    numbers: FxHashMap<ColumnKey, u32>,
}

impl Columns {
    /// The columns, where they follow from the articles or the coders. Those of
    /// sources come with the links, and so do coders whom nobody knows.
    pub fn of(project: &Project, by: By, groups: &Groups) -> Self {
        let mut columns = Self::default();
        match by {
            By::Outlet => columns.add_articles(project, by, |it| ColumnKey::Outlet(it.outlet)),
            By::Group => {
                columns.add_articles(project, by, |it| ColumnKey::Group(groups.first_of(it.id)));
            }
            By::Source => {}
            By::Coder => {
                let mut coders: Vec<_> = project.coders().iter().collect();
                coders.sort_by_key(|coder| coder.name.to_lowercase());
                for coder in coders {
                    columns.number_or_new(project, ColumnKey::Coder(coder.id));
                }
            }
        }
        columns
    }

    /// Adds columns of articles, in the order of the list.
    fn add_articles(&mut self, project: &Project, by: By, key: impl Fn(&Article) -> ColumnKey) {
        let read = read(project);
        let mut sizes: Vec<usize> = Vec::new();
        for article in project.in_order() {
            let next = self.list.len();
            let nth = *self.numbers.entry(key(article)).or_insert(next as u32) as usize;
            if nth == next {
                let (key, name) = (key(article), String::new());
                self.list.push(Column { key, name, silent: true });
                sizes.push(0);
            }
            if let (Some(column), Some(size)) = (self.list.get_mut(nth), sizes.get_mut(nth)) {
                column.silent &= read.contains(&article.id);
                *size += 1;
            }
        }
        for (column, size) in self.list.iter_mut().zip(sizes) {
            column.name = name(project, column.key, by, size);
        }
    }

    /// The number of a column, if there is one.
    pub fn number(&self, key: ColumnKey) -> Option<u32> {
        self.numbers.get(&key).copied()
    }

    /// The number of a column, which is added at the end if need be.
    pub fn number_or_new(&mut self, project: &Project, key: ColumnKey) -> u32 {
        let next = self.list.len() as u32;
        let nth = *self.numbers.entry(key).or_insert(next);
        if nth == next {
            let silent = match key {
                ColumnKey::Coder(coder) => has_read_all(project, coder),
                _ => false,
            };
            let name = name(project, key, By::Coder, 0);
            self.list.push(Column { key, name, silent });
        }
        nth
    }

    /// Puts the columns of whoever speaks in the order in which they speak first,
    /// and leaves out those who no longer do. Whether links have other numbers
    /// now.
    pub fn arrange(&mut self, project: &Project, rows: &mut [Row]) -> bool {
        let read = read(project);
        let positions: FxHashMap<ArticleId, u32> =
            project.in_order().map(|it| (it.id, it.position)).collect();
        let mut firsts: Vec<Option<(u32, Link)>> = vec![None; self.list.len()];
        self.list.iter_mut().for_each(|column| column.silent = true);
        for link in rows.iter().flat_map(|row| &row.links) {
            let nth = link.column as usize;
            let (Some(first), Some(column)) = (firsts.get_mut(nth), self.list.get_mut(nth)) else {
                continue;
            };
            let (article, ..) = link.at;
            column.silent &= read.contains(&article);
            let position = positions.get(&article).copied().unwrap_or(u32::MAX);
            let here = (position, link.at);
            *first = Some(first.map_or(here, |first| first.min(here)));
        }
        let mut order: Vec<((u32, Link), usize)> =
            firsts.into_iter().zip(0..).filter_map(|(first, nth)| Some((first?, nth))).collect();
        order.sort_unstable();
        let mut now = vec![NOWHERE; self.list.len()];
        for ((_, before), nth) in order.iter().zip(0..) {
            now.get_mut(*before).into_iter().for_each(|it| *it = nth);
        }
        let old = std::mem::take(&mut self.list);
        for column in order.iter().filter_map(|(_, before)| old.get(*before)) {
            let name = name(project, column.key, By::Source, 0);
            self.list.push(Column { name, ..column.clone() });
        }
        self.numbers = self.list.iter().map(|it| it.key).zip(0..).collect();
        let moved = now.iter().zip(0..).any(|(now, nth)| *now != nth);
        if moved {
            for link in rows.iter_mut().flat_map(|row| &mut row.links) {
                link.column = now.get(link.column as usize).copied().unwrap_or(NOWHERE);
            }
        }
        moved
    }
}

/// The articles that somebody read to the end.
fn read(project: &Project) -> FxHashSet<ArticleId> {
    project.reviews().iter().filter(|it| it.read).map(|it| it.article).collect()
}

/// Whether a coder read every article to the end, and there is one.
fn has_read_all(project: &Project, coder: CoderId) -> bool {
    let is_read = |article: ArticleId| {
        project.reviews().get(&(article, coder)).is_some_and(|review| review.read)
    };
    let articles = project.articles();
    !articles.is_empty() && articles.iter().all(|article| is_read(article.id))
}

/// The name of a column of so many articles.
fn name(project: &Project, key: ColumnKey, by: By, articles: usize) -> String {
    match key {
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
            match articles {
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
