//! The sentences behind a row of the board, side by side, and what they come to.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    CornerRadius, Frame, Margin, Rect, RichText, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::{BoardPanel, MARGIN, cell};
use crate::analysis::board::{Board, Link, Row, Standing};
use crate::analysis::speaker::{AllSpeakers, Speakers};
use crate::edit::grade;
use crate::model::{Graded, Mark, Project, Span, Stance};
use crate::text::language::is_from_right;
use crate::ui::theme::{Type, radius, size, space, tokens};
use crate::ui::view::{Request, Requests, View};
use crate::ui::widgets::{bidi, parts};

/// How many sentences are shown; the rest are counted.
const MOST: usize = 24;
/// The narrowest that a card gets.
const CARD: f32 = 300.0;

impl BoardPanel {
    pub(super) fn evidence_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        board: &Board,
        row: &Row,
        rect: Rect,
        requests: &mut Requests,
    ) {
        let t = tokens(ui);
        let top = rect.bottom();
        let room = Rect::from_min_size(
            pos2(rect.left() + MARGIN + 28.0, top),
            vec2(rect.width() - 2.0 * MARGIN - 28.0, self.evidence.max(1.0)),
        );
        let behind = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), self.evidence));
        ui.painter().rect_filled(behind, 0.0, t.card);
        ui.painter().hline(behind.x_range(), behind.bottom(), (1.0, t.line));
        let mut ui = ui.new_child(UiBuilder::new().max_rect(room).id_salt("evidence"));
        ui.add_space(space::XS);
        let links = self.links(board, row);
        if links.is_empty() {
            ui.label(RichText::new("No sentence is linked to it yet.").color(t.text_2));
        }
        let columns = ((room.width() / CARD) as usize).clamp(1, 3);
        let width = (room.width() - space::M * (columns as f32 - 1.0)) / columns as f32;
        let mut speakers = AllSpeakers::new(view.project);
        for line in links.get(..links.len().min(MOST)).unwrap_or_default().chunks(columns) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                for (link, is_chosen) in line {
                    let Some(stance) = view.project.stances().get(link) else { continue };
                    let speakers = speakers.of(link.0);
                    card_ui(ui, view.project, stance, speakers, width, *is_chosen, requests);
                }
            });
            ui.add_space(space::S);
        }
        if links.len() > MOST {
            let more = format!("and {} more", links.len() - MOST);
            ui.label(RichText::new(more).font(Type::Small.font()).color(t.text_3));
        }
        sum_ui(&mut ui, row, requests);
        ui.add_space(space::M);
        let height = ui.min_rect().bottom() - top;
        if (height - self.evidence).abs() > 0.5 {
            self.evidence = height;
            ui.ctx().request_repaint();
        }
    }

    /// The links of a row, those of the chosen cell first, each with whether it is
    /// one of them.
    fn links(&self, board: &Board, row: &Row) -> Vec<(Link, bool)> {
        let chosen = board.cell(row, self.chosen.1).links;
        let first = chosen.first();
        let mut all: Vec<(Link, bool)> = chosen.iter().map(|link| (link.at, true)).collect();
        let others = row.links.chunk_by(|a, b| a.shares_column(b));
        let others = others.filter(|links| links.first() != first).flatten();
        all.extend(others.map(|link| (link.at, false)));
        all
    }
}

/// One sentence: how it stands, where it is from, its words, and who says it.
fn card_ui(
    ui: &mut Ui,
    project: &Project,
    stance: &Stance,
    speakers: &Speakers<'_>,
    width: f32,
    is_chosen: bool,
    requests: &mut Requests,
) {
    let t = tokens(ui);
    let standing = Standing::of(project, stance);
    let article = project.article(stance.article);
    let outlet = project.outlet_name(article.and_then(|it| it.outlet));
    let line = if is_chosen { t.accent } else { t.line_strong };
    let frame = Frame::new()
        .fill(t.reader)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(12));
    let inner = frame.show(ui, |ui| {
        // The cards stand side by side, what is in one stands under each other.
        ui.vertical(|ui| {
            ui.set_width(width - 26.0);
            ui.horizontal(|ui| {
                let (chip, _) =
                    ui.allocate_exact_size(vec2(size::CHIP, size::CHIP), Sense::hover());
                cell::paint_sign(ui, standing, chip.min);
                ui.label(RichText::new(standing.label()).font(Type::Small.font()).color(t.text));
                ui.label(RichText::new(outlet).font(Type::Strong.font()).color(t.text));
                let day = article.and_then(|it| it.published);
                if let Some(day) = day {
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let day = day.strftime("%-d %b %Y").to_string();
                        ui.label(RichText::new(day).font(Type::Small.font()).color(t.text_3));
                    });
                }
            });
            ui.add_space(space::XS);
            let of = project.article(stance.article);
            let from_right = of.is_some_and(|it| is_from_right(&it.language));
            let words = bidi::layout_within(ui, quote(ui, project, stance), from_right);
            ui.add(egui::Label::new(words));
            ui.add_space(space::XS);
            let chain = speakers.chain(&speakers.said_of_stance(stance)).join("  ←  ");
            ui.add(
                egui::Label::new(RichText::new(chain).font(Type::Small.font()).color(t.text_3))
                    .wrap(),
            );
        });
    });
    let name = format!("Go to the sentence: {}", stance.at.of_text(project.text(stance.article)));
    let response =
        ui.interact(inner.response.rect, ui.scope_id().with(stance.id.0.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        requests.push(Request::Show(stance.article, stance.at));
    }
}

