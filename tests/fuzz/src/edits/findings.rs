//! One for each edit of who says what, and of what: sources, chains, denials,
//! propositions, links, grades, derivations.

use hearsay::edit::attribution::{self, Part, Step};
use hearsay::edit::proposition::{self, Target};
use hearsay::edit::{derivation, grade, proposal, source, tag, version};
use hearsay::model::*;

use super::{Desk, Op};

/// The edits.
pub const OPS: [Op; 27] = [
    |desk| {
        let (tag, nth) = (desk.tag(), desk.below(DenialKind::ALL.len() + 1));
        tag::set_denial(&desk.project, &[tag], DenialKind::ALL.get(nth).copied())
    },
    |desk| {
        let (tag, of) = (desk.tag(), desk.tag());
        let speaker = [Speaker::ByRule, Speaker::Outlet, Speaker::Of(of)][desk.below(3)];
        tag::set_speaker(&desk.project, tag, speaker)
    },
    |desk| desk.on_part(Part::Cue),
    |desk| desk.on_part(Part::Content),
    |desk| {
        let (tag, step) = (desk.attribution(), desk.step());
        desk.try_plan(|project, hand| attribution::add_hop(project, hand, tag, &step))
    },
    |desk| {
        let (tag, step, count) = (desk.attribution(), desk.step(), desk.below(9) as u32);
        let at = desk.part_of(tag);
        desk.try_plan(|project, hand| attribution::add_hop_at(project, hand, tag, &step, at, count))
    },
    |desk| {
        let (tag, nth) = (desk.attribution(), desk.below(3));
        let hops = desk.project.attribution(tag).map(|it| it.hops.clone()).unwrap_or_default();
        let Some(old) = hops.get(nth) else { return Edit::default() };
        let hop = Hop { access: desk.words(), unnamed: desk.words(), ..old.clone() };
        attribution::set_hop(&desk.project, tag, nth, hop).unwrap_or_default()
    },
    |desk| {
        let (tag, nth) = (desk.attribution(), desk.below(3));
        attribution::remove_hop(&desk.project, tag, nth).unwrap_or_default()
    },
    |desk| {
        let (from, to) = (desk.attribution(), desk.attribution());
        attribution::copy_chain(&desk.project, from, to).unwrap_or_default()
    },
    |desk| {
        let (article, nth) = (desk.article(), desk.below(12));
        let Some(&sentence) = desk.project.sentences(article).get(nth) else {
            return Edit::default();
        };
        let proposed = proposal::of_sentence(&desk.project, article, nth);
        if let Some((it, tag)) = proposed.attribution {
            return desk.try_plan(|project, hand| {
                proposal::accept(project, hand, article, sentence, tag, &it)
            });
        }
        let Some(kind) = proposed.denial else { return Edit::default() };
        desk.plan(|project, hand| proposal::accept_denial(project, hand, article, sentence, kind))
    },
    |desk| {
        let (name, kind) = (desk.words(), SourceKind::ALL[desk.below(5)]);
        desk.try_plan(|project, hand| source::add(project, hand, &name, kind).map(|(_, edit)| edit))
    },
    |desk| {
        let source = desk.source();
        let Some(old) = desk.project.source(source).cloned() else { return Edit::default() };
        let (aliases, about) = (vec![desk.words(), desk.words()], desk.words());
        source::describe(&desk.project, Source { aliases, about, ..Source::clone(&old) })
            .unwrap_or_default()
    },
    |desk| {
        let (from, into) = (desk.source(), desk.source());
        source::merge(&desk.project, from, into).unwrap_or_default()
    },
    |desk| {
        let (source, tag, name) = (desk.source(), desk.attribution(), desk.words());
        desk.try_plan(|project, hand| {
            source::split(project, hand, source, &[tag], &name).map(|(_, edit)| edit)
        })
    },
    |desk| {
        let source = desk.source();
        source::remove(&desk.project, source).unwrap_or_default()
    },
    |desk| {
        let (on, nth) = match desk.below(2) {
            0 => (Graded::Source(desk.source()), desk.below(6)),
            _ => (Graded::Proposition(desk.proposition()), desk.below(6)),
        };
        let there = match on {
            Graded::Source(id) => desk.project.source(id).is_some(),
            Graded::Proposition(id) => desk.project.proposition(id).is_some(),
        };
        let marks = match on {
            Graded::Source(_) => Mark::RELIABILITY,
            Graded::Proposition(_) => Mark::CREDIBILITY,
        };
        let (reason, origins) = (desk.words(), desk.below(3));
        if !there {
            return Edit::default();
        }
        desk.try_plan(|project, hand| grade::give(project, hand, on, marks[nth], &reason, origins))
    },
    |desk| {
        let wording = desk.words();
        desk.try_plan(|project, hand| {
            proposition::add(project, hand, &wording).map(|(_, edit)| edit)
        })
    },
    |desk| {
        let (it, wording, note) = (desk.proposition(), desk.words(), desk.words());
        proposition::describe(&desk.project, it, &wording, &note).unwrap_or_default()
    },
    |desk| {
        let (from, into) = (desk.proposition(), desk.proposition());
        proposition::merge(&desk.project, from, into).unwrap_or_default()
    },
    |desk| {
        let (from, link, wording) = (desk.proposition(), desk.link(), desk.words());
        let Some(link) = link else { return Edit::default() };
        desk.try_plan(|project, hand| {
            proposition::split(project, hand, from, &[link.id], &wording).map(|(_, edit)| edit)
        })
    },
    |desk| {
        let it = desk.proposition();
        proposition::remove(&desk.project, it).unwrap_or_default()
    },
    |desk| {
        let (it, to) = (desk.proposition(), desk.below(5));
        proposition::reorder(&desk.project, it, to)
    },
    |desk| {
        let article = desk.article();
        let (run, wording) = (desk.sentences(article), desk.words());
        desk.try_plan(|project, hand| {
            let target = |at: &Span| Target::of_sentence(project, hand, article, *at);
            let targets: Vec<Target> = run.iter().map(target).collect();
            proposition::link_to_wording(project, hand, &wording, &targets)
        })
    },
    |desk| {
        let (it, tag) = (desk.proposition(), desk.tag());
        let tag = desk.project.tag(tag).cloned();
        let (Some(tag), Some(_)) = (tag, desk.project.proposition(it)) else {
            return Edit::default();
        };
        desk.plan(|project, hand| proposition::link(project, hand, it, &[Target::of_tag(&tag)]))
    },
    |desk| {
        let (link, nth) = (desk.link(), desk.below(StanceKind::ALL.len() + 1));
        let Some(link) = link else { return Edit::default() };
        match StanceKind::ALL.get(nth) {
            Some(kind) => proposition::set_stance(&desk.project, &[link], *kind),
            None => proposition::unlink(&desk.project, &link),
        }
    },
    |desk| {
        let (pair, nth) = ((desk.article(), desk.article()), desk.below(4));
        let (kind, reason) = (DerivationKind::ALL.get(nth).copied(), desk.words());
        if desk.project.article(pair.0).is_none() || desk.project.article(pair.1).is_none() {
            return Edit::default();
        }
        desk.try_plan(|project, hand| derivation::decide(project, hand, pair, kind, &reason))
    },
    |desk| {
        let (article, of) = (desk.article(), desk.article());
        let of = (desk.below(3) > 0).then_some(of);
        version::set(&desk.project, &[(article, of)]).unwrap_or_default()
    },
];

