//! By what the beginning of a record, a list or a field is known, even amid
//! damage.

/// What may stand between records without being any.
pub fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '\u{200e}' | '\u{200f}')
}

/// What names are made of.
pub fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// A name and what stands after its colon.
pub fn named(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let after = text.trim_start_matches(is_name);
    let name = text.get(..text.len() - after.len()).filter(|name| !name.is_empty())?;
    Some((name, after.trim_start().strip_prefix(':')?.trim_start()))
}

/// Whether a record begins here: a bracket, a name, a colon, a value. Amid other
/// things only a value in quotes will do, for brackets stand in prose too.
pub fn begins(text: &str, amid: bool) -> bool {
    let Some((_, value)) = text.strip_prefix('(').and_then(named) else { return false };
    value.starts_with('"')
        || !amid && (value.starts_with(['(', '[', '\'']) || value.starts_with(|c: char| is_name(c)))
}

/// Where the next record begins between two bytes.
pub fn next_beginning(file: &str, from: usize, to: usize) -> Option<usize> {
    let bytes = file.as_bytes().get(from..to)?;
    let mut brackets = memchr::memchr_iter(b'(', bytes).map(|at| from + at);
    brackets.find(|at| file.get(*at..).is_some_and(|rest| begins(rest, true)))
}
