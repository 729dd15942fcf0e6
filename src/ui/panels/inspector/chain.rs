//! The parts of an attribution: its chain, a line a step, its cue, its content.

use egui::{RichText, Sense, Ui, vec2};

use super::quoted;
use crate::analysis::speaker::{Said, Speakers, hop_name};
use crate::edit::attribution::{self, Part, Step};
use crate::edit::proposal::Proposal;
use crate::edit::tag as tagging;
use crate::model::{Hop, KindId, Project, SourceId, Span, Speaker, Tag, Who};
use crate::ui::command::named;
use crate::ui::icon;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::{key_cap, parts};

/// The chain of an attribution, with its cue and content.
pub fn chain_ui(ui: &mut Ui, view: &View<'_>, tag: &Tag, requests: &mut Requests) {
    let t = tokens(ui);
    let project = view.project;
    let outlet = project.article(tag.article).and_then(|it| it.outlet);
    let name = match project.outlet_name(outlet) {
        "" => "outlet not known",
        name => name,
    };
    step_ui(ui, name, "outlet", "", None);
    let parts_of = project.attribution(tag.id);
    let hops = parts_of.map_or(&[][..], |it| it.hops.as_slice());
    for (nth, hop) in hops.iter().enumerate() {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - 36.0);
                let source = match hop.who {
                    Who::Source(id) => Some(id),
                    Who::Outlet(_) => None,
                };
                let name = hop_name(project, hop);
                if step_ui(ui, &name, kind_of(project, hop), &told(hop), source) {
                    requests.with(move |desk, ctx| desk.open_sources(ctx, source));
                }
            });
            let id = tag.id;
            if parts::icon_button(ui, icon::X, "Take this step out of the chain", false).clicked() {
                requests.edit(move |project, _| attribution::remove_hop(project, id, nth));
            }
        });
    }
    if hops.is_empty() {
        let text = "Nobody is entered as the source yet.";
        ui.label(RichText::new(text).font(Type::Small.font()).color(t.text_3));
    }
    ui.horizontal(|ui| {
        let label = if hops.is_empty() { "Enter the source" } else { "Next step" };
        let command = named("tag.source");
        if parts::link(ui, label).on_hover_text(command.help).clicked() {
            let id = tag.id;
            requests.with(move |desk, ctx| desk.open_chain_of(ctx, id));
        }
        key_cap::key_cap_ui(ui, &command.key_name());
    });
    let text = project.text(tag.article);
    for (part, spans) in [
        (Part::Cue, parts_of.map_or(&[][..], |it| it.cue.as_slice())),
        (Part::Content, parts_of.map_or(&[][..], |it| it.content.as_slice())),
    ] {
        part_ui(ui, view, tag, part, spans, text, requests);
    }
}

fn part_ui(
    ui: &mut Ui,
    view: &View<'_>,
    tag: &Tag,
    part: Part,
    spans: &[Span],
    text: &str,
    requests: &mut Requests,
) {
    let t = tokens(ui);
    let picked = view.place.picked(view.project);
    if spans.is_empty() && picked.is_none() {
        return;
    }
    ui.horizontal_top(|ui| {
        let label = parts::one_line(ui, part.name(), Type::Small, t.text_3, 60.0);
        let (rect, _) = ui.allocate_exact_size(vec2(52.0, 16.0), Sense::hover());
        ui.painter().galley(rect.min, label, t.text_3);
        ui.vertical(|ui| {
            for span in spans {
                let words = quoted(span.of_text(text));
                let room = ui.available_width();
                ui.label(parts::lines(ui, words, Type::Small, t.text, room, 2));
            }
            if let Some(words) = picked {
                let label = format!("Mark the selected words as {}", part.name());
                let id = tag.id;
                if parts::named_link(ui, "take the selected words", &label).clicked() {
                    requests
                        .edit(move |project, _| attribution::toggle_part(project, id, part, words));
                }
            }
        });
    });
}

/// A step; whether its name was clicked, where it is a source of the register.
fn step_ui(ui: &mut Ui, name: &str, kind: &str, more: &str, source: Option<SourceId>) -> bool {
    let t = tokens(ui);
    let mut clicked = false;
    let mut below = more.to_owned();
    ui.horizontal(|ui| {
        ui.label(RichText::new("←").font(Type::Small.font()).color(t.text_3));
        let kind_words = parts::one_line(ui, kind, Type::Small, t.text_3, 120.0);
        let room = ui.available_width() - space::M;
        let words = parts::one_line(ui, name, Type::Strong, t.text, room);
        // What a step is called is read first; what it is may stand below.
        let fits = words.size().x + kind_words.size().x <= room;
        if source.is_some() {
            let button = ui.add(egui::Button::new(words).frame(false));
            button.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Source: {name}"))
            });
            let button = button.on_hover_text(format!("{name}: show it in the register"));
            clicked = button.on_hover_cursor(egui::CursorIcon::PointingHand).clicked();
        } else {
            ui.label(words);
        }
        if fits {
            ui.label(kind_words);
        } else if below.is_empty() {
            kind.clone_into(&mut below);
        } else {
            below = format!("{kind} · {below}");
        }
    });
    if !below.is_empty() {
        let room = ui.available_width() - 20.0;
        let below = parts::lines(ui, below, Type::Small, t.text_2, room, 2);
        ui.horizontal(|ui| {
            ui.add_space(18.0);
            ui.label(below);
        });
    }
    clicked
}

