//! Who says so, and who else: two reports of one event worked through by
//! keyboard, from the tags to the board and back to the evidence.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hearsay::model::{Draft, Ids, Span};
use hearsay::session::Session;

use crate::support::Window;

/// The agency's story.
const WIRE: [&str; 3] = [
    "The council plans to close the harbour bridge in May, an official who took part in the \
     meeting told Ferrow Wire.",
    "The transport office is not aware of such a plan, its spokesman Oren Tallis said.",
    "The bridge was opened in 1931.",
];

/// An outlet that has it from the agency.
const OUTLET: [&str; 3] = [
    "The harbour bridge will be closed in May, Ferrow Wire reported, citing an official.",
    "The transport office said that it was not aware of such a plan.",
    "Shops near the bridge stayed open on Monday.",
];

pub const CLOSE: &str = "The council plans to close the harbour bridge in May.";
pub const OPENED: &str = "The bridge was opened in 1931.";

fn draft(outlet: &str, day: &str, sentences: &[&str]) -> Draft {
    let mut text = String::new();
    let mut spans = Vec::new();
    for sentence in sentences {
        let start = text.len();
        text.push_str(sentence);
        spans.push(Span::of(start..text.len()));
        text.push('\n');
    }
    Draft {
        title: sentences[0].to_owned(),
        outlet: outlet.to_owned(),
        published: day.parse().ok(),
        language: "en".to_owned(),
        text,
        sentences: spans,
        ..Draft::default()
    }
}

/// The window with both reports, nothing tagged.
fn opened() -> Window {
    let mut session = Session::new("Bridge");
    session.add_drafts(vec![
        draft("Ferrow Wire", "2025-04-01", &WIRE),
        draft("Halden 24", "2025-04-02", &OUTLET),
    ]);
    Window::of(session)
}

/// Enters a chain, a name a step, and closes it.
fn enter_chain(window: &mut Window, names: &[&str]) {
    window.press(&[Key::S]);
    assert!(window.shows("Who says it, and on whose word"));
    for name in names {
        window.type_text(name);
        window.press(&[Key::Enter]);
    }
    window.press(&[Key::Enter]);
    assert!(!window.shows("Who says it, and on whose word"));
}

/// Links the sentence to a proposition of some words.
fn link(window: &mut Window, words: &str) {
    window.press(&[Key::P]);
    assert!(window.shows("Link to a proposition"));
    window.type_text(words);
    window.press(&[Key::Enter]);
    assert!(!window.shows("Enter links"));
}

/// Tags a denial that only says not to know.
fn disavow(window: &mut Window) {
    window.press(&[Key::D]);
    window.press_with(Modifiers::SHIFT, Key::D);
    window.type_text("3");
}

/// Both reports worked through by keyboard; the second is not marked as read.
fn worked() -> Window {
    let mut window = opened();
    window.press(&[Key::C, Key::A]);
    enter_chain(&mut window, &["an official who took part in the meeting"]);
    link(&mut window, CLOSE);
    window.press(&[Key::ArrowDown]);
    disavow(&mut window);
    window.press(&[Key::A]);
    enter_chain(&mut window, &["Oren Tallis"]);
    link(&mut window, "close");
    window.press(&[Key::ArrowDown, Key::C]);
    link(&mut window, OPENED);
    window.type_text("]");
    window.press(&[Key::C, Key::A]);
    enter_chain(&mut window, &["Ferrow Wire", "an official"]);
    link(&mut window, "close");
    window.press(&[Key::ArrowDown]);
    disavow(&mut window);
    window.press(&[Key::A]);
    enter_chain(&mut window, &["The transport office"]);
    link(&mut window, "close");
    window
}

/// The same, worked through once for all tests that begin with it.
pub fn worked_through() -> Window {
    static DONE: std::sync::OnceLock<hearsay::model::Project> = std::sync::OnceLock::new();
    let project = DONE.get_or_init(|| worked().project().clone());
    Window::of(Session::with_ids(project.clone(), Ids::seeded(7)))
}

/// The cells of the board, as `proposition, column: what it says`.
fn cells(window: &Window) -> Vec<String> {
    let buttons = window.harness.query_all_by_role(egui::accesskit::Role::Button);
    let names = buttons.filter_map(|node| node.accesskit_node().label());
    names.filter(|name| name.starts_with(CLOSE) || name.starts_with(OPENED)).collect()
}

