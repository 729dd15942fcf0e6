//! What a project is: one file a noun.
//!
//! Values only. Nothing here does I/O, asks for the time or for chance, or
//! panics; nothing here knows how a project is shown or stored.
//!
//! * [`Project`] holds sorted [`List`]s of records and finds things in them.
//! * [`Change`] and [`Edit`] are the only way in which a project changes.
//! * [`Table`] is what analyses hand to exporters.

pub mod article;
pub mod attribution;
pub mod change;
pub mod denial;
pub mod derivation;
pub mod grade;
pub mod header;
pub mod id;
pub mod list;
pub mod moment;
pub mod note;
pub mod people;
pub mod project;
pub mod proposition;
pub mod review;
pub(crate) mod shared_map;
pub mod source;
pub mod span;
pub mod table;
pub mod tag;
pub mod tag_kind;

pub use article::{Article, Draft, Provenance, Sentences, Text, TextHash};
pub use attribution::{Attribution, Hop, Speaker, Who};
pub use change::{Change, Edit, Record, Way};
pub use denial::DenialKind;
pub use derivation::{Derivation, DerivationKind};
pub use grade::{Grade, Graded, Mark};
pub use header::Header;
pub use id::{
    ArticleId, CoderId, GradeId, Id, Ids, KindId, NoteId, OutletId, PropositionId, SourceId,
    StanceId, TagId,
};
pub use list::{Keyed, List};
pub use moment::Moment;
pub use note::{Note, Subject};
pub use people::{Coder, Outlet};
pub use project::{Parts, Project};
pub use proposition::{Proposition, Stance, StanceKind};
pub use review::Review;
pub use source::{Source, SourceKind};
pub use span::Span;
pub use table::{Cell, Table};
pub use tag::Tag;
pub use tag_kind::{Hue, TagKind};
