//! The status line: the keys that work now, the counts, the progress of work.

use egui::{Frame, Margin, Panel, RichText, Ui, vec2};

use super::command::{named, of_kind};
use super::theme::{Type, size, space, tokens};
use super::view::{Requests, Showing, Taker, View};
use super::widgets::{figure, key_cap, parts};
use crate::model::TagKind;
use crate::session::Progress;

/// Draws the line. `work` is what goes on by itself, with its progress.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    work: Option<(&str, &Progress)>,
    requests: &mut Requests,
) {
    let t = tokens(ui);
    let frame = Frame::new().fill(t.bar).inner_margin(Margin::symmetric(12, 0));
    Panel::bottom("status line").exact_size(size::STATUS).frame(frame).resizable(false).show(
        ui,
        |ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                counts(ui, view);
                safety(ui, view, requests);
                watched(ui, view, requests);
                if let Some((name, progress)) = work {
                    work_ui(ui, name, progress, requests);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = CAP_GAP;
                    keys_ui(ui, &keys(view));
                });
            });
        },
    );
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom(), (1.0, t.line));
}

/// Between a key's cap and what it does.
const CAP_GAP: f32 = 6.0;

/// As many keys as there is room for; the last, which tells all others, stays.
fn keys_ui(ui: &mut Ui, keys: &[(String, String)]) {
    let t = tokens(ui);
    let width = |(caps, what): &(String, String)| {
        let caps = caps.split(' ').map(|cap| key_cap::width(ui, cap) + CAP_GAP).sum::<f32>();
        caps + parts::one_line(ui, what, Type::Small, t.text_2, 300.0).size().x + ENTRY_GAP
    };
    let Some((last, first)) = keys.split_last() else { return };
    let mut room = ui.available_width() - width(last);
    let fits = first.iter().take_while(|key| {
        room -= width(key);
        room >= 0.0
    });
    let shown: Vec<_> = fits.chain([last]).collect();
    for (caps, what) in shown {
        for cap in caps.split(' ') {
            key_cap::key_cap_ui(ui, cap);
        }
        ui.label(RichText::new(what).font(Type::Small.font()).color(t.text_2));
        ui.add_space(space::S);
    }
}

/// After what a key does, before the next key.
const ENTRY_GAP: f32 = space::S + CAP_GAP;

fn counts(ui: &mut Ui, view: &View<'_>) {
    let t = tokens(ui);
    let text = match view.place.article {
        _ if !view.open => "no project open".to_owned(),
        _ if view.showing == Showing::Board => {
            let n = view.project.propositions().len();
            let links = figure::grouped(view.project.stances().len());
            format!("{}  ·  {links} linked", crate::edit::counted(n, "proposition"))
        }
        None => "no articles yet".to_owned(),
        _ if view.showing != Showing::Read => {
            let n = view.project.articles().len();
            let tags = crate::edit::counted(view.project.tags().len(), "tag");
            format!("{}  ·  {tags}", crate::edit::counted(n, "article"))
        }
        Some(id) => {
            let coverage = view.coverages.get(view.project, id);
            let tags = match view.project.tags().len() {
                1 => "1 tag".to_owned(),
                n => format!("{} tags", figure::grouped(n)),
            };
            let [done, all] = [coverage.done, coverage.sentences].map(figure::grouped);
            format!("{done} of {all} done  ·  {tags}")
        }
    };
    ui.label(RichText::new(text).font(Type::Small.font()).color(t.text_2));
}

/// How safe the edits are: the file is told at the top, the journal here.
fn safety(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let t = tokens(ui);
    let Some(safety) = view.session.safety().filter(|_| view.open) else { return };
    let why =
        if safety.lost.is_some() { Some("editing has stopped") } else { safety.trouble.as_deref() };
    let (word, color, help) = match why {
        Some(why) => (
            format!("not safe: {why}"),
            t.error,
            "The edits are in memory only and are tried again. Click to save in another place.",
        ),
        // An instant later it is one of the others.
        None if !safety.is_safe() => return,
        // There is nothing yet that could be lost.
        None if view.session.is_saved() && view.session.path().is_none() => return,
        None if view.session.is_saved() => {
            ("saved".to_owned(), t.text_3, "The file has everything.")
        }
        None => (
            "kept safe".to_owned(),
            t.text_2,
            "Every edit is on disk, in the journal beside the file, until you save.",
        ),
    };
    ui.add_space(space::S);
    let text = RichText::new(word).font(Type::Small.font()).color(color);
    let response = if why.is_some() {
        ui.add(egui::Button::new(text).frame(false)).on_hover_text(help)
    } else {
        ui.label(text).on_hover_text(help)
    };
    if response.clicked() {
        requests.run(named("file.save_as"));
    }
    let (dot, _) = ui.allocate_exact_size(vec2(8.0, 8.0), egui::Sense::hover());
    let color = if why.is_some() { t.error } else { t.ok };
    ui.painter().circle_filled(dot.center(), 3.0, color);
}

/// The folder that is watched, and a way to stop it.
fn watched(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let t = tokens(ui);
    let Some(folder) = view.watched else { return };
    let command = named("file.watch");
    ui.add_space(space::S);
    if parts::icon_button(ui, super::icon::X, &(command.label)(view), false).clicked() {
        requests.run(command);
    }
    let room = if view.compact { 120.0 } else { 260.0 };
    let words = format!("watching {}", super::desk::shown(folder));
    let line = parts::one_line(ui, words, Type::Small, t.text_2, room);
    let tip = format!("New files in {} become articles.", folder.display());
    ui.label(line).on_hover_text(tip);
    ui.label(RichText::new(super::icon::FOLDER_OPEN).font(Type::Icon.font()).color(t.accent));
}

