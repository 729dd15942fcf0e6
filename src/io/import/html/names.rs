//! Names of elements, and words in the names that pages give to classes and ids.
//!
//! Lists of words as one string each: they are long, and read as text.

/// Elements that hold no words that people read.
pub static UNREAD: &str = "\
    script style template noscript iframe object embed select textarea input svg head audio \
    video canvas";

/// Elements that are never part of an article.
pub static NEVER: &str = "nav footer aside button math dialog menu";

/// Roles that are never part of an article.
pub static NEVER_ROLES: &str = "\
    alert alertdialog banner complementary contentinfo dialog menu menubar navigation search \
    toolbar";

/// Words in the names of classes and ids, of what stands beside articles.
pub static BESIDE: &str = "\
    ad ads advert advertisement advertising banner breadcrumb breadcrumbs comment consent cookie \
    cookies cta discussion donate donation follow footer gdpr jumplinks login masthead menu \
    modal nav navbar navigation newsletter overlay pager pagination paywall popular popup print \
    promo promoted promotion recirc recirculation recommend recommendation replies respond \
    rating share sharebar sharing shoutbox sidebar sidebars signup skyscraper social sponsor \
    sponsored subscribe subscription subscriptions tags teaser toolbar tooltip widget widgets \
    yarpp";

/// The same, given to nothing else.
pub static AFTER: &str = "\
    comments commentlist disqus mostread outbrain recommendations recommended related taboola \
    teasers trending";

/// The same, of lines that say who wrote and when: the page says it elsewhere.
pub static LINES: &str = "\
    author authors byline bylines date datetime kicker lastmod meta metadata posted postmeta \
    published pubdate readtime timestamp updated";

/// Words in the names of what holds articles.
pub static ARTICLES: &str = "\
    article articlebody body content entry hentry main post story storybody text";

/// Whether one of some words is in a list of words.
pub fn has(list: &str, words: &[impl AsRef<str>]) -> bool {
    list.split(' ').any(|known| words.iter().any(|word| word.as_ref() == known))
}

/// Whether an element begins a line of its own.
pub fn is_block(name: &str) -> bool {
    !name.is_empty() && has(BLOCKS, &[name])
}

/// Elements that begin a line of their own.
static BLOCKS: &str = "\
    address article blockquote body center dd details div dl dt fieldset figcaption figure \
    form h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p pre section summary table tbody td \
    tfoot th thead tr ul caption";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole() {
        assert!(has("one two", &["three", "two"]) && !has("one two", &["tw", ""]));
        assert!(is_block("p") && is_block("ul") && !is_block("") && !is_block("b"));
        for list in [UNREAD, NEVER, NEVER_ROLES, BESIDE, AFTER, LINES, ARTICLES, BLOCKS] {
            assert!(!list.contains("  ") && !list.contains('\n') && list.trim() == list);
        }
    }
}
