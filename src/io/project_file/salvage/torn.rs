//! Texts whose lines cannot be read as records. Sentences, tags and notes hang on
//! a text, so what stands there in quotes is taken all the same: where its
//! SHA-256 is that of an article without a text, it is the text, letter for
//! letter; where only its id says whose it is, it is kept as damaged.

use std::collections::{HashMap, HashSet};

use super::{Fate, Work};
use crate::io::project_file::checks::named;
use crate::io::project_file::fault::{Place, Problem};
use crate::model::{ArticleId, Text, TextHash};

/// What cannot be read.
pub struct Torn<'a> {
    /// Where it begins.
    pub place: Place,
    /// It.
    pub source: &'a str,
    /// Its number among the losses.
    pub loss: usize,
}

/// Takes the texts of lines that cannot be read.
pub fn texts(work: &mut Work<'_>) {
    let with_text: HashSet<ArticleId> =
        work.loaded.parts.texts.iter().map(|text| text.article).collect();
    let mut alone: HashMap<TextHash, Option<usize>> = HashMap::new();
    let mut known: HashSet<ArticleId> = HashSet::new();
    for (nth, article) in work.loaded.parts.articles.iter().enumerate() {
        if !with_text.contains(&article.id) {
            alone.entry(article.sha256).and_modify(|it| *it = None).or_insert(Some(nth));
            known.insert(article.id);
        }
    }
    let mut saved = HashSet::new();
    for torn in std::mem::take(&mut work.torn) {
        let Some((id, text)) = read(torn.source) else { continue };
        let whole = alone.remove(&TextHash::of(&text)).flatten();
        if let Some(article) = whole.and_then(|nth| work.loaded.parts.articles.get(nth)) {
            let (article, problem) = (article.id, Problem::TextTorn(named(article)));
            known.remove(&article);
            saved.insert(torn.loss);
            work.loaded.push(Text { article, text: text.into() }, torn.place);
            work.mend(torn.place, problem);
        } else if let Some(article) = id.filter(|id| known.remove(id)) {
            work.loaded.push(Text { article, text: text.into() }, torn.place);
            if let Some(loss) = work.losses.get_mut(torn.loss) {
                loss.fate = Fate::Damaged;
                loss.fault.place = Some(torn.place);
            }
        }
        work.sources.insert(torn.place, torn.source);
    }
    let mut nth = 0;
    work.losses.retain(|_| {
        nth += 1;
        !saved.contains(&(nth - 1))
    });
}

/// The id and the text of a line such as `(article:"…",text:"…")`, whatever is
/// wrong with what stands around them.
fn read(source: &str) -> Option<(Option<ArticleId>, String)> {
    let (head, body) = match source.split_once("text:") {
        // Whatever stands in the place of the quote.
        Some((head, body)) => (head, body.get(body.chars().next()?.len_utf8()..)?),
        // The name of the field may be what is damaged.
        None => {
            let (head, rest) = source.split_once("\",")?;
            (head, rest.split_once('"')?.1)
        }
    };
    let line = body.trim_end().trim_end_matches(',');
    let text = match line.rsplit_once('"') {
        Some((text, tail)) if tail.chars().count() <= 1 => text,
        // Again, what stands in the place of the quote; but cut off inside the
        // text it is not the text.
        _ => {
            let text = line.strip_suffix(')')?;
            text.get(..text.len() - text.chars().next_back()?.len_utf8())?
        }
    };
    let text = unescaped(text)?;
    let id = head.split_once('"').and_then(|(_, id)| id.get(..13)?.parse().ok());
    Some((id, text))
}

/// Words without their escapes; what is no escape stays as it is. Fails where
/// the words end in the middle of one.
fn unescaped(words: &str) -> Option<String> {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let letter = after.chars().next()?;
        let len = match after.strip_prefix("u{").and_then(|hex| hex.split_once('}')) {
            Some((hex, _)) if hex.len() <= 6 => hex.len() + 3,
            _ => letter.len_utf8(),
        };
        let escape = format!("\"\\{}\"", after.get(..len).unwrap_or_default());
        match ron::from_str::<String>(&escape) {
            Ok(meant) => out.push_str(&meant),
            Err(_) => {
                out.push('\\');
                out.push_str(after.get(..len).unwrap_or_default());
            }
        }
        rest = after.get(len..).unwrap_or_default();
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_out_of_a_damaged_line() {
        let id = "000000000000a".parse().ok();
        for (line, want) in [
            (r#"(article:"000000000000a",text:"A \"b\"\n\u{e9}c")"#, Some((id, "A \"b\"\né c"))),
            (r#"(article:"000000000000a",text:"A \"b\"\jc")"#, Some((id, "A \"b\"\\jc"))),
            (r#"(article:"000000000000a",teyt:"A")"#, Some((id, "A"))),
            (r#"(article:"0000000!0000a",text:"A"="#, Some((None, "A"))),
            (r#"(brticle#"000000000000a",text:"A"),"#, Some((id, "A"))),
            (r#"(article:"000000000000a",text#"A"),"#, Some((id, "A"))),
            (r#"(article:"000000000000a",text:#A"),"#, Some((id, "A"))),
            (r#"(article:"000000000000a",text:"A#),"#, Some((id, "A"))),
            (r#"(article:"000000000000a",text:"A \"b"#, None),
            (r#"(article:"000000000000a",text:"A \"b\""#, None),
            (r#"(article:"000000000000a",te"#, None),
        ] {
            let want = want.map(|(id, text)| (id, text.replace("é ", "é")));
            assert_eq!(read(line), want, "{line}");
        }
    }
}
