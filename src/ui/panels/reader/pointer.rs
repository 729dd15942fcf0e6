//! What the mouse does to a row: select it, select words in it, open its menu.

use egui::{Ui, vec2};

use crate::model::ArticleId;
use crate::text::words;
use crate::ui::command::named;
use crate::ui::place::{Place, Words};
use crate::ui::view::{Request, Requests, View};

/// Follows the mouse over row `i`. Gives the row and byte where a drag over its
/// words begins.
#[expect(clippy::too_many_arguments, reason = "what a pointer does depends on all of it")]
pub fn mouse(
    ui: &Ui,
    view: &View<'_>,
    article: ArticleId,
    i: usize,
    response: &egui::Response,
    drag: Option<(usize, u32)>,
    byte_at: impl Fn(egui::Pos2) -> u32,
    requests: &mut Requests,
) -> Option<(usize, u32)> {
    let pointer = response.interact_pointer_pos();
    let shift = ui.input(|input| input.modifiers.shift);
    if response.drag_started()
        && let Some(origin) = ui.input(|input| input.pointer.press_origin())
    {
        return Some((i, byte_at(origin)));
    }
    if response.dragged()
        && let Some((sentence, anchor)) = drag
        && sentence == i
        && let Some(pointer) = pointer
    {
        let mut words = Words { anchor, head: byte_at(pointer) };
        if !ui.input(|input| input.modifiers.alt) {
            words = whole(view, article, i, words);
        }
        let words = Some(words);
        requests.push(Request::Go(Place { words, ..Place::at(article, i) }));
        return None;
    }
    if response.double_clicked()
        && let Some(pointer) = pointer
    {
        let byte = byte_at(pointer);
        let sentence = view.project.sentences(article).get(i).copied().unwrap_or_default();
        let words = words::words(view.project.text(article), sentence);
        if let Some(word) = words.into_iter().find(|word| word.start <= byte && byte <= word.end) {
            let words = Some(Words { anchor: word.start, head: word.end });
            requests.push(Request::Go(Place { words, ..Place::at(article, i) }));
        }
        return None;
    }
    if response.clicked() || response.secondary_clicked() && !view.place.run().contains(&i) {
        let mut place = Place::at(article, i);
        if shift {
            place.anchor = view.place.anchor;
        }
        requests.push(Request::Go(place));
    }
    None
}

/// A stretch over all of the words that it touches. With Alt it is taken exactly.
fn whole(view: &View<'_>, article: ArticleId, sentence: usize, exact: Words) -> Words {
    let span = view.project.sentences(article).get(sentence).copied().unwrap_or_default();
    let words = words::words(view.project.text(article), span);
    let (from, to) = (exact.anchor.min(exact.head), exact.anchor.max(exact.head));
    let from = words.iter().find(|w| w.start <= from && from < w.end).map_or(from, |w| w.start);
    let to = words.iter().find(|w| w.start < to && to <= w.end).map_or(to, |w| w.end);
    match exact.anchor <= exact.head {
        true => Words { anchor: from, head: to },
        false => Words { anchor: to, head: from },
    }
}

/// The menu of the right button: what can be done to the selected sentences.
pub fn context_menu(response: &egui::Response, view: &View<'_>, requests: &mut Requests) {
    response.context_menu(|ui| {
        ui.set_min_width(220.0);
        for id in [
            "tag.claim",
            "tag.denial",
            "tag.attribution",
            "tag.4",
            "tag.5",
            "tag.6",
            "tag.nothing",
            "tag.note",
            "tag.merge",
            "tag.split",
            "tag.clear",
            "edit.copy",
        ] {
            let command = named(id);
            if (command.enabled)(view).is_err() {
                continue;
            }
            let label = (command.label)(view).into_owned();
            let button = egui::Button::new(label).shortcut_text(command.key_name());
            if ui.add(button.min_size(vec2(208.0, 24.0))).clicked() {
                requests.run(command);
                ui.close();
            }
        }
    });
}
