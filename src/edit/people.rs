//! Coders, outlets and agencies, and the project's own title.

use super::Hand;
use crate::model::{Change, Coder, CoderId, Edit, Header, Ids, Outlet, OutletId, Project};

/// Finds the coder of that name or adds one. The name is trimmed; names that
/// differ only in case are one person's.
pub fn coder(project: &Project, ids: &mut Ids, name: &str) -> (CoderId, Edit) {
    let name = name.trim();
    let same = |coder: &&std::sync::Arc<Coder>| coder.name.to_lowercase() == name.to_lowercase();
    if let Some(known) = project.coders().iter().find(same) {
        return (known.id, Edit::default());
    }
    let id = CoderId(ids.make());
    let coder = Coder { id, name: name.to_owned() };
    (id, Edit { label: format!("add coder {name}"), changes: vec![Change::add(coder)] })
}

/// Gives a coder another name.
pub fn rename_coder(project: &Project, id: CoderId, name: &str) -> Edit {
    match project.coder(id) {
        Some(old) if !name.trim().is_empty() && old.name != name.trim() => Edit {
            label: "rename coder".to_owned(),
            changes: vec![Change::replace(old, Coder { id, name: name.trim().to_owned() })],
        },
        _ => Edit::default(),
    }
}

/// Gives the project a title.
pub fn retitle(project: &Project, title: &str) -> Edit {
    let title = title.trim();
    if project.header().title == title {
        return Edit::default();
    }
    let after = Header { title: title.to_owned() };
    Edit {
        label: "change the project’s title".to_owned(),
        changes: vec![Change::replace(project.header(), after)],
    }
}

/// Finds the outlet or agency of that name, or plans to add one to `changes`.
/// None for a blank name. Earlier changes of the same edit are looked through.
pub(super) fn outlet(
    project: &Project,
    hand: &mut Hand<'_>,
    name: &str,
    agency: bool,
    changes: &mut Vec<Change>,
) -> Option<OutletId> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    let lower = name.to_lowercase();
    let same = |outlet: &Outlet| outlet.name.to_lowercase() == lower;
    let known = project.outlets().iter().find(|outlet| same(outlet));
    let planned = || {
        changes.iter().find_map(|change| match &change.after {
            Some(crate::model::Record::Outlet(outlet)) if same(outlet) => Some(outlet),
            _ => None,
        })
    };
    if let Some(found) = known.or_else(planned) {
        return Some(found.id);
    }
    let id = OutletId(hand.ids.make());
    changes.push(Change::add(Outlet { id, name: name.to_owned(), agency }));
    Some(id)
}
