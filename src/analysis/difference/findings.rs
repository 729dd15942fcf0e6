//! What differs in what analysts made of the tags: parts and chains of
//! attributions, links to propositions, and the registers of the project.

use super::records::{Fields, Names};
use super::walk::{Walk, how, pairs};
use super::words::quoted;
use super::{How, What};
use crate::analysis::article_name;
use crate::model::{
    ArticleId, Attribution, Derivation, Grade, Graded, Keyed as _, Mark, Project, Proposition,
    PropositionId, Source, SourceId, Stance, Who,
};

impl<'a> Names<'a> {
    fn source(self, id: SourceId) -> &'a str {
        let known = self.first.source(id).or_else(|| self.other.source(id));
        known.map_or("a source that is gone", |source| &source.name)
    }

    fn proposition(self, id: PropositionId) -> &'a str {
        let known = self.first.proposition(id).or_else(|| self.other.proposition(id));
        known.map_or("a proposition that is gone", |it| &it.wording)
    }

    /// The chain of an attribution in one line.
    fn chain(self, it: Option<&Attribution>) -> String {
        let who = |who| match who {
            Who::Outlet(outlet) => self.outlet(Some(outlet)),
            Who::Source(source) => self.source(source),
        };
        let hops = it.map_or(&[][..], |it| it.hops.as_slice());
        let steps: Vec<&str> = hops.iter().map(|hop| who(hop.who)).collect();
        if steps.is_empty() { "nobody".to_owned() } else { steps.join(" ◂ ") }
    }

    fn graded(self, on: Graded) -> String {
        match on {
            Graded::Source(source) => format!("source {}", quoted(self.source(source))),
            Graded::Proposition(it) => format!("proposition {}", quoted(self.proposition(it))),
        }
    }

    pub fn article(self, id: ArticleId) -> String {
        let name = |project: &Project| project.article(id).map(|it| article_name(project, it));
        let known = name(self.first).or_else(|| name(self.other));
        known.unwrap_or_else(|| "an article that is gone".to_owned())
    }
}

impl Walk<'_> {
    pub fn attributions(&mut self) {
        for pair in pairs(self.before.attributions(), self.after.attributions(), |it| it.tag) {
            let (Some(it), how) = (pair.1.or(pair.0), how(pair)) else { continue };
            let names = self.names(how);
            let tag = names.first.tag(it.tag).or_else(|| names.other.tag(it.tag));
            let Some(tag) = tag.filter(|tag| !self.is_whole(tag.article)) else { continue };
            let words = attribution(names, pair.0, pair.1);
            let words = format!("{}: {words}", names.tag(tag));
            self.say_in(tag.article, tag.at.start, What::Attribution, how, words);
        }
    }

    pub fn stances(&mut self) {
        for pair in pairs(self.before.stances(), self.after.stances(), |it| it.id) {
            let (Some(it), how) = (pair.1.or(pair.0), how(pair)) else { continue };
            if how != How::Changed && self.is_whole(it.article) {
                continue;
            }
            let names = self.names(how);
            let words = stance(names, it, pair.0.filter(|_| how == How::Changed));
            self.say_in(it.article, it.at.start, What::Stance, how, words);
        }
    }

    /// Sources, propositions, grades and derivations.
    pub fn register(&mut self) {
        for pair in pairs(self.before.sources(), self.after.sources(), |it| it.id) {
            let (Some(it), how) = (pair.1.or(pair.0), how(pair)) else { continue };
            let words = match pair {
                (Some(old), Some(new)) => sources(old, new),
                _ => format!("source {}, {}", quoted(&it.name), it.kind.label()),
            };
            self.say(What::Source, how, words);
        }
        for pair in pairs(self.before.propositions(), self.after.propositions(), |it| it.id) {
            let (Some(it), how) = (pair.1.or(pair.0), how(pair)) else { continue };
            let words = match pair {
                (Some(old), Some(new)) => propositions(old, new),
                _ => format!("proposition {}", quoted(&it.wording)),
            };
            self.say(What::Proposition, how, words);
        }
        for pair in pairs(self.before.grades(), self.after.grades(), |it| it.id) {
            let (Some(it), how) = (pair.1.or(pair.0), how(pair)) else { continue };
            let names = self.names(how);
            let Grade { mark, reason, coder, .. } = it;
            let was = pair.0.map(|old| old.mark).filter(|was| was != mark && pair.1.is_some());
            let was = was.map_or_else(String::new, |was: Mark| format!(", was {was}"));
            let why =
                if reason.is_empty() { String::new() } else { format!(": {}", quoted(reason)) };
            let by = names.by(*coder);
            self.say(What::Grade, how, format!("{} {mark}{was}{why}{by}", names.graded(it.on)));
        }
        for pair in pairs(self.before.derivations(), self.after.derivations(), |it| it.key()) {
            let (Some(it), how) = (pair.1.or(pair.0), how(pair)) else { continue };
            let names = self.names(how);
            let Derivation { from, to, kind, coder, .. } = it;
            let (from, to) = (quoted(&names.article(*from)), quoted(&names.article(*to)));
            let words = format!("{to} is {} from {from}{}", kind.label(), names.by(*coder));
            self.say(What::Derivation, how, words);
        }
    }
}

