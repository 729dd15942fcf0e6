//! Web pages, also as browsers save them: the article without menus, notices and
//! links to other stories, and what the page says of it.
//!
//! Scripts are never run and nothing that a page points to is fetched. The page
//! becomes a tree ([`parse`]); what it says of the article is read off it
//! ([`facts`]), what is none is left out ([`page`]), its article is chosen
//! ([`choose`]), with what stands at its head ([`head`]), and written down
//! ([`write`]).
//! Where the page has the article in JSON-LD, too, that is what the choice is held
//! against.

mod choose;
mod facts;
mod head;
mod linked;
mod names;
mod page;
mod parse;
mod selection;
mod write;

pub use self::facts::unescape;
use self::linked::Linked;
use self::page::Page;
use self::parse::parse;
pub use self::selection::Selection;
use super::decode::decode_named;
use super::raw::{FROM_PAGE, Raw, letters_of};
use super::tree::ROOT;
use super::{Importer, Unfit, bundle};

/// The entry for web pages.
pub const IMPORTER: Importer = Importer {
    id: "html",
    name: "Web page",
    extensions: &["html", "htm", "xhtml"],
    carries: "the article on the page with its standfirst; headline, outlet, byline, agency, \
              date and time, place, address and language from JSON-LD, OpenGraph, meta and time \
              elements, headings and bylines; when it was saved",
    takes: |source| {
        let is_named = matches!(source.extension, "html" | "htm" | "xhtml");
        let first = source.bytes.iter().find(|byte| !byte.is_ascii_whitespace());
        looks_like_html(source.bytes) || is_named && first == Some(&b'<')
    },
    read: |source| read(source.bytes, None).map(|raw| vec![raw]),
};

/// Larger pages are no articles, and take too much room.
const LARGEST: usize = 32 << 20;

/// Where nothing on a page stands out, this much text is an article all the same.
const SHORTEST: usize = 120;

/// Pieces of so many letters are not in two texts by chance.
const PIECE: usize = 24;

/// The article in JSON-LD is held against the page's where it has so many letters.
const LONG: usize = 300;

fn looks_like_html(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(2048)).unwrap_or_default();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    // In UTF-16 the letters are the same, with zeros between them.
    let is_text = |byte: &&u8| !matches!(byte, 0 | 0xfe | 0xff);
    let letters: Vec<u8> = start.iter().filter(is_text).map(u8::to_ascii_lowercase).collect();
    let has = |mark: &[u8]| memchr::memmem::find(&letters, mark).is_some();
    letters.trim_ascii_start().starts_with(b"<")
        && (has(b"<!doctype html") || has(b"<html") || has(b"<head") || has(b"<body"))
}

/// The article of a page. `encoding` is what whoever sent the page said of it.
pub fn read(bytes: &[u8], encoding: Option<&str>) -> Result<Raw, Unfit> {
    if bytes.len() > LARGEST {
        return Err(Unfit::Bomb);
    }
    let named = charset(bytes);
    let decoded = decode_named(bytes, encoding.or(named.as_deref()));
    let mut raw = article(&decoded.text)?;
    raw.changes.splice(0..0, decoded.changes);
    Ok(raw)
}

/// The encoding that a page names in its head.
fn charset(bytes: &[u8]) -> Option<String> {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default().to_ascii_lowercase();
    let at = memchr::memmem::find(&start, b"charset=")? + b"charset=".len();
    let name = start.get(at..)?.iter().skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '));
    let name = name.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    String::from_utf8(name.copied().collect()).ok()
}

fn article(html: &str) -> Result<Raw, Unfit> {
    let tree = parse(html)?;
    let linked = Linked::find(&tree);
    let mut raw = facts::read(&tree, html, &linked);
    let page = Page::of(&tree);
    let all = write::write(&page, &[ROOT], false);
    if bundle::is_one(&all) {
        return Ok(Raw::of_text(all, Vec::new()));
    }
    let text = text_of(&page, &linked, &mut raw);
    let body = linked.body();
    let (text, change) = if is_missing(&body, &text) {
        let body = if body.contains("</") { plain(&body)? } else { in_paragraphs(&body) };
        (body, "text taken from the page’s JSON-LD".to_owned())
    } else if stands_out(&text, &all) {
        (without_head(&text, &raw.title), FROM_PAGE.to_owned())
    } else {
        (all, "no article stood out on the page: all its text was taken".to_owned())
    };
    if text.is_empty() {
        return Err(Unfit::NoArticle);
    }
    raw.text = text;
    raw.changes.push(change);
    raw.put_headline_first();
    Ok(raw)
}

