//! Any bytes as the files beside a project: it opens to look at or says why not, and
//! where it opens to be worked on, what is said to be safe is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use hearsay::edit::people;
use hearsay::io::journal::{self, history, line};
use hearsay::io::{lock, project_file};
use hearsay::model::Project;
use hearsay::session::{Session, Wake};

/// What stands between the journal, the history and the lock.
const BETWEEN: &str = "\n=====\n";

/// Puts the bytes beside a project, and once more with right checksums.
pub fn run(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let parts: Vec<&str> = words.splitn(3, BETWEEN).collect();
    work_beside(&parts);
    let mut sound: Vec<String> = Vec::new();
    for part in parts.iter().take(2) {
        let mut lines = String::new();
        part.lines().for_each(|part| line::close_anew(part, &mut lines));
        sound.push(lines);
    }
    work_beside(&sound.iter().map(String::as_str).collect::<Vec<_>>());
}

/// A folder of its own, taken away in the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NTH: AtomicUsize = AtomicUsize::new(0);
        let nth = NTH.fetch_add(1, Ordering::Relaxed);
        let memory = Path::new("/dev/shm");
        let root = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let folder = root.join(format!("hearsay-beside-{}-{nth}", std::process::id()));
        fs::create_dir(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn work_beside(parts: &[&str]) {
    let folder = Folder::new();
    let path = folder.0.join("p.ron");
    project_file::save(&path, &Project::new("Two accounts")).unwrap();
    let before = fs::read(&path).unwrap();
    let places = [journal::path_of(&path), history::path_of(&path), lock::path_of(&path)];
    for (place, part) in places.iter().zip(parts) {
        fs::write(place, part).unwrap();
    }
    drop(Session::open(&path));
    for (place, part) in places.iter().zip(parts) {
        assert_eq!(fs::read_to_string(place).unwrap(), *part, "looking changes nothing");
    }
    let Ok(opened) = Session::open_to_edit(&path, Wake::nobody()) else { return };
    let mut session = opened.session;
    let (depth, _) = session.history().depth();
    if session.edit(|p, _| Ok(people::retitle(p, "Kept"))).is_ok() {
        let safety = session.wait_until_safe(Duration::from_secs(60)).unwrap();
        assert!(safety.is_safe(), "{safety:?}");
        let again = Session::open(&path).unwrap().session;
        assert!(again.project() == session.project());
        assert!(again.history().depth().0 > depth.min(499), "no step is lost");
        session.save_as(&path).unwrap();
        assert!(session.is_saved());
        let saved = Session::open(&path).unwrap().session;
        assert!(saved.project() == session.project() && saved.is_saved());
    } else {
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}
