//! Arabic.

use super::{BLANK, Language, Script, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "ar",
    name: "Arabic",
    ellipsis_ends: false,
    bound: words!("د ود أ وأ أ.د وأ.د م ا ص ص.ب ت ق.م ب.م هـ ج ر.س"),
    closing: words!("إلخ الخ"),
    before_number: words!("ص ج رقم م"),
    saying: words!(
        "قال قالت قالوا سأل سألت سألوا أجاب أجابت رد ردت أضاف أضافت صاح صاحت هتف هتفت تساءل تساءلت
         يقول تقول يسأل تسأل كتب كتبت"
    ),
    open_ends: words!("في من على إلى عن أن إن التي الذي و أو"),
    common: words!("في من على إلى أن عن التي الذي هذا هذه ما لا مع كان قال بعد بين أو كما ذلك إن"),
    letters: "ةىيكإ",
    script: Script::Arabic,
    ..BLANK
};
