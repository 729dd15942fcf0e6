//! Files in a folder of their own: kept, listed, thinned out.

use super::*;

/// Seconds after ten o'clock on a day.
fn at(second: i64) -> Timestamp {
    "2026-11-25T10:00:00Z".parse::<Timestamp>().unwrap() + jiff::SignedDuration::from_secs(second)
}

/// Saves as the program does: another file takes the place of the old one.
fn save(path: &Path, words: &str, when: Timestamp) {
    let new = path.with_file_name("new");
    fs::write(&new, words).unwrap();
    let file = File::options().write(true).open(&new).unwrap();
    file.set_modified(when.into()).unwrap();
    fs::rename(new, path).unwrap();
}

fn listed(project: &Path) -> Vec<String> {
    let name = |version: Version| {
        assert_eq!(version.bytes, fs::metadata(&version.path).unwrap().len());
        let words = fs::read_to_string(&version.path).unwrap();
        format!("{} {words}", version.path.file_name().unwrap().to_str().unwrap())
    };
    list(project).unwrap().into_iter().map(name).collect()
}

#[test]
fn what_was_saved_over_is_listed_newest_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("история 🗂.ron");
    assert_eq!(keep(&Disk::default(), &path).unwrap(), None);
    assert_eq!(listed(&path), Vec::<String>::new());
    for (second, words) in [(0, "one"), (7, "two"), (7, "three")] {
        keep(&Disk::default(), &path).unwrap();
        save(&path, words, at(second));
    }
    let version = keep(&Disk::default(), &path).unwrap().unwrap();
    assert_eq!((version.saved, version.bytes), (Moment::of(at(7)), 5));
    assert_eq!(
        listed(&path),
        [
            "2026-11-25T10-00-07Z_02.ron three",
            "2026-11-25T10-00-07Z.ron two",
            "2026-11-25T10-00-00Z.ron one"
        ]
    );
    assert_eq!(
        super::folder(&path),
        fs::canonicalize(folder.path()).unwrap().join("история 🗂.ron.earlier")
    );
}

#[test]
fn the_same_content_is_kept_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    save(&path, "one", at(0));
    assert!(keep(&Disk::default(), &path).unwrap().is_some());
    assert_eq!(keep(&Disk::default(), &path).unwrap(), None, "the very same file");
    save(&path, "one", at(60));
    assert_eq!(keep(&Disk::default(), &path).unwrap(), None, "the same bytes in another file");
    save(&path, "two", at(61));
    assert!(keep(&Disk::default(), &path).unwrap().is_some(), "other bytes, as many");
    save(&path, "one", at(62));
    assert!(
        keep(&Disk::default(), &path).unwrap().is_some(),
        "as an earlier one, but not as the last"
    );
    assert_eq!(listed(&path).len(), 3);
}

#[test]
fn an_old_file_that_was_put_in_place_is_kept_as_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    for second in 0..8 {
        save(&path, &format!("{second}"), at(second));
        keep(&Disk::default(), &path).unwrap();
    }
    save(&path, "from a backup", "2019-01-01T00:00:00Z".parse().unwrap());
    keep(&Disk::default(), &path).unwrap();
    prune(&Disk::default(), &path, Moment::of(at(9))).unwrap();
    assert_eq!(listed(&path)[0], "2019-01-01T00-00-00Z_02.ron from a backup");
    assert_eq!(listed(&path).len(), LAST);
}

