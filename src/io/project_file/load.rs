//! From bytes to records, with every fault on the way.
//!
//! A file as this program writes it is cut at its line ends; any other is
//! scanned. Either way each record is then read on its own, on all cores. What
//! the records say of each other is for [`super::checks`].

use super::fault::{Fault, Faults, Place, Problem, shown};
use super::layout::{self, Piece, Split};
use super::lists::{Broken, LISTS, Row, list_number, without};
use super::{MAX_BYTES, VERSION, scan};
use crate::model::Parts;
use crate::parallel;

/// Messages of other libraries may quote the file at any length.
const MESSAGE: usize = 300;

/// Records as they were read, each with its place.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The records.
    pub parts: Parts,
    /// Where the records of each list stand, in the same order.
    places: [Vec<Place>; LISTS.len()],
}

impl Loaded {
    /// Where the nth record of a list stands.
    pub fn place<R: Row>(&self, nth: usize) -> Place {
        let places = list_number(R::LIST).and_then(|list| self.places.get(list));
        places.and_then(|places| places.get(nth)).copied().unwrap_or(Place::START)
    }

    /// Takes records out, given their numbers in ascending order.
    pub fn remove<R: Row>(&mut self, numbers: &[usize]) {
        if let Some(list) = list_number(R::LIST).filter(|_| !numbers.is_empty()) {
            self.remove_from(list, numbers);
        }
    }

    /// Takes records out of the list of that number.
    pub fn remove_from(&mut self, list: usize, numbers: &[usize]) {
        if let (Some(it), Some(places)) = (LISTS.get(list), self.places.get_mut(list)) {
            (it.remove)(&mut self.parts, numbers);
            without(places, numbers);
        }
    }

    /// Puts a record at the end of its list.
    pub fn push<R: Row>(&mut self, record: R, place: Place) {
        if let Some(places) = list_number(R::LIST).and_then(|list| self.places.get_mut(list)) {
            R::gathered(&mut self.parts).push(record);
            places.push(place);
        }
    }

    /// Reads a record and puts it at the end of the list of that number.
    pub fn read(&mut self, list: usize, piece: Piece<'_>) -> Result<(), Broken> {
        if let (Some(it), Some(places)) = (LISTS.get(list), self.places.get_mut(list)) {
            (it.read)(piece.source, &mut self.parts)?;
            places.push(piece.place);
        }
        Ok(())
    }

    /// Every place, with the number of its list and its own in that list.
    pub fn all_places(&self) -> impl Iterator<Item = (Place, (usize, usize))> {
        self.places.iter().enumerate().flat_map(|(list, places)| {
            places.iter().enumerate().map(move |(nth, place)| (*place, (list, nth)))
        })
    }

    fn append(&mut self, mut more: Self) {
        for (list, (places, added)) in
            LISTS.iter().zip(self.places.iter_mut().zip(&mut more.places))
        {
            (list.append)(&mut self.parts, &mut more.parts);
            places.append(added);
        }
    }
}

/// Reads all records that can be read.
pub fn load(bytes: &[u8], faults: &mut Faults) -> Loaded {
    let Some(file) = text_of(bytes, faults) else { return Loaded::default() };
    let Some(split) = layout::split(file) else { return load_scanned(file, faults) };
    if !is_our_version(&split, faults) {
        return Loaded::default();
    }
    let (loaded, broken) = records(&split);
    if broken.is_empty() {
        return loaded;
    }
    // Perhaps records run over several lines and only look like one a line.
    let mut scan_faults = Faults::default();
    let scanned = load_scanned(file, &mut scan_faults);
    if scan_faults.refuse() {
        for fault in broken {
            faults.add(fault.0, fault.1);
        }
        return loaded;
    }
    scanned
}

fn load_scanned(file: &str, faults: &mut Faults) -> Loaded {
    let mut form = Faults::default();
    let split = scan::split(file, &mut form);
    if !is_our_version(&split, faults) {
        return Loaded::default();
    }
    for fault in form.into_list() {
        faults.add(fault.place.unwrap_or(Place::START), fault.problem);
    }
    let (loaded, broken) = records(&split);
    for (place, problem) in broken {
        faults.add(place, problem);
    }
    loaded
}

/// The text of a file, without a mark of its encoding.
fn text_of<'a>(bytes: &'a [u8], faults: &mut Faults) -> Option<&'a str> {
    if bytes.len() as u64 > MAX_BYTES {
        faults.add_whole(Problem::TooLarge(bytes.len() as u64));
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        faults.add_whole(Problem::Empty);
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(file) => Some(file),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let good = std::str::from_utf8(good).unwrap_or_default();
            let line = memchr::memchr_iter(b'\n', good.as_bytes()).count() + 1;
            let column = good.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            faults.add(Place { line, column }, Problem::NotText);
            None
        }
    }
}

/// Whether the file is a project of a version that is read here.
fn is_our_version(split: &Split<'_>, faults: &mut Faults) -> bool {
    let Some((_, version)) = split.fields.iter().find(|(name, _)| *name == "hearsay") else {
        faults.add_whole(Problem::NotOurs);
        return false;
    };
    match self::version(version.source.trim()) {
        Ok(()) => true,
        Err(problem) => {
            faults.add(version.place, problem);
            false
        }
    }
}

/// Whether the digits are those of the version that is read here.
pub fn version(digits: &str) -> Result<(), Problem> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits.parse::<u64>() {
        Ok(VERSION) => Ok(()),
        Ok(0) => Err(Problem::NoVersion(shown(digits))),
        // A number too large to count is newer, too.
        Ok(_) => Err(Problem::Newer(shown(digits))),
        Err(_) if is_number => Err(Problem::Newer(shown(digits))),
        Err(_) => Err(Problem::NoVersion(shown(digits))),
    }
}

/// Reads every record on its own, on all cores.
fn records(split: &Split<'_>) -> (Loaded, Vec<(Place, Problem)>) {
    let mut broken = Vec::new();
    let mut all = Loaded::default();
    if let Some((_, title)) = split.fields.iter().find(|(name, _)| *name == "title") {
        match ron::from_str::<String>(title.source) {
            Ok(title) => all.parts.header.title = title,
            Err(error) => broken.push(problem(*title, error.into())),
        }
    }
    let runs = parallel::map_runs(
        &split.records,
        |(_, piece)| piece.source.len(),
        |run| {
            let mut loaded = Loaded::default();
            let mut broken = Vec::new();
            for (number, piece) in run {
                if let Err(why) = loaded.read(*number, *piece) {
                    broken.push(problem(*piece, why));
                }
            }
            (loaded, broken)
        },
    );
    for (loaded, more) in runs {
        all.append(loaded);
        broken.extend(more);
    }
    (all, broken)
}

/// What is said of a record that could not be read.
pub fn problem(piece: Piece<'_>, broken: Broken) -> (Place, Problem) {
    let mut why = broken.why;
    if let Some((end, _)) = why.char_indices().nth(MESSAGE) {
        why.truncate(end);
        why.push('…');
    }
    (piece.place.then(broken.at), Problem::Form(why))
}

impl From<ron::error::SpannedError> for Broken {
    fn from(error: ron::error::SpannedError) -> Self {
        let start = error.span.start;
        Self { at: Place { line: start.line, column: start.col }, why: error.code.to_string() }
    }
}

/// The first fault that refuses the file, and how many there are beside it.
pub fn first_refusal(faults: &[Fault]) -> Option<(&Fault, usize)> {
    let first = faults.iter().find(|fault| fault.refuses())?;
    Some((first, faults.iter().filter(|fault| fault.refuses()).count() - 1))
}
