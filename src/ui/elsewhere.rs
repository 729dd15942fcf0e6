//! The sentences of other articles that say what the selected one says: the
//! index, made and kept up on a thread, and what was found last.

use std::collections::BTreeSet;

use egui::Context;

use crate::analysis::elsewhere::{Elsewhere, Match};
use crate::model::{ArticleId, Change, Project, Record, Span};
use crate::session::Job;
use crate::session::job::Poll;

/// How many are shown.
const MOST: usize = 6;

/// The index, and what was found with it.
#[derive(Default)]
pub struct Echoes {
    index: Option<Elsewhere>,
    job: Option<Job<Elsewhere>>,
    /// Articles that the index, or the one that is being made, does not know as
    /// they are now.
    stale: BTreeSet<ArticleId>,
    found: Vec<Match>,
    /// What `found` was found for.
    sought: Option<(ArticleId, Span)>,
}

impl Echoes {
    /// Begins to index a project.
    pub fn begin(&mut self, project: &Project, ctx: &Context) {
        *self = Self::default();
        let snapshot = project.clone();
        self.run(ctx, move || Elsewhere::build(&snapshot));
    }

    fn run(&mut self, ctx: &Context, work: impl FnOnce() -> Elsewhere + Send + 'static) {
        let waker = ctx.clone();
        let wake = move || waker.request_repaint();
        // Without a thread nothing is found elsewhere; all else goes on.
        self.job = Job::start("Comparing articles", wake, move |_| work()).ok();
    }

    /// Whether the articles are being compared just now.
    pub const fn is_working(&self) -> bool {
        self.job.is_some()
    }

    /// Follows changes: articles that came, went or were split otherwise are
    /// indexed anew.
    pub fn follow(&mut self, changes: &[Change]) {
        let indexed = |record: &Record| match record {
            Record::Text(text) => Some(text.article),
            Record::Sentences(run) => Some(run.article),
            _ => None,
        };
        for change in changes {
            self.stale.extend(change.before.as_ref().and_then(indexed));
            self.stale.extend(change.after.as_ref().and_then(indexed));
        }
    }

    /// Takes up what the thread has come to, and gives it what is to be done.
    pub fn work(&mut self, project: &Project, ctx: &Context) {
        if let Some(job) = &self.job {
            match job.poll() {
                Poll::Working => return,
                Poll::Done(index) => self.index = Some(index),
                Poll::Lost => self.index = None,
            }
            self.job = None;
            self.sought = None;
        }
        if self.stale.is_empty() {
            return;
        }
        let stale: Vec<ArticleId> = std::mem::take(&mut self.stale).into_iter().collect();
        let snapshot = project.clone();
        let index = self.index.take();
        self.run(ctx, move || match index {
            Some(mut index) => {
                index.update(&snapshot, &stale);
                index
            }
            None => Elsewhere::build(&snapshot),
        });
    }

    /// Looks for a sentence, where it is another than the last time.
    pub fn look(&mut self, project: &Project, here: Option<(ArticleId, Span)>) {
        let Some(index) = &self.index else { return };
        if self.sought == here {
            return;
        }
        self.sought = here;
        self.found = here.map_or_else(Vec::new, |(article, at)| {
            index.find(at.of_text(project.text(article)), article, MOST)
        });
    }

    /// What was found for the selected sentence, best first.
    pub fn found(&self, here: (ArticleId, Span)) -> &[Match] {
        if self.sought == Some(here) { &self.found } else { &[] }
    }

    /// The first of them that is not linked to a proposition of the selected one yet.
    pub fn unlinked(&self, project: &Project, here: (ArticleId, Span)) -> Option<&Match> {
        let mut found = self.found(here).iter();
        found.find(|it| !are_linked(project, here, (it.article, it.at)))
    }
}

/// Whether two sentences are linked to one proposition.
pub fn are_linked(project: &Project, one: (ArticleId, Span), other: (ArticleId, Span)) -> bool {
    let of =
        |(article, at): (ArticleId, Span)| project.stances_in(article, at).map(|it| it.proposition);
    of(one).any(|mine| of(other).any(|theirs| mine == theirs))
}
