//! Linking sentences to a proposition: find one, or make one, and say how they
//! stand to it.

use egui::{Key, Modifiers, RichText, Ui};

use super::{Desk, Stay, heading};
use crate::analysis::board::mentions_of;
use crate::edit::counted;
use crate::edit::proposition::{self, Target};
use crate::model::{ArticleId, Project, PropositionId, Span, StanceKind};
use crate::text::similarity::Profile;
use crate::ui::command::command;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::parts;
use crate::ui::widgets::picker::{Choice, Picker};

/// How many propositions are offered.
const MOST: usize = 40;

/// The choice.
pub struct Link {
    article: ArticleId,
    sentences: Vec<Span>,
    picker: Picker,
    /// The stance the analyst chose; none to take what the tags say.
    stance: Option<StanceKind>,
    /// Propositions, those nearest to the sentences first.
    ranked: Vec<PropositionId>,
}

impl Link {
    pub(super) fn new(project: &Project, article: ArticleId, sentences: &[Span]) -> Self {
        let text = project.text(article);
        let words: Vec<&str> = sentences.iter().map(|span| span.of_text(text)).collect();
        let ranked = ranked(project, &words.join(" "));
        let picker = Picker::new(String::new());
        Self { article, sentences: sentences.to_vec(), picker, stance: None, ranked }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Stay {
        let t = tokens(ui);
        let project = desk.session().project();
        heading(ui, "Link to a proposition");
        let text = project.text(self.article);
        let words = self.sentences.first().map_or("", |span| span.of_text(text));
        let more = match self.sentences.len() {
            0 | 1 => String::new(),
            n => format!("  and {}", counted(n - 1, "more sentence")),
        };
        let room = ui.available_width();
        ui.label(parts::lines(ui, format!("{words}{more}"), Type::Quote, t.text_2, room, 3));
        ui.add_space(space::S);
        let mut stance = self.stance;
        ui.horizontal_wrapped(|ui| {
            parts::caption(ui, "Stance");
            if parts::choice(ui, "as tagged", stance.is_none()).clicked() {
                stance = None;
            }
            for kind in StanceKind::ALL {
                if parts::choice(ui, kind.name(), stance == Some(kind)).clicked() {
                    stance = Some(kind);
                }
            }
        });
        // Digits alone are typed into the field.
        let digits = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
        let kinds = std::iter::once(None).chain(StanceKind::ALL.map(Some));
        for (digit, kind) in digits.into_iter().zip(kinds) {
            if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, digit)) {
                stance = kind;
            }
        }
        self.stance = stance;
        ui.add_space(space::XS);
        let (ids, rows) = self.rows(project);
        let most = (ui.ctx().content_rect().height() - 360.0).clamp(120.0, 420.0);
        let hint = "What is claimed, in one sentence";
        let taken = self.picker.show(ui, "Proposition", hint, &rows, most);
        let digit = command(Key::Num1).name();
        let text = format!(
            "Enter links  ·  ↑ ↓ choose  ·  type to find one or to make one  ·  {digit} to 5 stance"
        );
        ui.label(RichText::new(text).font(Type::Small.font()).color(t.text_3));
        let Some(nth) = taken else { return Stay::Open };
        let (article, sentences) = (self.article, self.sentences.clone());
        let wording = self.picker.query.trim().to_owned();
        let found = ids.get(nth).copied();
        desk.edit(Box::new(move |project, hand| {
            let mut targets: Vec<Target> = sentences
                .iter()
                .map(|at| Target::of_sentence(project, hand, article, *at))
                .collect();
            if let Some(kind) = stance {
                targets.iter_mut().for_each(|target| target.kind = kind);
            }
            match found {
                Some(id) => Ok(proposition::link(project, hand, id, &targets)),
                None => proposition::link_to_wording(project, hand, &wording, &targets),
            }
        }));
        Stay::Closed
    }

    /// The propositions that fit what was typed, and a row that makes one.
    fn rows(&self, project: &Project) -> (Vec<PropositionId>, Vec<Choice>) {
        let query = self.picker.query.trim();
        let lower = query.to_lowercase();
        let words: Vec<&str> = lower.split_whitespace().collect();
        let found = self.ranked.iter().filter_map(|id| project.proposition(*id)).filter(|it| {
            let wording = it.wording.to_lowercase();
            words.iter().all(|word| wording.contains(word))
        });
        let found: Vec<_> = found.take(MOST).collect();
        let exact = found.iter().any(|it| it.wording.to_lowercase() == lower);
        let mut rows: Vec<Choice> = found
            .iter()
            .map(|it| Choice {
                label: it.wording.clone(),
                right: counted(mentions_of(project, it.id), "mention"),
                ..Choice::default()
            })
            .collect();
        if !query.is_empty() && !exact {
            let label = format!("Make “{query}”");
            rows.push(Choice { label, right: "new".to_owned(), ..Choice::default() });
        }
        (found.into_iter().map(|it| it.id).collect(), rows)
    }
}

/// All propositions, those first whose wording, or a sentence linked to them, is
/// nearest to some words.
fn ranked(project: &Project, words: &str) -> Vec<PropositionId> {
    /// So many of the sentences of a proposition are compared.
    const LINKS: usize = 8;
    let profile = Profile::of(words);
    let near = |other: &str| profile.similarity(&Profile::of(other));
    let mut scored: Vec<(f32, u32, PropositionId)> = project
        .propositions()
        .iter()
        .map(|it| {
            let links = project.stances_on(it.id).take(LINKS);
            let of_links = links.map(|link| near(link.at.of_text(project.text(link.article))));
            let score = of_links.fold(near(&it.wording), f32::max);
            (score, it.position, it.id)
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    scored.into_iter().map(|(_, _, id)| id).collect()
}
