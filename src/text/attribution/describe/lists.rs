//! The words by which sources are described, each list in one place.

/// Where words on access begin.
pub static ACCESS: &[&str] = &[
    "familiar with",
    "with knowledge",
    "with direct knowledge",
    "with first-hand knowledge",
    "with firsthand knowledge",
    "with access",
    "with ties",
    "briefed on",
    "close to",
    "involved in",
    "involved with",
    "present at",
    "present in",
    "privy to",
    "aware of",
    "at the scene",
    "at the meeting",
    "in the room",
    "inside",
    "who",
    "which",
    "that",
];

/// Where words on why a source is not named begin.
pub static UNNAMED: &[&str] = &[
    "on condition",
    "on the condition",
    "under condition",
    "on anonymity",
    "speaking anonymously",
    "anonymously",
    "requesting anonymity",
    "asking not to",
    "declining to be",
    "who declined to be",
    "who asked not to",
    "who asked to remain",
    "who requested anonymity",
    "who wished to remain",
    "who did not want to be",
    "who spoke on condition",
    "who spoke on the condition",
    "who spoke anonymously",
    "who refused to be",
    "who was not authorised",
    "who was not authorized",
    "who were not authorised",
    "who were not authorized",
    "who is not authorised",
    "who is not authorized",
    "who are not authorised",
    "who are not authorized",
    "because he",
    "because she",
    "because they",
    "for fear of",
    "fearing",
    "citing the sensitivity",
];

/// Nouns that say nothing of who it is.
pub static BARE: &[&str] = &[
    "source",
    "sources",
    "person",
    "persons",
    "people",
    "individual",
    "individuals",
    "someone",
    "somebody",
    "one",
    "ones",
    "some",
    "many",
    "others",
    "insider",
    "insiders",
    "man",
    "men",
    "woman",
    "women",
    "those",
    "media",
];

/// Nouns through which a body speaks.
pub static VOICES: &[&str] = &[
    "spokesman",
    "spokesmen",
    "spokeswoman",
    "spokeswomen",
    "spokesperson",
    "spokespersons",
    "spokespeople",
    "representative",
    "lawyer",
    "attorney",
];

/// Numbers as words; several are at least three.
pub static NUMBERS: &[(&str, u32)] = &[
    ("two", 2),
    ("both", 2),
    ("three", 3),
    ("several", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("dozen", 12),
    ("dozens", 24),
    ("hundreds", 200),
    ("thousands", 2000),
];

/// Before `of`: what is said is said of the whole.
pub static PARTS: &[&str] = &[
    "one", "some", "two", "three", "several", "many", "most", "all", "member", "members", "group",
    "number",
];

/// Words that go with a number.
pub static COUNTERS: &[&str] =
    &["other", "least", "at", "than", "multiple", "various", "numerous", "unnamed", "anonymous"];

/// Bodies, of which one speaks as of a name.
pub static BODIES: &[&str] = &[
    "ministry",
    "government",
    "police",
    "army",
    "military",
    "court",
    "party",
    "company",
    "bank",
    "union",
    "taliban",
    "agency",
];
