//! Operations on who says what: proposals, denials, speakers, and the parts and
//! chains of attributions.

use super::fields::{Fields, own_tags};
use super::ops::{Op, Run};
use crate::edit::attribution::{self, Part};
use crate::edit::{Hand, Refused, proposal, tag};
use crate::model::{Attribution, DenialKind, Edit, Hop, KindId, Project, Speaker, TagId};

/// The operations.
pub const OPS: &[Op] = &[
    Op {
        name: "accept",
        takes: "article, sentence",
        does: "accepts what is proposed for a sentence: an attribution with its parts and chain, \
               else a kind of denial",
        signed: true,
        run: Run::Plan(accept),
    },
    Op {
        name: "denial_kind",
        takes: "to, tag, or article, sentence, [through, words or span]",
        does: "says of denials which kind they are: denies, disputes_part, disavows_knowledge, \
               declines, no_response, or undecided",
        signed: true,
        run: Run::Plan(set_denial),
    },
    Op {
        name: "speaker",
        takes: "to, tag, or article, kind, sentence, [through, words or span]",
        does: "says who speaks in a tag: rule, outlet, or an attribution by its id or sentence",
        signed: true,
        run: Run::Plan(set_speaker),
    },
    Op {
        name: "cue",
        takes: "words or span, tag, or article, sentence, [through]",
        does: "marks words as the cue of an attribution",
        signed: true,
        run: Run::Plan(|project, hand, it| set_part(project, hand, it, Part::Cue, true)),
    },
    Op {
        name: "not_cue",
        takes: "words or span, tag, or article, sentence, [through]",
        does: "takes that mark back, from just these words",
        signed: true,
        run: Run::Plan(|project, hand, it| set_part(project, hand, it, Part::Cue, false)),
    },
    Op {
        name: "content",
        takes: "words or span, tag, or article, sentence, [through]",
        does: "marks words as what is attributed",
        signed: true,
        run: Run::Plan(|project, hand, it| set_part(project, hand, it, Part::Content, true)),
    },
    Op {
        name: "not_content",
        takes: "words or span, tag, or article, sentence, [through]",
        does: "takes that mark back, from just these words",
        signed: true,
        run: Run::Plan(|project, hand, it| set_part(project, hand, it, Part::Content, false)),
    },
    Op {
        name: "add_hop",
        takes: "who, [as, words or span, count, unnamed, access], tag, or article, sentence, \
                [through]",
        does: "adds a step to the end of a chain: who is known by name or id, or is a new person, \
               body, described, bare, document, agency or outlet",
        signed: true,
        run: Run::Plan(add_hop),
    },
    Op {
        name: "change_hop",
        takes: "nth, [who, as, words or span, count, unnamed, access], tag, or article, sentence, \
                [through]",
        does: "changes a step of a chain, counted from 1",
        signed: true,
        run: Run::Plan(change_hop),
    },
    Op {
        name: "remove_hop",
        takes: "nth, tag, or article, sentence, [through]",
        does: "takes a step out of a chain, counted from 1",
        signed: true,
        run: Run::Plan(remove_hop),
    },
    Op {
        name: "copy_chain",
        takes: "from, tag, or article, sentence, [through]",
        does: "gives an attribution the chain of another, by its id or sentence",
        signed: true,
        run: Run::Plan(copy_chain),
    },
];

fn accept(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let article = it.article(project)?;
    let (nth, sentence) = it.sentence(project, article)?;
    let proposed = proposal::of_sentence(project, article, nth);
    if let Some((proposal, tag)) = proposed.attribution {
        return proposal::accept(project, hand, article, sentence, tag, &proposal);
    }
    match proposed.denial {
        Some(kind) => Ok(proposal::accept_denial(project, hand, article, sentence, kind)),
        None => Err(Refused::because("nothing is proposed for this sentence: tag it yourself")),
    }
}

fn set_denial(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let names = DenialKind::ALL.map(DenialKind::name);
    let names: Vec<&str> = names.into_iter().chain(["undecided"]).collect();
    let known = |said: &str| match said {
        "undecided" => Some(None),
        _ => DenialKind::by_name(said).map(Some),
    };
    let to = it.one_of("to", known, &names)?;
    if it.has("tag") {
        let denial = it.tag_on(project, hand, KindId::Denial)?;
        return Ok(tag::set_denial(project, &[denial.id], to));
    }
    let (article, target) = it.target(project)?;
    let denials = own_tags(project, hand, article, &target, KindId::Denial);
    if denials.is_empty() {
        return Err(Refused::because("there is no denial of yours there: tag it first"));
    }
    Ok(tag::set_denial(project, &denials, to))
}

