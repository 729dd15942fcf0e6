//! The propositions that a sentence is linked to, and how it stands to each.

use egui::Ui;

use super::blocks::{heading, section};
use crate::analysis::board::{Standing, mentions_of, origins_of};
use crate::edit::{counted, proposition};
use crate::model::{ArticleId, Span};
use crate::ui::command::named;
use crate::ui::icon;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::parts;
use crate::ui::widgets::stance::stance_combo;

/// The links of a sentence.
pub fn links_ui(
    ui: &mut Ui,
    view: &View<'_>,
    article: ArticleId,
    sentence: Span,
    requests: &mut Requests,
) {
    let t = tokens(ui);
    let project = view.project;
    section(ui, |ui| {
        let command = named("tag.proposition");
        heading(ui, "Propositions", &command.key_name());
        let mut any = false;
        for link in project.stances_in(article, sentence) {
            any = true;
            let wording = project.proposition(link.proposition).map_or("", |it| &it.wording);
            let top = egui::Layout::right_to_left(egui::Align::Min);
            ui.with_layout(top, |ui| {
                let icon = parts::icon_button(ui, icon::X, "Unlink from this proposition", false);
                let words = egui::Layout::left_to_right(egui::Align::Min);
                ui.with_layout(words, |ui| {
                    let room = ui.available_width();
                    ui.label(parts::lines(ui, wording, Type::Strong, t.text, room, 3));
                });
                if icon.clicked() {
                    let link = link.clone();
                    requests.edit(move |project, _| Ok(proposition::unlink(project, &link)));
                }
            });
            ui.horizontal(|ui| {
                if let Some(chosen) = stance_combo(ui, ("stance", link.id.0.0), link.kind) {
                    let link = link.clone();
                    requests.edit(move |project, _| {
                        Ok(proposition::set_stance(project, &[(*link).clone()], chosen))
                    });
                }
                let n = mentions_of(project, link.proposition);
                let origins = origins_of(project, link.proposition).independent;
                let standing = Standing::of(project, link);
                let mut told = Vec::new();
                if standing.label() != link.kind.name() {
                    told.push(standing.label().to_owned());
                }
                told.push(counted(n, "mention"));
                told.push(counted(origins, "origin"));
                let told = told.join("  ·  ");
                let room = ui.available_width();
                ui.label(parts::lines(ui, told, Type::Small, t.text_3, room, 2));
            });
            ui.add_space(space::XS);
        }
        let label = if any { "Link to another" } else { "Link to a proposition" };
        if parts::link(ui, label).on_hover_text(command.help).clicked() {
            requests.run(command);
        }
    });
}