#[test]
fn only_what_was_kept_is_ever_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    for second in 0..9 {
        save(&path, &format!("{second}"), at(second * 60));
        keep(&Disk::default(), &path).unwrap();
    }
    let earlier = super::folder(&path);
    fs::write(earlier.join("notes.txt"), "mine").unwrap();
    fs::write(earlier.join("2001-01-01.ron"), "mine").unwrap();
    fs::create_dir(earlier.join("2001-01-01T00-00-00Z.ron")).unwrap();
    assert_eq!(prune(&Disk::default(), &path, Moment::of(at(1000))).unwrap(), 4);
    assert_eq!(prune(&Disk::default(), &path, Moment::of(at(1000))).unwrap(), 0);
    assert_eq!(listed(&path).len(), LAST);
    assert_eq!(fs::read_dir(&earlier).unwrap().count(), LAST + 3);
    assert_eq!(
        prune(&Disk::default(), &folder.path().join("other.ron"), Moment::of(at(0))).unwrap(),
        0
    );
    fs::remove_file(&path).unwrap();
    assert_eq!(listed(&path).len(), LAST, "a file that is gone still has its past");
}

#[test]
fn a_version_does_not_change_when_the_file_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    super::super::safe_write::replace(&path, |out| out.write_all(b"one")).unwrap();
    keep(&Disk::default(), &path).unwrap();
    super::super::safe_write::replace(&path, |out| out.write_all(b"two")).unwrap();
    assert!(listed(&path)[0].ends_with(" one"));
}

#[test]
fn the_longest_names_have_a_folder_too() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["n".repeat(255), "д".repeat(127), "n".repeat(251) + ".ron"] {
        let path = folder.path().join(name);
        save(&path, "one", at(0));
        assert!(keep(&Disk::default(), &path).unwrap().is_some());
        assert_eq!(listed(&path).len(), 1);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 6);
}

#[test]
fn a_copy_is_as_good_as_a_second_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    save(&path, "one", at(0));
    let present = fs::metadata(&path).unwrap();
    let to = folder.path().join("copy.ron");
    copy(&Disk::default(), &path, &present, folder.path(), &to).unwrap();
    let copied = fs::metadata(&to).unwrap();
    assert_eq!(fs::read_to_string(&to).unwrap(), "one");
    assert_eq!(copied.permissions(), present.permissions());
    assert_eq!(copied.modified().unwrap(), present.modified().unwrap());
    assert!(!same_file(&present, &copied));
    let taken = copy(&Disk::default(), &path, &present, folder.path(), &to).unwrap_err();
    assert_eq!(taken.kind(), ErrorKind::AlreadyExists);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left behind");
}

#[test]
fn a_file_in_the_folders_place_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    save(&path, "one", at(0));
    fs::write(folder.path().join("p.ron.earlier"), "mine").unwrap();
    let error = keep(&Disk::default(), &path).unwrap_err();
    assert!(error.to_string().starts_with("cannot keep the earlier version: "), "{error}");
    assert!(error.hint().contains("where the folder should be"));
    assert!(list(&path).unwrap_err().hint().contains("where the folder should be"));
    assert_eq!(fs::read_to_string(&path).unwrap(), "one");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_said() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    save(&path, "one", at(0));
    let set = |mode| {
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    };
    set(0o555);
    let kept = keep(&Disk::default(), &path);
    // The administrator may write anywhere.
    let may_all = fs::write(folder.path().join("try"), "").is_ok();
    set(0o755);
    if !may_all {
        assert!(kept.unwrap_err().hint().contains("nothing may be written there"));
    }
}

#[cfg(unix)]
#[test]
fn however_a_file_is_reached_it_has_one_past() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("real")).unwrap();
    save(&path("real/p.ron"), "one", at(0));
    symlink("real/p.ron", path("link.ron")).unwrap();
    keep(&Disk::default(), &path("link.ron")).unwrap();
    let version = &list(&path("real/p.ron")).unwrap()[0];
    assert!(fs::symlink_metadata(&version.path).unwrap().is_file(), "not a link to itself");
    assert_eq!(listed(&path("link.ron")), listed(&path("real/p.ron")));
    assert!(!path("link.ron.earlier").exists());
    // A link among the versions is not ours.
    let earlier = super::folder(&path("link.ron"));
    symlink(path("real/p.ron"), earlier.join("2001-01-01T00-00-00Z.ron")).unwrap();
    assert_eq!(listed(&path("link.ron")).len(), 1);
}
