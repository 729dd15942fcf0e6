//! Pictures of the window, drawn on the processor: no display, no graphics
//! driver, the same picture every time.

use std::path::PathBuf;

use egui::{Context, Event, Pos2, RawInput, Rect, vec2};

use super::command;
use super::desk::Desk;
use super::files::{Answer, Ask, FileDialogs};
use super::place::Place;
use super::raster::Raster;
use super::settings::Settings;
use super::view::Showing;
use super::window;
use crate::analysis::By;
use crate::analysis::board::Grouping;
use crate::session::Session;

/// What to draw.
#[derive(Clone, Debug)]
pub struct Shot {
    /// The project; the start screen without one.
    pub project: Option<PathBuf>,
    /// The article, by position from 1.
    pub article: Option<usize>,
    /// The sentence, by position from 1.
    pub sentence: Option<usize>,
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Dark or light.
    pub dark: bool,
    /// How large everything is, 1 for normal.
    pub zoom: f32,
    /// Words to look for.
    pub search: String,
    /// A command that opens a dialog, by its id, such as `view.palette`.
    pub dialog: String,
    /// Whether the evidence of the board's first row is open.
    pub evidence: bool,
    /// What goes across the board; none for the view to read in.
    pub board: Option<By>,
    /// How the board's rows are grouped.
    pub grouping: Grouping,
    /// Which view, where it is not the board.
    pub showing: Showing,
}

impl Default for Shot {
    fn default() -> Self {
        Self {
            project: None,
            article: None,
            sentence: None,
            size: [1440, 900],
            dark: false,
            zoom: 1.0,
            search: String::new(),
            dialog: String::new(),
            evidence: false,
            board: None,
            grouping: Grouping::None,
            showing: Showing::Read,
        }
    }
}

/// Draws the window as a PNG. An error is a sentence for the terminal.
pub fn shot(shot: &Shot) -> Result<Vec<u8>, String> {
    let mut desk = Desk::new(Settings::default(), Box::new(NoDialogs));
    if let Some(path) = &shot.project {
        let session = Session::open(path).map_err(|error| error.to_string())?.session;
        desk = desk.with_session(session);
    }
    draw(desk, shot)
}

/// Frames until heights, scrolling and dialogs have settled.
const FRAMES: usize = 8;

/// The commands that open a dialog. Any other might write to the project's file,
/// and a picture is only to look.
const DIALOGS: [&str; 15] = [
    "article.details",
    "file.coder",
    "file.export",
    "file.open_path",
    "file.paste",
    "file.title",
    "file.versions",
    "help.about",
    "help.keys",
    "propositions.list",
    "sources.list",
    "tag.codebook",
    "tag.proposition",
    "tag.source",
    "view.palette",
];

fn dialog_command(id: &str) -> Result<&'static command::Command, String> {
    if DIALOGS.contains(&id) {
        return Ok(command::named(id));
    }
    Err(format!("`{id}` opens no dialog; one of these does: {}", DIALOGS.join(", ")))
}

/// Draws a desk as it is, as a PNG.
pub fn draw(mut desk: Desk, shot: &Shot) -> Result<Vec<u8>, String> {
    let ctx = Context::default();
    window::dress(&ctx);
    ctx.set_theme(if shot.dark { egui::Theme::Dark } else { egui::Theme::Light });
    ctx.all_styles_mut(|style| style.animation_time = 0.0);
    go(&mut desk, shot)?;
    if let Some(by) = shot.board {
        desk.show_board(by);
        desk.board.group(desk.session.project(), shot.grouping);
        if shot.evidence {
            desk.board.toggle();
        }
    } else {
        desk.show_view(shot.showing);
    }
    if !shot.search.is_empty() {
        desk.search_for(shot.search.clone());
    }
    let zoom = shot.zoom.clamp(0.5, 4.0);
    let [width, height] = shot.size;
    let screen = vec2(width as f32 / zoom, height as f32 / zoom);
    let mut raster = Raster::default();
    let mut picture = None;
    let (mut frame, mut settled) = (0, 0);
    while settled < FRAMES {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, screen)),
            time: Some(settled as f64 * 0.1),
            focused: true,
            viewports: [(
                egui::ViewportId::ROOT,
                egui::ViewportInfo { native_pixels_per_point: Some(zoom), ..Default::default() },
            )]
            .into_iter()
            .collect(),
            events: vec![Event::PointerGone],
            ..Default::default()
        };
        if frame == 1 && !shot.dialog.is_empty() {
            let command = dialog_command(&shot.dialog)?;
            // Some dialogs ask for a name first.
            let coder = desk.session().project().coders().iter().next();
            let name = coder.map_or_else(|| "Analyst".to_owned(), |coder| coder.name.clone());
            if command.id != "file.coder" {
                desk.session.sign_in(&name);
            }
            desk.look(&ctx, |view| (command.enabled)(view))
                .map_err(|reason| format!("cannot open `{}`: {reason}", command.id))?;
            (command.run)(&mut desk, &ctx);
        }
        let mut output = ctx.run_ui(input, |ui| desk.show(ui));
        raster.update(&mut output.textures_delta);
        frame += 1;
        if desk.is_busy() {
            // What is shown comes from a thread, which is waited for.
            std::thread::yield_now();
            continue;
        }
        settled += 1;
        if settled == FRAMES {
            let background = ctx.global_style().visuals.panel_fill;
            let shapes = std::mem::take(&mut output.shapes);
            picture =
                Some(raster.draw(&ctx, shapes, shot.size, output.pixels_per_point, background));
        }
    }
    picture.ok_or("nothing was drawn")?.png().map_err(|error| error.to_string())
}

/// Puts the desk at the article and sentence.
fn go(desk: &mut Desk, shot: &Shot) -> Result<(), String> {
    let project = desk.session().project();
    let n = project.articles().len();
    let Some(position) = shot.article.or(shot.sentence.map(|_| 1)) else { return Ok(()) };
    let article = position.checked_sub(1).and_then(|i| project.article_at(i));
    let article =
        article.ok_or_else(|| format!("there is no article {position}: the project has {n}"))?.id;
    let sentences = project.sentences(article).len();
    let sentence = shot.sentence.unwrap_or(1);
    if sentence == 0 || sentence > sentences {
        return Err(format!("there is no sentence {sentence}: the article has {sentences}"));
    }
    desk.go(Place::at(article, sentence - 1));
    Ok(())
}

/// A picture asks nobody for files.
struct NoDialogs;

impl FileDialogs for NoDialogs {
    fn ask(&mut self, _: Ask, _: PathBuf, _: &Context) {}

    fn poll(&mut self) -> Option<Answer> {
        None
    }
}
