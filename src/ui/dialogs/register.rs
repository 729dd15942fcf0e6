//! What the register of sources and the list of propositions share: the keys of
//! the list, its filter, undoing, and a line of what somebody said.

use egui::{Id, Key, Modifiers, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Desk;
use crate::analysis::article_name;
use crate::model::{ArticleId, Project, Span};
use crate::ui::theme::{Type, radius, size, space, tokens};
use crate::ui::view::Plan;
use crate::ui::widgets::parts;

/// How far up or down the list its keys go, by one row or with Alt held. They are
/// the list's while nothing is typed but its filter.
pub fn steps(ui: &Ui, filter: Id, modifiers: Modifiers) -> isize {
    let focused = ui.memory(egui::Memory::focused);
    let typing = ui.ctx().text_edit_focused() && focused != Some(filter);
    if typing || egui::Popup::is_any_open(ui.ctx()) {
        return 0;
    }
    let count = |key| ui.input_mut(|i| i.count_and_consume_key(modifiers, key)).cast_signed();
    let (down, up) = (count(Key::ArrowDown), count(Key::ArrowUp));
    if down + up > 0 {
        // The keys would move the focus as well.
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    }
    down - up
}

/// What a dialog has to say under its panes. A notice would lie on its buttons.
#[derive(Default)]
pub enum Word {
    /// Nothing.
    #[default]
    Nothing,
    /// Why something was not done.
    Wrong(String),
    /// What was done that is large enough to offer to undo it.
    Done(String),
    /// What was undone or done again.
    Undone(String),
}

impl Word {
    /// Draws it in a line that is there whether it is empty or not.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let t = tokens(ui);
        let (text, color) = match &*self {
            Self::Nothing => ("", t.text_3),
            Self::Wrong(why) => (why.as_str(), t.error),
            Self::Done(what) | Self::Undone(what) => (what.as_str(), t.text_2),
        };
        let offers = matches!(self, Self::Done(_));
        let mut undo = false;
        ui.horizontal(|ui| {
            ui.set_min_height(20.0);
            ui.label(egui::RichText::new(text).font(Type::Small.font()).color(color));
            if offers {
                undo = parts::link(ui, "Undo").clicked();
            }
        });
        if undo {
            self.say(desk.take_back(), "Undone");
        }
    }

    /// Undoes or does again where no field takes the keys for what is typed in it.
    pub fn undo_keys(&mut self, ui: &Ui, desk: &mut Desk, filter: Id, filtered: bool) {
        let in_filter = ui.memory(|memory| memory.focused() == Some(filter)) && !filtered;
        if ui.ctx().text_edit_focused() && !in_filter {
            return;
        }
        let press = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
        let command = Modifiers::COMMAND;
        if press(command | Modifiers::SHIFT, Key::Z) || press(command, Key::Y) {
            self.say(desk.do_again(), "Done again");
        } else if press(command, Key::Z) {
            self.say(desk.take_back(), "Undone");
        }
    }

    fn say(&mut self, label: Option<String>, what: &str) {
        if let Some(label) = label {
            *self = Self::Undone(format!("{what}: {label}"));
        }
    }
}

/// The field over a list, which has the focus when the dialog opens.
pub fn filter_ui(ui: &mut Ui, id: Id, name: &str, filter: &mut String, first: &mut bool) {
    let field = egui::TextEdit::singleline(filter)
        .id(id)
        .hint_text(egui::RichText::new(name).color(tokens(ui).text_3))
        .desired_width(ui.available_width() - space::S)
        .min_size(vec2(0.0, size::CONTROL))
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::symmetric(8, 4));
    let field = ui.add(field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    super::focus_once(&field, first);
}

/// Makes an edit; why it is not possible is said in the dialog, where it is read.
pub fn edit(desk: &mut Desk, word: &mut Word, plan: Plan) -> bool {
    let before = desk.session().history().state();
    match desk.try_edit(plan) {
        Ok(()) => {
            let changed = desk.session().history().state() != before;
            if changed || matches!(word, Word::Wrong(_)) {
                *word = Word::Nothing;
            }
            true
        }
        Err(refused) => {
            *word = Word::Wrong(crate::ui::desk::capitalized(&refused.0));
            false
        }
    }
}

