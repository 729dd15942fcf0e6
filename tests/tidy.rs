//! Rules of the house that no compiler holds: which module may import which,
//! who may touch files, clock and chance, where colours are, how long a file is.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

/// For each module of the library, the modules it may import.
const MAY_IMPORT: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("parallel", &[]),
    ("text", &["model"]),
    ("edit", &["model", "text"]),
    ("io", &["model", "parallel", "text"]),
    ("analysis", &["model", "parallel", "text"]),
    ("session", &["model", "text", "edit", "io", "analysis"]),
    ("ui", &["model", "text", "edit", "io", "analysis", "session"]),
    ("cli", &["model", "text", "edit", "io", "analysis", "session", "ui"]),
    ("main", &["cli", "ui"]),
];

/// Words that only some files may use, in code outside tests.
const RESERVED: [(&str, &[&str], &str); 13] = [
    ("egui", &["src/ui/"], "only `ui` knows egui"),
    ("eframe", &["src/ui/"], "only `ui` knows eframe"),
    ("rfd", &["src/ui/"], "only `ui` opens dialogs"),
    ("arboard", &["src/ui/"], "only `ui` reads the clipboard"),
    ("std::fs", &["src/io/"], "only `io` touches files"),
    ("fs::File", &["src/io/"], "only `io` touches files"),
    ("Timestamp::now", &["src/session/"], "only `session` reads the clock"),
    ("Zoned::now", &["src/session/"], "only `session` reads the clock"),
    ("SystemTime", &["src/session/"], "only `session` reads the clock"),
    ("getrandom", &["src/session/"], "only `session` asks for chance"),
    ("Color32::from_", &["src/ui/theme"], "colours are in `ui/theme.rs` alone"),
    ("println!", &[], "results go where the caller says"),
    ("eprintln!", &[], "messages go through `cli::failure::say`"),
];

/// Longest file under `src`, in lines.
const MOST_LINES: usize = 400;

/// Files that are longer, and how long they may be: each is one thing that
/// reads worse in two.
const LONG: [(&str, usize); 2] = [("src/model/project.rs", 440), ("src/ui/panels/reader.rs", 410)];

/// A source file.
struct Source {
    /// Its path in the repository, with `/`.
    name: String,
    text: String,
}

impl Source {
    /// Its lines outside tests and comments, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_test = self.name.ends_with("/tests.rs");
        let lines = self.text.lines().zip(1..).filter(move |_| !is_test);
        let before_tests = lines.take_while(|(line, _)| *line != "#[cfg(test)]");
        before_tests.filter_map(|(line, number)| {
            let code = line.split("//").next().unwrap_or_default();
            (!code.trim().is_empty()).then_some((number, code))
        })
    }

    /// The module of the library that it belongs to.
    fn module(&self) -> &str {
        let path = self.name.strip_prefix("src/").unwrap_or_default();
        path.split(['/', '.']).next().unwrap_or_default()
    }
}

fn sources(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in folders {
        collect(&root.join(folder), &mut paths);
    }
    paths.sort();
    let read = |path: PathBuf| Source {
        name: path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(&path).unwrap(),
    };
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// The modules that code imports or names, as `crate::module`, also out of a
/// list such as `crate::{edit, io::export}`; each with the byte where that begins.
fn named_modules(code: &str) -> Vec<(usize, &str)> {
    let mut named = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let after = &code[at + found.len()..];
        match after.strip_prefix('{') {
            Some(list) => named.extend(items(list).into_iter().map(|item| (at, first_word(item)))),
            None => named.push((at, first_word(after))),
        }
    }
    named
}

