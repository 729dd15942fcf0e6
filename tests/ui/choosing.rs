//! Articles before they are added: chosen from a list, looked at, corrected.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hearsay::ui::files::Answer;

use crate::support::Window;

/// A press database's export of so many articles.
fn export(n: usize) -> String {
    let article = |nth: usize| {
        format!(
            "{nth} of {n} DOCUMENTS\n\nThe Ostrel Mercury\n\nFebruary {}, 2025\n\nLock story {nth}\n\n\
             LENGTH: 9 words\n\nThe lock held on night {nth}. Nobody knew why.\n\n\
             LANGUAGE: ENGLISH\n\n",
            nth % 28 + 1
        )
    };
    (1..=n).map(article).collect()
}

/// Opens a file with that in it, as a drop on the window does.
fn drop_file(window: &mut Window, name: &str, content: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    window.files.will_choose(&path);
    window.ctrl(Key::O);
    folder
}

/// The same through the command that looks first.
fn preview_file(window: &mut Window, name: &str, content: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    window.files.will_choose(&path);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    folder
}

/// The headlines of the project's articles.
fn headlines(window: &Window) -> Vec<String> {
    window.project().in_order().map(|article| article.title.clone()).collect()
}

/// What the rows of the list are called.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(egui::accesskit::Role::ListItem);
    let names = rows.filter_map(|row| row.accesskit_node().label());
    // Those of the article list below have no number.
    let is_row = |name: &String| {
        name.strip_prefix("Article ").is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()))
    };
    names.map(|name| name.to_owned()).filter(is_row).collect()
}

#[test]
fn of_a_bundle_the_ticked_are_added() {
    let mut window = Window::new();
    let _folder = drop_file(&mut window, "lock.txt", &export(4));
    assert!(window.shows("Articles in lock.txt") && window.shows("4 of 4 ticked"));
    assert_eq!(
        rows(&window)[1],
        "Article 2. Lock story 2, 3 Feb 2025  ·  The Ostrel Mercury. ticked"
    );
    assert!(window.project().articles().is_empty());
    window.press(&[Key::ArrowDown, Key::Space, Key::ArrowDown, Key::ArrowDown, Key::Space]);
    assert!(window.shows("2 of 4 ticked") && window.shows("Add 2 articles"));
    assert!(rows(&window)[3].ends_with("not ticked"));
    window.press(&[Key::Enter]);
    assert_eq!(headlines(&window), ["Lock story 1", "Lock story 3"]);
    window.ctrl(Key::Z);
    assert!(headlines(&window).is_empty(), "one step");
}

#[test]
fn keys_that_arrive_in_one_frame_are_taken_in_order() {
    let mut window = Window::new();
    let _folder = drop_file(&mut window, "lock.txt", &export(3));
    window.press_at_once(&[Key::A, Key::ArrowDown, Key::Space]);
    assert!(window.shows("1 of 3 ticked"));
    window.press(&[Key::Enter]);
    assert_eq!(headlines(&window), ["Lock story 2"]);
}

#[test]
fn what_the_project_has_is_said_and_not_added_again() {
    let mut window = Window::new();
    let _folder = drop_file(&mut window, "lock.txt", &export(2));
    window.press(&[Key::Space, Key::Enter]);
    assert_eq!(headlines(&window), ["Lock story 2"]);
    let _again = drop_file(&mut window, "again.txt", &export(3));
    assert!(window.shows("3 articles, 1 of them known already"));
    assert!(
        rows(&window)[1].ends_with("In the project already: “Lock story 2”"),
        "{:?}",
        rows(&window)
    );
    // It cannot be ticked; `a` leaves it alone.
    window.press(&[Key::ArrowDown, Key::Space, Key::A, Key::A]);
    assert!(window.shows("2 of 3 ticked"));
    window.press(&[Key::Enter]);
    assert_eq!(headlines(&window), ["Lock story 2", "Lock story 1", "Lock story 3"]);
}

#[test]
fn escape_leaves_without_a_trace() {
    let mut window = Window::new();
    let _folder = drop_file(&mut window, "lock.txt", &export(2));
    window.press(&[Key::Escape]);
    assert!(!window.shows("Articles in"));
    assert!(window.shows("Who claims what"), "the start screen shows");
    assert!(window.desk().session().history().next_undo().is_none());
}

#[test]
fn a_long_list_is_filtered_and_only_what_shows_is_laid_out() {
    let mut window = Window::new();
    let _folder = drop_file(&mut window, "lock.txt", &export(900));
    assert!(rows(&window).len() < 20, "{}", rows(&window).len());
    // All off, then those that the filter leaves on.
    window.press(&[Key::A]);
    window.type_text("/");
    window.type_text("story 77");
    assert!(rows(&window)[0].starts_with("Article 77. "), "{:?}", rows(&window));
    window.press(&[Key::Enter, Key::A]);
    assert!(window.shows("11 of 900 ticked"));
    window.type_text("/");
    // Leaving the filter clears it, and the dialog stays.
    window.press(&[Key::Escape]);
    assert!(window.shows("Add 11 articles"));
    window.type_text("/");
    window.type_text("story 9");
    assert!(window.shows("11 of 900 ticked, 11 not shown"));
    window.press(&[Key::ArrowDown, Key::Space, Key::Enter]);
    assert_eq!(window.project().articles().len(), 12);
}

