//! Armenian. A colon, or its own full stop ։, ends a sentence; the full stop
//! of other scripts is a pause.

use super::{BLANK, Language, Script, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "hy",
    name: "Armenian",
    stops: &[':'],
    bound: words!("պրոֆ դոկտ ակադ տիկ պ տկն հմմտ"),
    common: words!("է եւ և են որ մեջ այս ու ի հետ համար իր եմ նա չի նրա այն էր թե"),
    script: Script::Armenian,
    ..BLANK
};
