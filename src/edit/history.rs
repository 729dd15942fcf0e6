//! What was done, to be undone and redone, across the whole project.
//!
//! The history keeps the changes, not copies of the project, so a step costs
//! what it changed. It is limited by memory alone.

use std::sync::Arc;

use crate::model::{Edit, Project, Way};

/// Names a state of the project within one session: the same number is the same
/// state, however it was reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State(u64);

/// An edit with the state that it led to.
type Done = (State, Arc<Edit>);

/// The done and the undone edits of a session, and which state was saved.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Done>,
    undone: Vec<Done>,
    /// How many states there were so far.
    states: u64,
    saved: Option<State>,
}

impl History {
    /// A history that starts at a saved state.
    pub fn saved() -> Self {
        Self { saved: Some(State::default()), ..Self::default() }
    }

    /// A history that starts at a state that was never saved.
    pub fn unsaved() -> Self {
        Self::default()
    }

    /// A history of steps that were taken before, up to a project that is saved.
    pub fn of_steps(done: Vec<Edit>, undone: Vec<Edit>) -> Self {
        let mut history = Self::default();
        history.done = history.numbered(done);
        history.undone = history.numbered(undone);
        history.saved = Some(history.state());
        history
    }

    fn numbered(&mut self, edits: Vec<Edit>) -> Vec<Done> {
        let number = |edit| {
            self.states += 1;
            (State(self.states), Arc::new(edit))
        };
        edits.into_iter().map(number).collect()
    }

    /// Forgets the steps that do not fit the project, and all beyond them.
    /// `apply` applies an edit where it fits.
    pub fn keep_what_fits(
        &mut self,
        project: &Project,
        apply: impl Fn(&mut Project, &Edit) -> bool,
    ) {
        let mut back = project.clone();
        let n_fit = self.done.iter().rev().take_while(|(_, e)| apply(&mut back, &e.reversed()));
        let n_lost = self.done.len() - n_fit.count();
        self.done.drain(..n_lost);
        let mut on = project.clone();
        let n_fit = self.undone.iter().rev().take_while(|(_, edit)| apply(&mut on, edit)).count();
        self.undone.drain(..self.undone.len() - n_fit);
        self.saved = Some(self.state());
    }

    /// Notes that an edit was made, undone or redone whose changes the project
    /// has already.
    pub fn follow(&mut self, way: Way, edit: Arc<Edit>) {
        match way {
            Way::Done => {
                self.undone.clear();
                self.states += 1;
                self.done.push((State(self.states), edit));
            }
            Way::Undone => self.undone.extend(self.done.pop()),
            Way::Redone => self.done.extend(self.undone.pop()),
        }
    }

    /// Does an edit. What was undone before can no longer be redone. An edit
    /// without changes is not a step.
    pub fn make(&mut self, project: &mut Project, edit: Edit) -> Arc<Edit> {
        let edit = Arc::new(edit);
        if !edit.is_empty() {
            project.apply(&edit.changes);
            self.follow(Way::Done, Arc::clone(&edit));
        }
        edit
    }

    /// Takes the last edit back and returns what was applied for it.
    pub fn undo(&mut self, project: &mut Project) -> Option<Arc<Edit>> {
        let (_, edit) = self.done.last()?;
        let reversed = Arc::new(edit.reversed());
        project.apply(&reversed.changes);
        self.follow(Way::Undone, Arc::clone(&reversed));
        Some(reversed)
    }

    /// Does the last undone edit again and returns it.
    pub fn redo(&mut self, project: &mut Project) -> Option<Arc<Edit>> {
        let (_, edit) = self.undone.last()?;
        let edit = Arc::clone(edit);
        project.apply(&edit.changes);
        self.follow(Way::Redone, Arc::clone(&edit));
        Some(edit)
    }

    /// What undo would take back.
    pub fn next_undo(&self) -> Option<&str> {
        self.done.last().map(|(_, edit)| edit.label.as_str())
    }

    /// What redo would do again.
    pub fn next_redo(&self) -> Option<&str> {
        self.undone.last().map(|(_, edit)| edit.label.as_str())
    }

    /// How many steps can be undone, and how many redone.
    pub const fn depth(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }

    /// The present state.
    pub fn state(&self) -> State {
        self.done.last().map_or_else(State::default, |(state, _)| *state)
    }

    /// Notes that a state is the one on disk.
    pub const fn mark_saved(&mut self, state: State) {
        self.saved = Some(state);
    }

    /// Whether the present state is the one on disk.
    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.state())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::fixture::Desk;
    use crate::edit::people;

    fn title(project: &Project) -> &str {
        &project.header().title
    }

    #[test]
    fn undo_and_redo_walk_the_steps_and_know_the_saved_one() {
        let mut project = Desk::with("One.").project;
        let mut history = History::saved();
        let mut first = State::default();
        for name in ["A", "B"] {
            first = history.state();
            let edit = people::retitle(&project, name);
            history.make(&mut project, edit);
        }
        assert!(!history.is_saved());
        history.mark_saved(first);
        history.undo(&mut project);
        assert_eq!((title(&project), history.is_saved()), ("A", true));
        history.redo(&mut project);
        assert_eq!((title(&project), history.is_saved()), ("B", false));
        history.undo(&mut project);
        history.undo(&mut project);
        assert_eq!(title(&project), "Test");
        assert_eq!(history.undo(&mut project), None);
        let edit = people::retitle(&project, "C");
        history.make(&mut project, edit);
        // As deep as the saved state, and yet another one.
        assert!(history.next_redo().is_none());
        assert!(!history.is_saved());
    }

    #[test]
    fn an_edit_without_changes_is_no_step() {
        let mut project = Desk::with("One.").project;
        let mut history = History::saved();
        let edit = people::retitle(&project, "Test");
        history.make(&mut project, edit);
        assert_eq!(history.state(), State::default());
    }
}