fn kind_of(project: &Project, hop: &Hop) -> &'static str {
    match hop.who {
        Who::Outlet(id) if project.outlet(id).is_some_and(|it| it.agency) => "agency",
        Who::Outlet(_) => "outlet",
        Who::Source(id) => project.source(id).map_or("source", |it| it.kind.label()),
    }
}

/// What is said of a step: how many people, why unnamed, how it knows.
fn told(hop: &Hop) -> String {
    let mut told = Vec::new();
    if hop.count > 1 {
        told.push(format!("at least {} people", hop.count));
    }
    told.extend([&hop.access, &hop.unnamed].into_iter().filter(|it| !it.is_empty()).cloned());
    told.join(" · ")
}

/// What is proposed as an attribution, with the words that set it off.
pub fn proposal_ui(ui: &mut Ui, view: &View<'_>, proposal: &Proposal, requests: &mut Requests) {
    let t = tokens(ui);
    let Some(article) = view.place.article else { return };
    let text = view.project.text(article);
    let color = t.hue(crate::model::Hue::Green).text;
    ui.horizontal(|ui| {
        ui.label(RichText::new("Proposed attribution").font(Type::Heading.font()).color(color));
        let set_off = format!("because of {}", quoted(proposal.trigger.of_text(text)));
        ui.label(RichText::new(set_off).font(Type::Small.font()).color(t.text_3));
    });
    let chain: Vec<String> =
        proposal.chain.iter().map(|it| name_of(view.project, &it.step)).collect();
    let words =
        |spans: &[Span]| spans.iter().map(|it| it.of_text(text)).collect::<Vec<_>>().join(" … ");
    for (name, words) in [
        ("source", chain.join("  ←  ")),
        ("cue", words(&proposal.cue)),
        ("content", words(&proposal.content)),
    ] {
        if words.is_empty() {
            continue;
        }
        ui.horizontal_top(|ui| {
            let label = parts::one_line(ui, name, Type::Small, t.text_3, 60.0);
            let (rect, _) = ui.allocate_exact_size(vec2(52.0, 16.0), Sense::hover());
            ui.painter().galley(rect.min, label, t.text_3);
            let room = ui.available_width();
            ui.label(parts::lines(ui, words, Type::Small, t.text, room, 2));
        });
    }
    ui.horizontal(|ui| {
        for id in ["tag.accept", "tag.reject"] {
            let command = named(id);
            let label = if id == "tag.accept" { "Accept" } else { "Reject" };
            let button = egui::Button::new(label).shortcut_text(command.key_name());
            if ui.add(button).on_hover_text(command.help).clicked() {
                requests.run(command);
            }
        }
    });
}

/// What a step is called.
pub fn name_of(project: &Project, step: &Step) -> String {
    match step {
        Step::Known(who) => hop_name(project, &Hop::of(*who)),
        Step::Source { name, .. } | Step::Relay { name, .. } => name.clone(),
    }
}

/// Who speaks in a claim or a denial, with the choice where it is not plain.
pub fn speaker_ui(ui: &mut Ui, view: &View<'_>, tag: &Tag, requests: &mut Requests) {
    if tag.kind == KindId::Attribution {
        return;
    }
    let t = tokens(ui);
    let speakers = Speakers::of(view.project, tag.article);
    let said = speakers.said_of_tag(tag);
    let choices = speakers.choices(tag.at);
    let chain = |said: &Said| speakers.chain(said).join(" ← ");
    ui.horizontal(|ui| {
        parts::caption(ui, "speaker");
        let open = matches!(said, Said::OneOf(_));
        let now = if open { "who speaks? choose".to_owned() } else { chain(&said) };
        if choices.is_empty() && tag.speaker == Speaker::ByRule {
            let room = ui.available_width();
            ui.label(parts::one_line(ui, now, Type::Small, t.text_2, room));
            return;
        }
        let color = if open { t.warn } else { t.text };
        let mut chosen = tag.speaker;
        let combo = egui::ComboBox::from_id_salt(("speaker", tag.id.0.0))
            .selected_text(RichText::new(now).font(Type::Small.font()).color(color))
            .width(ui.available_width() - space::S)
            .truncate()
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut chosen, Speaker::ByRule, "As the text has it");
                ui.selectable_value(&mut chosen, Speaker::Outlet, chain(&Said::ByOutlet));
                for id in choices {
                    ui.selectable_value(&mut chosen, Speaker::Of(id), chain(&Said::In(id)));
                }
            });
        combo
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Who speaks"));
        if chosen != tag.speaker {
            let id = tag.id;
            requests.edit(move |project, _| Ok(tagging::set_speaker(project, id, chosen)));
        }
    });
}
