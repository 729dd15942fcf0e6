//! Edits in, words out.

use super::*;
use crate::edit::article::{self, Details};
use crate::edit::fixture::Desk;
use crate::edit::{Hand, codebook, note, people, review, sentence, tag};
use crate::model::{Change, Draft, Id, KindId, Span, Subject, TagKind};

const TEXT: &str = "The dam held.|The mayor denied it.|Crews left at noon.";

type Plan = fn(&Project, &mut Hand<'_>, ArticleId) -> Edit;

fn spans(project: &Project, article: ArticleId, n: usize) -> Vec<Span> {
    vec![project.sentences(article)[n]]
}

/// The tag on the first sentence, and a note on it.
fn tagged() -> Desk {
    let mut desk = Desk::with(TEXT);
    for plan in [
        (|p, hand, id| tag::toggle(p, hand, id, &spans(p, id, 0), KindId::Claim)) as Plan,
        |p, hand, _| note::set(p, hand, Subject::Tag(first_tag(p)), "Who says so?"),
        |p, hand, id| review::toggle_nothing(p, hand, id, &spans(p, id, 2)),
        |p, hand, id| {
            let details = Details { outlet: "The Courier".to_owned(), ..details(p, id) };
            article::describe(p, hand, id, &details)
        },
    ] {
        make(&mut desk, plan);
    }
    desk
}

fn first_tag(project: &Project) -> crate::model::TagId {
    project.tags().iter().next().unwrap().id
}

fn details(project: &Project, id: ArticleId) -> Details {
    Details::of(project, project.article(id).unwrap())
}

fn make(desk: &mut Desk, plan: Plan) {
    let article = desk.article;
    let (project, mut hand) = desk.hand();
    let edit = plan(&project, &mut hand, article);
    desk.project.apply(&edit.changes);
}

fn told(difference: &Difference) -> Vec<String> {
    std::iter::once(difference.headline())
        .chain(difference.lines().map(|line| line.to_string()))
        .collect()
}

const HERE: &str = "The Courier · The dam held. The mayor denied it. Crews left at noon.";

#[track_caller]
fn check(plan: Plan, headline: &str, lines: &[&str], back: &[&str]) {
    let mut desk = tagged();
    let before = desk.project.clone();
    make(&mut desk, plan);
    let mut want = vec![headline];
    want.extend(lines);
    assert_eq!(told(&difference(&before, &desk.project)), want);
    let reversed = told(&difference(&desk.project, &before));
    assert_eq!(reversed[reversed.len() - back.len()..], *back);
}

#[test]
fn what_is_the_same_has_no_words() {
    let desk = tagged();
    let same = difference(&desk.project, &desk.project.clone());
    assert!(same.is_empty());
    assert_eq!(told(&same), ["no changes"]);
}

#[test]
fn tags_and_notes_are_told_by_their_words() {
    check(
        |p, hand, id| tag::toggle(p, hand, id, &spans(p, id, 1), KindId::Denial),
        "1 tag added in 1 article",
        &[HERE, "  + Denial “The mayor denied it.”, by Ada"],
        &[HERE, "  - Denial “The mayor denied it.”, by Ada"],
    );
    check(
        |p, _, _| tag::change_kind(p, first_tag(p), KindId::Denial),
        "1 tag changed in 1 article",
        &[HERE, "  ~ Denial “The dam held.”: was Claim"],
        &["  ~ Claim “The dam held.”: was Denial"],
    );
    check(
        |p, _, _| tag::move_to(p, first_tag(p), Span::new(4, 12)),
        "1 tag changed in 1 article",
        &[HERE, "  ~ Claim “dam held”: was on “The dam held.” → “dam held”"],
        &["  ~ Claim “The dam held.”: was on “dam held” → “The dam held.”"],
    );
    check(
        |p, hand, _| note::set(p, hand, Subject::Tag(first_tag(p)), "Who says\nso, and when?"),
        "1 note changed in 1 article",
        &[HERE, "  ~ note on Claim “The dam held.”: “Who says so?” → “Who says so, and when?”"],
        &["  ~ note on Claim “The dam held.”: “Who says so, and when?” → “Who says so?”"],
    );
    check(
        |p, hand, id| {
            let sentence = p.sentences(id)[1];
            note::set(p, hand, Subject::Sentence(id, sentence), "Ask her.")
        },
        "1 note added in 1 article",
        &[HERE, "  + note on “The mayor denied it.”: “Ask her.”, by Ada"],
        &["  - note on “The mayor denied it.”: “Ask her.”, by Ada"],
    );
    check(
        |p, _, _| tag::remove(p, first_tag(p)),
        "1 tag removed, 1 note removed in 1 article",
        &[
            HERE,
            "  - Claim “The dam held.”, by Ada",
            "  - note on Claim “The dam held.”: “Who says so?”, by Ada",
        ],
        &["  + note on Claim “The dam held.”: “Who says so?”, by Ada"],
    );
}

#[test]
fn sentences_and_marks_are_told_by_their_words() {
    check(
        |p, _, id| sentence::merge(p, id, 0).unwrap(),
        "1 sentence merged in 1 article",
        &[HERE, "  ~ sentences 1–2 merged: “The dam held. The mayor denied it.”"],
        &["  ~ sentence 1 split: “The dam held. | The mayor denied it.”"],
    );
    check(
        |p, hand, id| review::set_read(p, hand, id, true),
        "1 read mark added in 1 article",
        &[HERE, "  + read to the end, by Ada"],
        &["  - read to the end, by Ada"],
    );
    check(
        |p, hand, id| review::toggle_nothing(p, hand, id, &spans(p, id, 1)),
        "1 “nothing here” mark added in 1 article",
        &[HERE, "  + nothing here: “The mayor denied it.”, by Ada"],
        &["  - nothing here: “The mayor denied it.”, by Ada"],
    );
}

#[test]
fn details_title_codebook_and_people_are_told_by_what_changed() {
    check(
        |p, hand, id| {
            let details = Details {
                outlet: "Shamal 24".to_owned(),
                published: Some(jiff::civil::date(2025, 12, 1)),
                ..details(p, id)
            };
            article::describe(p, hand, id, &details)
        },
        "details of 1 article changed; 1 outlet added",
        &[
            "Shamal 24 · The dam held. The mayor denied it. Crews left at noon.",
            "  ~ outlet “The Courier” → “Shamal 24”; published nothing → 2025-12-01",
            "the project",
            "  + outlet “Shamal 24”",
        ],
        &["the project", "  - outlet “Shamal 24”"],
    );
    check(
        |p, _, _| people::retitle(p, "The dam at Karsk"),
        "title changed",
        &["the project", "  ~ title “Test” → “The dam at Karsk”"],
        &["  ~ title “The dam at Karsk” → “Test”"],
    );
    check(
        |p, _, _| {
            let claim = TagKind::clone(p.kind(KindId::Claim).unwrap());
            let row = TagKind { letter: 'K', example: "It rained.".to_owned(), ..claim };
            codebook::update(p, row).unwrap()
        },
        "1 code changed",
        &[
            "the project",
            "  ~ code Claim: letter C → K; example “The blast killed eleven people.” → “It rained.”",
        ],
        &["  ~ code Claim: letter K → C; example “It rained.” → “The blast killed eleven people.”"],
    );
    check(
        |p, hand, _| codebook::add(p, hand.ids, "Evidence").unwrap().1,
        "1 code added",
        &["the project", "  + code “Evidence”, letter E"],
        &["  - code “Evidence”, letter E"],
    );
    check(
        |p, hand, _| people::coder(p, hand.ids, "Bo").1,
        "1 coder added",
        &["the project", "  + coder “Bo”"],
        &["  - coder “Bo”"],
    );
    check(
        |p, hand, _| people::rename_coder(p, hand.coder, "Ada Grey"),
        "1 coder changed",
        &["the project", "  ~ coder “Ada” → “Ada Grey”"],
        &["  ~ coder “Ada Grey” → “Ada”"],
    );
}

#[test]
fn an_article_is_added_or_removed_as_one() {
    check(
        |p, _, id| article::remove(p, id).unwrap(),
        "1 article removed; 1 tag removed, 1 note removed, 1 “nothing here” mark removed in 1 \
         article",
        &[
            HERE,
            "  - article, 3 sentences",
            "  - 1 tag: 1 Claim",
            "  - 1 note",
            "  - 1 “nothing here” mark",
        ],
        &[
            HERE,
            "  + article, 3 sentences",
            "  + 1 tag: 1 Claim",
            "  + 1 note",
            "  + 1 “nothing here” mark",
        ],
    );
}

fn second(project: &Project, hand: &mut Hand<'_>) -> Edit {
    let text = "Rain fell.".to_owned();
    let sentences = vec![Span::of(0..text.len())];
    article::add(project, hand, vec![Draft { text, sentences, ..Draft::default() }]).edit
}

#[test]
fn a_moved_article_is_told_once() {
    let mut desk = tagged();
    make(&mut desk, |p, hand, _| second(p, hand));
    let before = desk.project.clone();
    make(&mut desk, |p, _, id| article::reorder(p, id, 1));
    let want =
        ["order of the articles changed", "the project", "  ~ order of the articles in the list"];
    assert_eq!(told(&difference(&before, &desk.project)), want);
}

#[test]
fn a_text_that_another_program_changed_is_told() {
    let desk = tagged();
    let mut after = desk.project.clone();
    let text = crate::model::Text {
        article: desk.article,
        text: desk.project.text(desk.article).replace("noon", "ten").into(),
    };
    let mut run = crate::model::Sentences {
        article: desk.article,
        spans: desk.project.sentences(desk.article).to_vec(),
    };
    let whole = Change::remove(run.clone());
    run.spans[2].end -= 1;
    after.apply(&[Change::add(text), whole, Change::add(run)]);
    let difference = difference(&desk.project, &after);
    assert_eq!(difference.headline(), "1 text changed, 1 boundary moved in 1 article");
    assert!(told(&difference)[2].starts_with("  ~ text of 54 characters, was 55: “The dam held."));
}

#[test]
fn every_record_that_differs_is_told_even_where_nothing_is_to_be_seen() {
    // A record of each kind, changed in every field that has no words of its own.
    let mut desk = tagged();
    make(&mut desk, |p, hand, _| second(p, hand));
    let p = desk.project.clone();
    let tag = p.tags().iter().next().unwrap();
    let note = p.notes().iter().next().unwrap();
    let article = p.article(desk.article).unwrap();
    let later = "2027-01-01T00:00:00Z".parse().unwrap();
    let someone = crate::model::CoderId(Id(77));
    let other = p.in_order().next_back().unwrap().id;
    let hash = crate::model::TextHash([0; 32]);
    for change in [
        Change::replace(article, crate::model::Article { sha256: hash, ..(**article).clone() }),
        Change::replace(tag, crate::model::Tag { created: later, ..(**tag).clone() }),
        Change::replace(tag, crate::model::Tag { coder: someone, ..(**tag).clone() }),
        Change::replace(tag, crate::model::Tag { article: other, ..(**tag).clone() }),
        Change::replace(tag, crate::model::Tag { quote: String::new(), ..(**tag).clone() }),
        Change::replace(note, crate::model::Note { created: later, ..(**note).clone() }),
        Change::replace(note, crate::model::Note { coder: someone, ..(**note).clone() }),
        Change::replace(
            article,
            crate::model::Article { intake: "x".to_owned(), ..(**article).clone() },
        ),
        Change::replace(
            article,
            crate::model::Article {
                provenance: crate::model::Provenance {
                    file_sha256: Some(hash),
                    ..crate::model::Provenance::default()
                },
                ..(**article).clone()
            },
        ),
        Change::replace(
            article,
            crate::model::Article { previous: Some(other), ..(**article).clone() },
        ),
        Change::replace(article, crate::model::Article { position: 9, ..(**article).clone() }),
        Change::replace(
            article,
            crate::model::Article { language: "zz".to_owned(), ..(**article).clone() },
        ),
    ] {
        let mut after = p.clone();
        after.apply(std::slice::from_ref(&change));
        let found = difference(&p, &after);
        assert!(!found.is_empty(), "{change:?}");
        for line in found.lines() {
            assert!(!line.to_string().ends_with(": "), "{line}");
        }
    }
}

#[test]
fn what_belongs_to_no_article_is_told_all_the_same() {
    let desk = tagged();
    let mut after = desk.project.clone();
    let tag = desk.project.tags().iter().next().unwrap();
    let gone = ArticleId(Id(5));
    after.apply(&[Change::replace(tag, crate::model::Tag { article: gone, ..(**tag).clone() })]);
    let lines = told(&difference(&desk.project, &after));
    assert_eq!(lines[0], "1 tag changed in 1 article");
    assert_eq!(lines[1], "an article that is gone (0000000000005)");
}

#[test]
fn edits_of_a_journal_are_told_by_what_they_come_to() {
    let mut desk = tagged();
    let article = desk.article;
    let (project, mut hand) = desk.hand();
    let set =
        tag::toggle(&project, &mut hand, article, &spans(&project, article, 1), KindId::Denial);
    let mut with = project.clone();
    with.apply(&set.changes);
    let clear =
        tag::toggle(&with, &mut hand, article, &spans(&project, article, 1), KindId::Denial);
    let title = people::retitle(&with, "Karsk");
    let one = of_edits(&project, [&set, &title]);
    assert_eq!(one.headline(), "1 tag added in 1 article; title changed");
    assert_eq!(of_edits(&project, [&set, &clear, &title]).headline(), "title changed");
    // A file that has them already has no need of them.
    assert!(of_edits(&with, [&set]).is_empty());
}

#[test]
fn a_difference_goes_to_other_programs_as_json() {
    let mut desk = tagged();
    let before = desk.project.clone();
    make(&mut desk, |p, _, _| people::retitle(p, "Karsk"));
    let json = serde_json::to_string(&difference(&before, &desk.project)).unwrap();
    assert_eq!(
        json,
        r#"{"project":[{"what":"title","how":"changed","count":1,"words":"title “Test” → “Karsk”"}],"articles":[]}"#
    );
}
