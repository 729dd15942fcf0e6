//! Sentences in, chains and cues out.

use super::*;
use crate::edit::fixture::Desk;

fn propose(desk: &Desk, nth: usize) -> Option<Proposal> {
    let sentence = desk.sentence(nth);
    let text = desk.project.text(desk.article);
    let reading = read(sentence.of_text(text), None);
    of_reading(&desk.project, desk.article, sentence, &reading)
}

fn accept_at(desk: &mut Desk, nth: usize) {
    let proposal = propose(desk, nth).unwrap();
    let (article, sentence) = (desk.article, desk.sentence(nth));
    let (project, mut hand) = desk.hand();
    let edit = accept(&project, &mut hand, article, sentence, None, &proposal).unwrap();
    desk.project.apply(&edit.changes);
}

fn chains(desk: &Desk) -> Vec<String> {
    let name = |who| match who {
        Who::Outlet(id) => desk.project.outlet_name(Some(id)).to_owned(),
        Who::Source(id) => desk.project.source(id).unwrap().name.clone(),
    };
    let told = |it: &Attribution| {
        let text = desk.project.text(desk.article);
        let hops: Vec<String> = it.hops.iter().map(|hop| name(hop.who)).collect();
        let cue: Vec<&str> = it.cue.iter().map(|at| at.of_text(text)).collect();
        format!("{} | {}", hops.join(" ◂ "), cue.join(" "))
    };
    let tags = desk.project.tags_of(desk.article);
    tags.filter_map(|tag| desk.project.attribution(tag.id)).map(|it| told(it)).collect()
}

#[test]
fn accepting_tags_and_fills_parts_and_chain_in_one_step() {
    let mut desk = Desk::with("The ministry said the dam held.|He said it would stand.");
    let before = desk.project.clone();
    accept_at(&mut desk, 0);
    assert_eq!(chains(&desk), ["The ministry | said"]);
    let once = desk.project.clone();
    // A pronoun means whoever spoke last.
    accept_at(&mut desk, 1);
    assert_eq!(chains(&desk), ["The ministry | said", "The ministry | said"]);
    assert_eq!(desk.project.sources().len(), 1);
    assert!(once != before);
}

#[test]
fn an_agency_is_known_whatever_it_is_called() {
    let mut desk = Desk::with("The Reuters news agency reported that the dam was unsafe.");
    accept_at(&mut desk, 0);
    assert_eq!(chains(&desk), ["Reuters | reported"]);
    assert!(desk.project.sources().is_empty());
}

#[test]
fn an_agency_that_was_told_stands_before_who_told_it() {
    let mut desk = Desk::with("Sources told Reuters that the dam was unsafe.");
    accept_at(&mut desk, 0);
    assert_eq!(chains(&desk), ["Reuters ◂ Sources | told"]);
}

#[test]
fn what_somebody_is_said_to_want_or_intend_is_no_step() {
    let mut desk = Desk::with(
        "An official said that Norlund had asked for help.|Officials said the mayor vowed to go.",
    );
    accept_at(&mut desk, 0);
    accept_at(&mut desk, 1);
    assert_eq!(chains(&desk), ["An official | said", "Officials | said"]);
    // Who is said to have said so is one.
    let mut desk = Desk::with("The wire said that the mayor had denied the report.");
    accept_at(&mut desk, 0);
    assert_eq!(chains(&desk), ["The wire ◂ the mayor | had denied"]);
}

#[test]
fn a_denial_is_set_with_its_kind_or_decided() {
    let mut desk = Desk::with("He was not aware of such a plan.");
    let (article, sentence) = (desk.article, desk.sentence(0));
    for _ in 0..2 {
        let (project, mut hand) = desk.hand();
        let kind = DenialKind::DisavowsKnowledge;
        let edit = accept_denial(&project, &mut hand, article, sentence, kind);
        desk.project.apply(&edit.changes);
        let kinds: Vec<_> = desk.project.tags_of(article).map(|tag| tag.denial).collect();
        assert_eq!(kinds, [Some(kind)]);
    }
}
