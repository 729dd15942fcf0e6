//! The register of sources and the list of propositions.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hearsay::model::{Graded, Project, SourceKind, StanceKind, Who};

use crate::support::Window;
use crate::work::{CLOSE, OPENED, worked_through};

const SOURCES: [&str; 4] = [
    "Oren Tallis",
    "The transport office",
    "an official",
    "an official who took part in the meeting",
];

/// Rows of the list, without the word that says what they are.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(egui::accesskit::Role::ListItem);
    let names = rows.filter_map(|row| row.accesskit_node().label());
    let shown = names.filter_map(|name| {
        let name = name.strip_prefix("Source ").or(name.strip_prefix("Proposition "))?;
        Some(name.to_owned())
    });
    shown.collect()
}

/// Opens the register where no source is meant: at the first.
fn sources(window: &mut Window) {
    window.press(&[Key::ArrowDown, Key::ArrowDown]);
    window.press_with(Modifiers::SHIFT, Key::S);
    assert!(window.shows("Filter sources"));
}

fn propositions(window: &mut Window) {
    window.press_with(Modifiers::SHIFT, Key::B);
    assert!(window.shows("New proposition"));
}

/// Every source with its aliases and how many attributions it stands in.
fn register(project: &Project) -> Vec<String> {
    let told = |it: &std::sync::Arc<hearsay::model::Source>| {
        let n = project.chains_with(Who::Source(it.id)).count();
        format!("{} [{}] {n}", it.name, it.aliases.join(", "))
    };
    let mut all: Vec<String> = project.sources().iter().map(told).collect();
    all.sort();
    all
}

/// Every proposition with how many links it has.
fn list(project: &Project) -> Vec<String> {
    let all = project.propositions_in_order();
    all.iter().map(|it| format!("{} {}", it.wording, project.stances_on(it.id).count())).collect()
}

/// Writes over what stands in a field.
fn write(window: &mut Window, field: &str, text: &str) {
    let role = if ["About", "Wording", "Note"].contains(&field) {
        egui::accesskit::Role::MultilineTextInput
    } else {
        egui::accesskit::Role::TextInput
    };
    window.harness.get_by_role_and_label(role, field).focus();
    window.settle();
    window.ctrl(Key::A);
    window.type_text(text);
}

#[test]
fn sources_are_listed_with_all_that_they_say() {
    let mut window = worked_through();
    sources(&mut window);
    let names: Vec<String> = rows(&window);
    assert_eq!(
        names,
        [
            "Oren Tallis, named person  ·  1 attribution, F",
            "The transport office, named role or body  ·  1 attribution, F",
            "an official, unnamed, described  ·  1 attribution, F",
            "an official who took part in the meeting, unnamed, described  ·  1 attribution, F",
        ]
    );
    assert!(window.shows("Unnamed: apart until you merge them"));
    assert!(window.shows("Go to: The transport office is not aware of such a plan"));
    window.press(&[Key::ArrowDown, Key::ArrowDown]);
    assert!(!window.shows("Go to: The transport office"));
    window.click_containing("Go to: The harbour bridge will be closed");
    assert!(!window.shows("Filter sources"), "it closes and goes there");
    assert!(window.shows("Halden 24"));
    assert_eq!(window.desk().place().head, 0);
}

#[test]
fn a_source_is_renamed_described_and_graded_and_undone_in_place() {
    let mut window = worked_through();
    let before = window.project().clone();
    sources(&mut window);
    write(&mut window, "Name", "Oren Tallis, transport office");
    write(&mut window, "Aliases", "Tallis, the spokesman");
    write(&mut window, "Reason", "was right twice");
    window.click("Reliability B: usually reliable");
    write(&mut window, "About", "Speaks for the office.");
    window.press(&[Key::Escape]);
    assert!(!window.shows("Filter sources"));
    let project = window.project();
    let source = project.sources().iter().find(|it| it.is_called("tallis")).unwrap();
    assert_eq!(source.name, "Oren Tallis, transport office");
    assert_eq!(source.aliases, ["Tallis", "the spokesman"]);
    assert_eq!(source.about, "Speaks for the office.", "closing loses nothing");
    assert_eq!(source.kind, SourceKind::Person);
    let grades: Vec<String> = project
        .grades_of(Graded::Source(source.id))
        .map(|it| format!("{} {}", it.mark, it.reason))
        .collect();
    assert_eq!(grades, ["B was right twice"]);
    sources(&mut window);
    assert!(window.shows("Oren Tallis, transport office, named person  ·  1 attribution, B"));
    assert!(window.shows("was right twice"));
    for _ in 0..4 {
        window.ctrl(Key::Z);
    }
    assert!(*window.project() == before, "{:?}", register(window.project()));
    assert!(window.shows("Filter sources"), "undoing leaves the dialog open");
}

#[test]
fn a_reason_that_was_only_typed_is_kept() {
    let mut window = worked_through();
    sources(&mut window);
    write(&mut window, "Reason", "nothing is known of him");
    window.press(&[Key::Escape]);
    let reasons: Vec<_> = window.project().grades().iter().map(|it| it.reason.clone()).collect();
    assert_eq!(reasons, ["nothing is known of him"]);
}

