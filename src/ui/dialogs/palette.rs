//! The palette: any command, article or tag by a few letters.

use std::rc::Rc;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, Context, Frame, Galley, Key, Margin, RichText, Role, ScrollArea, Sense, Ui,
    WidgetInfo, pos2, vec2,
};

use super::{Desk, Stay, focus_once};
use crate::analysis::tag_rows::article_name;
use crate::edit::history::State;
use crate::model::{ArticleId, Span};
use crate::ui::command::{self, Command, Menu};
use crate::ui::icon;
use crate::ui::theme::{Type, radius, size, space, tokens};
use crate::ui::view::View;
use crate::ui::widgets::{bidi, key_cap, parts};

/// How many tags are offered.
const TAGS: usize = 8;
/// How many articles are offered.
const ARTICLES: usize = 8;

/// The field and the chosen row.
pub struct Palette {
    query: String,
    chosen: usize,
    first: bool,
    /// What was found, with the words and the state of the project it was found in.
    found: Option<(String, State, Rc<[Item]>)>,
}

impl Default for Palette {
    fn default() -> Self {
        Self { query: String::new(), chosen: 0, first: true, found: None }
    }
}

/// What a row does.
#[derive(Clone)]
enum Target {
    Command(&'static Command),
    Article(ArticleId),
    Tag(ArticleId, Span),
}

/// A row of the palette.
struct Item {
    group: &'static str,
    label: String,
    /// What stands at the right: a key, an outlet.
    right: String,
    /// Why it cannot be used now.
    reason: Option<&'static str>,
    target: Target,
}

impl Palette {
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        let items = self.items(desk, ctx);
        let (down, up) = ui.input_mut(|i| {
            let none = egui::Modifiers::NONE;
            (
                i.count_and_consume_key(none, Key::ArrowDown),
                i.count_and_consume_key(none, Key::ArrowUp),
            )
        });
        self.chosen = (self.chosen + down).saturating_sub(up).min(items.len().saturating_sub(1));
        let entered = self.field_ui(ui, items.len());
        parts::rule(ui);
        let clicked = self.list_ui(ui, &items, down + up > 0);
        foot_ui(ui);
        let run = clicked.or(if entered { items.get(self.chosen) } else { None });
        let Some(item) = run.filter(|item| item.reason.is_none()) else { return Stay::Open };
        ui.memory_mut(|memory| memory.stop_text_input());
        match item.target.clone() {
            Target::Command(command) => desk.run(command, ctx),
            Target::Article(id) => desk.open_article(id),
            Target::Tag(article, at) => desk.show_span(article, at),
        }
        Stay::Closed
    }

    /// What fits the letters; looked for again only when they, or the project, change.
    fn items(&mut self, desk: &Desk, ctx: &Context) -> Rc<[Item]> {
        let state = desk.session().history().state();
        if let Some((query, then, items)) = &self.found
            && *query == self.query
            && *then == state
        {
            return Rc::clone(items);
        }
        let items: Rc<[Item]> = desk.look(ctx, |view| items(view, &self.query)).into();
        self.found = Some((self.query.clone(), state, Rc::clone(&items)));
        items
    }

    fn field_ui(&mut self, ui: &mut Ui, found: usize) -> bool {
        let t = tokens(ui);
        Frame::new()
            .inner_margin(Margin::symmetric(20, 12))
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(RichText::new(icon::SEARCH).font(Type::Icon.font()).color(t.text_3));
                    let end = egui::Layout::right_to_left(egui::Align::Center);
                    ui.with_layout(end, |ui| {
                        parts::caption(ui, &format!("{found} found"));
                        self.query_ui(ui)
                    })
                    .inner
                })
                .inner
            })
            .inner
    }

    /// The field; true if Enter was pressed in it.
    fn query_ui(&mut self, ui: &mut Ui) -> bool {
        let hint = "A command, an article, words of a tag";
        let field = egui::TextEdit::singleline(&mut self.query)
            .frame(Frame::NONE)
            .font(egui::FontId::new(15.0, egui::FontFamily::Proportional))
            .hint_text(RichText::new(hint).color(tokens(ui).text_3))
            .min_size(vec2(0.0, size::CONTROL))
            .align(Align2::LEFT_CENTER)
            .desired_width(f32::INFINITY);
        let field = ui.add(field);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find a command"));
        focus_once(&field, &mut self.first);
        if field.changed() {
            self.chosen = 0;
        }
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if entered {
            // A row that cannot be run now must not end the typing.
            field.request_focus();
        }
        entered
    }

    fn list_ui<'i>(&mut self, ui: &mut Ui, items: &'i [Item], moved: bool) -> Option<&'i Item> {
        let mut clicked = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = (ui.ctx().content_rect().height() - 260.0).clamp(120.0, 432.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.add_space(space::S);
            let mut group = "";
            for (i, item) in items.iter().enumerate() {
                if item.group != group {
                    group = item.group;
                    Frame::new()
                        .inner_margin(Margin { left: 20, right: 20, top: 6, bottom: 4 })
                        .show(ui, |ui| {
                            parts::caption(ui, group);
                        });
                }
                let response = row_ui(ui, item, &self.query, i == self.chosen);
                if i == self.chosen && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(item);
                }
            }
            if items.is_empty() {
                ui.add_space(space::M);
                parts::empty(ui, icon::SEARCH, "Nothing like this", "Try other letters");
            }
            ui.add_space(space::S);
        });
        clicked
    }
}

