//! The parts of an attribution: the words that attribute, what is attributed,
//! and the chain of those who pass it on.

use super::{Keyed, OutletId, SourceId, Span, TagId};

/// Who stands at one step of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// An outlet or agency, which passes on what others say.
    Outlet(OutletId),
    /// A source, which says it.
    Source(SourceId),
}

/// One step of an attribution's chain, as the article words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// Who.
    pub who: Who,
    /// The words for it in the text; empty where the text has none.
    pub at: Span,
    /// How many people it is said to be, at least; 0 where that is not said.
    pub count: u32,
    /// Why it is not named, as far as that is said.
    pub unnamed: String,
    /// How it is said to know.
    pub access: String,
}

impl Hop {
    /// A step of which nothing is known but who it is.
    pub const fn of(who: Who) -> Self {
        Self { who, at: Span::new(0, 0), count: 0, unnamed: String::new(), access: String::new() }
    }
}

/// The parts of a tag that says that something is attributed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The tag.
    pub tag: TagId,
    /// The words that attribute: "said", "according to".
    pub cue: Vec<Span>,
    /// What is attributed.
    pub content: Vec<Span>,
    /// From the outlet's own informant to whoever ultimately speaks; the outlet
    /// itself is not among them.
    pub hops: Vec<Hop>,
}

impl Attribution {
    /// Parts of which none is known yet.
    pub const fn blank(tag: TagId) -> Self {
        Self { tag, cue: Vec::new(), content: Vec::new(), hops: Vec::new() }
    }

    /// Whether it says nothing and need not be kept.
    pub const fn is_blank(&self) -> bool {
        self.cue.is_empty() && self.content.is_empty() && self.hops.is_empty()
    }

    /// Every span that it has in the text.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        let hops = self.hops.iter().map(|hop| hop.at).filter(|at| !at.is_empty());
        self.cue.iter().chain(&self.content).copied().chain(hops)
    }
}

impl Keyed for Attribution {
    type Key = TagId;
    fn key(&self) -> TagId {
        self.tag
    }
}

/// Who speaks in a tag, where the analyst said so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaker {
    /// Nobody said: the attribution around it tells, else the outlet speaks.
    #[default]
    ByRule,
    /// The outlet itself.
    Outlet,
    /// Whoever the attribution of that tag names.
    Of(TagId),
}
