//! The words that attribution is read by, each list in one place.
//!
//! Only data: the senses of words that speak, believe or show, the nouns of
//! those who do, and the closed classes of English that tell where a noun phrase
//! ends. How they inflect is for `words`, what they mean in a sentence for
//! `verbs` and `phrases`.

/// What kind of act a verb names. It decides how sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Puts words forward: say, announce.
    Say,
    /// The same, and names who is spoken to: tell, warn.
    Tell,
    /// Holds in mind: believe, fear.
    Believe,
    /// What a document does, or a person who found out: show, find.
    Show,
    /// Speaks well or ill of something: praise, condemn.
    Judge,
    /// States an intention: vow, refuse.
    Commit,
    /// Wants something of others: urge, demand.
    Request,
    /// Speaks about a subject: discuss, refer to.
    Talk,
    /// Says that something is not so, or will not be had: deny, dismiss.
    Reject,
    /// Any other verb; known only so that phrases end before it.
    Deed,
}

/// What may follow a verb as its content.
pub mod frame {
    /// A clause, with or without `that`.
    pub const CLAUSE: u8 = 1;
    /// A quotation, before or after.
    pub const QUOTE: u8 = 2;
    /// A noun phrase.
    pub const OBJECT: u8 = 4;
    /// `to` and a verb.
    pub const INFINITIVE: u8 = 8;
    /// Somebody spoken to stands before the content.
    pub const ADDRESSEE: u8 = 16;
    /// Its base or its form in `-s` is a common noun too.
    pub const NOUN: u8 = 32;
    /// A bare noun phrase after it always begins a clause.
    pub const PLAIN: u8 = 64;
}
use frame::{ADDRESSEE, CLAUSE, INFINITIVE, NOUN, OBJECT, PLAIN, QUOTE};

