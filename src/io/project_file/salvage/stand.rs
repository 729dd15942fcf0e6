//! Takes out what cannot stand: whatever the checks of an ordinary opening would
//! refuse the file for, and then what leaned on that, until nothing is left to
//! refuse. So a check that is added there holds here too. What hangs on something
//! that is gone is taken out as well, and told: nobody could reach it, and every
//! opening would warn of it.

use std::collections::{BTreeSet, HashMap};

use super::{Fate, Loss, Work};
use crate::io::project_file::checks;
use crate::io::project_file::fault::{Fault, Faults, Place};
use crate::io::project_file::lists::LISTS;
use crate::model::Parts;

/// The records that can stand, mended as on opening. What that said and what was
/// taken out is added to the work.
pub fn stand(work: &mut Work<'_>) -> Result<Parts, Fault> {
    loop {
        let mut tried = work.loaded.clone();
        let mut faults = Faults::without_limit();
        checks::check(&mut tried, &mut faults);
        let (refused, mended): (Vec<Fault>, Vec<Fault>) =
            faults.into_list().into_iter().partition(|it| it.refuses() || it.is_astray());
        let Some(first) = refused.first().cloned() else {
            work.faults.extend(mended);
            return Ok(tried.parts);
        };
        if take_out(work, refused) == 0 {
            return Err(first);
        }
    }
}

/// Takes out the records at the places of faults; says how many.
fn take_out(work: &mut Work<'_>, refused: Vec<Fault>) -> usize {
    let mut at: HashMap<Place, Vec<(usize, usize)>> = HashMap::new();
    for (place, record) in work.loaded.all_places() {
        at.entry(place).or_default().push(record);
    }
    let mut fallen: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); LISTS.len()];
    for fault in refused {
        let records = fault.place.and_then(|place| at.remove(&place)).unwrap_or_default();
        for (list, nth) in &records {
            if let Some(fallen) = fallen.get_mut(*list) {
                fallen.insert(*nth);
            }
        }
        if let (Some((list, _)), Some(place)) = (records.first(), fault.place) {
            let what = work.told(*list, place);
            work.losses.push(Loss { fate: Fate::Lost, what, fault });
        }
    }
    let mut taken = 0;
    for (list, fallen) in fallen.into_iter().enumerate() {
        let numbers: Vec<usize> = fallen.into_iter().collect();
        taken += numbers.len();
        work.loaded.remove_from(list, &numbers);
    }
    taken
}