#[test]
fn sources_are_merged_split_and_removed() {
    let mut window = worked_through();
    let before = window.project().clone();
    sources(&mut window);
    assert!(window.shows("It stands in 1 attribution: merge it instead"));
    window.press(&[Key::ArrowDown, Key::ArrowDown]);
    window.click("Merge into…");
    window.type_text("took part");
    window.press(&[Key::Enter]);
    assert_eq!(
        register(window.project()),
        [
            "Oren Tallis [] 1",
            "The transport office [] 1",
            "an official who took part in the meeting [an official] 2",
        ]
    );
    assert_eq!(rows(&window).len(), 3);
    window.click("Split…");
    window.type_text("a second official");
    window.click_containing("Tick: The harbour bridge will be closed");
    window.click("Split off 1 attribution");
    assert!(register(window.project()).contains(&"a second official [] 1".to_owned()));
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert!(*window.project() == before);
    let names: Vec<String> =
        rows(&window).iter().map(|row| row.split(", ").next().unwrap().to_owned()).collect();
    assert_eq!(names, SOURCES);
}

#[test]
fn a_click_on_a_source_in_the_inspector_opens_the_register_at_it() {
    let mut window = worked_through();
    window.press(&[Key::ArrowDown]);
    window.click("Source: Oren Tallis");
    assert!(window.shows("Filter sources"));
    assert!(window.shows("Go to: The transport office is not aware"));
}

#[test]
fn the_register_and_the_list_open_at_what_is_selected() {
    let mut window = worked_through();
    window.press_with(Modifiers::SHIFT, Key::S);
    assert!(window.shows("Go to: The council plans to close"), "not at the first by name");
    window.press(&[Key::Escape, Key::ArrowDown, Key::ArrowDown]);
    propositions(&mut window);
    assert!(window.shows("Go to: The bridge was opened in 1931."));
    window.press(&[Key::Escape]);
    window.ctrl(Key::Num2);
    window.press(&[Key::ArrowDown]);
    propositions(&mut window);
    assert!(window.shows("Go to: The bridge was opened in 1931."));
}

#[test]
fn without_sources_and_propositions_it_is_said_what_to_do() {
    let mut window = Window::with_text("The dam held.\n");
    window.press_with(Modifiers::SHIFT, Key::S);
    assert!(window.shows("No sources yet"));
    window.press(&[Key::Enter]);
    assert!(!window.shows("No sources yet"));
    propositions(&mut window);
    assert!(window.shows("No propositions yet"));
    window.focus("New proposition");
    window.type_text("The dam held.");
    window.press(&[Key::Escape]);
    assert_eq!(list(window.project()), ["The dam held. 0"], "closing loses nothing");
}

#[test]
fn a_proposition_is_worded_graded_and_moved() {
    let mut window = worked_through();
    window.ctrl(Key::Num2);
    window.click("Propositions…");
    assert_eq!(
        rows(&window),
        [
            format!("1: {CLOSE}, 4 mentions  ·  1 origin, credibility 6"),
            format!("2: {OPENED}, 1 mention  ·  1 origin, credibility 6"),
        ]
    );
    assert!(window.shows("repetition, not corroboration"));
    window.click("Credibility 1: confirmed by independent sources");
    window.click("Credibility 2: probably true");
    write(&mut window, "Reason", "the council did not object");
    window.press(&[Key::Enter]);
    write(&mut window, "Wording", "The bridge will be closed.");
    window.press_with(Modifiers::ALT, Key::ArrowDown);
    window.press(&[Key::Escape]);
    let project = window.project();
    assert_eq!(list(project), ["The bridge will be closed. 4", "The bridge was opened in 1931. 1"]);
    let grades: Vec<String> =
        project.grades().iter().map(|it| format!("{} {}", it.mark, it.reason)).collect();
    assert_eq!(grades, ["2 the council did not object"], "one origin cannot confirm it");
    propositions(&mut window);
    window.press_with(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(list(window.project())[0], "The bridge was opened in 1931. 1");
    window.click("Up");
    assert_eq!(list(window.project())[1], "The bridge was opened in 1931. 1");
}

#[test]
fn propositions_are_merged_split_removed_and_undone() {
    let mut window = worked_through();
    let before = window.project().clone();
    propositions(&mut window);
    window.click("Split…");
    window.type_text("Someone knows of it");
    window.click_containing("Tick: The transport office is not aware");
    window.click_containing("Tick: The transport office said");
    window.click("Split off 2 links");
    let split = [&format!("{CLOSE} 2"), &format!("{OPENED} 1"), "Someone knows of it 2"];
    assert_eq!(list(window.project()), split);
    window.click("Merge into…");
    window.type_text("knows");
    window.press(&[Key::Enter]);
    assert_eq!(list(window.project()), [&format!("{OPENED} 1"), "Someone knows of it 4"]);
    window.click("Remove");
    assert_eq!(list(window.project()), [format!("{OPENED} 1")]);
    for _ in 0..3 {
        window.ctrl(Key::Z);
    }
    assert!(*window.project() == before);
    assert!(window.shows("New proposition"));
}

#[test]
fn a_link_changes_its_stance_and_goes_and_leads_to_its_sentence() {
    let mut window = worked_through();
    propositions(&mut window);
    let asserts =
        |node: &egui_kittest::Node<'_>| node.accesskit_node().value().as_deref() == Some("asserts");
    // The inspector below the dialog has one, too.
    window.harness.get_all_by_label("Stance").rfind(asserts).unwrap().click();
    window.settle();
    window.click("hedges");
    let hedges = |window: &Window| {
        window.project().stances().iter().filter(|it| it.kind == StanceKind::Hedges).count()
    };
    assert_eq!(hedges(&window), 1);
    window.harness.get_all_by_label("Unlink this sentence").nth(2).unwrap().click();
    window.settle();
    assert_eq!((hedges(&window), window.project().stances().len()), (0, 4));
    window.click_containing("Go to: The transport office is not aware");
    assert!(!window.shows("New proposition"));
    assert_eq!(window.desk().place().head, 1);
}
