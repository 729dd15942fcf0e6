//! Bytes in and out: the project file, articles coming in, tables going out.
//!
//! * [`project_file`] reads, checks and writes projects.
//! * [`import`] makes drafts of articles from files, one file a format.
//! * [`export`] writes any table, one file a format.
//! * [`output`] says what a result must not be written over.
//! * [`safe_write`] replaces a file whole or not at all.
//! * [`journal`] keeps every edit that no save has taken yet, and undo's history.
//! * [`companion`] is how the files beside a project are opened and made.
//! * [`lock`] says who has a project open.
//! * [`disk`] is where all of this touches files; [`stamp`] tells their states.
//! * [`versions`] keeps what was saved over.
//! * [`trouble`] says in plain words what a disk reports.
//!
//! Nothing here opens a dialog, asks for the time, or knows how a project is
//! edited; times and names come in as arguments.

pub mod companion;
pub mod disk;
pub mod export;
pub mod import;
pub mod journal;
pub mod lock;
pub mod output;
pub mod project_file;
pub mod safe_write;
pub mod stamp;
pub mod trouble;
pub mod versions;
