//! The codebook: what each kind of tag means, and how it is shown.
//!
//! Claim, denial and attribution are reserved rows that every project has. Their
//! definitions follow the working practice of the field and can be edited:
//! claims after Full Fact's test of truth conditions, attribution after the
//! source–cue–content scheme of PARC and PolNeAR, denial after PolNeAR's
//! treatment of rejected propositions. The wording is ours.

use super::{Id, Keyed, KindId};

/// A colour by name; `ui::theme` knows what each looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hue {
    /// Claims.
    Blue,
    /// Denials.
    Vermilion,
    /// Attributions.
    Green,
    /// For the analyst's own codes.
    Rose,
    /// For the analyst's own codes.
    Amber,
    /// For the analyst's own codes.
    Violet,
    /// For the analyst's own codes.
    Slate,
}

impl Hue {
    /// All of them, in the order in which new codes are given them.
    pub const ALL: [Self; 7] = [
        Self::Blue,
        Self::Vermilion,
        Self::Green,
        Self::Rose,
        Self::Amber,
        Self::Violet,
        Self::Slate,
    ];

    /// The name in files and in the window.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Vermilion => "vermilion",
            Self::Green => "green",
            Self::Rose => "rose",
            Self::Amber => "amber",
            Self::Violet => "violet",
            Self::Slate => "slate",
        }
    }

    /// The colour of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hue| hue.name() == name)
    }
}

/// A row of the codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagKind {
    /// Its name in files.
    pub id: KindId,
    /// Its place in the codebook, from 1; own codes take the key of that digit
    /// from 4 to 9.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// The letter in the gutter.
    pub letter: char,
    /// Its colour.
    pub hue: Hue,
    /// What it means.
    pub definition: String,
    /// What to tag with it.
    pub include: String,
    /// What not to tag with it.
    pub exclude: String,
    /// A sentence that bears it.
    pub example: String,
}

impl Keyed for TagKind {
    /// Codebook order.
    type Key = (u32, KindId);
    fn key(&self) -> Self::Key {
        (self.number, self.id)
    }
}

impl TagKind {
    /// The reserved rows as a new project has them.
    pub fn reserved() -> [Self; 3] {
        let row = |id: KindId, number, name: &str, letter, hue, help: [&str; 4]| {
            let [definition, include, exclude, example] = help.map(str::to_owned);
            let name = name.to_owned();
            Self { id, number, name, letter, hue, definition, include, exclude, example }
        };
        [
            row(
                KindId::Claim,
                1,
                "Claim",
                'C',
                Hue::Blue,
                [
                    "Something is put forward as being the case, and could turn out true or false.",
                    "Negative statements, figures, and what the outlet reports others as saying. Test: \
                 can you finish “this is true only if …” with something one could go and look at?",
                    "Questions, wishes, orders, matters of taste, and scenery that nobody would dispute.",
                    "The blast killed eleven people.",
                ],
            ),
            row(
                KindId::Denial,
                2,
                "Denial",
                'D',
                Hue::Vermilion,
                [
                    "A party rejects a proposition, an allegation or a role that is stated or can be \
                 recovered from the text.",
                    "“Denied it”, “that is false”, “no such plan exists”. A reported denial is an \
                 attribution as well.",
                    "A merely negative sentence in the writer’s own voice (that is a claim); refusals to \
                 do something; “denied bail”, “denied entry”.",
                    "The operator denied that dust had played any part.",
                ],
            ),
            row(
                KindId::Attribution,
                3,
                "Attribution",
                'A',
                Hue::Green,
                [
                    "Content is put in the mouth or mind of somebody other than the writer.",
                    "Speech, belief, intention and perception, also by documents and by people who are \
                 not named. It needs a cue (“said”, “according to”) and at least some content.",
                    "What people do, how they feel, titles, scare quotes. Test: take the cue away. If the \
                 writer would now vouch for the content, it was an attribution.",
                    "Two people familiar with the inquiry said the warning was written down.",
                ],
            ),
        ]
    }

    /// A new code of the analyst's own.
    pub fn own(id: Id, number: u32, name: String, letter: char, hue: Hue) -> Self {
        let empty = String::new;
        Self {
            id: KindId::Own(id),
            number,
            name,
            letter,
            hue,
            definition: empty(),
            include: empty(),
            exclude: empty(),
            example: empty(),
        }
    }
}
