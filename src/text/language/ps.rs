//! Pashto.

use super::{BLANK, Language, Script, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "ps",
    name: "Pashto",
    bound: words!("ډ ج د"),
    saying: words!("وویل ووېل وويل وپوښتل وايي وایي ولیکل"),
    open_ends: words!("د په او چې له تر"),
    common: words!("د په او چې له دی کې ته يې یې سره دا هم نه شي کړي شوي وي خو ده تر دې کړ وویل"),
    letters: "ښځڅډړېۍټږپچژک",
    script: Script::Arabic,
    ..BLANK
};
