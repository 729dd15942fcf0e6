//! The board's groups: made, folded and stepped through by keys and clicks.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::Window;

const TEXT: &str = "The dam held.\nThe bridge broke.\nNobody was hurt, the mayor denied.\n";

/// Links the sentence to a proposition of some words.
fn link(window: &mut Window, words: &str) {
    window.press(&[Key::P]);
    window.type_text(words);
    window.press(&[Key::Enter]);
}

/// Two propositions of one origin, one that is only denied, and one more that
/// nothing is linked to; the board shows.
fn opened() -> Window {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::C]);
    link(&mut window, "Held");
    window.press(&[Key::ArrowDown, Key::C]);
    link(&mut window, "Broke");
    window.press(&[Key::ArrowDown, Key::D]);
    window.press_with(Modifiers::SHIFT, Key::D);
    window.type_text("1");
    link(&mut window, "Hurt");
    window.press_with(Modifiers::SHIFT, Key::B);
    window.focus("New proposition");
    window.type_text("Empty");
    window.press(&[Key::Enter, Key::Escape]);
    window.ctrl(Key::Num2);
    window
}

/// What the lines of the board are called, from the top: the first word of a
/// proposition, the name of a group.
fn lines(window: &Window) -> Vec<String> {
    let mut found = Vec::new();
    for role in [Role::Row, Role::Button] {
        for node in window.harness.query_all_by_role(role) {
            let name = node.accesskit_node().label().unwrap_or_default();
            let known = ["Held", "Broke", "Hurt", "Empty"].iter().find(|word| {
                name.split_whitespace().nth(1) == Some(**word) && name.contains("mention")
            });
            let name = match known {
                Some(word) => (*word).to_owned(),
                None if name.contains(" proposition") => name,
                None => continue,
            };
            found.push((node.rect().top(), name));
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, name)| name).collect()
}

/// The line that is chosen.
fn chosen(window: &Window) -> String {
    for role in [Role::Row, Role::Button] {
        for node in window.harness.query_all_by_role(role) {
            let name = node.accesskit_node().label().unwrap_or_default();
            let is_line = role == Role::Row || name.contains(" proposition");
            if is_line && node.accesskit_node().toggled() == Some(Toggled::True) {
                return name;
            }
        }
    }
    String::new()
}

const GROUPED: [&str; 7] = [
    "single origin, 2 propositions",
    "Held",
    "Broke",
    "nobody asserts it, 1 proposition",
    "Hurt",
    "nothing linked yet, 1 proposition",
    "Empty",
];

#[test]
fn rows_are_grouped_by_key_and_stay_so() {
    let mut window = opened();
    assert_eq!(lines(&window), ["Held", "Broke", "Hurt", "Empty"]);
    window.press(&[Key::H]);
    assert_eq!(lines(&window), GROUPED);
    window.ctrl(Key::Num1);
    window.ctrl(Key::Num2);
    assert_eq!(lines(&window), GROUPED);
    window.press(&[Key::H]);
    assert_eq!(lines(&window)[0], "6  cannot be judged, 4 propositions");
    window.press(&[Key::H]);
    assert_eq!(lines(&window)[0], "outlet not known, 3 propositions");
    assert_eq!(lines(&window)[4], "no mention yet, 1 proposition");
    window.press(&[Key::H]);
    assert_eq!(lines(&window), ["Held", "Broke", "Hurt", "Empty"]);
}

#[test]
fn arrows_pass_the_headings_of_rows_that_show_and_stop_at_folded_ones() {
    let mut window = opened();
    window.press(&[Key::H, Key::ArrowDown, Key::ArrowDown]);
    assert!(chosen(&window).contains("Hurt"), "{}", chosen(&window));
    window.press(&[Key::Z]);
    assert_eq!(chosen(&window), "nobody asserts it, 1 proposition, folded");
    assert_eq!(lines(&window).len(), 6);
    window.press(&[Key::ArrowDown]);
    assert!(chosen(&window).contains("Empty"));
    window.press(&[Key::ArrowUp]);
    assert_eq!(chosen(&window), "nobody asserts it, 1 proposition, folded");
    // A heading has no evidence: Enter unfolds it, and stands on its first row.
    window.press(&[Key::G]);
    assert!(window.shows("No sentence stands behind"));
    window.press(&[Key::Enter]);
    assert!(chosen(&window).contains("Hurt"));
    assert_eq!(lines(&window), GROUPED);
    window.press(&[Key::End]);
    assert!(chosen(&window).contains("Empty"));
    window.press(&[Key::Home]);
    assert!(chosen(&window).contains("Held"));
}

