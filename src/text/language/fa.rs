//! Persian of Iran and Dari of Afghanistan.

use super::{BLANK, Language, Script, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "fa",
    name: "Persian",
    bound: words!("ص ج ر.ک نک ق.م ه.ش ه.ق م.ش د"),
    before_number: words!("ص ج ش"),
    saying: words!("گفت گفتند پرسید پرسیدند افزود افزودند نوشت نوشتند می‌گوید می‌پرسد می‌گویند"),
    open_ends: words!("و در از به با که را برای این آن یا"),
    common: words!("و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت شده شد می ها های بود"),
    letters: "پچگژیک",
    script: Script::Arabic,
    ..BLANK
};
