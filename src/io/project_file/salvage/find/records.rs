//! Reads the records that are found, and says where a damaged one ends.

use std::collections::HashSet;

use super::signs::{begins, is_name, next_beginning};
use super::{Fate, Finder, Gap, LOOK_AHEAD, Torn};
use crate::io::project_file::fault::{Fault, Problem};
use crate::io::project_file::layout::Piece;
use crate::io::project_file::lists::{FileList, LISTS, Row as _, list_number};
use crate::io::project_file::load::problem;
use crate::io::project_file::scan;
use crate::model::{Coder, CoderId, Outlet, OutletId, Parts, Text};

impl<'a> Finder<'a> {
    /// Reads the record that begins here, if one does.
    pub(super) fn record(&mut self) -> bool {
        // Whatever name stands before the bracket says nothing that is needed.
        let rest = self.rest().trim_start_matches(is_name);
        if !begins(rest, false) {
            return false;
        }
        self.at = self.file.len() - rest.len();
        self.closed = false;
        let from = self.at;
        match self.whole() {
            Ok((end, list)) => {
                self.at = end;
                self.say_holes(list, from, end);
            }
            Err((end, fault)) => {
                self.at = end;
                self.tear(Gap { fate: Fate::Lost, list: self.list, from, to: end, fault });
            }
        }
        true
    }

    /// Says of something that it cannot be read, and keeps it in view where it may
    /// be a text.
    pub(super) fn tear(&mut self, gap: Gap) {
        let source = self.file.get(gap.from..gap.to).unwrap_or_default();
        let is_text = gap.list == list_number(Text::LIST) || source.contains("text:");
        if is_text && !self.in_merge_base {
            let (place, loss) = (self.ruler.place(gap.from), self.gaps.len());
            self.torn.push(Torn { place, source, loss });
        }
        self.gap(gap);
    }

    /// Reads the record that begins here. Gives its end and list; or where to go
    /// on, and what is wrong with it.
    fn whole(&mut self) -> Result<(usize, Option<usize>), (usize, Fault)> {
        let (from, line_end) = (self.at, self.line_end());
        let place = self.ruler.place(from);
        let end = self.ends_in_line(line_end).or_else(|| self.ends_further_on());
        let to = end.unwrap_or(line_end);
        let source = self.file.get(from..to).unwrap_or_default();
        let why = if end.is_some() {
            match self.read(Piece { place, source }) {
                Ok(list) => return Ok((to, list)),
                Err(fault) => Some(fault),
            }
        } else {
            None
        };
        if to > line_end {
            self.budget = self.budget.saturating_sub(source.len());
        }
        // Where the next record begins before the end of this one, its end is
        // not its own, and the damage is taken to stop with the line.
        let next = next_beginning(self.file, from + 1, to);
        let is_open = to > line_end && next.is_some();
        let fault = why.filter(|_| !is_open).unwrap_or_else(|| {
            let problem = if line_end >= self.end {
                Problem::CutOff("a record that begins here".to_owned())
            } else {
                Problem::Form("a bracket or a quote does not close".to_owned())
            };
            Fault { place: Some(place), problem }
        });
        Err((next.map_or(to, |next| next.min(line_end)), fault))
    }

    /// Where the record ends that begins here, if it ends in this line.
    fn ends_in_line(&mut self, line_end: usize) -> Option<usize> {
        if self.line_budget.0 != line_end {
            self.line_budget = (line_end, LOOK_AHEAD * (line_end - self.at));
        }
        let before =
            self.file.get(..line_end.min(self.at + self.line_budget.1)).unwrap_or_default();
        let found = scan::group_end(before, self.at);
        if let Err(looked_at) = found {
            self.line_budget.1 = self.line_budget.1.saturating_sub(looked_at);
        }
        found.ok()
    }

    /// Where the record ends that begins here, if looking ahead for it is still
    /// allowed.
    fn ends_further_on(&mut self) -> Option<usize> {
        let found = scan::group_end(self.window(), self.at);
        if let Err(looked_at) = found {
            self.budget = self.budget.saturating_sub(looked_at);
        }
        found.ok()
    }

    /// Reads a record as what the open list holds, else as the one kind that it
    /// can be. Says which; nothing, where that is to be settled at the end.
    fn read(&mut self, piece: Piece<'a>) -> Result<Option<usize>, Fault> {
        if self.in_merge_base {
            return Ok(None);
        }
        let mut why = None;
        if let Some(list) = self.list {
            match self.loaded.read(list, piece) {
                Ok(()) => {
                    self.sources.insert(piece.place, piece.source);
                    return Ok(Some(list));
                }
                Err(broken) => why = Some(problem(piece, broken)),
            }
        }
        let can_be = |list: &&FileList| (list.read)(piece.source, &mut Parts::default()).is_ok();
        let mut kinds = LISTS.iter().filter(can_be).filter_map(|list| list_number(list.name));
        let list = match (kinds.next(), kinds.next()) {
            (Some(only), None) if self.loaded.read(only, piece).is_ok() => Some(only),
            (Some(_), Some(_)) => {
                self.unsure.push((piece, self.last));
                None
            }
            _ => {
                let form = || Problem::Form("it is not what any list holds".to_owned());
                let (place, problem) = why.unwrap_or_else(|| (piece.place, form()));
                return Err(Fault { place: Some(place), problem });
            }
        };
        self.sources.insert(piece.place, piece.source);
        self.last = list.or(self.last);
        Ok(list)
    }

