//! Carrying out what panels and keys ask for: commands, edits, moves.

use egui::Context;

use super::{Desk, capitalized};
use crate::edit::{Hand, Refused};
use crate::model::{Edit, Project};
use crate::ui::command::Command;
use crate::ui::view::{Plan, Request};

impl Desk {
    pub(super) fn carry_out(&mut self, ctx: &Context) {
        for request in self.requests.take() {
            match request {
                Request::Run(command) => self.run(command, ctx),
                Request::Edit(plan) => self.edit(plan),
                Request::Go(place) => self.go(place),
                Request::Show(article, span) => self.show_span(article, span),
                Request::With(act) => act(self, ctx),
            }
        }
    }

    /// Runs the command of a key. While kinds are offered for the hits of a
    /// search, a kind's key answers that; other keys end it, and do what they do.
    pub(in crate::ui) fn run_by_key(&mut self, command: &'static Command, ctx: &Context) {
        if self.tags.offers_kinds() {
            match (command.kind(), command.id) {
                (Some(place), _) => return self.tag_hits_with(ctx, place),
                (_, "go.next") => return self.step_hit(true),
                (_, "go.previous") => return self.step_hit(false),
                (_, "edit.tick_hit" | "edit.next_hit" | "edit.previous_hit") => {}
                _ => self.tags.offer_kinds(false),
            }
            if command.id == "edit.step_back" {
                return;
            }
        }
        if self.view_key(command.id) {
            ctx.request_repaint();
            return;
        }
        self.run(command, ctx);
    }

    /// Runs a command if it can be used now; says why not otherwise.
    pub(in crate::ui) fn run(&mut self, command: &'static Command, ctx: &Context) {
        self.look_for_proposals();
        match self.look(ctx, |view| (command.enabled)(view)) {
            Ok(()) => (command.run)(self, ctx),
            Err(reason) => self.notices.hint(capitalized(reason)),
        }
        ctx.request_repaint();
    }

    /// Makes an edit and tells every view what changed.
    pub(in crate::ui) fn edit(&mut self, plan: Plan) {
        if let Err(refused) = self.try_edit(plan) {
            self.notices.hint(capitalized(&refused.0));
        }
    }

    /// The same for a caller that says itself why an edit is not possible.
    pub(in crate::ui) fn try_edit(&mut self, plan: Plan) -> Result<(), Refused> {
        let before = self.session.project().clone();
        let step = self.session.edit(plan)?;
        if !step.changes.is_empty() {
            self.notices.edited();
            self.follow(&before, &step);
        }
        Ok(())
    }

    /// The same for an edit that needs no hand.
    pub(in crate::ui) fn edit_with(
        &mut self,
        plan: impl FnOnce(&Project, &mut Hand<'_>) -> Edit + 'static,
    ) {
        self.edit(Box::new(move |project, hand| Ok(plan(project, hand))));
    }
}