/// Verbs by act and frame. `be-gin/began/begun` gives irregular forms, a word
/// alone inflects by rule; `refer:to` lists the prepositions that bring content.
pub static VERBS: &[(Act, u8, &str)] = &[
    (Act::Say, CLAUSE | QUOTE | PLAIN, "say/said/said argue insist contend reckon"),
    (
        Act::Say,
        CLAUSE | QUOTE,
        "add maintain explain assert \
        declare allege aver affirm attest testify:to proclaim conclude remark reiterate stress \
        emphasize emphasise opine posit caution joke quip clarify reply:to retort \
        intimate imply theorize theorise postulate tweet write/wrote/written observe \
        reaffirm profess swear/swore/sworn admit:to concede confess:to respond:to aver \
        blog speculate:about lament bemoan decree interject opine chime enthuse \
        exclaim:over recount summarize summarise marvel muse rejoin boast:about,of brag:about \
        concur insinuate calculate",
    ),
    (
        Act::Say,
        CLAUSE | QUOTE | NOUN,
        "state note report comment:on,about answer:to counter \
        forecast/forecast/forecast complain:about,of post rule:on,out hint:at point:to,out estimate repeat project signal guarantee",
    ),
    (Act::Say, CLAUSE | QUOTE | OBJECT | NOUN, "note report forecast/forecast/forecast"),
    (Act::Say, CLAUSE | QUOTE | OBJECT | NOUN | INFINITIVE, "claim"),
    (
        Act::Say,
        CLAUSE | QUOTE | OBJECT,
        "stress emphasize emphasise reiterate explain lament admit:to proclaim profess \
        tweet allege recount announce acknowledge confirm disclose predict underline \
        underscore stipulate specify recall mention highlight detail outline cite invoke \
        deem proffer relay voice",
    ),
    (
        Act::Say,
        QUOTE,
        "continue shout yell scream whisper snap exclaim mutter murmur \
        read/read/read laugh begin/began/begun sigh thunder plead shrug interrupt",
    ),
    (Act::Say, QUOTE | NOUN, "cry caption chant"),
    (
        Act::Tell,
        CLAUSE | QUOTE | ADDRESSEE,
        "tell/told/told inform assure remind notify warn:of,against,about,on,over \
        advise:against reassure brief",
    ),
    (Act::Tell, OBJECT | ADDRESSEE, "accuse:of convince:of persuade"),
    (Act::Tell, QUOTE | CLAUSE | OBJECT | NOUN, "charge"),
    (
        Act::Believe,
        CLAUSE,
        "think/thought/thought believe:in realize realise reckon assume presume \
        suppose know/knew/known understand/understood/understood feel/felt/felt suspect fear:for \
        worry:about guess doubt foresee/foresaw/foreseen anticipate imagine expect wonder:about \
        regret wish hear/heard/heard hope:for conclude learn remember recognize recognise figure",
    ),
    (
        Act::Believe,
        OBJECT,
        "expect envision envisage favor favour prefer disbelieve distrust resent",
    ),
    (
        Act::Show,
        CLAUSE,
        "show/showed/shown reveal indicate suggest demonstrate prove find/found/found \
        discover determine conclude establish:that illustrate",
    ),
    (
        Act::Show,
        CLAUSE | OBJECT,
        "document chronicle describe portray depict characterize \
        characterise",
    ),
    (
        Act::Judge,
        OBJECT,
        "criticize criticise condemn denounce slam decry deride \
        ridicule mock applaud laud hail commend lambast lambaste chide scold chastise \
        castigate assail bash excoriate deplore defend tout extol champion endorse \
        thank:for congratulate:on salute liken:to compare:to dub brand downplay \
        vilify berate disparage rail:against label decry pan belittle trumpet",
    ),
    (Act::Judge, OBJECT | NOUN, "blast rebuke welcome praise blame:for oppose"),
    (Act::Judge, QUOTE | OBJECT, "call:for,on,upon,into"),
    (Act::Commit, INFINITIVE | CLAUSE | QUOTE | NOUN, "pledge vow promise threaten"),
    (Act::Commit, INFINITIVE | CLAUSE, "agree:with,on"),
    (
        Act::Commit,
        INFINITIVE,
        "refuse decline offer intend plan:on seek/sought/sought \
        propose hope aim",
    ),
    (Act::Commit, INFINITIVE | NOUN, "want need"),
    (
        Act::Request,
        CLAUSE | QUOTE | ADDRESSEE,
        "ask/asked/asked:for,about inquire:about enquire:about",
    ),
    (
        Act::Request,
        ADDRESSEE | QUOTE | CLAUSE,
        "urge implore beseech exhort beg:for plead:for,with",
    ),
    (Act::Request, CLAUSE | QUOTE | OBJECT | NOUN, "demand request question"),
    (Act::Request, ADDRESSEE | QUOTE | NOUN, "order"),
    (Act::Request, CLAUSE | QUOTE | OBJECT, "recommend propose advocate:for"),
    (Act::Talk, OBJECT, "discuss critique bemoan address"),
    (Act::Talk, NOUN, "talk:about,of"),
    (
        Act::Talk,
        0,
        "speak/spoke/spoken:about,of,against refer:to allude:to react:to \
        object:to push:for weigh:in argue:for,against protest:against \
        campaign:for,against apologize:for apologise:for gloat:about rave:about lie:about \
        disagree:with side:with elaborate:on reflect:on touch:on",
    ),
    (Act::Reject, CLAUSE | OBJECT | QUOTE, "deny dispute"),
    (
        Act::Reject,
        OBJECT,
        "reject refute rebut dismiss repudiate contradict debunk disavow \
        contest rubbish discount scotch",
    ),
    (
        Act::Deed,
        NOUN,
        "lead/led/led play cause visit help start turn face work use move need run/ran/run \
        fall/fell/fallen rise/rose/risen cut/cut/cut fire vote launch release attack end plan close open \
        return strike/struck/struck fight/fought/fought hit/hit/hit lie/lay/lain sign",
    ),
    (
        Act::Deed,
        0,
        "make/made/made take/took/taken get/got/got give/gave/given come/came/come \
        see/saw/seen keep/kept/kept let/let/let put/put/put run/ran/run lead/led/led \
        win/won/won lose/lost/lost hold/held/held leave/left/left meet/met/met \
        send/sent/sent bring/brought/brought buy/bought/bought sell/sold/sold \
        become/became/become fall/fell/fallen rise/rose/risen grow/grew/grown \
        stand/stood/stood sit/sat/sat pay/paid/paid hit/hit/hit set/set/set cut/cut/cut \
        break/broke/broken fight/fought/fought lie/lay/lain spend/spent/spent \
        drive/drove/driven fly/flew/flown draw/drew/drawn throw/threw/thrown \
        shake/shook/shaken steal/stole/stolen teach/taught/taught catch/caught/caught \
        build/built/built strike/struck/struck wear/wore/worn forget/forgot/forgotten \
        try use happen remain include want need work move live allow follow seem appear \
        help start turn play face cause kill close open visit serve die receive carry \
        vote launch release publish sign arrive attend return join fire raise plan",
    ),
];

