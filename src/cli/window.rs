//! `hearsay` without a verb: the window.
//!
//! A word that is neither a file nor a verb is most often a mistyped verb.

use std::path::{Path, PathBuf};

use super::failure::{Failure, Status};

/// Opens the window on a project or on articles.
pub fn run(paths: Vec<PathBuf>) -> Result<Status, Failure> {
    if let [only] = paths.as_slice()
        && let Some(failure) = mistyped(only)
    {
        return Err(failure);
    }
    if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        let message = format!("there is no such file: `{}`", missing.display());
        return Err(Failure::new(message, "check the name; it may have been moved"));
    }
    open(paths)
}

#[cfg(feature = "gui")]
fn open(paths: Vec<PathBuf>) -> Result<Status, Failure> {
    if !has_display() {
        return Err(Failure::new(
            "there is no display to open a window on",
            "the verbs need none: see hearsay --help, or try hearsay demo",
        ));
    }
    crate::ui::window::run(paths, false).map_err(|why| Failure::new(why, ""))?;
    Ok(Status::Done)
}

#[cfg(not(feature = "gui"))]
fn open(_: Vec<PathBuf>) -> Result<Status, Failure> {
    Err(no_window("the window"))
}

/// Says that this build draws nothing.
#[cfg(not(feature = "gui"))]
pub fn no_window(what: &str) -> Failure {
    Failure::new(
        format!("this build is without {what}: its feature `gui` was left out"),
        "build it with `cargo build --release`, or see hearsay --help for the verbs it has",
    )
}

/// Whether there is a display to open a window on.
#[cfg(feature = "gui")]
pub fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// What to say of a lone word that names no file.
fn mistyped(path: &Path) -> Option<Failure> {
    let word = path.to_str()?;
    if path.exists() || word.contains(['.', '/', '\\']) {
        return None;
    }
    let lower = word.to_lowercase();
    let likely = super::verbs()
        .into_iter()
        .map(|verb| (distance(&lower, &verb), verb))
        .min()
        .filter(|(distance, verb)| *distance <= 2 && *distance < verb.len().div_ceil(2));
    let hint = match likely {
        Some((_, verb)) => format!("did you mean `hearsay {verb}`?"),
        None => "see hearsay --help for the verbs".to_owned(),
    };
    Some(Failure::new(format!("there is neither a file nor a verb `{word}`"), hint))
}

/// How many letters must be added, dropped, changed or exchanged with their
/// neighbour to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let cost = |row: Option<&Vec<usize>>, j: usize| {
                row.and_then(|row| row.get(j)).copied().unwrap_or(usize::MAX - 1)
            };
            let above = rows.last();
            let mut least = (cost(above, j) + usize::from(x != y))
                .min(cost(above, j + 1) + 1)
                .min(cost(Some(&row), j) + 1);
            let crossed = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if crossed {
                least = least.min(cost(rows.get(i - 1), j - 1) + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exchange_of_neighbours_is_one_slip() {
        assert_eq!(distance("exprot", "export"), 1);
        assert_eq!(distance("chek", "check"), 1);
        assert_eq!(distance("", "new"), 3);
        assert_eq!(distance("stats", "stats"), 0);
    }
}
