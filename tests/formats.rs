//! The bytes that the exporters give for the small project of `tests/data`, so
//! that a change to them is seen and meant.

// A helper of a test fails the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

use hearsay::analysis::{self, Choice};
use hearsay::io::export::{EXPORTERS, Options};
use hearsay::io::project_file;
use hearsay::model::*;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn small() -> Project {
    project_file::open(&data("project_file/small.ron")).unwrap().0.project
}

fn exported(table: &Table, nth: usize) -> String {
    let mut out = Vec::new();
    (EXPORTERS[nth].write)(table, &Options::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Compares with a file in `tests/data`; `UPDATE=1` writes it instead.
fn expect_file(name: &str, found: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(data(name).parent().unwrap()).unwrap();
        std::fs::write(data(name), found).unwrap();
    }
    assert_eq!(std::fs::read_to_string(data(name)).unwrap(), found, "{name}; UPDATE=1 rewrites it");
}

#[test]
fn every_format_gives_these_bytes() {
    let project = small();
    let tags = analysis::tag_rows(&project, &project.header().title, &Choice::default());
    let stats = analysis::stats(&project).table();
    for (nth, exporter) in EXPORTERS.iter().enumerate() {
        expect_file(&format!("formats/tags.{}", exporter.extension), &exported(&tags, nth));
        expect_file(&format!("formats/stats.{}", exporter.extension), &exported(&stats, nth));
    }
}

#[test]
fn csv_and_json_lines_say_the_same() {
    let table = analysis::tag_rows(&small(), "Small", &Choice::default());
    let csv = exported(&table, 0);
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).collect();
    let json = exported(&table, 1);
    assert_eq!((rows.len(), json.lines().count()), (table.rows.len(), table.rows.len()));
    for (row, line) in rows.iter().zip(json.lines()) {
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        for (column, cell) in table.columns.iter().zip(row) {
            let words = match &object[&**column] {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(words) => words.clone(),
                other => other.to_string(),
            };
            assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), words, "{column}");
        }
    }
}

#[test]
fn offsets_count_bytes_characters_and_units() {
    let project = small();
    let table = analysis::tag_rows(&project, &project.header().title, &Choice::default());
    let column = |name: &str| table.columns.iter().position(|c| *c == name).unwrap();
    let number = |row: &[Cell], name: &str| match row[column(name)] {
        Cell::Number(number) => number as usize,
        _ => panic!("{name}"),
    };
    for row in &table.rows {
        let Cell::Text(id) = &row[column("article_id")] else { panic!() };
        let Cell::Text(quote) = &row[column("quote")] else { panic!() };
        let text = project.text(id.parse().unwrap());
        let (from, to) = (number(row, "start_byte"), number(row, "end_byte"));
        assert_eq!(&text[from..to], quote);
        let chars: Vec<char> = text.chars().collect();
        let of_chars: String =
            chars[number(row, "start_char")..number(row, "end_char")].iter().collect();
        assert_eq!(&of_chars, quote);
        let units: Vec<u16> = text.encode_utf16().collect();
        let of_units = &units[number(row, "start_utf16")..number(row, "end_utf16")];
        assert_eq!(&String::from_utf16(of_units).unwrap(), quote);
    }
}

#[test]
fn a_choice_leaves_the_rest_out() {
    let project = small();
    let rows = |kinds: Option<Vec<KindId>>, articles: Option<Vec<ArticleId>>| {
        analysis::tag_rows(&project, "", &Choice { kinds, articles }).rows.len()
    };
    assert_eq!(rows(None, None), 5);
    assert_eq!(rows(Some(vec![KindId::Claim]), None), 2);
    assert_eq!(rows(Some(vec![KindId::Claim]), Some(vec![ArticleId(Id(11))])), 1);
    assert_eq!(rows(Some(vec![]), None), 0);
}
