//! What can be worked out from a project: pure functions, and nothing is kept.
//!
//! * [`board`](mod@board) lays out who asserts, denies, hedges or is silent on what.
//! * [`speaker`] says who speaks in a tag; [`origins`](mod@origins) how many
//!   independent origins a proposition has; [`groups`] which articles are of one text.
//! * [`tag_rows`](mod@tag_rows) lists tags as rows for export.
//! * [`coverage`] says how far an article was gone through.
//! * [`derivation`] proposes which articles were made from which.
//! * [`difference`](mod@difference) says what changed between two states.
//! * [`elsewhere`] finds sentences of other articles that say the same.
//! * [`said`](mod@said) lists what a source says, in order of time.
//! * [`overview`](mod@overview) lists what is left to do, and counts tags.
//! * [`side_by_side`](mod@side_by_side) puts two articles beside each other.
//! * [`search`](mod@search) finds words in all texts.
//! * [`stats`](mod@stats) counts.
//! * [`version_of`] finds articles that look like a version of an earlier one.
//!
//! Nothing here changes a project, reads or writes files, or draws.

pub mod board;
pub mod coverage;
pub mod derivation;
pub mod difference;
pub mod elsewhere;
pub mod groups;
pub mod origins;
pub mod overview;
pub mod said;
pub mod search;
pub mod side_by_side;
pub mod speaker;
pub mod stats;
pub mod tag_rows;
pub mod version_of;

pub use board::{Board, By, board};
pub use coverage::Coverage;
pub use difference::{Difference, difference};
pub use elsewhere::Elsewhere;
pub use said::{Saying, said};
pub use search::{Hits, Needle, search};
pub use stats::{Stats, stats};
pub use tag_rows::{Choice, article_name, tag_rows};
pub use version_of::{VersionOf, versions};
