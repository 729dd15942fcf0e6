//! Lines of the journal, text in, text out; and what any bytes make of them.

use super::*;
use crate::io::disk::Disk;
use crate::io::journal::file::{JournalFile, Standing};
use crate::model::{Change, Coder, CoderId, Id, Project};

fn kept(seq: u64, way: Way, label: &str) -> Kept {
    let coder = Coder { id: CoderId(Id(seq)), name: "Ada \"the\" Coder".to_owned() };
    let edit = Edit { label: label.to_owned(), changes: vec![Change::add(coder)] };
    Kept {
        seq,
        way,
        key: if seq == 2 { "row \"2\"".to_owned() } else { String::new() },
        edit: Arc::new(if way == Way::Undone { edit.reversed() } else { edit }),
        coder: CoderId(Id(7)),
        time: "2026-01-02T03:04:05Z".parse().unwrap(),
    }
}

fn head() -> Head {
    Head { file: Stamp::of(b"file"), since: "2026-01-02T03:04:05Z".parse().unwrap() }
}

fn written() -> String {
    let mut lines = String::new();
    line::write_head(&head(), &mut lines);
    line::write_entry(&kept(1, Way::Done, "add “one”\nand two"), &mut lines);
    line::write_entry(&kept(2, Way::Undone, "add"), &mut lines);
    line::write_mark(&Mark { file: Stamp::of(b"saved"), through: 2 }, &mut lines);
    line::write_entry(&kept(3, Way::Redone, "add"), &mut lines);
    lines
}

#[test]
fn what_is_written_reads_back() {
    let journal = read(written().as_bytes());
    assert_eq!(journal.faults, []);
    assert_eq!(journal.head, Some(head()));
    assert_eq!(journal.marks, [Mark { file: Stamp::of(b"saved"), through: 2 }]);
    let entries: Vec<Kept> = journal.entries.into_iter().map(|(_, kept)| kept).collect();
    let first = kept(1, Way::Done, "add “one”\nand two");
    assert_eq!(entries, [first, kept(2, Way::Undone, "add"), kept(3, Way::Redone, "add")]);
}

#[test]
fn a_line_says_in_plain_ron_what_was_done() {
    let mut line = String::new();
    line::write_entry(&kept(1, Way::Done, "add coder"), &mut line);
    let plain = "(seq:1,label:\"add coder\",coder:\"0000000000007\",time:\"2026-01-02T03:04:05Z\",\
                 changes:[(list:\"coders\",after:[(id:\"0000000000001\",name:\"Ada \\\"the\\\" \
                 Coder\")])],sum:\"";
    assert!(line.starts_with(plain), "{line}");
    assert!(ron::from_str::<ron::Value>(line.trim_end()).is_ok());
}

#[test]
fn a_journal_cut_anywhere_keeps_its_whole_lines() {
    let whole = written();
    for cut in 0..whole.len() {
        let bytes = &whole.as_bytes()[..cut];
        let journal = read(bytes);
        let part = bytes.split(|b| *b == b'\n').next_back().unwrap();
        // A line that lacks only its end is whole.
        let is_whole = !part.is_empty() && whole.as_bytes().get(cut) == Some(&b'\n');
        let n_whole = bytes.iter().filter(|b| **b == b'\n').count() + usize::from(is_whole);
        let n_read =
            journal.entries.len() + journal.marks.len() + usize::from(journal.head.is_some());
        assert_eq!(n_read, n_whole, "cut at {cut}");
        let half = !part.is_empty() && !is_whole;
        let problems: Vec<&Problem> = journal.faults.iter().map(|f| &f.problem).collect();
        assert_eq!(problems, if half { vec![&Problem::HalfWritten] } else { vec![] }, "{cut}");
    }
}

#[test]
fn a_flipped_bit_costs_its_line_and_no_other() {
    let whole = written();
    for at in 0..whole.len() {
        let mut bytes = whole.clone().into_bytes();
        bytes[at] ^= 1 << (at % 8);
        let journal = read(&bytes);
        let n_read =
            journal.entries.len() + journal.marks.len() + usize::from(journal.head.is_some());
        // A line end that is flipped joins two lines.
        let least = if whole.as_bytes()[at] == b'\n' { 3 } else { 4 };
        assert!(n_read >= least, "bit of byte {at}: {:?}", journal.faults);
    }
}

