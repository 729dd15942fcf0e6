//! The signs of the icon font, by name. The font is Lucide, cut to what is used.

macro_rules! icons {
    ($($name:ident $code:literal;)*) => {$(
        #[allow(missing_docs)] // the names are Lucide's and say what is drawn
        pub const $name: &str = $code;
    )*};
}

icons! {
    ARROW_RIGHT "\u{e049}";
    BOOK_OPEN "\u{e05f}";
    CHECK "\u{e06c}";
    CHEVRON_DOWN "\u{e06d}";
    CIRCLE_CHECK "\u{e226}";
    CLIPBOARD_PASTE "\u{e3e8}";
    CIRCLE_HELP "\u{e082}";
    DOWNLOAD "\u{e0b2}";
    ELLIPSIS "\u{e0b6}";
    EYE "\u{e0ba}";
    FILE "\u{e0c0}";
    FILE_TEXT "\u{e0cc}";
    FOLDER_OPEN "\u{e247}";
    INBOX "\u{e0f7}";
    INFO "\u{e0f9}";
    LIST_FILTER "\u{e460}";
    MENU "\u{e115}";
    MESSAGE "\u{e117}";
    PANEL_BOTTOM "\u{e42c}";
    PANEL_LEFT "\u{e12a}";
    PANEL_RIGHT "\u{e431}";
    PENCIL "\u{e1f9}";
    PLUS "\u{e13d}";
    QUOTE "\u{e239}";
    SEARCH "\u{e151}";
    TAG "\u{e17f}";
    TRIANGLE_ALERT "\u{e193}";
    UNDO "\u{e2a1}";
    X "\u{e1b2}";
}
