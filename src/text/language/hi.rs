//! Hindi; near enough for Nepali, and with Marathi's full stop.

use super::{BLANK, Language, Script, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "hi",
    name: "Hindi",
    bound: words!("डॉ डा श्री प्रो पं स्व मो सं ई.पू कु रु मि श्रीमती कि.मी"
        // Names of Latin letters, which stand as initials.
        "ए बी सी डी ई एफ़ एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई ज़ेड जेड"),
    saying: words!("कहा पूछा बोला बोली बोले लिखा"),
    before_number: words!("सं रु पृ नं"),
    common: words!("के की में है से का और को कि ने पर यह हैं इस भी कर था गया किया नहीं एक हो जो तो लिए"),
    script: Script::Devanagari,
    ..BLANK
};