#[test]
fn chains_denials_and_propositions_are_entered_by_keyboard() {
    let window = worked();
    let project = window.project();
    let chains: Vec<String> = project
        .tags()
        .iter()
        .filter_map(|tag| {
            use hearsay::analysis::speaker::{Said, Speakers};
            project.attribution(tag.id)?;
            Some(Speakers::of(project, tag.article).chain(&Said::In(tag.id)).join(" < "))
        })
        .collect();
    let mut sorted = chains;
    sorted.sort();
    assert_eq!(
        sorted,
        [
            "Ferrow Wire < Oren Tallis",
            "Ferrow Wire < an official who took part in the meeting",
            "Halden 24 < Ferrow Wire < an official",
            "Halden 24 < The transport office",
        ]
    );
    let mut links: Vec<String> = project
        .stances()
        .iter()
        .map(|link| {
            let wording = &project.proposition(link.proposition).unwrap().wording;
            let outlet = project.outlet_name(project.article(link.article).unwrap().outlet);
            format!("{outlet} {} {wording}", link.kind.name())
        })
        .collect();
    links.sort();
    assert_eq!(
        links,
        [
            format!("Ferrow Wire asserts {OPENED}"),
            format!("Ferrow Wire asserts {CLOSE}"),
            format!("Ferrow Wire denies {CLOSE}"),
            format!("Halden 24 asserts {CLOSE}"),
            format!("Halden 24 denies {CLOSE}"),
        ]
    );
    let kinds: Vec<_> = project.tags().iter().filter_map(|tag| tag.denial).collect();
    assert_eq!(kinds, [hearsay::model::DenialKind::DisavowsKnowledge; 2]);
}

#[test]
fn the_board_counts_one_origin_and_no_denial_and_silence_only_when_read() {
    let mut window = worked();
    window.ctrl(Key::Num2);
    assert_eq!(
        cells(&window),
        [
            format!("{CLOSE}, Ferrow Wire: asserts, no knowledge"),
            format!("{CLOSE}, Halden 24: asserts, no knowledge"),
            format!("{OPENED}, Ferrow Wire: asserts"),
            format!("{OPENED}, Halden 24: not coded"),
        ]
    );
    let row = format!(
        "{CLOSE}  ·  4 mentions  ·  1 independent origin  ·  repetition, not corroboration"
    );
    assert!(window.shows(&row), "one agency's unnamed source is one origin");
    assert!(!window.shows("contested"), "not to know of a plan is not to deny it");

    // Read to the end, the second report is silent on the bridge's age.
    window.ctrl(Key::Num1);
    window.press(&[Key::R]);
    window.ctrl(Key::Num2);
    assert!(window.shows(&format!("{OPENED}, Halden 24: silent")));
    assert!(!window.shows("not coded"));
}

#[test]
fn the_evidence_of_a_cell_is_a_key_away_and_the_sentence_another() {
    let mut window = worked_through();
    window.ctrl(Key::Num2);
    window.press(&[Key::ArrowRight, Key::Enter]);
    for sentence in [WIRE[0], WIRE[1], OUTLET[0], OUTLET[1]] {
        // A card is wider than it is high: its parts stand under each other.
        let card = window.harness.get_by_label(&format!("Go to the sentence: {sentence}")).rect();
        assert!(card.width() > card.height(), "{sentence}: {card:?}");
    }
    assert!(window.shows("Halden 24  ←  Ferrow Wire  ←  an official"));
    assert!(window.shows("4 mentions, 1 independent origin"));
    window.press(&[Key::G]);
    assert!(window.shows("Sentence 1"));
    let place = window.desk().place().clone();
    let outlet = window.project().article(place.article.unwrap()).unwrap().outlet;
    assert_eq!(window.project().outlet_name(outlet), "Halden 24");
    assert_eq!(place.head, 0);
    window.ctrl(Key::Num2);
    window.press(&[Key::ArrowDown, Key::ArrowLeft, Key::G]);
    let place = window.desk().place().clone();
    let outlet = window.project().article(place.article.unwrap()).unwrap().outlet;
    assert_eq!((window.project().outlet_name(outlet), place.head), ("Ferrow Wire", 2));
}

#[test]
fn a_name_that_is_chosen_in_the_list_is_the_next_step() {
    let mut window = worked_through();
    window.press(&[Key::S]);
    // Nothing is chosen before an arrow key: Enter closes.
    window.press(&[Key::Enter]);
    assert!(!window.shows("Who says it, and on whose word"));
    window.press(&[Key::S, Key::ArrowDown, Key::ArrowUp, Key::Enter]);
    assert!(!window.shows("Who says it, and on whose word"));
    window.press(&[Key::S, Key::ArrowDown]);
    let rows = window.harness.query_all_by_role(egui::accesskit::Role::ListBoxOption);
    let is_chosen = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    let chosen: Vec<String> =
        rows.filter(is_chosen).filter_map(|node| node.accesskit_node().label()).collect();
    // The outlet itself, whose chains are most, is not offered unasked.
    assert_eq!(chosen, ["Oren Tallis"]);
    window.press(&[Key::Enter]);
    assert!(window.shows("Who says it, and on whose word"));
    let chain = "Ferrow Wire  ←  an official who took part in the meeting  ←  Oren Tallis";
    assert!(window.shows(chain));
    window.press(&[Key::Enter]);
    assert!(!window.shows("Who says it, and on whose word"));
}

#[test]
fn what_is_said_of_a_source_is_entered_with_the_chain_and_not_lost() {
    let mut window = worked_through();
    window.press(&[Key::S]);
    window.focus("At least");
    window.type_text("2");
    window.focus("How it knows");
    window.type_text("took part in the meeting");
    window.press(&[Key::Escape]);
    assert!(window.shows("at least 2 people · took part in the meeting"));
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert!(!window.shows("at least 2 people"));
}

