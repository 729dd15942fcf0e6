//! What a record is, in words an analyst knows it by, as far as it can be told
//! from what stands in the file, be it damaged.

use std::collections::HashMap;

use crate::io::project_file::lists::LISTS;
use crate::model::Parts;

/// A field is shown up to this many characters.
const SHOWN: usize = 160;

/// Names of things by the ids that other records call them by.
#[derive(Debug, Default)]
pub struct Names(HashMap<String, String>);

impl Names {
    /// The names of the codes, articles and propositions that were found.
    pub fn of(parts: &Parts) -> Self {
        let kinds = parts.kinds.iter().map(|kind| (kind.id.to_string(), kind.name.clone()));
        let articles =
            parts.articles.iter().map(|article| (article.id.to_string(), article.title.clone()));
        let propositions =
            parts.propositions.iter().map(|it| (it.id.to_string(), it.wording.clone()));
        let known = kinds.chain(articles).chain(propositions);
        Self(known.filter(|(_, name)| !name.is_empty()).collect())
    }

    /// Adds the name of an id.
    pub fn add(&mut self, id: String, name: &str) {
        if !name.is_empty() {
            self.0.insert(id, name.to_owned());
        }
    }
}

/// A record in words: what it is, and the fields by which it is known again.
pub fn record(source: &str, list: Option<usize>, names: &Names) -> String {
    let list = list.and_then(|list| LISTS.get(list));
    let fields: Vec<&str> = match list {
        Some(list) => list.told.to_vec(),
        None => LISTS.iter().flat_map(|list| list.told.iter().copied()).collect(),
    };
    let words = |field: &str| {
        let words = value(source, field)?;
        let words = names.0.get(&words).map_or(words.as_str(), String::as_str);
        Some(format!("{field} “{}”", cut(words)))
    };
    let mut told: Vec<String> = fields.into_iter().filter_map(words).collect();
    told.dedup();
    // Where there is nothing else, its name will have to do.
    if told.is_empty() {
        told.extend(words("id"));
    }
    let one = list.map_or("record", |list| list.one);
    if told.is_empty() { one.to_owned() } else { format!("{one} with {}", told.join(", ")) }
}

/// The words of a field, as far as they go.
fn value(source: &str, field: &str) -> Option<String> {
    let (_, from) = source.match_indices(field).find_map(|(at, found)| {
        let before = source.get(..at)?.trim_end().chars().next_back();
        let after = source.get(at + found.len()..)?.trim_start().strip_prefix(':')?.trim_start();
        let opens = before.is_none_or(|c| matches!(c, '(' | ',')) && after.starts_with('"');
        opens.then_some((at, after))
    })?;
    // The quote that ends it is the first that no backslash stands before.
    let mut escaped = false;
    let end = from.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    let words = match end {
        Some((end, _)) => {
            let quoted = from.get(..=end)?;
            ron::from_str::<String>(quoted).unwrap_or_else(|_| quoted.trim_matches('"').to_owned())
        }
        None => from.get(1..)?.to_owned(),
    };
    (!words.trim().is_empty()).then_some(words)
}

/// The beginning of words, on one line.
pub fn cut(words: &str) -> String {
    let mut line = String::new();
    for (nth, c) in words.trim().chars().enumerate() {
        if nth == SHOWN {
            line.push('…');
            break;
        }
        line.push(if c.is_control() { ' ' } else { c });
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_told_by_what_is_left_of_it() {
        let tags = LISTS.iter().position(|list| list.name == "tags");
        let names = Names(HashMap::from([("0000000000004".to_owned(), "Figure".to_owned())]));
        for (source, list, told) in [
            (
                r#"(id:"x",kind:"denial",quote:"no \"plan\"\n")"#,
                tags,
                r#"tag with kind “denial”, quote “no "plan"”"#,
            ),
            (
                r#"(id:"x",at:(1,2),kind:"0000000000004",quote:"tw"#,
                tags,
                "tag with kind “Figure”, quote “tw”",
            ),
            (r#"(id:"x",xkind:"claim",quote:3"#, tags, "tag with id “x”"),
            (r#"id:"x",name:"Ada Ek","#, None, "record with name “Ada Ek”"),
            ("", None, "record"),
        ] {
            assert_eq!(record(source, list, &names), told, "{source}");
        }
    }
}
