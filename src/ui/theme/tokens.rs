//! The two sets of colours.

use egui::{Color32, Context, Theme, Ui};

use crate::model::Hue;

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// How one kind of tag looks: after the Okabe–Ito set for colour-blind eyes.
#[derive(Clone, Copy, Debug)]
pub struct TagColors {
    /// Its name in running text, and underlines.
    pub text: Color32,
    /// Behind tagged words.
    pub tint: Color32,
    /// The chip in the gutter, white letter on it.
    pub chip: Color32,
}

/// One set of colours.
#[derive(Debug)]
pub struct Tokens {
    /// Top bar and status line.
    pub bar: Color32,
    /// Side panels.
    pub panel: Color32,
    /// Behind the articles' text: the clearest surface.
    pub reader: Color32,
    /// Cards, and the selected sentence.
    pub card: Color32,
    /// Text fields.
    pub field: Color32,
    /// What floats.
    pub popup: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// Held down.
    pub pressed: Color32,
    /// A selected row.
    pub selected: Color32,
    /// Over everything below a dialog, with its transparency.
    pub dim: Color32,
    /// Between regions and rows.
    pub line: Color32,
    /// Around controls and cards.
    pub line_strong: Color32,
    /// An outline that alone shows a control.
    pub control_line: Color32,
    /// Body text.
    pub text: Color32,
    /// Secondary text.
    pub text_2: Color32,
    /// Labels, dates, counts.
    pub text_3: Color32,
    /// What cannot be used now.
    pub disabled: Color32,
    /// Frame, focus, link, progress.
    pub accent: Color32,
    /// Primary button, selected words.
    pub accent_fill: Color32,
    /// Text on `accent_fill`, and letters on chips.
    pub on_accent: Color32,
    /// A chosen row in a popup.
    pub accent_tint: Color32,
    /// Behind selected text in a field.
    pub selection: Color32,
    /// Warnings.
    pub warn: Color32,
    /// Errors.
    pub error: Color32,
    /// Behind errors.
    pub error_tint: Color32,
    /// Done, saved.
    pub ok: Color32,
    /// Behind a search hit.
    pub hit: Color32,
    /// Under what floats.
    pub shadow: Color32,
    pub(super) hues: [TagColors; 7],
}

impl Tokens {
    /// The colours of a kind of tag.
    pub fn hue(&self, hue: Hue) -> TagColors {
        let index = Hue::ALL.iter().position(|h| *h == hue).unwrap_or(0);
        self.hues[index % self.hues.len()]
    }
}

const fn hue(text: u32, tint: u32, chip: u32) -> TagColors {
    TagColors { text: rgb(text), tint: rgb(tint), chip: rgb(chip) }
}

pub(super) static DARK: Tokens = Tokens {
    bar: rgb(0x141517),
    panel: rgb(0x17181b),
    reader: rgb(0x1b1c20),
    card: rgb(0x222428),
    field: rgb(0x111214),
    popup: rgb(0x232529),
    hover: rgb(0x25272c),
    pressed: rgb(0x2a2d33),
    selected: rgb(0x282a31),
    dim: Color32::from_rgba_premultiplied(7, 7, 8, 173),
    line: rgb(0x2b2d32),
    line_strong: rgb(0x3d4047),
    control_line: rgb(0x73767e),
    text: rgb(0xeceae6),
    text_2: rgb(0xb4b3b1),
    text_3: rgb(0x989a9f),
    disabled: rgb(0x7c7e84),
    accent: rgb(0xb7a4ff),
    accent_fill: rgb(0x735ddb),
    on_accent: Color32::WHITE,
    accent_tint: rgb(0x2b2740),
    selection: rgb(0x443a75),
    warn: rgb(0xe9bd5b),
    error: rgb(0xff9d9d),
    error_tint: rgb(0x3d2226),
    ok: rgb(0x8fc9a8),
    hit: rgb(0x57471a),
    shadow: Color32::from_black_alpha(115),
    hues: [
        hue(0x6cbcf5, 0x18344a, 0x0977b8),
        hue(0xff9b6e, 0x4b2818, 0xbd5200),
        hue(0x4fcda2, 0x123f32, 0x00805e),
        hue(0xe3a0c6, 0x47293c, 0xa75684),
        hue(0xecb84a, 0x433413, 0x926700),
        hue(0xb9b0f0, 0x302d4f, 0x6d62b8),
        hue(0xb3bcc7, 0x2f353d, 0x66717f),
    ],
};

pub(super) static LIGHT: Tokens = Tokens {
    bar: rgb(0xf1efeb),
    panel: rgb(0xf7f6f3),
    reader: rgb(0xfefdfb),
    card: rgb(0xffffff),
    field: rgb(0xffffff),
    popup: rgb(0xffffff),
    hover: rgb(0xeeece7),
    pressed: rgb(0xe5e2dc),
    selected: rgb(0xebe9f3),
    dim: Color32::from_rgba_premultiplied(34, 33, 31, 102),
    line: rgb(0xe3e0da),
    line_strong: rgb(0xcbc7bf),
    control_line: rgb(0x86837c),
    text: rgb(0x1d1e21),
    text_2: rgb(0x4b4c50),
    text_3: rgb(0x626266),
    disabled: rgb(0x858589),
    accent: rgb(0x5b45c7),
    accent_fill: rgb(0x5b45c7),
    on_accent: Color32::WHITE,
    accent_tint: rgb(0xefecfb),
    selection: rgb(0xd9d2f7),
    warn: rgb(0x835700),
    error: rgb(0xb3261e),
    error_tint: rgb(0xfbe6e4),
    ok: rgb(0x1f6b45),
    hit: rgb(0xffe9a6),
    shadow: Color32::from_black_alpha(51),
    hues: [
        hue(0x005a94, 0xd9ebf8, 0x0072b2),
        hue(0x9c3d00, 0xfde3d3, 0xc25000),
        hue(0x00624a, 0xd5f0e5, 0x007a59),
        hue(0x8a3a68, 0xf8e1ee, 0xa04f7d),
        hue(0x7a5200, 0xfaecc6, 0x8a6100),
        hue(0x4d3fa3, 0xe7e4fa, 0x6355b5),
        hue(0x44505e, 0xe4e8ed, 0x5c6875),
    ],
};

/// The colours in force.
pub fn tokens(ui: &Ui) -> &'static Tokens {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// The colours in force, where there is no panel to ask.
pub fn tokens_of(ctx: &Context) -> &'static Tokens {
    if ctx.theme() == Theme::Dark { &DARK } else { &LIGHT }
}
