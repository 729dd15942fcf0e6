//! The board's controls, the names of its columns, and the left of its rows.

use egui::{Margin, Rect, RichText, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{BoardPanel, FIGURE, HEAD, Line, MARGIN, Order, words};
use crate::analysis::board::{Board, By, Grouping, Row};
use crate::edit::counted;
use crate::model::Project;
use crate::ui::command::named;
use crate::ui::desk::capitalized;
use crate::ui::theme::{Type, radius, size, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::{figure, parts};

/// The least width in which all controls stand in one line.
const ONE_LINE: f32 = 1060.0;
/// The width of a choice that unfolds.
const COMBO: f32 = 146.0;

impl BoardPanel {
    /// What goes across and in which order, and the filter and the buttons: in one
    /// line, or in two where there is no room.
    pub(super) fn controls_ui(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        if ui.available_width() >= ONE_LINE {
            ui.horizontal(|ui| {
                self.choices_ui(ui, view.project);
                self.filter_ui(ui, view.project, requests);
            });
        } else {
            ui.horizontal(|ui| self.choices_ui(ui, view.project));
            ui.add_space(space::XS);
            ui.horizontal(|ui| self.filter_ui(ui, view.project, requests));
        }
    }

    fn choices_ui(&mut self, ui: &mut Ui, project: &Project) {
        parts::caption(ui, "Columns");
        for by in By::ALL {
            let choice = parts::choice(ui, by.label(), self.by == by);
            if choice.on_hover_text(by.help()).clicked() {
                self.set_by(by);
            }
        }
        ui.add_space(space::M);
        let mut order = self.order;
        let combo = egui::ComboBox::from_id_salt("order of the propositions")
            .selected_text(order.label())
            .width(COMBO)
            .show_ui(ui, |ui| {
                for it in Order::ALL {
                    ui.selectable_value(&mut order, it, it.label());
                }
            });
        let name = "Order of the propositions";
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
        if order != self.order {
            self.order = order;
            self.choose_lines(project);
        }
        let mut grouping = self.grouping();
        let combo = egui::ComboBox::from_id_salt("grouping of the propositions")
            .selected_text(grouping.label())
            .width(COMBO)
            .show_ui(ui, |ui| {
                for it in Grouping::ALL {
                    ui.selectable_value(&mut grouping, it, it.label());
                }
            });
        let name = "Grouping of the propositions";
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
        let key = named("board.group").key_name();
        combo.response.on_hover_text(format!("Groups of propositions  ·  {key}"));
        if grouping != self.grouping() {
            self.group(project, grouping);
        }
    }

    fn filter_ui(&mut self, ui: &mut Ui, project: &Project, requests: &mut Requests) {
        let t = tokens(ui);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if parts::button(ui, "Export…").clicked() {
                requests.run(named("board.export"));
            }
            if parts::button(ui, "Propositions…").clicked() {
                requests.run(named("propositions.list"));
            }
            let hint = RichText::new("Filter propositions").color(t.text_3);
            let room = (ui.available_width() - space::M).clamp(80.0, 220.0);
            let field = egui::TextEdit::singleline(&mut self.filter)
                .hint_text(hint)
                .desired_width(room)
                .min_size(vec2(0.0, size::CONTROL))
                .align(egui::Align2::LEFT_CENTER)
                .margin(Margin::symmetric(8, 4));
            let field = ui.add(field);
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Filter propositions"));
            if std::mem::take(&mut self.wants_filter) {
                field.request_focus();
            }
            if field.changed() {
                self.choose_lines(project);
            }
        });
    }

    pub(super) fn head_ui(&self, ui: &Ui, board: &Board, all: Rect, cells: Rect) {
        let t = tokens(ui);
        let top = all.top() + HEAD - 26.0;
        let left = all.left() + MARGIN;
        words(ui, pos2(left, top), "Proposition", Type::Small, t.text_3, 200.0);
        for (name, right) in [("Mentions", cells.left() - FIGURE), ("Origins", cells.left())] {
            let galley = parts::one_line(ui, name, Type::Small, t.text_3, FIGURE);
            let at = pos2(right - galley.size().x - space::L, top);
            ui.painter().galley(at, galley, t.text_3);
        }
        let painter = ui.painter().with_clip_rect(cells.intersect(ui.clip_rect()));
        for (nth, x) in self.columns_in(board, cells) {
            let Some(column) = board.columns().get(nth) else { continue };
            let room = super::COLUMN - 16.0;
            let galley = parts::one_line(ui, &column.name, Type::Strong, t.text, room);
            painter.galley(pos2(x + 8.0, top - 2.0), galley, t.text);
        }
        ui.painter().hline(all.x_range(), all.top() + HEAD - 1.0, (1.0, t.line_strong));
    }
}

