//! One imported document: what is known about it, its text, its sentences.
//!
//! The text never changes after import. What the program read off it (headline,
//! date, byline, place) can be corrected by the analyst.

use std::sync::Arc;

use jiff::civil::Date;

use super::{ArticleId, Keyed, OutletId, Span};

/// SHA-256 of a text's UTF-8 bytes, or of a file's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextHash(pub [u8; 32]);

impl TextHash {
    /// The hash of a text.
    pub fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// The hash of a file.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        use sha2::{Digest as _, Sha256};
        Self(Sha256::digest(bytes).into())
    }
}

impl std::fmt::Display for TextHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for TextHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for TextHash {
    type Err = NotAHash;

    fn from_str(written: &str) -> Result<Self, NotAHash> {
        let digits = written.as_bytes();
        let mut bytes = [0u8; 32];
        if digits.len() != 64 {
            return Err(NotAHash);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NotAHash)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotAHash)?;
        }
        Ok(Self(bytes))
    }
}

/// The text is not a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a hash has 64 characters from 0–9 and a–f")]
pub struct NotAHash;

/// What the file of an article said of it and is, beyond what the analyst can
/// correct. Empty strings mean "it did not say".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Where the article stands in the web.
    pub url: String,
    /// When it was published, with the zone where one was given:
    /// `2024-11-13T21:05:00+04:30`.
    pub published_at: String,
    /// When the page was saved or crawled.
    pub captured_at: String,
    /// Hash of the file.
    pub file_sha256: Option<TextHash>,
}

/// What is known about one article. Empty strings mean "not known".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its name.
    pub id: ArticleId,
    /// Where it stands in the list: in the order of import, from 1. Two may
    /// share a position after a merge; the id then decides.
    pub position: u32,
    /// Who published it.
    pub outlet: Option<OutletId>,
    /// The wire service it credits.
    pub agency: Option<OutletId>,
    /// Its headline.
    pub title: String,
    /// The day it was published.
    pub published: Option<Date>,
    /// The earlier article that it is a version of, as the analyst says.
    pub previous: Option<ArticleId>,
    /// The byline, as written.
    pub byline: String,
    /// The place line, as written.
    pub place: String,
    /// Language tag of the rules that split its sentences, such as `en`.
    pub language: String,
    /// Name of the file it came from.
    pub file: String,
    /// What was changed on the way in, in words.
    pub intake: String,
    /// Hash of its text.
    pub sha256: TextHash,
    /// What its file said of it.
    pub provenance: Provenance,
}

impl Keyed for Article {
    type Key = ArticleId;
    fn key(&self) -> ArticleId {
        self.id
    }
}

/// The text of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Whose text.
    pub article: ArticleId,
    /// The text, as normalised on import.
    pub text: Arc<str>,
}

impl Keyed for Text {
    type Key = ArticleId;
    fn key(&self) -> ArticleId {
        self.article
    }
}

/// A run of one article's sentences, in order, without overlap.
///
/// A project holds one run an article: all of it. A change holds only the part
/// that it takes out or puts in, so that merging two sentences among 200,000
/// costs two spans, not 200,000.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentences {
    /// Whose sentences.
    pub article: ArticleId,
    /// Their spans, ascending.
    pub spans: Vec<Span>,
}

impl Keyed for Sentences {
    type Key = ArticleId;
    fn key(&self) -> ArticleId {
        self.article
    }
}

/// An article that was read but is not yet part of a project.
///
/// Outlet and agency are names here; the edit that adds the article finds or
/// makes their records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Name of the file it came from; empty for pasted text.
    pub file: String,
    /// Headline, empty where none was plain.
    pub title: String,
    /// Name of the outlet, empty where none was plain.
    pub outlet: String,
    /// Name of the agency that is credited, empty where none was plain.
    pub agency: String,
    /// Byline, as written.
    pub byline: String,
    /// Place line, as written.
    pub place: String,
    /// Day of publication.
    pub published: Option<Date>,
    /// Language tag.
    pub language: String,
    /// What was changed on the way in, in words.
    pub intake: String,
    /// What its file said of it.
    pub provenance: Provenance,
    /// The normalised text.
    pub text: String,
    /// Its sentences, ascending.
    pub sentences: Vec<Span>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_hash_reads_back() {
        let hash = TextHash::of("Two berths reopened.");
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert_eq!("xyz".parse::<TextHash>(), Err(NotAHash));
        assert_eq!("é".repeat(32).parse::<TextHash>(), Err(NotAHash));
    }
}
