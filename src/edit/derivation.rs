//! What one article owes to another, as the analyst decides.

use super::{Hand, Refused};
use crate::model::{ArticleId, Change, Derivation, DerivationKind, Edit, Project};

/// Says how an article's text comes from another's; none takes back what was
/// said. What was said of the two the other way round goes.
pub fn decide(
    project: &Project,
    hand: &Hand<'_>,
    (from, to): (ArticleId, ArticleId),
    kind: Option<DerivationKind>,
    reason: &str,
) -> Result<Edit, Refused> {
    if from == to {
        return Err(Refused::because("an article does not derive from itself"));
    }
    let mut edit = Edit::new(kind.map_or("undecide derivation", DerivationKind::label));
    edit.changes.extend(project.derivations().get(&(to, from)).map(Change::remove));
    let old = project.derivations().get(&(from, to));
    let new = kind.map(|kind| {
        let reason = reason.trim().to_owned();
        Derivation { from, to, kind, coder: hand.coder, reason }
    });
    match (old, new) {
        (Some(old), Some(new)) if (old.kind, &old.reason) == (new.kind, &new.reason) => {}
        (Some(old), Some(new)) => edit.changes.push(Change::replace(old, new)),
        (Some(old), None) => edit.changes.push(Change::remove(old)),
        (None, Some(new)) => edit.changes.push(Change::add(new)),
        (None, None) => {}
    }
    Ok(edit)
}
