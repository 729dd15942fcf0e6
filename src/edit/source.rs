//! The register of sources: adding, describing, merging, splitting, removing.

use super::{Hand, Refused, counted};
use crate::model::{
    Attribution, Change, Edit, Grade, Graded, Hop, Project, Record, Source, SourceId, SourceKind,
    TagId, Who,
};

/// Adds a source. Unnamed ones may have the words of others; of named ones there
/// is one a name.
pub fn add(
    project: &Project,
    hand: &mut Hand<'_>,
    name: &str,
    kind: SourceKind,
) -> Result<(SourceId, Edit), Refused> {
    let mut edit = Edit::new(format!("add source {}", name.trim()));
    let id = planned(project, hand, name, kind, &mut edit.changes)?;
    Ok((id, edit))
}

/// Finds the source of that name or plans to add one to `changes`. Earlier
/// changes of the same edit are looked through. An unnamed source is always a
/// new one.
pub(super) fn planned(
    project: &Project,
    hand: &mut Hand<'_>,
    name: &str,
    kind: SourceKind,
    changes: &mut Vec<Change>,
) -> Result<SourceId, Refused> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refused::because("a source needs a name, or words that describe it"));
    }
    if !kind.is_unnamed() {
        let is_it = |source: &Source| !source.kind.is_unnamed() && source.is_called(name);
        let known = project.sources().iter().find(|source| is_it(source));
        let planned = changes.iter().find_map(|change| match &change.after {
            Some(Record::Source(source)) if is_it(source) => Some(source),
            _ => None,
        });
        if let Some(found) = known.or(planned) {
            return Ok(found.id);
        }
    }
    let id = SourceId(hand.ids.make());
    let (aliases, about) = (Vec::new(), String::new());
    changes.push(Change::add(Source { id, name: name.to_owned(), kind, aliases, about }));
    Ok(id)
}

/// Exchanges what is known of a source.
pub fn describe(project: &Project, new: Source) -> Result<Edit, Refused> {
    let old = known(project, new.id)?;
    let trimmed = |words: &String| words.trim().to_owned();
    let mut aliases: Vec<String> = new.aliases.iter().map(trimmed).collect();
    aliases.retain(|alias| !alias.is_empty());
    let new = Source { name: trimmed(&new.name), about: trimmed(&new.about), aliases, ..new };
    if new.name.is_empty() {
        return Err(Refused::because("a source needs a name, or words that describe it"));
    }
    if new == **old {
        return Ok(Edit::default());
    }
    let label = format!("change source {}", new.name);
    Ok(Edit { label, changes: vec![Change::replace(old, new)] })
}

/// Makes one source of two: all that `from` says, and its grades, are `into`'s
/// from then on, and its names are aliases.
pub fn merge(project: &Project, from: SourceId, into: SourceId) -> Result<Edit, Refused> {
    if from == into {
        return Err(Refused::because("a source cannot be merged with itself"));
    }
    let (old, kept) = (known(project, from)?, known(project, into)?);
    let mut merged = Source::clone(kept);
    for name in std::iter::once(&old.name).chain(&old.aliases) {
        if !merged.is_called(name) {
            merged.aliases.push(name.clone());
        }
    }
    if merged.about.is_empty() {
        merged.about.clone_from(&old.about);
    } else if !old.about.is_empty() && old.about != merged.about {
        merged.about = format!("{}\n{}", merged.about, old.about);
    }
    let mut edit = Edit::new(format!("merge {} into {}", old.name, kept.name));
    if merged != **kept {
        edit.changes.push(Change::replace(kept, merged));
    }
    edit.changes.extend(respoken(project, from, into, |_| true));
    let graded = project.grades_of(Graded::Source(from));
    edit.changes.extend(graded.map(|grade| {
        Change::replace(grade, Grade { on: Graded::Source(into), ..Grade::clone(grade) })
    }));
    edit.changes.push(Change::remove(old));
    Ok(edit)
}

/// Makes two sources of one: the attributions given are those of a new one from
/// then on. Grades stay with the old one.
pub fn split(
    project: &Project,
    hand: &mut Hand<'_>,
    source: SourceId,
    attributions: &[TagId],
    name: &str,
) -> Result<(SourceId, Edit), Refused> {
    let old = known(project, source)?;
    let name = name.trim();
    if name.is_empty() {
        return Err(Refused::because("the new source needs a name"));
    }
    let id = SourceId(hand.ids.make());
    let moved = respoken(project, source, id, |tag| attributions.contains(&tag));
    if moved.is_empty() {
        return Err(Refused::because("choose what the new source says"));
    }
    let (aliases, about) = (Vec::new(), String::new());
    let new = Source { id, name: name.to_owned(), kind: old.kind, aliases, about };
    let mut edit = Edit::new(format!("split {} off {}", name, old.name));
    edit.changes.push(Change::add(new));
    edit.changes.extend(moved);
    Ok((id, edit))
}

