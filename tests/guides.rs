//! What the guides for contributors name is there.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;

/// The paths in a guide: what stands in code marks and begins with a folder of
/// this package.
fn paths(guide: &str) -> Vec<&str> {
    let code = guide.split('`').skip(1).step_by(2);
    code.filter(|it| ["src/", "tests/", "benches/", "assets/"].iter().any(|at| it.starts_with(at)))
        .collect()
}

#[test]
fn every_file_that_a_guide_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let guide = std::fs::read_to_string(root.join(name)).unwrap();
        let paths = paths(&guide);
        assert!(paths.len() > 10, "{name}: {paths:?}");
        for path in paths {
            assert!(root.join(path).exists(), "{name} names {path}, which is not there");
        }
    }
}
