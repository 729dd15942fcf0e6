//! Web archives: an article for each page that was answered.

use std::io::Read as _;

use flate2::read::{DeflateDecoder, GzDecoder, MultiGzDecoder, ZlibDecoder};

use super::raw::{FROM_PAGE, Raw};
use super::when::When;
use super::{Importer, Source, Unfit, html};

/// The entry for web archives.
pub const IMPORTER: Importer = Importer {
    id: "warc",
    name: "Web archive",
    extensions: &["warc", "warc.gz"],
    carries: "an article for each page in it, as of web pages; its address, and when it was \
              archived",
    takes: |source| {
        source.bytes.starts_with(b"WARC/")
            || source.bytes.starts_with(b"\x1f\x8b")
                && unpacked(source.bytes, 5).is_ok_and(|start| start == b"WARC/")
    },
    read,
};

/// An archive unpacks to at most so many bytes.
const LARGEST: u64 = 512 << 20;

/// A page unpacks to at most so many bytes.
const LARGEST_PAGE: u64 = 16 << 20;

fn unpacked(bytes: &[u8], most: u64) -> Result<Vec<u8>, Unfit> {
    let mut all = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(most).read_to_end(&mut all);
    // What came before the damage is good.
    if read.is_err() && all.is_empty() { Err(Unfit::Damaged) } else { Ok(all) }
}

fn read(source: &Source<'_>) -> Result<Vec<Raw>, Unfit> {
    let unpacked = match source.bytes.starts_with(b"\x1f\x8b") {
        true => unpacked(source.bytes, LARGEST + 1)?,
        false => Vec::new(),
    };
    if unpacked.len() as u64 > LARGEST {
        return Err(Unfit::Bomb);
    }
    let mut rest: &[u8] = if unpacked.is_empty() { source.bytes } else { &unpacked };
    let mut articles = Vec::new();
    while let Some(at) = memchr::memmem::find(rest, b"WARC/") {
        rest = rest.get(at..).unwrap_or_default();
        let Some((head, body)) = split_head(rest) else { break };
        let head = Head(head);
        let length = head.field("content-length").and_then(|it| it.parse().ok()).unwrap_or(0_usize);
        let content = body.get(..length.min(body.len())).unwrap_or_default();
        articles.extend(article(&head, content));
        rest = body.get(content.len()..).unwrap_or_default();
    }
    if articles.is_empty() { Err(Unfit::NoArticle) } else { Ok(articles) }
}

/// The page in one record; none where it is no answer, no page or no article.
fn article(head: &Head, content: &[u8]) -> Option<Raw> {
    let kind = head.field("warc-type")?;
    let (page, encoding) = match kind.as_str() {
        "response" => answer(content)?,
        "resource" | "conversion" => {
            let kind = head.field("content-type").unwrap_or_default();
            kind.contains("html").then(|| (content.to_vec(), charset(&kind)))?
        }
        _ => return None,
    };
    let mut raw = html::read(&page, encoding.as_deref()).ok()?;
    // An archive holds lists of stories, too, and what frames are filled with.
    if !raw.changes.iter().any(|change| change == FROM_PAGE) {
        return None;
    }
    let address = head.field("warc-target-uri").unwrap_or_default();
    let address = address.trim_matches(['<', '>']);
    if raw.url.is_empty() {
        address.clone_into(&mut raw.url);
    }
    raw.captured = When::read(&head.field("warc-date").unwrap_or_default());
    Some(raw)
}

/// The body of an answer to a request for a page, and the encoding it names.
fn answer(content: &[u8]) -> Option<(Vec<u8>, Option<String>)> {
    let (head, body) = split_head(content)?;
    let status = head.lines().next()?.split(' ').nth(1)?.to_owned();
    let head = Head(head);
    let kind = head.field("content-type")?;
    if status != "200" || !kind.contains("html") {
        return None;
    }
    let is_chunked = head.field("transfer-encoding").is_some_and(|it| it.contains("chunked"));
    let body = if is_chunked { joined(body) } else { body.to_vec() };
    let mut page = Vec::new();
    let packed = &body[..];
    // A body that says it is packed and is not is taken as it is.
    let read = match head.field("content-encoding").as_deref() {
        Some("gzip" | "x-gzip") => GzDecoder::new(packed).take(LARGEST_PAGE).read_to_end(&mut page),
        Some("deflate") => {
            let read = ZlibDecoder::new(packed).take(LARGEST_PAGE).read_to_end(&mut page);
            read.or_else(|_| DeflateDecoder::new(packed).take(LARGEST_PAGE).read_to_end(&mut page))
        }
        Some("br" | "zstd") => return None,
        _ => Ok(0),
    };
    let is_plain = page.is_empty() || read.is_err() && page.len() < 100;
    Some((if is_plain { body } else { page }, charset(&kind)))
}

