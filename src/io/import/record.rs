//! Articles as records with named fields: rows of tables and JSON objects. What a
//! field is, its name says.

use super::raw::{Raw, letters_of};
use super::when::When;
use super::{Unfit, html};

/// What an article's field may be called, in lower case and without signs, the
/// likeliest first.
static NAMES: &[(Field, &str)] = &[
    (
        Field::Text,
        "text fulltext articletext articlebody bodytext body content maintext contenttext \
         bodyxhtml bodyhtml bodies contenthtml htmlcontent story hlead volltext texte texto testo tekst \
         текст النص 正文 description summary",
    ),
    (
        Field::Title,
        "title headline titel titre titulo titolo tytul заголовок العنوان 标题 headlines name",
    ),
    (
        Field::Outlet,
        "outlet publication newspaper publisher sitename source sourcename medium media provider \
         quelle journal zeitung infosource источник المصدر 来源",
    ),
    (Field::Byline, "byline author authors writer creator autor auteur by автор الكاتب 作者"),
    (
        Field::Date,
        "date publishedat datepublished publisheddate publicationdate publishdate pubdate datetime \
         published firstcreated versioncreated timestamp datum fecha data дата التاريخ 日期",
    ),
    (Field::Place, "place dateline location located city ort lieu lugar"),
    (Field::Agency, "agency newsagency wire agentur agence agencia creditline credit"),
    (Field::Url, "url link canonicalurl webpageurl articleurl uri href permalink"),
    (Field::Language, "language lang languagecode sprache langue idioma язык"),
    (Field::Captured, "captured capturedat crawledat datecrawled scrapedat retrieved fetchedat"),
];

/// Which column holds what, where the names do not say it. Columns are told by
/// their names, without regard to case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(Vec<(Field, String)>);

impl Columns {
    /// Of names of fields, as they stand first in the list of what they may be
    /// called, and columns; or the name that is none of a field.
    pub fn of(named: &[(&str, &str)]) -> Result<Self, String> {
        let field = |name: &str| {
            let known = NAMES.iter().find(|(_, names)| names.split(' ').next() == Some(name));
            known.map(|(field, _)| *field).ok_or_else(|| name.to_owned())
        };
        let columns = named.iter().map(|(name, column)| Ok((field(name)?, letters_of(column))));
        columns.collect::<Result<_, _>>().map(Self)
    }

    /// The names of the fields.
    pub fn fields() -> impl Iterator<Item = &'static str> {
        NAMES.iter().filter_map(|(_, names)| names.split(' ').next())
    }
}

/// A field of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its words.
    Text,
    /// Headline.
    Title,
    /// Who published it.
    Outlet,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Date,
    /// Where it was written.
    Place,
    /// The wire service it credits.
    Agency,
    /// Where it stands in the web.
    Url,
    /// Language tag.
    Language,
    /// When it was saved.
    Captured,
}

/// How good a name is for a field: less is better; none where it is not. Where
/// columns were named for it, these alone are.
fn rank(field: Field, name: &str, columns: &Columns) -> Option<usize> {
    let letters = letters_of(name);
    let mut named = columns.0.iter().filter(|(known, _)| *known == field).peekable();
    if named.peek().is_some() {
        return named.position(|(_, column)| *column == letters);
    }
    let (_, names) = NAMES.iter().find(|(known, _)| *known == field)?;
    names.split_whitespace().position(|known| known == letters)
}

/// Makes an article of names and values.
pub fn article(fields: &[(&str, String)], columns: &Columns) -> Result<Raw, Unfit> {
    let value = |field: Field| -> &str {
        let known = fields.iter().filter(|(_, value)| !value.trim().is_empty());
        let ranked = known.filter_map(|(name, value)| Some((rank(field, name, columns)?, value)));
        ranked.min_by_key(|(rank, _)| *rank).map_or("", |(_, value)| value.trim())
    };
    let text = value(Field::Text);
    let is_markup = text.contains("</") || text.contains("<p>") || text.contains("<br");
    let text = if is_markup { html::plain(text)? } else { text.to_owned() };
    let mut raw = Raw {
        text,
        title: value(Field::Title).to_owned(),
        outlet: value(Field::Outlet).to_owned(),
        byline: value(Field::Byline).to_owned(),
        place: value(Field::Place).to_owned(),
        agency: value(Field::Agency).to_owned(),
        published: When::read(value(Field::Date)),
        url: Some(value(Field::Url)).filter(|it| it.contains("://")).unwrap_or_default().to_owned(),
        language: value(Field::Language).to_owned(),
        captured: When::read(value(Field::Captured)),
        ..Raw::default()
    };
    if !raw.text.is_empty() {
        raw.put_headline_first();
    }
    Ok(raw)
}

/// Whether one of these names may be that of an article's text.
pub fn has_text<'a>(names: impl IntoIterator<Item = &'a str>, columns: &Columns) -> bool {
    names.into_iter().any(|name| rank(Field::Text, name, columns).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_known_by_name() {
        let fields = |of: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
            of.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
        };
        let raw = article(
            &fields(&[
                ("Description", "Short."),
                ("Full Text", "<p>One.</p><p>Two.</p>"),
                ("Title", "The dam"),
                ("published_at", "2025-02-18T21:40:00+03:00"),
                ("url", "https://a.example/1"),
                ("source", "Harbour Post"),
            ]),
            &Columns::default(),
        )
        .unwrap();
        assert_eq!((&*raw.text, &*raw.outlet), ("The dam\n\nOne.\n\nTwo.", "Harbour Post"));
        assert_eq!(raw.published.at, "2025-02-18T21:40:00+03:00");
        assert_eq!(Columns::of(&[("txet", "a")]), Err("txet".to_owned()));
        assert!(
            has_text(["id", "Volltext"], &Columns::default())
                && !has_text(["id"], &Columns::default())
        );
    }
}