/// The items of a list in braces, which may hold lists themselves.
fn items(list: &str) -> Vec<&str> {
    let (mut items, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(list[start..at].trim());
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(list[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    items
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// Whether a line uses a word, not as a part of a longer one.
fn uses(line: &str, word: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let open_end = word.ends_with('_');
    line.match_indices(word).any(|(at, found)| {
        let after = line[at + found.len()..].chars().next();
        !is_part(line[..at].chars().next_back()) && (open_end || !is_part(after))
    })
}

#[track_caller]
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn modules_import_in_one_direction() {
    let mut faults = Vec::new();
    for source in sources(&["src"]).iter().filter(|source| source.name != "src/lib.rs") {
        let module = source.module();
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == module) else {
            faults
                .push(format!("{}: `{module}` has no place in the order of modules", source.name));
            continue;
        };
        let (numbers, lines): (Vec<usize>, Vec<&str>) = source.code().unzip();
        let code = lines.join("\n");
        for (at, named) in named_modules(&code) {
            let is_module = MAY_IMPORT.iter().any(|(name, _)| *name == named);
            if is_module && named != module && !allowed.contains(&named) {
                let number = numbers[code[..at].matches('\n').count()];
                let name = &source.name;
                faults.push(format!("{name}:{number}: `{module}` may not import `{named}`"));
            }
        }
    }
    none(faults);
}

#[test]
fn some_words_are_reserved() {
    let mut faults = Vec::new();
    for source in sources(&["src"]) {
        for (number, line) in source.code() {
            for (word, files, rule) in RESERVED {
                if uses(line, word) && !files.iter().any(|file| source.name.starts_with(file)) {
                    faults.push(format!("{}:{number}: `{word}`: {rule}", source.name));
                }
            }
        }
    }
    none(faults);
}

/// What asks a disk for something, in the files that keep projects.
const ASKS: [&str; 8] = [
    "bytes_of(",
    "metadata(",
    "read_dir(",
    "File::open(",
    "read_to_string(",
    "read_to_end(",
    "names_in(",
    "companion::read(",
];

/// What makes nothing of a failure.
const SWALLOWS: [&str; 3] = ["unwrap_or_default()", ".unwrap_or(Vec", ".unwrap_or(None"];

/// The numbers of statements that take a failure to read for nothing there.
fn swallowed(code: &[(usize, &str)]) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut statement, mut from) = (String::new(), 0);
    for (number, line) in code {
        if statement.trim().is_empty() {
            from = *number;
        }
        statement.push_str(line);
        if line.trim_end().ends_with([';', '{', '}']) {
            let is_asked = ASKS.iter().any(|asks| statement.contains(asks));
            if is_asked && SWALLOWS.iter().any(|swallows| statement.contains(swallows)) {
                found.push(from);
            }
            statement.clear();
        }
    }
    found
}

#[test]
fn a_failed_read_is_no_absence() {
    let mut faults = Vec::new();
    for source in sources(&["src/io", "src/session"]) {
        // What is imported is told file by file, and its kind is guessed from its name.
        if source.name.starts_with("src/io/import") {
            continue;
        }
        let code: Vec<_> = source.code().collect();
        let name = &source.name;
        let told =
            |number| format!("{name}:{number}: a failure to read is taken for nothing there");
        faults.extend(swallowed(&code).into_iter().map(told));
    }
    none(faults);
    let old = [(7, "let old = journal::bytes_of(&path)"), (8, "    .unwrap_or_default();")];
    assert_eq!(swallowed(&old), [7]);
    assert_eq!(
        swallowed(&[(1, "let a = fs::metadata(path)?;"), (2, "b.unwrap_or_default();")]),
        []
    );
}

#[test]
fn every_file_says_what_it_is_for() {
    let sources = sources(&["src", "tests", "benches"]);
    assert!(sources.len() > 50);
    let silent = sources.iter().filter(|source| {
        let first = source.text.lines().next().unwrap_or_default();
        !first.starts_with("//! ")
    });
    none(silent.map(|source| format!("{}:1: says nothing in `//!`", source.name)).collect());
}

#[test]
fn files_are_short_enough_to_read() {
    let mut faults = Vec::new();
    for source in sources(&["src"]) {
        let lines = source.text.lines().count();
        let most = LONG.iter().find(|(name, _)| *name == source.name);
        let most = most.map_or(MOST_LINES, |(_, most)| *most);
        if lines > most {
            faults.push(format!("{}:{most}: has {lines} lines, and at most {most}", source.name));
        }
    }
    none(faults);
}

#[test]
fn nobody_is_told_to_come_back_later() {
    let unfinished = ["TODO", "FIXME", "XXX", "Temporary."];
    let mut faults = Vec::new();
    for source in sources(&["src", "benches"]) {
        for (line, number) in source.text.lines().zip(1..) {
            // A to-do that names an issue is a pointer, not an excuse.
            if unfinished.iter().any(|word| uses(line, word) || line.contains("Temporary."))
                && !line.contains("TODO(#")
            {
                faults.push(format!("{}:{number}: {}", source.name, line.trim()));
            }
        }
    }
    none(faults);
}

#[test]
fn the_rules_themselves_see_what_they_should() {
    let named = |code| named_modules(code).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(named("use crate::edit::tag;"), ["edit"]);
    assert_eq!(named("    let x = crate::io::read(&crate::model::Id(1));"), ["io", "model"]);
    assert_eq!(
        named("use crate::{\n    edit::{Hand, tag},\n    io::export,\n};")[..2],
        ["edit", "io"]
    );
    assert_eq!(named("use my_crate::edit;"), Vec::<&str>::new());
    assert!(uses("use std::fs::File;", "std::fs") && !uses("std::fsync()", "std::fs"));
    assert!(uses("Color32::from_rgb(1, 2, 3)", "Color32::from_"));
    assert!(!uses("eprintln!(\"a\")", "println!"));
    let source = Source {
        name: "src/model/id.rs".to_owned(),
        text: "//! Ids.\nuse crate::edit; // why\n#[cfg(test)]\nuse crate::io;\n".to_owned(),
    };
    assert_eq!(source.module(), "model");
    assert_eq!(source.code().collect::<Vec<_>>(), [(2, "use crate::edit; ")]);
}
