//! The fields of one JSON object, each as it was written.
//!
//! An id goes out as it came in: `1.0`, `"7"` and a number of thirty digits must
//! not change on the way, so fields are found here and only those that are
//! needed are decoded.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;

/// Some text, borrowed from the row where it has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Words<'a>(#[serde(borrow)] Cow<'a, str>);

/// Calls `field` with each field's name and its value as written.
pub fn fields<'a>(
    row: &'a str,
    mut field: impl FnMut(&str, &'a str) -> Result<(), String>,
) -> Result<(), String> {
    let no_object = || "the row is no JSON object".to_owned();
    let mut rest = row.trim_start().strip_prefix('{').ok_or_else(no_object)?.trim_start();
    if let Some(after) = rest.strip_prefix('}') {
        return at_end(after);
    }
    loop {
        let (name, after) = value::<Words<'a>>(rest)?;
        rest = after.trim_start().strip_prefix(':').ok_or("a field has no value")?.trim_start();
        let (_, after) = value::<IgnoredAny>(rest)?;
        let written = rest.get(..rest.len() - after.len()).unwrap_or_default();
        field(&name.0, written)?;
        rest = after.trim_start();
        if let Some(after) = rest.strip_prefix('}') {
            return at_end(after);
        }
        rest = rest.strip_prefix(',').ok_or("the row is cut off")?.trim_start();
    }
}

fn at_end(rest: &str) -> Result<(), String> {
    if rest.trim().is_empty() { Ok(()) } else { Err("there is more after the object".to_owned()) }
}

/// A value at the beginning of `from`, and what comes after it.
fn value<'a, T: Deserialize<'a>>(from: &'a str) -> Result<(T, &'a str), String> {
    let mut values = serde_json::Deserializer::from_str(from).into_iter::<T>();
    match values.next() {
        Some(Ok(value)) => Ok((value, from.get(values.byte_offset()..).unwrap_or_default())),
        Some(Err(error)) => Err(plain(&error)),
        None => Err("the row is cut off".to_owned()),
    }
}

/// A value that is text.
pub fn text(written: &str) -> Result<Cow<'_, str>, String> {
    serde_json::from_str::<Words<'_>>(written).map(|words| words.0).map_err(|error| plain(&error))
}

/// The message without its line and column, which would be those of a part.
pub fn plain(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.rsplit_once(" at line ").map_or(said.clone(), |(message, _)| message.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(row: &str) -> Result<Vec<(String, String)>, String> {
        let mut found = Vec::new();
        fields(row, |name, written| {
            found.push((name.to_owned(), written.to_owned()));
            Ok(())
        })?;
        Ok(found)
    }

    #[test]
    fn values_stay_as_they_were_written() {
        let row = r#" { "id" : 1.0 ,"t\u0065xt":"a, \"b\" }", "x":[1,{"y":null}],"n":-12e3}"#;
        let want = [
            ("id", "1.0"),
            ("text", r#""a, \"b\" }""#),
            ("x", r#"[1,{"y":null}]"#),
            ("n", "-12e3"),
        ];
        assert_eq!(all(row).unwrap(), want.map(|(a, b)| (a.to_owned(), b.to_owned())));
        assert_eq!(all("{}"), Ok(Vec::new()));
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for row in [
            "",
            "[]",
            "7",
            "{",
            "{\"id\"",
            "{\"id\":}",
            "{\"id\":1",
            "{\"id\":1,}",
            "{} x",
            "{1:2}",
        ] {
            assert!(all(row).is_err(), "{row}");
        }
    }
}
