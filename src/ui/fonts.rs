//! The fonts: Literata for words that come from articles, Inter for what the
//! program says, so that a reader can always tell which is which.
//!
//! Scripts that neither covers come from Noto Naskh Arabic and, in the window,
//! from the system. Origins and licences are in `assets/fonts/README.md`.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily};

const FILES: [(&str, &[u8]); 9] = [
    ("Literata", include_bytes!("../../assets/fonts/Literata-Regular.ttf")),
    ("Literata SemiBold", include_bytes!("../../assets/fonts/Literata-SemiBold.ttf")),
    ("Literata Italic", include_bytes!("../../assets/fonts/Literata-Italic.ttf")),
    ("Inter", include_bytes!("../../assets/fonts/Inter-Regular.ttf")),
    ("Inter Medium", include_bytes!("../../assets/fonts/Inter-Medium.ttf")),
    ("Inter SemiBold", include_bytes!("../../assets/fonts/Inter-SemiBold.ttf")),
    ("Inter Italic", include_bytes!("../../assets/fonts/Inter-Italic.ttf")),
    ("Noto Naskh Arabic", include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf")),
    ("Lucide", include_bytes!("../../assets/fonts/lucide-icons.ttf")),
];

/// Each family's own font, then what stands in where it lacks a sign.
const FAMILIES: [(&str, &str); 7] = [
    ("read", "Literata"),
    ("read-semibold", "Literata SemiBold"),
    ("read-italic", "Literata Italic"),
    ("ui-medium", "Inter Medium"),
    ("ui-semibold", "Inter SemiBold"),
    ("ui-italic", "Inter Italic"),
    ("icon", "Lucide"),
];

/// Gives egui the fonts. Done once.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in FILES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let own = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let after = |first: &str| {
        let others = ["Inter", "Literata", "Noto Naskh Arabic"];
        let others = others.into_iter().filter(|other| *other != first).map(str::to_owned);
        [first.to_owned()].into_iter().chain(others).chain(own.iter().cloned()).collect::<Vec<_>>()
    };
    for (family, first) in FAMILIES {
        fonts.families.insert(FontFamily::Name(family.into()), after(first));
    }
    fonts.families.insert(FontFamily::Proportional, after("Inter"));
    fonts.families.insert(FontFamily::Monospace, after("Inter"));
    ctx.set_fonts(fonts);
}
