//! Compare and the overview: two articles side by side with what one owes to the
//! other, and what is left to do, all by keys.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use hearsay::io::import::draft_of_text;
use hearsay::model::DerivationKind;
use hearsay::session::Session;
use hearsay::ui::settings::Settings;

use crate::support::Window;

const WIRE: &str = "Dam above Karsk gives way\n\n\
    The old dam above Karsk gave way early on Monday after two days of heavy rain.\n\
    Engineers had asked the ministry three times to lower the lake, letters show.\n\
    Some four hundred people spent the night in two schools on the hill.\n";
const COURIER: &str = "Dam gives way\n\n\
    The old dam above Karsk gave way early on Monday after two days of heavy rain.\n\
    Engineers had asked the ministry five times to lower the lake, letters show.\n\
    The baker handed loaves from his upper window to whoever came by boat.\n";
const OTHER: &str =
    "Choir sings\n\nThe choir of Belm sang in the square. Nobody minded the wind.\n";

fn window(texts: &[(&str, &str)]) -> Window {
    let mut session = Session::new("Test");
    let drafts = texts.iter().map(|(text, file)| draft_of_text(text, file)).collect();
    session.add_drafts(drafts);
    Window::of(session)
}

fn three() -> Window {
    window(&[(WIRE, "wire.txt"), (COURIER, "courier.txt"), (OTHER, "other.txt")])
}

/// The words of the selected sentence.
fn here(window: &Window) -> String {
    let place = window.desk().place();
    let at = place.sentence(window.project()).unwrap();
    at.of_text(window.project().text(window.article())).to_owned()
}

#[test]
fn differences_are_stepped_through_and_lead_to_the_sentence() {
    let mut window = three();
    window.ctrl(Key::Num3);
    // From the headlines on: the number that changed, then what only one has.
    window.press(&[Key::ArrowRight]);
    window.press(&[Key::G]);
    assert!(here(&window).contains("three times"), "{}", here(&window));
    window.ctrl(Key::Num3);
    window.press_with(egui::Modifiers::SHIFT, Key::ArrowRight);
    window.press(&[Key::Enter]);
    assert!(here(&window).contains("five times"), "{}", here(&window));
    window.ctrl(Key::Num3);
    window.press(&[Key::End, Key::Enter]);
    assert!(here(&window).contains("baker"), "{}", here(&window));
    window.ctrl(Key::Num3);
    window.press(&[Key::ArrowRight, Key::Escape]);
    assert!(window.page().len() > 2);
}

#[test]
fn a_derivation_is_decided_and_taken_back_by_key() {
    let mut window = three();
    window.ctrl(Key::Num3);
    let decided = |window: &Window| -> Vec<DerivationKind> {
        window.project().derivations().iter().map(|it| it.kind).collect()
    };
    window.type_text("2");
    assert_eq!(decided(&window), [DerivationKind::Partly]);
    assert!(window.shows("decided by Ada"));
    window.type_text("1");
    assert_eq!(decided(&window), [DerivationKind::Wholly]);
    window.ctrl(Key::Z);
    assert_eq!(decided(&window), [DerivationKind::Partly]);
    window.type_text("0");
    assert_eq!(decided(&window), []);
    // The button does the same.
    window.harness.get_by_role_and_label(Role::RadioButton, "Not").click();
    window.settle();
    assert_eq!(decided(&window), [DerivationKind::Not]);
}

#[test]
fn the_other_way_round_is_decided_as_it_is_shown() {
    let mut window = three();
    window.ctrl(Key::Num3);
    window.type_text("2");
    let pair = |window: &Window| {
        window.project().derivations().iter().map(|it| (it.from, it.to)).collect::<Vec<_>>()
    };
    let before = pair(&window);
    window.type_text("0");
    window.click("The other way round");
    window.type_text("2");
    assert_eq!(pair(&window), [(before[0].1, before[0].0)]);
    // What is decided is what shows from here on.
    window.type_text("3");
    assert_eq!(pair(&window), [(before[0].1, before[0].0)]);
}

#[test]
fn the_list_says_what_an_article_comes_from() {
    let mut window = three();
    window.press_with(egui::Modifiers::SHIFT, Key::G);
    window.type_text("2");
    window.ctrl(Key::Num1);
    assert!(window.shows("partly from Dam above Karsk gives way"));
    window.ctrl(Key::Z);
    assert!(!window.shows("partly from"));
}

#[test]
fn a_single_article_has_nothing_beside_it() {
    let mut window = Window::with_text("The dam held.\n");
    window.ctrl(Key::Num3);
    assert!(window.shows("There is nothing to compare yet"));
    window.press(&[Key::ArrowDown, Key::ArrowRight, Key::G, Key::Enter]);
    window.type_text("1");
    assert_eq!(window.project().derivations().len(), 0);
    window.press(&[Key::Escape, Key::Escape]);
    assert_eq!(window.page(), [": The dam held."]);
}

#[test]
fn the_overview_lists_what_is_left_and_goes_there() {
    let text = "The dam held.\nThe ministry denied that it was unsafe.\nCrews left at noon.\n";
    let mut window = Window::with_text(text);
    window.ctrl(Key::Num4);
    assert!(window.shows("Articles not read to the end: 1"));
    assert!(window.shows("Cues without a tag: 1"));
    window.press(&[Key::ArrowRight, Key::Enter]);
    assert_eq!(here(&window), "The ministry denied that it was unsafe.");
    // Tagged, it is left no longer; but now it wants a kind and a proposition.
    window.press(&[Key::D]);
    window.ctrl(Key::Num4);
    assert!(window.shows("Cues without a tag: 0"));
    assert!(window.shows("Denials without a kind: 1"));
    assert!(window.shows("Denials without a link: 1"));
    window.click("Denials without a link: 1");
    window.click_containing("Go to: The ministry denied");
    assert!(!window.shows("What is left"));
    assert_eq!(here(&window), "The ministry denied that it was unsafe.");
}

#[test]
fn a_pair_that_is_left_is_compared_and_then_left_no_longer() {
    let mut window = three();
    window.ctrl(Key::Num4);
    window.click("Derivations undecided: 1");
    window.press(&[Key::G]);
    window.type_text("3");
    window.ctrl(Key::Num4);
    assert!(window.shows("Derivations undecided: 0"));
}

#[test]
fn an_empty_project_has_empty_views() {
    for size in [[1000.0, 700.0], [400.0, 300.0]] {
        let mut window = Window::sized(Settings::default(), Some(Session::new("")), size);
        for (key, words) in [(Key::Num3, "nothing to compare"), (Key::Num4, "No articles yet")] {
            window.ctrl(key);
            assert!(window.shows(words), "{words}");
            window.press(&[Key::ArrowDown, Key::ArrowRight, Key::Enter, Key::G, Key::End]);
        }
    }
}

#[test]
fn an_article_that_goes_away_is_compared_no_longer() {
    let mut window = three();
    window.ctrl(Key::Num3);
    window.ctrl(Key::Num1);
    window.ctrl(Key::K);
    window.type_text("remove from");
    window.press(&[Key::Enter]);
    window.ctrl(Key::Num3);
    assert_eq!(window.project().articles().len(), 2);
    assert!(window.shows("Article on the left"));
    window.ctrl(Key::Z);
    assert_eq!(window.project().articles().len(), 3);
}