#[test]
fn the_table_of_tags_tells_who_speaks_and_what_they_say_of_what() {
    let mut window = worked_through();
    let rows = |window: &Window| {
        let rows = window.harness.query_all_by_role(egui::accesskit::Role::Row);
        let names = rows.filter_map(|row| row.accesskit_node().label());
        names.filter(|name| name.starts_with("Tag ")).collect::<Vec<_>>()
    };
    window.focus("Filter the tags by words");
    window.type_text("tallis");
    let denial = format!("  ·  Oren Tallis  ·  no knowledge: {CLOSE}");
    let found = rows(&window);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|name| name.starts_with("Tag Denial") && name.ends_with(&denial)));
    window.ctrl(Key::A);
    window.type_text("opened in 1931");
    let found = rows(&window);
    assert_eq!(found, [format!("Tag Claim. {OPENED}  ·  asserts: {OPENED}")]);
    window.ctrl(Key::A);
    window.press(&[Key::Delete]);
    window.click("Sort by speaker");
    let first = |window: &Window| rows(window).remove(0);
    assert!(first(&window).contains("  ·  an official"), "{:?}", rows(&window));
    window.click("Sort by speaker");
    assert!(first(&window).contains("  ·  The transport office"), "{:?}", rows(&window));
    window.click("Sort by proposition");
    assert!(first(&window).contains(&format!("asserts: {CLOSE}")), "{:?}", rows(&window));
}

#[test]
fn a_tag_that_speaks_for_nobody_else_any_more_moves_in_the_table() {
    let mut window = worked_through();
    window.focus("Filter the tags by words");
    window.type_text("tallis");
    window.press(&[Key::Escape]);
    let row = |window: &Window| window.shows("  ·  Oren Tallis  ·  no knowledge");
    assert!(row(&window));
    window.press(&[Key::ArrowDown, Key::A]);
    assert!(!row(&window), "the attribution is gone");
    window.ctrl(Key::Z);
    assert!(row(&window));
}

#[test]
fn what_another_article_says_too_is_reached_and_linked_by_keys() {
    let mut window = opened();
    assert!(window.shows("Halden 24") && window.shows("Link both"));
    window.press(&[Key::C, Key::L]);
    let project = window.project();
    let links: Vec<_> = project.stances().iter().map(|it| it.proposition).collect();
    assert!(links.len() == 2 && links[0] == links[1], "{links:?}");
    assert!(window.shows("linked to the same proposition"));
    let here = window.desk().place().article;
    window.press(&[Key::O]);
    assert_ne!(window.desk().place().article, here);
    window.press(&[Key::O]);
    assert_eq!(window.desk().place().article, here);
    window.ctrl(Key::Z);
    assert!(window.project().stances().is_empty(), "one step");
    for _ in 0..6 {
        window.press(&[Key::L]);
    }
    assert!(window.shows("No sentence like this one is left to link"));
}

#[test]
fn the_stance_is_chosen_as_the_proposition_is() {
    let mut window = opened();
    window.press(&[Key::C, Key::P]);
    window.type_text(CLOSE);
    window.ctrl(Key::Num3);
    window.press(&[Key::Enter]);
    let kinds: Vec<_> = window.project().stances().iter().map(|it| it.kind.name()).collect();
    assert_eq!(kinds, ["hedges"]);
}

#[test]
fn an_agency_named_late_comes_before_the_source_and_steps_change_places() {
    let mut window = opened();
    window.press(&[Key::A]);
    enter_chain(&mut window, &["an official"]);
    window.press(&[Key::S]);
    window.type_text("reut");
    assert!(window.shows("Reuters"));
    window.press(&[Key::Enter]);
    assert!(window.shows("Ferrow Wire  ←  Reuters  ←  an official"));
    window.press_with(Modifiers::ALT, Key::ArrowUp);
    assert!(window.shows("Ferrow Wire  ←  an official  ←  Reuters"));
    window.click("Swap the last two");
    assert!(window.shows("Ferrow Wire  ←  Reuters  ←  an official"));
}

#[test]
fn one_comes_back_from_a_sentence_that_is_more_like_another() {
    let mut session = Session::new("Bridge");
    let (short, long) = (
        "The harbour bridge closes in May for repairs of its deck and its lamps.",
        "The harbour bridge closes in May, said the council after a vote on Monday.",
    );
    let other = "The harbour bridge closes in May, said the council after a vote on Tuesday.";
    session.add_drafts(vec![
        draft("Ferrow Wire", "2025-04-01", &[short, long]),
        draft("Halden 24", "2025-04-02", &[other]),
    ]);
    let mut window = Window::of(session);
    let here = window.desk().place().clone();
    assert!(window.page()[here.head].contains("repairs"));
    window.press(&[Key::O]);
    assert_ne!(window.desk().place().article, here.article);
    assert!(window.shows(&format!("Go to Ferrow Wire: {long}")));
    window.press(&[Key::O]);
    assert_eq!(*window.desk().place(), here);
}
