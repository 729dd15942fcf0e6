//! `hearsay shot`: the window as a picture, without a display.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValuesParser;

use super::failure::{Failure, Status};
use crate::analysis::board::Grouping;

/// Draws the window into a PNG file; needs no display
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay shot story.ron -o read.png
  hearsay shot story.ron -o dark.png --article 2 --sentence 3 --theme dark --size 1440x900
  hearsay shot -o start.png

Without a project the start screen is drawn.")]
pub struct Args {
    /// The project
    project: Option<PathBuf>,
    /// The file to write
    #[arg(long, short, value_name = "OUT.png")]
    output: PathBuf,
    /// Which view
    #[arg(long, value_enum, default_value = "read")]
    view: View,
    /// The article that is open: headline, file name, position or id
    #[arg(long)]
    article: Option<String>,
    /// The sentence that is selected, from 1
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    sentence: Option<u32>,
    /// Size of the picture, in pixels
    #[arg(long, default_value = "1440x900", value_parser = size, value_name = "WIDTHxHEIGHT")]
    size: [usize; 2],
    /// Colours
    #[arg(long, value_enum, default_value = "light")]
    theme: Theme,
    /// How much larger everything is drawn
    #[arg(long, default_value = "1", value_parser = zoom)]
    zoom: f32,
    /// Open the sentences behind the first cell of the board
    #[arg(long)]
    evidence: bool,
    /// What the rows of the board are grouped by
    #[arg(long, value_name = "GROUPING", default_value = "none",
          value_parser = PossibleValuesParser::new(Grouping::ALL.map(Grouping::name)))]
    rows: String,
    /// Words to search for
    #[arg(long, value_name = "WORDS", default_value = "")]
    search: String,
    /// The dialog that shows, by its command, such as view.palette
    #[arg(long, value_name = "COMMAND", default_value = "")]
    dialog: String,
    #[command(flatten)]
    force: super::output::Force,
}

/// The views there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum View {
    /// Articles, reader and inspector
    Read,
    /// Who asserts, denies, hedges or is silent
    Board,
    /// Two articles side by side: the one named, and the one most like it
    Compare,
    /// What is left to do, and how the tags are spread
    Overview,
}

/// The themes there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Theme {
    /// Dark on light
    Light,
    /// Light on dark
    Dark,
}

/// A size such as `1440x900`.
fn size(words: &str) -> Result<[usize; 2], String> {
    const SIDES: std::ops::RangeInclusive<usize> = 200..=8192;
    let sides = words.split_once(['x', 'X', '×']);
    let sides = sides.and_then(|(width, height)| Some([width.parse().ok()?, height.parse().ok()?]));
    match sides {
        Some(sides) if sides.iter().all(|side| SIDES.contains(side)) => Ok(sides),
        Some(_) => Err(format!("each side has {} to {} pixels", SIDES.start(), SIDES.end())),
        None => Err("a size looks like 1440x900".to_owned()),
    }
}

fn zoom(words: &str) -> Result<f32, String> {
    match words.parse() {
        Ok(zoom) if (0.5..=4.0).contains(&zoom) => Ok(zoom),
        _ => Err("a zoom is a number from 0.5 to 4".to_owned()),
    }
}

#[cfg(feature = "gui")]
impl Args {
    /// Draws.
    pub fn run(self) -> Result<Status, Failure> {
        use super::failure::say;
        use super::output::inputs;
        use super::project::open;
        use crate::ui::view::Showing;
        let read = inputs(self.project.as_deref(), &[]);
        self.force.may_write(&self.output, &read, &["png"])?;
        let mut article = None;
        if let Some(path) = &self.project {
            let session = open(path)?;
            article = self.position(session.project())?;
        } else if self.article.is_some() || self.sentence.is_some() {
            return Err(Failure::new(
                "an article or sentence needs a project",
                "name the project first",
            ));
        }
        let shot = crate::ui::shot::Shot {
            project: self.project,
            article,
            sentence: self.sentence.map(|nth| nth as usize),
            size: self.size,
            dark: self.theme == Theme::Dark,
            zoom: self.zoom,
            search: self.search,
            dialog: self.dialog,
            evidence: self.evidence,
            grouping: Grouping::by_name(&self.rows).unwrap_or_default(),
            board: (self.view == View::Board).then(Default::default),
            showing: match self.view {
                View::Compare => Showing::Compare,
                View::Overview => Showing::Overview,
                View::Read | View::Board => Showing::Read,
            },
        };
        let failed = |why| Failure::new(format!("cannot draw the window: {why}"), "");
        let png = crate::ui::shot::shot(&shot).map_err(failed)?;
        crate::io::safe_write::replace(&self.output, |to| to.write_all(&png))?;
        say(&format!("wrote {}", self.output.display()));
        Ok(Status::Done)
    }

    /// The positions, from 1, of the article and its sentence are what the
    /// picture is asked for by.
    fn position(&self, project: &crate::model::Project) -> Result<Option<usize>, Failure> {
        let id = match &self.article {
            Some(words) => super::find::article(project, words)?,
            None => return Ok(None),
        };
        let n = project.sentences(id).len();
        if let Some(nth) = self.sentence.filter(|nth| *nth as usize > n) {
            return Err(Failure::new(
                format!("there is no sentence {nth}: the article has {n}"),
                "",
            ));
        }
        Ok(project.place_of(id).map(|at| at + 1))
    }
}

#[cfg(not(feature = "gui"))]
impl Args {
    /// Says why there is no picture.
    pub fn run(self) -> Result<Status, Failure> {
        let Self {
            view: View::Read | View::Board | View::Compare | View::Overview,
            theme: Theme::Light | Theme::Dark,
            ..
        } = self;
        Err(super::window::no_window("pictures of the window"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_two_sensible_numbers() {
        assert_eq!(size("1440x900"), Ok([1440, 900]));
        for bad in ["1440", "1440x", "x", "-1x900", "1x1", "99999x900"] {
            assert!(size(bad).is_err(), "{bad}");
        }
    }
}
