//! Pairs of articles that share text, as they are proposed: worked out on a
//! thread once a view asks for them, and anew after articles changed.
//!
//! What the analyst decided is in the project; these are proposals only.

use std::sync::Arc;

use egui::Context;

use crate::analysis::derivation::{Proposal, proposals};
use crate::model::{ArticleId, Change, DerivationKind, Project, Record};
use crate::session::Job;
use crate::session::job::Poll;

/// The proposals, or the thread that works them out.
#[derive(Default)]
pub struct Kin {
    pairs: Option<Arc<Vec<Proposal>>>,
    job: Option<Job<Vec<Proposal>>>,
    stale: bool,
}

impl Kin {
    /// Forgets all: another project is open.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Follows changes: what was compared may be other articles now.
    pub fn follow(&mut self, changes: &[Change]) {
        self.stale |= changes.iter().any(|change| {
            let of_text = |record: &Record| {
                matches!(
                    record,
                    Record::Text(_) | Record::Sentences(_) | Record::Article(_) | Record::Outlet(_)
                )
            };
            [&change.before, &change.after].into_iter().flatten().any(of_text)
        });
    }

    /// Takes up what the thread has come to, or starts it where there is need.
    pub fn work(&mut self, project: &Project, ctx: &Context) {
        if let Some(job) = &self.job {
            match job.poll() {
                Poll::Working => return,
                Poll::Done(pairs) => self.pairs = Some(Arc::new(pairs)),
                // Without an answer there is nothing to propose.
                Poll::Lost => self.pairs = Some(Arc::default()),
            }
            self.job = None;
        }
        if self.pairs.is_some() && !std::mem::take(&mut self.stale) {
            return;
        }
        self.stale = false;
        let (snapshot, waker) = (project.clone(), ctx.clone());
        let wake = move || waker.request_repaint();
        self.job = Job::start("Comparing articles", wake, move |_| proposals(&snapshot)).ok();
        if self.job.is_none() {
            self.pairs = Some(Arc::default());
        }
    }

    /// Whether articles are being compared just now.
    pub const fn is_working(&self) -> bool {
        self.job.is_some()
    }

    /// The pairs, those that were found not to be tied too; none before they are
    /// known.
    pub const fn pairs(&self) -> Option<&Arc<Vec<Proposal>>> {
        self.pairs.as_ref()
    }

    /// What is proposed for two articles, whichever was first.
    pub fn of(&self, one: ArticleId, other: ArticleId) -> Option<&Proposal> {
        let is_it = |it: &&Proposal| [(one, other), (other, one)].contains(&(it.from, it.to));
        self.pairs.as_ref()?.iter().find(is_it)
    }

    /// The pair in which an article shares most: one that it may be made from
    /// before one that may be made from it.
    pub fn best(&self, article: ArticleId) -> Option<&Proposal> {
        let pairs = self.pairs.as_ref()?.iter();
        let of_it = pairs.filter(|it| it.from == article || it.to == article);
        of_it.max_by(|a, b| {
            let rank = |it: &Proposal| (it.kind != DerivationKind::Not, it.to == article);
            let share = |it: &Proposal| it.share_of_to.max(it.share_of_from);
            rank(a).cmp(&rank(b)).then(share(a).total_cmp(&share(b)))
        })
    }
}
