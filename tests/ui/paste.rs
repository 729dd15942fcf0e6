//! Pasting articles: with their paragraphs and what their page says of them.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::support::Window;

/// A page as a browser copies a part of it.
const HTML: &str = "<meta charset='utf-8'><h1>Dam above Karsk holds</h1><p>By <a rel='author' \
                    href='x'>Ann Poe</a></p><p>The dam held. Crews left.</p><h2>What is next</h2>\
                    <ul><li>Roads open.</li><li>Schools stay shut.</li></ul>";

/// The same as plain text.
const TEXT: &str = "Dam above Karsk holds\nBy Ann Poe\nThe dam held. Crews left.\nWhat is \
                    next\nRoads open.\nSchools stay shut.";

/// A page as a whole.
fn page() -> String {
    let said = "The gates were opened by hand, three of the crew said, on the night.";
    format!(
        "<html><head><title>The gates | The Mercury</title><meta \
         property='og:site_name' content='The Mercury'><link rel='canonical' \
         href='https://example.org/a/1'><meta property='article:published_time' \
         content='2024-03-05T21:00:00+01:00'></head><body><nav><a href='x'>All news</a></nav>\
         <h1>The gates</h1>{}</body></html>",
        format!("<p>{said}</p>").repeat(3)
    )
}

fn article(window: &Window) -> hearsay::model::Article {
    window.project().article(window.article()).unwrap().as_ref().clone()
}

#[test]
fn what_a_browser_copied_keeps_its_paragraphs() {
    let mut window = Window::new();
    window.paste(HTML, TEXT);
    assert!(window.shows("The page says: Dam above Karsk holds · Ann Poe"));
    window.ctrl(Key::Enter);
    let text = window.project().text(window.article());
    assert!(text.ends_with("Crews left.\n\nWhat is next\n\n- Roads open.\n- Schools stay shut."));
    let article = article(&window);
    assert_eq!((&*article.title, &*article.byline), ("Dam above Karsk holds", "Ann Poe"));
    assert_eq!((&*article.intake, &*article.file), ("pasted from a web page", ""));
    window.ctrl(Key::Z);
    assert!(window.project().articles().is_empty());
}

#[test]
fn of_a_whole_page_the_article_is_offered_and_the_rest() {
    let mut window = Window::new();
    window.paste(&page(), "");
    assert!(window.project().articles().is_empty() && !window.shows("Add article"));
    // Nothing arrives by Ctrl+V where there is no plain text; the command reads on.
    window.ctrl(Key::V);
    assert!(window.shows("The page says: The gates · The Mercury · 2024-03-05 · https://"));
    window.click("All that was copied");
    assert!(field(&window).starts_with("All news"));
    window.click("The article");
    assert!(field(&window).starts_with("The gates\n\nThe gates were"));
    window.click("Add article");
    let article = article(&window);
    assert_eq!(article.provenance.url, "https://example.org/a/1");
    assert_eq!(article.published.unwrap().to_string(), "2024-03-05");
    assert_eq!(window.project().outlet_name(article.outlet), "The Mercury");
}

#[test]
fn an_earlier_clipboard_or_a_picture_leaves_the_text_as_it_is() {
    for html in ["", "<img src='x'>", "<p>An earlier clipboard, of another page.</p>"] {
        let mut window = Window::new();
        window.paste(html, TEXT);
        assert!(!window.shows("As plain text") && !window.shows("The page says"));
        window.click("Add article");
        assert_eq!(window.project().text(window.article()), TEXT, "{html}");
        assert_eq!(article(&window).intake, "pasted");
    }
}

#[test]
fn a_quick_hand_adds_the_page_and_not_the_text_alone() {
    let mut window = Window::new();
    window.clipboard.will_hold(HTML, TEXT);
    window.harness.event(Event::Paste(TEXT.to_owned()));
    window.harness.step();
    // Ctrl is let go by the end of the frame.
    for pressed in [true, false] {
        let modifiers = if pressed { Modifiers::COMMAND } else { Modifiers::NONE };
        let (key, physical_key, repeat) = (Key::Enter, None, false);
        window.harness.event(Event::Key { key, physical_key, pressed, repeat, modifiers });
    }
    window.settle();
    assert_eq!(article(&window).intake, "pasted from a web page");
}

#[test]
fn each_way_to_take_it_keeps_what_was_changed_in_it() {
    let mut window = Window::new();
    window.paste(HTML, TEXT);
    window.ctrl(Key::End);
    window.type_text(" More.");
    window.click("As plain text");
    assert_eq!(field(&window), TEXT);
    window.click("All that was copied");
    assert!(field(&window).ends_with("Schools stay shut. More."));
    window.click("Add article");
    assert!(article(&window).intake.ends_with("changed by hand before it was added"));
}

#[test]
fn the_clipboard_fills_the_dialog_until_something_is_typed_or_pasted() {
    let mut window = Window::new();
    window.clipboard.will_hold("", "The dam held.");
    window.ctrl(Key::V);
    assert_eq!(field(&window), "The dam held.");
    window.type_text("Rain fell on the hills.");
    assert_eq!(field(&window), "Rain fell on the hills.");
    window.ctrl(Key::A);
    window.paste(HTML, TEXT);
    assert!(field(&window).contains("\n\nWhat is next\n\n- Roads open."));
    window.ctrl(Key::A);
    window.type_text("The valley was dry that year.");
    window.ctrl(Key::Enter);
    let article = article(&window);
    assert_eq!((&*article.intake, &*article.byline), ("typed", ""));
}

fn field(window: &Window) -> String {
    let label = "Text of the article";
    let field =
        window.harness.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, label);
    field.value().unwrap_or_default()
}
