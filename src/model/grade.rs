//! Grades after the Admiralty system: how reliable a source is, and how credible
//! a proposition, each entered apart, with a reason.
//!
//! Grades are never overwritten: the latest holds, the earlier ones are its
//! history. Letters and digits are those of NATO's AJP-2.1; the wording is ours.

use std::fmt;
use std::str::FromStr;

use super::{CoderId, GradeId, Id, Keyed, Moment, PropositionId, SourceId};

/// A letter A–F for a source, a digit 1–6 for a proposition.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(char);

impl Mark {
    /// Reliability of a source, best first; F is "cannot be judged".
    pub const RELIABILITY: [Self; 6] =
        [Self('A'), Self('B'), Self('C'), Self('D'), Self('E'), Self('F')];
    /// Credibility of a proposition, best first; 6 is "cannot be judged".
    pub const CREDIBILITY: [Self; 6] =
        [Self('1'), Self('2'), Self('3'), Self('4'), Self('5'), Self('6')];
    /// What a source has that nobody graded.
    pub const UNKNOWN_SOURCE: Self = Self('F');
    /// What a proposition has that nobody graded.
    pub const UNKNOWN_PROPOSITION: Self = Self('6');
    /// What only two independent origins can give.
    pub const CONFIRMED: Self = Self('1');

    /// The letter or digit.
    pub const fn sign(self) -> char {
        self.0
    }

    /// Whether it grades a source.
    pub const fn is_reliability(self) -> bool {
        self.0.is_ascii_alphabetic()
    }

    /// What it means.
    pub const fn label(self) -> &'static str {
        match self.0 {
            'A' => "completely reliable",
            'B' => "usually reliable",
            'C' => "fairly reliable",
            'D' => "not usually reliable",
            'E' => "unreliable",
            '1' => "confirmed by independent sources",
            '2' => "probably true",
            '3' => "possibly true",
            '4' => "doubtful",
            '5' => "improbable",
            _ => "cannot be judged",
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// The words are no grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a grade is a letter A–F for a source or a digit 1–6 for a proposition")]
pub struct NotAMark;

impl FromStr for Mark {
    type Err = NotAMark;

    fn from_str(written: &str) -> Result<Self, NotAMark> {
        let mut all = Self::RELIABILITY.into_iter().chain(Self::CREDIBILITY);
        all.find(|mark| written.len() == 1 && written.starts_with(mark.0)).ok_or(NotAMark)
    }
}

/// What is graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Graded {
    /// A source, by a letter.
    Source(SourceId),
    /// A proposition, by a digit.
    Proposition(PropositionId),
}

impl Graded {
    /// The id that the file writes for it.
    pub const fn id(self) -> Id {
        match self {
            Self::Source(source) => source.0,
            Self::Proposition(proposition) => proposition.0,
        }
    }

    /// What an id is that bears a mark.
    pub const fn of(id: Id, mark: Mark) -> Self {
        if mark.is_reliability() {
            Self::Source(SourceId(id))
        } else {
            Self::Proposition(PropositionId(id))
        }
    }
}

/// A grade that somebody gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// Its id.
    pub id: GradeId,
    /// What is graded.
    pub on: Graded,
    /// The grade; a letter where `on` is a source.
    pub mark: Mark,
    /// Why.
    pub reason: String,
    /// Who gave it.
    pub coder: CoderId,
    /// When.
    pub created: Moment,
}

impl Keyed for Grade {
    /// What is graded, when, and the id: the last of a thing is the one that
    /// holds.
    type Key = (Graded, Moment, GradeId);
    fn key(&self) -> Self::Key {
        (self.on, self.created, self.id)
    }
}
