//! The records of format version 1, as they stand in the file.
//!
//! Frozen: a released version's structs do not change any more. Only plain
//! structs, strings, numbers, tuples and lists: anything cleverer can be written
//! by `ron` and not read back. Empty fields are left out, and a field nobody
//! knows is an error, so that nothing vanishes with the next save.
//!
//! A later version is a file beside this one with the records that differ, and
//! for each of these one function from the record as it stands here: a file of
//! version 1 is read through these structs and goes step by step to the newest.
//! [`super::load`] knows by the number which structs to begin with; [`super::rows`]
//! turns only the newest into the model's. Its first released file goes into
//! `tests/data/project_file`, and `tests/versions.rs` holds what it opens to.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::word;
use crate::model::{
    ArticleId, CoderId, GradeId, Id, KindId, Mark, Moment, NoteId, OutletId, PropositionId,
    SourceId, StanceId, TagId, TextHash,
};

/// A span, as start and end.
pub type At = (u32, u32);

fn is_nowhere(at: &At) -> bool {
    *at == (0, 0)
}

fn is_false(flag: &bool) -> bool {
    !*flag
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// What the project says of itself. In the file these fields stand at the top,
/// each on a line; the journal writes them as a record.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header<'a> {
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub title: Cow<'a, str>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coder<'a> {
    #[serde(with = "word")]
    pub id: CoderId,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub name: Cow<'a, str>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code<'a> {
    #[serde(with = "word")]
    pub id: KindId,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub number: u32,
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    #[serde(with = "word")]
    pub letter: char,
    #[serde(borrow)]
    pub hue: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub definition: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub include: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub exclude: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub example: Cow<'a, str>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlet<'a> {
    #[serde(with = "word")]
    pub id: OutletId,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub name: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub agency: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source<'a> {
    #[serde(with = "word")]
    pub id: SourceId,
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    #[serde(borrow)]
    pub kind: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub about: Cow<'a, str>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade<'a> {
    #[serde(with = "word")]
    pub id: GradeId,
    #[serde(with = "word")]
    pub on: Id,
    #[serde(with = "word")]
    pub mark: Mark,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub reason: Cow<'a, str>,
    #[serde(with = "word")]
    pub coder: CoderId,
    #[serde(with = "word")]
    pub created: Moment,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposition<'a> {
    #[serde(with = "word")]
    pub id: PropositionId,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub position: u32,
    #[serde(borrow)]
    pub wording: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub note: Cow<'a, str>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article<'a> {
    #[serde(with = "word")]
    pub id: ArticleId,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub position: u32,
    #[serde(with = "word::maybe", default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<OutletId>,
    #[serde(with = "word::maybe", default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<OutletId>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub title: Cow<'a, str>,
    #[serde(with = "word::maybe", default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    #[serde(with = "word::maybe", default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<ArticleId>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub byline: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub place: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub language: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub file: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub intake: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub url: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub published_at: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub captured_at: Cow<'a, str>,
    #[serde(with = "word::maybe", default, skip_serializing_if = "Option::is_none")]
    pub file_sha256: Option<TextHash>,
    #[serde(with = "word")]
    pub sha256: TextHash,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text<'a> {
    #[serde(with = "word")]
    pub article: ArticleId,
    #[serde(borrow)]
    pub text: Cow<'a, str>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentences {
    #[serde(with = "word")]
    pub article: ArticleId,
    pub spans: Vec<At>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag<'a> {
    #[serde(with = "word")]
    pub id: TagId,
    #[serde(with = "word")]
    pub article: ArticleId,
    pub at: At,
    #[serde(with = "word")]
    pub kind: KindId,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub quote: Cow<'a, str>,
    #[serde(with = "word")]
    pub coder: CoderId,
    #[serde(with = "word")]
    pub created: Moment,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub denial: Cow<'a, str>,
    /// `outlet`, or the tag whose attribution names who speaks.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub speaker: Cow<'a, str>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribution<'a> {
    #[serde(with = "word")]
    pub tag: TagId,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cue: Vec<At>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<At>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub hops: Vec<Hop<'a>>,
}

/// One of `outlet` and `source` says who.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hop<'a> {
    #[serde(with = "word::maybe", default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<OutletId>,
    #[serde(with = "word::maybe", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    #[serde(default, skip_serializing_if = "is_nowhere")]
    pub at: At,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub count: u32,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub unnamed: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub access: Cow<'a, str>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stance<'a> {
    #[serde(with = "word")]
    pub id: StanceId,
    #[serde(with = "word")]
    pub proposition: PropositionId,
    #[serde(with = "word")]
    pub article: ArticleId,
    pub at: At,
    #[serde(with = "word::maybe", default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<TagId>,
    #[serde(borrow)]
    pub stance: Cow<'a, str>,
    #[serde(with = "word")]
    pub coder: CoderId,
    #[serde(with = "word")]
    pub created: Moment,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note<'a> {
    #[serde(with = "word")]
    pub id: NoteId,
    #[serde(with = "word")]
    pub on: Id,
    #[serde(default, skip_serializing_if = "is_nowhere")]
    pub at: At,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub text: Cow<'a, str>,
    #[serde(with = "word")]
    pub coder: CoderId,
    #[serde(with = "word")]
    pub created: Moment,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    #[serde(with = "word")]
    pub article: ArticleId,
    #[serde(with = "word")]
    pub coder: CoderId,
    #[serde(default, skip_serializing_if = "is_false")]
    pub read: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nothing_here: Vec<At>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Derivation<'a> {
    #[serde(with = "word")]
    pub from: ArticleId,
    #[serde(with = "word")]
    pub to: ArticleId,
    #[serde(borrow)]
    pub kind: Cow<'a, str>,
    #[serde(with = "word")]
    pub coder: CoderId,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub reason: Cow<'a, str>,
}
