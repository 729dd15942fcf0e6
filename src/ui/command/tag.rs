//! Commands on the selected sentences: tags, notes, boundaries.

use std::borrow::Cow;

use egui::{Context, Key};

use super::{Command, Menu, Press, plain, shift, with_board, with_project, with_sentence};
use crate::edit::attribution::Part;
use crate::model::KindId;
use crate::ui::desk::{Desk, Strip};
use crate::ui::view::{Showing, View};

pub(super) static COMMANDS: &[Command] = &[
    Command {
        id: "tag.claim",
        menu: Menu::Tag,
        label: |_| "Tag as claim".into(),
        help: "Something is put forward as being the case. The same key clears it.",
        keys: &[plain(Key::C)],
        enabled: with_sentence,
        run: |desk, ctx| desk.toggle_tag(ctx, KindId::Claim),
    },
    Command {
        id: "tag.denial",
        menu: Menu::Tag,
        label: |_| "Tag as denial".into(),
        help: "A party rejects a proposition, an allegation or a role. The same key clears it.",
        keys: &[plain(Key::D)],
        enabled: with_sentence,
        run: |desk, ctx| desk.toggle_tag(ctx, KindId::Denial),
    },
    Command {
        id: "tag.attribution",
        menu: Menu::Tag,
        label: |_| "Tag as attribution".into(),
        help: "Content is put in the mouth of somebody else. The same key clears it.",
        keys: &[plain(Key::A)],
        enabled: with_sentence,
        run: |desk, ctx| desk.toggle_tag(ctx, KindId::Attribution),
    },
    own(
        "tag.4",
        &[Press::Sign('4')],
        |v| own_label(v, 4),
        |v| own_enabled(v, 4),
        |d, c| d.toggle_own(c, 4),
    ),
    own(
        "tag.5",
        &[Press::Sign('5')],
        |v| own_label(v, 5),
        |v| own_enabled(v, 5),
        |d, c| d.toggle_own(c, 5),
    ),
    own(
        "tag.6",
        &[Press::Sign('6')],
        |v| own_label(v, 6),
        |v| own_enabled(v, 6),
        |d, c| d.toggle_own(c, 6),
    ),
    own(
        "tag.7",
        &[Press::Sign('7')],
        |v| own_label(v, 7),
        |v| own_enabled(v, 7),
        |d, c| d.toggle_own(c, 7),
    ),
    own(
        "tag.8",
        &[Press::Sign('8')],
        |v| own_label(v, 8),
        |v| own_enabled(v, 8),
        |d, c| d.toggle_own(c, 8),
    ),
    own(
        "tag.9",
        &[Press::Sign('9')],
        |v| own_label(v, 9),
        |v| own_enabled(v, 9),
        |d, c| d.toggle_own(c, 9),
    ),
    Command {
        id: "tag.nothing",
        menu: Menu::Tag,
        label: |_| "Nothing here".into(),
        help: "Marks the sentence as read and holding nothing to tag; it counts as done.",
        keys: &[plain(Key::E)],
        enabled: with_sentence,
        run: Desk::toggle_nothing,
    },
    Command {
        id: "tag.denial_kind",
        menu: Menu::Tag,
        label: |_| "Kind of denial…".into(),
        help: "Shows the kinds of denial; a digit chooses one, any other key does what it does.",
        keys: &[shift(Key::D)],
        enabled: with_sentence,
        run: |desk, _| desk.show_strip(Strip::Denial),
    },
    Command {
        id: "tag.accept",
        menu: Menu::Tag,
        label: |view| {
            match view.showing {
                Showing::Board => "Show the evidence",
                Showing::Compare | Showing::Overview => "Go there",
                Showing::Read => "Accept what is proposed",
            }
            .into()
        },
        help: "Takes the proposal that the inspector shows; on the board, opens the evidence; \
               elsewhere, goes to what is chosen.",
        keys: &[plain(Key::Enter)],
        enabled: |view| match view.showing {
            Showing::Board => with_board(view),
            Showing::Compare | Showing::Overview => with_project(view),
            Showing::Read if view.proposed.is_empty() => Err("nothing is proposed here"),
            Showing::Read => with_sentence(view),
        },
        run: Desk::accept,
    },
    Command {
        id: "tag.reject",
        menu: Menu::Tag,
        label: |_| "Reject what is proposed".into(),
        help: "Proposes nothing more for this sentence.",
        keys: &[],
        enabled: |view| {
            with_sentence(view)?;
            if view.proposed.is_empty() { Err("nothing is proposed here") } else { Ok(()) }
        },
        run: |desk, _| desk.reject(),
    },
    Command {
        id: "tag.source",
        menu: Menu::Tag,
        label: |_| "Source and chain…".into(),
        help: "Enters who says it and on whose word, a step at a time.",
        keys: &[plain(Key::S)],
        enabled: with_sentence,
        run: Desk::open_chain,
    },
    Command {
        id: "tag.cue",
        menu: Menu::Tag,
        label: |_| "Selected words are the cue".into(),
        help: "Marks the selected words as those that attribute, or takes the mark back.",
        keys: &[shift(Key::C)],
        enabled: with_sentence,
        run: |desk, ctx| desk.mark_part(ctx, Part::Cue),
    },
    Command {
        id: "tag.content",
        menu: Menu::Tag,
        label: |_| "Selected words are the content".into(),
        help: "Marks the selected words as what is attributed, or takes the mark back.",
        keys: &[shift(Key::A)],
        enabled: with_sentence,
        run: |desk, ctx| desk.mark_part(ctx, Part::Content),
    },
    Command {
        id: "tag.proposition",
        menu: Menu::Tag,
        label: |_| "Link to a proposition…".into(),
        help: "Says what the selected sentences claim or deny; others that do are linked to it, too.",
        keys: &[plain(Key::P)],
        enabled: with_sentence,
        run: Desk::open_link,
    },
    Command {
        id: "tag.stance",
        menu: Menu::Tag,
        label: |_| "Stance…".into(),
        help: "Shows how the sentence can stand to its propositions; a digit chooses.",
        keys: &[shift(Key::P)],
        enabled: with_sentence,
        run: |desk, _| desk.show_strip(Strip::Stance),
    },
    Command {
        id: "tag.link_elsewhere",
        menu: Menu::Tag,
        label: |_| "Link with the sentence elsewhere".into(),
        help: "Links this sentence and the most like one of another article to one proposition; \
               again, the next one.",
        keys: &[plain(Key::L)],
        enabled: |view| {
            with_sentence(view)?;
            match view
                .place
                .here(view.project)
                .and_then(|here| view.echoes.unlinked(view.project, here))
            {
                Some(_) => Ok(()),
                None => Err("no sentence like this one is left to link"),
            }
        },
        run: Desk::link_elsewhere,
    },
    Command {
        id: "tag.note",
        menu: Menu::Tag,
        label: |_| "Note…".into(),
        help: "Writes a note on the selected tag or, without one, on the sentence.",
        keys: &[plain(Key::N)],
        enabled: with_sentence,
        // The name is asked for first: a note is not written to be called off.
        run: |desk, ctx| desk.signed(ctx, |desk, _| desk.start_note()),
    },
    Command {
        id: "tag.clear",
        menu: Menu::Tag,
        label: |_| "Clear your tags".into(),
        help: "Takes all your tags off the selected sentences.",
        keys: &[plain(Key::Backspace), plain(Key::Delete)],
        enabled: |view| {
            with_sentence(view)?;
            let Some(article) = view.place.article else { return Err("open an article first") };
            let coder = view.session.coder().map(|coder| coder.id);
            let sentences = view.place.sentences(view.project);
            let mut tags = sentences.iter().flat_map(|span| view.project.tags_in(article, *span));
            if tags.any(|tag| Some(tag.coder) == coder) {
                Ok(())
            } else {
                Err("no tags of yours here")
            }
        },
        run: Desk::clear_tags,
    },
    Command {
        id: "tag.merge",
        menu: Menu::Tag,
        label: |_| "Merge with the next sentence".into(),
        help: "Makes one sentence of this and the next; tags keep their words.",
        keys: &[plain(Key::M)],
        enabled: |view| {
            with_sentence(view)?;
            let n = view.place.article.map_or(0, |id| view.project.sentences(id).len());
            if *view.place.run().start() + 1 < n {
                Ok(())
            } else {
                Err("this is the last sentence")
            }
        },
        run: Desk::merge_sentence,
    },
    Command {
        id: "tag.split",
        menu: Menu::Tag,
        label: |_| "Split at the word cursor".into(),
        help: "Makes two sentences of this one, before the word cursor (← →).",
        keys: &[plain(Key::X)],
        enabled: |view| {
            with_sentence(view)?;
            match view.place.words {
                Some(_) => Ok(()),
                None => Err("move the word cursor with ← → first"),
            }
        },
        run: Desk::split_sentence,
    },
    Command {
        id: "tag.hits",
        menu: Menu::Tag,
        label: |_| "Tag search hits…".into(),
        help: "Shows the hits, to be looked at, and tags those ticked in one step.",
        keys: &[plain(Key::T)],
        enabled: |view| {
            if view.search.hits().is_empty() { Err("search for something first") } else { Ok(()) }
        },
        run: |desk, ctx| desk.offer_hits(ctx),
    },
    Command {
        id: "sources.list",
        menu: Menu::Tag,
        label: |_| "Sources…".into(),
        help: "Shows who says something, how reliable they are, and all that they say.",
        keys: &[shift(Key::S)],
        enabled: with_project,
        run: Desk::open_sources_here,
    },
    Command {
        id: "propositions.list",
        menu: Menu::Tag,
        label: |_| "Propositions…".into(),
        help: "Shows what is claimed, how credible it is, and the sentences that claim or deny it.",
        keys: &[shift(Key::B)],
        enabled: with_project,
        run: Desk::open_propositions_here,
    },
    Command {
        id: "tag.codebook",
        menu: Menu::Tag,
        label: |_| "Codebook…".into(),
        help: "Says what each kind of tag means, and adds codes of your own.",
        keys: &[plain(Key::B)],
        enabled: with_project,
        run: |desk, _| desk.open_codebook(),
    },
];

/// A command that toggles a code of the analyst's own, by its key.
const fn own(
    id: &'static str,
    keys: &'static [Press],
    label: fn(&View<'_>) -> Cow<'static, str>,
    enabled: fn(&View<'_>) -> Result<(), &'static str>,
    run: fn(&mut Desk, &Context),
) -> Command {
    Command {
        id,
        menu: Menu::Tag,
        label,
        help: "Tags with a code of your own. The same key clears it.",
        keys,
        enabled,
        run,
    }
}

fn own_label(view: &View<'_>, digit: usize) -> Cow<'static, str> {
    match view.project.kinds().iter().nth(digit - 1) {
        Some(kind) => format!("Tag as {}", kind.name.to_lowercase()).into(),
        None => format!("Tag with code {digit}").into(),
    }
}

fn own_enabled(view: &View<'_>, digit: usize) -> Result<(), &'static str> {
    with_sentence(view)?;
    if view.project.kinds().len() >= digit { Ok(()) } else { Err("the codebook has no such code") }
}