/// Nouns that hold content when `that` follows, or `of` and a verb in `-ing`.
pub static CONTENT_NOUNS: &str = "claim claims allegation allegations accusation accusations \
    assertion assertions statement statements suggestion suggestions report reports rumour rumours \
    rumor rumors belief beliefs view views opinion contention argument arguments warning warnings \
    announcement admission acknowledgment promise promises pledge pledges vow threat threats \
    prediction predictions complaint complaints fear fears concern concerns hope hopes suspicion \
    suspicions denial denials insistence confirmation conclusion finding findings speculation \
    notion charge charges remark remarks comment comments testimony assurance assurances";

/// Adjectives after `is` that put a clause in somebody's mind.
pub static STATES: &str = "convinced confident sure certain hopeful worried concerned afraid \
    optimistic sceptical skeptical doubtful adamant aware unaware glad disappointed surprised \
    pleased alarmed fearful clear";

/// Nouns of people and bodies that speak.
pub static SPEAKERS: &str = "official officials minister ministers ministry spokesman spokesmen \
    spokeswoman spokeswomen spokesperson spokespersons spokespeople president premier prime \
    chancellor king queen prince governor mayor senator senators congressman congresswoman \
    lawmaker lawmakers mp mps ambassador ambassadors envoy envoys diplomat diplomats general \
    colonel commander commanders officer officers soldier soldiers police army military navy \
    government governments administration authorities authority agency agencies court courts judge judges \
    justice prosecutor prosecutors lawyer lawyers attorney attorneys investigator investigators \
    inspector detective detectives sheriff witness witnesses resident residents villager villagers \
    activist activists campaigner campaigners protester protesters expert experts analyst analysts \
    economist economists scientist scientists researcher researchers professor professors doctor \
    doctors author authors writer writers reporter reporters journalist journalists editor editors \
    source sources person people man men woman women insider insiders aide aides adviser advisers \
    advisor advisors strategist strategists consultant consultants staffer staffers secretary \
    chairman chairwoman chair chief chiefs head director directors manager managers executive \
    executives ceo boss founder owner leader leaders leadership member members candidate candidates \
    campaign party parties opposition union unions company companies firm firms bank banks group \
    groups organisation organization organisations organizations charity institute university \
    school team coach player players critic critics supporter supporters opponent opponents \
    rival rivals voter voters family relatives father mother brother sister son daughter wife \
    husband friend friends neighbour neighbor neighbours neighbors teacher teachers student \
    students worker workers farmer farmers rebel rebels militant militants insurgents taliban \
    bishop pope priest imam cleric clerics victim victims survivor survivors politician \
    politicians republican republicans democrat democrats conservative conservatives liberal \
    liberals commission committee council parliament congress senate cabinet kremlin pentagon \
    embassy department bureau office host hosts pundit pundits commentator commentators \
    columnist columnists blogger historian historians author narrator respondent respondents \
    observer observers delegate delegates deputy";

/// Nouns of documents and recordings, which show or say.
pub static DOCUMENTS: &str = "report reports study studies survey surveys poll polls document \
    documents paper papers memo memos letter letters email emails e-mail e-mails statement \
    statements release article articles story headline headlines book books website site \
    newspaper newspapers magazine journal post posts tweet tweets message messages video videos \
    footage recording recordings tape tapes transcript transcripts record records file files \
    filing filings data figures statistics evidence results result research analysis review \
    investigation inquiry enquiry audit findings finding indictment complaint lawsuit affidavit \
    verdict ruling order law bill constitution treaty communique notice leaflet editorial op-ed \
    column blog cable cables census bulletin press media outlet outlets broadcaster \
    test tests image images photo photos map maps chart intelligence reporting petition ad ads materials";

