//! The words that denials are read by, each list in one place.
//!
//! Only data, and how a list is looked at; what the words mean in a sentence is
//! for the module above.

use crate::model::DenialKind;

/// Whether a list of words holds this one, whatever its case.
pub fn listed(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(word))
}

/// Nouns of what can be true or false, or be answered for.
pub static PROPOSITIONS: &str = "claim claims allegation allegations accusation accusations charge \
    charges report reports rumour rumours rumor rumors story stories suggestion suggestions notion \
    assertion assertions insinuation insinuations speculation theory theories version account \
    accounts statement statements characterization characterisation wrongdoing involvement \
    responsibility knowledge guilt complicity collusion role link links connection connections \
    existence plagiarism bribery corruption media narrative \
    finding findings conclusion conclusions implication implications propaganda smear smears";

/// What can be kept from somebody: to deny it rejects no proposition.
pub static GOODS: &str = "bail visa visas entry access permission permit permits request requests \
    asylum parole benefits status rights right coverage treatment care application applications \
    appeal appeals motion petition boarding opportunity opportunities chance service services \
    citizenship landing licence license refuge aid food water justice victory credit title place \
    education funding funds passage release leave admission medicine insurance loan loans \
    promotion tenure clemency custody contact protection proposal proposals offer offers bid \
    demand demands nomination invitation compensation freedom equality passport passports \
    accreditation registration membership housing shelter employment job jobs pay wages";

/// What is disputed in part: numbers and wordings.
pub static FIGURES: &str = "figure figures number numbers toll count counts estimate estimates total \
    totals amount amounts statistics percentage details detail wording portrayal aspects respects \
    points date timing";

/// What of a report is disputed.
pub static SUBSTANCE: &str = "substance validity accuracy truth assessment description reading \
    interpretation idea view explanation";

/// What a false report is called.
pub static FALSE: &str = "untrue false baseless unfounded groundless fabricated fabrication \
    fabrications lie lies fake hoax nonsense rubbish smear slander libel fiction incorrect inaccurate \
    unsubstantiated bogus propaganda disinformation misinformation \
    defamatory malicious fictitious concocted";

/// Verbs that reject, each with the words that must follow.
pub static REJECTIONS: &[(&str, &[&str])] = &[
    ("reject rejects rejected rejecting", &[]),
    ("refute refutes refuted refuting", &[]),
    ("rebut rebuts rebutted rebutting", &[]),
    ("dismiss dismisses dismissed dismissing", &[]),
    ("repudiate repudiates repudiated repudiating", &[]),
    ("debunk debunks debunked debunking", &[]),
    ("discount discounts discounted discounting", &[]),
    ("contradict contradicts contradicted contradicting", &[]),
    ("contest contests contested contesting", &[]),
    ("shrug shrugs shrugged shrugging", &["off"]),
    ("scotch scotches scotched scotching", &[]),
    ("rubbish rubbishes rubbished rubbishing", &[]),
    ("push pushes pushed pushing", &["back against", "back on"]),
    ("hit hits hitting", &["back at"]),
    ("shoot shoots shot shooting", &["down"]),
    ("brush brushes brushed brushing", &["off", "aside"]),
    ("laugh laughs laughed laughing", &["off"]),
    ("wave waves waved waving", &["away", "off", "aside"]),
    ("rule rules ruled ruling", &["out any", "out the", "out suggestions", "out"]),
    ("knock knocks knocked knocking", &["down"]),
    ("pour pours poured pouring", &["cold water on", "scorn on"]),
];

/// Of those, the ones that reject nothing but what can be true.
pub static ONLY_PROPOSITIONS: &str =
    "refute refutes refuted refuting debunk debunks debunked debunking";

/// Phrases that deny by themselves.
pub static DENIES: &[&str] = &[
    "no truth to",
    "no truth in",
    "done nothing wrong",
    "did nothing wrong",
    "pleaded not guilty",
    "pleads not guilty",
    "plead not guilty",
    "pleading not guilty",
    "issued a denial",
    "nothing to do with the",
    "issued a flat denial",
    "categorically false",
    "no part in",
    "no role in",
    "no hand in",
    "no involvement in",
    "protested his innocence",
    "protested her innocence",
    "protested their innocence",
];

/// Phrases for not knowing.
pub static IGNORANCE: &[&str] = &[
    "unaware of",
    "no knowledge of",
    "no information about",
    "no information on",
    "no information regarding",
    "no information that",
    "no details of",
    "no details on",
    "no details about",
    "no recollection of",
    "no awareness of",
    "knew nothing of",
    "knew nothing about",
    "know nothing of",
    "know nothing about",
    "knows nothing of",
    "knows nothing about",
    "never heard of",
];

/// The same, after a negation.
pub static NOT_KNOWN: &[&str] = &[
    "aware of",
    "been aware of",
    "been informed of",
    "been informed about",
    "informed of",
    "familiar with the",
    "privy to",
    "have any information",
    "have information",
    "have any knowledge",
    "know of",
    "know about",
    "know anything about",
    "heard of",
    "heard about",
    "seen the report",
    "seen any evidence",
    "recall",
];

