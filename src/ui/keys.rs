//! From key presses to commands, in the order typed.
//!
//! Several keys can arrive in one frame. They are taken one after the other, and
//! each command sees what the one before it did, so that `c ↓ d` tags two
//! sentences however fast it is typed. While text is being typed only keys with
//! Ctrl or Alt, and function keys, are commands.

use std::collections::HashSet;

use egui::{Context, Event, Key, Modifiers};

use super::command::{self, Command, Menu, Press};
use super::desk::Desk;
use super::dialogs::Dialog;

/// What was typed after a key that opens a field, until the field can take it.
#[derive(Debug, Default)]
pub struct Held {
    events: Vec<Event>,
    frames: u8,
}

/// The keys that are held down, by their places on the keyboard: `?` is let go as
/// `/` where Shift is let go first.
#[derive(Debug, Default)]
pub struct Down {
    places: HashSet<Key>,
    /// Whether the last press was of a key that was down already; the sign that
    /// a press types may come a frame after it.
    repeats: bool,
}

impl Down {
    /// Follows an event.
    fn follow(&mut self, event: &Event) {
        match event {
            Event::Key { key, physical_key, pressed, .. } => {
                let place = physical_key.unwrap_or(*key);
                let news =
                    if *pressed { self.places.insert(place) } else { self.places.remove(&place) };
                self.repeats = *pressed && !news;
            }
            // Whatever is let go elsewhere is not heard of.
            Event::WindowFocused(_) => *self = Self::default(),
            _ => {}
        }
    }
}

/// A field has the focus two frames after it was asked for. A dialog without a
/// field must not hold keys back for ever.
const FRAMES: u8 = 3;

/// Takes commands out of the frame's events and runs them.
pub fn take(desk: &mut Desk, ctx: &Context) {
    let mut typing = ctx.text_edit_focused();
    if desk.held.frames > 0 {
        ctx.request_repaint();
        if typing || desk.held.frames >= FRAMES {
            let held = std::mem::take(&mut desk.held).events;
            ctx.input_mut(|input| {
                input.events.splice(0..0, held);
            });
        } else {
            desk.held.frames += 1;
            let mut events = ctx.input_mut(|input| std::mem::take(&mut input.events));
            desk.held.events.append(&mut events);
            return;
        }
    }
    if desk.dialog.is_some() || egui::Popup::is_any_open(ctx) {
        ctx.input(|i| i.events.iter().for_each(|event| desk.keys_down.follow(event)));
        return;
    }
    // What Escape is for has let go of the focus by now.
    let focused = desk.had_focus || ctx.memory(|memory| memory.focused()).is_some();
    let events = ctx.input_mut(|input| std::mem::take(&mut input.events));
    let mut left = Vec::new();
    // The letter of a key that was a command: the same press types it as well,
    // and it must not reach a field that the command opens.
    let mut typed_too: Option<Key> = None;
    let mut ran = false;
    for event in events {
        if let Event::Text(text) = &event
            && typed_too.is_some_and(|key| text.eq_ignore_ascii_case(key.name()))
        {
            typed_too = None;
            continue;
        }
        if desk.held.frames > 0 {
            desk.held.events.push(event);
            continue;
        }
        desk.keys_down.follow(&event);
        if let Some(strip) = desk.strip.filter(|_| !typing) {
            match answer(&event) {
                Answer::Digit(digit) => {
                    if !desk.choose(ctx, strip, digit) {
                        continue;
                    }
                    desk.strip = None;
                    ran = true;
                    continue;
                }
                Answer::Close => {
                    desk.strip = None;
                    ran = true;
                    continue;
                }
                // Any other key closes it and acts.
                Answer::Other => desk.strip = None,
                Answer::None => {}
            }
        }
        let Some(wanted) = wanted(&event, typing, focused) else {
            left.push(event);
            continue;
        };
        ran = true;
        match wanted {
            // A key that is held too long must not clear what it has just set.
            Wanted::Run(command) if desk.keys_down.repeats && !may_repeat(command) => {}
            Wanted::Run(command) => desk.run_by_key(command, ctx),
            Wanted::Paste(text) => desk.open_dialog(Dialog::paste(&text)),
            Wanted::Copy => desk.run(command::named("edit.copy"), ctx),
        }
        if let Event::Key { key, .. } = event {
            typed_too = Some(key);
            // egui has moved the focus by then, if a button has it.
            ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        }
        if desk.wants_text() {
            // What is typed from here on belongs to the field.
            desk.held.frames = 1;
            typing = true;
        }
    }
    ctx.input_mut(|input| input.events = left);
    if ran {
        ctx.request_repaint();
    }
}

