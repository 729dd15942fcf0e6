//! Sentences that outlets and agencies put under every report.
//!
//! Two reports that share nothing else were not copied from each other. The
//! phrases are those by which such sentences are known, in the case in which
//! they are written; what recurs in one collection only is found there.

use memchr::memmem;

use crate::model::Span;

/// What a sentence holds that belongs to no report.
static PHRASES: &[&str] = &[
    "contributed to this report",
    "contributed reporting",
    "contributed to this story",
    "contributed to this article",
    "ll rights reserved",
    "may not be published, broadcast",
    "not been edited by",
    "auto-generated from",
    "syndicated feed",
    "inputs from agencies",
    "nputs from",
    "with agency inputs",
    "eporting by ",
    "diting by ",
    "Our Standards:",
    "Trust Principles",
    "ign up for our",
    "ubscribe to our",
    "ollow us on",
    "ead more:",
    "lso read:",
    "LSO READ",
    "lick here",
    "ownload the app",
    "©",
    "was first published",
    "was originally published",
    "appeared first on",
    "lle Rechte vorbehalten",
    "ous droits réservés",
    "odos los derechos reservados",
    "се права защищены",
    "كل الحقوق محفوظة",
    "جميع الحقوق محفوظة",
    "版权所有",
];

/// Whether each sentence of `text` is of that kind; `sentences` ascend.
pub fn mark(text: &str, sentences: &[Span]) -> Vec<bool> {
    let mut marked = vec![false; sentences.len()];
    for phrase in PHRASES {
        for at in memmem::find_iter(text.as_bytes(), phrase.as_bytes()) {
            let nth = sentences.partition_point(|sentence| sentence.range().end <= at);
            if let Some(mark) = marked.get_mut(nth) {
                *mark = true;
            }
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::by_tag;
    use crate::text::segment::sentences;

    #[test]
    fn what_stands_under_every_report_is_known() {
        let text = "The dam held. Ada Grey contributed to this report. All rights reserved.";
        let sentences = sentences(text, by_tag("en"));
        assert_eq!(mark(text, &sentences), [false, true, true]);
        assert!(mark("", &[]).is_empty());
    }
}