#[test]
fn ticks_are_clicked_too() {
    let mut window = Window::new();
    let _folder = drop_file(&mut window, "lock.txt", &export(3));
    window.click("Add: Lock story 3");
    window.click("Tick no articles");
    window.click("Add: Lock story 3");
    window.click_containing("Article 2. Lock story 2");
    assert!(window.shows("1 of 3 ticked"));
    window.click("Add 1 article");
    assert_eq!(headlines(&window), ["Lock story 3"]);
}

#[test]
fn several_files_at_once_and_one_article_are_added_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("lock.txt"), export(2)).unwrap();
    std::fs::write(at("dam.txt"), "The dam held.").unwrap();
    let mut window = Window::new();
    window.files.will_give(Answer::Paths(vec![at("lock.txt"), at("dam.txt")]));
    window.ctrl(Key::O);
    assert_eq!(window.project().articles().len(), 3);
    let mut window = Window::new();
    let _one = drop_file(&mut window, "dam.txt", "The dam held.");
    assert_eq!(window.page(), [": The dam held."]);
}

#[test]
fn one_article_is_looked_at_where_that_is_asked_for() {
    let mut window = Window::new();
    let _folder = preview_file(&mut window, "dam.txt", "The dam held.\r\nCrews left.\r\n");
    assert!(window.project().articles().is_empty());
    assert!(window.shows("Preview of dam.txt") && window.shows("The dam held."));
    assert!(window.shows("2 line ends changed") && window.shows("Text: 5 words, 2 sentences"));
    window.press(&[Key::Enter]);
    assert_eq!(window.page(), [": The dam held.", ": Crews left."]);
    let _again = preview_file(&mut window, "dam.txt", "The dam held.\nCrews left.\n");
    assert!(window.shows("It is not added again"));
    window.press(&[Key::Enter, Key::Escape]);
    assert_eq!(window.project().articles().len(), 1);
}

/// Writes over what stands in a field.
fn write(window: &mut Window, field: &str, text: &str) {
    window.focus(field);
    window.ctrl(Key::A);
    window.type_text(text);
}

#[test]
fn what_is_corrected_in_the_preview_is_what_is_added() {
    let mut window = Window::new();
    let german = "Am 13. November kam der 2. Bericht. Danach nichts.";
    let _folder = preview_file(&mut window, "bericht.txt", german);
    assert!(window.shows("Text: 9 words"));
    write(&mut window, "Headline", "Der Bericht ");
    write(&mut window, "Outlet", "Ostrel Merkur");
    write(&mut window, "Address", "https://merkur.example/2");
    write(&mut window, "Published", "13.11.2025");
    window.press(&[Key::Enter]);
    assert!(window.shows("A date looks like 2025-11-30"));
    assert!(window.project().articles().is_empty());
    // The field has the focus again.
    window.ctrl(Key::A);
    window.type_text("2025-11-13");
    window.press(&[Key::Enter]);
    let project = window.project();
    let article = project.in_order().next().expect("an article");
    assert_eq!((&*article.title, &*article.file), ("Der Bericht", "bericht.txt"));
    assert_eq!(project.outlet_name(article.outlet), "Ostrel Merkur");
    assert_eq!(article.published.unwrap().to_string(), "2025-11-13");
    assert_eq!(article.provenance.url, "https://merkur.example/2");
    assert_eq!(project.text(article.id), german);
    assert_eq!(window.page().len(), 2);
}

#[test]
fn the_language_is_corrected_before_the_article_is_added() {
    let mut window = Window::new();
    let text = "Am 13. November kam der 2. Bericht. Danach nichts.";
    let _folder = preview_file(&mut window, "bericht.txt", text);
    assert!(window.shows("Text: 9 words, 2 sentences"));
    window.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Language").click();
    window.settle();
    window.click("Dutch");
    window.click("Add article");
    let article = window.project().in_order().next().expect("an article");
    assert_eq!(article.language, "nl");
}

#[test]
fn each_article_of_a_list_is_corrected_for_itself() {
    let mut window = Window::new();
    let _folder = drop_file(&mut window, "lock.txt", &export(12));
    write(&mut window, "Headline", "First");
    window.press(&[Key::Escape, Key::ArrowDown]);
    assert!(window.shows("Articles in lock.txt"), "Escape leaves the field alone");
    write(&mut window, "Published", "soon");
    // Enter in a field goes back to the list, and adds nothing.
    window.press(&[Key::Enter]);
    assert!(window.project().articles().is_empty());
    window.press(&[Key::ArrowDown, Key::Enter]);
    assert!(window.shows("A date looks like"), "the article with the wrong date is shown");
    window.press(&[Key::Escape, Key::Space, Key::Enter]);
    let titles = headlines(&window);
    assert_eq!((titles.len(), &*titles[0], &*titles[1]), (11, "First", "Lock story 3"));
}

