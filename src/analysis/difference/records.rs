//! What a record is, and which of its fields differ, in words.

use super::words::{from_to, quoted};
use crate::model::{
    Article, ArticleId, Coder, CoderId, DenialKind, KindId, Note, Outlet, OutletId, Project, Span,
    Speaker, Subject, Tag, TagKind,
};

/// Names as one state knows them, else as the other does.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// Asked first.
    pub first: &'a Project,
    /// Asked where the first does not know.
    pub other: &'a Project,
}

impl<'a> Names<'a> {
    pub fn kind(self, id: KindId) -> &'a str {
        let known = self.first.kind(id).or_else(|| self.other.kind(id));
        known.map_or("a code that is gone", |kind| &kind.name)
    }

    pub fn coder(self, id: CoderId) -> &'a str {
        let known = self.first.coder(id).or_else(|| self.other.coder(id));
        known.map_or("", |coder| &coder.name)
    }

    /// ", by Ada"; nothing where nobody gave their name.
    pub fn by(self, id: CoderId) -> String {
        match self.coder(id) {
            "" => String::new(),
            name => format!(", by {name}"),
        }
    }

    pub fn outlet(self, id: Option<OutletId>) -> &'a str {
        match self.first.outlet_name(id) {
            "" => self.other.outlet_name(id),
            name => name,
        }
    }

    /// The words of a tag, as its article has them.
    pub fn words_of(self, tag: &'a Tag) -> &'a str {
        let text = match self.first.text(tag.article) {
            "" => self.other.text(tag.article),
            text => text,
        };
        match tag.at.of_text(text) {
            "" => &tag.quote,
            words => words,
        }
    }

    /// Who speaks, where the analyst said so.
    fn speaker(self, speaker: Speaker) -> String {
        match speaker {
            Speaker::ByRule => "by rule".to_owned(),
            Speaker::Outlet => "the outlet".to_owned(),
            Speaker::Of(id) => match self.first.tag(id).or_else(|| self.other.tag(id)) {
                Some(tag) => format!("of {}", self.tag(tag)),
                None => "of an attribution that is gone".to_owned(),
            },
        }
    }

    /// A tag: its kind and its words.
    pub fn tag(self, tag: &Tag) -> String {
        format!("{} {}", self.kind(tag.kind), quoted(self.words_of(tag)))
    }

    /// A note with what it is on.
    pub fn note(self, note: &Note) -> String {
        format!("note on {}", self.subject(note.on))
    }

    fn subject(self, on: Subject) -> String {
        match on {
            Subject::Tag(id) => match self.first.tag(id).or_else(|| self.other.tag(id)) {
                Some(tag) => self.tag(tag),
                None => "a tag that is gone".to_owned(),
            },
            Subject::Sentence(article, at) => match at.of_text(self.first.text(article)) {
                "" => quoted(at.of_text(self.other.text(article))),
                words => quoted(words),
            },
        }
    }
}

/// The fields that differ between two records, each in a few words.
#[derive(Default)]
pub struct Fields(pub Vec<String>);

impl Fields {
    pub fn words(&mut self, name: &str, old: &str, new: &str) {
        if old != new {
            self.0.push(format!("{name} {}", from_to(old, new)));
        }
    }

    pub fn plain(&mut self, name: &str, old: impl ToString, new: impl ToString) {
        let (old, new) = (old.to_string(), new.to_string());
        if old != new {
            self.0.push(format!("{name} {old} → {new}"));
        }
    }

    pub fn joined(self) -> String {
        self.0.join("; ")
    }
}

/// What changed about a tag, and the tag.
pub fn tag(names: Names<'_>, old: &Tag, new: &Tag) -> String {
    let mut fields = Fields::default();
    fields.words("was on", names.words_of(old), names.words_of(new));
    if fields.0.is_empty() && (old.article, old.at) != (new.article, new.at) {
        // The same words stand in several places.
        fields.0.push(match old.article == new.article {
            true => format!("moved from byte {} to {}", old.at.start, new.at.start),
            false => "moved from another article".to_owned(),
        });
    }
    if old.kind != new.kind {
        fields.0.push(format!("was {}", names.kind(old.kind)));
    }
    if old.denial != new.denial {
        let told = |kind: Option<DenialKind>| kind.map_or("undecided", DenialKind::label);
        fields.plain("kind of denial", told(old.denial), told(new.denial));
    }
    if old.speaker != new.speaker {
        fields.plain("speaker", names.speaker(old.speaker), names.speaker(new.speaker));
    }
    people(&mut fields, names, (old.coder, old.created), (new.coder, new.created));
    if old.quote != new.quote && old.at == new.at {
        fields.words("kept words", &old.quote, &new.quote);
    }
    format!("{}: {}", names.tag(new), fields.joined())
}

