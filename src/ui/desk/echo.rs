//! What the keys do with sentences of other articles that say the same.

use egui::Context;

use super::Desk;
use crate::edit::proposition::{self, Target};
use crate::model::{ArticleId, Span};

impl Desk {
    /// Goes to the sentence elsewhere that is most like the selected one; from there
    /// back, even where another one is more like that one.
    pub(in crate::ui) fn go_elsewhere(&mut self) {
        let Some(here) = self.here() else { return };
        let came = self.came_from.take().filter(|(_, to)| *to == here);
        let best = || self.echoes.found(here).first().map(|it| (it.article, it.at));
        let back = came.map(|(from, _)| from);
        let Some((article, at)) = back.or_else(best) else { return };
        self.show_span(article, at);
        if back.is_none() {
            self.came_from = self.here().map(|there| (here, there));
        }
    }

    /// Links the selected sentence and the first one elsewhere that is not linked
    /// with it yet.
    pub(in crate::ui) fn link_elsewhere(&mut self, ctx: &Context) {
        let Some(here) = self.here() else { return };
        let there = self.echoes.unlinked(self.session.project(), here);
        if let Some(there) = there.map(|it| (it.article, it.at)) {
            self.link_both(ctx, here, there);
        }
    }

    /// Links two sentences to one proposition: to one that either has, else to a new
    /// one in the words of the first.
    pub(in crate::ui) fn link_both(
        &mut self,
        ctx: &Context,
        here: (ArticleId, Span),
        there: (ArticleId, Span),
    ) {
        self.signed(ctx, move |desk, _| {
            desk.edit(Box::new(move |project, hand| {
                let of = |(article, at): (ArticleId, Span)| {
                    project.stances_in(article, at).map(|it| it.proposition).next()
                };
                let known = of(here).or_else(|| of(there));
                let targets: Vec<Target> = [here, there]
                    .iter()
                    .map(|(article, at)| Target::of_sentence(project, hand, *article, *at))
                    .collect();
                match known {
                    Some(id) => Ok(proposition::link(project, hand, id, &targets)),
                    None => {
                        let words = here.1.of_text(project.text(here.0));
                        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                        proposition::link_to_wording(project, hand, &words, &targets)
                    }
                }
            }));
        });
    }
}