/// The sentence with the linked words marked; what is too long is left out.
fn quote(ui: &Ui, project: &Project, stance: &Stance) -> LayoutJob {
    const AROUND: usize = 240;
    let t = tokens(ui);
    let text = project.text(stance.article);
    let sentences = project.sentences(stance.article);
    let sentence = project.sentence_at(stance.article, stance.at.start);
    let sentence = sentence.and_then(|nth| sentences.get(nth)).copied().unwrap_or(stance.at);
    let whole = sentence.join(stance.at);
    let standing = Standing::of(project, stance);
    let tint = match standing {
        Standing::Denies | Standing::DisputesPart => t.hue(crate::model::Hue::Vermilion).tint,
        Standing::Asserts | Standing::Hedges => t.hue(crate::model::Hue::Blue).tint,
        _ => t.pressed,
    };
    let format = |background| TextFormat {
        font_id: Type::Quote.font(),
        color: t.text,
        background,
        line_height: Some(Type::Quote.line()),
        ..Default::default()
    };
    let clear = egui::Color32::TRANSPARENT;
    let mut job = LayoutJob::default();
    let before = Span::new(whole.start, stance.at.start).of_text(text);
    let after = Span::new(stance.at.end, whole.end).of_text(text);
    let (before, after) = (flat(before), flat(after));
    let cut = before.chars().count().saturating_sub(AROUND);
    if cut > 0 {
        job.append("…", 0.0, format(clear));
    }
    let from = before.char_indices().nth(cut).map_or(0, |(at, _)| at);
    job.append(before.get(from..).unwrap_or_default(), 0.0, format(clear));
    job.append(&flat(&shortened(stance.at.of_text(text), 3 * AROUND)), 0.0, format(tint));
    job.append(&shortened(&after, AROUND), 0.0, format(clear));
    job.wrap.max_width = ui.available_width();
    job
}

fn flat(words: &str) -> String {
    words.replace(['\n', '\t'], " ")
}

fn shortened(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

/// What the sentences come to, and how credible the proposition is said to be.
fn sum_ui(ui: &mut Ui, row: &Row, requests: &mut Requests) {
    let t = tokens(ui);
    let counted = |n: usize, noun: &str| crate::edit::counted(n, noun);
    ui.horizontal(|ui| {
        let sum = format!(
            "{}, {}",
            counted(row.mentions, "mention"),
            counted(row.origins.independent, "independent origin")
        );
        ui.label(RichText::new(sum).color(t.text_2));
        if row.is_repetition() {
            let text = "repetition, not corroboration";
            ui.label(RichText::new(text).font(Type::Strong.font()).color(t.warn));
        }
        if row.origins.may_be_same {
            let text = "unnamed sources may be the same";
            ui.label(RichText::new(text).font(Type::Small.font()).color(t.warn));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(
                RichText::new(row.credibility.label()).font(Type::Small.font()).color(t.text_2),
            );
            let origins = row.origins.independent;
            for mark in Mark::CREDIBILITY.into_iter().rev() {
                let given = row.credibility == mark;
                let may = mark != Mark::CONFIRMED || origins >= 2;
                let response = ui
                    .add_enabled_ui(may, |ui| parts::choice(ui, &mark.to_string(), given))
                    .inner
                    .on_hover_text(mark.label())
                    .on_disabled_hover_text(
                        "Repetition, not corroboration: 1 needs two independent origins",
                    );
                let on = Graded::Proposition(row.proposition);
                if response.clicked() {
                    requests.with(move |desk, ctx| {
                        desk.signed(ctx, move |desk, _| {
                            desk.edit(Box::new(move |project, hand| {
                                grade::give(project, hand, on, mark, "", origins)
                            }));
                        });
                    });
                }
            }
            parts::caption(ui, "Credibility");
        });
    });
}