/// What stands before a command: the sign of its menu.
const fn sign_of(menu: Menu) -> &'static str {
    match menu {
        Menu::File => icon::FOLDER_OPEN,
        Menu::Edit => icon::UNDO,
        Menu::Article => icon::FILE_TEXT,
        Menu::Tag => icon::TAG,
        Menu::Go => icon::ARROW_RIGHT,
        Menu::View => icon::EYE,
        Menu::Help => icon::CIRCLE_HELP,
    }
}

/// A label with the letters that were looked for marked in it.
fn marked(
    ui: &Ui,
    item: &Item,
    query: &str,
    role: Type,
    color: Color32,
    width: f32,
) -> Arc<Galley> {
    let t = tokens(ui);
    let letters: Vec<char> = query.trim().chars().map(lower).collect();
    // A letter that joins its neighbours loses its form when it is set apart.
    let joins = item.label.chars().any(bidi::is_from_right);
    let hits = if joins { Vec::new() } else { found(&item.label, &letters) };
    let format = |marked: bool| TextFormat {
        font_id: if marked { role.marked_font() } else { role.font() },
        color: match (marked, item.reason.is_some()) {
            (true, false) => t.accent,
            (true, true) => t.text_2,
            (false, _) => color,
        },
        line_height: Some(role.line()),
        ..Default::default()
    };
    let wrap = TextWrapping::truncate_at_width(width);
    let mut job = LayoutJob { wrap, ..Default::default() };
    // No row holds more, and a quote can be as long as an article.
    let label: Vec<char> = item.label.chars().take(400).collect();
    let mut next = 0;
    let is_hit = |i: usize| hits.contains(&i);
    while next < label.len() {
        let end = (next..label.len()).find(|i| is_hit(*i) != is_hit(next)).unwrap_or(label.len());
        let flat = |c: &char| if c.is_whitespace() { ' ' } else { *c };
        let run: String = label.get(next..end).unwrap_or_default().iter().map(flat).collect();
        job.append(&run, 0.0, format(is_hit(next)));
        next = end;
    }
    bidi::layout(ui, job)
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Which letters of a label were looked for: those that stand together or, where
/// they do not, one by one in order.
fn found(label: &str, letters: &[char]) -> Vec<usize> {
    let label: Vec<char> = label.chars().map(lower).collect();
    if letters.is_empty() {
        return Vec::new();
    }
    if let Some(at) = label.windows(letters.len()).position(|window| window == letters) {
        return (at..at + letters.len()).collect();
    }
    let mut wanted = letters.iter().filter(|c| !c.is_whitespace()).peekable();
    let mut places = Vec::new();
    for (i, c) in label.iter().enumerate() {
        if wanted.next_if(|wanted| *wanted == c).is_some() {
            places.push(i);
        }
    }
    if wanted.peek().is_none() { places } else { Vec::new() }
}

fn row_ui(ui: &mut Ui, item: &Item, query: &str, chosen: bool) -> egui::Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListItem, item.reason.is_none(), chosen, &item.label)
    });
    let card = rect.shrink2(vec2(8.0, 0.0));
    if chosen || response.hovered() {
        ui.painter().rect_filled(
            card,
            radius::CONTROL,
            if chosen { t.accent_tint } else { t.hover },
        );
    }
    let (sign, role) = match item.target {
        Target::Command(command) => (sign_of(command.menu), Type::Body),
        Target::Article(_) => (icon::FILE, Type::Quote),
        Target::Tag(..) => (icon::QUOTE, Type::Quote),
    };
    let at = pos2(card.left() + 20.0, card.center().y);
    ui.painter().text(at, egui::Align2::CENTER_CENTER, sign, Type::Icon.font(), t.text_3);
    let color = if item.reason.is_some() { t.disabled } else { t.text };
    let left = card.left() + 40.0;
    let text = marked(ui, item, query, role, color, card.width() - 200.0);
    let end = left + text.size().x;
    ui.painter().galley(pos2(left, card.center().y - text.size().y / 2.0), text, color);
    if let Some(reason) = item.reason {
        let reason = parts::one_line(ui, reason, Type::Small, t.text_3, card.right() - end - 100.0);
        ui.painter().galley(
            pos2(end + 12.0, card.center().y - reason.size().y / 2.0),
            reason,
            t.text_3,
        );
    }
    if !item.right.is_empty() {
        let right = card.right_center() - vec2(12.0, 0.0);
        if matches!(item.target, Target::Command(_)) {
            key_cap::paint_right(ui, right, &item.right);
        } else {
            let text = parts::one_line(ui, &item.right, Type::Small, t.text_3, 150.0);
            ui.painter().galley(right - vec2(text.size().x, text.size().y / 2.0), text, t.text_3);
        }
    }
    response
}

