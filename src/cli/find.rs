//! What is meant by an article, a kind, a source or a proposition, as people
//! write them.
//!
//! An article goes by id, by headline (or its first words, where it has none),
//! by file name, or by its position in the list, from 1. A kind goes by id, name
//! or letter. A source goes by id, by a name or alias, or by its position in the
//! register by name; a proposition by id, wording or position.

use std::sync::Arc;

use crate::analysis::article_name;
use crate::edit::Refused;
use crate::model::{
    Article, ArticleId, KindId, Project, Proposition, PropositionId, Source, SourceId, Who,
};

/// The article that is meant by some words.
pub fn article(project: &Project, words: &str) -> Result<ArticleId, Refused> {
    let words = words.trim();
    if let Some(found) = words.parse().ok().and_then(|id| project.article(id)) {
        return Ok(found.id);
    }
    let lower = words.to_lowercase();
    let by = |name: &dyn Fn(&Article) -> String| -> Vec<ArticleId> {
        let is_meant = |article: &&Arc<Article>| name(article).to_lowercase() == lower;
        project.in_order().filter(is_meant).map(|article| article.id).collect()
    };
    for found in
        [by(&|article| article_name(project, article)), by(&|article| article.file.clone())]
    {
        match found.as_slice() {
            [] => {}
            [only] => return Ok(*only),
            several => {
                let reason = format!("{} articles are called `{words}`: use an id", several.len());
                return Err(Refused::because(reason));
            }
        }
    }
    match words.parse() {
        Ok(position) => article_at(project, position),
        Err(_) => Err(Refused::because(format!("there is no article `{words}`"))),
    }
}

/// The article at a position in the list, from 1.
pub fn article_at(project: &Project, position: usize) -> Result<ArticleId, Refused> {
    let found = position.checked_sub(1).and_then(|nth| project.article_at(nth));
    found.map(|article| article.id).ok_or_else(|| {
        let n = project.articles().len();
        Refused::because(format!("there is no article {position}: the project has {n}"))
    })
}

/// The kind that is meant by some words.
pub fn kind(project: &Project, words: &str) -> Result<KindId, Refused> {
    let words = words.trim();
    if let Some(row) = words.parse().ok().and_then(|id| project.kind(id)) {
        return Ok(row.id);
    }
    let lower = words.to_lowercase();
    let by_name = project.kinds().iter().find(|row| row.name.to_lowercase() == lower);
    let by_letter =
        || project.kinds().iter().find(|row| row.letter.to_lowercase().to_string() == lower);
    by_name.or_else(by_letter).map(|row| row.id).ok_or_else(|| {
        let names: Vec<&str> = project.kinds().iter().map(|row| row.name.as_str()).collect();
        let names = names.join(", ");
        Refused::because(format!("there is no kind `{words}`: the codebook has {names}"))
    })
}

/// The source that is meant by some words.
pub fn source(project: &Project, words: &str) -> Result<SourceId, Refused> {
    let words = words.trim();
    if let Some(found) = words.parse().ok().and_then(|id| project.source(id)) {
        return Ok(found.id);
    }
    let mut called = project.sources().iter().filter(|it| it.is_called(words));
    match (called.next(), called.count()) {
        (Some(only), 0) => return Ok(only.id),
        (Some(_), more) => {
            let n = more + 1;
            return Err(Refused::because(format!("{n} sources are called `{words}`: use an id")));
        }
        (None, _) => {}
    }
    match words.parse() {
        Ok(position) => source_at(project, position),
        Err(_) => Err(Refused::because(format!(
            "there is no source `{words}`: add it, or give an id or another name of it"
        ))),
    }
}

/// The source at a position in the register by name, from 1.
pub fn source_at(project: &Project, position: usize) -> Result<SourceId, Refused> {
    let mut register: Vec<&Arc<Source>> = project.sources().iter().collect();
    register.sort_by_cached_key(|it| (it.name.to_lowercase(), it.id));
    let found = position.checked_sub(1).and_then(|nth| register.get(nth));
    found.map(|it| it.id).ok_or_else(|| {
        let n = register.len();
        Refused::because(format!("there is no source {position}: the register has {n}"))
    })
}

/// Whoever some words mean in a chain: an outlet or agency, or a source. Unnamed
/// sources are apart, so that only an id means one of them.
pub fn who(project: &Project, words: &str) -> Option<Who> {
    let words = words.trim();
    if let Some(found) = words.parse().ok().and_then(|id| project.source(id)) {
        return Some(Who::Source(found.id));
    }
    if let Some(found) = words.parse().ok().and_then(|id| project.outlet(id)) {
        return Some(Who::Outlet(found.id));
    }
    let named = |it: &&Arc<Source>| !it.kind.is_unnamed() && it.is_called(words);
    let lower = words.to_lowercase();
    let outlet = project.outlets().iter().find(|it| it.name.to_lowercase() == lower);
    let source = || project.sources().iter().find(named).map(|it| Who::Source(it.id));
    outlet.map(|it| Who::Outlet(it.id)).or_else(source)
}

/// The proposition that is meant by some words.
pub fn proposition(project: &Project, words: &str) -> Result<PropositionId, Refused> {
    let words = words.trim();
    if let Some(found) = worded(project, words) {
        return Ok(found.id);
    }
    match words.parse() {
        Ok(position) => proposition_at(project, position),
        Err(_) => Err(Refused::because(format!(
            "there is no proposition `{words}`: add it, or give its wording, id or position"
        ))),
    }
}

/// The proposition of an id or a wording.
pub fn worded<'p>(project: &'p Project, words: &str) -> Option<&'p Arc<Proposition>> {
    let lower = words.trim().to_lowercase();
    let by_id = words.trim().parse().ok().and_then(|id| project.proposition(id));
    by_id.or_else(|| project.propositions().iter().find(|it| it.wording.to_lowercase() == lower))
}

/// The proposition at a position in the list, from 1.
pub fn proposition_at(project: &Project, position: usize) -> Result<PropositionId, Refused> {
    let list = project.propositions_in_order();
    let found = position.checked_sub(1).and_then(|nth| list.get(nth));
    found.map(|it| it.id).ok_or_else(|| {
        let n = list.len();
        Refused::because(format!("there is no proposition {position}: the project has {n}"))
    })
}
