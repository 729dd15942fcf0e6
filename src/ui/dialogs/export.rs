//! Which tags to write to a file, and in which format.

use std::collections::BTreeSet;

use egui::{Context, RichText, ScrollArea, TextWrapMode, Ui};

use super::{Desk, Stay, buttons, heading};
use crate::analysis::tag_rows::{Choice, article_name};
use crate::edit::counted;
use crate::io::export::{EXPORTERS, Options};
use crate::model::{ArticleId, KindId, Project};
use crate::ui::desk::{ExportChoice, Exported};
use crate::ui::theme::{Type, size, space, tokens};
use crate::ui::view::View;
use crate::ui::widgets::parts;

/// The choice.
#[derive(Default)]
pub struct Export {
    format: usize,
    left_out: BTreeSet<KindId>,
    which: Which,
    ticked: BTreeSet<ArticleId>,
    bom: bool,
}

/// Which articles' tags are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Which {
    #[default]
    All,
    Open,
    Ticked,
}

impl Export {
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        heading(ui, "Export the tags");
        let height = (ui.ctx().content_rect().height() - 160.0).max(120.0);
        let n = ScrollArea::vertical()
            .max_height(height)
            .show(ui, |ui| desk.look(ctx, |view| self.form_ui(ui, view)))
            .inner;
        let choice = desk.look(ctx, |view| self.choice(view));
        let (go, cancelled) = buttons(ui, |ui| {
            let go = parts::primary_button(ui, "Export…", n > 0).clicked();
            (go, parts::button(ui, "Cancel").clicked())
        });
        if go && let Some(format) = EXPORTERS.get(self.format) {
            let options = Options { bom: self.bom };
            let what = Exported::Tags(choice);
            let chosen = ExportChoice { format: format.id.to_owned(), what, options };
            desk.ask_export(ctx, chosen);
            return Stay::Closed;
        }
        if cancelled { Stay::Closed } else { Stay::Open }
    }

    /// The choices, and how many tags they come to.
    fn form_ui(&mut self, ui: &mut Ui, view: &View<'_>) -> usize {
        let t = tokens(ui);
        parts::caption(ui, "Format");
        for (i, format) in EXPORTERS.iter().enumerate() {
            ui.radio_value(&mut self.format, i, format.name);
            ui.indent(format.id, |ui| {
                ui.label(RichText::new(format.carries).font(Type::Small.font()).color(t.text_3));
            });
        }
        if EXPORTERS.get(self.format).is_some_and(|format| format.id == "csv") {
            ui.checkbox(&mut self.bom, "Begin with a byte order mark, for Excel");
        }
        ui.add_space(space::S);
        self.kinds_ui(ui, view.project);
        ui.add_space(space::S);
        parts::caption(ui, "Articles");
        ui.horizontal_wrapped(|ui| {
            ui.radio_value(&mut self.which, Which::All, "All articles");
            ui.radio_value(&mut self.which, Which::Open, "The open article");
            ui.radio_value(&mut self.which, Which::Ticked, "Those I tick");
        });
        if self.which == Which::Ticked {
            self.articles_ui(ui, view.project);
        }
        let n = self.count(view);
        ui.add_space(space::S);
        ui.label(RichText::new(counted(n, "tag")).font(Type::Strong.font()).color(t.text_2));
        n
    }

    fn kinds_ui(&mut self, ui: &mut Ui, project: &Project) {
        ui.horizontal(|ui| {
            parts::caption(ui, "Kinds");
            match all_or_none(ui, "kinds") {
                Some(true) => self.left_out.clear(),
                Some(false) => self.left_out = project.kinds().iter().map(|k| k.id).collect(),
                None => {}
            }
        });
        ui.horizontal_wrapped(|ui| {
            for kind in project.kinds().iter() {
                let mut chosen = !self.left_out.contains(&kind.id);
                if !ui.checkbox(&mut chosen, &kind.name).changed() {
                    continue;
                }
                if chosen {
                    self.left_out.remove(&kind.id);
                } else {
                    self.left_out.insert(kind.id);
                }
            }
        });
    }

    /// The articles with their ticks, of which only those in sight are looked at.
    fn articles_ui(&mut self, ui: &mut Ui, project: &Project) {
        const ROWS: usize = 6;
        let articles: Vec<_> = project.in_order().collect();
        ui.horizontal(|ui| {
            let count = format!("{} of {} ticked", self.ticked.len(), articles.len());
            parts::caption(ui, &count);
            match all_or_none(ui, "articles") {
                Some(true) => self.ticked = articles.iter().map(|article| article.id).collect(),
                Some(false) => self.ticked.clear(),
                None => {}
            }
        });
        let height = (size::CONTROL + space::XS) * articles.len().min(ROWS) as f32;
        let list = ScrollArea::vertical().id_salt("articles to export").max_height(height);
        list.auto_shrink([false, true]).show_rows(ui, size::CONTROL, articles.len(), |ui, rows| {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
            for article in articles.get(rows).unwrap_or_default() {
                let outlet = project.outlet_name(article.outlet);
                let title = article_name(project, article);
                let name = if outlet.is_empty() { title } else { format!("{title}  ·  {outlet}") };
                let mut ticked = self.ticked.contains(&article.id);
                let tick = ui.checkbox(&mut ticked, name);
                if tick.gained_focus() {
                    tick.scroll_to_me(None);
                }
                if !tick.changed() {
                    continue;
                }
                if ticked {
                    self.ticked.insert(article.id);
                } else {
                    self.ticked.remove(&article.id);
                }
            }
        });
    }

    fn count(&self, view: &View<'_>) -> usize {
        let project = view.project;
        let chosen = |kind: &KindId| !self.left_out.contains(kind);
        let of = |id: ArticleId| project.tags_of(id).filter(|tag| chosen(&tag.kind)).count();
        match self.which {
            Which::All if self.left_out.is_empty() => project.tags().len(),
            Which::All => project.tags().iter().filter(|tag| chosen(&tag.kind)).count(),
            Which::Open => view.place.article.map_or(0, of),
            Which::Ticked => self.ticked.iter().map(|id| of(*id)).sum(),
        }
    }

    fn choice(&self, view: &View<'_>) -> Choice {
        let kinds = view.project.kinds().iter().map(|kind| kind.id);
        let kinds: Vec<KindId> = kinds.filter(|id| !self.left_out.contains(id)).collect();
        Choice {
            kinds: (!self.left_out.is_empty()).then_some(kinds),
            articles: match self.which {
                Which::All => None,
                Which::Open => view.place.article.map(|id| vec![id]),
                Which::Ticked => Some(self.ticked.iter().copied().collect()),
            },
        }
    }
}

/// Two links that tick all of a list, or none of it.
pub(super) fn all_or_none(ui: &mut Ui, of: &str) -> Option<bool> {
    let all = parts::named_link(ui, "all", &format!("Tick all {of}")).clicked();
    let none = parts::named_link(ui, "none", &format!("Tick no {of}")).clicked();
    if all { Some(true) } else { none.then_some(false) }
}
