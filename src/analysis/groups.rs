//! Articles that one text was made into: groups of those that are tied by
//! derivations, those that the analyst confirmed or others.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::{ArticleId, Project};

/// For each article the first of its group, in the order of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    first: FxHashMap<ArticleId, ArticleId>,
}

impl Groups {
    /// Joins what the project's derivations tie.
    pub fn of(project: &Project) -> Self {
        let ties = project.derivations().iter().filter(|it| it.ties());
        Self::of_pairs(project, ties.map(|it| (it.from, it.to)))
    }

    /// Joins pairs of articles.
    pub fn of_pairs(
        project: &Project,
        pairs: impl IntoIterator<Item = (ArticleId, ArticleId)>,
    ) -> Self {
        let place = |id| project.article(id).map_or(u32::MAX, |article| article.position);
        let mut first: FxHashMap<ArticleId, ArticleId> = FxHashMap::default();
        for (a, b) in pairs {
            let (a, b) = (root(&mut first, a), root(&mut first, b));
            if a != b {
                let (head, tail) = if (place(a), a) <= (place(b), b) { (a, b) } else { (b, a) };
                first.insert(tail, head);
            }
        }
        let members: Vec<ArticleId> = first.keys().copied().collect();
        for member in members {
            root(&mut first, member);
        }
        Self { first }
    }

    /// The first article of the group that an article is in; itself where it is
    /// tied to no other.
    pub fn first_of(&self, article: ArticleId) -> ArticleId {
        self.first.get(&article).copied().unwrap_or(article)
    }

    /// The first article of the group of one that is tied to another.
    pub fn tied(&self, article: ArticleId) -> Option<ArticleId> {
        self.first.get(&article).copied()
    }
}

impl Groups {
    /// The groups, each ascending by id, and so are the groups by their first; an
    /// article without ties is in none.
    pub fn list(&self) -> Vec<Vec<ArticleId>> {
        let mut groups: BTreeMap<ArticleId, Vec<ArticleId>> = BTreeMap::new();
        for (article, first) in &self.first {
            groups.entry(*first).or_default().push(*article);
        }
        let mut groups: Vec<Vec<ArticleId>> = groups.into_values().collect();
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.sort_unstable();
        groups
    }
}

/// The root of an article; the way there is shortened.
fn root(first: &mut FxHashMap<ArticleId, ArticleId>, article: ArticleId) -> ArticleId {
    let mut top = article;
    while let Some(next) = first.get(&top).filter(|next| **next != top) {
        top = *next;
    }
    let mut at = article;
    loop {
        match first.insert(at, top) {
            Some(next) if next != at => at = next,
            _ => return top,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn ties_join_in_any_order() {
        let article = |n| ArticleId(Id(n));
        let project = Project::new("");
        let pairs = [(4, 3), (1, 2), (2, 3), (7, 8)].map(|(a, b)| (article(a), article(b)));
        let groups = Groups::of_pairs(&project, pairs);
        for n in [1, 2, 3, 4] {
            assert_eq!(groups.first_of(article(n)), article(1), "{n}");
            assert_eq!(groups.tied(article(n)), Some(article(1)));
        }
        assert_eq!(groups.first_of(article(8)), article(7));
        let list = [vec![1, 2, 3, 4], vec![7, 8]];
        let list: Vec<Vec<ArticleId>> =
            list.into_iter().map(|group| group.into_iter().map(article).collect()).collect();
        assert_eq!(groups.list(), list);
        assert!(Groups::of_pairs(&project, []).list().is_empty());
        assert_eq!((groups.first_of(article(9)), groups.tied(article(9))), (article(9), None));
    }
}
