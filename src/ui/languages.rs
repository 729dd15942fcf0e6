//! In which languages the open article is: its own, and that of passages that
//! are in another. A long text is read on a thread, once.

use std::sync::Arc;

use egui::Context;

use crate::model::{Article, ArticleId, Project};
use crate::session::Job;
use crate::session::job::Poll;
use crate::text::language::by_tag;
use crate::text::segment::passages;

/// A text of more bytes than this takes longer than a frame may wait.
const LONG: usize = 64 << 10;

/// An article, and the language it is taken to be in.
type Of = (ArticleId, String);

/// The article that was looked at last, with what was found.
#[derive(Default)]
pub struct Languages {
    known: Option<(Of, String)>,
    job: Option<(Of, Job<String>)>,
}

impl Languages {
    /// The names of an article's languages; of a text that is still being read,
    /// its own.
    pub fn of(&self, article: &Article) -> String {
        match &self.known {
            Some(((id, tag), told)) if *id == article.id && *tag == article.language => {
                told.clone()
            }
            _ => by_tag(&article.language).name.to_owned(),
        }
    }

    /// Reads the open article, where it is another than the last time.
    pub fn look(&mut self, project: &Project, article: Option<ArticleId>, ctx: &Context) {
        if let Some((of, job)) = &self.job {
            match job.poll() {
                Poll::Working => return,
                Poll::Done(told) => self.known = Some((of.clone(), told)),
                // It is not tried again: its own language is known in any case.
                Poll::Lost => self.known = Some((of.clone(), by_tag(&of.1).name.to_owned())),
            }
            self.job = None;
        }
        let Some(article) = article.and_then(|id| project.article(id)) else { return };
        let of = (article.id, article.language.clone());
        if self.known.as_ref().is_some_and(|(known, _)| *known == of) {
            return;
        }
        let Some(text) = project.texts().get(&article.id).map(Arc::clone) else { return };
        if text.text.len() <= LONG {
            self.known = Some((of, told(&text.text, &article.language)));
            return;
        }
        let (tag, waker) = (article.language.clone(), ctx.clone());
        let wake = move || waker.request_repaint();
        match Job::start("Reading the language", wake, move |_| told(&text.text, &tag)) {
            Ok(job) => self.job = Some((of, job)),
            Err(_) => self.known = Some((of, by_tag(&article.language).name.to_owned())),
        }
    }

    /// Whether a text is being read.
    pub const fn is_working(&self) -> bool {
        self.job.is_some()
    }
}

fn told(text: &str, tag: &str) -> String {
    let own = by_tag(tag);
    let mut others: Vec<&str> = passages(text, own)
        .into_iter()
        .filter(|(_, language)| language.tag != own.tag)
        .map(|(_, language)| language.name)
        .collect();
    others.sort_unstable();
    others.dedup();
    if others.is_empty() {
        own.name.to_owned()
    } else {
        format!("{}, passages in {}", own.name, others.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_in_another_language_are_told() {
        let english = "The ministry said on Monday that the dam was safe and had been inspected.";
        let german = "Das Ministerium teilte am Montag mit, dass der Damm nicht sicher ist und \
                      dass er noch geprüft wird.";
        assert_eq!(told(english, "en"), "English");
        assert_eq!(told(&format!("{english}\n\n{german}\n"), "en"), "English, passages in German");
    }
}
