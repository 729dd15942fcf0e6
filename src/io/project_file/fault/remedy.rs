//! What is to be done about each problem: one line a problem.

use super::Problem;

/// What becomes of a file with a fault.
pub struct Remedy {
    /// Whether it is refused.
    pub refuses: bool,
    /// What to do about it.
    pub hint: &'static str,
}

const fn refuse(hint: &'static str) -> Remedy {
    Remedy { refuses: true, hint }
}

const fn mended(hint: &'static str) -> Remedy {
    Remedy { refuses: false, hint }
}

/// A hint that ends with the command that saves what is whole.
macro_rules! or_repair {
    ($hint:literal) => {
        concat!(
            $hint,
            ", or have all that is whole saved in a new file: hearsay check FILE --repair -o NEW.ron"
        )
    };
}

const DAMAGED: &str = or_repair!("the file is damaged or was edited: go back to an earlier copy");

impl Problem {
    /// One line a problem: does it refuse the file, and what is to be done.
    pub(super) const fn remedy(&self) -> Remedy {
        match self {
            Self::Empty => refuse("go back to an earlier copy of the file"),
            Self::TooLarge(_) | Self::TooMany(_) => refuse("divide the project into several"),
            Self::NotText => refuse(or_repair!(
                "a project is a text file in UTF-8: choose another file, save it as UTF-8"
            )),
            Self::NotOurs => refuse(or_repair!(
                "choose a .ron file that Hearsay saved; articles are imported, not opened. If it \
                 is one and its beginning is damaged, go back to an earlier copy"
            )),
            Self::Newer(_) => refuse("open it with a newer Hearsay"),
            Self::NoVersion(_) | Self::VersionMissing => refuse(or_repair!(
                "the file begins with its version, as in `hearsay: 1`: put it back"
            )),
            Self::CutOff(_) => refuse(or_repair!(
                "part of the file is missing: copy it again, go back to an earlier copy"
            )),
            Self::Form(_) | Self::Garbled(_) | Self::BadBytes(_) => refuse(DAMAGED),
            Self::MergeMark => refuse(or_repair!("finish the merge")),
            Self::UnknownField(_) => refuse(or_repair!(
                "check the spelling; if a newer Hearsay wrote the file, open it with that"
            )),
            Self::TwiceField(_) => refuse(or_repair!("put the records of both into one list")),
            Self::SameId { .. } => {
                refuse(or_repair!("keep one of the two lines, give one another id"))
            }
            Self::NoText(_) => refuse(or_repair!(
                "put the text back from an earlier copy, take the article's records out"
            )),
            Self::NoArticle { .. } => {
                refuse(or_repair!("put the article back from an earlier copy, take the line out"))
            }
            Self::TextChanged(_) => refuse(or_repair!(
                "put the text back from an earlier copy (a changed text is imported as a new \
                 article)"
            )),
            Self::BadSpan { .. } | Self::Overlap(..) => refuse(DAMAGED),
            Self::Rejoined(_) => mended("the two were joined again"),
            Self::TextTorn(_) => mended("its SHA-256 shows that it is whole"),
            Self::HashDamaged(_) => mended("it was worked out again"),
            Self::NewId { .. } => mended("check which of them should stay"),
            Self::TwiceRecord(_) => mended("one of them was kept"),
            Self::TwiceReview(_) => mended("the two were joined"),
            Self::Unsorted(_) => mended("they were sorted"),
            Self::NoSentences(_) => mended("it was split again"),
            Self::TagMoved { .. } => mended("the tag was moved to its words"),
            Self::Unanchored { .. } => {
                mended("the tag was kept where it is: check what it should say")
            }
            Self::NoQuote(_) => mended("the words at its place were taken"),
            Self::Missing { .. } => mended("one of that id was added: give it its name"),
            Self::Astray { .. } => mended("it was kept; remove it if it is not needed"),
            Self::SameSign { .. } => mended("both were kept: give one another in the codebook"),
            Self::NoReserved(_) => mended("it was added as new projects have it"),
            Self::SamePosition(_) => mended("it was moved behind the other"),
            Self::Controls(_) => mended("the text was kept as it is: they may not be shown"),
            Self::More(_) => mended(""),
        }
    }
}