/// Words that are everyday speech of the sentence's frame; classes of the closed
/// kind, each with its words.
pub static CLOSED: &[(u32, &str)] = &[
    (
        class::DETERMINER,
        "the a an this these those some any each every no another both either \
        several many few most all more two three four five six seven eight nine ten one such",
    ),
    (class::POSSESSIVE, "his her its their my our your whose"),
    (
        class::SUBJECT,
        "he she they it i we you who there everyone everybody someone somebody nobody \
        anyone others",
    ),
    (class::OBJECTIVE, "him them me us her it you himself herself themselves whom"),
    (class::FIRST, "i we me us my our"),
    (
        class::PREPOSITION,
        "of in on at by for from with about against between among during after \
        before under over through without within into onto upon to via since until towards toward \
        near across behind beyond despite like amid around per outside inside following including \
        regarding concerning than as",
    ),
    (class::COORDINATOR, "and or but nor yet"),
    (
        class::SUBORDINATOR,
        "because although though while whereas when whenever if unless once until \
        as since after before that whether so where than",
    ),
    (class::RELATIVE, "who which that whom"),
    (class::QUESTION, "what why how whether if when where who which"),
    (class::THAT, "that"),
    (class::TO, "to"),
    (
        class::BE,
        "is are was were be been being am 're ’re 'm ’m isn't aren't wasn't weren't isn’t aren’t \
        wasn’t weren’t",
    ),
    (class::HAVE, "has have had having 've ’ve hasn't haven't hadn't hasn’t haven’t hadn’t"),
    (
        class::AUXILIARY,
        "do does did don't doesn't didn't don’t doesn’t didn’t will would can could may \
        might shall should must won't wouldn't can't cannot couldn't shouldn't won’t wouldn’t can’t \
        couldn’t shouldn’t 'll ’ll 'd ’d",
    ),
    (
        class::ADVERB,
        "not never also later earlier then now still again ever even just only once \
        often always soon too instead further have since ago since already meanwhile however \
        therefore thus perhaps maybe indeed first twice privately publicly",
    ),
    (
        class::NEGATION,
        "not never no don't doesn't didn't don’t doesn’t didn’t won't won’t can't can’t \
        cannot couldn't couldn’t neither nor isn't wasn't isn’t wasn’t hasn't haven't hasn’t haven’t \
        wouldn't wouldn’t none",
    ),
    (
        class::TIME,
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow \
        tonight morning afternoon evening night week month year weekend january february march \
        april june july august september october november december last next this recently",
    ),
    (
        class::TITLE,
        "mr mrs ms dr prof gen col lt maj capt sgt sen rep gov rev hon st jr sr sen adm \
        brig cmdr amb pres supt insp",
    ),
];

/// Bits of what a word is.
pub mod class {
    /// Opens a noun phrase.
    pub const DETERMINER: u32 = 1;
    /// Opens one too, and names an owner.
    pub const POSSESSIVE: u32 = 1 << 1;
    /// A pronoun that can be a subject.
    pub const SUBJECT: u32 = 1 << 2;
    /// A pronoun that can be an object.
    pub const OBJECTIVE: u32 = 1 << 3;
    /// The writer, or whoever is quoted.
    pub const FIRST: u32 = 1 << 4;
    /// A preposition.
    pub const PREPOSITION: u32 = 1 << 5;
    /// Joins words or clauses.
    pub const COORDINATOR: u32 = 1 << 6;
    /// Opens a clause.
    pub const SUBORDINATOR: u32 = 1 << 7;
    /// Opens a clause about the noun before.
    pub const RELATIVE: u32 = 1 << 8;
    /// Opens an indirect question.
    pub const QUESTION: u32 = 1 << 9;
    /// `that`.
    pub const THAT: u32 = 1 << 10;
    /// `to`.
    pub const TO: u32 = 1 << 11;
    /// A form of `be`.
    pub const BE: u32 = 1 << 12;
    /// A form of `have`.
    pub const HAVE: u32 = 1 << 13;
    /// A form of `do`, or a modal verb.
    pub const AUXILIARY: u32 = 1 << 14;
    /// An adverb that stands among verbs.
    pub const ADVERB: u32 = 1 << 15;
    /// Turns the sense round.
    pub const NEGATION: u32 = 1 << 16;
    /// A day, or a word that dates.
    pub const TIME: u32 = 1 << 17;
    /// An abbreviation before a name.
    pub const TITLE: u32 = 1 << 18;
    /// A person or body that speaks.
    pub const SPEAKER: u32 = 1 << 19;
    /// A document or recording.
    pub const DOCUMENT: u32 = 1 << 20;
    /// A noun that holds content.
    pub const CONTENT: u32 = 1 << 21;
    /// An adjective for a state of mind.
    pub const STATE: u32 = 1 << 22;
    /// All the words without which there is hardly an English sentence.
    pub const FUNCTION: u32 = TIME - 1;
    /// Can begin the words of a denial.
    pub const DENIAL: u32 = 1 << 23;
}
