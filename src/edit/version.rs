//! Which articles are versions of earlier ones, as the analyst decides.

use super::{Refused, counted};
use crate::model::{Article, ArticleId, Change, Edit, Project};

/// Says of articles which earlier one each is a version of, or of none.
pub fn set(
    project: &Project,
    versions: &[(ArticleId, Option<ArticleId>)],
) -> Result<Edit, Refused> {
    let mut edit = Edit::default();
    let mut next = project.clone();
    for (id, of) in versions {
        let (Some(old), of) = (next.article(*id), *of) else {
            return Err(Refused::because("there is no such article"));
        };
        if let Some(of) = of {
            stands(&next, *id, of)?;
        }
        if old.previous != of {
            let change = Change::replace(old, Article { previous: of, ..Article::clone(old) });
            next.apply(std::slice::from_ref(&change));
            edit.changes.push(change);
        }
    }
    let are = versions.iter().any(|(_, of)| of.is_some());
    edit.label = match edit.changes.len() {
        1 if are => "mark as a version".to_owned(),
        1 => "mark as no version".to_owned(),
        n => format!("mark {} as versions", counted(n, "article")),
    };
    Ok(edit)
}

/// Refuses what goes in a circle.
fn stands(project: &Project, id: ArticleId, of: ArticleId) -> Result<(), Refused> {
    if project.article(of).is_none() {
        return Err(Refused::because("the earlier version is not there"));
    }
    let mut earlier = Some(of);
    // A file made by hand may have a circle that leads nowhere near.
    for _ in 0..=project.articles().len() {
        match earlier {
            Some(it) if it == id => {
                return Err(Refused::because(
                    "an article is no version of itself or of a later one",
                ));
            }
            Some(it) => earlier = project.article(it).and_then(|it| it.previous),
            None => break,
        }
    }
    Ok(())
}

/// What becomes of the versions of an article that goes: they follow the one before.
pub fn without(project: &Project, gone: &Article) -> Vec<Change> {
    let follow = project.versions_of(gone.id).map(|it| {
        let previous = gone.previous.filter(|of| *of != it.id);
        Change::replace(it, Article { previous, ..Article::clone(it) })
    });
    follow.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::article;
    use crate::edit::fixture::Desk;
    use crate::model::Draft;

    #[test]
    fn versions_follow_each_other_and_go_in_no_circle() {
        let mut desk = Desk::with("The dam held.");
        let draft = |text: &str| Draft { text: text.to_owned(), ..Draft::default() };
        let drafts = vec![draft("It held, they said."), draft("It held until noon.")];
        let (project, mut hand) = desk.hand();
        let edit = article::add(&project, &mut hand, drafts).edit;
        desk.project.apply(&edit.changes);
        let ids: Vec<ArticleId> = desk.project.in_order().map(|it| it.id).collect();
        let [a, b, c] = ids[..] else { panic!("{ids:?}") };
        let before = desk.project.clone();

        let edit = set(&desk.project, &[(b, Some(a)), (c, Some(b))]).unwrap();
        assert_eq!(edit.label, "mark 2 articles as versions");
        desk.project.apply(&edit.changes);
        assert!(set(&desk.project, &[(a, Some(c))]).is_err());
        assert!(set(&desk.project, &[(a, Some(a))]).is_err());
        assert!(set(&desk.project, &[(c, Some(b))]).unwrap().changes.is_empty());

        let gone = article::remove(&desk.project, b).unwrap();
        desk.project.apply(&gone.changes);
        assert_eq!(desk.project.article(c).unwrap().previous, Some(a));
        assert_eq!(desk.project.versions_of(a).count(), 1);
        desk.project.apply(&gone.reversed().changes);
        desk.project.apply(&edit.reversed().changes);
        assert!(desk.project == before && desk.project.versions().next().is_none());
    }
}
