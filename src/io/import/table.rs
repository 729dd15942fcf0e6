//! Tables of articles as CSV: a row is an article, the first row says what the
//! columns are.

use super::decode::decode;
use super::raw::Raw;
use super::record::Head;
use super::{Importer, Source, Unfit, plain_text, record};

/// The entry for CSV.
pub const IMPORTER: Importer = Importer {
    id: "csv",
    name: "CSV",
    extensions: &["csv", "tsv"],
    carries: "an article for each row: columns called text or body, and title, source, author, \
              date, place, agency, url, language and the like",
    takes: |source| matches!(source.extension, "csv" | "tsv" | "tab"),
    read,
};

/// More columns than any program writes: each field takes far more room in memory
/// than in the file.
const MOST_COLUMNS: usize = 100_000;

fn read(source: &Source<'_>) -> Result<Vec<Raw>, Unfit> {
    plain_text::check(source.bytes)?;
    let decoded = decode(source.bytes);
    let mut reader = reader(&decoded.text).ok_or(Unfit::Bomb)?;
    let names = reader.headers().map_err(|_| Unfit::Damaged)?.clone();
    let (columns, said) = source.columns.of_table(&names.iter().collect::<Vec<_>>());
    if !record::has_text(&names, &columns) {
        return Err(Unfit::NoColumn);
    }
    let mut articles = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|_| Unfit::Damaged)?;
        let fields: Vec<(&str, String)> = names.iter().zip(row.iter().map(str::to_owned)).collect();
        let mut raw = record::article(&fields, &columns)?;
        if !raw.text.is_empty() {
            raw.changes.splice(0..0, decoded.changes.iter().cloned().chain(said.clone()));
            articles.push(raw);
        }
    }
    if articles.is_empty() { Err(Unfit::NoArticle) } else { Ok(articles) }
}

/// The columns of a table; none where it cannot be read.
pub fn head(bytes: &[u8]) -> Option<Head> {
    plain_text::check(bytes).ok()?;
    let decoded = decode(bytes);
    let mut reader = reader(&decoded.text)?;
    let names = reader.headers().ok()?.clone();
    let mut head = Head::default();
    names.iter().for_each(|name| head.add(name, ""));
    for row in reader.records().take(record::LOOKED_AT).flatten() {
        names.iter().zip(row.iter()).for_each(|(name, value)| head.add(name, value));
    }
    Some(head)
}

/// Reads a table; nothing where a row is wider than any.
fn reader(text: &str) -> Option<csv::Reader<&[u8]>> {
    let text = text.trim_start_matches('\u{feff}');
    let sign = delimiter(text);
    let (mut is_quoted, mut fields) = (false, 0_usize);
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'\n' => fields = 0,
            _ if byte == sign => fields += 1,
            _ => {}
        }
        if fields > MOST_COLUMNS {
            return None;
        }
    }
    let mut builder = csv::ReaderBuilder::new();
    Some(builder.delimiter(sign).flexible(true).from_reader(text.as_bytes()))
}

/// The sign between the columns: the commonest of the first line outside quotes.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ if is_quoted => {}
            _ => counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, n)| *n += 1),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(sign, _)| sign)
}

#[cfg(test)]
mod tests {
    use super::super::Columns;
    use super::*;

    fn articles(csv: &str) -> Result<Vec<Raw>, Unfit> {
        read(&Source::named(csv.as_bytes(), "csv"))
    }

    #[test]
    fn rows_are_articles() {
        for sign in [",", ";", "\t", "|"] {
            let csv = format!(
                "\u{feff}Title{sign}Date{sign}\"Own, note\"{sign}Body\nDam{sign}2025-02-18{sign}x\
                 {sign}\"One.\n\nTwo “{sign}”.\"\nshort{sign}row\n"
            );
            let found = articles(&csv).unwrap();
            assert_eq!(found.len(), 1, "{sign}");
            assert_eq!(found[0].text, format!("Dam\n\nOne.\n\nTwo “{sign}”."));
            assert_eq!(found[0].published.date.unwrap().to_string(), "2025-02-18");
        }
        let mut source = Source::named(b"Nr,Inhalt,Text\n1,One.,no\n", "csv");
        let columns = Columns::of(&[("text", "inhalt"), ("title", "NR")]).unwrap();
        source.columns = &columns;
        assert_eq!(read(&source).unwrap()[0].text, "1\n\nOne.");
        assert_eq!(articles("id,count\n1,2\n").map(|it| it.len()), Err(Unfit::NoColumn));
    }

    #[test]
    fn no_row_is_left_out() {
        let rows = "Quay shut,The quay is shut.\n".repeat(200_001);
        let found = articles(&format!("title,text\n{rows}")).map(|it| it.len());
        assert_eq!(found, Ok(200_001));
    }

    #[test]
    fn rows_wider_than_any_are_not_read() {
        let wide = format!("title,text\n{}", ",".repeat(MOST_COLUMNS + 1));
        assert_eq!(articles(&wide).map(|it| it.len()), Err(Unfit::Bomb));
        assert!(head(wide.as_bytes()).is_none());
        let words = format!("title,text\na,\"{}\"", ", ".repeat(MOST_COLUMNS + 1));
        assert!(articles(&words).is_ok());
    }
}
