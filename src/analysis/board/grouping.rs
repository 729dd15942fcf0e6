//! The rows of the board put together by what they have in common.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{Board, Row};
use crate::model::{ArticleId, Project};

/// By what rows are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grouping {
    /// By nothing.
    #[default]
    None,
    /// By what their assertions come to: contested, corroborated, single origin.
    Corroboration,
    /// By how credible they are said to be.
    Credibility,
    /// By the outlet that spoke of them first.
    FirstOutlet,
}

impl Grouping {
    /// All of them, in the order in which the window offers them.
    pub const ALL: [Self; 4] =
        [Self::None, Self::Corroboration, Self::Credibility, Self::FirstOutlet];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Corroboration => "corroboration",
            Self::Credibility => "credibility",
            Self::FirstOutlet => "first-outlet",
        }
    }

    /// The choice in the window.
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "Not grouped",
            Self::Corroboration => "By corroboration",
            Self::Credibility => "By credibility",
            Self::FirstOutlet => "By first outlet",
        }
    }

    /// The one after it.
    pub const fn next(self) -> Self {
        match self {
            Self::None => Self::Corroboration,
            Self::Corroboration => Self::Credibility,
            Self::Credibility => Self::FirstOutlet,
            Self::FirstOutlet => Self::None,
        }
    }

    /// The grouping of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// Rows that have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What that is, in a few words; empty where nothing is grouped.
    pub name: String,
    /// Their numbers, in the order in which they were given.
    pub rows: Vec<usize>,
}

/// Where a section stands among the others: its rank, then by whom and when its
/// first row was spoken of first.
type Place = (u32, String);

impl Board {
    /// Puts rows, given by their numbers, in sections. A section keeps their order,
    /// and none is empty. Those of outlets come in the order in which the outlets
    /// spoke first, what none speaks of last.
    pub fn sections(
        &self,
        project: &Project,
        grouping: Grouping,
        rows: impl IntoIterator<Item = usize>,
    ) -> Vec<Section> {
        let mut days = Days::default();
        let mut sections: BTreeMap<Place, Section> = BTreeMap::new();
        let mut firsts: FxHashMap<String, When> = FxHashMap::default();
        for nth in rows {
            let Some(row) = self.rows.get(nth) else { continue };
            let place = match grouping {
                Grouping::None => (0, String::new()),
                Grouping::Corroboration => row.corroboration(),
                Grouping::Credibility => {
                    let mark = row.credibility;
                    (mark.sign().into(), format!("{mark}  {}", mark.label()))
                }
                Grouping::FirstOutlet => match days.first(project, row) {
                    None => (1, "no mention yet".to_owned()),
                    Some((when, article)) => {
                        let outlet = project.article(article).and_then(|it| it.outlet);
                        let name = match project.outlet_name(outlet) {
                            "" => "outlet not known".to_owned(),
                            name => name.to_owned(),
                        };
                        let first = firsts.entry(name.clone()).or_insert(when);
                        *first = when.min(*first);
                        (0, name)
                    }
                },
            };
            let name = place.1.clone();
            let section = sections.entry(place);
            section.or_insert_with(|| Section { name, rows: Vec::new() }).rows.push(nth);
        }
        let mut sections: Vec<(Place, Section)> = sections.into_iter().collect();
        if grouping == Grouping::FirstOutlet {
            let first = |name: &str| firsts.get(name).copied();
            sections.sort_by_key(|((rank, name), _)| (*rank, first(name)));
        }
        sections.into_iter().map(|(_, section)| section).collect()
    }
}

/// When something was said: whether the day is not known, the day, the place in
/// the article list.
type When = (bool, Option<jiff::civil::Date>, u32);

/// When articles were published, each looked up once.
#[derive(Default)]
struct Days(FxHashMap<ArticleId, When>);

impl Days {
    /// The first article that speaks of a row. Undecided denials count nowhere.
    fn first(&mut self, project: &Project, row: &Row) -> Option<(When, ArticleId)> {
        let links = row.links.iter().filter(|link| link.standing.is_mention());
        links.map(|link| (self.of(project, link.at.0), link.at.0)).min()
    }

    fn of(&mut self, project: &Project, article: ArticleId) -> When {
        *self.0.entry(article).or_insert_with(|| match project.article(article) {
            Some(it) => (it.published.is_none(), it.published, it.position),
            None => (true, None, u32::MAX),
        })
    }
}

impl Row {
    /// What its assertions come to, what most wants a look first.
    fn corroboration(&self) -> Place {
        let (rank, name) = match self.origins.independent {
            _ if self.contested => (0, "contested"),
            0 if self.links.is_empty() => (4, "nothing linked yet"),
            0 => (3, "nobody asserts it"),
            1 => (1, "single origin"),
            _ => (2, "corroborated"),
        };
        (rank, name.to_owned())
    }
}
