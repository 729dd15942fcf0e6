//! Chinese, in simplified and traditional characters.

use super::{BLANK, Language, Script, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "zh",
    name: "Chinese",
    saying: words!("说 說 问 問 道 称 稱 答 喊 表示 回答 指出 写道 寫道 补充 補充 强调 強調"),
    open_ends: words!("的 和 与 與 在 是 及"),
    common: words!("的 了 是 在 和 有 不 这 為 为 他 中 與 与 對 对"),
    script: Script::Han,
    ..BLANK
};
