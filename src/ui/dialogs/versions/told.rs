//! A difference as lines under a headline.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Galley, RichText, Role, ScrollArea, Sense, TextFormat, Ui, WidgetInfo, vec2};

use crate::analysis::Difference;
use crate::analysis::difference::{Item, Line, What};
use crate::ui::icon;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{bidi, parts};

/// How many lines are kept. Nobody reads more, and there may be as many as tags.
const MOST: usize = 2000;

/// The height of a line.
const HEIGHT: f32 = 24.0;

/// A difference in words.
pub struct Told {
    pub headline: String,
    lines: Vec<Words>,
    /// How many lines there are beyond those kept.
    more: usize,
}

enum Words {
    /// An article: its outlet and its headline.
    Article(String, String),
    Project,
    Item(Item),
}

impl Told {
    pub fn of(difference: &Difference) -> Self {
        let mut lines = difference.lines();
        let kept = lines.by_ref().take(MOST).map(|line| match line {
            Line::Heading(article) => Words::Article(article.outlet.clone(), article.name.clone()),
            Line::Project => Words::Project,
            Line::Item(item) => Words::Item(item.clone()),
        });
        let kept = kept.collect();
        Self { headline: difference.headline(), lines: kept, more: lines.count() }
    }

    /// Draws the headline and the lines; `salt` keeps the places of lists apart.
    pub fn show(&self, ui: &mut Ui, salt: impl std::hash::Hash + std::fmt::Debug + Clone) {
        let t = tokens(ui);
        if self.lines.is_empty() {
            let hint = "The two are the same, record by record.";
            parts::empty(ui, icon::CIRCLE_CHECK, "No changes", hint);
            return;
        }
        let headline = crate::ui::desk::capitalized(&self.headline);
        ui.label(RichText::new(headline).font(Type::Strong.font()).color(t.text));
        ui.add_space(space::XS);
        ui.spacing_mut().item_spacing.y = 0.0;
        let n = self.lines.len() + usize::from(self.more > 0);
        let scroll = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
        let scroll = scroll.min_scrolled_height(HEIGHT);
        scroll.show_rows(ui, HEIGHT, n, |ui, shown| {
            for i in shown {
                match self.lines.get(i) {
                    Some(line) => line.show(ui),
                    None => {
                        let more = format!("and {} more: “hearsay diff” lists all", self.more);
                        parts::caption(ui, &more);
                    }
                }
            }
        });
    }
}

impl Words {
    fn show(&self, ui: &mut Ui) {
        let t = tokens(ui);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
        let mut job = Job::default();
        let (name, indent) = match self {
            Self::Article(outlet, name) => {
                if !outlet.is_empty() {
                    job.add(outlet, Type::Strong, t.text);
                    job.add("  ", Type::Strong, t.text);
                }
                job.add(name, Type::Quote, t.text_2);
                (format!("{outlet} {name}"), 0.0)
            }
            Self::Project => {
                job.add("The project", Type::Strong, t.text);
                ("The project".to_owned(), 0.0)
            }
            Self::Item(item) => {
                let at = rect.left_center() + vec2(14.0, 0.0);
                let sign = if item.sign() == '-' { '−' } else { item.sign() };
                let font = Type::Strong.font();
                ui.painter().text(at, egui::Align2::CENTER_CENTER, sign, font, t.text_3);
                for (words, of_article) in parts_of(item) {
                    let role = if of_article { Type::Quote } else { Type::Body };
                    job.add(words, role, t.text);
                }
                (format!("{}: {}", item.verb(), item.words), 28.0)
            }
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        let galley = job.lay_out(ui, rect.width() - indent - 8.0);
        let cut = galley.elided;
        let at = rect.left_center() + vec2(indent, -galley.size().y / 2.0);
        ui.painter().galley(at, galley, t.text);
        if cut {
            response.on_hover_text(name);
        }
    }
}

/// The words of an item in pieces, and which are an article's.
fn parts_of(item: &Item) -> impl Iterator<Item = (&str, bool)> {
    // How many of the quotes are the article's own words.
    let own = match item.what {
        What::Tag | What::Text | What::Boundary | What::NothingHere => usize::MAX,
        // What the note is on; what it says is the analyst's.
        What::Note => 1,
        _ => 0,
    };
    let mut rest = item.words.as_str();
    let (mut inside, mut quotes) = (false, 0);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = match (inside, rest.find(if inside { '”' } else { '“' })) {
            (true, Some(at)) => at + '”'.len_utf8(),
            (false, Some(at)) if at > 0 => at,
            (false, Some(_)) => {
                (inside, quotes) = (true, quotes + 1);
                rest.find('”').map_or(rest.len(), |at| at + '”'.len_utf8())
            }
            (_, None) => rest.len(),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        let of_article = inside && quotes <= own;
        inside = false;
        Some((piece, of_article))
    })
}

/// Text in several fonts on one line.
#[derive(Default)]
struct Job(LayoutJob);

impl Job {
    fn add(&mut self, words: &str, role: Type, color: egui::Color32) {
        let format = TextFormat {
            font_id: role.font(),
            color,
            line_height: Some(HEIGHT),
            valign: egui::Align::Center,
            ..Default::default()
        };
        self.0.append(words, 0.0, format);
    }

    fn lay_out(mut self, ui: &Ui, width: f32) -> Arc<Galley> {
        self.0.wrap.max_width = width.max(8.0);
        self.0.wrap.max_rows = 1;
        self.0.wrap.break_anywhere = true;
        bidi::layout(ui, self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::difference::How;

    #[test]
    fn an_articles_own_words_are_told_from_the_analysts() {
        let split = |what, words: &str| {
            let item = Item { what, how: How::Changed, count: 1, words: words.to_owned() };
            let pieces = parts_of(&item).map(|(piece, own)| match own {
                true => format!("[{piece}]"),
                false => piece.to_owned(),
            });
            pieces.collect::<String>()
        };
        assert_eq!(
            split(What::Tag, "Claim “a”: was on “b” → “a”"),
            "Claim [“a”]: was on [“b”] → [“a”]"
        );
        assert_eq!(
            split(What::Note, "note on Claim “a”: “why?” → “who?”"),
            "note on Claim [“a”]: “why?” → “who?”"
        );
        assert_eq!(split(What::Title, "title “a” → “b”"), "title “a” → “b”");
        assert_eq!(split(What::Tag, "“open"), "[“open]");
    }
}
