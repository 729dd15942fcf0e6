//! Every colour, space and font size of the window.
//!
//! Colours come in two sets, light and dark, with at least 4.5:1 contrast for
//! text on the surfaces where it may stand. Lengths are points at zoom 1, on a
//! grid of four. No other file names a colour.

mod tokens;

pub use tokens::{TagColors, Tokens, tokens, tokens_of};

use egui::{Context, CornerRadius, FontFamily, FontId, Stroke, Theme, vec2};

use tokens::{DARK, LIGHT};

/// Spaces, on the grid of four.
pub mod space {
    /// Between a letter and its key.
    pub const XS: f32 = 4.0;
    /// Between neighbours.
    pub const S: f32 = 8.0;
    /// Inside rows.
    pub const M: f32 = 12.0;
    /// Inside sections.
    pub const L: f32 = 16.0;
    /// Between groups.
    pub const XL: f32 = 24.0;
}

/// Sizes of what is drawn by hand.
pub mod size {
    /// Height of the top bar.
    pub const TOP_BAR: f32 = 44.0;
    /// Height of the status line.
    pub const STATUS: f32 = 28.0;
    /// A button, a field.
    pub const CONTROL: f32 = 28.0;
    /// A letter chip.
    pub const CHIP: f32 = 16.0;
    /// A lane of the gutter.
    pub const LANE: f32 = 20.0;
    /// How many lanes the gutter has.
    pub const LANES: usize = 4;
    /// The sentence's number, left of the lanes.
    pub const NUMBER: f32 = 28.0;
    /// Widest column of text: about 72 characters.
    pub const COLUMN: f32 = 584.0;
    /// Below this width the article list shrinks to a rail.
    pub const COMPACT_WIDTH: f32 = 1100.0;
    /// Below this height the tag table folds.
    pub const SHORT_HEIGHT: f32 = 600.0;
    /// A row of the tag table.
    pub const TABLE_ROW: f32 = 28.0;
    /// A row of the article list.
    pub const ARTICLE_ROW: f32 = 92.0;
}

/// Corner radii.
pub mod radius {
    /// Tints.
    pub const TINT: u8 = 3;
    /// Chips and keys.
    pub const CHIP: u8 = 4;
    /// Controls and rows.
    pub const CONTROL: u8 = 6;
    /// Sentences and cards.
    pub const CARD: u8 = 8;
    /// What floats.
    pub const POPUP: u8 = 12;
}

/// A role that text plays: its font and size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Sentences of an article.
    Reading,
    /// An article's headline.
    Headline,
    /// Words of an article elsewhere: table, inspector, palette.
    Quote,
    /// The program's name on the start screen.
    Product,
    /// The line under it.
    Tagline,
    /// A large action.
    Action,
    /// What the program says.
    Body,
    /// The same, stressed.
    Strong,
    /// Heads of panels and sections.
    Heading,
    /// Secondary matter.
    Small,
    /// Counts and dates.
    Micro,
    /// Names of keys.
    Key,
    /// Letters on chips.
    Chip,
    /// Icons beside text.
    Icon,
    /// Icons that stand alone.
    IconLarge,
}

impl Type {
    /// The font of the role.
    pub fn font(self) -> FontId {
        let (family, size) = match self {
            Self::Reading => ("read", 17.0),
            Self::Headline => ("read-semibold", 23.0),
            Self::Quote => ("read", 14.0),
            Self::Product => ("read-semibold", 32.0),
            Self::Tagline => ("read", 16.0),
            Self::Action => ("ui-medium", 14.0),
            Self::Body => ("ui", 13.0),
            Self::Strong => ("ui-medium", 13.0),
            Self::Heading => ("ui-semibold", 13.0),
            Self::Small => ("ui", 12.0),
            Self::Micro => ("ui", 11.0),
            Self::Key => ("ui-medium", 11.0),
            Self::Chip => ("ui-semibold", 11.0),
            Self::Icon => ("icon", 15.0),
            Self::IconLarge => ("icon", 20.0),
        };
        let family = match family {
            "ui" => FontFamily::Proportional,
            name => FontFamily::Name(name.into()),
        };
        FontId::new(size, family)
    }

    /// The font for letters of the role that are pointed out.
    pub fn marked_font(self) -> FontId {
        let (plain, bold) = match self {
            Self::Reading | Self::Quote => (self.font(), "read-semibold"),
            _ => (self.font(), "ui-semibold"),
        };
        FontId::new(plain.size, FontFamily::Name(bold.into()))
    }

