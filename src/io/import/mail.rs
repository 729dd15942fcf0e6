//! Mails, with what is attached to them, and pages that browsers save as mails.

mod forwarded;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use super::raw::{Raw, letters_of};
use super::when::When;
use super::{Columns, Importer, Source, Unfit, html, inside};

/// The entry for mails.
pub const IMPORTER: Importer = Importer {
    id: "eml",
    name: "Mail",
    extensions: &["eml"],
    carries: "the text, and an article for each attached file; subject, sender and time, or those \
              of the mail that was forwarded in it",
    takes: |source| looks_like_mail(source),
    read: |source| {
        let message = MessageParser::default().parse(source.bytes).ok_or(Unfit::Damaged)?;
        if is_page(&message) { page(&message) } else { mail(&message, source.depth) }
    },
};

/// The entry for pages saved as one file: the same, under other names.
pub const PAGE_IMPORTER: Importer = Importer {
    id: "mhtml",
    name: "Web page in one file",
    extensions: &["mhtml", "mht"],
    carries: "the article on the page, as of web pages; the page's address, and when it was saved",
    takes: |source| {
        looks_like_mail(source) && {
            let start = source.bytes.get(..source.bytes.len().min(4096)).unwrap_or_default();
            let start = start.to_ascii_lowercase();
            memchr::memmem::find(&start, b"multipart/related").is_some()
                && (matches!(source.extension, "mhtml" | "mht")
                    || memchr::memmem::find(&start, b"snapshot-content-location").is_some())
        }
    },
    read: IMPORTER.read,
};

/// A mail's own text is a note to what is attached where it has fewer letters.
const NOTE: usize = 200;

/// Two or more header lines of mails, before the first empty line.
fn looks_like_mail(source: &Source<'_>) -> bool {
    static HEADERS: &[&str] = &[
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "received",
        "return-path",
        "content-type",
        "delivered-to",
        "snapshot-content-location",
        "dkim-signature",
        "x-mailer",
    ];
    let start = source.bytes.get(..source.bytes.len().min(16_384)).unwrap_or_default();
    let start = String::from_utf8_lossy(start);
    let mut known = 0;
    for (nth, line) in start.lines().enumerate() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && nth > 0 || nth == 0 && line.starts_with("From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return false;
        }
        known += usize::from(HEADERS.contains(&name.to_ascii_lowercase().as_str()));
    }
    // A text may begin with two lines of that kind; a mail's name says so, or it
    // has been on its way.
    known >= 2 && (matches!(source.extension, "eml" | "mht" | "mhtml" | "") || known >= 4)
}

/// Whether it is a page, and not a mail with pictures in it.
fn is_page(message: &Message<'_>) -> bool {
    message.header_raw("Snapshot-Content-Location").is_some()
        || message.header_raw("From").is_some_and(|from| from.contains("Saved by"))
        || message.from().is_none() && message.to().is_none()
}

fn page(message: &Message<'_>) -> Result<Vec<Raw>, Unfit> {
    let mut pages = message.parts.iter().filter_map(|part| match &part.body {
        PartType::Html(html) => Some((part, html)),
        _ => None,
    });
    let (part, html) = pages.next().ok_or(Unfit::NoArticle)?;
    let mut raw = html::read(html.as_bytes(), Some("utf-8"))?;
    if raw.url.is_empty() {
        let saved = message.header_raw("Snapshot-Content-Location").map(str::trim);
        let url = saved.or_else(|| part.content_location()).unwrap_or_default();
        raw.url = if url.starts_with("http") { url.to_owned() } else { String::new() };
    }
    if raw.captured.date.is_none() {
        raw.captured = When::read(message.header_raw("Date").unwrap_or_default());
    }
    Ok(vec![raw])
}

