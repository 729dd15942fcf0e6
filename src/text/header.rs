//! Reads what an article's first lines say of it: headline, byline, place, date.
//!
//! Importers propose these and the analyst confirms them, so the rule here is
//! that nothing is guessed: a field is read where the text plainly has it and
//! is `None` elsewhere. Lines are recognised by their form; the words by which
//! a form is known are in `header/forms.rs`. Metadata of the page or file is
//! the importers' own.

mod credit;
mod forms;
mod place;

use jiff::civil::Date;

use crate::model::Span;
use crate::text::date;

/// What the first lines and the last say of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The headline.
    pub headline: Option<Span>,
    /// The outlet that the text names as its own: `Kabul 24` in `Kabul 24: …`.
    pub outlet: Option<Span>,
    /// Who wrote it, without the `By`.
    pub byline: Option<Span>,
    /// Where it was written: `KABUL, Afghanistan`, without date and agency.
    pub place: Option<Span>,
    /// The day it was published, with the words that say so.
    pub date: Option<(Span, Date)>,
    /// The agencies it credits, each name once, in the order of the text.
    pub agencies: Vec<Span>,
}

/// How many sentences from the top may belong to the header.
const ZONE: usize = 14;

/// How many sentences of prose may come before a place line or an outlet.
const PROSE: usize = 3;

/// The longest headline in characters.
const LONGEST_HEADLINE: usize = 200;

/// Reads the header of `text`; `sentences` are those of [`super::segment`].
pub fn read(text: &str, sentences: &[Span]) -> Header {
    let mut header = Header::default();
    let mut prose = 0;
    for (at, &sentence) in sentences.iter().enumerate().take(ZONE) {
        let line = Line::of(text, sentences, at);
        if prose == 0 && line.is_whole() && header.read_line(text, sentence) {
            continue;
        }
        if line.first {
            header.read_opening(text, sentence);
        }
        let free = header.headline.is_none() && header.place.is_none() && header.outlet.is_none();
        if prose == 0
            && free
            && line.is_whole()
            && line.followed
            && is_headline(sentence.of_text(text))
        {
            header.headline = Some(sentence);
            continue;
        }
        // Lines without a stop may be a standfirst; anything else is where the
        // article begins. Its place line may come after a summary.
        prose += usize::from(!line.is_whole() || !is_short(text, sentence));
        if prose > PROSE {
            break;
        }
    }
    credit::closing(text, sentences, &mut header.agencies);
    header.agencies.sort_unstable();
    let mut names: Vec<&str> = Vec::new();
    header.agencies.retain(|agency| {
        let name = agency.of_text(text);
        let fresh = !names.contains(&name);
        names.push(name);
        fresh
    });
    header
}

impl Header {
    /// Whether sentence `i` is a line about the article, such as a byline, a date
    /// or a section's name, and so stands back behind its text.
    pub fn is_front(&self, text: &str, sentence: Span, i: usize) -> bool {
        const LINES: usize = 10;
        const LONGEST: usize = 60;
        let line = sentence.of_text(text);
        if i >= LINES || line.chars().count() > LONGEST {
            return false;
        }
        let known = [self.byline, self.outlet, self.date.as_ref().map(|(at, _)| *at)];
        let capitals =
            !line.chars().any(char::is_lowercase) && line.chars().any(char::is_uppercase);
        known.into_iter().flatten().any(|part| part.overlaps(sentence))
            || capitals
            || line.ends_with(':')
    }
}

/// How a sentence stands in its line.
struct Line {
    /// The line begins with it.
    first: bool,
    /// The line ends with it.
    last: bool,
    /// More text follows.
    followed: bool,
}

impl Line {
    fn of(text: &str, sentences: &[Span], at: usize) -> Self {
        let span = |at: Option<usize>| at.and_then(|at| sentences.get(at));
        let sentence = span(Some(at)).copied().unwrap_or_default().range();
        let before = span(at.checked_sub(1)).map(|span| span.range().end);
        let after = span(at.checked_add(1)).map(|span| span.range().start);
        let broken =
            |from: usize, to: usize| text.get(from..to).is_some_and(|gap| gap.contains('\n'));
        Self {
            first: before.is_none_or(|before| broken(before, sentence.start)),
            last: after.is_none_or(|after| broken(sentence.end, after)),
            followed: after.is_some(),
        }
    }

    /// Whether the sentence is the whole line.
    const fn is_whole(&self) -> bool {
        self.first && self.last
    }
}

/// Whether a line is too short for a paragraph of an article.
fn is_short(text: &str, sentence: Span) -> bool {
    let words = sentence.of_text(text);
    words.chars().count() <= LONGEST_HEADLINE && !forms::ends_like_prose(words)
}

