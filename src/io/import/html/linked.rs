//! What a page says of its article in JSON-LD, in the words of schema.org.

use serde_json::Value;

use super::facts::{is_address, name, unescape};
use crate::io::import::tree::Tree;

/// The article's entry; nothing where the page has none.
#[derive(Debug)]
pub struct Linked(Value);

/// Lists in lists are followed this deep.
const DEEPEST: usize = 12;

impl Linked {
    /// Finds it: the first article in any list of the page.
    pub fn find(tree: &Tree) -> Self {
        let read = |id: usize| {
            let text = tree.all_words(id);
            let text = without_wrapping(&text);
            let strict = serde_json::from_str(text);
            let value: Value = strict.or_else(|_| serde_json::from_str(&mended(text))).ok()?;
            article(value, DEEPEST)
        };
        let scripts = tree.named(&["script"]).into_iter();
        let mut linked = scripts.filter(|id| tree.attribute(*id, "type") == "application/ld+json");
        Self(linked.find_map(read).unwrap_or(Value::Null))
    }

    /// The words at the end of a path; in lists, the first's.
    pub fn text(&self, path: &[&str]) -> String {
        let mut value = &self.0;
        for step in path {
            value = value.get(step).unwrap_or(&Value::Null);
            if let Value::Array(list) = value {
                value = list.first().unwrap_or(&Value::Null);
            }
        }
        let words = value.as_str().or_else(|| value.get("name")?.as_str()).unwrap_or_default();
        unescape(words.trim())
    }

    /// Where the article stands.
    pub fn address(&self) -> String {
        let paths: [&[&str]; 3] = [&["url"], &["mainEntityOfPage", "@id"], &["mainEntityOfPage"]];
        let mut found = paths.iter().map(|path| self.text(path));
        found.find(|url| is_address(url)).unwrap_or_default()
    }

    /// Who wrote it.
    pub fn authors(&self) -> Vec<String> {
        let of = |author: &Value| match author {
            Value::String(words) => name(words),
            author => author.get("name").and_then(Value::as_str).and_then(name),
        };
        match self.0.get("author") {
            Some(Value::Array(list)) => list.iter().filter_map(of).collect(),
            Some(author) => of(author).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// The whole article, where the page has it here, too; markup in it is read.
    pub fn body(&self) -> String {
        self.text(&["articleBody"])
    }
}

/// What stands between the marks by which old pages keep scripts from their readers.
fn without_wrapping(script: &str) -> &str {
    let script = script.split_once("<![CDATA[").map_or(script, |(before, after)| {
        // They may also stand in a value.
        if before.len() < 16 && !before.contains('{') { after } else { script }
    });
    let start = script.find(['{', '[']).unwrap_or_default();
    let mut script = script.get(start..).unwrap_or_default().trim_end();
    let ends = ["]]>", "-->", "*/", "/*", "//", ";"];
    while let Some(rest) = ends.iter().find_map(|end| script.strip_suffix(end)) {
        script = rest.trim_end();
    }
    script
}

/// JSON in whose words lines end, which it must not, but often does.
fn mended(json: &str) -> String {
    let mut mended = String::with_capacity(json.len());
    let (mut in_words, mut is_escaped) = (false, false);
    for c in json.chars() {
        match c {
            '\n' if in_words && !is_escaped => mended.push_str("\\n"),
            c if c.is_ascii_control() => mended.push(' '),
            c => mended.push(c),
        }
        in_words ^= c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped && in_words;
    }
    mended
}

/// The article in a value: itself, or one in its lists.
fn article(value: Value, depth: usize) -> Option<Value> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::Array(list) => list.into_iter().find_map(|item| article(item, depth)),
        Value::Object(mut map) => {
            let is_article = |kind: &Value| {
                let kind = kind.as_str().unwrap_or_default();
                kind.ends_with("Article") || kind.ends_with("Posting") && kind != "JobPosting"
            };
            let found = match map.get("@type") {
                Some(Value::Array(kinds)) => kinds.iter().any(is_article),
                Some(kind) => is_article(kind),
                None => false,
            };
            if found {
                return Some(Value::Object(map));
            }
            let inner = ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"];
            inner.into_iter().find_map(|name| article(map.remove(name)?, depth))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::import::html::parse::parse;

    #[test]
    fn an_article_is_found_in_lists_and_by_its_kind() {
        let find = |json: &str| {
            let page = format!("<script type='application/ld+json'>{json}</script>");
            Linked::find(&parse(&page).unwrap())
        };
        let body = r#"[{"@type":"Person"},{"@graph":[{"@type":"ReportageNewsArticle","articleBody":"A dam."}]}]"#;
        assert_eq!(find(body).body(), "A dam.");
        assert_eq!(find(r#"{"@type":"Recipe","articleBody":"A cake."}"#).body(), "");
        let author =
            r#"{"@type":"NewsArticle","author":[{"name":"by A. Vale"},"B. Rook",{"url":"x"}]};"#;
        assert_eq!(find(author).authors(), ["A. Vale", "B. Rook"]);
        let posting = r#"{"@type":"SocialMediaPosting","articleBody":"A dam."}"#;
        assert_eq!(find(posting).body(), "A dam.");
        let address = r#"{"@type":"Article","mainEntityOfPage":{"@id":"https://a.example/"}}"#;
        assert_eq!(find(address).address(), "https://a.example/");
    }
    #[test]
    fn linked_data_is_read_however_it_is_wrapped() {
        let body = r#"{"@type":"NewsArticle","articleBody":"A dam <![CDATA[x]]>, [b]."}"#;
        for (before, after) in [
            ("<![CDATA[\n", "\n]]>"),
            ("\n//<![CDATA[\n", "\n//]]>\n"),
            ("/*<![CDATA[*/", "/*]]>*/"),
            ("<!--", "-->"),
            ("<!--//", ";\n//-->"),
            (" ", " ; "),
        ] {
            let json = format!("{before}{body}{after}");
            let page = format!("<script type='application/ld+json'>{json}</script>");
            let found = Linked::find(&parse(&page).unwrap());
            assert_eq!(found.body(), "A dam <![CDATA[x]]>, [b].", "{json}");
        }
    }

    #[test]
    fn lines_may_end_in_its_words() {
        let json = "{\"@type\":\n\"Article\",\t\"articleBody\":\"A \\\"dam\\\".\r\nA gate.\t\"}";
        let page = format!("<script type='application/ld+json'>{json}</script>");
        assert_eq!(Linked::find(&parse(&page).unwrap()).body(), "A \"dam\".\nA gate.");
    }
}
