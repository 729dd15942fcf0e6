//! The frames of not knowing, not saying and not answering, as data.
//!
//! Those of rejecting are in `grammar`, the reader of both in `frames`. Of the
//! frames that one word begins the first that fits counts, so the more exact
//! stand first.

use super::frames::{Frame, In};
use crate::model::DenialKind::{Declines, DisavowsKnowledge, NoResponse};

const NOT: &str = "not never didn't doesn't don't hasn't haven't hadn't isn't wasn't weren't \
    couldn't can't cannot wouldn't won't";

/// Every frame that leaves unsaid.
pub static FRAMES: &[Frame] = &[
    (DisavowsKnowledge, In::Any, "know knew knows knowing", "nothing"),
    (
        DisavowsKnowledge,
        In::Any,
        "no",
        "?prior|direct|personal|first-hand *1 \
         knowledge|recollection|memory|awareness|inkling *1 \
         #|of|that|about|whatever|whatsoever|who|what",
    ),
    (
        DisavowsKnowledge,
        In::Speech,
        "no",
        "?such|official|written record|records|trace|information|idea|clue|details *1 \
         #|of|that|about|on|who|what|where|why|how|whether",
    ),
    (DisavowsKnowledge, In::Speech, "nothing", "*2 about|on|of *3 in *2 files|records|archives"),
    (
        DisavowsKnowledge,
        In::Any,
        "any",
        "knowledge|recollection|memory|inkling|awareness of|about|that",
    ),
    (
        DisavowsKnowledge,
        In::Speech,
        "hold holds held has have had contain contains",
        "nothing about|on",
    ),
    (
        DisavowsKnowledge,
        In::Speech,
        NOT,
        "?even|be|personally *1 recall|remember|recollect|familiar|privy",
    ),
    (
        DisavowsKnowledge,
        In::Speech,
        NOT,
        "?been|yet|even|be|have|personally *1 \
         aware|told|briefed|informed|notified|consulted|apprised|alerted|heard|recognise|recognize|known|know \
         *1 of|about|that|who|what|where|whether|if|why|how|#",
    ),
    (
        DisavowsKnowledge,
        In::Speech,
        "neither nobody none no",
        "*9 \
         heard|aware|know|knew|knows|knowledge|recall|remember|recollection|told|informed|briefed \
         ?of|about|that|whether #|of|about|that|whether|who|what|a|the|any",
    ),
    (
        DisavowsKnowledge,
        In::Speech,
        "can't cannot couldn't unable",
        "?be|to ?able ?to say|vouch|confirm",
    ),
    (DisavowsKnowledge, In::Speech, "can could", "not say|vouch|confirm"),
    (DisavowsKnowledge, In::Any, "unaware ignorant", "of|that"),
    (
        DisavowsKnowledge,
        In::Speech,
        "not never hasn't haven't hadn't didn't",
        "?yet read|seen|heard|studied *2 \
         report|document|documents|letter|file|findings|complaint|study|footage|video|reports",
    ),
    (DisavowsKnowledge, In::Speech, "unaware", ""),
    (DisavowsKnowledge, In::Speech, "dark", "about|over|on|as"),
    (
        DisavowsKnowledge,
        In::Any,
        "disclaim disclaims disclaimed disclaiming disavow disavows disavowed profess \
         professes professed professing plead pleaded pleads claimed claims \
         feigned",
        "?any|all|complete|total|no *1 knowledge|ignorance",
    ),
    (
        DisavowsKnowledge,
        In::Speech,
        "learn learned learnt heard read found first learns hears",
        "*4 from|in|through|on ?the ?morning|local|state|social \
         newspaper|newspapers|paper|papers|press|media|news|radio|television|tv|reporters|journalists",
    ),
    (DisavowsKnowledge, In::Any, "first", "he|she|they|it|i|we|anyone *2 heard"),
    (DisavowsKnowledge, In::Any, "news", "to me|him|her|us|them"),
    (DisavowsKnowledge, In::Speech, "idea clue", "who|what|where|why|how|whether"),
    (DisavowsKnowledge, In::Speech, "mystery", "to"),
    (DisavowsKnowledge, In::Speech, "kept left", "in the dark"),
    (
        Declines,
        In::Any,
        "decline declines declined declining refuse refuses refused refusing chose \
         choose chooses opted prefer preferred prefers",
        "?not to *2 \
         @say|respond|reply|answer|speak|talk|name|identify|explain|clarify|address|interviewed|quoted|drawn",
    ),
    (
        Declines,
        In::Any,
        "decline declines declined declining refuse refuses refused refusing chose \
         choose chooses opted prefer preferred prefers",
        "?not to give|provide|release|make|take|offer|share|grant *4 \
         details|detail|interview|interviews|names|comment|comments|statement|questions|reason|reasons|explanation|figure|figures|information|answer|answers|reporters",
    ),
    (
        Declines,
        In::Any,
        "decline declines declined declining refuse refuses refused refusing",
        "*4 comment|interview|interviews",
    ),
    (
        Declines,
        In::Any,
        "request requests invitation invitations questions",
        "?for|to|about ?a|an ?television|radio|further *4 \
         interview|interviews|comment|speak|question|was|were|been *2 \
         declined|refused|deflected|sidestepped|dodged|rebuffed",
    ),
    (Declines, In::Any, "confirmed confirm", "nor|or denied|deny"),
    (Declines, In::Any, "neither", "*3 confirm|confirms|confirmed *3 nor den|deny|denies|denied"),
    (
        Declines,
        In::Any,
        "dodge dodges dodged dodging sidestep sidestepped sidesteps evade evaded evades \
         duck ducked ducks deflect deflected parried skirted avoided swerved \
         ignored fended batted waved brushed",
        "?away|off|aside|past *2 \
         question|questions|cameras|reporters|journalists|microphones",
    ),
    (Declines, In::Any, "walked walks stormed stormed walking", "out|off *2 interview|studio"),
    (
        Declines,
        In::Any,
        "ended ends terminated abandoned cut",
        "?short *2 interview|call *2 when|after|as",
    ),
    (Declines, In::Any, "hung hangs hang", "up when|on|after|#"),
    (
        Declines,
        In::Any,
        "slammed shut",
        "*2 door|phone|window *3 reporter|reporters|journalists|cameras|shut|face",
    ),
    (
        Declines,
        In::Any,
        "without",
        "?a|any|another|further|saying|making|taking|answering \
         word|comment|comments|questions|question|remark|anything|speaking|explanation|statement",
    ),
    (
        Declines,
        In::Any,
        "take takes took taking answer answers answered answering",
        "no *1 questions",
    ),
    (
        Declines,
        In::Any,
        "give gives gave giving offer offers offered offering provide provides provided \
         add added disclosed released",
        "no *1 \
         comment|details|detail|explanation|answer|answers|reason|reasons|particulars|interviews",
    ),
    (Declines, In::Any, "nothing", "?more|further|else to say|add"),
    (
        Declines,
        In::Any,
        "comment comments discuss discusses",
        "on|upon|ongoing|individual|pending|active *5 \
         cases|matters|matter|investigations|litigation|rumours|rumors|proceedings|speculation|policy",
    ),
    (
        Declines,
        In::Any,
        NOT,
        "?be|going|to|at|authorised|authorized|able|free|liberty|prepared|willing|ready \
         ?liberty|to ?to|be @say",
    ),
    (
        Declines,
        In::Any,
        "would will won't wouldn't",
        "?only|not *1 neither|confirm|comment|discuss|elaborate",
    ),
    (
        Declines,
        In::Any,
        "refer refers referred referring direct directed redirected steered pointed directs",
        "*3 \
         question|questions|reporters|journalists|inquiries|enquiries|queries|calls|requests \
         *4 to",
    ),
    (Declines, In::Any, "tight-lipped mum demurred stonewalled stonewalling", ""),
    (
        Declines,
        In::Any,
        "invoke invokes invoked invoking exercised exercise claimed cited citing",
        "*3 silence|silent|privilege|fifth|confidentiality|privacy|secrecy",
    ),
    (Declines, In::Any, "rather prefer preferred", "not *1 @say|speak|talk|answer"),
    (Declines, In::Any, "unwilling reluctant unable", "to *1 @say|speak|talk|answer"),
    (
        NoResponse,
        In::Any,
        "attempt attempts effort efforts try tried trying bid bids",
        "*2 to *1 reach|contact|speak|locate|get|interview|call|phone|find|obtain|seek \
         *9 \
         failed|unsuccessful|fail|fruitless|nothing|vain|unavailing|successful|succeed|unanswered|nowhere",
    ),
    (
        NoResponse,
        In::Any,
        "no",
        "*2 reply|response|answer|comment|reaction|word|statement *2 \
         from|was|were|came|by|on",
    ),
    (
        NoResponse,
        In::Any,
        "receive received receives got get gotten drew met elicited",
        "?with no|silence ?immediate reply|response|answer|acknowledgement|#",
    ),
    (
        NoResponse,
        In::Any,
        "nobody no",
        "?one|spokesman|spokeswoman|spokesperson|official *6 \
         answered|available|reached|responded|replied|returned|respond|reply",
    ),
    (
        NoResponse,
        In::Any,
        "made make makes issued issue issues given gave released",
        "no ?public|official|immediate|formal|further|such *1 \
         statement|response|reply|announcement",
    ),
    (NoResponse, In::Any, "comment", "*4 unavailable|unobtainable"),
    (
        NoResponse,
        In::Any,
        "ignored ignore ignores ignoring",
        "*4 \
         request|requests|messages|letters|emails|e-mails|calls|question|questions|inquiries",
    ),
    (
        NoResponse,
        In::Any,
        "await awaits awaited awaiting waiting",
        "?for *2 reply|response|answer|comment",
    ),
    (NoResponse, In::Any, "remained remains stayed stays kept been fell", "silent ?on|about|as #"),
    (NoResponse, In::Any, "silent", "on|about|over"),
    (NoResponse, In::Any, "say says said", "nothing *1 #|about|on|publicly|in|since"),
    (NoResponse, In::Any, NOT, "?yet|as|said|say|uttered a|one|another word"),
    (
        NoResponse,
        In::Any,
        NOT,
        "?yet|been|to|so|even|be *1 \
         get|gotten|got|called|call|calling|written|write|rung|come|came \
         back|backing",
    ),
    (
        NoResponse,
        In::Any,
        NOT,
        "?yet|been|be|as *2 \
         respond|responded|reply|replied|answer|answered|return|returned|react|reacted|acknowledge|acknowledged|reachable|reached|contacted|traced|located \
         *5 @ask|comment|reporters|journalists|door",
    ),
    (
        NoResponse,
        In::Any,
        "not couldn't wasn't weren't",
        "?immediately be|been|available|reachable ?immediately \
         reached|contacted|traced|located|#|for|to",
    ),
    (
        NoResponse,
        In::Any,
        "neither",
        "*12 responded|replied|answered|returned|reached|respond|reply",
    ),
    (
        NoResponse,
        In::Any,
        "fail fails failed failing yet",
        "to *1 respond|reply|answer|return|acknowledge|react|comment *4 \
         @ask|comment|question|#",
    ),
    (
        NoResponse,
        In::Any,
        "phone telephone mobile phones telephones",
        "*4 off|disconnected|unanswered|dead|out #",
    ),
    (
        NoResponse,
        In::Any,
        "call calls message messages email emails e-mail e-mails letter letters \
         question questions request requests query queries inquiries",
        "*7 unanswered|unreturned|bounced|unread|ignored|voicemail|unacknowledged|unopened",
    ),
    (
        NoResponse,
        In::Any,
        "went go gone going goes remain remained remains left lay",
        "unanswered|unreturned|unacknowledged",
    ),
    (
        NoResponse,
        In::Any,
        "unavailable unreachable unreached",
        "?for|by|to|at *2 comment|phone|telephone|#",
    ),
];
