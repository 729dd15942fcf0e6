//! Whether what analysts made of the tags stands: that all it speaks of is there.

use crate::model::{
    Attribution, CoderId, Derivation, Grade, Graded, Project, PropositionId, SourceId, Stance, Tag,
    Who,
};

/// The tag is there, the chain is of known links, and all lies in the text.
pub fn parts(project: &Project, it: &Attribution) -> bool {
    let known = |who| match who {
        Who::Outlet(outlet) => project.outlet(outlet).is_some(),
        Who::Source(source) => project.source(source).is_some(),
    };
    project.tag(it.tag).is_some_and(|tag| {
        let text = project.text(tag.article);
        it.spans().all(|at| at.fits(text)) && it.hops.iter().all(|hop| known(hop.who))
    })
}

/// Both ends of a link are there.
pub fn stance(project: &Project, it: &Stance) -> bool {
    project.proposition(it.proposition).is_some()
        && project.article(it.article).is_some()
        && it.at.fits(project.text(it.article))
        && it.tag.is_none_or(|tag| project.tag(tag).is_some())
        && project.coder(it.coder).is_some()
}

/// What is graded is there.
pub fn grade(project: &Project, it: &Grade) -> bool {
    let there = match it.on {
        Graded::Source(source) => project.source(source).is_some(),
        Graded::Proposition(proposition) => project.proposition(proposition).is_some(),
    };
    there && project.coder(it.coder).is_some()
}

/// Both articles are there.
pub fn derivation(project: &Project, it: &Derivation) -> bool {
    let there = |article| project.article(article).is_some();
    it.from != it.to && there(it.from) && there(it.to) && project.coder(it.coder).is_some()
}

/// Whether anything hangs on a tag.
pub fn miss_tag(project: &Project, tag: &Tag) -> bool {
    project.attribution(tag.id).is_some()
        || project.stances_with(tag).next().is_some()
        || project.spoken_by(tag.id).next().is_some()
}

/// Whether a source is spoken of.
pub fn miss_source(project: &Project, source: SourceId) -> bool {
    project.chains_with(Who::Source(source)).next().is_some()
        || project.grades_of(Graded::Source(source)).next().is_some()
}

/// Whether a proposition is spoken of.
pub fn miss_proposition(project: &Project, it: PropositionId) -> bool {
    project.stances_on(it).next().is_some()
        || project.grades_of(Graded::Proposition(it)).next().is_some()
}

/// Whether a coder is spoken of.
pub fn miss_coder(project: &Project, coder: CoderId) -> bool {
    project.grades().iter().any(|it| it.coder == coder)
        || project.stances().iter().any(|it| it.coder == coder)
        || project.derivations().iter().any(|it| it.coder == coder)
}
