//! From bytes to text: which encoding a file is in, and what was lost.
//!
//! It changes nothing in the text itself; `text::normalise` does.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Guessing looks at this much of a file: more does not make it surer.
const GUESSED_FROM: usize = 1 << 20;

/// A text, and what happened on the way.
pub struct Decoded<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// What was done, in words.
    pub changes: Vec<String>,
}

/// Decodes a text. Marks at the beginning are believed, then UTF-8 where it is
/// that, then the likeliest of the old encodings.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some(decoded) = utf_32(bytes) {
        return decoded;
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return decode_as(encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !is_iso_2022(bytes) => {
            Decoded { text: Cow::Borrowed(text), changes: Vec::new() }
        }
        Err(_) if is_damaged_utf8(bytes) => decode_as(UTF_8, bytes),
        _ => decode_as(guess(bytes), bytes),
    }
}

/// Decodes a text whose file names its encoding. That is believed unless the text
/// is plainly something else: many pages were converted and still say the old one.
pub fn decode_named<'a>(bytes: &'a [u8], name: Option<&str>) -> Decoded<'a> {
    let named = name.and_then(|name| Encoding::for_label(name.as_bytes()));
    match named {
        Some(encoding)
            if Encoding::for_bom(bytes).is_none()
                && utf_32(bytes).is_none()
                && unmarked_utf_16(bytes).is_none()
                && encoding.is_ascii_compatible()
                && (std::str::from_utf8(bytes).is_err() || bytes.is_ascii()) =>
        {
            decode_as(if bytes.is_ascii() { UTF_8 } else { encoding }, bytes)
        }
        _ => decode(bytes),
    }
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let mut changes = Vec::new();
    if encoding != UTF_8 {
        changes.push(format!("decoded from {}", encoding.name()));
    }
    if damaged {
        changes.push(replaced(text.matches(char::REPLACEMENT_CHARACTER).count()));
    }
    Decoded { text, changes }
}

fn replaced(n: usize) -> String {
    match n {
        1 => "1 damaged character replaced".to_owned(),
        n => format!("{n} damaged characters replaced"),
    }
}

/// Decodes UTF-32 with its mark; nothing where more than one in ten of its characters
/// is none, for then the mark stands there by chance.
fn utf_32(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (name, rest, read): (_, _, fn([u8; 4]) -> u32) = match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => ("UTF-32LE", rest, u32::from_le_bytes),
        [0, 0, 0xfe, 0xff, rest @ ..] => ("UTF-32BE", rest, u32::from_be_bytes),
        _ => return None,
    };
    let (units, rest) = rest.as_chunks();
    let mut text = String::with_capacity(units.len());
    let mut damaged = usize::from(!rest.is_empty());
    for unit in units {
        let c = char::from_u32(read(*unit));
        damaged += usize::from(c.is_none());
        text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let mut changes = vec![format!("decoded from {name}")];
    if damaged > 0 {
        changes.push(replaced(damaged));
    }
    (damaged * 10 <= units.len() + 9).then_some(Decoded { text: Cow::Owned(text), changes })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes.get(..bytes.len().min(GUESSED_FROM)).unwrap_or_default(), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// ISO-2022-JP is ASCII with escapes, so it is valid UTF-8 without being it.
fn is_iso_2022(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"\x1b$").is_some() && guess(bytes) == encoding_rs::ISO_2022_JP
}

/// Whether most of what is not ASCII is good UTF-8: other encodings look like it
/// by chance only now and then.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 4 * bad
}

/// Whether a file is no text. Control characters other than line ends, tabs and
/// the escapes of old encodings are strays and replaced, unless there are more
/// than two, and more than one in fifty bytes: packed and machine-made bytes have
/// one in eleven. UTF-16 and, with its mark, UTF-32 are text.
pub fn is_binary(bytes: &[u8]) -> bool {
    const UTF_32: [&[u8]; 2] = [b"\xff\xfe\0\0", b"\0\0\xfe\xff"];
    if UTF_32.iter().any(|mark| bytes.starts_with(mark)) {
        return utf_32(bytes).is_none();
    }
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_16LE || encoding == UTF_16BE => return false,
        _ => {}
    }
    let odd = |byte: &&u8| matches!(**byte, 0..=8 | 14..=26 | 28..=31);
    let n_odd = bytes.iter().filter(odd).count();
    n_odd > 2 && n_odd * 50 > bytes.len() && unmarked_utf_16(bytes).is_none()
}

/// UTF-16 without a mark, where it is plain: one half of each pair says the script,
/// and is nearly always the same or, for spaces and stops, zero; the other never is
/// zero.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(GUESSED_FROM) & !1).unwrap_or_default();
    memchr::memchr(0, start)?;
    let mut counts = [[0_usize; 256]; 2];
    for (nth, byte) in start.iter().enumerate() {
        if let Some(count) = counts.get_mut(nth % 2).and_then(|of| of.get_mut(usize::from(*byte))) {
            *count += 1;
        }
    }
    let [even, odd] = counts;
    let pairs = start.len() / 2;
    let plain = |high: &[usize; 256], low: &[usize; 256]| {
        let ([zeros, others @ ..], [zeros_below, below @ ..]) = (high, low);
        let script = others.iter().copied().max().unwrap_or_default();
        // Letters vary, and one in ten or so is a space.
        let is_script = pairs >= 16
            && zeros * 20 >= pairs
            && (zeros + script) * 10 >= pairs * 9
            && below.iter().all(|count| count * 2 < pairs);
        *zeros_below == 0 && (pairs >= 4 && zeros * 10 >= pairs * 7 || is_script)
    };
    match () {
        () if plain(&odd, &even) => Some(UTF_16LE),
        () if plain(&even, &odd) => Some(UTF_16BE),
        () => None,
    }
}
