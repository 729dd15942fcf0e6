//! Who the words for a speaker mean, among those who are mentioned in an article.
//!
//! A full name, the surname alone or behind a title, a role that somebody was
//! introduced by and a pronoun are one speaker. Never is somebody meant by a name
//! that only stands within the words: `a critic of Vale` is not Vale. Where a
//! pronoun fits nobody there is no speaker, rather than a guess.

mod names;

use super::Step;
use crate::model::Span;
use crate::text::attribution::describe::{Form, describe};
use names::{Gender, capitals, core, full_name, gender_of, person, surname};

/// Somebody who was mentioned.
#[derive(Debug)]
struct Known {
    name: String,
    /// The words for them so far, in lower case.
    words: Vec<String>,
    form: Form,
    people: u32,
    gender: Gender,
}

/// Those who spoke in an article so far.
pub struct Speakers<'t> {
    text: &'t str,
    all: Vec<Known>,
    /// Whoever was mentioned last comes last.
    recent: Vec<usize>,
}

impl<'t> Speakers<'t> {
    /// Knows nobody yet.
    pub const fn of(text: &'t str) -> Self {
        Self { text, all: Vec::new(), recent: Vec::new() }
    }

    /// Whom some words in a sentence mean; none where a pronoun fits nobody.
    pub fn step(&mut self, at: Span, sentence: Span) -> Option<Step> {
        let words = at.of_text(self.text).trim();
        let hint = describe(words);
        let key = match hint.form {
            Form::Pronoun => self.pronoun(&words.to_lowercase(), sentence)?,
            form => self.mention(words, form, hint.at_least, at),
        };
        self.recent.retain(|it| *it != key);
        self.recent.push(key);
        self.all.get(key).map(|it| Step { name: it.name.clone(), key })
    }

    fn mention(&mut self, words: &str, form: Form, people: u32, at: Span) -> usize {
        let own = core(words, form);
        let before = self.text.get(..at.range().start).unwrap_or_default();
        let name = match surname(own) {
            Some(last) if form == Form::Named => full_name(before, last, own),
            _ => own.to_owned(),
        };
        let lower = own.to_lowercase();
        let fresh = matches!(form, Form::UnnamedBare | Form::UnnamedDescribed)
            && !words.to_lowercase().starts_with("the ");
        let same =
            |it: &&usize| self.all.get(**it).is_some_and(|it| it.is_called(&name, &lower, form));
        let known = self.recent.iter().rev().find(same).copied().filter(|_| !fresh);
        let all = words.to_lowercase();
        if let Some(it) = known.and_then(|key| self.all.get_mut(key)) {
            if !it.words.contains(&all) {
                it.words.push(all);
            }
            return known.unwrap_or_default();
        }
        let gender = gender_of(words);
        self.all.push(Known { name, words: vec![lower, all], form, people, gender });
        self.all.len() - 1
    }

    /// Whom a pronoun means: of those who were mentioned last, the first whom it
    /// fits; else the person named last before the sentence.
    fn pronoun(&mut self, word: &str, sentence: Span) -> Option<usize> {
        let gender = match word {
            "he" | "his" | "him" | "himself" => Gender::Man,
            "she" | "her" | "hers" | "herself" => Gender::Woman,
            "they" | "their" | "them" => Gender::Many,
            "it" | "its" => Gender::Thing,
            _ => return None,
        };
        let fits = |it: &&usize| self.all.get(**it).is_some_and(|it| it.fits(gender));
        let spoke = self.recent.iter().rev().find(fits).copied();
        let key = spoke.or_else(|| self.introduced(gender, sentence))?;
        if let Some(it) = self.all.get_mut(key)
            && matches!(gender, Gender::Man | Gender::Woman)
        {
            it.gender = gender;
        }
        Some(key)
    }

    /// The person whose full name stands last before a sentence, made a speaker.
    fn introduced(&mut self, gender: Gender, sentence: Span) -> Option<usize> {
        if !matches!(gender, Gender::Man | Gender::Woman) {
            return None;
        }
        let before = self.text.get(..sentence.range().start)?;
        let name = capitals(before).into_iter().rev().find_map(person)?;
        let words = vec![name.to_lowercase()];
        let name = name.to_owned();
        self.all.push(Known { name, words, form: Form::Named, people: 1, gender });
        Some(self.all.len() - 1)
    }
}

impl Known {
    /// Whether a name or a role is one that was used for them.
    fn is_called(&self, name: &str, lower: &str, form: Form) -> bool {
        if self.name == name || self.words.iter().any(|it| it == lower) {
            return true;
        }
        let role = matches!(form, Form::Role) && self.form == Form::Named && self.people == 1;
        // The minister: whoever was called a minister in front of his name.
        role && self.words.iter().skip(1).any(|it| {
            it.split(|c: char| !c.is_alphanumeric()).any(|word| word == lower)
                && it.len() > lower.len()
        })
    }

    fn fits(&self, gender: Gender) -> bool {
        let group = matches!(self.form, Form::Document) || names::is_body(&self.name);
        match gender {
            Gender::Man | Gender::Woman => {
                self.people < 2
                    && !group
                    && matches!(self.gender, Gender::Unknown) | (self.gender == gender)
            }
            Gender::Many => self.people > 1 || group && self.form != Form::Document,
            Gender::Thing => group,
            Gender::Unknown => false,
        }
    }
}