/// What changed about a note, and what the note is on.
pub fn note(names: Names<'_>, old: &Note, new: &Note) -> String {
    let mut fields = Fields::default();
    if old.text != new.text {
        fields.0.push(from_to(&old.text, &new.text));
    }
    if old.on != new.on {
        fields.0.push(format!("was on {}", names.subject(old.on)));
    }
    // A note that is written anew is signed and dated anew.
    let created = if old.text == new.text { old.created } else { new.created };
    people(&mut fields, names, (old.coder, created), (new.coder, new.created));
    format!("{}: {}", names.note(new), fields.joined())
}

type Signed = (CoderId, crate::model::Moment);

fn people(fields: &mut Fields, names: Names<'_>, old: Signed, new: Signed) {
    if old.0 != new.0 {
        // Also where two have one name.
        fields.0.push(format!("coder {}", from_to(names.coder(old.0), names.coder(new.0))));
    }
    fields.plain("time", old.1, new.1);
}

/// What changed about what is known of an article; nothing where only its place
/// in the list and its text did.
pub fn article(before: &Project, after: &Project, old: &Article, new: &Article) -> String {
    let names = |first, other| Names { first, other };
    let (was, is) = (names(before, after), names(after, before));
    let mut fields = Fields::default();
    fields.words("headline", &old.title, &new.title);
    for (name, a, b) in [("outlet", old.outlet, new.outlet), ("agency", old.agency, new.agency)] {
        if a != b {
            // Also where two records have one name.
            fields.0.push(format!("{name} {}", from_to(was.outlet(a), is.outlet(b))));
        }
    }
    let day = |day: Option<jiff::civil::Date>| day.map_or("nothing".to_owned(), |d| d.to_string());
    fields.plain("published", day(old.published), day(new.published));
    if old.previous != new.previous {
        let name = |names: Names<'_>, of: Option<ArticleId>| match of {
            Some(of) => quoted(&names.article(of)),
            None => "nothing".to_owned(),
        };
        fields.plain("version of", name(was, old.previous), name(is, new.previous));
    }
    fields.words("byline", &old.byline, &new.byline);
    fields.words("place line", &old.place, &new.place);
    fields.words("language", &old.language, &new.language);
    fields.words("file", &old.file, &new.file);
    fields.words("changed on the way in", &old.intake, &new.intake);
    let (a, b) = (&old.provenance, &new.provenance);
    fields.words("address", &a.url, &b.url);
    fields.words("published, as its file says", &a.published_at, &b.published_at);
    fields.words("captured", &a.captured_at, &b.captured_at);
    if a.file_sha256 != b.file_sha256 {
        fields.0.push("hash of its file".to_owned());
    }
    if old.sha256 != new.sha256 && before.text(old.id) == after.text(new.id) {
        fields.0.push("hash of its text".to_owned());
    }
    fields.joined()
}

/// What changed about a row of the codebook.
pub fn kind(old: &TagKind, new: &TagKind) -> String {
    let mut fields = Fields::default();
    fields.words("name", &old.name, &new.name);
    fields.plain("letter", old.letter, new.letter);
    fields.plain("colour", old.hue.name(), new.hue.name());
    fields.words("definition", &old.definition, &new.definition);
    fields.words("include", &old.include, &new.include);
    fields.words("leave out", &old.exclude, &new.exclude);
    fields.words("example", &old.example, &new.example);
    fields.plain("place in the codebook", old.number, new.number);
    format!("code {}: {}", old.name, fields.joined())
}

/// An outlet or wire service.
pub fn outlet(outlet: &Outlet) -> String {
    let what = if outlet.agency { "wire service" } else { "outlet" };
    format!("{what} {}", quoted(&outlet.name))
}

/// What changed about an outlet.
pub fn outlets(old: &Outlet, new: &Outlet) -> String {
    let mut fields = Fields::default();
    fields.words("name", &old.name, &new.name);
    if old.agency != new.agency {
        fields.0.push(
            if new.agency { "now a wire service" } else { "no longer a wire service" }.to_owned(),
        );
    }
    format!("{}: {}", outlet(old), fields.joined())
}

/// What changed about a coder.
pub fn coder(old: &Coder, new: &Coder) -> String {
    format!("coder {}", from_to(&old.name, &new.name))
}

/// What changed in a text: how long it was and is, and where it begins to differ.
pub fn text(old: &str, new: &str) -> String {
    let n = |text: &str| text.chars().count();
    format!("text of {} characters, was {}: {}", n(new), n(old), from_to(old, new))
}

/// A stretch of one of two texts, whichever has it.
pub fn sentence(first: &str, other: &str, at: Span) -> String {
    quoted(match at.of_text(first) {
        "" => at.of_text(other),
        words => words,
    })
}
