//! The choice where another program has changed the project's file since it was
//! opened or saved here.

use std::path::PathBuf;

use egui::{Context, RichText, ScrollArea, Ui};

use super::changes::changes_ui;
use super::{Desk, Stay, buttons, explain, heading};
use crate::analysis::difference::{self, Difference};
use crate::session::job::Poll;
use crate::session::{Job, Session};
use crate::ui::desk::shown;
use crate::ui::theme::tokens;
use crate::ui::widgets::parts;

/// A file that is no longer as it was.
pub struct Changed {
    path: PathBuf,
    theirs: Theirs,
}

enum Theirs {
    /// Not looked at yet.
    Unseen,
    /// Being read.
    Reading(Job<Result<Difference, String>>),
    /// How theirs differs from what is here, or why it cannot be said.
    Seen(Result<Difference, String>),
}

impl Changed {
    pub(super) const fn new(path: PathBuf) -> Self {
        Self { path, theirs: Theirs::Unseen }
    }

    /// Whether theirs is being read.
    pub(super) const fn is_working(&self) -> bool {
        matches!(self.theirs, Theirs::Unseen | Theirs::Reading(_))
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        heading(ui, "The file was changed by another program");
        explain(
            ui,
            &format!(
                "{} is not as it was when it was opened or saved here. Nothing was written yet, \
                 and whichever you choose, the other is kept.",
                shown(&self.path)
            ),
        );
        self.read(desk, ctx);
        let t = tokens(ui);
        match &self.theirs {
            Theirs::Unseen => {}
            Theirs::Reading(_) => {
                ui.label(RichText::new("Reading theirs…").color(t.text_3));
            }
            Theirs::Seen(Ok(difference)) => {
                explain(ui, "Theirs against yours:");
                ScrollArea::vertical().max_height(260.0).show(ui, |ui| changes_ui(ui, difference));
            }
            Theirs::Seen(Err(why)) => {
                ui.label(RichText::new(why).color(t.error));
            }
        }
        let can_take = matches!(self.theirs, Theirs::Seen(Ok(_)));
        let (mine, theirs, cancel) = buttons(ui, |ui| {
            let mine = parts::primary_button(ui, "Keep mine", true);
            let theirs = ui.add_enabled_ui(can_take, |ui| parts::button(ui, "Take theirs"));
            let cancel = parts::button(ui, "Cancel").clicked();
            (mine.clicked(), theirs.inner.clicked(), cancel)
        });
        if mine {
            desk.save_over_changed(ctx);
        } else if theirs {
            desk.take_theirs(ctx, &self.path);
        }
        if mine || theirs || cancel { Stay::Closed } else { Stay::Open }
    }

    /// Reads the other state on a thread, to show how it differs.
    fn read(&mut self, desk: &Desk, ctx: &Context) {
        match &self.theirs {
            Theirs::Unseen => {
                let (mine, path) = (desk.session().project().clone(), self.path.clone());
                let waker = ctx.clone();
                let work = move |_: &_| {
                    let theirs = Session::open(&path).map_err(|error| error.to_string())?;
                    Ok(difference::difference(&mine, theirs.session.project()))
                };
                self.theirs =
                    match Job::start("Reading theirs", move || waker.request_repaint(), work) {
                        Ok(job) => Theirs::Reading(job),
                        Err(error) => Theirs::Seen(Err(error.to_string())),
                    };
            }
            Theirs::Reading(job) => match job.poll() {
                Poll::Working => {}
                Poll::Done(result) => self.theirs = Theirs::Seen(result),
                Poll::Lost => self.theirs = Theirs::Seen(Err("Reading it stopped.".to_owned())),
            },
            Theirs::Seen(_) => {}
        }
    }
}
