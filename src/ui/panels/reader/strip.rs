//! The strip of marks at the right edge of the reader.

use egui::{Rect, Ui, pos2, vec2};

use crate::model::ArticleId;
use crate::ui::theme::tokens;
use crate::ui::view::View;

/// Marks at the right edge that show where in the article tags stand: one a
/// sentence or, where there is no room, one for each four points of height,
/// however many tags there are.
pub fn strip_ui(ui: &Ui, view: &View<'_>, article: ArticleId, rect: Rect) {
    const STEP: f32 = 4.0;
    let t = tokens(ui);
    let sentences = view.project.sentences(article);
    let n = sentences.len();
    let steps = n.min(((rect.height() - 20.0) / STEP).max(1.0) as usize);
    for step in 0..steps {
        let run = sentences.get(step * n / steps..(step + 1) * n / steps).unwrap_or_default();
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let tag = view.project.tags_in(article, first.join(*last)).next();
        let Some(kind) = tag.and_then(|tag| view.project.kind(tag.kind)) else { continue };
        let y = rect.top() + 10.0 + step as f32 * (rect.height() - 20.0) / steps as f32;
        let mark = Rect::from_min_size(pos2(rect.right() - 22.0, y), vec2(8.0, 3.0));
        ui.painter().rect_filled(mark, 1.0, t.hue(kind.hue).text);
    }
}