/// The text of a page's article; what its words say of it and its data do not goes
/// into `raw`.
fn text_of(page: &Page<'_>, linked: &Linked, raw: &mut Raw) -> String {
    let parts = page.article();
    let mut text = write::write(page, &parts, true);
    let descriptions = facts::descriptions(page.tree, linked);
    if let Some(standfirst) = head::standfirst(page, &parts, &descriptions) {
        let words = write::write(page, &[standfirst], false);
        if !letters_of(&text).contains(&letters_of(&words)) {
            text = format!("{words}\n\n{text}");
        }
    }
    if raw.byline.is_empty() {
        raw.byline = head::authors(page, &parts).join(", ");
    }
    part_title(raw, &text);
    text
}

/// Whether a text is enough of all the words of a page to be its article.
const fn stands_out(text: &str, all: &str) -> bool {
    text.len() >= SHORTEST || text.len() * 2 >= all.len()
}

/// All words of a piece of HTML, in paragraphs: for what is no page.
pub fn plain(html: &str) -> Result<String, Unfit> {
    let tree = parse(html)?;
    Ok(write::write(&Page::of(&tree), &[ROOT], false))
}

/// Parts headline and outlet where the page's title has both, and the headline
/// alone stands at the head of the text.
fn part_title(raw: &mut Raw, text: &str) {
    let parts =
        [" | ", " - ", " – ", " — ", " · "].iter().find_map(|gap| raw.title.rsplit_once(gap));
    let Some((headline, outlet)) = parts.filter(|_| raw.outlet.is_empty()) else { return };
    let letters = letters_of(headline);
    if text.split("\n\n").take(4).any(|paragraph| letters_of(paragraph) == letters) {
        (raw.title, raw.outlet) = (headline.trim().to_owned(), outlet.trim().to_owned());
    }
}

/// A text without the headline, which comes first anyway, and without the crumbs
/// that are left of lines about writer and time.
fn without_head(text: &str, headline: &str) -> String {
    /// Paragraphs looked at, and letters of the longest crumb.
    const HEAD: usize = 6;
    const CRUMB: usize = 8;
    let headline = letters_of(headline);
    let paragraphs = text.split("\n\n").enumerate().filter(|(nth, paragraph)| {
        let letters = || letters_of(paragraph);
        *nth >= HEAD
            || paragraph.len() > 4 * headline.len() + CRUMB
            || !(letters() == headline || letters().chars().count() < CRUMB)
    });
    let kept: Vec<&str> = paragraphs.map(|(_, paragraph)| paragraph).collect();
    // A page may be nothing but a headline.
    if kept.is_empty() { text.to_owned() } else { kept.join("\n\n") }
}

/// Whether most of an article is not in a text.
fn is_missing(article: &str, text: &str) -> bool {
    letters_of(article).chars().count() >= LONG && !has_most(text, article, PIECE)
}

/// Whether most of some words are in a text: of their pieces of so many letters,
/// whatever stands between these.
pub fn has_most(text: &str, words: &str, piece: usize) -> bool {
    /// So many pieces are looked for.
    const MOST: usize = 100;
    let text = letters_of(text);
    let letters: Vec<char> = letters_of(words).chars().collect();
    let step = (letters.len() / MOST).max(piece);
    let pieces = letters.windows(piece.clamp(1, letters.len().max(1))).step_by(step);
    let (mut all, mut found) = (0_usize, 0_usize);
    for piece in pieces {
        all += 1;
        let piece: String = piece.iter().collect();
        found += usize::from(memchr::memmem::find(text.as_bytes(), piece.as_bytes()).is_some());
    }
    found * 10 >= all * 6
}