fn set_speaker(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.tag(project, hand)?;
    let Some(tag) = project.tag(id) else { return Ok(Edit::default()) };
    let speaker = match it.words_of("to") {
        Some("rule") => Speaker::ByRule,
        Some("outlet") => Speaker::Outlet,
        _ => Speaker::Of(it.attribution(project, hand, "to", tag.article)?),
    };
    it.take("to");
    if let Speaker::Of(of) = speaker
        && (of == id || project.tag(of).is_none_or(|it| it.article != tag.article))
    {
        return Err(Refused::because(
            "only another attribution of this article can say who speaks",
        ));
    }
    Ok(tag::set_speaker(project, id, speaker))
}

fn set_part(
    project: &Project,
    hand: &Hand<'_>,
    it: &mut Fields,
    part: Part,
    marked: bool,
) -> Result<Edit, Refused> {
    let tag = it.tag_on(project, hand, KindId::Attribution)?;
    let words = it.words_near(project, tag)?;
    let marks = project.attribution(tag.id).map_or(&[][..], |it| match part {
        Part::Cue => &it.cue,
        Part::Content => &it.content,
    });
    if marks.contains(&words) == marked {
        return Ok(Edit::default());
    }
    attribution::toggle_part(project, tag.id, part, words)
}

fn add_hop(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.tag_on(project, hand, KindId::Attribution)?.id;
    let mut changes = Vec::new();
    let who = attribution::who(project, hand, &it.step(project)?, &mut changes)?;
    let mut hop = Hop::of(who);
    overwrite(project, id, &mut hop, it)?;
    let old = project.attribution(id);
    let mut parts = old.map_or_else(|| Attribution::blank(id), |old| Attribution::clone(old));
    parts.hops.push(hop);
    let mut edit = attribution::set(project, parts, "add to the chain")?;
    edit.changes.splice(0..0, changes);
    Ok(edit)
}

fn change_hop(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.tag_on(project, hand, KindId::Attribution)?.id;
    let (nth, mut hop) = hop_at(project, id, it)?;
    let mut changes = Vec::new();
    if it.has("who") {
        hop.who = attribution::who(project, hand, &it.step(project)?, &mut changes)?;
    }
    overwrite(project, id, &mut hop, it)?;
    let mut edit = attribution::set_hop(project, id, nth, hop)?;
    edit.changes.splice(0..0, changes);
    Ok(edit)
}

fn remove_hop(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.tag_on(project, hand, KindId::Attribution)?.id;
    let (nth, _) = hop_at(project, id, it)?;
    attribution::remove_hop(project, id, nth)
}

fn copy_chain(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let to = it.tag_on(project, hand, KindId::Attribution)?;
    let from = it.attribution(project, hand, "from", to.article)?;
    attribution::copy_chain(project, from, to.id)
}

/// The step that `nth` means, and its number from 0.
fn hop_at(project: &Project, tag: TagId, it: &mut Fields) -> Result<(usize, Hop), Refused> {
    let nth = it.position("nth")? - 1;
    let hops = project.attribution(tag).map_or(&[][..], |it| it.hops.as_slice());
    let hop = hops.get(nth).cloned();
    hop.map(|hop| (nth, hop)).ok_or_else(|| {
        let n = hops.len();
        Refused::because(format!("there is no step {}: the chain has {n}", nth + 1))
    })
}

/// Puts the fields that are given in place of what is known of a step.
fn overwrite(project: &Project, tag: TagId, hop: &mut Hop, it: &mut Fields) -> Result<(), Refused> {
    if (it.has("words") || it.has("span"))
        && let Some(tag) = project.tag(tag)
    {
        hop.at = it.words_near(project, tag)?;
    }
    if let Some(count) = it.count("count")? {
        hop.count = count;
    }
    for (name, known) in [("unnamed", &mut hop.unnamed), ("access", &mut hop.access)] {
        if let Some(said) = it.some_text(name)? {
            said.trim().clone_into(known);
        }
    }
    Ok(())
}
