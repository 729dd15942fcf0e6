//! Buttons, lists and dialogs: what can be done with the mouse.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hearsay::edit::Hand;
use hearsay::model::{Change, Edit, KindId, Project, Subject, Tag};
use hearsay::session::Session;
use hearsay::ui::settings::Settings;

use crate::support::Window;

const TEXT: &str = "The dam held.\n\nThe mayor denied it.\n\nThe dam was old.\n";

#[test]
fn the_inspector_sets_clears_and_removes() {
    let mut window = Window::with_text(TEXT);
    window.click("Denial is not set");
    assert_eq!(window.page()[0], "D: The dam held.");
    window.click("Denial is set");
    assert_eq!(window.page()[0], ": The dam held.");
    window.press(&[Key::C]);
    window.click("Remove this claim");
    assert_eq!(window.page()[0], ": The dam held.");
}

#[test]
fn a_sentence_is_a_row_with_a_name_and_a_click_selects_it() {
    let mut window = Window::with_text(TEXT);
    window.click_containing("Sentence 2. untagged. The mayor denied it.");
    assert_eq!(window.desk().place().head, 1);
    window.press(&[Key::D]);
    assert!(window.shows("Sentence 2. Denial. The mayor denied it."));
}

#[test]
fn all_hits_of_a_search_are_tagged_after_a_look() {
    let mut window = Window::with_text(TEXT);
    window.type_text("/");
    window.type_text("dam");
    assert!(window.shows("2 for “dam”"));
    window.click("Tick hit 2");
    window.click("Tag ticked hits as claim");
    assert_eq!(window.page(), ["C: The dam held.", ": The mayor denied it.", ": The dam was old."]);
    window.click("Tick hit 2");
    window.click("Tag ticked hits as claim");
    assert_eq!(window.page()[2], "C: The dam was old.");
    assert_eq!(window.page()[0], "C: The dam held.");
    window.click("End the search");
    assert!(!window.shows("for “dam”"));
}

#[test]
fn enter_goes_to_the_next_hit_and_gives_the_keys_back() {
    let mut window = Window::with_text(TEXT);
    window.type_text("/");
    window.type_text("old");
    window.press(&[Key::Enter]);
    assert_eq!(window.desk().place().head, 2);
    window.press(&[Key::C]);
    assert_eq!(window.page()[2], "C: The dam was old.");
}

#[test]
fn the_codebook_takes_a_code_of_ones_own() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::B]);
    window.focus("New code");
    window.type_text("Evidence");
    window.press(&[Key::Enter]);
    window.click("Done");
    window.type_text("4");
    assert_eq!(window.page()[0], "E: The dam held.");
    window.type_text("4");
    assert_eq!(window.page()[0], ": The dam held.");
}

#[test]
fn the_table_lists_filters_and_goes_there() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::C, Key::ArrowDown, Key::D, Key::ArrowDown, Key::C]);
    let rows = |window: &Window| {
        let rows = window.harness.query_all_by_role(egui::accesskit::Role::Row);
        rows.map(|row| row.accesskit_node().label().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(
        rows(&window),
        [
            "Tag Claim. The dam held.",
            "Tag Denial. The mayor denied it.",
            "Tag Claim. The dam was old."
        ]
    );
    window.click("Sort by kind");
    assert_eq!(
        rows(&window),
        [
            "Tag Claim. The dam held.",
            "Tag Claim. The dam was old.",
            "Tag Denial. The mayor denied it."
        ]
    );
    window.click("Tag Denial. The mayor denied it.");
    assert_eq!(window.desk().place().head, 1);
    window.press(&[Key::Backspace]);
    assert_eq!(rows(&window), ["Tag Claim. The dam held.", "Tag Claim. The dam was old."]);
    window.focus("Filter the tags by words");
    window.type_text("OLD");
    assert_eq!(rows(&window), ["Tag Claim. The dam was old."]);
}

#[test]
fn details_of_an_article_are_corrected() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::I]);
    window.type_text("The Selwan Courier");
    window.focus("Published");
    window.type_text("1 December");
    window.click("Keep");
    assert!(window.shows("A date looks like"));
    window.ctrl(Key::A);
    window.focus("Published");
    window.ctrl(Key::A);
    window.type_text("2025-12-01");
    window.click("Keep");
    let article = window.project().in_order().next().unwrap();
    assert_eq!(window.project().outlet_name(article.outlet), "The Selwan Courier");
    assert_eq!(article.published, Some(jiff::civil::date(2025, 12, 1)));
}

#[test]
fn an_article_is_removed_and_undo_is_offered() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::C]);
    window.ctrl(Key::K);
    window.type_text("remove from");
    window.press(&[Key::Enter]);
    assert_eq!(window.project().articles().len(), 0);
    assert!(window.shows("Removed 1 article, 1 tag"));
    window.click("Undo");
    assert_eq!(window.page()[0], "C: The dam held.");
}

#[test]
fn a_note_goes_to_the_only_tag_of_its_sentence() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::C, Key::N]);
    window.type_text("who says so?");
    window.ctrl(Key::Enter);
    let tag = window.project().tags().iter().next().unwrap().id;
    let notes: Vec<_> =
        window.project().notes_on(Subject::Tag(tag)).map(|n| n.text.clone()).collect();
    assert_eq!(notes, ["who says so?"]);
}

#[test]
fn going_elsewhere_keeps_a_note_that_is_being_written() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::N]);
    window.type_text("half a thought");
    window.click_containing("Sentence 3. untagged");
    let notes: Vec<_> = window.project().notes().iter().map(|note| note.text.clone()).collect();
    assert_eq!(notes, ["half a thought"]);
}

