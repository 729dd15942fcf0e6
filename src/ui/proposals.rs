//! What the program proposes for the selected sentence: an attribution with its
//! parts, a kind of denial. Nothing of it is in the project before it is accepted.
//!
//! Only the selected sentence is read, and only when it, or the project, is
//! another than the last time.

use std::collections::HashSet;

use crate::edit::history::State;
use crate::edit::proposal::{self, Proposed};
use crate::model::{ArticleId, Project, Span};

/// The sentence that was read last, and what the analyst rejected.
#[derive(Debug, Default)]
pub struct Proposals {
    read: Option<(ArticleId, Span, State)>,
    proposed: Proposed,
    rejected: HashSet<(ArticleId, Span)>,
}

impl Proposals {
    /// What was proposed for the sentence that was read last.
    pub const fn get(&self) -> &Proposed {
        &self.proposed
    }

    /// Reads a sentence, if it was not read just so.
    pub fn look(&mut self, project: &Project, article: ArticleId, nth: usize, state: State) {
        let Some(&sentence) = project.sentences(article).get(nth) else {
            self.proposed = Proposed::default();
            return;
        };
        if self.read == Some((article, sentence, state)) {
            return;
        }
        self.read = Some((article, sentence, state));
        self.proposed = if self.rejected.contains(&(article, sentence)) {
            Proposed::default()
        } else {
            proposal::of_sentence(project, article, nth)
        };
    }

    /// Proposes nothing more for the sentence that was read last.
    pub fn reject(&mut self) {
        if let Some((article, sentence, _)) = self.read {
            self.rejected.insert((article, sentence));
            self.proposed = Proposed::default();
        }
    }

    /// Forgets the sentence, as where another project is open.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::import::draft_of_text;
    use crate::model::DenialKind;
    use crate::session::Session;

    #[test]
    fn what_is_decided_or_rejected_is_not_proposed_again() {
        let mut session = Session::new("");
        session.sign_in("Ada");
        let text = "Dam\n\nThe ministry denied that the dam was unsafe.\n";
        session.add_drafts(vec![draft_of_text(text, "a.txt")]);
        let article = session.project().in_order().next().unwrap().id;
        let mut proposals = Proposals::default();
        let look = |proposals: &mut Proposals, session: &Session| {
            proposals.look(session.project(), article, 1, session.history().state());
            proposals.get().clone()
        };
        let proposed = look(&mut proposals, &session);
        assert_eq!(proposed.denial, Some(DenialKind::Denies));
        let (proposal, tag) = proposed.attribution.clone().unwrap();
        assert_eq!(tag, None);
        let at = session.project().sentences(article)[1];
        let accept = move |p: &Project, hand: &mut crate::edit::Hand<'_>| {
            proposal::accept(p, hand, article, at, None, &proposal)
        };
        session.edit(accept).unwrap();
        let proposed = look(&mut proposals, &session);
        assert_eq!((proposed.attribution, proposed.denial), (None, Some(DenialKind::Denies)));
        proposals.reject();
        session.undo();
        assert!(look(&mut proposals, &session).is_empty());
    }
}
