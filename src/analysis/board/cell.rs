//! One cell of the board: how a column stands toward a proposition.

use super::Link;
use crate::model::{DenialKind, KindId, Project, Stance, StanceKind, Tag};

/// How somebody stands toward a proposition, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Puts it forward as being the case.
    Asserts,
    /// Rejects it.
    Denies,
    /// Rejects part of it.
    DisputesPart,
    /// Puts it forward with a reservation.
    Hedges,
    /// Puts it in doubt.
    Questions,
    /// Says not to know of it.
    NoKnowledge,
    /// Would not say.
    Declined,
    /// Did not answer.
    NoReply,
    /// Speaks of it and takes no side.
    Mentions,
    /// A denial whose kind nobody decided yet.
    Undecided,
    /// Nothing, in articles that were read to the end.
    Silent,
    /// Nothing, as far as anybody read.
    NotCoded,
}

impl Standing {
    /// All that a link can show, strongest first.
    pub const SHOWN: [Self; 10] = [
        Self::Asserts,
        Self::Denies,
        Self::DisputesPart,
        Self::Hedges,
        Self::Questions,
        Self::NoKnowledge,
        Self::Declined,
        Self::NoReply,
        Self::Mentions,
        Self::Undecided,
    ];

    /// What a link shows. A denial shows what kind of denial it is: one whose
    /// kind is undecided denies nothing yet.
    pub fn of(project: &Project, link: &Stance) -> Self {
        Self::of_borne(link, link.tag.and_then(|tag| project.tag(tag)).map(|tag| &**tag))
    }

    /// What a link shows that a tag bears, or none.
    pub fn of_borne(link: &Stance, bearer: Option<&Tag>) -> Self {
        match link.kind {
            StanceKind::Asserts => Self::Asserts,
            StanceKind::Hedges => Self::Hedges,
            StanceKind::Questions => Self::Questions,
            StanceKind::Mentions => Self::Mentions,
            StanceKind::Denies => match bearer.filter(|tag| tag.kind == KindId::Denial) {
                // A sentence that was linked as denying, without a denial.
                None => Self::Denies,
                Some(tag) => tag.denial.map_or(Self::Undecided, Self::of_denial),
            },
        }
    }

    /// What a kind of denial shows.
    pub const fn of_denial(kind: DenialKind) -> Self {
        match kind {
            DenialKind::Denies => Self::Denies,
            DenialKind::DisputesPart => Self::DisputesPart,
            DenialKind::DisavowsKnowledge => Self::NoKnowledge,
            DenialKind::Declines => Self::Declined,
            DenialKind::NoResponse => Self::NoReply,
        }
    }

    /// The words for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::DisputesPart => "disputes part",
            Self::Hedges => "hedges",
            Self::Questions => "questions",
            Self::NoKnowledge => "no knowledge",
            Self::Declined => "declined",
            Self::NoReply => "no reply",
            Self::Mentions => "mentions",
            Self::Undecided => "undecided",
            Self::Silent => "silent",
            Self::NotCoded => "not coded",
        }
    }

    /// The sign of it: colour is never the only one.
    pub const fn sign(self) -> char {
        match self {
            Self::Asserts => '+',
            Self::Denies => '−',
            Self::DisputesPart => '±',
            Self::Hedges => '~',
            Self::Questions => '?',
            Self::NoKnowledge => 'ø',
            Self::Declined => '×',
            Self::NoReply => '…',
            Self::Mentions => 'm',
            Self::Undecided => 'D',
            Self::Silent => '–',
            Self::NotCoded => '·',
        }
    }
}

/// A cell of the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    counts: [u32; Standing::SHOWN.len()],
    /// What it says where no link is: silent or not coded.
    without: Standing,
    /// The links that show it, in order of reading.
    pub links: Vec<Link>,
}

impl Cell {
    /// A cell without links.
    pub const fn blank(silent: bool) -> Self {
        let without = if silent { Standing::Silent } else { Standing::NotCoded };
        Self { counts: [0; Standing::SHOWN.len()], without, links: Vec::new() }
    }

    /// Adds a link.
    pub fn add(&mut self, standing: Standing, link: Link) {
        let place = Standing::SHOWN.iter().position(|it| *it == standing);
        if let Some(count) = place.and_then(|place| self.counts.get_mut(place)) {
            *count += 1;
            self.links.push(link);
        }
    }

    /// How many links show a standing.
    pub fn count(&self, standing: Standing) -> u32 {
        let place = Standing::SHOWN.iter().position(|it| *it == standing);
        place.and_then(|place| self.counts.get(place)).copied().unwrap_or(0)
    }

    /// The strongest standing of it.
    pub fn standing(&self) -> Standing {
        self.all().next().map_or(self.without, |(standing, _)| standing)
    }

    /// Every standing that it has, strongest first, with how many links show it.
    pub fn all(&self) -> impl Iterator<Item = (Standing, u32)> {
        Standing::SHOWN.into_iter().zip(self.counts).filter(|(_, count)| *count > 0)
    }

    /// Whether it both asserts and denies.
    pub fn is_torn(&self) -> bool {
        let denied = self.count(Standing::Denies) + self.count(Standing::DisputesPart);
        self.count(Standing::Asserts) > 0 && denied > 0
    }

    /// Everything that it says, in words: "asserts ×2, denies".
    pub fn words(&self) -> String {
        let told = |(standing, count): (Standing, u32)| match count {
            1 => standing.label().to_owned(),
            n => format!("{} ×{n}", standing.label()),
        };
        let all: Vec<String> = self.all().map(told).collect();
        if all.is_empty() { self.without.label().to_owned() } else { all.join(", ") }
    }
}
