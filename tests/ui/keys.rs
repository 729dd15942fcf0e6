//! What single keys do, and when they do nothing.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use hearsay::session::Session;
use hearsay::ui::notices::Tone;
use hearsay::ui::settings::Settings;

use crate::support::Window;

const TEXT: &str = "The dam held.\n\nThe mayor denied it on Friday.\n\nCrews left at noon.\n";

#[test]
fn a_key_tags_and_the_same_key_clears() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::C, Key::ArrowDown, Key::D, Key::A]);
    assert_eq!(
        window.page(),
        ["C: The dam held.", "A D: The mayor denied it on Friday.", ": Crews left at noon."]
    );
    window.press(&[Key::D, Key::K, Key::C]);
    assert_eq!(
        window.page(),
        [": The dam held.", "A: The mayor denied it on Friday.", ": Crews left at noon."]
    );
}

#[test]
fn keys_that_arrive_in_one_frame_act_in_the_order_typed() {
    let mut window = Window::with_text(TEXT);
    window.press_at_once(&[Key::C, Key::D, Key::A, Key::ArrowDown, Key::C, Key::J, Key::D]);
    assert_eq!(
        window.page(),
        ["A C D: The dam held.", "C: The mayor denied it on Friday.", "D: Crews left at noon."]
    );
}

#[test]
fn a_run_of_sentences_is_tagged_at_once() {
    let mut window = Window::with_text(TEXT);
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    window.press(&[Key::C]);
    assert_eq!(
        window.page(),
        ["C: The dam held.", "C: The mayor denied it on Friday.", ": Crews left at noon."]
    );
}

#[test]
fn selected_words_take_the_tag() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::ArrowDown, Key::ArrowRight, Key::ArrowRight]);
    window.press_with(Modifiers::SHIFT, Key::ArrowRight);
    window.press_with(Modifiers::SHIFT, Key::ArrowRight);
    window.press(&[Key::D]);
    assert_eq!(window.page()[1], "D[denied it]: The mayor denied it on Friday.");
}

#[test]
fn in_text_from_the_right_the_next_word_is_to_the_left() {
    let text = "انهار السد القديم فجر الاثنين بعد يومين من المطر. نفى العمدة ذلك يوم الجمعة.\n";
    let mut window = Window::with_text(text);
    window.press(&[Key::ArrowLeft, Key::ArrowLeft, Key::ArrowRight]);
    window.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    window.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    window.press(&[Key::C]);
    assert!(window.page()[0].starts_with("C[السد القديم]: "), "{:?}", window.page());
}

#[test]
fn sentences_are_split_at_the_cursor_and_merged_again() {
    let mut window = Window::with_text("He left “early”. Crews stayed on.\n");
    let whole = window.page();
    assert_eq!(whole.len(), 2);
    window.press(&[Key::M]);
    assert_eq!(window.page(), [": He left “early”. Crews stayed on."]);
    window.press(&[Key::ArrowRight, Key::ArrowRight, Key::X]);
    assert_eq!(window.page(), [": He left", ": “early”. Crews stayed on."]);
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(window.page(), whole);
}

#[test]
fn nothing_here_counts_as_done_and_is_skipped() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::E, Key::U]);
    assert_eq!(window.desk().place().head, 1);
    window.press(&[Key::C, Key::U, Key::E]);
    assert_eq!(
        window.page(),
        ["–: The dam held.", "C: The mayor denied it on Friday.", "–: Crews left at noon."]
    );
    assert!(window.shows("3 of 3 done"));
    window.press(&[Key::U]);
    assert_eq!(window.desk().place().head, 2, "there is nowhere to go");
}

#[test]
fn undo_and_redo_say_what_and_show_where() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::D, Key::ArrowDown, Key::ArrowDown]);
    window.ctrl(Key::Z);
    assert_eq!(window.desk().notices().all()[0].title, "Undone: tag as denial");
    assert_eq!(window.desk().place().head, 0);
    assert_eq!(window.page()[0], ": The dam held.");
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.page()[0], "D: The dam held.");
}

#[test]
fn no_key_tags_while_text_is_typed() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::N]);
    window.harness.key_press(Key::C);
    window.harness.event(egui::Event::Text("c".to_owned()));
    window.settle();
    window.press(&[Key::Escape]);
    assert_eq!(window.page()[0], ": The dam held.");
    let notes: Vec<_> = window.project().notes().iter().map(|note| note.text.clone()).collect();
    assert_eq!(notes, ["c"]);
    window.press(&[Key::C]);
    assert_eq!(window.page()[0], "C: The dam held.");
}

#[test]
fn a_note_typed_in_the_same_frame_as_its_key_is_not_lost() {
    let mut window = Window::with_text(TEXT);
    window.press_at_once(&[Key::N, Key::N, Key::O, Key::D]);
    window.ctrl(Key::Enter);
    let notes: Vec<_> = window.project().notes().iter().map(|note| note.text.clone()).collect();
    assert_eq!(notes, ["nod"], "the n that opens the field is no part of the note");
    assert_eq!(window.page()[0], ": The dam held.");
}

#[test]
fn the_coder_is_asked_for_once_and_the_key_is_not_lost() {
    let mut session = Session::new("Test");
    session.add_drafts(vec![hearsay::io::import::draft_of_text(TEXT, "one.txt")]);
    let mut window = Window::with(Settings::default(), Some(session));
    window.press(&[Key::C]);
    assert!(window.shows("Who is tagging?"));
    window.type_text("Grace");
    window.press(&[Key::Enter]);
    assert_eq!(window.page()[0], "C: The dam held.");
    window.press(&[Key::ArrowDown, Key::C]);
    assert!(!window.shows("Who is tagging?"));
    let coders: Vec<_> = window.project().coders().iter().map(|coder| coder.name.clone()).collect();
    assert_eq!(coders, ["Grace"]);
    assert_eq!(window.desk().settings().coder, "Grace");
}

