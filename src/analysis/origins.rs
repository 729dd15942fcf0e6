//! How many independent origins stand behind a proposition.
//!
//! Of its assertions, two are one origin if they share the ultimate source, the
//! derivation group, or the relay (agency or outlet) above an unnamed source.
//! What remains apart are the origins. So five outlets on one wire story are one,
//! one spokesperson quoted in two unrelated stories is one, and two outlets that
//! rewrite an agency's unnamed source are one.

use rustc_hash::FxHashMap;

use super::speaker::Voice;
use crate::model::{Article, ArticleId, Id, OutletId, Project};

/// The origins of one proposition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// How many are independent.
    pub independent: usize,
    /// Whether one of them is an unnamed source without a relay: it may be the
    /// same as another.
    pub may_be_same: bool,
}

/// What one assertion rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    tie: Tie,
    /// Whether that is somebody unnamed without a relay.
    alone: bool,
}

/// What makes two assertions one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Tie {
    /// The ultimate source.
    Source(Id),
    /// The derivation group.
    Group(ArticleId),
    /// The outlet that speaks itself, or relays somebody unnamed.
    Relay(OutletId),
    /// The article, where nobody knows its outlet.
    Article(ArticleId),
}

impl Ground {
    /// What an assertion rests on that somebody makes in an article, of which
    /// all or nothing is known.
    pub fn of(project: &Project, id: ArticleId, article: Option<&Article>, voice: &Voice) -> Self {
        let above = || article.and_then(|it| it.agency.or(it.outlet));
        let credits = || article.is_some_and(|it| it.agency.is_some());
        let (tie, alone) = match voice {
            // Whoever is not named speaks on the word of the outlet that relays it.
            Voice::Outlet(Some(outlet)) => (Tie::Relay(*outlet), false),
            Voice::Outlet(None) => (Tie::Article(id), false),
            Voice::Source { source, relay } => {
                let is_unnamed = project.source(*source).is_some_and(|it| it.kind.is_unnamed());
                if is_unnamed {
                    // Joined by the analyst, an unnamed source is one wherever it
                    // speaks; that it speaks through the same relay is known in
                    // any case.
                    match relay.or_else(above) {
                        Some(outlet) => (Tie::Relay(outlet), relay.is_none() && !credits()),
                        None => (Tie::Source(source.0), true),
                    }
                } else {
                    (Tie::Source(source.0), false)
                }
            }
            Voice::Unsaid(_) | Voice::OneOf(_) => {
                (above().map_or(Tie::Article(id), Tie::Relay), !credits())
            }
        };
        Self { tie, alone }
    }
}

/// Counts the origins of assertions: what each rests on, and the first article of
/// the derivation group that its article is tied into.
pub fn origins(assertions: impl IntoIterator<Item = (Ground, Option<ArticleId>)>) -> Origins {
    let mut union = Union::default();
    let mut may_be_same = false;
    for (ground, group) in assertions {
        may_be_same |= ground.alone;
        let node = union.node(ground.tie);
        if let Some(first) = group {
            let group = union.node(Tie::Group(first));
            union.join(node, group);
        }
    }
    let independent = union.count();
    Origins { independent, may_be_same: may_be_same && independent > 1 }
}

/// Sets of ties that grow together.
#[derive(Default)]
struct Union {
    nodes: FxHashMap<Tie, usize>,
    parent: Vec<usize>,
}

impl Union {
    fn node(&mut self, tie: Tie) -> usize {
        let next = self.parent.len();
        let node = *self.nodes.entry(tie).or_insert(next);
        if node == next {
            self.parent.push(next);
        }
        node
    }

    fn root(&self, mut node: usize) -> usize {
        while let Some(&parent) = self.parent.get(node).filter(|parent| **parent != node) {
            node = parent;
        }
        node
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(parent) = self.parent.get_mut(a) {
            *parent = b;
        }
    }

    fn count(&self) -> usize {
        self.parent.iter().enumerate().filter(|(node, parent)| node == *parent).count()
    }
}
