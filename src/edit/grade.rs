//! Grades of sources and propositions. A new one is added beside the old ones.

use super::{Hand, Refused};
use crate::model::{Change, Edit, Grade, GradeId, Graded, Mark, Project};

/// Grades something. Two grades by one coder in one second are one, corrected;
/// and a reason that the coder gives afterwards is that of the grade it is for.
///
/// `origins` is how many independent origins a proposition has: only two or more
/// let it be called confirmed.
pub fn give(
    project: &Project,
    hand: &mut Hand<'_>,
    on: Graded,
    mark: Mark,
    reason: &str,
    origins: usize,
) -> Result<Edit, Refused> {
    if mark.is_reliability() != matches!(on, Graded::Source(_)) {
        return Err(Refused::because("sources have letters, propositions have digits"));
    }
    if mark == Mark::CONFIRMED && origins < 2 {
        return Err(Refused::because(
            "repetition, not corroboration: 1 needs two independent origins",
        ));
    }
    let reason = reason.trim();
    let last = project.grades_of(on).next_back();
    if last.is_some_and(|last| last.mark == mark && last.reason == reason)
        || (last.is_none() && reason.is_empty() && mark == project.grade(on))
    {
        return Ok(Edit::default());
    }
    let id = GradeId(hand.ids.make());
    let reason = reason.to_owned();
    let new = Grade { id, on, mark, reason, coder: hand.coder, created: hand.now };
    let corrects = |it: &Grade| {
        it.coder == hand.coder
            && (it.created == hand.now || (it.mark == mark && it.reason.is_empty()))
    };
    let change = match last.filter(|it| corrects(it)) {
        Some(last) => Change::replace(last, Grade { id: last.id, created: last.created, ..new }),
        None => Change::add(new),
    };
    Ok(Edit { label: format!("grade {mark}"), changes: vec![change] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::fixture::Desk;
    use crate::edit::proposition;

    #[test]
    fn one_needs_two_origins_and_the_last_grade_holds() {
        let mut desk = Desk::with("It held.");
        let (project, mut hand) = desk.hand();
        let (id, edit) = proposition::add(&project, &mut hand, "The dam held.").unwrap();
        desk.project.apply(&edit.changes);
        let on = Graded::Proposition(id);
        assert_eq!(desk.project.grade(on), Mark::UNKNOWN_PROPOSITION);
        for (mark, origins, done) in
            [("1", 1, false), ("2", 1, true), ("1", 2, true), ("B", 2, false)]
        {
            let (project, mut hand) = desk.hand();
            let mark: Mark = mark.parse().unwrap();
            let given = give(&project, &mut hand, on, mark, "seen", origins);
            assert_eq!(given.is_ok(), done, "{mark} {origins}");
            desk.project.apply(&given.unwrap_or_default().changes);
        }
        assert_eq!(desk.project.grade(on), Mark::CONFIRMED);
    }

    #[test]
    fn a_reason_given_afterwards_is_that_of_the_grade() {
        let mut desk = Desk::with("It held.");
        let (project, mut hand) = desk.hand();
        let (id, edit) = proposition::add(&project, &mut hand, "The dam held.").unwrap();
        desk.project.apply(&edit.changes);
        let on = Graded::Proposition(id);
        for (minute, mark, reason) in
            [(1, "2", ""), (2, "2", "two saw it"), (3, "2", "three saw it"), (4, "3", "")]
        {
            let (project, mut hand) = desk.hand();
            hand.now = format!("2026-01-02T03:0{minute}:00Z").parse().unwrap();
            let edit = give(&project, &mut hand, on, mark.parse().unwrap(), reason, 0).unwrap();
            desk.project.apply(&edit.changes);
        }
        let told = |it: &std::sync::Arc<Grade>| format!("{} {} {}", it.mark, it.reason, it.created);
        let history: Vec<String> = desk.project.grades_of(on).map(told).collect();
        assert_eq!(
            history,
            [
                "2 two saw it 2026-01-02T03:01:00Z",
                "2 three saw it 2026-01-02T03:03:00Z",
                "3  2026-01-02T03:04:00Z"
            ]
        );
    }
}
