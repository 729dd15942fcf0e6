//! Who codes, and who publishes.

use super::{CoderId, Keyed, OutletId};

/// A person who tags. The name is asked for, never taken from the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coder {
    /// Their id.
    pub id: CoderId,
    /// Their name, as they gave it.
    pub name: String,
}

impl Keyed for Coder {
    type Key = CoderId;
    fn key(&self) -> CoderId {
        self.id
    }
}

/// Who publishes an article, or the wire service that one credits. Neither is
/// a source: a source is somebody who says something inside an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// Its id.
    pub id: OutletId,
    /// Its name.
    pub name: String,
    /// Whether it is a wire service.
    pub agency: bool,
}

impl Keyed for Outlet {
    type Key = OutletId;
    fn key(&self) -> OutletId {
        self.id
    }
}