fn charset(kind: &str) -> Option<String> {
    let (_, name) = kind.split_once("charset=")?;
    Some(name.split(';').next()?.trim_matches(['"', ' ']).to_owned())
}

/// The pieces of a body that was sent in pieces; as it is where it was not.
fn joined(body: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    let mut rest = body;
    while let Some(end) = memchr::memmem::find(rest, b"\r\n") {
        let size = rest.get(..end).and_then(|line| std::str::from_utf8(line).ok());
        let size = size.and_then(|line| line.split(';').next());
        let Some(size) = size.and_then(|it| usize::from_str_radix(it.trim(), 16).ok()) else {
            return if all.is_empty() { body.to_vec() } else { all };
        };
        let piece = rest.get(end + 2..).unwrap_or_default();
        let piece_end = size.min(piece.len());
        all.extend_from_slice(piece.get(..piece_end).unwrap_or_default());
        rest = piece.get(piece_end..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").unwrap_or(rest);
        if size == 0 {
            break;
        }
    }
    if all.is_empty() { body.to_vec() } else { all }
}

/// The lines before the first empty one, and what comes after it.
fn split_head(bytes: &[u8]) -> Option<(String, &[u8])> {
    /// Longer heads are none.
    const LONGEST: usize = 64 << 10;
    let start = bytes.get(..bytes.len().min(LONGEST)).unwrap_or_default();
    let (at, gap) = match memchr::memmem::find(start, b"\r\n\r\n") {
        Some(at) => (at, 4),
        None => (memchr::memmem::find(start, b"\n\n")?, 2),
    };
    let head = String::from_utf8_lossy(bytes.get(..at)?).into_owned();
    Some((head, bytes.get(at + gap..)?))
}

/// Header lines.
struct Head(String);

impl Head {
    /// The value under a name in lower case, itself in lower case but for addresses.
    fn field(&self, name: &str) -> Option<String> {
        let mut lines = self.0.lines().filter_map(|line| line.split_once(':'));
        let (_, value) = lines.find(|(known, _)| known.trim().eq_ignore_ascii_case(name))?;
        let value = value.trim();
        let is_exact = name.ends_with("uri") || name.ends_with("date");
        Some(if is_exact { value.to_owned() } else { value.to_lowercase() })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn record(kind: &str, content: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: \
             2025-02-19T07:00:00Z\r\nContent-Length: {}\r\n\r\n",
            content.len()
        );
        [head.as_bytes(), content, b"\r\n\r\n"].concat()
    }

    fn page() -> Vec<u8> {
        let words = "The gates were opened by hand, three of the crew said, on the night. ";
        format!("<html><body><p>{}</p></body></html>", words.repeat(4)).into_bytes()
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn pages_are_taken_as_they_were_sent() {
        let http = |fields: &str, body: &[u8]| {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{fields}\r\n");
            record("response", &[head.as_bytes(), body].concat())
        };
        let (one, two) = (page()[..20].to_vec(), page()[20..].to_vec());
        let pieces = [
            format!("{:x}\r\n", one.len()).as_bytes(),
            &one,
            format!("\r\n{:x};x\r\n", two.len()).as_bytes(),
            &two,
            b"\r\n0\r\n\r\n",
        ]
        .concat();
        let archive = [
            record("warcinfo", b"software: x\r\n"),
            http("", &page()),
            http("Content-Encoding: gzip\r\n", &packed(&page())),
            http("Transfer-Encoding: chunked\r\n", &pieces),
            record("response", b"HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n<html>no"),
            record("request", b"GET / HTTP/1.1\r\n\r\n"),
        ];
        let plain = archive.concat();
        let gz: Vec<u8> = archive.iter().flat_map(|record| packed(record)).collect();
        for bytes in [plain, gz] {
            let source = Source::named(&bytes, "warc");
            assert!((IMPORTER.takes)(&source));
            let found = read(&source).unwrap();
            assert_eq!(found.len(), 3);
            for raw in found {
                assert!(raw.text.starts_with("The gates") && raw.text.ends_with("night."));
                assert_eq!(raw.url, "https://a.example/1");
                assert_eq!(raw.captured.at, "2025-02-19T07:00:00Z");
            }
        }
    }

    #[test]
    fn damaged_archives_end_where_they_end() {
        let bytes = record("response", b"HTTP/1.1 200 OK\r\n");
        for n in 0..bytes.len() {
            let source = Source::named(&bytes[..n], "warc");
            assert!(read(&source).is_err());
        }
        assert_eq!(joined(b"zz\r\nabc"), b"zz\r\nabc");
    }
}