/// A text whose lines are paragraphs.
fn in_paragraphs(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_their_beginning() {
        for page in ["<!DOCTYPE html><p>x", "\n<!-- saved -->\n<HTML>", "\u{feff}<html lang=en>"] {
            assert!(looks_like_html(page.as_bytes()), "{page}");
        }
        let utf16: Vec<u8> = "\u{feff}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(looks_like_html(&utf16));
        for other in ["The <html> element", "<rss version='2.0'>", "", "<p>a</p>"] {
            assert!(!looks_like_html(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn a_page_may_name_its_encoding() {
        let page = b"<html><meta content='text/html; charset=windows-1251'><p>\xce\xed \xf1\xea\xe0\xe7\xe0\xeb.";
        assert_eq!(charset(page).as_deref(), Some("windows-1251"));
        assert_eq!(charset(b"<html><meta charset=\"UTF-8\">").as_deref(), Some("utf-8"));
        assert_eq!(charset(b"<html>"), None);
        let raw = read(page, None).unwrap();
        assert_eq!(raw.text, "Он сказал.");
        assert_eq!(raw.changes.first().map(String::as_str), Some("decoded from windows-1251"));
    }

    #[test]
    fn a_page_without_words_has_no_article() {
        let bytes = b"<html><script>alert(1)</script><nav>News</nav></html>";
        assert_eq!(read(bytes, None).map(|raw| raw.text), Err(Unfit::NoArticle));
    }

    #[test]
    fn pages_are_laid_out_in_many_ways() {
        let said = "The gates were opened by hand, three of the crew said, on the night";
        let story: Vec<String> = (1..6).map(|nth| format!("{said} of day {nth}.")).collect();
        let text = format!("The gates\n\n{}", story.join("\n\n"));
        let other = "<div><a href=x><h3>Another story</h3></a><p>A teaser of it, with a comma, that \
                     goes on for a while.</p></div>";
        let div = |gap: &str| -> String {
            story.iter().map(|it| format!("<{gap}>{it}</{gap}>")).collect()
        };
        for page in [
            format!("<div><div>The gates</div>{}</div><div>{}</div>", div("div"), other.repeat(9)),
            format!(
                "<main><article><header><h1>The gates</h1></header>{}<div class=related>{}</div>\
                 </article></main>",
                div("section"),
                other.repeat(9)
            ),
            format!(
                "<table><tr><td><b>The gates</b><br><br>{}</td><td>{}</td></tr></table>",
                story.join("<br><br>"),
                other.repeat(9)
            ),
        ] {
            let page = format!("<html><title>The gates - The Mercury</title><body>{page}");
            let raw = read(page.as_bytes(), None).unwrap();
            assert_eq!(raw.text, text, "{page}");
            assert_eq!(raw.title, "The gates");
            assert!(matches!(&*raw.outlet, "The Mercury" | ""));
        }
    }

    #[test]
    fn an_article_may_stand_in_many_parts() {
        let said = "The gates were opened by hand, three of the crew said, on the night";
        let part = |nth: usize| {
            format!(
                "<div class=step><div class=content><b>Part {nth}</b><p>{said} of day {nth}.</div>\
                 <figure><figcaption>The gates on day {nth}</figcaption></figure></div>"
            )
        };
        let parts: String = (1..6).map(part).collect();
        let related = "<div id=box-relatedposts><p>Two more stories, of the bridge and of the \
                       road, in the words of those who were there that night.</div>";
        let page = format!("<html><article><h1>The gates</h1>{parts}</article>{related}");
        let text = read(page.as_bytes(), None).unwrap().text;
        for nth in 1..6 {
            assert!(text.contains(&format!("on the night of day {nth}.")), "{text}");
        }
        assert!(!text.contains("Two more stories"), "{text}");
    }

    #[test]
    fn parts_may_be_wrapped_many_times() {
        let said = "<p>The gates were opened by hand, three of the crew said, on the night of day";
        let part = |nth: usize| {
            let words = format!("{said} {nth}.").repeat(3 + 3 * (nth % 2));
            let (open, close) = ("<div>".repeat(6), "</div>".repeat(6));
            format!("<div class=block>{open}{words}{close}</div><figure>Picture {nth}</figure>")
        };
        let other = "<div class=comment-box><p>Ten pictures of other days, with their captions, \
                     in the words of those who took them, and of those who are shown on them.</div>";
        let page = format!("<html><h1>The gates</h1><div>{}{}{other}{}", part(1), part(2), part(3));
        let text = read(page.as_bytes(), None).unwrap().text;
        for nth in 1..4 {
            assert!(text.contains(&format!("on the night of day {nth}.")), "{text}");
        }
        assert!(!text.contains("Ten pictures"), "{text}");
    }

    #[test]
    fn what_stands_at_the_head_of_a_page_is_read() {
        let body =
            "<p>The gates were opened by hand, three of the crew said, that night.".repeat(9);
        let page = format!(
            "<html><title>The gates of Karsk were open - The Mercury</title><meta property=og:title \
             content='The Mercury - all the news'><meta property=og:site_name content='The \
             Mercury'><h1>The gates of Karsk were open</h1><h2 class=standfirst>Nobody had asked \
             the crew, says one of them</h2><span class=c-byline>By <a href=x>Ann Poe</a> in \
             Karsk</span><div>{body}</div>"
        );
        let raw = read(page.as_bytes(), None).unwrap();
        assert_eq!((&*raw.title, &*raw.byline), ("The gates of Karsk were open", "Ann Poe"));
        let head = "The gates of Karsk were open\n\nNobody had asked the crew, says one of them\n\n\
                    The gates were";
        assert!(raw.text.starts_with(head), "{}", raw.text);
    }

    #[test]
    fn an_article_that_scripts_would_show_is_taken_from_json_ld() {
        let body = "The lower gates were opened by hand, the crew said.\\n".repeat(8);
        let page = format!(
            "<html><p>Please switch scripts on to read this story, and then come back here, to go \
             on with the reading of it. We are sorry that it is so.</p><script \
             type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{body}\"}}\
             </script>"
        );
        let raw = read(page.as_bytes(), None).unwrap();
        assert!(raw.text.starts_with("The lower gates") && raw.text.contains("said.\n\nThe"));
    }
}
