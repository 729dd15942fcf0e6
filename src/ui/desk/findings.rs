//! What the keys do to sources, propositions and proposals.

use egui::Context;

use super::Desk;
use crate::edit::attribution::{self, Part};
use crate::edit::{Refused, proposal, tag};
use crate::model::{
    ArticleId, DenialKind, KindId, Project, PropositionId, SourceId, Span, StanceKind, TagId, Who,
};
use crate::ui::dialogs::Dialog;
use crate::ui::view::Showing;

/// A choice by digits that shows until the next key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strip {
    /// The kind of the denials on the sentence.
    Denial,
    /// How the sentence stands to its propositions.
    Stance,
}

impl Strip {
    /// What it is called, and its choices in the order of their digits.
    pub fn choices(self) -> (&'static str, Vec<&'static str>) {
        match self {
            Self::Denial => ("Denial", DenialKind::ALL.map(DenialKind::label).to_vec()),
            Self::Stance => ("Stance", StanceKind::ALL.map(StanceKind::name).to_vec()),
        }
    }
}

impl Desk {
    /// Enter: accepts what is proposed, opens the evidence on the board, or goes
    /// to what is chosen in another view.
    pub(in crate::ui) fn accept(&mut self, ctx: &Context) {
        match self.showing {
            Showing::Read => {}
            Showing::Board => return self.toggle_on_board(),
            Showing::Compare | Showing::Overview => return self.go_from_view(),
        }
        let proposed = self.proposals.get().clone();
        self.signed(ctx, move |desk, _| {
            let Some((article, sentence)) = desk.here() else { return };
            if let Some((proposal, tag)) = proposed.attribution {
                desk.edit(Box::new(move |project, hand| {
                    proposal::accept(project, hand, article, sentence, tag, &proposal)
                }));
            } else if let Some(kind) = proposed.denial {
                desk.edit_with(move |project, hand| {
                    proposal::accept_denial(project, hand, article, sentence, kind)
                });
            }
        });
    }

    /// Backspace: rejects what is proposed, else clears the tags.
    pub(in crate::ui) fn reject(&mut self) {
        self.proposals.reject();
        self.notices.say("Not proposed again for this sentence");
    }

    /// Reads the selected sentence, where it is another than the last time.
    pub(super) fn look_for_proposals(&mut self) {
        if let Some(article) = self.place.article.filter(|_| self.open) {
            let state = self.session.history().state();
            self.proposals.look(self.session.project(), article, self.place.head, state);
        } else {
            self.proposals.forget();
        }
    }

    /// Looks in other articles for what the selected sentence says.
    pub(super) fn look_elsewhere(&mut self, ctx: &Context) {
        if !self.open {
            return;
        }
        if std::mem::take(&mut self.unindexed) {
            self.echoes.begin(self.session.project(), ctx);
        }
        self.echoes.work(self.session.project(), ctx);
        self.languages.look(self.session.project(), self.place.article, ctx);
        let here = self.here();
        self.echoes.look(self.session.project(), here);
    }

    /// The selected sentence.
    pub(super) fn here(&self) -> Option<(ArticleId, Span)> {
        self.place.here(self.session.project())
    }

    /// The attribution that is meant: the one looked at, else the first on the
    /// sentence.
    fn attribution_here(&self) -> Option<TagId> {
        let (article, sentence) = self.here()?;
        let project = self.session.project();
        let is_one = |id: &TagId| {
            project.tag(*id).is_some_and(|tag| {
                tag.kind == KindId::Attribution
                    && tag.article == article
                    && tag.at.overlaps(sentence)
            })
        };
        let first = || project.tags_in(article, sentence).map(|tag| tag.id).find(&is_one);
        self.inspector.looked_at().filter(&is_one).or_else(first)
    }

    /// Makes the selected words the cue or the content of the attribution.
    pub(in crate::ui) fn mark_part(&mut self, ctx: &Context, part: Part) {
        self.signed(ctx, move |desk, _| {
            let Some(words) = desk.place.picked(desk.session.project()) else {
                desk.notices.hint("Select the words with Shift and ← → first");
                return;
            };
            let Some(tag) = desk.attribution_here() else {
                desk.notices.hint("Tag the sentence as an attribution first: a");
                return;
            };
            desk.edit(Box::new(move |project, _| {
                attribution::toggle_part(project, tag, part, words)
            }));
        });
    }

    /// Opens the chain of the attribution on the sentence. A sentence without one
    /// is tagged first.
    pub(in crate::ui) fn open_chain(&mut self, ctx: &Context) {
        self.signed(ctx, |desk, ctx| {
            if desk.attribution_here().is_none()
                && let Some((article, sentence)) = desk.here()
            {
                desk.edit_with(move |project, hand| {
                    tag::set(project, hand, article, &[sentence], KindId::Attribution)
                });
            }
            if let Some(tag) = desk.attribution_here() {
                desk.open_chain_of(ctx, tag);
            }
        });
    }

