//! What is done to whole articles, and the dialogs on the project.

use egui::Context;

use super::{Desk, capitalized};
use crate::edit::article::{self, Details};
use crate::model::KindId;
use crate::ui::dialogs::Dialog;

impl Desk {
    pub(in crate::ui) fn remove_article(&mut self, _: &Context) {
        let Some(id) = self.place.article else { return };
        let order: Vec<_> = self.session.project().in_order().map(|a| a.id).collect();
        let here = order.iter().position(|other| *other == id).unwrap_or(0);
        self.edit(Box::new(move |project, _| article::remove(project, id)));
        let neighbour = order.get(here + 1).or_else(|| order.get(here.checked_sub(1)?));
        if let Some(&next) = neighbour {
            self.open_article(next);
        }
        let label = self.session.history().next_undo().unwrap_or_default().to_owned();
        self.notices.offer_undo(capitalized(&label).replace("Remove", "Removed"));
    }

    pub(in crate::ui) fn move_article(&mut self, _: &Context, by: isize) {
        let Some(id) = self.place.article else { return };
        let project = self.session.project();
        let Some(here) = project.place_of(id) else { return };
        let to = here.saturating_add_signed(by);
        self.edit_with(move |project, _| article::reorder(project, id, to));
    }

    pub(in crate::ui) fn open_details(&mut self) {
        let project = self.session.project();
        let Some(article) = self.place.article.and_then(|id| project.article(id)) else { return };
        let details = Details::of(project, article);
        self.open_dialog(Dialog::details(article.id, details));
    }

    pub(in crate::ui) fn open_title(&mut self) {
        let title = self.session.project().header().title.clone();
        self.open_dialog(Dialog::title(title));
    }

    pub(in crate::ui) fn open_coder(&mut self) {
        let name = self.session.coder().map_or(self.settings.coder.as_str(), |c| c.name.as_str());
        self.open_dialog(Dialog::coder(name, None));
    }

    pub(in crate::ui) fn open_codebook(&mut self) {
        // At what the inspector explains, else at the first.
        let kinds = self.session.project().kinds();
        let code = self.kind_here().or_else(|| kinds.iter().next().map(|kind| kind.id));
        if let Some(code) = code {
            self.open_code(code);
        }
    }

    /// The code of the tag that the inspector explains.
    fn kind_here(&self) -> Option<KindId> {
        let project = self.session.project();
        let looked_at = self.inspector.looked_at().and_then(|id| project.tag(id));
        let (article, sentence) = self.place.article.zip(self.place.sentence(project))?;
        let mut here = project.tags_in(article, sentence).map(|tag| tag.kind);
        let first = |here: &mut dyn Iterator<Item = KindId>| {
            here.min_by_key(|kind| project.kind(*kind).map(|kind| kind.number))
        };
        looked_at.map(|tag| tag.kind).or_else(|| first(&mut here))
    }

    /// Opens the codebook at one code.
    pub(in crate::ui) fn open_code(&mut self, code: KindId) {
        self.open_dialog(Dialog::codebook(code, self.session.project()));
    }

    pub(in crate::ui) fn open_export(&mut self) {
        self.open_dialog(Dialog::export());
    }

    /// Takes the name of the coder, for this project and the next.
    pub(in crate::ui) fn sign_in(&mut self, name: &str) {
        self.session.sign_in(name);
        self.settings.coder = name.trim().to_owned();
        self.chosen = true;
    }

    pub(in crate::ui) fn next_theme(&mut self, ctx: &Context) {
        self.settings.theme = self.settings.theme.next();
        ctx.set_theme(self.settings.theme.preference());
    }
}
