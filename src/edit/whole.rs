//! A whole project as one edit: what its journal begins with where no file holds
//! the project yet.

use std::sync::Arc;

use crate::model::{Change, Edit, Keyed, List, Project, Record, TagKind};

/// The edit that makes this project of a new and empty one.
pub fn of(project: &Project) -> Edit {
    fn add_all<R: Keyed>(list: &List<R>, changes: &mut Vec<Change>)
    where
        for<'a> Record: From<&'a Arc<R>>,
    {
        changes.extend(list.iter().map(Change::add));
    }
    let empty = Project::new("");
    let mut changes = Vec::new();
    if project.header() != empty.header() {
        changes.push(Change::replace(empty.header(), project.header()));
    }
    add_all(project.coders(), &mut changes);
    for kind in project.kinds().iter() {
        let same_id = |old: &&Arc<TagKind>| old.id == kind.id;
        match empty.kinds().iter().find(same_id) {
            Some(old) if old == kind => {}
            Some(old) => changes.push(Change::replace(old, kind)),
            None => changes.push(Change::add(kind)),
        }
    }
    add_all(project.outlets(), &mut changes);
    add_all(project.sources(), &mut changes);
    add_all(project.propositions(), &mut changes);
    add_all(project.grades(), &mut changes);
    add_all(project.articles(), &mut changes);
    add_all(project.texts(), &mut changes);
    add_all(project.all_sentences(), &mut changes);
    add_all(project.tags(), &mut changes);
    add_all(project.attributions(), &mut changes);
    add_all(project.stances(), &mut changes);
    add_all(project.notes(), &mut changes);
    add_all(project.reviews(), &mut changes);
    add_all(project.derivations(), &mut changes);
    Edit { label: "begin with a copy".to_owned(), changes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::fixture::Desk;
    use crate::edit::{codebook, note, review, tag};
    use crate::model::{KindId, Subject};

    #[test]
    fn an_empty_project_becomes_the_same_one() {
        let mut desk = Desk::with("One.|Two.|Three.");
        let (article, sentence) = (desk.article, desk.sentence(0));
        let (project, mut hand) = desk.hand();
        let claim = tag::toggle(&project, &mut hand, article, &[sentence], KindId::Claim);
        let mut project = project;
        project.apply(&claim.changes);
        let on = Subject::Sentence(article, sentence);
        let noted = note::set(&project, &mut hand, on, "look again");
        project.apply(&noted.changes);
        let read = review::toggle_read(&project, &hand, article);
        project.apply(&read.changes);
        let (_, own) = codebook::add(&project, hand.ids, "Motive").unwrap();
        project.apply(&own.changes);
        let mut other = Project::new("");
        other.apply(&of(&project).changes);
        assert_eq!(other, project);
    }
}
