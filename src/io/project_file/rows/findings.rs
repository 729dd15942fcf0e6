//! The lines of what analysts made of the tags: sources, grades, propositions,
//! attributions, stances, derivations.

use std::borrow::Cow;

use super::{all_at, at, one_of, span, spans};
use crate::io::project_file::lists::Row;
use crate::io::project_file::v1;
use crate::model::{
    Attribution, Derivation, DerivationKind, Grade, Graded, Hop, List, Parts, Project, Proposition,
    Source, SourceKind, Stance, StanceKind, Who,
};

impl Row for Source {
    stands_in!("sources", "source", ["name"], sources, v1::Source<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.sources()
    }

    fn to_line(&self) -> v1::Source<'_> {
        v1::Source {
            id: self.id,
            name: Cow::Borrowed(&self.name),
            kind: Cow::Borrowed(self.kind.name()),
            aliases: self.aliases.iter().map(|alias| Cow::Borrowed(alias.as_str())).collect(),
            about: Cow::Borrowed(&self.about),
        }
    }

    fn of_line(line: v1::Source<'_>) -> Result<Self, String> {
        Ok(Self {
            id: line.id,
            name: line.name.into_owned(),
            kind: one_of(&line.kind, SourceKind::ALL, SourceKind::name, "kind of source")?,
            aliases: line.aliases.into_iter().map(Cow::into_owned).collect(),
            about: line.about.into_owned(),
        })
    }
}

impl Row for Grade {
    stands_in!("grades", "grade", ["mark", "reason"], grades, v1::Grade<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.grades()
    }

    fn to_line(&self) -> v1::Grade<'_> {
        v1::Grade {
            id: self.id,
            on: self.on.id(),
            mark: self.mark,
            reason: Cow::Borrowed(&self.reason),
            coder: self.coder,
            created: self.created,
        }
    }

    fn of_line(line: v1::Grade<'_>) -> Result<Self, String> {
        Ok(Self {
            id: line.id,
            on: Graded::of(line.on, line.mark),
            mark: line.mark,
            reason: line.reason.into_owned(),
            coder: line.coder,
            created: line.created,
        })
    }
}

impl Row for Proposition {
    stands_in!("propositions", "proposition", ["wording"], propositions, v1::Proposition<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.propositions()
    }

    fn to_line(&self) -> v1::Proposition<'_> {
        v1::Proposition {
            id: self.id,
            position: self.position,
            wording: Cow::Borrowed(&self.wording),
            note: Cow::Borrowed(&self.note),
        }
    }

    fn of_line(line: v1::Proposition<'_>) -> Result<Self, String> {
        Ok(Self {
            id: line.id,
            position: line.position,
            wording: line.wording.into_owned(),
            note: line.note.into_owned(),
        })
    }
}

impl Row for Attribution {
    stands_in!("attributions", "attribution", ["tag"], attributions, v1::Attribution<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.attributions()
    }

    fn to_line(&self) -> v1::Attribution<'_> {
        let hop = |hop: &Hop| -> v1::Hop<'static> {
            let (outlet, source) = match hop.who {
                Who::Outlet(outlet) => (Some(outlet), None),
                Who::Source(source) => (None, Some(source)),
            };
            v1::Hop {
                outlet,
                source,
                at: at(hop.at),
                count: hop.count,
                unnamed: Cow::Owned(hop.unnamed.clone()),
                access: Cow::Owned(hop.access.clone()),
            }
        };
        v1::Attribution {
            tag: self.tag,
            cue: all_at(&self.cue),
            content: all_at(&self.content),
            hops: self.hops.iter().map(hop).collect(),
        }
    }

    fn of_line(line: v1::Attribution<'_>) -> Result<Self, String> {
        let hop = |hop: v1::Hop<'_>| -> Result<Hop, String> {
            let who = match (hop.outlet, hop.source) {
                (Some(outlet), None) => Who::Outlet(outlet),
                (None, Some(source)) => Who::Source(source),
                _ => return Err("a step of a chain is an outlet or a source".to_owned()),
            };
            Ok(Hop {
                who,
                at: span(hop.at),
                count: hop.count,
                unnamed: hop.unnamed.into_owned(),
                access: hop.access.into_owned(),
            })
        };
        Ok(Self {
            tag: line.tag,
            cue: spans(line.cue),
            content: spans(line.content),
            hops: line.hops.into_iter().map(hop).collect::<Result<_, _>>()?,
        })
    }
}

impl Row for Stance {
    stands_in!("stances", "stance", ["stance", "proposition", "article"], stances, v1::Stance<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.stances()
    }

    fn to_line(&self) -> v1::Stance<'_> {
        v1::Stance {
            id: self.id,
            proposition: self.proposition,
            article: self.article,
            at: at(self.at),
            tag: self.tag,
            stance: Cow::Borrowed(self.kind.name()),
            coder: self.coder,
            created: self.created,
        }
    }

    fn of_line(line: v1::Stance<'_>) -> Result<Self, String> {
        Ok(Self {
            id: line.id,
            proposition: line.proposition,
            article: line.article,
            at: span(line.at),
            tag: line.tag,
            kind: one_of(&line.stance, StanceKind::ALL, StanceKind::name, "stance")?,
            coder: line.coder,
            created: line.created,
        })
    }
}

impl Row for Derivation {
    stands_in!("derivations", "derivation", ["from", "to"], derivations, v1::Derivation<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.derivations()
    }

    fn to_line(&self) -> v1::Derivation<'_> {
        v1::Derivation {
            from: self.from,
            to: self.to,
            kind: Cow::Borrowed(self.kind.name()),
            coder: self.coder,
            reason: Cow::Borrowed(&self.reason),
        }
    }

    fn of_line(line: v1::Derivation<'_>) -> Result<Self, String> {
        Ok(Self {
            from: line.from,
            to: line.to,
            kind: one_of(
                &line.kind,
                DerivationKind::ALL,
                DerivationKind::name,
                "kind of derivation",
            )?,
            coder: line.coder,
            reason: line.reason.into_owned(),
        })
    }
}
