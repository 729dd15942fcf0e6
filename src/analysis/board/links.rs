//! The links of an article, looked up for the board.

use std::sync::Arc;

use super::cell::Standing;
use super::columns::{By, ColumnKey};
use crate::analysis::groups::Groups;
use crate::analysis::origins::Ground;
use crate::analysis::speaker::Speakers;
use crate::model::{ArticleId, Project, PropositionId, Span, Stance, StanceId};

/// Where a link stands in its list.
pub type Link = (ArticleId, Span, StanceId);

/// The number of no column.
pub const NOWHERE: u32 = u32::MAX;

/// A link as the board has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Where it stands in its list.
    pub at: Link,
    /// What it shows.
    pub standing: Standing,
    /// The number of its column, or [`NOWHERE`].
    pub(super) column: u32,
    /// What it rests on, where it asserts.
    pub(super) ground: Option<Ground>,
}

impl Shown {
    /// Whether another link of the row is in the same cell.
    pub const fn shares_column(&self, other: &Self) -> bool {
        self.column == other.column
    }
}

/// A link on its way to the board.
pub struct Laid {
    pub proposition: PropositionId,
    /// What the column is of.
    pub key: Option<ColumnKey>,
    pub link: Shown,
}

/// Looks up the links of one article.
pub fn lay(
    project: &Project,
    by: By,
    groups: &Groups,
    links: &[&Arc<Stance>],
    laid: &mut Vec<Laid>,
) {
    let Some(first) = links.first() else { return };
    let speakers = Speakers::of(project, first.article);
    let article = speakers.article();
    for link in links {
        let bearer = speakers.bearer(link);
        let standing = Standing::of_borne(link, bearer);
        let asserts = standing == Standing::Asserts;
        let voice = (asserts || by == By::Source).then(|| speakers.of_borne(link, bearer));
        let key = match by {
            By::Outlet => article.map(|it| ColumnKey::Outlet(it.outlet)),
            By::Group => Some(ColumnKey::Group(groups.first_of(link.article))),
            By::Source => voice.as_ref().map(ColumnKey::of_voice),
            By::Coder => Some(ColumnKey::Coder(link.coder)),
        };
        let ground = voice.filter(|_| asserts);
        let ground = ground.map(|voice| Ground::of(project, link.article, article, &voice));
        let at = (link.article, link.at, link.id);
        let shown = Shown { at, standing, column: NOWHERE, ground };
        laid.push(Laid { proposition: link.proposition, key, link: shown });
    }
}