impl Header {
    /// Reads a line that is all date, byline, label or credit. False where it
    /// is none of these.
    fn read_line(&mut self, text: &str, line: Span) -> bool {
        let words = line.of_text(text);
        if forms::is_date_line(words) {
            if self.date.is_none() {
                self.date = date::first(words).map(|(span, date)| (shift(span, line), date));
            }
            return true;
        }
        if let Some(span) = forms::byline(words) {
            let span = shift(span, line);
            self.byline = self.byline.or(Some(span));
            self.agencies.extend(credit::names(text, span));
            return true;
        }
        if let Some(span) = forms::title_line(words) {
            self.headline = self.headline.or(Some(shift(span, line)));
            return true;
        }
        if let Some(span) = forms::outlet_line(words) {
            self.outlet = self.outlet.or(Some(shift(span, line)));
            return true;
        }
        if let Some(span) = credit::line(words) {
            self.agencies.push(shift(span, line));
            return true;
        }
        forms::is_label(words)
    }

    /// Reads what stands before the first words of an article: `Kabul 24: `,
    /// `KABUL, Nov. 13 (Reuters) - `.
    fn read_opening(&mut self, text: &str, sentence: Span) {
        let words = sentence.of_text(text);
        if self.outlet.is_none() {
            self.outlet = forms::outlet_prefix(words).map(|span| shift(span, sentence));
        }
        if self.place.is_some() {
            return;
        }
        let found = place::read(words);
        if let Some(found) = found.filter(|found| !found.doubtful || !is_transcript(text)) {
            self.place = Some(shift(found.place, sentence));
            self.agencies.extend(found.agencies.into_iter().map(|span| shift(span, sentence)));
            if self.date.is_none() {
                self.date = found.date.map(|(span, date)| (shift(span, sentence), date));
            }
        }
    }
}

/// A span inside `outer` as a span of the whole text.
fn shift(inner: Span, outer: Span) -> Span {
    Span::new(outer.start + inner.start, outer.start + inner.end)
}

/// Whether several lines begin with capitals and a colon: then these name who
/// speaks.
fn is_transcript(text: &str) -> bool {
    let speaks = |line: &&str| {
        line.split_once(':').is_some_and(|(name, _)| {
            name.len() <= 40
                && name.contains(char::is_uppercase)
                && !name.contains(char::is_lowercase)
        })
    };
    text.lines().filter(speaks).nth(1).is_some()
}

