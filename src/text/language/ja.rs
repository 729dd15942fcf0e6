//! Japanese.

use super::{BLANK, Language, Script, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "ja",
    name: "Japanese",
    open_ends: words!("の は が を に と で も へ や"),
    common: words!("の は が を に と で も た し て い る な"),
    script: Script::Kana,
    ..BLANK
};