    /// Settles what coders and outlets are, which look the same: by who calls
    /// them, else by which list comes next.
    pub(super) fn settle(&mut self) {
        let unsure = std::mem::take(&mut self.unsure);
        if unsure.is_empty() {
            return;
        }
        let parts = &self.loaded.parts;
        let taggers = parts.tags.iter().map(|tag| tag.coder);
        let coders: HashSet<CoderId> = taggers
            .chain(parts.notes.iter().map(|note| note.coder))
            .chain(parts.reviews.iter().map(|review| review.coder))
            .collect();
        let outlets: HashSet<OutletId> =
            parts.articles.iter().flat_map(|it| [it.outlet, it.agency]).flatten().collect();
        for (piece, last) in unsure {
            let mut read = Parts::default();
            let as_coder = list_number(Coder::LIST);
            let as_outlet = list_number(Outlet::LIST);
            if let Some(it) = as_coder.and_then(|list| LISTS.get(list)) {
                // It was read before.
                let _ = (it.read)(piece.source, &mut read);
            }
            let id = read.coders.first().map(|coder| coder.id);
            let is_coder = id.is_some_and(|id| coders.contains(&id));
            let is_outlet = id.is_some_and(|id| outlets.contains(&OutletId(id.0)));
            let list = match (is_coder, is_outlet) {
                (true, false) => as_coder,
                (false, true) => as_outlet,
                _ if last <= as_coder => as_coder,
                _ => as_outlet,
            };
            // What the coder list holds can stand in that of outlets too.
            let _ = list.map(|list| self.loaded.read(list, piece));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::project_file::salvage::told::Names;

    /// The lists and beginnings of what is found, and what is lost.
    fn found(file: &str) -> (Vec<String>, Vec<String>) {
        let mut finder = Finder::new(file, &[]);
        finder.run().unwrap();
        let mut records: Vec<_> = finder.loaded.all_places().collect();
        records.sort();
        let records = records
            .iter()
            .map(|(place, (list, _))| format!("{} {}", LISTS[*list].name, finder.sources[place]));
        let losses = finder.losses(&Names::default());
        (
            records.collect(),
            losses.iter().map(|loss| format!("{}: {loss}", loss.fault.place.unwrap())).collect(),
        )
    }

    #[test]
    fn damage_reaches_no_further_than_its_record() {
        let a = r#"(id:"000000000000a",name:"A")"#;
        let b = r#"(id:"000000000000b",name:"B")"#;
        let c = r#"(id:"000000000000c",name:"C")"#;
        let coders = |list: &[&str]| list.iter().map(|r| format!("coders {r}")).collect::<Vec<_>>();
        let none: [&str; 0] = [];
        for (body, kept, lost) in [
            (format!("coders: [\n{a},\n{b},\n],\n"), coders(&[a, b]), &none[..]),
            // The line end between them was lost, or more than that.
            (format!("coders: [\n{a},J{b},\n],\n"), coders(&[a, b]), &[]),
            (format!("coders: [{a},{b}],"), coders(&[a, b]), &[]),
            // A quote, a bracket and a name that are no longer theirs.
            (
                format!("coders: [\n{a},\n(id:\"000000000000b#,name:\"B\"),\n{c},\n],\n"),
                coders(&[a, c]),
                &[
                    "line 5, column 1: lost: coder with name “B”: a bracket or a quote does not close",
                ],
            ),
            (
                format!("coders: [\n{a},\n(id:\"000000000000b\",name:\"B\"=,\n{c},\n],\n"),
                coders(&[a, c]),
                &[
                    "line 5, column 1: lost: coder with name “B”: a bracket or a quote does not close",
                ],
            ),
            (
                format!("coders: [\n{a},\n(id:\"000000000000b\",nbme:\"B\"),\n{c},\n],\n"),
                coders(&[a, c]),
                &[
                    "line 5, column 21: lost: coder with id “000000000000b”: Unexpected field named `nbme` in `Coder`, expected either `id` or `name` instead",
                ],
            ),
            // Heads of lists.
            (
                format!("coders; [\n{a},\n],\n"),
                coders(&[a]),
                &["line 3, column 1: lost: record: this is no record: `coders; [`"],
            ),
            (format!("codres: [\n{a},\n],\n"), coders(&[a]), &[]),
            (format!("coders: Z\n{a},\n],\n"), coders(&[a]), &[]),
            (format!("{a},\n"), coders(&[a]), &[]),
            // A record over several lines, whole and not.
            (
                format!("coders: [\n(\n id: \"000000000000a\",\n),\n{b},\n],\n"),
                coders(&["(\n id: \"000000000000a\",\n)", b]),
                &[],
            ),
            (
                format!("coders: [\n(\n id: \"000000000000a\",\n eman: \"A\",\n),\n{b},\n],\n"),
                coders(&[b]),
                &[
                    "line 6, column 2: lost: coder with id “000000000000a”: Unexpected field named `eman` in `Coder`, expected either `id` or `name` instead",
                ],
            ),
            // A merge that was left unfinished.
            (
                format!(
                    "coders: [\n<<<<<<< HEAD\n{a},\n||||||| base\n{b},\n=======\n{c},\n>>>>>>> other\n],\n"
                ),
                coders(&[a, c]),
                &[],
            ),
            (
                format!("coders: [\n{a},\n(id:\"000000000000b\",na"),
                coders(&[a]),
                &[
                    "line 5, column 1: lost: coder with id “000000000000b”: the file is cut off inside a record that begins here",
                ],
            ),
        ] {
            let end = if body.ends_with(['\n', ',']) { ")\n" } else { "" };
            let file = format!("(\nhearsay: 1,\n{body}{end}");
            let (records, losses) = found(&file);
            assert_eq!(records, kept, "{file}");
            assert_eq!(losses, lost, "{file}");
        }
    }
}
