//! How each kind of record goes into its line of the file and comes out of it.

use std::borrow::Cow;

use super::fault::shown;
use super::lists::{Broken, LISTS, Row, list_number, write_row};
use super::v1;
use crate::model::{
    Article, ArticleId, Coder, DenialKind, Header, Hue, List, Note, Outlet, Parts, Project,
    Provenance, Record, Review, Sentences, Span, Speaker, Subject, Tag, TagId, TagKind, Text,
};

/// Name under which the journal writes the head of a project.
const HEADER: &str = "header";

/// What a tag says where the outlet itself speaks.
const OUTLET_SPEAKS: &str = "outlet";

/// Appends a record as one line, without line end, and returns the name of the
/// list it belongs to. The same record always gives the same bytes.
pub fn record_line(record: &Record, out: &mut String) -> &'static str {
    fn row<R: Row>(record: &R, out: &mut String) -> &'static str {
        // No record type asks for more than the format has: see the tests.
        let _ = write_row(record, out);
        R::LIST
    }
    match record {
        Record::Header(header) => {
            let header = v1::Header { title: Cow::Borrowed(&header.title) };
            let _ = super::line_writer::write_record(&header, out);
            HEADER
        }
        Record::Coder(coder) => row(&**coder, out),
        Record::Kind(kind) => row(&**kind, out),
        Record::Outlet(outlet) => row(&**outlet, out),
        Record::Source(source) => row(&**source, out),
        Record::Grade(grade) => row(&**grade, out),
        Record::Proposition(proposition) => row(&**proposition, out),
        Record::Article(article) => row(&**article, out),
        Record::Text(text) => row(&**text, out),
        Record::Sentences(run) => row(&**run, out),
        Record::Tag(tag) => row(&**tag, out),
        Record::Attribution(attribution) => row(&**attribution, out),
        Record::Stance(stance) => row(&**stance, out),
        Record::Note(note) => row(&**note, out),
        Record::Review(review) => row(&**review, out),
        Record::Derivation(derivation) => row(&**derivation, out),
    }
}

/// Reads a record that [`record_line`] wrote, given the name of its list.
pub fn read_record(list: &str, line: &str) -> Result<Record, Broken> {
    let unknown =
        || Broken { at: super::fault::Place::START, why: format!("unknown list `{list}`") };
    if list == HEADER {
        let header: v1::Header<'_> = ron::from_str(line).map_err(Broken::from)?;
        return Ok(Header { title: header.title.into_owned() }.into());
    }
    let list = list_number(list).and_then(|nth| LISTS.get(nth)).ok_or_else(unknown)?;
    (list.record)(line)
}

fn span((start, end): v1::At) -> Span {
    Span::new(start, end)
}

fn spans(written: Vec<v1::At>) -> Vec<Span> {
    written.into_iter().map(span).collect()
}

fn at(span: Span) -> v1::At {
    (span.start, span.end)
}

fn all_at(spans: &[Span]) -> Vec<v1::At> {
    spans.iter().copied().map(at).collect()
}

/// The one of that name, or what is wrong with the name.
fn one_of<T: Copy, const N: usize>(
    name: &str,
    all: [T; N],
    name_of: fn(T) -> &'static str,
    what: &str,
) -> Result<T, String> {
    all.into_iter().find(|one| name_of(*one) == name).ok_or_else(|| {
        let known = all.map(name_of).join(", ");
        format!("`{}` is not a {what}: {known}", shown(name))
    })
}

/// The parts of [`Row`] that only name things.
macro_rules! stands_in {
    ($list:literal, $one:literal, $told:expr, $parts:ident, $line:ty) => {
        const LIST: &'static str = $list;
        const ONE: &'static str = $one;
        const TOLD: &'static [&'static str] = &$told;
        type Line<'a> = $line;

        fn gathered(parts: &mut Parts) -> &mut Vec<Self> {
            &mut parts.$parts
        }
    };
}

mod findings;

impl Row for Coder {
    stands_in!("coders", "coder", ["name"], coders, v1::Coder<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.coders()
    }

    fn to_line(&self) -> v1::Coder<'_> {
        v1::Coder { id: self.id, name: Cow::Borrowed(&self.name) }
    }

    fn of_line(line: v1::Coder<'_>) -> Result<Self, String> {
        Ok(Self { id: line.id, name: line.name.into_owned() })
    }
}

impl Row for TagKind {
    stands_in!("codes", "code", ["name"], kinds, v1::Code<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.kinds()
    }

    fn to_line(&self) -> v1::Code<'_> {
        v1::Code {
            id: self.id,
            number: self.number,
            name: Cow::Borrowed(&self.name),
            letter: self.letter,
            hue: Cow::Borrowed(self.hue.name()),
            definition: Cow::Borrowed(&self.definition),
            include: Cow::Borrowed(&self.include),
            exclude: Cow::Borrowed(&self.exclude),
            example: Cow::Borrowed(&self.example),
        }
    }

    fn of_line(line: v1::Code<'_>) -> Result<Self, String> {
        let hue = one_of(&line.hue, Hue::ALL, Hue::name, "colour")?;
        Ok(Self {
            id: line.id,
            number: line.number,
            name: line.name.into_owned(),
            letter: line.letter,
            hue,
            definition: line.definition.into_owned(),
            include: line.include.into_owned(),
            exclude: line.exclude.into_owned(),
            example: line.example.into_owned(),
        })
    }
}

impl Row for Outlet {
    stands_in!("outlets", "outlet", ["name"], outlets, v1::Outlet<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.outlets()
    }

    fn to_line(&self) -> v1::Outlet<'_> {
        v1::Outlet { id: self.id, name: Cow::Borrowed(&self.name), agency: self.agency }
    }

    fn of_line(line: v1::Outlet<'_>) -> Result<Self, String> {
        Ok(Self { id: line.id, name: line.name.into_owned(), agency: line.agency })
    }
}

