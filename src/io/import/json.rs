//! Articles as JSON: a line or a list of objects each, and ninjs as agencies
//! deliver it.

use serde_json::{Map, Value};

use super::decode::decode;
use super::raw::Raw;
use super::record::{Columns, Head, LOOKED_AT};
use super::{Importer, Source, Unfit, plain_text, record};

/// The entry for JSON.
pub const IMPORTER: Importer = Importer {
    id: "json",
    name: "JSON, JSON lines or ninjs",
    extensions: &["jsonl", "ndjson", "json", "ninjs"],
    carries: "an article for each object: fields called text or body, and title, source, author, \
              date, place, agency, url, language and the like",
    takes: |source| {
        let is_named = matches!(source.extension, "jsonl" | "ndjson" | "json" | "ninjs");
        is_named || looks_like_json(source.bytes)
    },
    read,
};

/// A longer list of articles is better written as lines.
const LARGEST_LIST: usize = 64 << 20;

/// Lists that feeds and answers of servers keep their articles in.
static LISTS: &[&str] = &[
    "items",
    "articles",
    "results",
    "documents",
    "docs",
    "hits",
    "data",
    "entries",
    "associations",
];

/// Search engines keep the document itself one step below.
static WRAPS: &[&str] = &["_source", "article", "document"];

/// Whether bytes begin as JSON does, and no text: with an object that has names, or a
/// list of such.
fn looks_like_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let object = bytes.strip_prefix(b"[").map_or(bytes, <[u8]>::trim_ascii_start);
    object.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""))
}

fn read(source: &Source<'_>) -> Result<Vec<Raw>, Unfit> {
    plain_text::check(source.bytes)?;
    let decoded = decode(source.bytes);
    let text = decoded.text.trim_start_matches('\u{feff}');
    let mut articles = Vec::new();
    let mut damaged = 0_usize;
    // All values of a list are in memory at once; those of lines are not.
    let is_list = text.trim_start().starts_with('[');
    if is_list && text.len() > LARGEST_LIST {
        return Err(Unfit::Bomb);
    }
    let whole = serde_json::from_str::<Value>(text).ok();
    let head = match &whole {
        _ if !source.columns.remembers() => Head::default(),
        Some(value) => head_of(std::slice::from_ref(value)),
        None => head_of(&first_lines(text)),
    };
    let (columns, assigned) = source.columns.of_table(&head.names());
    if let Some(value) = &whole {
        find(value, &columns, &mut articles, 4)?;
    } else {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match serde_json::from_str::<Value>(line) {
                Ok(value) => find(&value, &columns, &mut articles, 4)?,
                Err(_) => damaged += 1,
            }
        }
    }
    if articles.is_empty() {
        return Err(if damaged > 0 { Unfit::Damaged } else { Unfit::NoArticle });
    }
    let said = match damaged {
        0 => None,
        1 => Some("1 line of the file is damaged".to_owned()),
        n => Some(format!("{n} lines of the file are damaged")),
    };
    for raw in &mut articles {
        raw.changes.splice(
            0..0,
            decoded.changes.iter().cloned().chain(said.clone()).chain(assigned.clone()),
        );
    }
    Ok(articles)
}

/// The fields of the objects in a file; none where it cannot be read, or is a list
/// too long for that.
pub fn head(bytes: &[u8]) -> Option<Head> {
    plain_text::check(bytes).ok()?;
    let decoded = decode(bytes);
    let text = decoded.text.trim_start_matches('\u{feff}');
    if text.len() > LARGEST_LIST {
        return Some(head_of(&first_lines(text)));
    }
    let head = match serde_json::from_str::<Value>(text) {
        Ok(value) => head_of(&[value]),
        Err(_) => head_of(&first_lines(text)),
    };
    Some(head)
}

/// The values of the first lines.
fn first_lines(text: &str) -> Vec<Value> {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
    lines.filter_map(|line| serde_json::from_str(line).ok()).collect()
}

fn head_of(values: &[Value]) -> Head {
    let mut objects = Vec::new();
    values.iter().for_each(|value| look_for_objects(value, &mut objects, 4));
    let mut head = Head::default();
    for map in objects.into_iter().take(LOOKED_AT) {
        for (name, value) in map {
            let words = words(name, value);
            if !words.is_empty() {
                head.add(name, &words);
            }
        }
    }
    head
}

/// The objects that may be articles: those in lists, or below others.
fn look_for_objects<'a>(value: &'a Value, found: &mut Vec<&'a Map<String, Value>>, depth: usize) {
    match value {
        _ if found.len() > LOOKED_AT => {}
        Value::Array(list) if depth > 0 => {
            list.iter().take(LOOKED_AT).for_each(|it| look_for_objects(it, found, depth - 1));
        }
        Value::Object(map) => {
            let before = found.len();
            let inner = LISTS.iter().chain(WRAPS).filter_map(|name| map.get(*name));
            let inner = inner.filter(|it| matches!(it, Value::Object(_) | Value::Array(_)));
            let inner = inner.take(usize::from(depth > 0) * LISTS.len());
            inner.for_each(|it| look_for_objects(it, found, depth - 1));
            if found.len() == before {
                found.push(map);
            }
        }
        _ => {}
    }
}

