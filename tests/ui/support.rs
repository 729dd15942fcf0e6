//! A desk without a display, driven by keys and by what things are called.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use egui::{Context, Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use hearsay::model::{ArticleId, Project, Span};
use hearsay::session::Session;
use hearsay::ui::clipboard::{Clipboard, Copied};
use hearsay::ui::desk::Desk;
use hearsay::ui::files::{Answer, Ask, FileDialogs};
use hearsay::ui::settings::Settings;
use hearsay::ui::window;

/// Answers that the next file dialogs give, and what they were asked.
#[derive(Clone, Default)]
pub struct Script {
    answers: Rc<RefCell<Vec<Answer>>>,
    waiting: Rc<std::cell::Cell<bool>>,
    pub asked: Rc<RefCell<Vec<Ask>>>,
}

impl Script {
    /// The next dialog gives this.
    pub fn will_give(&self, answer: Answer) {
        self.answers.borrow_mut().insert(0, answer);
    }

    /// The next dialog gives this path.
    pub fn will_choose(&self, path: &Path) {
        self.will_give(Answer::Paths(vec![path.to_owned()]));
    }
}

impl FileDialogs for Script {
    fn ask(&mut self, ask: Ask, _: PathBuf, ctx: &Context) {
        self.asked.borrow_mut().push(ask);
        self.waiting.set(true);
        ctx.request_repaint();
    }

    fn poll(&mut self) -> Option<Answer> {
        if self.waiting.take() { self.answers.borrow_mut().pop() } else { None }
    }
}

/// A clipboard with what a test copies.
#[derive(Clone, Default)]
pub struct Clip(Arc<Mutex<Copied>>);

impl Clip {
    /// Another program copies this.
    pub fn will_hold(&self, html: &str, text: &str) {
        *self.0.lock().unwrap() = Copied { html: html.to_owned(), text: text.to_owned() };
    }
}

impl Clipboard for Clip {
    fn read(&self) -> Copied {
        self.0.lock().unwrap().clone()
    }
}

/// A window that is not there.
pub struct Window {
    pub harness: Harness<'static, Desk>,
    pub files: Script,
    pub clipboard: Clip,
}

impl Window {
    /// The start screen, for a coder who gave their name before.
    pub fn new() -> Self {
        Self::with(Settings { coder: "Ada".to_owned(), ..Settings::default() }, None)
    }

    /// A window with the project of a session.
    pub fn of(session: Session) -> Self {
        Self::with(Settings { coder: "Ada".to_owned(), ..Settings::default() }, Some(session))
    }

    pub fn with(settings: Settings, session: Option<Session>) -> Self {
        Self::sized(settings, session, [1280.0, 800.0])
    }

    pub fn sized(settings: Settings, session: Option<Session>, size: [f32; 2]) -> Self {
        let files = Script::default();
        let clipboard = Clip::default();
        let mut desk = Desk::new(settings, Box::new(files.clone()))
            .with_clipboard(Arc::new(clipboard.clone()));
        if let Some(session) = session {
            desk = desk.with_session(session);
        }
        let harness = Harness::builder()
            .with_size(vec2(size[0], size[1]))
            .with_step_dt(0.05)
            .with_max_steps(400)
            .with_context_setup(window::dress)
            .build_ui_state(|ui, desk: &mut Desk| desk.show(ui), desk);
        let mut window = Self { harness, files, clipboard };
        window.settle();
        window
    }

    /// A window with one article whose sentences stand on lines of their own.
    pub fn with_text(text: &str) -> Self {
        let mut session = Session::new("Test");
        session.add_drafts(vec![hearsay::io::import::draft_of_text(text, "one.txt")]);
        Self::of(session)
    }

    /// Draws frames until nothing goes on any more. Threads are waited for, also
    /// those that a frame after an answer starts.
    pub fn settle(&mut self) {
        let (mut still, mut frames) = (0, 0);
        while still < 5 {
            self.harness.step();
            still = if self.harness.state().is_busy() { 0 } else { still + 1 };
            frames += 1;
            assert!(frames < 100_000, "work does not end");
            std::thread::yield_now();
        }
    }

    /// Pastes, as Ctrl+V does, what the clipboard then holds.
    pub fn paste(&mut self, html: &str, text: &str) {
        self.clipboard.will_hold(html, text);
        self.harness.event(Event::Paste(text.to_owned()));
        self.settle();
    }

    /// Keeps projects without a file in a folder, as the real window does.
    pub fn keep_safe(&mut self, folder: &Path) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().keep_safe(&ctx, folder.to_owned());
        self.settle();
    }

    /// Waits until the journal has everything, and shows it.
    pub fn wait_until_safe(&mut self) {
        let at_most = std::time::Duration::from_secs(30);
        let safety = self.desk().session().wait_until_safe(at_most).unwrap();
        assert!(safety.is_safe(), "{safety:?}");
        self.settle();
    }

    pub fn desk(&self) -> &Desk {
        self.harness.state()
    }

    pub fn project(&self) -> &Project {
        self.harness.state().session().project()
    }

    /// Presses keys one after the other, a frame for each.
    pub fn press(&mut self, keys: &[Key]) {
        for key in keys {
            self.harness.key_press(*key);
            self.harness.step();
        }
        self.settle();
    }

    /// Presses keys that all arrive in one frame, each followed by the sign it
    /// types, as a keyboard gives them.
    pub fn press_at_once(&mut self, keys: &[Key]) {
        for key in keys {
            let event = |pressed| Event::Key {
                key: *key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            };
            let events = &mut self.harness.input_mut().events;
            events.push(event(true));
            if key.name().len() == 1 {
                events.push(Event::Text(key.name().to_lowercase()));
            }
            events.push(event(false));
        }
        self.settle();
    }

    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub fn ctrl(&mut self, key: Key) {
        self.press_with(Modifiers::COMMAND, key);
    }

    /// Types a sign or text as a keyboard does, whatever has the focus.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Puts the focus into a field.
    pub fn focus(&mut self, label: &str) {
        self.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, label).focus();
        self.settle();
    }

    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    pub fn click_containing(&mut self, label: &str) {
        self.harness.get_by_label_contains(label).click();
        self.settle();
    }

    pub fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    pub fn article(&self) -> ArticleId {
        self.desk().place().article.expect("an article is open")
    }

    /// The sentences of the open article, as `C D: words` a line.
    pub fn page(&self) -> Vec<String> {
        page(self.project(), self.article())
    }
}

/// The sentences of an article with the letters of their tags; a tag on fewer
/// words stands in brackets after its letter, a sentence that was found to hold
/// nothing has a dash.
pub fn page(project: &Project, article: ArticleId) -> Vec<String> {
    let text = project.text(article);
    let line = |span: &Span| {
        let mut tags: Vec<String> = project
            .tags_in(article, *span)
            .map(|tag| {
                let letter = project.kind(tag.kind).expect("a kind").letter;
                if tag.at == *span {
                    letter.to_string()
                } else {
                    format!("{letter}[{}]", tag.at.of_text(text))
                }
            })
            .collect();
        tags.sort();
        if project.nothing_here(article, *span) {
            tags.push("–".to_owned());
        }
        format!("{}: {}", tags.join(" "), span.of_text(text))
    };
    project.sentences(article).iter().map(line).collect()
}