impl Desk<'_> {
    fn on_part(&mut self, part: Part) -> Edit {
        let tag = self.attribution();
        let words = self.part_of(tag);
        if words.is_empty() {
            return Edit::default();
        }
        attribution::toggle_part(&self.project, tag, part, words).unwrap_or_default()
    }

    /// Some words of the article that a tag is in; none where there is no tag.
    fn part_of(&mut self, tag: TagId) -> Span {
        let article = self.project.tag(tag).map(|tag| tag.article);
        let part = article.and_then(|article| self.part(article));
        part.map_or_else(Span::default, |(_, words)| words)
    }

    fn attribution(&mut self) -> TagId {
        let is_one = |tag: &&std::sync::Arc<Tag>| tag.kind == KindId::Attribution;
        let all: Vec<TagId> = self.project.tags().iter().filter(is_one).map(|tag| tag.id).collect();
        let nth = self.below(all.len());
        all.get(nth).copied().unwrap_or(TagId(Id(0)))
    }

    fn source(&mut self) -> SourceId {
        let nth = self.below(self.project.sources().len());
        self.project.sources().iter().nth(nth).map_or(SourceId(Id(0)), |it| it.id)
    }

    fn proposition(&mut self) -> PropositionId {
        let nth = self.below(self.project.propositions().len());
        self.project.propositions().iter().nth(nth).map_or(PropositionId(Id(0)), |it| it.id)
    }

    fn link(&mut self) -> Option<Stance> {
        let nth = self.below(self.project.stances().len());
        self.project.stances().iter().nth(nth).map(|it| Stance::clone(it))
    }

    fn step(&mut self) -> Step {
        let name = self.words();
        match self.below(8) {
            0 => {
                let source = self.source();
                match self.project.source(source) {
                    Some(known) => Step::Known(Who::Source(known.id)),
                    None => Step::Relay { name, agency: true },
                }
            }
            1 => Step::Relay { name, agency: true },
            2 => Step::Relay { name, agency: false },
            nth => Step::Source { name, kind: SourceKind::ALL[nth - 3] },
        }
    }
}
