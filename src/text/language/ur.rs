//! Urdu.

use super::{BLANK, Language, Script, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "ur",
    name: "Urdu",
    // Many typists set a hyphen for the full stop; it counts only after one of
    // the words in `ends`.
    stops: &['-', '–'],
    ends: words!(
        "ہے ہیں ہےں تھا تھی تھے تھیں گا گی گے گئی گیا گئے ہوا ہوئی ہوئے ہوں رہا رہی رہے دیا دی دئیے کیا کی
         کہا کئے رہیں لیا لی لئے چکا چکی چکے جائے کریں سکے سکا"
    ),
    // Names of Latin letters, which stand in abbreviations and as initials.
    loose: words!(
        "اے بی سی ڈی ای ایف جی ایچ آئی جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی زیڈ"
    ),
    saying: words!("کہا پوچھا بولا بولی بولے لکھا"),
    open_ends: words!("کے کی کا میں سے کو نے اور پر کہ"),
    common: words!("کے کی میں ہے سے کا اور کو کہ نے پر یہ ہیں اس بھی کر تھا گیا کیا نہیں ایک ہو جو تو لئے"),
    letters: "ٹڈےںھہڑپچگژیک",
    script: Script::Arabic,
    ..BLANK
};