/// Makes an edit after which more or less is in the list, and offers to undo it.
pub fn large_edit(desk: &mut Desk, word: &mut Word, plan: Plan) -> bool {
    let before = desk.session().history().state();
    let done = edit(desk, word, plan);
    if desk.session().history().state() != before {
        let label = desk.session().history().next_undo().unwrap_or_default();
        *word = Word::Done(crate::ui::desk::capitalized(label));
    }
    done
}

/// The height of a line of what somebody said.
pub const SAYING: f32 = 78.0;

/// What somebody said, where, and how that stands to something.
pub struct Saying<'a> {
    /// The article.
    pub article: ArticleId,
    /// The words.
    pub words: &'a str,
    /// How it stands; at the right of the outlet.
    pub standing: &'a str,
    /// Whether it is ticked, where it can be.
    pub ticked: Option<bool>,
    /// Room to leave at the right of the first line.
    pub leave: f32,
}

impl Saying<'_> {
    /// Draws it. A click goes there or, where lines are ticked, ticks it.
    pub fn show(&self, ui: &mut Ui, project: &Project) -> egui::Response {
        let t = tokens(ui);
        let width = ui.available_width() - space::S;
        let (rect, response) = ui.allocate_exact_size(vec2(width, SAYING), Sense::click());
        let article = project.article(self.article);
        let outlet = match project.outlet_name(article.and_then(|it| it.outlet)) {
            "" => article.map_or_else(String::new, |it| article_name(project, it)),
            name => name.to_owned(),
        };
        response.widget_info(|| match self.ticked {
            Some(on) => {
                WidgetInfo::selected(Role::CheckBox, true, on, format!("Tick: {}", self.words))
            }
            None => WidgetInfo::labeled(Role::Button, true, format!("Go to: {}", self.words)),
        });
        if response.hovered() {
            ui.painter().rect_filled(rect, radius::CONTROL, t.hover);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, t.line));
        let mut left = rect.left() + space::S;
        if let Some(on) = self.ticked {
            let tick = egui::Rect::from_min_size(pos2(left, rect.top() + 9.0), vec2(14.0, 14.0));
            parts::tick(ui, tick, on);
            left = tick.right() + space::S;
        }
        let right = rect.right() - space::S - self.leave;
        let top = rect.top() + 6.0;
        let day = article.and_then(|it| it.published);
        let day = day.map_or_else(String::new, |day| day.strftime("%-d %b %Y").to_string());
        let day = parts::one_line(ui, day, Type::Small, t.text_3, 90.0);
        let outlet = parts::one_line(ui, outlet, Type::Strong, t.text, (right - left) * 0.45);
        let day_at = pos2(left + outlet.size().x + space::S, top + 2.0);
        // Whose words they are is told first; who stands how has the rest.
        let room = right - day_at.x - day.size().x - space::M;
        let standing = parts::one_line(ui, self.standing, Type::Small, t.text_2, room);
        let standing_cut = standing.elided;
        let standing_at = pos2(right - standing.size().x, top + 2.0);
        ui.painter().galley(standing_at, standing, t.text_2);
        ui.painter().galley(pos2(left, top), outlet, t.text);
        ui.painter().galley(day_at, day, t.text_3);
        let room = rect.right() - space::S - left;
        let words = parts::lines(ui, self.words, Type::Quote, t.text, room, 2);
        let cut = words.elided || standing_cut;
        ui.painter().galley(pos2(left, top + 21.0), words, t.text);
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        if cut {
            response.on_hover_text(format!("{}\n{}", self.standing, shortened(self.words)))
        } else {
            response
        }
    }
}

/// As much as is read in a hint.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(800) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

/// The words of a place as one line.
pub fn words(project: &Project, article: ArticleId, at: Span) -> &str {
    at.of_text(project.text(article)).trim()
}
