//! Articles as records with named fields: rows of tables and JSON objects. What a
//! field is, its name says.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

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

/// So many rows or objects are looked at for what the columns are.
pub const LOOKED_AT: usize = 50;

/// Which column holds what, where the names do not say it. Columns are told by
/// their names, without regard to case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    named: Vec<(Field, String)>,
    /// What was said of tables with certain columns; it gives way to what is named.
    remembered: Vec<Mapping>,
}

/// What the analyst said of the columns of a table, and of all that have the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The names of all columns.
    pub columns: Vec<String>,
    /// Names of fields, each with its column; an empty one where none holds it.
    pub fields: Vec<(String, String)>,
}

impl Mapping {
    /// Whether a table with those columns is meant.
    pub fn is_of<'a>(&self, columns: impl IntoIterator<Item = &'a str>) -> bool {
        let own: BTreeSet<String> = self.columns.iter().map(|name| key_of(name)).collect();
        own == columns.into_iter().map(key_of).collect()
    }
}

impl Columns {
    /// Of names of fields, as they stand first in the list of what they may be
    /// called, and columns; or the name that is none of a field.
    pub fn of(named: &[(&str, &str)]) -> Result<Self, String> {
        let field = |name: &str| Field::named(name).ok_or_else(|| name.to_owned());
        let columns = named.iter().map(|(name, column)| Ok((field(name)?, key_of(column))));
        let named = columns.collect::<Result<_, String>>()?;
        Ok(Self { named, remembered: Vec::new() })
    }

    /// As it was said of tables before.
    pub const fn remembered(remembered: Vec<Mapping>) -> Self {
        Self { named: Vec::new(), remembered }
    }

    /// The names of the fields.
    pub fn fields() -> impl Iterator<Item = &'static str> {
        NAMES.iter().filter_map(|(_, names)| names.split(' ').next())
    }

    /// Whether anything was said of any table before.
    pub const fn remembers(&self) -> bool {
        self.named.is_empty() && !self.remembered.is_empty()
    }

    /// What was said before of a table with those columns, and what is to be noted
    /// on its articles; else what holds for all.
    pub fn of_table(&self, columns: &[&str]) -> (Cow<'_, Self>, Option<String>) {
        let mut known = self.remembered.iter().filter(|_| self.named.is_empty());
        let Some(known) = known.find(|it| it.is_of(columns.iter().copied())) else {
            return (Cow::Borrowed(self), None);
        };
        let fields: Vec<(&str, &str)> =
            known.fields.iter().map(|(field, column)| (&**field, &**column)).collect();
        // A field of a later version is left to its name.
        let named = fields.into_iter().filter(|(field, _)| Field::named(field).is_some());
        let named = named.collect::<Vec<_>>();
        let columns = Self::of(&named).unwrap_or_default();
        (Cow::Owned(columns), Some("columns as they were assigned".to_owned()))
    }
}

/// The letters by which a column is known; its signs where it has none.
fn key_of(name: &str) -> String {
    let letters = letters_of(name);
    if letters.is_empty() { name.trim().to_owned() } else { letters }
}

/// The columns of a table, each with a value of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Names and values, in the order of the table.
    pub columns: Vec<(String, String)>,
}

impl Head {
    /// So many characters of a value are kept.
    const VALUE: usize = 80;

    /// Takes a value of a column up.
    pub fn add(&mut self, name: &str, value: &str) {
        let at = self.columns.iter().position(|(known, _)| known == name);
        let at = at.unwrap_or_else(|| {
            self.columns.push((name.to_owned(), String::new()));
            self.columns.len() - 1
        });
        if let Some((_, known)) = self.columns.get_mut(at).filter(|(_, known)| known.is_empty()) {
            let words: String = value.trim().chars().take(Self::VALUE).collect();
            *known = words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }

    /// The names of the columns.
    pub fn names(&self) -> Vec<&str> {
        self.columns.iter().map(|(name, _)| &**name).collect()
    }

    /// The column that is taken for a field of that name.
    pub fn column_of(&self, field: &str, columns: &Columns) -> Option<&str> {
        let names = self.names();
        let (columns, _) = columns.of_table(&names);
        let field = Field::named(field)?;
        let ranked =
            names.into_iter().filter_map(|name| Some((rank(field, name, &columns)?, name)));
        ranked.min_by_key(|(rank, _)| *rank).map(|(_, name)| name)
    }
}

/// A field of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

impl Field {
    /// The field that is called so in scripts.
    fn named(name: &str) -> Option<Self> {
        let known = NAMES.iter().find(|(_, names)| names.split(' ').next() == Some(name));
        known.map(|(field, _)| *field)
    }
}

/// How good a name is for a field: less is better; none where it is not. Where
/// columns were named for it, these alone are.
fn rank(field: Field, name: &str, columns: &Columns) -> Option<usize> {
    let mut named = columns.named.iter().filter(|(known, _)| *known == field).peekable();
    if named.peek().is_some() {
        let key = key_of(name);
        return named.position(|(_, column)| !key.is_empty() && *column == key);
    }
    let letters = letters_of(name);
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
    fn what_was_said_of_a_table_holds_for_all_with_its_columns() {
        let mapping = Mapping {
            columns: vec!["Body".to_owned(), "Wire Copy".to_owned(), "#".to_owned()],
            fields: vec![
                ("text".to_owned(), "wire copy".to_owned()),
                ("title".to_owned(), "#".to_owned()),
                ("date".to_owned(), String::new()),
                ("mood".to_owned(), "Body".to_owned()),
            ],
        };
        let columns = Columns::remembered(vec![mapping.clone()]);
        let head = |names: &[&str]| {
            let mut head = Head::default();
            names.iter().for_each(|name| head.add(name, "x"));
            head
        };
        let known = head(&["#", "WIRE COPY", "Body"]);
        assert_eq!(known.column_of("text", &columns), Some("WIRE COPY"));
        assert_eq!(known.column_of("title", &columns), Some("#"));
        assert_eq!(known.column_of("date", &columns), None);
        // Other columns, and what is named on the spot, go by their own rules.
        let other = head(&["#", "Body", "Date"]);
        assert_eq!(other.column_of("text", &columns), Some("Body"));
        assert_eq!(other.column_of("date", &columns), Some("Date"));
        let mut named = Columns::of(&[("text", "body")]).unwrap();
        named.remembered.push(mapping);
        assert_eq!(known.column_of("text", &named), Some("Body"));
    }

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
        assert_eq!(key_of(" # "), "#");
        assert!(
            has_text(["id", "Volltext"], &Columns::default())
                && !has_text(["id"], &Columns::default())
        );
    }
}