/// The articles in a value: itself, or those in its lists.
fn find(
    value: &Value,
    columns: &Columns,
    articles: &mut Vec<Raw>,
    depth: usize,
) -> Result<(), Unfit> {
    match value {
        Value::Array(list) if depth > 0 => {
            list.iter().try_for_each(|item| find(item, columns, articles, depth - 1))
        }
        Value::Object(map) => {
            let fields: Vec<(&str, String)> = map
                .iter()
                .map(|(name, value)| (&**name, words(name, value)))
                .filter(|(_, words)| !words.is_empty())
                .collect();
            let raw = record::article(&fields, columns)?;
            if !raw.text.is_empty() {
                articles.push(raw);
                return Ok(());
            }
            let inner = LISTS.iter().chain(WRAPS);
            let inner = inner.filter_map(|name| map.get(*name));
            inner
                .take(usize::from(depth > 0) * LISTS.len())
                .try_for_each(|it| find(it, columns, articles, depth - 1))
        }
        _ => Ok(()),
    }
}

/// A value as words: names of people and bodies are lists and objects in ninjs and
/// schema.org.
fn words(field: &str, value: &Value) -> String {
    match value {
        Value::String(words) => words.clone(),
        Value::Number(number) if field.to_lowercase().contains("id") => number.to_string(),
        Value::Array(list) => {
            let is_body = matches!(field, "bodies" | "headlines");
            let all: Vec<String> =
                list.iter().map(|it| words("", it)).filter(|it| !it.is_empty()).collect();
            if is_body { all.into_iter().next().unwrap_or_default() } else { all.join(", ") }
        }
        Value::Object(map) => {
            let named = ["value", "name", "main", "title", "rendered"];
            let mut found = named.iter().filter_map(|name| map.get(*name)?.as_str());
            found.next().unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(json: &str) -> Result<Vec<Raw>, Unfit> {
        read(&Source::named(json.as_bytes(), "jsonl"))
    }

    #[test]
    fn objects_are_articles() {
        let line = r#"{"title":"Dam","text":"One.","date":"2025-02-18","author":["A","B"]}"#;
        let found = articles(&format!("{line}\n\nbroken\n{line}\n")).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!((&*found[0].text, &*found[0].byline), ("Dam\n\nOne.", "A, B"));
        assert_eq!(found[0].changes, ["1 line of the file is damaged"]);
        assert_eq!(articles(&format!("[{line},{line}]")).unwrap().len(), 2);
        assert_eq!(articles(&format!("{{\"articles\":[{line}]}}")).unwrap().len(), 1);
        assert_eq!(articles("{\"a\":1}").map(|it| it.len()), Err(Unfit::NoArticle));
        assert_eq!(articles("[[[[[[{}]]]]]]").map(|it| it.len()), Err(Unfit::NoArticle));
    }

    #[test]
    fn json_is_known_by_its_beginning_whatever_it_is_called() {
        for json in ["{\"@context\":1}", "\u{feff} [ {\n \"a\": 1}]", "{ \"text\""] {
            assert!(looks_like_json(json.as_bytes()), "{json}");
        }
        for text in ["", "{", "[UPDATE] The dam", "{\\rtf1 x}", "\"We know nothing\"", "[1]"] {
            assert!(!looks_like_json(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn the_fields_of_objects_are_listed_wherever_they_stand() {
        let one = r#"{"kop":"Dam","inhoud":"One.","n":3}"#;
        let two = r#"{"kop":"","inhoud":"Two.","bron":"Post"}"#;
        for json in [
            format!("{one}\n{two}"),
            format!("[{one},{two}]"),
            format!(
                "{{\"total\":2,\"hits\":{{\"hits\":[{{\"_source\":{one}}},{{\"_source\":{two}}}]}}}}"
            ),
        ] {
            let head = head(json.as_bytes()).unwrap();
            assert_eq!(
                head.columns,
                [("inhoud", "One."), ("kop", "Dam"), ("bron", "Post")]
                    .map(|(name, value)| (name.to_owned(), value.to_owned())),
                "{json}"
            );
        }
        assert_eq!(head(b"[1,2]").unwrap().columns, []);
    }

    #[test]
    fn ninjs_is_read_in_both_its_forms() {
        let first = r#"{"uri":"u:1","type":"text","headline":"Dam","byline":"By A. Vale",
            "body_xhtml":"<p>One.</p><p>Two.</p>","versioncreated":"2025-02-18T21:40:00+03:00",
            "located":"Ostrel","language":"en","infosource":[{"name":"Norlund Wire"}]}"#;
        let second = r#"{"uri":"u:1","headlines":[{"role":"main","value":"Dam"}],
            "bodies":[{"contenttype":"text/html","value":"<p>One.</p><p>Two.</p>"}],
            "firstCreated":"2025-02-18T21:40:00+03:00"}"#;
        for json in [first, second] {
            let raw = articles(json).unwrap().remove(0);
            assert_eq!(raw.text, "Dam\n\nOne.\n\nTwo.");
            assert_eq!(raw.published.at, "2025-02-18T21:40:00+03:00");
        }
        assert_eq!(articles(first).unwrap()[0].outlet, "Norlund Wire");
    }
}