#[test]
fn the_inspector_is_as_wide_whatever_it_holds() {
    let mut window = Window::with_text(TEXT);
    let left = |window: &Window| window.harness.get_by_label("Sentence 1").rect().left();
    let before = left(&window);
    window.press(&[Key::B]);
    for i in 4..10 {
        window.focus("New code");
        window.type_text(&format!("{i} things that somebody said to have been seen by others"));
        window.press(&[Key::Enter]);
    }
    window.click("Done");
    for code in ["4", "5", "6", "7", "8", "9"] {
        window.type_text(code);
    }
    assert_eq!(window.project().tags().len(), 6);
    assert_eq!(left(&window), before);
}

#[test]
fn tags_of_one_sentence_stand_in_the_order_of_the_codebook() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::A, Key::D, Key::C]);
    let top = |name: &str| window.harness.get_by_label(name).rect().top();
    let tops = ["claim", "denial", "attribution"].map(|kind| top(&format!("Remove this {kind}")));
    assert!(tops.is_sorted(), "{tops:?}");
    let row = |kind| format!("Tag {kind}. The dam held.");
    let tops = ["Claim", "Denial", "Attribution"].map(|kind| top(&row(kind)));
    assert!(tops.is_sorted(), "{tops:?}");
}

#[test]
fn a_tag_whose_words_are_not_there_is_listed_for_repair() {
    let mut session = Session::new("Test");
    session.sign_in("Ada");
    session.add_drafts(vec![hearsay::io::import::draft_of_text(TEXT, "one.txt")]);
    let article = session.project().in_order().next().unwrap().id;
    let spans = session.project().sentences(article).to_vec();
    let tag = |p: &Project, hand: &mut Hand<'_>| {
        Ok(hearsay::edit::tag::set(p, hand, article, &spans[..2], KindId::Claim))
    };
    session.edit(tag).unwrap();
    let lost = |p: &Project, _: &mut Hand<'_>| {
        let tag = p.tags_in(article, spans[1]).next().unwrap();
        let other = Tag { quote: "The mayor admitted it.".to_owned(), ..Tag::clone(tag) };
        Ok(Edit { label: "lose the words".to_owned(), changes: vec![Change::replace(tag, other)] })
    };
    session.edit(lost).unwrap();
    let mut window = Window::of(session);
    assert!(window.shows("Sentence 2. Claim (its words are not here). The mayor denied it."));
    window.click("Only 1 tag without their words");
    assert!(!window.shows("Tag Claim. The dam held."));
    window.click_containing("Tag Claim. its words are not here: “The mayor admitted it.”");
    assert!(window.shows("Its words are not here: “The mayor admitted it.”"));
    window.click("Keep these words");
    assert!(!window.shows("words are not here"));
    assert!(window.shows("Tag Claim. The dam held."), "all are listed again");
}

#[test]
fn a_drag_takes_whole_words_and_with_alt_exactly_what_it_covers() {
    let mut window = Window::with_text(TEXT);
    let row = window.harness.get_by_label_contains("Sentence 2. ").rect();
    let drag = |window: &mut Window, modifiers| {
        let at = |x: f32| egui::pos2(x, row.center().y);
        // From inside “mayor” to inside “denied”.
        let (from, to) = (row.left() + 190.0, row.left() + 245.0);
        let button = |pos, pressed| Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers,
        };
        for event in [
            Event::ModifiersChanged(modifiers),
            Event::PointerMoved(at(from)),
            button(at(from), true),
            Event::PointerMoved(at(from + 20.0)),
            Event::PointerMoved(at(to)),
            button(at(to), false),
            Event::ModifiersChanged(Modifiers::NONE),
        ] {
            window.harness.event(event);
            window.harness.step();
        }
        window.settle();
        let picked = window.desk().place().picked(window.project()).unwrap();
        picked.of_text(window.project().text(window.article())).to_owned()
    };
    assert_eq!(drag(&mut window, Modifiers::NONE), "mayor denied");
    let exact = drag(&mut window, Modifiers::ALT);
    assert!("mayor denied".contains(&exact) && exact != "mayor denied", "{exact}");
}

#[test]
fn a_panel_is_as_high_again_as_it_was_made_once_there_is_room() {
    let settings = Settings { coder: "Ada".to_owned(), ..Settings::default() };
    let mut session = Session::new("Test");
    session.add_drafts(vec![hearsay::io::import::draft_of_text(TEXT, "one.txt")]);
    let mut window = Window::sized(settings, Some(session), [1280.0, 1000.0]);
    let top = |window: &Window| window.harness.get_by_label("Sort by kind").rect().top();
    // Just under the panel's upper edge.
    let edge = top(&window) - 34.0;
    window.harness.drag_at(egui::pos2(600.0, edge));
    window.harness.step();
    for by in [100.0, 200.0] {
        window.harness.event(Event::PointerMoved(egui::pos2(600.0, edge - by)));
        window.harness.step();
    }
    window.harness.drop_at(egui::pos2(600.0, edge - 200.0));
    window.settle();
    let made = top(&window);
    assert!(made < edge - 100.0, "the panel was made higher: {made} {edge}");
    window.harness.set_size(egui::vec2(1280.0, 700.0));
    window.settle();
    assert!(top(&window) > 300.0, "half of a low window is the reader's");
    window.harness.set_size(egui::vec2(1280.0, 1000.0));
    window.settle();
    assert_eq!(top(&window), made);
}
