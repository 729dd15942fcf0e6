//! Which two articles are compared, and what one owes to the other.

use egui::{Align, ComboBox, Layout, RichText, Role, Ui, WidgetInfo, vec2};

use super::{ComparePanel, Side, called, decided, line};
use crate::analysis::article_name;
use crate::model::{ArticleId, DerivationKind, Project};
use crate::ui::command::named;
use crate::ui::theme::{Type, size, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::{key_cap, parts};

/// The kinds, with their buttons' words and the commands that decide them.
const KINDS: [(DerivationKind, &str, &str); 3] = [
    (DerivationKind::Wholly, "Wholly", "compare.wholly"),
    (DerivationKind::Partly, "Partly", "compare.partly"),
    (DerivationKind::Not, "Not", "compare.not"),
];

impl ComparePanel {
    pub(super) fn head_ui(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let Some((first, second)) = self.pair else {
            ui.label(RichText::new("The articles are being compared…").color(tokens(ui).text_2));
            return;
        };
        ui.horizontal(|ui| {
            let room = (ui.available_width() - space::L - space::S) / 2.0;
            let left = chooser(ui, view.project, Side::First, first, room);
            ui.add_space(space::L);
            let right = chooser(ui, view.project, Side::Second, second, room);
            // An article beside itself takes the place of the other.
            match (left, right) {
                (Some(id), _) if id == second => self.open_pair(second, first),
                (Some(id), _) => self.open_pair(id, second),
                (_, Some(id)) if id == first => self.open_pair(second, first),
                (_, Some(id)) => self.open_pair(first, id),
                _ => {}
            }
        });
        ui.add_space(space::S);
        self.verdict_ui(ui, view, requests);
    }

    /// What is proposed or decided, and the buttons that decide.
    fn verdict_ui(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let t = tokens(ui);
        let project = view.project;
        let Some(((from, to), seen)) = self.direction(project).zip(self.seen().cloned()) else {
            // As high as what will stand here.
            ui.allocate_space(vec2(1.0, size::CONTROL + Type::Small.line()));
            return;
        };
        let said = decided(project, seen.pair).filter(|it| (it.from, it.to) == (from, to));
        let proposal = seen.proposal.as_ref();
        let by = said.and_then(|it| project.coder(it.coder)).map(|coder| coder.name.clone());
        let agrees = proposal.filter(|it| (it.from, it.to) == (from, to));
        let kind = said.map(|it| it.kind).or(agrees.map(|it| it.kind));
        let (from_name, to_name) = names(project, from, to);
        let verdict = match kind {
            Some(DerivationKind::Wholly) => format!("{to_name} is wholly derived from {from_name}"),
            Some(DerivationKind::Partly) => format!("{to_name} is partly derived from {from_name}"),
            Some(DerivationKind::Not) => format!("{to_name} is not derived from {from_name}"),
            None => format!("{to_name} from {from_name}: nothing is proposed this way round"),
        };
        let reasons = agrees.map_or_else(String::new, |it| it.reasons.join("  ·  "));
        ui.horizontal(|ui| {
            let status = match (said.is_some(), by) {
                (true, Some(by)) if !by.is_empty() => format!("decided by {by}"),
                (true, _) => "decided".to_owned(),
                _ => "proposed".to_owned(),
            };
            let color = if said.is_some() { t.ok } else { t.text_3 };
            let room = (ui.available_width() - BUTTONS).max(160.0);
            let status = line(ui, status, Type::Small, color, room / 2.0);
            let room = room - status.size().x - space::M;
            let label = ui.label(line(ui, &verdict, Type::Strong, t.text, room));
            label.widget_info(|| {
                WidgetInfo::labeled(Role::Label, true, format!("{verdict}. {reasons}"))
            });
            label.on_hover_text(&verdict);
            ui.label(status);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                buttons_ui(ui, said.map(|it| it.kind), requests);
            });
        });
        ui.horizontal(|ui| {
            let turn = if said.is_none() { 140.0 } else { 0.0 } + VERSION;
            let room = (ui.available_width() - turn).max(80.0);
            let why = line(ui, &reasons, Type::Small, t.text_2, room);
            let elided = why.elided;
            let why = ui.label(why);
            if elided {
                why.on_hover_text(reasons.replace("  ·  ", "\n"));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                version_ui(ui, self.version(project), project, requests);
                if said.is_none() && parts::link(ui, "The other way round").clicked() {
                    self.turn();
                }
            });
        });
    }
}