const COMMENTS: &[&str] = &[
    "to comment",
    "to say",
    "to discuss",
    "to answer",
    "to elaborate",
    "to confirm",
    "to be drawn",
    "to be interviewed",
    "to give details",
    "to provide details",
    "to disclose",
    "to speak",
    "to talk",
    "to specify",
    "to identify",
    "to respond",
    "to address",
    "requests for comment",
    "a request for comment",
    "comment",
    "an interview",
    "interview requests",
];

const REQUESTS: &[&str] = &[
    "respond to a request",
    "respond to requests",
    "respond to multiple",
    "respond to several",
    "respond to repeated",
    "respond to an email",
    "respond to emails",
    "respond to e-mails",
    "respond to calls",
    "respond to phone",
    "respond to questions",
    "respond to a question",
    "respond to messages",
    "respond to a message",
    "respond to inquiries",
    "respond to an inquiry",
    "respond to additional",
    "respond to written",
    "respond to Reuters",
    "respond immediately",
    "respond when",
    "reply to",
    "return calls",
    "return a call",
    "return phone",
    "return messages",
    "return a message",
    "return requests",
    "return emails",
    "answer calls",
    "answer questions",
    "answer requests",
    "answer a request",
    "be reached",
    "immediately respond",
    "immediately reply",
    "immediately return",
    "respond",
    "responded to a request",
    "responded to requests",
    "responded to questions",
    "replied to",
    "available for comment",
    "available to comment",
    "reachable",
    "comment",
    "commented",
    "immediately comment",
    "immediately available",
];

/// What is sent to somebody for an answer.
pub static ASKED: &str = "calls emails e-mails messages requests inquiries enquiries questions";

/// What neither of two would do.
pub static SPEAK: &[&str] =
    &["comment", "say", "confirm", "discuss", "be drawn", "elaborate", "answer questions"];

/// What neither of two did, or could be.
pub static ANSWER: &[&str] = &[
    "respond",
    "responded",
    "reply",
    "replied",
    "be reached",
    "returned",
    "return",
    "available for comment",
    "available to comment",
];

/// First word, and what may follow after an adverb.
pub static SILENCE: &[(DenialKind, &str, &[&str])] = &[
    (
        DenialKind::Declines,
        "declined declines decline declining refused refuses refuse refusing",
        COMMENTS,
    ),
    (
        DenialKind::Declines,
        "wouldn't wouldn’t",
        &["comment", "say whether", "confirm", "discuss", "be drawn", "elaborate"],
    ),
    (
        DenialKind::Declines,
        "would",
        &[
            "not comment",
            "not say whether",
            "not say if",
            "not say how",
            "not say who",
            "not confirm",
            "not discuss",
            "not be drawn",
            "not elaborate",
            "neither confirm",
        ],
    ),
    (
        DenialKind::NoResponse,
        "not didn't didn’t couldn't couldn’t hasn't hasn’t wasn't wasn’t",
        REQUESTS,
    ),
    (DenialKind::NoResponse, "unavailable", &["for comment", "to comment"]),
    (DenialKind::NoResponse, "went go", &["unanswered", "unreturned"]),
    (
        DenialKind::NoResponse,
        "no",
        &[
            "immediate comment",
            "immediate response",
            "immediate reply",
            "immediate reaction",
            "comment from",
            "response from",
            "reply from",
            "reaction from",
            "comment was available",
            "response was",
            "reply was",
        ],
    ),
    (DenialKind::NoResponse, "yet", &["to respond", "to reply", "to comment"]),
    (DenialKind::Declines, "no", &["comment"]),
];

/// Beginnings of words that deny without doubt in other languages.
pub static UNAMBIGUOUS: &[&str] =
    &["dementier", "démenti", "desminti", "smentit", "опроверг", "спростува", "تکذیب", "تكذيب"];

/// What else is put about and can be rejected as untrue.
pub static TALK: &str =
    "talk idea gossip innuendo hearsay hint hints innuendos imputation inference";

/// What else an answer is asked by.
pub static ASKED_FOR: &str = "request email e-mail letter letters call message inquiry enquiry query \
    queries question comment approach approaches knock phone text texts fax follow-up invitation";

/// Verbs of telling something, after one of not wanting to.
pub static SAYING: &str = "comment say discuss elaborate confirm specify disclose reveal divulge \
    speculate";

/// What is put about, and rejected as untrue; less than all that can be denied.
pub static CLAIMS: &str = "claim claims allegation allegations accusation accusations report reports \
    rumour rumours rumor rumors story stories suggestion suggestions notion assertion assertions \
    insinuation insinuations speculation theory theories version account accounts statements \
    talk gossip innuendo narrative conclusion conclusions finding findings implication charge charges";

/// Verbs that, negated, say how somebody stands to a thing, not that it was not so.
pub static STATES: &str = "know like want think expect believe yet been received heard seen understand need \
    see feel mind have aware sure certain be going recall remember plan intend hope care agree happy \
    satisfied told informed briefed able ready decided surprised afraid worried only just even if \
    because enough possible easy clear good bad necessary time";
