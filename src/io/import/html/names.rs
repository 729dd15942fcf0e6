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
static AFTER: &str = "\
    alsoread commentarea commentbody commentbox commentform commentlist comments commentsection \
    commenttext editorspicks latestnews morefrom morein moreon morestories mostpopular mostread \
    mostviewed otherstories readalso readnext teasers topstories upnext youmaylike";

/// What such words begin with: `relatedposts`, `relatedcontent`.
static AFTER_STEMS: &[&str] =
    &["disqus", "outbrain", "recommend", "related", "taboola", "trending"];

/// The same, of lines that say who wrote and when: the page says it elsewhere.
pub static LINES: &str = "\
    author authors byline bylines date datetime kicker lastmod meta metadata posted postmeta \
    published pubdate readtime timestamp updated";

/// Words in the names of what sums an article up above it.
pub static STANDFIRSTS: &str = "\
    anriss bajada chapeau chapo copete deck dek entradilla ingress intro lead lede perex sapo \
    sommario standfirst strapline subhead subheadline subheading subtitle summary vorspann";

/// Words in the names of lines that say who wrote.
pub static BYLINES: &str = "author authors autor auteur byauthor byline bylines writer";

/// Words that are in no name of a writer, but in lines beside it.
pub static NO_NAMES: &str = "\
    about archive article articles author authors biography click comment comments contact \
    contributor contributors email follow more posted profile published read share show story \
    subscribe the this twitter updated view website";

/// Words in the names of what holds articles.
pub static ARTICLES: &str = "\
    article articlebody body content entry hentry main post story storybody text";

/// Whether one of some words is in a list of words.
pub fn has(list: &str, words: &[impl AsRef<str>]) -> bool {
    list.split(' ').any(|known| words.iter().any(|word| word.as_ref() == known))
}

/// Whether some words name what is given to nothing but what comes after articles.
pub fn is_after(words: &[impl AsRef<str>]) -> bool {
    let is_stem = |word: &str| AFTER_STEMS.iter().any(|stem| word.starts_with(stem));
    has(AFTER, words) || words.iter().any(|word| is_stem(word.as_ref()))
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
        assert!(is_after(&["relatedposts"]) && is_after(&["up", "upnext"]) && !is_after(&["up"]));
        assert!(is_block("p") && is_block("ul") && !is_block("") && !is_block("b"));
        for list in [
            BYLINES,
            UNREAD,
            NEVER,
            NEVER_ROLES,
            BESIDE,
            AFTER,
            LINES,
            ARTICLES,
            BLOCKS,
            STANDFIRSTS,
            NO_NAMES,
        ] {
            assert!(!list.contains("  ") && !list.contains('\n') && list.trim() == list);
        }
    }
}