fn mail(message: &Message<'_>, depth: usize) -> Result<Vec<Raw>, Unfit> {
    let mut bodies = Vec::new();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(words) => bodies.push(words.trim_end().to_owned()),
            PartType::Html(html) => bodies.push(html::plain(html)?),
            _ => {}
        }
    }
    let subject = message.subject().unwrap_or_default().to_owned();
    let from = message.from().and_then(|from| from.first());
    let sender = from.and_then(|from| from.name().or_else(|| from.address())).unwrap_or_default();
    let mut raw = Raw {
        title: without_prefix(&subject).to_owned(),
        byline: sender.to_owned(),
        published: When::read(message.header_raw("Date").unwrap_or_default()),
        ..Raw::default()
    };
    raw.text = bodies.join("\n\n");
    forwarded::read(&mut raw);
    let mut attached = Vec::new();
    for part in message.attachments() {
        match read_attachment(part, depth) {
            Some(Ok(articles)) => attached.extend(articles),
            Some(Err(why)) => raw.changes.push(why),
            None => {}
        }
    }
    for article in &mut attached {
        article.changes.insert(0, format!("attached to the mail “{subject}”"));
    }
    let is_note = letters_of(&raw.text).chars().count() < NOTE;
    if raw.text.trim().is_empty() || is_note && !attached.is_empty() {
        return if attached.is_empty() { Err(Unfit::NoArticle) } else { Ok(attached) };
    }
    raw.put_headline_first();
    attached.insert(0, raw);
    Ok(attached)
}

/// The articles of an attached file, or why there are none; nothing where it is no
/// file that anybody would read.
fn read_attachment(part: &MessagePart<'_>, depth: usize) -> Option<Result<Vec<Raw>, String>> {
    let name = part.attachment_name().unwrap_or_default();
    let is_no_text = part.content_type().is_some_and(|kind| {
        matches!(kind.ctype(), "image" | "audio" | "video") || kind.subtype() == Some("calendar")
    });
    let result = match &part.body {
        PartType::Message(message) if depth > 0 => mail(message, depth - 1),
        PartType::Message(_) | PartType::Multipart(_) => return None,
        _ if name.is_empty() || is_no_text => return None,
        _ if depth == 0 => Err(Unfit::Bomb),
        _ => inside(part.contents(), name, depth - 1, &Columns::default()),
    };
    Some(result.map_err(|why| format!("attached “{name}” was not read: {why}")))
}

/// A subject without `Fwd:` and the like.
fn without_prefix(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((prefix, after)) = rest.split_once(':') {
        let prefix = prefix.trim().to_lowercase();
        if !matches!(prefix.as_str(), "fw" | "fwd" | "re" | "wg" | "aw" | "tr" | "rv" | "i" | "ref")
        {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_are_known_by_their_first_lines() {
        let takes =
            |text: &str, extension| looks_like_mail(&Source::named(text.as_bytes(), extension));
        let mail = "From: a@b.example\nTo: c\n  d\nSubject: x\n\nWords.";
        assert!(takes(mail, "eml") && takes(&format!("Received: x\nDate: y\n{mail}"), "txt"));
        assert!(!takes(mail, "txt") && !takes("From: here\nwe went on: x\n", "eml"));
    }

    #[test]
    fn a_short_mail_is_a_note_to_what_is_attached() {
        let mail = "From: Ann Poe <a@b.example>\nSubject: Fwd: RE: the dam\nDate: Tue, 18 Feb 2025 \
                    21:40:00 +0300\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n\
                    --x\nContent-Type: text/plain\n\nSee below.\n--x\nContent-Type: text/html\n\
                    Content-Disposition: attachment; filename=dam.html\n\n<html><p>The dam is \
                    safe.</html>\n--x\nContent-Type: image/png\nContent-Disposition: attachment; \
                    filename=dam.png\n\nxyz\n--x--\n";
        let message = MessageParser::default().parse(mail.as_bytes()).unwrap();
        let found = super::mail(&message, 2).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "The dam is safe.");
        assert_eq!(found[0].changes[0], "attached to the mail “Fwd: RE: the dam”");
        let alone =
            mail.split("--x\nContent-Type: text/html").next().unwrap().to_owned() + "--x--\n";
        let message = MessageParser::default().parse(alone.as_bytes()).unwrap();
        let found = super::mail(&message, 2).unwrap().remove(0);
        assert_eq!((&*found.title, &*found.byline), ("the dam", "Ann Poe"));
        assert_eq!(found.text, "the dam\n\nSee below.");
        assert_eq!(found.published.at, "2025-02-18T21:40:00+03:00");
    }
}
