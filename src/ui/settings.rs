//! What the analyst chose once and finds again: kept by the window's storage.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::io::import::Mapping;

/// How many projects the start screen remembers.
const RECENT: usize = 8;

/// Of how many kinds of tables it is remembered what their columns are.
const TABLES: usize = 100;

/// Which set of colours to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Its name in the menu.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "as the system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The one after it.
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// What egui calls it.
    pub const fn preference(self) -> egui::ThemePreference {
        match self {
            Self::System => egui::ThemePreference::System,
            Self::Light => egui::ThemePreference::Light,
            Self::Dark => egui::ThemePreference::Dark,
        }
    }
}

/// A project that was open before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recent {
    /// Its file.
    pub path: PathBuf,
    /// What it was called.
    pub title: String,
    /// How many articles it had.
    pub articles: usize,
    /// How many tags it had.
    pub tags: usize,
    /// When it was open last, as a moment is written; empty where that is not known.
    pub opened: String,
    /// Where the analyst was: the article by its id, the sentence by its number from 0.
    pub place: Option<(String, usize)>,
}

/// What is kept between runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// The coder's name; empty until they gave it.
    pub coder: String,
    /// Projects that were open, latest first.
    pub recent: Vec<Recent>,
    /// Whether the article list shows.
    pub articles: bool,
    /// Whether the inspector shows.
    pub inspector: bool,
    /// Whether the tag table is unfolded.
    pub tags: bool,
    /// The folder of the last file that was opened or saved.
    pub folder: PathBuf,
    /// What was said of the columns of tables, latest first.
    pub columns: Vec<Mapping>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            coder: String::new(),
            recent: Vec::new(),
            articles: true,
            inspector: true,
            tags: true,
            folder: PathBuf::new(),
            columns: Vec::new(),
        }
    }
}

impl Settings {
    /// Puts a project at the head of the recent ones.
    pub fn remember(&mut self, recent: Recent) {
        self.forget(&recent.path.clone());
        self.recent.insert(0, recent);
        self.recent.truncate(RECENT);
    }

    /// Keeps what was said of the columns of a table, in place of what was said of
    /// the same columns before.
    pub fn remember_columns(&mut self, mapping: Mapping) {
        self.columns.retain(|known| !known.is_of(mapping.columns.iter().map(String::as_str)));
        self.columns.insert(0, mapping);
        self.columns.truncate(TABLES);
    }

    /// Takes a project off the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| recent.path != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recent_projects_are_listed_once_latest_first() {
        let mut settings = Settings::default();
        for i in [0, 1, 2, 0, 3, 4, 5, 6, 7, 8, 9] {
            let path = PathBuf::from(format!("{i}.ron"));
            settings.remember(Recent { path, ..Recent::default() });
        }
        let names: Vec<_> = settings.recent.iter().map(|r| r.path.to_str().unwrap()).collect();
        assert_eq!(names.len(), RECENT);
        assert_eq!(names[..3], ["9.ron", "8.ron", "7.ron"]);
        assert!(!names.contains(&"1.ron"));
    }

    #[test]
    fn settings_of_an_older_version_are_read() {
        let settings: Settings = ron::from_str("(coder:\"Ada\")").unwrap();
        assert_eq!(settings, Settings { coder: "Ada".to_owned(), ..Settings::default() });
    }
}