fn foot_ui(ui: &mut Ui) {
    parts::rule(ui);
    Frame::new().inner_margin(Margin::symmetric(20, 8)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(size::CHIP);
            for (cap, what) in [("↑", ""), ("↓", "choose"), ("Enter", "run"), ("Esc", "close")]
            {
                key_cap::key_cap_ui(ui, cap);
                if !what.is_empty() {
                    parts::caption(ui, what);
                }
            }
        });
    });
}

/// What fits the letters: commands, then articles, then tags.
fn items(view: &View<'_>, query: &str) -> Vec<Item> {
    let query = query.trim().to_lowercase();
    let mut commands: Vec<(usize, Item)> = command::offered(view)
        .filter_map(|command| {
            let label = (command.label)(view).into_owned();
            let rank = fit(&label, &query)?;
            let right = command.key_name();
            let reason = (command.enabled)(view).err();
            Some((
                rank,
                Item { group: "Commands", label, right, reason, target: Target::Command(command) },
            ))
        })
        .collect();
    commands.sort_by_key(|(rank, item)| (*rank, item.reason.is_some()));
    let mut items: Vec<Item> = commands.into_iter().map(|(_, item)| item).collect();
    if query.is_empty() {
        return items;
    }
    let project = view.project;
    let articles = project.in_order().filter_map(|article| {
        let label = article_name(project, article);
        let outlet = project.outlet_name(article.outlet);
        fit(&label, &query).or_else(|| fit(outlet, &query))?;
        let right = outlet.to_owned();
        Some(Item {
            group: "Articles",
            label,
            right,
            reason: None,
            target: Target::Article(article.id),
        })
    });
    items.extend(articles.take(ARTICLES));
    let tags = project.tags().iter().filter_map(|tag| {
        let label = tag.at.of_text(project.text(tag.article));
        let found = label.to_lowercase().contains(&query);
        let outlet = project.article(tag.article).map_or("", |a| project.outlet_name(a.outlet));
        found.then(|| Item {
            group: "Tags",
            label: label.to_owned(),
            right: outlet.to_owned(),
            reason: None,
            target: Target::Tag(tag.article, tag.at),
        })
    });
    items.extend(tags.take(TAGS));
    items
}

/// How well a label fits the letters, 0 best: at its beginning, at a word's
/// beginning, anywhere, or letter by letter in order. None if not at all.
fn fit(label: &str, query: &str) -> Option<usize> {
    let label = label.to_lowercase();
    if let Some(at) = label.find(query) {
        let before = label.get(..at).and_then(|before| before.chars().next_back());
        return Some(match before {
            None => 0,
            Some(before) if !before.is_alphanumeric() => 1,
            Some(_) => 2,
        });
    }
    let mut letters = label.chars();
    let in_order = query.chars().filter(|c| !c.is_whitespace()).all(|c| letters.any(|l| l == c));
    (in_order && query.chars().count() > 1).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_fits_best_and_scattered_letters_least() {
        assert_eq!(found("Tag as denial", &['d', 'e', 'n']), [7, 8, 9]);
        assert_eq!(found("Tag as denial", &['t', 'a', 'd']), [0, 1, 7]);
        assert_eq!(found("Tag", &['x']), Vec::<usize>::new());
        let ranks = ["den", "tag", "nia", "tad", "xyz"].map(|q| fit("Tag as denial", q));
        assert_eq!(ranks, [Some(1), Some(0), Some(2), Some(3), None]);
    }
}