#[test]
fn a_later_version_is_named() {
    let mut lines = String::new();
    line::write_head(&head(), &mut lines);
    let later = lines.replace("hearsay_journal:1", "hearsay_journal:9");
    // Its own checksum, as a later program would write it.
    let mut again = String::new();
    line::close_anew(later.trim_end(), &mut again);
    let journal = read(again.as_bytes());
    assert!(journal.is_newer());
    assert!(journal.faults[0].to_string().contains("journal version 9 is newer"));
}

#[test]
fn a_journal_that_was_taken_away_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron.journal");
    let disk = Disk::default();
    let first = [kept(1, Way::Done, "one")];
    let mut file = JournalFile::begin(&disk, (&path, &path), &head(), &first, &[]).unwrap();
    file.sync().unwrap();
    std::fs::remove_file(&path).unwrap();
    let mut line = String::new();
    line::write_entry(&kept(2, Way::Done, "two"), &mut line);
    file.append(&line).unwrap();
    file.sync().unwrap();
    assert_eq!(file.standing().unwrap(), Standing::Gone);
    std::fs::write(&path, "another\n").unwrap();
    assert_eq!(file.standing().unwrap(), Standing::Changed);
}

#[test]
fn a_journal_that_was_written_into_or_cut_is_noticed_and_lines_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron.journal");
    let disk = Disk::default();
    let first = [kept(1, Way::Done, "one")];
    let mut file = JournalFile::begin(&disk, (&path, &path), &head(), &first, &[]).unwrap();
    let whole = std::fs::read(&path).unwrap();
    assert_eq!(file.standing().unwrap(), Standing::Whole);
    file.append("(seq:2").unwrap();
    assert_eq!(file.standing().unwrap(), Standing::Whole);
    // Another time is not another content; the same length is not the same content.
    let other = std::fs::File::options().write(true).open(&path).unwrap();
    let hour = std::time::Duration::from_secs(3600);
    let when = |file: &std::fs::File| file.metadata().unwrap().modified().unwrap();
    other.set_modified(when(&other) - hour).unwrap();
    assert_eq!(file.standing().unwrap(), Standing::Whole);
    let mine = std::fs::read(&path).unwrap();
    std::fs::write(&path, mine.to_ascii_uppercase()).unwrap();
    other.set_modified(when(&other) - hour).unwrap();
    assert_eq!(file.standing().unwrap(), Standing::Changed);
    std::fs::write(&path, &mine).unwrap();
    assert_eq!(file.standing().unwrap(), Standing::Whole);
    let (is_back, _) = file.give_up();
    assert!(is_back);
    assert_eq!(std::fs::read(&path).unwrap(), whole);
    for bytes in [&whole[..9], &[whole.as_slice(), b"x"].concat()] {
        let mut file = JournalFile::begin(&disk, (&path, &path), &head(), &first, &[]).unwrap();
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(file.standing().unwrap(), Standing::Changed);
    }
}

#[test]
fn nuls_are_damage_and_no_half_written_line() {
    let journal = read(&[0; 300]);
    assert_eq!(journal.faults, [Fault { line: 1, problem: Problem::Damaged }]);
    let mut torn = written().into_bytes();
    torn.extend(b"(seq:4,lab");
    torn.extend([0; 20]);
    assert_eq!(read(&torn).faults.last().unwrap().problem, Problem::Damaged);
}

#[test]
fn a_number_that_no_edit_can_have_drops_no_other_edit() {
    let mut lines = String::new();
    line::write_head(&head(), &mut lines);
    line::write_entry(&kept(1, Way::Done, "one"), &mut lines);
    line::write_mark(&Mark { file: Stamp::of(b"saved"), through: u64::MAX }, &mut lines);
    line::write_entry(&kept(u64::MAX, Way::Done, "none"), &mut lines);
    line::write_entry(&kept(2, Way::Done, "two"), &mut lines);
    let journal = read(lines.as_bytes());
    let numbers: Vec<u64> = journal.entries.iter().map(|(_, kept)| kept.seq).collect();
    assert_eq!((numbers, journal.marks[0].through), (vec![1, 2], 1));
    assert_eq!(journal.faults.len(), 1, "{:?}", journal.faults);
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing() {
    let mut project = Project::new("Test");
    let add = kept(1, Way::Done, "add");
    fit::apply(&mut project, &add.edit).unwrap();
    let before = project.clone();
    assert!(fit::apply(&mut project, &add.edit).is_err(), "it is there already");
    let other = Coder { id: CoderId(Id(1)), name: "Bo".to_owned() };
    let remove = Edit { label: String::new(), changes: vec![Change::remove(other)] };
    assert!(fit::apply(&mut project, &remove).is_err(), "it is not as it was");
    assert_eq!(project, before);
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
        read(&bytes);
    }
}
