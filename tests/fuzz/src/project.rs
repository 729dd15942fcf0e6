//! Any bytes as a project file: they open, are mended, or are refused with a
//! message; what opens is saved and opened again without change.

use hearsay::io::project_file::{self, Opened};
use hearsay::model::Project;

/// Offers the bytes as a project file.
pub fn run(bytes: &[u8]) {
    let faults = project_file::check(bytes);
    for fault in &faults {
        assert!(!fault.to_string().is_empty());
    }
    let opened = project_file::read(bytes);
    let refused = faults.iter().any(|fault| fault.refuses());
    assert_eq!(opened.is_err(), refused, "{faults:?}");
    if let Ok(opened) = &opened {
        assert_eq!(opened.faults, faults);
        let _ = keeps(&opened.project);
    }
    match (project_file::salvage(bytes), opened) {
        (Ok(saved), Ok(opened)) => {
            assert!(saved.project == opened.project && saved.losses.is_empty());
        }
        (Ok(saved), Err(_)) => drop(keeps(&saved.project)),
        (Err(_), Ok(_)) => panic!("what opens cannot be saved"),
        (Err(error), Err(_)) => assert!(!error.to_string().is_empty()),
    }
}

/// A project is the same after saving and opening, and saved twice it gives the
/// same bytes.
pub fn keeps(project: &Project) -> Opened {
    let file = written(project);
    let again = project_file::read(&file)
        .unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&file)));
    assert!(again.project == *project, "{}", String::from_utf8_lossy(&file));
    assert_eq!(written(&again.project), file);
    again
}

fn written(project: &Project) -> Vec<u8> {
    let mut file = Vec::new();
    project_file::write(project, &mut file).unwrap();
    file
}