    /// Opens the chain of one attribution.
    pub(in crate::ui) fn open_chain_of(&mut self, ctx: &Context, tag: TagId) {
        self.signed(ctx, move |desk, _| {
            let words = desk.place.picked(desk.session.project());
            let dialog = Dialog::chain(desk.session.project(), tag, words, desk.last_chain);
            desk.open_dialog(dialog);
        });
    }

    /// Opens the choice of a proposition for the selected sentences.
    pub(in crate::ui) fn open_link(&mut self, ctx: &Context) {
        self.signed(ctx, |desk, _| {
            let project = desk.session.project();
            let Some(article) = desk.place.article else { return };
            let sentences = desk.place.sentences(project);
            let dialog = Dialog::link(project, article, &sentences);
            desk.open_dialog(dialog);
        });
    }

    /// Opens the register of sources at that of the selected sentence.
    pub(in crate::ui) fn open_sources_here(&mut self, ctx: &Context) {
        let tag = self.attribution_here().filter(|_| self.showing == Showing::Read);
        let hops = tag.and_then(|tag| self.session.project().attribution(tag));
        let chosen = hops.and_then(|it| it.hops.last()).and_then(|hop| match hop.who {
            Who::Source(source) => Some(source),
            Who::Outlet(_) => None,
        });
        self.open_sources(ctx, chosen);
    }

    /// Opens the list of propositions at that of the board's chosen row, or of the
    /// selected sentence.
    pub(in crate::ui) fn open_propositions_here(&mut self, ctx: &Context) {
        let project = self.session.project();
        let of_sentence = || {
            let (article, sentence) = self.here()?;
            project.stances_in(article, sentence).next().map(|link| link.proposition)
        };
        let on_board = self.showing == Showing::Board;
        let chosen = if on_board { self.board.chosen_proposition() } else { of_sentence() };
        self.open_propositions(ctx, chosen);
    }

    /// Opens the register of sources, at one of them.
    pub(in crate::ui) fn open_sources(&mut self, ctx: &Context, chosen: Option<SourceId>) {
        self.signed(ctx, move |desk, _| {
            let dialog = Dialog::sources(desk.session.project(), chosen);
            desk.open_dialog(dialog);
        });
    }

    /// Opens the list of propositions, at one of them.
    pub(in crate::ui) fn open_propositions(
        &mut self,
        ctx: &Context,
        chosen: Option<PropositionId>,
    ) {
        self.signed(ctx, move |desk, _| {
            let dialog = Dialog::propositions(desk.session.project(), chosen);
            desk.open_dialog(dialog);
        });
    }

    /// Shows a strip of choices, if there is something to choose for.
    pub(in crate::ui) fn show_strip(&mut self, strip: Strip) {
        let Some((article, sentence)) = self.here() else { return };
        let project = self.session.project();
        let there = match strip {
            Strip::Denial => {
                project.tags_in(article, sentence).any(|tag| tag.kind == KindId::Denial)
            }
            Strip::Stance => project.stances_in(article, sentence).next().is_some(),
        };
        if there {
            self.strip = Some(strip);
        } else {
            self.notices.hint(match strip {
                Strip::Denial => "Tag the sentence as a denial first: d",
                Strip::Stance => "Link the sentence to a proposition first: p",
            });
        }
    }

    /// Makes the choice of a digit, counted from 1. False where there is none.
    pub(in crate::ui) fn choose(&mut self, ctx: &Context, strip: Strip, digit: usize) -> bool {
        let Some((article, sentence)) = self.here() else { return false };
        let nth = digit.wrapping_sub(1);
        match strip {
            Strip::Denial => {
                let Some(kind) = DenialKind::ALL.get(nth).copied() else { return false };
                self.signed(ctx, move |desk, _| {
                    desk.edit_with(move |project, _| set_denial(project, article, sentence, kind));
                });
            }
            Strip::Stance => {
                let Some(kind) = StanceKind::ALL.get(nth).copied() else { return false };
                self.signed(ctx, move |desk, _| {
                    desk.edit(Box::new(move |project, _| {
                        set_stance(project, article, sentence, kind)
                    }));
                });
            }
        }
        true
    }
}

fn set_denial(
    project: &Project,
    article: ArticleId,
    sentence: Span,
    kind: DenialKind,
) -> crate::model::Edit {
    let tags: Vec<TagId> = project.tags_in(article, sentence).map(|tag| tag.id).collect();
    tag::set_denial(project, &tags, Some(kind))
}

fn set_stance(
    project: &Project,
    article: ArticleId,
    sentence: Span,
    kind: StanceKind,
) -> Result<crate::model::Edit, Refused> {
    let links: Vec<_> = project.stances_in(article, sentence).map(|it| (**it).clone()).collect();
    Ok(crate::edit::proposition::set_stance(project, &links, kind))
}
