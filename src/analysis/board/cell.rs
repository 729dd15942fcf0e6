//! One cell of the board: how a column stands toward a proposition.

use super::Shown;
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

    /// Whether it counts as speaking of the proposition: every link does but a
    /// denial whose kind nobody decided.
    pub const fn is_mention(self) -> bool {
        !matches!(self, Self::Undecided | Self::Silent | Self::NotCoded)
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'b> {
    /// The links that show it, in order of reading.
    pub links: &'b [Shown],
    /// What it says where no link is: silent or not coded.
    without: Standing,
}

impl<'b> Cell<'b> {
    /// The cell that some links make, in a column that is silent without any or
    /// not.
    pub(super) const fn of(links: &'b [Shown], silent: bool) -> Self {
        Self { links, without: if silent { Standing::Silent } else { Standing::NotCoded } }
    }

    /// How many links show a standing.
    pub fn count(&self, standing: Standing) -> usize {
        self.links.iter().filter(|link| link.standing == standing).count()
    }

    /// The strongest standing of it.
    pub fn standing(&self) -> Standing {
        self.links.iter().map(|link| link.standing).min().unwrap_or(self.without)
    }

    /// Every standing that it has, strongest first, with how many links show it.
    pub fn all(&self) -> Vec<(Standing, usize)> {
        let counted = Standing::SHOWN.into_iter().map(|it| (it, self.count(it)));
        counted.filter(|(_, count)| *count > 0).collect()
    }

    /// Whether it both asserts and denies.
    pub fn is_torn(&self) -> bool {
        let denied = self.count(Standing::Denies) + self.count(Standing::DisputesPart);
        self.count(Standing::Asserts) > 0 && denied > 0
    }

    /// Everything that it says, in words: "asserts ×2, denies".
    pub fn words(&self) -> String {
        let told = |(standing, count): (Standing, usize)| match count {
            1 => standing.label().to_owned(),
            n => format!("{} ×{n}", standing.label()),
        };
        match self.links {
            [] => self.without.label().to_owned(),
            // Most cells have one link.
            [link] => link.standing.label().to_owned(),
            _ => self.all().into_iter().map(told).collect::<Vec<_>>().join(", "),
        }
    }
}