#[test]
fn files_that_could_not_be_read_are_said_and_listed_after() {
    let folder = tempfile::tempdir().unwrap();
    let long = format!("The dam held.\n\n{}", "It rained. ".repeat(6000));
    let files = [("a.txt", &*long), ("b.txt", ""), ("c.pdf", "%PDF-1.4 x")].map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    });
    let mut window = Window::new();
    window.files.will_give(Answer::Paths(files.to_vec()));
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    assert!(
        window.shows("b.txt was not read. The file is empty. Check that it was saved. And 1 more")
    );
    assert!(window.shows("12\u{2009}003 words, 6001 sentences"));
    window.click("Add article");
    assert!(window.shows("b.txt. The file is empty") && window.shows("c.pdf. The file is damaged"));
}

#[test]
fn the_report_says_which_article_of_a_file_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let files = [("lock.txt", export(3)), ("empty.txt", String::new())].map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    });
    let mut window = Window::new();
    window.files.will_give(Answer::Paths(files.to_vec()));
    window.ctrl(Key::O);
    assert!(window.shows("lock.txt: “Lock story 1”. Added"));
    assert!(window.shows("lock.txt: “Lock story 3”. ") && window.shows("empty.txt. The file"));
}

const DUTCH: &str = "nr;kop;inhoud;wanneer;bron\n\
    1;De sluis;\"De sluis hield stand. Niemand wist waarom.\";2025-02-18;De Merkuur\n\
    2;De dam;\"De dam brak. De burgemeester zweeg.\";2025-02-19;De Merkuur\n";

/// Chooses the column of a field.
fn assign(window: &mut Window, field: &str, column: &str) {
    window.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, field).click();
    window.settle();
    window.click(column);
}

#[test]
fn columns_that_are_not_known_are_assigned_and_remembered() {
    let mut window = Window::new();
    let _folder = drop_file(&mut window, "stukken.csv", DUTCH);
    assert!(window.shows("Columns of stukken.csv"));
    assert!(window.shows("Without a column for the text"));
    assign(&mut window, "Text", "inhoud");
    assert!(window.shows("De sluis hield stand."), "a value of the column shows");
    assign(&mut window, "Headline", "kop");
    assign(&mut window, "Published", "wanneer");
    window.click("Read articles");
    assert!(window.shows("Articles in stukken.csv") && window.shows("2 of 2 ticked"));
    assert!(window.shows("Columns as they were assigned"));
    window.press(&[Key::Enter]);
    assert_eq!(headlines(&window), ["De sluis", "De dam"]);
    let first = window.project().in_order().next().unwrap().published.unwrap();
    assert_eq!(first.to_string(), "2025-02-18");
    // Another file with these columns, in another order, is read the same way.
    let again = "bron,inhoud,kop,nr,wanneer\nDe Post,De brug is open.,De brug,3,2025-03-01\n";
    let _again = drop_file(&mut window, "meer.csv", again);
    assert_eq!(headlines(&window), ["De sluis", "De dam", "De brug"]);
    let settings = window.desk().settings();
    assert_eq!(settings.columns.len(), 1);
    let kept = ron::to_string(settings).unwrap();
    assert_eq!(ron::from_str::<hearsay::ui::settings::Settings>(&kept).unwrap(), *settings);
}

#[test]
fn columns_are_assigned_by_key_and_the_long_one_is_offered_as_the_text() {
    let said = "De sluis hield de hele nacht stand, en niemand wist waarom, zei de sluiswachter.";
    let csv = DUTCH.replace("De sluis hield stand. Niemand wist waarom.", said);
    let mut window = Window::new();
    let _folder = drop_file(&mut window, "stukken.csv", &csv);
    assert!(window.shows("De sluis hield de hele nacht"), "it is taken for the text");
    // On to the headline.
    window.press(&[Key::Tab, Key::Enter]);
    assert!(egui::Popup::is_any_open(&window.harness.ctx));
    window.press(&[Key::Tab, Key::Tab, Key::Tab, Key::Enter]);
    assert!(!egui::Popup::is_any_open(&window.harness.ctx), "a choice closes the list");
    assert!(window.shows("Columns of stukken.csv"));
    window.click("Read articles");
    window.press(&[Key::Enter]);
    assert_eq!(headlines(&window), ["De sluis", "De dam"]);
}

#[test]
fn columns_are_assigned_otherwise_from_the_preview() {
    let lines = "{\"text\":\"A teaser.\",\"long\":\"The dam held. Crews left.\"}\n";
    let mut window = Window::new();
    let _folder = preview_file(&mut window, "dam.jsonl", lines);
    assert!(window.shows("A teaser."));
    window.click("Columns…");
    window.click("Back");
    window.click("Columns…");
    window.press(&[Key::Escape]);
    assert!(window.shows("Preview of dam.jsonl"), "Escape goes back");
    window.click("Columns…");
    assign(&mut window, "Text", "long");
    window.click("Read articles");
    window.click("Add article");
    assert_eq!(window.page(), [": The dam held.", ": Crews left."]);
    let _other = preview_file(&mut window, "plain.txt", "The dam.");
    assert!(!window.shows("Columns…"), "there are none in a text");
}