/// The room that the buttons take.
const BUTTONS: f32 = 360.0;

/// The room that the choice of a version takes.
const VERSION: f32 = 200.0;

/// Whether one is a version of the other.
fn version_ui(
    ui: &mut Ui,
    version: Option<(ArticleId, ArticleId)>,
    project: &Project,
    requests: &mut Requests,
) {
    let Some((of, article)) = version else { return };
    let is_one = project.article(article).is_some_and(|it| it.previous == Some(of));
    let command = named("compare.version");
    key_cap::key_cap_ui(ui, &command.key_name());
    if parts::choice(ui, "Version of the other", is_one).on_hover_text(command.help).clicked() {
        requests.run(command);
    }
}

/// What two articles are called beside each other: outlets, or their headlines
/// where both are of one outlet.
fn names(project: &Project, from: ArticleId, to: ArticleId) -> (String, String) {
    let names = (called(project, from), called(project, to));
    if names.0 != names.1 {
        return names;
    }
    let headline = |id| {
        let name = project.article(id).map_or_else(String::new, |it| article_name(project, it));
        format!("“{name}”")
    };
    (headline(from), headline(to))
}

fn buttons_ui(ui: &mut Ui, said: Option<DerivationKind>, requests: &mut Requests) {
    // From right to left.
    if said.is_some() {
        let command = named("compare.undecide");
        key_cap::key_cap_ui(ui, &command.key_name());
        if parts::link(ui, "Undecide").on_hover_text(command.help).clicked() {
            requests.run(command);
        }
        ui.add_space(space::XS);
    }
    for (kind, label, id) in KINDS.into_iter().rev() {
        let command = named(id);
        key_cap::key_cap_ui(ui, &command.key_name());
        if parts::choice(ui, label, said == Some(kind)).on_hover_text(command.help).clicked() {
            requests.run(command);
        }
    }
    parts::caption(ui, "Derived");
}

/// A list of all articles, with one chosen. Gives another that was taken.
fn chooser(
    ui: &mut Ui,
    project: &Project,
    side: Side,
    chosen: ArticleId,
    width: f32,
) -> Option<ArticleId> {
    let t = tokens(ui);
    let (salt, name) = match side {
        Side::First => ("left article", "Article on the left"),
        Side::Second => ("right article", "Article on the right"),
    };
    let words = |id: ArticleId| {
        let Some(it) = project.article(id) else { return String::new() };
        let outlet = project.outlet_name(it.outlet);
        let title = article_name(project, it);
        if outlet.is_empty() { title } else { format!("{outlet}  ·  {title}") }
    };
    let mut taken = None;
    let shown = line(ui, words(chosen), Type::Strong, t.text, width - 48.0);
    let combo = ComboBox::from_id_salt(salt).selected_text(shown).width(width).height(360.0);
    let combo = combo.show_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for article in project.in_order() {
            let row = vec2(ui.available_width(), size::CONTROL);
            let rect = egui::Rect::from_min_size(ui.cursor().min, row);
            // Of many articles few are in sight.
            if !ui.is_rect_visible(rect) {
                ui.allocate_space(row);
                continue;
            }
            let id = article.id;
            let label = line(ui, words(id), Type::Body, t.text, width - 24.0);
            let button = egui::Button::selectable(id == chosen, label).min_size(row);
            if ui.add(button).clicked() && id != chosen {
                taken = Some(id);
            }
        }
    });
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
    taken
}