impl Row for Article {
    stands_in!("articles", "article", ["title", "published", "file"], articles, v1::Article<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.articles()
    }

    fn to_line(&self) -> v1::Article<'_> {
        v1::Article {
            id: self.id,
            position: self.position,
            outlet: self.outlet,
            agency: self.agency,
            title: Cow::Borrowed(&self.title),
            published: self.published,
            previous: self.previous,
            byline: Cow::Borrowed(&self.byline),
            place: Cow::Borrowed(&self.place),
            language: Cow::Borrowed(&self.language),
            file: Cow::Borrowed(&self.file),
            intake: Cow::Borrowed(&self.intake),
            url: Cow::Borrowed(&self.provenance.url),
            published_at: Cow::Borrowed(&self.provenance.published_at),
            captured_at: Cow::Borrowed(&self.provenance.captured_at),
            file_sha256: self.provenance.file_sha256,
            sha256: self.sha256,
        }
    }

    fn of_line(line: v1::Article<'_>) -> Result<Self, String> {
        Ok(Self {
            id: line.id,
            position: line.position,
            outlet: line.outlet,
            agency: line.agency,
            title: line.title.into_owned(),
            published: line.published,
            previous: line.previous,
            byline: line.byline.into_owned(),
            place: line.place.into_owned(),
            language: line.language.into_owned(),
            file: line.file.into_owned(),
            intake: line.intake.into_owned(),
            sha256: line.sha256,
            provenance: Provenance {
                url: line.url.into_owned(),
                published_at: line.published_at.into_owned(),
                captured_at: line.captured_at.into_owned(),
                file_sha256: line.file_sha256,
            },
        })
    }
}

impl Row for Text {
    stands_in!("texts", "text", ["article", "text"], texts, v1::Text<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.texts()
    }

    fn to_line(&self) -> v1::Text<'_> {
        v1::Text { article: self.article, text: Cow::Borrowed(&self.text) }
    }

    fn of_line(line: v1::Text<'_>) -> Result<Self, String> {
        Ok(Self { article: line.article, text: line.text.into() })
    }
}

impl Row for Sentences {
    stands_in!("sentences", "sentences", ["article"], sentences, v1::Sentences);

    fn kept(project: &Project) -> &List<Self> {
        project.all_sentences()
    }

    fn to_line(&self) -> v1::Sentences {
        v1::Sentences { article: self.article, spans: all_at(&self.spans) }
    }

    fn of_line(line: v1::Sentences) -> Result<Self, String> {
        Ok(Self { article: line.article, spans: spans(line.spans) })
    }
}

impl Row for Tag {
    stands_in!("tags", "tag", ["kind", "quote", "article"], tags, v1::Tag<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.tags()
    }

    fn to_line(&self) -> v1::Tag<'_> {
        v1::Tag {
            id: self.id,
            article: self.article,
            at: at(self.at),
            kind: self.kind,
            quote: Cow::Borrowed(&self.quote),
            coder: self.coder,
            created: self.created,
            denial: Cow::Borrowed(self.denial.map_or("", DenialKind::name)),
            speaker: match self.speaker {
                Speaker::ByRule => Cow::Borrowed(""),
                Speaker::Outlet => Cow::Borrowed(OUTLET_SPEAKS),
                Speaker::Of(tag) => Cow::Owned(tag.to_string()),
            },
        }
    }

    fn of_line(line: v1::Tag<'_>) -> Result<Self, String> {
        let denial = match &*line.denial {
            "" => None,
            name => Some(one_of(name, DenialKind::ALL, DenialKind::name, "kind of denial")?),
        };
        let speaker = match &*line.speaker {
            "" => Speaker::ByRule,
            OUTLET_SPEAKS => Speaker::Outlet,
            tag => Speaker::Of(tag.parse().map_err(|why| format!("`{}`: {why}", shown(tag)))?),
        };
        Ok(Self {
            denial,
            speaker,
            id: line.id,
            article: line.article,
            at: span(line.at),
            kind: line.kind,
            quote: line.quote.into_owned(),
            coder: line.coder,
            created: line.created,
        })
    }
}

impl Row for Note {
    stands_in!("notes", "note", ["text"], notes, v1::Note<'a>);

    fn kept(project: &Project) -> &List<Self> {
        project.notes()
    }

    fn to_line(&self) -> v1::Note<'_> {
        let (on, place) = self.place();
        v1::Note {
            id: self.id,
            on,
            at: at(place),
            text: Cow::Borrowed(&self.text),
            coder: self.coder,
            created: self.created,
        }
    }

    /// A note with a place is on a sentence of an article, one without on a tag.
    fn of_line(line: v1::Note<'_>) -> Result<Self, String> {
        let place = span(line.at);
        let on = if place == Span::default() {
            Subject::Tag(TagId(line.on))
        } else {
            Subject::Sentence(ArticleId(line.on), place)
        };
        let text = line.text.into_owned();
        Ok(Self { id: line.id, on, text, coder: line.coder, created: line.created })
    }
}

impl Row for Review {
    stands_in!("reviews", "review", ["article"], reviews, v1::Review);

    fn kept(project: &Project) -> &List<Self> {
        project.reviews()
    }

    fn to_line(&self) -> v1::Review {
        v1::Review {
            article: self.article,
            coder: self.coder,
            read: self.read,
            nothing_here: all_at(&self.nothing_here),
        }
    }

    fn of_line(line: v1::Review) -> Result<Self, String> {
        Ok(Self {
            article: line.article,
            coder: line.coder,
            read: line.read,
            nothing_here: spans(line.nothing_here),
        })
    }
}
