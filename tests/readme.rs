//! Runs the commands of the README as they stand there. Those of cargo are run
//! by `.ci/run` on a clean clone.
#![cfg(all(unix, feature = "gui"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::process::Command;

/// The lines of all shell blocks.
fn commands(readme: &str) -> Vec<String> {
    let blocks = readme.split("```sh\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap_or_default().lines());
    lines.map(str::to_owned).collect()
}

#[test]
fn the_commands_of_the_readme_do_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let commands = commands(&readme);
    assert!(commands.iter().any(|line| line == "cargo run --release -- demo"));
    assert!(commands.iter().any(|line| line == "cargo test"));

    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(root.join("assets"), folder.path().join("assets")).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_hearsay")).parent().unwrap().to_owned();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    for line in commands.iter().filter(|line| line.contains("hearsay ")) {
        let output = Command::new("sh")
            .args(["-c", line])
            .current_dir(folder.path())
            .env("PATH", &path)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "`{line}` failed: {said}");
    }
    for made in ["story.ron", "tags.csv", "window.png"] {
        assert!(folder.path().join(made).is_file(), "{made} was not made");
    }
    let table = std::fs::read_to_string(folder.path().join("tags.csv")).unwrap();
    assert!(table.contains(",Claim,") && table.contains(",Ada,"), "{table}");
}

#[test]
fn the_keys_of_the_readme_are_those_of_the_program() {
    let readme =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let keys: Vec<String> = hearsay::ui::command::all()
        .flat_map(|command| command.keys.iter().map(|press| press.name()))
        .collect();
    let tour = readme.split("## A short tour").nth(1).unwrap().split("## ").next().unwrap();
    let rows = tour.lines().filter(|line| line.starts_with("| `"));
    let first_cells = rows.filter_map(|row| row.split('|').nth(1));
    let caps: Vec<&str> = first_cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    assert!(caps.len() > 15);
    for cap in caps {
        assert!(keys.iter().any(|key| key == cap), "the program has no key {cap}");
    }
}