/// What an event says to a strip of choices.
enum Answer {
    Digit(usize),
    Close,
    Other,
    None,
}

fn answer(event: &Event) -> Answer {
    match event {
        Event::Text(text) => match text.parse() {
            Ok(digit) if (1..=9).contains(&digit) => Answer::Digit(digit),
            _ => Answer::None,
        },
        Event::Key { key: Key::Escape, pressed: true, .. } => Answer::Close,
        // A digit comes as its text, too.
        Event::Key { key, pressed: true, modifiers, .. }
            if modifiers.is_none() && key.name().len() == 1 =>
        {
            let is_digit = key.name().bytes().all(|byte| byte.is_ascii_digit());
            if is_digit { Answer::None } else { Answer::Other }
        }
        Event::Key { pressed: true, .. } => Answer::Other,
        _ => Answer::None,
    }
}

/// Whether a command goes on while its key is held down.
fn may_repeat(command: &Command) -> bool {
    matches!(command.menu, Menu::Go | Menu::Edit)
        || matches!(
            command.id,
            "article.previous" | "article.next" | "view.zoom_in" | "view.zoom_out"
        )
}

/// What an event asks for.
enum Wanted {
    Run(&'static Command),
    Paste(String),
    Copy,
}

fn wanted(event: &Event, typing: bool, focused: bool) -> Option<Wanted> {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            // A focused button takes these itself.
            if focused
                && modifiers.is_none()
                && matches!(key, Key::Enter | Key::Space | Key::Escape)
            {
                return None;
            }
            let fits = |press: &Press| match press {
                Press::Key(wanted, wanted_key) => {
                    wanted_key == key
                        && as_meant(*modifiers, *key).matches_exact(*wanted)
                        && !(typing && belongs_to_field(*press, *key))
                }
                Press::Sign(_) => false,
            };
            find(fits).map(Wanted::Run)
        }
        Event::Text(text) if !typing => {
            let mut chars = text.chars();
            let (Some(sign), None) = (chars.next(), chars.next()) else { return None };
            find(|press| *press == Press::Sign(sign)).map(Wanted::Run)
        }
        Event::Paste(text) if !typing && !text.trim().is_empty() => {
            Some(Wanted::Paste(text.clone()))
        }
        Event::Copy if !typing => Some(Wanted::Copy),
        _ => None,
    }
}

fn find(fits: impl Fn(&Press) -> bool) -> Option<&'static Command> {
    command::all().find(|command| command.keys.iter().any(&fits))
}

/// Whether a field that is typed into takes the key itself: what types text, and
/// undo, which takes back what was typed there.
fn belongs_to_field(press: Press, key: Key) -> bool {
    (press.types_text() && !is_function_key(key)) || matches!(key, Key::Z | Key::Y)
}

/// The modifiers without a Shift that the layout may need for the sign itself.
const fn as_meant(modifiers: Modifiers, key: Key) -> Modifiers {
    match key {
        Key::Plus | Key::Equals | Key::Minus | Key::Comma | Key::Num0 => {
            Modifiers { shift: false, ..modifiers }
        }
        _ => modifiers,
    }
}

/// Whether Enter was pressed with Ctrl, which may be let go by the end of the frame.
pub fn ctrl_enter(input: &egui::InputState) -> bool {
    let pressed = |event: &Event| match event {
        Event::Key { key: Key::Enter, pressed: true, modifiers, .. } => modifiers.command,
        _ => false,
    };
    input.events.iter().any(pressed)
}

const fn is_function_key(key: Key) -> bool {
    matches!(key, Key::F1 | Key::F2 | Key::F3 | Key::F4 | Key::F5)
}