#[test]
fn a_sign_is_taken_as_typed_whatever_the_layout() {
    let mut window = Window::with_text(TEXT);
    window.type_text("?");
    assert!(window.shows("All keys"));
    window.press(&[Key::Escape]);
    assert!(!window.shows("All keys"));
}

/// A press or release of a key that has another place on the keyboard than its sign.
fn event(key: Key, place: Key, pressed: bool, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: Some(place), pressed, repeat: false, modifiers }
}

#[test]
fn a_sign_works_again_when_shift_was_let_go_first() {
    let mut window = Window::with_text(TEXT);
    for _ in 0..2 {
        window.harness.event(event(Key::Questionmark, Key::Slash, true, Modifiers::SHIFT));
        window.harness.event(Event::Text("?".to_owned()));
        window.settle();
        assert!(window.shows("All keys"));
        window.harness.event(event(Key::Slash, Key::Slash, false, Modifiers::NONE));
        window.press(&[Key::Escape]);
        assert!(!window.shows("All keys"));
    }
}

#[test]
fn a_sign_that_is_held_down_tags_once() {
    let mut window = Window::with_text(TEXT);
    add_code(&mut window, "Evidence");
    for _ in 0..2 {
        window.harness.event(event(Key::Num4, Key::Num4, true, Modifiers::NONE));
        window.harness.event(Event::Text("4".to_owned()));
        window.settle();
    }
    assert_eq!(window.page()[0], "E: The dam held.");
}

#[test]
fn plus_makes_larger_with_the_shift_that_some_keyboards_need_for_it() {
    let mut window = Window::with_text(TEXT);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Plus);
    assert!(window.harness.ctx.zoom_factor() > 1.0);
    window.press_with(Modifiers::COMMAND, Key::Num0);
    assert_eq!(window.harness.ctx.zoom_factor(), 1.0);
}

#[test]
fn hits_are_looked_at_ticked_and_tagged_by_keyboard() {
    let mut window = Window::with_text("The dam held.\nNo dam broke.\nThe dam is old.\n");
    window.type_text("/");
    window.type_text("dam");
    window.press(&[Key::Enter, Key::T]);
    assert!(window.shows("Tag the 3 ticked as"));
    // Look at the second, and leave it out.
    window.press(&[Key::ArrowDown, Key::Space]);
    assert_eq!(window.desk().place().head, 1);
    assert!(window.shows("Tag the 2 ticked as"));
    window.press(&[Key::D]);
    assert_eq!(window.page(), ["D: The dam held.", ": No dam broke.", "D: The dam is old."]);
    // The offer is over: the key tags the sentence again.
    window.press(&[Key::C]);
    assert_eq!(window.page()[1], "C: No dam broke.");
    window.press(&[Key::T, Key::N]);
    window.type_text("why?");
    window.press(&[Key::Escape]);
    assert_eq!(window.project().notes().len(), 1, "another key ends the offer, and acts");
}

#[test]
fn escape_closes_messages_then_leaves_a_run_then_the_search() {
    let mut window = Window::with_text(TEXT);
    window.type_text("/");
    window.type_text("dam");
    window.press(&[Key::Enter]);
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    window.ctrl(Key::Y);
    assert_eq!(window.desk().notices().all()[0].tone, Tone::Hint, "nothing to redo");
    window.press(&[Key::Escape]);
    assert!(window.desk().notices().all().is_empty());
    assert_eq!(window.desk().place().run(), 0..=1);
    window.press(&[Key::Escape]);
    assert_eq!(window.desk().place().run(), 1..=1);
    assert!(window.shows("1 for “dam”"));
    window.press(&[Key::Escape]);
    assert!(!window.shows("for “dam”"));
    window.press(&[Key::Escape]);
    assert!(window.desk().notices().all().is_empty(), "there was nothing to leave");
}

#[test]
fn undo_over_several_sentences_stays_where_it_acted() {
    let mut window = Window::with_text(TEXT);
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    window.press(&[Key::C, Key::ArrowDown]);
    assert_eq!(window.desk().place().head, 2);
    window.ctrl(Key::Z);
    assert!(window.page().iter().all(|line| line.starts_with(':')), "{:?}", window.page());
    assert_eq!(window.desk().place().head, 2, "it is among those changed");
}

#[test]
fn only_keys_that_work_now_are_told() {
    let settings = Settings { coder: "Ada".to_owned(), ..Settings::default() };
    let mut session = Session::new("Test");
    session.add_drafts(vec![hearsay::io::import::draft_of_text(TEXT, "one.txt")]);
    let mut window = Window::sized(settings, Some(session), [960.0, 640.0]);
    assert!(window.shows("all keys"), "the last stays where room is short");
    assert!(window.shows("next open"));
    add_code(&mut window, "Evidence");
    let told = |window: &Window, what| {
        let found = window.harness.query_all_by_label(what);
        found.filter(|node| node.rect().top() > 610.0).count()
    };
    assert_eq!(told(&window, "evidence"), 1);
    window.press(&[Key::N]);
    assert_eq!((told(&window, "claim"), told(&window, "leave the field")), (0, 1));
    window.press(&[Key::Escape]);
    window.ctrl(Key::K);
    assert_eq!((told(&window, "claim"), told(&window, "close")), (0, 1));
}

fn add_code(window: &mut Window, name: &str) {
    window.press(&[Key::B]);
    window.focus("New code");
    window.type_text(name);
    window.press(&[Key::Enter]);
    window.click("Done");
}