fn attribution(names: Names<'_>, old: Option<&Attribution>, new: Option<&Attribution>) -> String {
    let mut fields = Fields::default();
    fields.plain("chain", names.chain(old), names.chain(new));
    let parts = |it: Option<&Attribution>, cue: bool| {
        it.map_or(0, |it| if cue { it.cue.len() } else { it.content.len() })
    };
    for (name, is_cue) in [("cue", true), ("content", false)] {
        let spans = |it: Option<&Attribution>| {
            it.map(|it| if is_cue { it.cue.clone() } else { it.content.clone() })
        };
        if spans(old).unwrap_or_default() != spans(new).unwrap_or_default() {
            let told =
                |n: usize| if n == 0 { "not marked".to_owned() } else { format!("{n} marked") };
            let (was, is) = (told(parts(old, is_cue)), told(parts(new, is_cue)));
            if was == is {
                fields.0.push(format!("{name} elsewhere"));
            } else {
                fields.plain(name, was, is);
            }
        }
    }
    match fields.joined() {
        words if words.is_empty() => "what is said of a step of its chain".to_owned(),
        words => words,
    }
}

fn stance(names: Names<'_>, it: &Stance, was: Option<&Stance>) -> String {
    let on = quoted(names.proposition(it.proposition));
    let words = format!("{} {on}{}", it.kind.name(), names.by(it.coder));
    let Some(was) = was else { return words };
    let mut fields = Fields::default();
    fields.plain("stance", was.kind.name(), it.kind.name());
    fields.words(
        "proposition",
        names.proposition(was.proposition),
        names.proposition(it.proposition),
    );
    match fields.joined() {
        what if what.is_empty() => format!("{words}: its place or its tag"),
        what => format!("{words}: {what}"),
    }
}

fn sources(old: &Source, new: &Source) -> String {
    let mut fields = Fields::default();
    fields.words("name", &old.name, &new.name);
    fields.plain("kind", old.kind.label(), new.kind.label());
    fields.words("aliases", &old.aliases.join(", "), &new.aliases.join(", "));
    fields.words("about", &old.about, &new.about);
    format!("source {}: {}", quoted(&new.name), fields.joined())
}

fn propositions(old: &Proposition, new: &Proposition) -> String {
    let mut fields = Fields::default();
    fields.words("wording", &old.wording, &new.wording);
    fields.words("note", &old.note, &new.note);
    fields.plain("place in the list", old.position, new.position);
    format!("proposition {}: {}", quoted(&new.wording), fields.joined())
}
