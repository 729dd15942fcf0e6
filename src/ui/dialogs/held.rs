//! The choice where somebody else has the project open.

use std::path::PathBuf;

use egui::{Context, Ui};

use super::{Desk, Stay, buttons, explain, heading};
use crate::io::lock::Holder;
use crate::ui::desk::{How, shown};
use crate::ui::when;
use crate::ui::widgets::parts;

/// A project that another window or program works on.
pub struct Held {
    pub(super) path: PathBuf,
    pub(super) holder: Option<Holder>,
    pub(super) articles: Vec<PathBuf>,
}

impl Held {
    pub(super) fn show(&self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        heading(ui, "Somebody else has this project open");
        let who = match &self.holder {
            Some(Holder { process, since, .. }) => {
                format!("process {process}, since {}", when::told(*since))
            }
            None => "another program, which did not say its name".to_owned(),
        };
        explain(ui, &format!("{} is being worked on by {who}.", shown(&self.path)));
        explain(
            ui,
            "Two who save the same file would write over each other. Look at it, or work on a copy \
             that gets a name of its own.",
        );
        let chosen = buttons(ui, |ui| {
            let read = parts::primary_button(ui, "Open read-only", true);
            let copy = parts::button(ui, "Open a copy").clicked();
            let again = parts::button(ui, "Try again").clicked();
            let cancel = parts::button(ui, "Cancel").clicked();
            match (read.clicked(), copy, again) {
                (true, ..) => Some(Some(How::ToRead)),
                (_, true, _) => Some(Some(How::AsCopy)),
                (_, _, true) => Some(Some(How::ToEdit)),
                _ => cancel.then_some(None),
            }
        });
        match chosen {
            None => Stay::Open,
            Some(how) => {
                if let Some(how) = how {
                    // Articles named beside it go into what can be changed.
                    let articles = if how == How::ToRead { &[] } else { &*self.articles };
                    desk.open_project(ctx, self.path.clone(), how, articles.to_vec());
                }
                Stay::Closed
            }
        }
    }
}
