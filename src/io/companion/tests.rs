//! What stands under a companion's name, and what is made of it.

use super::*;

fn story() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("story.ron");
    fs::write(&project, "()").unwrap();
    let journal = named(&project, ".journal");
    (folder, project, journal)
}

fn names(folder: &tempfile::TempDir) -> Vec<String> {
    names_in(folder.path()).unwrap()
}

#[test]
fn names_of_companions_fit_and_differ() {
    let name = |file: &str, ending: &str| {
        let path = named(&Path::new("folder").join(file), ending);
        assert_eq!(path.parent(), Some(Path::new("folder")));
        path.file_name().unwrap().to_str().unwrap().to_owned()
    };
    assert_eq!(name("проект.ron", ".journal"), "проект.ron.journal");
    let long = |end: &str, ending| name(&("д".repeat(122) + end), ending);
    for ending in [".journal", ".history", ".lock", ".earlier"] {
        assert!(long("а.ron", ending).len() + ROOM <= LONGEST);
        assert!(long("а.ron", ending) != long("б.ron", ending));
        assert!(long("а.ron", ending).ends_with(ending));
    }
}

#[test]
fn what_is_put_can_be_read_and_written_on_until_another_writes_there() {
    let (folder, project, journal) = story();
    let disk = Disk::default();
    let whose = (journal.as_path(), project.as_path());
    assert!(read(&disk, whose).unwrap().is_none());
    let (mut file, seen) = put(&disk, whose, b"one\n").unwrap();
    assert_eq!(read(&disk, whose).unwrap().unwrap().0, b"one\n");
    assert!(open_at_end(&disk, whose, &seen).unwrap().is_some());
    file.write_all(b"two\n").unwrap();
    assert_eq!(read(&disk, whose).unwrap().unwrap().0, b"one\ntwo\n");
    assert!(open_at_end(&disk, whose, &seen).unwrap().is_none(), "it has grown since");
    assert_eq!(names(&folder), ["story.ron", "story.ron.journal"]);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_of_ours_is_neither_read_nor_written_to() {
    use std::os::unix::fs::symlink;
    let (folder, project, journal) = story();
    let precious = folder.path().join("precious");
    fs::write(&precious, "precious").unwrap();
    let plant: [(&dyn Fn(), Foreign); 4] = [
        (&|| symlink(&precious, &journal).unwrap(), Foreign::Link),
        (&|| symlink(folder.path().join("nowhere"), &journal).unwrap(), Foreign::Link),
        (&|| fs::create_dir(&journal).unwrap(), Foreign::Folder),
        (&|| drop(std::os::unix::net::UnixListener::bind(&journal).unwrap()), Foreign::NoFile),
    ];
    let disk = Disk::default();
    let whose = (journal.as_path(), project.as_path());
    for (plant, what) in plant {
        plant();
        let found = [
            read(&disk, whose).map(drop).unwrap_err(),
            put(&disk, whose, b"x").map(drop).unwrap_err(),
            open_or_make(&disk, whose).map(drop).unwrap_err(),
        ];
        for error in found {
            assert_eq!(foreign(&error), Some(what), "{error}");
        }
        assert_eq!(fs::read(&precious).unwrap(), b"precious");
        assert!(!folder.path().join("nowhere").exists());
        fs::remove_file(&journal).or_else(|_| fs::remove_dir(&journal)).unwrap();
    }
    fs::hard_link(&precious, &journal).unwrap();
    let error = open_or_make(&disk, whose).unwrap_err();
    assert_eq!(foreign(&error), Some(Foreign::SecondName));
    // Replaced, the other name keeps what it has.
    put(&disk, whose, b"x").unwrap();
    assert_eq!(fs::read(&precious).unwrap(), b"precious");
}

#[cfg(unix)]
#[test]
fn whoever_may_read_the_project_may_read_what_is_made_and_nobody_else() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, project, journal) = story();
    let disk = Disk::default();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    for (given, kept) in [(0o600, 0o600), (0o664, 0o664), (0o644, 0o644), (0o440, 0o640)] {
        fs::set_permissions(&project, fs::Permissions::from_mode(given)).unwrap();
        put(&disk, (&journal, &project), b"x").unwrap();
        assert_eq!(mode(&journal), kept);
        fs::remove_file(&journal).unwrap();
        open_or_make(&disk, (&journal, &project)).unwrap();
        assert_eq!(mode(&journal), kept);
        fs::remove_file(&journal).unwrap();
    }
    fs::remove_file(&project).unwrap();
    put(&disk, (&journal, &project), b"x").unwrap();
    assert_eq!(mode(&journal), 0o600, "of a project that was never saved");
}

#[test]
fn what_was_being_written_goes_and_nothing_else() {
    let (folder, project, _) = story();
    let own = format!("{}abc{SUFFIX}", prefix_of(&project));
    let other = format!("{}abc{SUFFIX}", prefix_of(Path::new("other.ron")));
    for name in [&own, &other, ".hearsay-x.tmp"] {
        fs::write(folder.path().join(name), "x").unwrap();
    }
    fs::create_dir(named(&project, ".earlier")).unwrap();
    fs::write(named(&project, ".earlier").join(&own), "x").unwrap();
    clear_leftovers(&Disk::default(), &project).unwrap();
    let mut want = [other.as_str(), ".hearsay-x.tmp", "story.ron", "story.ron.earlier"];
    want.sort_unstable();
    assert_eq!(names(&folder), want);
    assert_eq!(names_in(&named(&project, ".earlier")).unwrap(), Vec::<String>::new());
}

#[test]
fn a_name_for_what_is_set_aside_is_nobody_elses() {
    let (folder, project, journal) = story();
    let disk = Disk::default();
    let now: Moment = "2026-01-02T03:04:05Z".parse().unwrap();
    for _ in 0..2 {
        put(&disk, (&journal, &project), b"x").unwrap();
        set_aside(&disk, &journal, now).unwrap();
    }
    keep_copy(&disk, (&journal, &project), b"y", now).unwrap();
    let want = ["", "-2", "-3"].map(|nth| format!("story.ron.journal-2026-01-02T03-04-05Z{nth}"));
    assert_eq!(names(&folder)[1..], want);
}
