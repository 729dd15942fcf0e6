//! What still belongs to a sentence after its stop: note marks and smileys.

use super::chars::{after, before, is_emoji};
use super::run::Run;
use super::word::Word;

/// Smileys that stand alone after a sentence.
const SMILEYS: &[&str] = &[
    ":)", ":-)", ":(", ":-(", ";)", ";-)", ":D", ":-D", ":P", ":-P", ":p", ":-p", ":/", ":))",
    ":)))", ":o", ":O", "=)", "xD", "XD",
];

/// Where the sentence that comes to a stop with `run` ends at last.
pub(super) fn end(text: &str, run: &Run, limit: usize) -> usize {
    let at = after_brackets(text, run.end, limit);
    let at = if at == run.end { after_number(text, run, limit) } else { at };
    after_smileys(text, at, limit)
}

/// Skips `[3][4]` and `²`.
fn after_brackets(text: &str, from: usize, limit: usize) -> usize {
    let mut at = from;
    while after(text, at) == Some('[') && at < limit {
        let inner = text.as_bytes().get(at + 1..limit).unwrap_or_default();
        let len = inner.iter().take(4).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if len == 0 || inner.get(len) != Some(&b']') {
            break;
        }
        at += len + 2;
    }
    while let Some(c @ ('¹' | '²' | '³' | '⁰' | '⁴'..='⁹')) = after(text, at).filter(|_| at < limit)
    {
        at += c.len_utf8();
    }
    at
}

/// Skips the numbers of notes that were set small and lost their height:
/// `consultation.11 Take`, `consultation.11 12 Take`.
fn after_number(text: &str, run: &Run, limit: usize) -> usize {
    let bytes = text.as_bytes().get(run.end..limit).unwrap_or_default();
    let digits = bytes.iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
    let fits = (1..=3).contains(&digits) && bytes.get(digits) == Some(&b' ');
    if !fits || run.dots != 1 {
        return run.end;
    }
    let word = Word::ending_at(text, run.start.saturating_sub(80), run.start);
    let long = match word.is_empty() {
        true => before(text, run.start) == Some(')'),
        // Shorter words may be abbreviations: `No.5`.
        false => word.letters() > 3 && word.digits() == 0,
    };
    if long {
        run.end + digits + more_numbers(bytes.get(digits..).unwrap_or_default())
    } else {
        run.end
    }
}

/// How many bytes further numbers take, up to a capital: 3 of ` 12 Take`.
fn more_numbers(bytes: &[u8]) -> usize {
    let mut len = 0;
    while let Some([b' ' | b',', rest @ ..]) = bytes.get(len..) {
        let digits = rest.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        if !(1..=3).contains(&digits) {
            break;
        }
        len += 1 + digits;
    }
    match bytes.get(len..) {
        Some([b' ', b'A'..=b'Z', ..]) => len,
        _ => 0,
    }
}

/// Skips smileys and emoji, which follow the sentence that they comment.
fn after_smileys(text: &str, from: usize, limit: usize) -> usize {
    let mut at = from;
    while let Some(rest) = text.get(at..limit) {
        let mark = rest.trim_start_matches([' ', '\u{a0}']);
        let size = match mark.chars().next() {
            Some(c) if is_emoji(c) => c.len_utf8(),
            Some(':' | ';' | '=' | 'x' | 'X') => {
                match SMILEYS.iter().find(|face| stands(mark, face)) {
                    Some(face) => face.len(),
                    None => break,
                }
            }
            _ => break,
        };
        at += rest.len() - mark.len() + size;
    }
    at
}

/// Whether `text` begins with `face` and white space or nothing after it.
fn stands(text: &str, face: &str) -> bool {
    text.strip_prefix(face).is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
}