/// The heading of a group: what its rows have in common, and how many there are.
/// Whether it is to be folded or unfolded.
pub fn heading_ui(ui: &Ui, line: &Line, chosen: bool, rect: Rect) -> bool {
    let Line::Heading { name, rows, folded } = line else { return false };
    let t = tokens(ui);
    let response = ui.interact(rect, ui.scope_id().with(("group", name)), Sense::click());
    let count = counted(rows.len(), "proposition");
    let told = format!("{name}, {count}{}", if *folded { ", folded" } else { "" });
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &told));
    let fill = if response.hovered() { t.hover } else { t.panel };
    ui.painter().rect_filled(rect, 0.0, if chosen { t.card } else { fill });
    if chosen {
        let frame = rect.shrink2(vec2(MARGIN - 8.0, 2.0));
        let line = Stroke::new(2.0, t.accent);
        ui.painter().rect_stroke(frame, radius::CONTROL, line, egui::StrokeKind::Inside);
    }
    for y in [rect.top(), rect.bottom()] {
        ui.painter().hline(rect.x_range(), y, (1.0, t.line));
    }
    let (left, middle) = (rect.left() + MARGIN, rect.center().y);
    let tip = pos2(left + 6.0, middle);
    // The text fonts have neither of the two triangles.
    let corners = if *folded {
        [tip + vec2(-2.0, -5.0), tip + vec2(4.0, 0.0), tip + vec2(-2.0, 5.0)]
    } else {
        [tip + vec2(-5.0, -2.0), tip + vec2(5.0, -2.0), tip + vec2(0.0, 4.0)]
    };
    ui.painter().add(Shape::convex_polygon(corners.to_vec(), t.text_2, Stroke::NONE));
    let line = Type::Strong.line();
    let at = pos2(left + 28.0, middle - line / 2.0);
    let room = (rect.width() - 2.0 * MARGIN - 160.0).max(80.0);
    let width = words(ui, at, &capitalized(name), Type::Strong, t.text, room);
    let at = pos2(at.x + width + space::M, middle - Type::Small.line() / 2.0);
    words(ui, at, &count, Type::Small, t.text_3, 140.0);
    response.clicked()
}

/// The proposition of a row, what there is to say of it, and its two figures.
pub fn proposition_ui(ui: &Ui, nth: usize, row: &Row, rect: Rect, cells: f32) {
    let t = tokens(ui);
    let left = rect.left() + MARGIN;
    let number = figure::grouped(nth + 1);
    let room = cells - 2.0 * FIGURE - left - 28.0;
    let wording = parts::lines(ui, &row.wording, Type::Strong, t.text, room, 2);
    let top = rect.center().y - (wording.size().y + Type::Small.line()) / 2.0;
    words(ui, pos2(left, top + 2.0), &number, Type::Small, t.text_3, 28.0);
    let mut at = pos2(left + 28.0, top + wording.size().y);
    ui.painter().galley(pos2(at.x, top), wording, t.text);
    let end = at.x + room;
    let remarks = row.remarks();
    let remarks = if remarks.is_empty() { vec![quiet(row)] } else { remarks };
    for (nth, remark) in remarks.iter().enumerate() {
        let warns = remark == "contested";
        let color = if warns { t.warn } else { t.text_3 };
        let sign = if warns { "◆ " } else { "" };
        let gap = if nth == 0 { 0.0 } else { space::M };
        at.x += gap;
        at.x += words(ui, at, &format!("{sign}{remark}"), Type::Small, color, end - at.x);
        if at.x + 40.0 > end {
            break;
        }
    }
    for (n, right, role) in [
        (row.mentions, cells - FIGURE, Type::Body),
        (row.origins.independent, cells, Type::Heading),
    ] {
        let color = if n == 0 { t.text_3 } else { t.text };
        let galley = parts::one_line(ui, figure::grouped(n), role, color, FIGURE);
        let at = pos2(right - galley.size().x - space::L, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, color);
    }
}

/// A row's left in words, for a hint and for those who cannot see it.
pub fn told(nth: usize, row: &Row) -> String {
    let mut told = format!(
        "{}. {}  ·  {}  ·  {}",
        figure::grouped(nth + 1),
        row.wording,
        counted(row.mentions, "mention"),
        counted(row.origins.independent, "independent origin")
    );
    for remark in row.remarks() {
        told = format!("{told}  ·  {remark}");
    }
    told
}

fn quiet(row: &Row) -> String {
    match row.origins.independent {
        0 if row.mentions == 0 => "nothing linked yet".to_owned(),
        0 => "nobody asserts it".to_owned(),
        1 => "single origin".to_owned(),
        n => format!("{n} independent origins"),
    }
}