/// Takes a source that says nothing out of the register, with its grades.
pub fn remove(project: &Project, source: SourceId) -> Result<Edit, Refused> {
    let old = known(project, source)?;
    let n = project.chains_with(Who::Source(source)).count();
    if n > 0 {
        return Err(Refused::because(format!(
            "{} stands in {}: merge it with another, or clear these first",
            old.name,
            counted(n, "attribution")
        )));
    }
    let mut edit = Edit::new(format!("remove source {}", old.name));
    edit.changes.extend(project.grades_of(Graded::Source(source)).map(Change::remove));
    edit.changes.push(Change::remove(old));
    Ok(edit)
}

fn known(project: &Project, id: SourceId) -> Result<&std::sync::Arc<Source>, Refused> {
    project.source(id).ok_or_else(|| Refused::because("this source is no longer in the register"))
}

/// The changes that put one source in the place of another in some chains.
fn respoken(
    project: &Project,
    from: SourceId,
    into: SourceId,
    which: impl Fn(TagId) -> bool,
) -> Vec<Change> {
    let of = |hop: &Hop| match hop.who {
        Who::Source(source) if source == from => Hop { who: Who::Source(into), ..hop.clone() },
        _ => hop.clone(),
    };
    let chains = project.chains_with(Who::Source(from)).filter(|tag| which(tag.id));
    let chains = chains.filter_map(|tag| project.attribution(tag.id));
    chains
        .map(|old| {
            let hops = old.hops.iter().map(of).collect();
            Change::replace(old, Attribution { hops, ..Attribution::clone(old) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::attribution;
    use crate::edit::fixture::Desk;
    use crate::model::KindId;

    /// A desk whose sentences are attributed to sources of these names.
    fn desk(names: &[&str]) -> (Desk, Vec<TagId>) {
        let text: Vec<String> = names.iter().map(|name| format!("{name} said so.")).collect();
        let mut desk = Desk::with(&text.join("|"));
        let mut tags = Vec::new();
        for (nth, name) in names.iter().enumerate() {
            let tag = desk.tag(nth, KindId::Attribution);
            let (project, mut hand) = desk.hand();
            let kind = SourceKind::Body;
            let step = attribution::Step::Source { name: (*name).to_owned(), kind };
            let edit = attribution::add_hop(&project, &mut hand, tag, &step).unwrap();
            desk.project.apply(&edit.changes);
            tags.push(tag);
        }
        (desk, tags)
    }

    fn register(project: &Project) -> Vec<String> {
        let told = |source: &std::sync::Arc<Source>| {
            let n = project.chains_with(Who::Source(source.id)).count();
            format!("{} ({}): {n}", source.name, source.aliases.join(", "))
        };
        let mut all: Vec<String> = project.sources().iter().map(told).collect();
        all.sort();
        all
    }

    #[test]
    fn a_name_is_one_source_and_merging_and_splitting_undo() {
        let (mut desk, tags) = desk(&["The ministry", "the Ministry", "Islamabad"]);
        assert_eq!(register(&desk.project), ["Islamabad (): 1", "The ministry (): 2"]);
        let by_name = |project: &Project, name: &str| {
            project.sources().iter().find(|source| source.is_called(name)).unwrap().id
        };
        let before = desk.project.clone();
        let (city, ministry) = (by_name(&before, "Islamabad"), by_name(&before, "the ministry"));
        let edit = merge(&before, city, ministry).unwrap();
        desk.project.apply(&edit.changes);
        assert_eq!(register(&desk.project), ["The ministry (Islamabad): 3"]);
        let merged = desk.project.clone();
        desk.project.apply(&edit.reversed().changes);
        assert!(desk.project == before);

        desk.project = merged.clone();
        let (project, mut hand) = desk.hand();
        let (_, apart) =
            split(&project, &mut hand, ministry, &tags[1..2], "The interior ministry").unwrap();
        desk.project.apply(&apart.changes);
        assert_eq!(
            register(&desk.project),
            ["The interior ministry (): 1", "The ministry (Islamabad): 2"]
        );
        desk.project.apply(&apart.reversed().changes);
        assert!(desk.project == merged);
    }

    #[test]
    fn a_source_that_says_something_is_not_removed() {
        let (mut desk, tags) = desk(&["The ministry"]);
        let id = desk.project.sources().iter().next().unwrap().id;
        let why = remove(&desk.project, id).unwrap_err().to_string();
        assert!(why.contains("stands in 1 attribution"), "{why}");
        let edit = crate::edit::tag::remove(&desk.project, tags[0]);
        desk.project.apply(&edit.changes);
        let edit = remove(&desk.project, id).unwrap();
        desk.project.apply(&edit.changes);
        assert!(desk.project.sources().is_empty());
    }
}