    /// The height of a line, where lines stand under each other.
    pub const fn line(self) -> f32 {
        match self {
            Self::Reading => 28.0,
            Self::Headline => 30.0,
            Self::Quote => 22.0,
            Self::Product => 40.0,
            Self::Tagline => 24.0,
            Self::Small | Self::Micro | Self::Key | Self::Chip => 16.0,
            _ => 20.0,
        }
    }
}

/// Teaches egui's own widgets both sets of colours. Done once.
pub fn apply(ctx: &Context) {
    for (theme, tokens) in [(Theme::Dark, &DARK), (Theme::Light, &LIGHT)] {
        ctx.style_mut_of(theme, |style| dress(style, tokens));
    }
}

fn dress(style: &mut egui::Style, t: &Tokens) {
    use egui::TextStyle;
    style.text_styles = [
        (TextStyle::Small, Type::Small),
        (TextStyle::Body, Type::Body),
        (TextStyle::Button, Type::Body),
        (TextStyle::Heading, Type::Heading),
        (TextStyle::Monospace, Type::Body),
    ]
    .map(|(style, role)| (style, role.font()))
    .into();
    style.spacing.item_spacing = vec2(space::S, space::XS);
    style.spacing.button_padding = vec2(10.0, 4.0);
    style.spacing.interact_size = vec2(40.0, size::CONTROL);
    style.spacing.menu_margin = egui::Margin::same(6);
    style.spacing.scroll.bar_width = 6.0;
    style.interaction.selectable_labels = false;
    style.animation_time = 0.08;

    let visuals = &mut style.visuals;
    visuals.panel_fill = t.panel;
    visuals.window_fill = t.popup;
    visuals.window_stroke = Stroke::new(1.0, t.line_strong);
    visuals.window_corner_radius = CornerRadius::same(radius::POPUP);
    visuals.menu_corner_radius = CornerRadius::same(radius::CARD);
    visuals.extreme_bg_color = t.field;
    visuals.text_edit_bg_color = Some(t.field);
    visuals.faint_bg_color = t.hover;
    visuals.code_bg_color = t.card;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(t.text_3);
    visuals.hyperlink_color = t.accent;
    visuals.warn_fg_color = t.warn;
    visuals.error_fg_color = t.error;
    visuals.selection.bg_fill = t.selection;
    // The frame of the field that has the focus: as wide as the ring round the rest.
    visuals.selection.stroke = Stroke::new(2.0, t.accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, t.accent);
    visuals.popup_shadow = egui::Shadow { offset: [0, 8], blur: 24, spread: 0, color: t.shadow };
    visuals.window_shadow = visuals.popup_shadow;
    visuals.striped = false;
    let w = &mut visuals.widgets;
    for (state, fill, line, text) in [
        (&mut w.noninteractive, t.panel, t.line, t.text),
        (&mut w.inactive, t.card, t.line_strong, t.text),
        (&mut w.hovered, t.hover, t.control_line, t.text),
        (&mut w.active, t.pressed, t.control_line, t.text),
        (&mut w.open, t.pressed, t.line_strong, t.text),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, line);
        state.fg_stroke = Stroke::new(1.0, text);
        state.corner_radius = CornerRadius::same(radius::CONTROL);
        state.expansion = 0.0;
    }
    w.noninteractive.fg_stroke.color = t.text_2;
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Color32;

    /// WCAG 2 contrast of two opaque colours.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |c: Color32| {
            let [r, g, b] = [c.r(), c.g(), c.b()].map(|v| {
                let v = f32::from(v) / 255.0;
                if v <= 0.03928 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        if a > b { a / b } else { b / a }
    }

    #[test]
    fn text_stands_out_from_every_surface_it_may_stand_on() {
        for t in [&DARK, &LIGHT] {
            let surfaces =
                [t.bar, t.panel, t.reader, t.card, t.field, t.popup, t.hover, t.selected];
            for surface in surfaces {
                for text in [t.text, t.text_2, t.text_3] {
                    assert!(contrast(text, surface) >= 4.5, "{text:?} on {surface:?}");
                }
            }
            for colors in t.hues {
                assert!(contrast(colors.text, t.reader) >= 4.5, "{colors:?}");
                assert!(contrast(t.text, colors.tint) >= 4.5, "{colors:?}");
                assert!(contrast(t.on_accent, colors.chip) >= 4.5, "{colors:?}");
            }
            assert!(contrast(t.on_accent, t.accent_fill) >= 4.5);
            assert!(contrast(t.text, t.hit) >= 4.5);
            assert!(contrast(t.error, t.error_tint) >= 4.5);
            for on_chosen in [t.text, t.text_2, t.text_3, t.error] {
                assert!(contrast(on_chosen, t.accent_tint) >= 4.5, "{on_chosen:?}");
            }
        }
    }
}
