//! Where the keyboard's focus is, and that it can be seen.

use egui::{Key, Modifiers, Rect, Shape};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::Window;

const TEXT: &str = "The dam held.\nThe mayor denied it on Friday.\nCrews left at noon.\n";

/// The rings that the last frame drew.
fn rings(window: &Window) -> Vec<Rect> {
    let accent = window.harness.ctx.global_style().visuals.hyperlink_color;
    let shapes = window.harness.output().shapes.iter();
    let rects = shapes.filter_map(|clipped| match &clipped.shape {
        Shape::Rect(rect) if rect.stroke.width == 2.0 && rect.stroke.color == accent => {
            Some(rect.rect)
        }
        _ => None,
    });
    rects.collect()
}

#[test]
fn what_has_the_focus_has_one_ring() {
    let mut window = Window::with_text(TEXT);
    assert!(rings(&window).is_empty());
    let mut places = Vec::new();
    for _ in 0..30 {
        window.press(&[Key::Tab]);
        let ctx = &window.harness.ctx;
        let Some(id) = ctx.memory(|memory| memory.focused()) else { continue };
        let rings = rings(&window);
        if !ctx.text_edit_focused() {
            let rect = ctx.read_response(id).unwrap().interact_rect;
            assert_eq!(rings.len(), 1, "{rect:?}");
            assert!(rings[0].intersects(rect), "{rings:?} {rect:?}");
            places.push(rings[0]);
        }
    }
    assert!(places.len() > 15, "menus, buttons and rows are reached: {places:?}");
}

#[test]
fn the_choices_of_an_export_have_a_ring_and_enter_exports() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tags.csv");
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::C]);
    window.ctrl(Key::E);
    let button = window.harness.get_by_label("Export…").rect();
    assert!(rings(&window).iter().any(|ring| ring.contains_rect(button)));
    window.press(&[Key::Tab, Key::Tab]);
    assert_eq!(rings(&window).len(), 1, "a radio button or a tick shows its focus, too");
    window.press(&[Key::Escape]);
    window.ctrl(Key::E);
    window.files.will_choose(&path);
    window.press(&[Key::Enter]);
    assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), 2);
}

#[test]
fn what_is_typed_blindly_does_not_give_work_up() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::C]);
    window.ctrl(Key::W);
    window.press(&[Key::Tab, Key::Tab, Key::Enter]);
    assert_eq!(window.page()[0], "C: The dam held.");
    assert!(window.shows("Press again to lose them"));
    window.press(&[Key::Enter]);
    assert!(window.shows("Who claims what"), "the second press does it");
}

#[test]
fn the_filter_of_the_list_is_typed_into_at_once() {
    let mut window = Window::with_text(TEXT);
    window.click("Filter the articles");
    window.press_at_once(&[Key::C]);
    assert_eq!(window.page()[0], ": The dam held.", "no tag is set");
    assert!(window.shows("No articles here"), "no article has a c");
    window.press(&[Key::Escape]);
    assert!(!window.shows("Filter the articles by words"));
    assert!(window.shows("Article The dam held"));
}

#[test]
fn tab_goes_past_the_rows_of_a_list_that_arrow_keys_choose() {
    let mut window = crate::work::worked_through();
    for (key, with, after) in [
        (Key::S, Modifiers::SHIFT, "Name"),
        (Key::B, Modifiers::SHIFT, "New proposition"),
        (Key::S, Modifiers::NONE, "named person"),
        (Key::P, Modifiers::NONE, "as tagged"),
    ] {
        window.press_with(with, key);
        window.press(&[Key::Tab]);
        let is_focused = |node: &egui_kittest::Node<'_>| node.accesskit_node().is_focused();
        let all = window.harness.query_all(egui_kittest::kittest::By::new());
        let focused = all.filter(is_focused).find_map(|node| node.accesskit_node().label());
        assert_eq!(focused.as_deref(), Some(after));
        window.press(&[Key::Escape, Key::Escape]);
    }
}