fn work_ui(ui: &mut Ui, name: &str, progress: &Progress, requests: &mut Requests) {
    let t = tokens(ui);
    let (done, total) = progress.state();
    if total > 0 {
        if parts::icon_button(ui, super::icon::X, "Stop", false).clicked() {
            requests.with(|desk, _| desk.stop_work());
        }
        let (rect, _) = ui.allocate_exact_size(vec2(80.0, 4.0), egui::Sense::hover());
        parts::bar(ui, rect, done as f32 / total as f32, t.accent);
        ui.label(
            RichText::new(format!("{done} of {total}")).font(Type::Small.font()).color(t.text_3),
        );
    }
    ui.label(RichText::new(name).font(Type::Small.font()).color(t.text_2));
    ui.add_space(space::S);
}

/// The keys that work now, most useful first; the last stays where room is short.
fn keys(view: &View<'_>) -> Vec<(String, String)> {
    let plain = |keys: &[(&str, &str)]| -> Vec<(String, String)> {
        keys.iter().map(|(cap, what)| ((*cap).to_owned(), (*what).to_owned())).collect()
    };
    let of = |ids: &[(&str, &str)]| -> Vec<(String, String)> {
        ids.iter().map(|(id, what)| (named(id).key_name(), (*what).to_owned())).collect()
    };
    let help = ("help.keys", "all keys");
    match view.taker {
        Taker::Dialog => plain(&[("Tab", "next"), ("Esc", "close")]),
        Taker::Menu => plain(&[("↑ ↓", "choose"), ("Enter", "do it"), ("Esc", "close")]),
        Taker::Search => plain(&[("Enter", "next hit"), ("Esc", "end the search")]),
        Taker::Field => plain(&[("Tab", "next field"), ("Esc", "leave the field")]),
        Taker::Hits => {
            let mut keys = kinds(view);
            keys.extend(plain(&[("↑ ↓", "look"), ("Space", "tick"), ("Esc", "leave")]));
            keys
        }
        Taker::Reader if !view.open => {
            let mut keys = plain(&[("Tab", "next")]);
            keys.extend(of(&[
                ("file.open", "open"),
                ("file.paste", "paste"),
                ("view.palette", "all commands"),
                help,
            ]));
            keys
        }
        Taker::Reader if view.showing == Showing::Board => {
            let mut keys = plain(&[("← → ↑ ↓", "cell")]);
            keys.extend(of(&[("tag.accept", "evidence"), ("view.go", "go to the sentence")]));
            keys.extend(plain(&[("Esc", "back")]));
            keys.extend(of(&[
                ("board.filter", "filter"),
                ("board.group", "group"),
                ("view.read", "read"),
                help,
            ]));
            keys
        }
        Taker::Reader if lacks_articles(view) => {
            of(&[("file.open", "open articles"), ("file.paste", "paste"), help])
        }
        Taker::Reader if view.showing == Showing::Compare => {
            let mut keys =
                plain(&[("↑ ↓", "row"), ("→", "next difference"), ("←", "the one before")]);
            keys.extend(of(&[
                ("view.go", "go to the sentence"),
                ("compare.wholly", "wholly derived"),
                ("compare.partly", "partly"),
                ("compare.not", "not"),
            ]));
            keys.extend(plain(&[("Esc", "back")]));
            keys.extend(of(&[help]));
            keys
        }
        Taker::Reader if view.showing == Showing::Overview => {
            let mut keys = plain(&[("↑ ↓", "row"), ("← →", "list")]);
            keys.extend(of(&[("tag.accept", "go there")]));
            keys.extend(plain(&[("Esc", "back")]));
            keys.extend(of(&[("view.read", "read"), help]));
            keys
        }
        Taker::Reader if view.place.sentence(view.project).is_none() => {
            of(&[("file.open", "open articles"), ("file.paste", "paste"), help])
        }
        Taker::Reader => {
            let mut keys = kinds(view);
            if !view.proposed.is_empty() {
                keys.insert(0, (named("tag.accept").key_name(), "accept".to_owned()));
            }
            if view.place.words.is_some() {
                keys.extend(of(&[
                    ("tag.split", "split here"),
                    ("go.select_right", "select words"),
                ]));
            }
            if !view.search.hits().is_empty() {
                keys.extend(of(&[("edit.next_hit", "next hit"), ("tag.hits", "tag the hits")]));
            }
            keys.extend(of(&[
                ("tag.source", "source"),
                ("tag.proposition", "proposition"),
                ("tag.nothing", "nothing here"),
                ("tag.note", "note"),
                ("go.open", "next open"),
                ("go.word_right", "words"),
                ("tag.merge", "merge"),
                ("article.read", "read"),
                help,
            ]));
            keys
        }
    }
}

/// Whether the view that shows has too few articles to show anything.
fn lacks_articles(view: &View<'_>) -> bool {
    let least = match view.showing {
        Showing::Read | Showing::Board => 0,
        Showing::Compare => 2,
        Showing::Overview => 1,
    };
    view.project.articles().len() < least
}

/// The keys of the codes that the codebook has.
fn kinds(view: &View<'_>) -> Vec<(String, String)> {
    let named = |(i, kind): (usize, &std::sync::Arc<TagKind>)| {
        let name = kind.name.to_lowercase();
        let short = name.char_indices().nth(16).map(|(end, _)| name.get(..end).unwrap_or(&name));
        let name = short.map_or_else(|| name.clone(), |short| format!("{short}…"));
        Some((of_kind(i)?.key_name(), name))
    };
    view.project.kinds().iter().enumerate().filter_map(named).collect()
}