/// Whether a line by itself can be a headline: some words, no full stop, and
/// not the capitals of a section's label.
fn is_headline(line: &str) -> bool {
    let words = line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let unspaced = line
        .chars()
        .filter(|&c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'))
        .count();
    let long_enough = words >= 3 || unspaced >= 6;
    let capitals = line.contains(char::is_uppercase) && !line.contains(char::is_lowercase);
    let begins = line.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    long_enough
        && begins
        && !(capitals && words < 4)
        && line.chars().count() <= LONGEST_HEADLINE
        && !forms::ends_like_prose(line)
        && !forms::is_caption(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::by_tag;
    use crate::text::segment::sentences;

    /// The header as words: headline, outlet, byline, place, date, agencies.
    fn header(text: &str) -> String {
        let read = read(text, &sentences(text, by_tag("en")));
        let words = |span: Option<Span>| span.map_or("-", |span| span.of_text(text)).to_owned();
        let date = read.date.map_or_else(|| "-".to_owned(), |(_, date)| date.to_string());
        let agencies: Vec<&str> = read.agencies.iter().map(|span| span.of_text(text)).collect();
        [
            words(read.headline),
            words(read.outlet),
            words(read.byline),
            words(read.place),
            date,
            agencies.join("+"),
        ]
        .join(" | ")
    }

    #[test]
    fn a_full_header_is_read() {
        let text = " date 2024-03-05 Tuesday, March 5, 2024\nWORLD\n\nFerry strike leaves island without bread\n\nBy: Agencies\n\nDate:\n\nValletta, Mar 5: No ferry left the harbour on Tuesday. Crews want more pay.\n\nPTI\n";
        assert_eq!(
            header(text),
            "Ferry strike leaves island without bread | - | Agencies | Valletta | 2024-03-05 | PTI"
        );
    }

    #[test]
    fn an_article_without_a_header_has_none() {
        let text = "crews said on Monday that no ferry would leave the harbour before their demands were met by the owner.\nHarbour 24: The owner denied it, and said that he had not been told.\nCrews told the paper more.";
        assert_eq!(header(text), "- | Harbour 24 | - | - | - | ");
    }

    #[test]
    fn place_lines_of_agencies_are_read() {
        assert_eq!(
            header("VALLETTA, March 5 (Reuters) - No ferry left on Tuesday. Crews want more."),
            "- | - | - | VALLETTA | - | Reuters"
        );
        assert_eq!(
            header("VALLETTA, Malta (AP) — No ferry left."),
            "- | - | - | VALLETTA, Malta | - | AP"
        );
        assert_eq!(header("VALLETTA — No ferry left."), "- | - | - | VALLETTA | - | ");
        let dari = header("کابل، ۱۳ نوامبر - هیچ کشتی نرفت.");
        assert!(dari.starts_with("- | - | - | کابل | "), "{dari}");
        assert_eq!(header("BREAKING — No ferry left."), "- | - | - | - | - | ");
        assert_eq!(
            header("Valletta, 5 March 2024: No ferry left."),
            "- | - | - | Valletta | 2024-03-05 | "
        );
        assert_eq!(header("Crews said, March 5: no ferry left."), "- | - | - | - | - | ");
    }

    #[test]
    fn an_agency_that_nobody_knows_is_read_from_a_proven_place_line() {
        assert_eq!(
            header("PORT SELWAN, Nov. 30 (Norlund Wire) - The terminal was warned twice."),
            "- | - | - | PORT SELWAN | - | Norlund Wire"
        );
        // Nothing proves these.
        assert_eq!(header("VALLETTA (the capital) - No ferry left."), "- | - | - | - | - | ");
        assert_eq!(
            header("VALLETTA, March 5 (no change here) - No ferry left."),
            "- | - | - | - | - | "
        );
        assert_eq!(header("VALLETTA (Norlund Wire): No ferry left."), "- | - | - | - | - | ");
    }

    #[test]
    fn capitals_and_a_colon_before_prose_are_a_place() {
        assert_eq!(
            header("VALLETTA: No ferry left on Tuesday. Crews want more."),
            "- | - | - | VALLETTA | - | "
        );
        assert_eq!(header("WATCH: No ferry left on Tuesday."), "- | - | - | - | - | ");
        let headline = "MALTA: What we know of the strike\n\nNo ferry left on Tuesday.";
        assert_eq!(header(headline), "MALTA: What we know of the strike | - | - | - | - | ");
        let transcript = "BORG: No ferry left on Tuesday.\nPACE: Why was that?\nBORG: Pay.";
        assert_eq!(header(transcript), "- | - | - | - | - | ");
    }

    #[test]
    fn a_labelled_headline_is_read() {
        assert_eq!(
            header("Title: Bridge closed after inspection\nDate: 5 March 2024\n\nNobody crossed."),
            "Bridge closed after inspection | - | - | - | 2024-03-05 | "
        );
    }

    #[test]
    fn bylines_lose_their_by() {
        assert_eq!(
            header(
                "Ferry strike goes on in Malta\nBy Ann R. Poe and Joe Borg\nMarch 5, 2024\n\nNo ferry left."
            ),
            "Ferry strike goes on in Malta | - | Ann R. Poe and Joe Borg | - | 2024-03-05 | "
        );
        assert_eq!(
            header("By noon no ferry had left.\nCrews want more pay."),
            "- | - | - | - | - | "
        );
        assert_eq!(
            header("Fähren stehen still auf Malta\nVon Anna Borg\n\nKeine Fähre fuhr."),
            "Fähren stehen still auf Malta | - | Anna Borg | - | - | "
        );
    }

    #[test]
    fn credits_at_the_end_are_read() {
        assert_eq!(header("No ferry left. Crews want more pay. (AFP)"), "- | - | - | - | - | AFP");
        assert_eq!(header("No ferry left.\n\n—IANS"), "- | - | - | - | - | IANS");
        assert_eq!(
            header("No ferry left.\n\n(With inputs from PTI and ANI)"),
            "- | - | - | - | - | PTI+ANI"
        );
        assert_eq!(header("No ferry left, Reuters said."), "- | - | - | - | - | ");
    }

    #[test]
    fn sentences_and_labels_are_no_headlines() {
        assert_eq!(
            header("INTERNATIONAL\n\nNo ferry left the harbour.\n\nCrews want pay."),
            "- | - | - | - | - | "
        );
        assert_eq!(header("Ferry strike goes on in Malta"), "- | - | - | - | - | ");
        assert_eq!(
            header("Published: Nov 5\n\nIs the strike over?\n\nNo ferry left."),
            "Is the strike over? | - | - | - | - | "
        );
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "([A-Z][a-z]{2,6}|[A-Z]{3,7}|By|Date|Nov|[0-9]{1,4}|[:,.()/—-]|\\(AP\\)| |\n|\\PC){0,60}") {
            let spans = sentences(&text, by_tag("en"));
            let header = read(&text, &spans);
            let single = [header.headline, header.outlet, header.byline, header.place, header.date.map(|(span, _)| span)];
            for span in single.into_iter().flatten().chain(header.agencies) {
                proptest::prop_assert!(span.fits(&text));
            }
        }
    }
}