#[test]
fn all_groups_are_folded_and_unfolded_at_once_or_by_a_click() {
    let mut window = opened();
    window.press(&[Key::Z]);
    assert!(window.shows("not grouped: h groups them"));
    window.press(&[Key::H, Key::ArrowDown]);
    window.press_with(Modifiers::SHIFT, Key::Z);
    let folded = |name: &str| format!("{name}, folded");
    assert_eq!(lines(&window), [folded(GROUPED[0]), folded(GROUPED[3]), folded(GROUPED[5])]);
    assert_eq!(chosen(&window), folded(GROUPED[0]));
    window.press_with(Modifiers::SHIFT, Key::Z);
    assert_eq!(lines(&window), GROUPED);
    window.click(GROUPED[0]);
    assert_eq!(lines(&window)[..2], [&folded(GROUPED[0]), GROUPED[3]]);
    window.click(&folded(GROUPED[0]));
    assert_eq!(lines(&window), GROUPED);
}

#[test]
fn a_proposition_that_is_gone_to_is_unfolded_and_one_that_is_chosen_stays_so() {
    let mut window = opened();
    // The choice goes with its proposition where the order changes.
    window.press(&[Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::H]);
    assert!(chosen(&window).contains("Empty"));
    window.press_with(Modifiers::SHIFT, Key::Z);
    window.ctrl(Key::Num4);
    window.click("Propositions with one origin: 2");
    window.press(&[Key::G]);
    assert!(chosen(&window).contains("Held"), "{}", chosen(&window));
    assert!(window.shows("1 mention, 1 independent origin"));
    assert!(!lines(&window).contains(&"Hurt".to_owned()));
}

#[test]
fn the_heading_of_a_long_group_stays_in_sight() {
    let mut window = opened();
    window.press_with(Modifiers::SHIFT, Key::B);
    window.focus("New proposition");
    for n in 0..20 {
        window.type_text(&format!("Number {n}"));
        window.press(&[Key::Enter]);
    }
    window.press(&[Key::Escape]);
    window.press(&[Key::H, Key::End]);
    assert!(chosen(&window).contains("Number 19"));
    assert!(!lines(&window).contains(&"Empty".to_owned()), "it is out of sight");
    let heading = "nothing linked yet, 21 propositions";
    assert!(lines(&window).contains(&heading.to_owned()), "{:?}", lines(&window));
    // Up again no row is hidden behind it.
    window.press(&[Key::PageUp]);
    let row = window.harness.get_by_label_contains("Number 9  ·").rect();
    assert!(row.top() >= window.harness.get_by_label(heading).rect().bottom() - 0.5);
    window.click(heading);
    assert_eq!(chosen(&window), format!("{heading}, folded"));
}

#[test]
fn the_table_says_in_which_group_a_row_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("board.csv");
    let mut window = opened();
    window.press(&[Key::H]);
    window.click("Export…");
    assert!(window.shows("Grouped by corroboration"));
    window.click("CSV");
    window.files.will_choose(&path);
    window.harness.get_all_by_label("Export…").last().unwrap().click();
    window.settle();
    let table = std::fs::read_to_string(&path).unwrap();
    let groups: Vec<&str> = table.lines().filter_map(|line| line.split(',').next()).collect();
    assert_eq!(groups[0].trim_start_matches('\u{feff}'), "group");
    assert_eq!(
        groups[1..],
        ["single origin", "single origin", "nobody asserts it", "nothing linked yet"]
    );
}
