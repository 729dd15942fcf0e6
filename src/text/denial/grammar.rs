//! The frames of rejecting and disputing, as data. Those of silence are in
//! `unsaid`, the reader of both in `frames`.
//!
//! Of the frames that one word begins the first that fits counts, so the more
//! exact stand first.

use super::frames::{Frame, In};
use crate::model::DenialKind::{Denies, DisputesPart};

/// Every frame that rejects.
pub static FRAMES: &[Frame] = &[
    (
        DisputesPart,
        In::Any,
        "deny denies denied denying dispute disputes disputed disputing",
        "?having *9 but \
         say|says|said|insist|insists|insisted|argue|argues|argued|maintain|maintains|claim|claims|deny|denies|denied",
    ),
    (DisputesPart, In::Any, "dispute disputes disputed disputing", "*8 not that|whether"),
    (
        DisputesPart,
        In::Any,
        "admit admits admitted acknowledge acknowledges acknowledged concede concedes \
         conceded confirm confirms confirmed agree agrees agreed grant grants \
         granted",
        "*14 but|though|although|while|yet *5 \
         say|says|said|deny|denies|denied|denying|dispute|disputes|disputed|contest|contests|contested|insist|insists|insisted|reject|rejects|rejected|maintain|maintains|maintained|not|never|called",
    ),
    (
        DisputesPart,
        In::Any,
        "denied denies rejected rejects disputed called dismissed insisted",
        "*12 but|though|although|while|yet *3 \
         accept|accepts|accepted|admitted|admits|acknowledged|acknowledges|conceded|concedes|confirmed|agreed",
    ),
    (
        DisputesPart,
        In::Speech,
        "said says",
        "*12 but not at|to|in|on|for|with|from|by|his|her|its|their|as",
    ),
    (
        DisputesPart,
        In::Speech,
        "overblown exaggerated exaggerates inflated overstated overstates misquoted \
         misrepresented misconstrued oversimplified one-sided",
        "",
    ),
    (DisputesPart, In::Any, "taken quoted lifted", "*2 out of context"),
    (
        DisputesPart,
        In::Speech,
        "fewer less lower smaller more higher shorter later earlier greater",
        "*6 than *5 reported|claimed|claims|claim|alleged|alleges|allege|stated",
    ),
    (
        DisputesPart,
        In::Speech,
        "not",
        "?, *1 as *4 \
         allege|alleges|alleged|claim|claims|claimed|reported|stated|said|suggested|described|portrayed",
    ),
    (
        DisputesPart,
        In::Speech,
        "not",
        "the|a *3 reported|claimed|alleged|cited|stated|quoted|mentioned",
    ),
    (DisputesPart, In::Any, "take takes took taking", "issue|exception with|to"),
    (
        DisputesPart,
        In::Any,
        "object objects objected objecting objection objections quibble quibbles \
         quibbled quarrel quarrels quarrelled quarreled bridled bristled",
        "to|with|at|over|about *5 \
         description|word|words|term|terms|wording|phrase|label|characterisation|characterization|portrayal|figure|figures|number|numbers",
    ),
    (DisputesPart, In::Any, "contest contests contested contesting", "where|when|how|why|@fig"),
    (
        DisputesPart,
        In::Any,
        "contest contests contested contesting dispute disputed disputes",
        "the|its|their|his|her *3 \
         scale|extent|size|timing|sequence|order|date|dates|number|numbers|figure|figures|amount|cause|wording|term|toll|count|estimate",
    ),
    (
        DisputesPart,
        In::Any,
        "mistakes errors",
        "*3 but *9 fantasy|false|wrong|untrue|nonsense|invented|lie",
    ),
    (Denies, In::Any, "denial denials", "?of ?the|any|all|these|those *1 @prop"),
    (
        Denies,
        In::Any,
        "blanket flat angry swift firm categorical outright fierce vehement terse curt \
         public strong emphatic point-blank formal official immediate furious \
         repeated strenuous indignant heated",
        "denial|denials",
    ),
    (
        Denies,
        In::Any,
        "issue issues issued issuing post posted posts publish published sent released \
         put drew prompted brought",
        "*3 denial|denials",
    ),
    (
        Denies,
        In::Any,
        "denial denials",
        "was|were|is|came|come|followed|drew|that|from|by|also|posted",
    ),
    (Denies, In::Any, "put puts putting lay laid", "to rest|bed *4 @claim"),
    (Denies, In::Any, "put puts lay laid putting", "*4 @claim *6 to rest|bed"),
    (
        Denies,
        In::Any,
        "quash quashes quashed quashing dispel dispels dispelled dispelling squelch \
         squelched squash squashed deflate deflated swat swatted bat batted \
         bats knock knocked shoot shot scotch scotched rubbish rubbished debunk \
         debunked repudiate repudiated disavow disavowed disown disowned \
         dismiss dismissed dismisses dismissing reject rejected rejects \
         rejecting discount discounted refute refuted rebut rebutted counter \
         countered counters ridicule ridiculed deride derided scoff scoffed \
         scorned pooh-poohed trashed laughed laugh wave waved brush brushed \
         shrug shrugged contradict contradicted contradicts contradicting",
        "?down|away|off|aside|out|at \
         ?the|all|any|as|such|these|those|this|that|its|his|her|their|a *3 \
         @claim !against|for|case",
    ),
    (
        Denies,
        In::Any,
        "dismiss dismissed dismisses dismissing reject rejected rejects rejecting \
         brushed waved laughed ridiculed derided denounced",
        "*6 as *3 @false",
    ),
    (
        Denies,
        In::Any,
        "talk rumours rumors suggestion suggestions speculation gossip notion claim \
         claims allegation allegations accusation accusations",
        "*7 is|was|were|are|been|being ?flatly|promptly \
         dismissed|denied|rejected|rebutted|refuted|scotched|quashed|dispelled|contradicted|repudiated|debunked|ridiculed|discounted \
         ?out|by|as|#|in|yesterday|on",
    ),
    (Denies, In::Speech, "contradict contradicts contradicted contradicting", "?the|this|that"),
    (Denies, In::Any, "gave gives give giving", "the lie to"),
    (
        Denies,
        In::Any,
        "distance distances distanced",
        "himself|herself|itself|themselves from *3 @prop|remarks",
    ),
    (
        Denies,
        In::Any,
        "protest protests protested maintain maintains maintained proclaim proclaimed \
         assert asserted swore insist insisted insists",
        "his|her|their|its *1 innocence",
    ),
    (Denies, In::Any, "innocent", "of"),
    (Denies, In::Speech, "no", "such *1 !as"),
    (Denies, In::Speech, "nothing", "of the kind|sort"),
    (Denies, In::Speech, "nothing", "to do with"),
    (
        Denies,
        In::Any,
        "no",
        "?factual|legal|truth|basis|foundation|substance|merit \
         basis|foundation|substance|truth|merit !for *1 \
         #|to|in|whatever|whatsoever",
    ),
    (Denies, In::Any, "not", "a|one word|shred|grain|scrap|iota|ounce of|in *2 truth|true|it"),
    (Denies, In::Any, "without", "?any foundation|basis|merit|substance"),
    (
        Denies,
        In::Speech,
        "said says say insisted insists insist maintained maintains told swore swears",
        "?that none of *9",
    ),
    (
        Denies,
        In::Speech,
        "insisted insists insist maintained maintains maintain swore swears protested \
         vowed testified stressed",
        "?that *4 not|never|didn't|hadn't|wasn't|weren't|hasn't|haven't !@state",
    ),
    (
        Denies,
        In::Speech,
        "said says say told",
        "*2 ?that he|she|they|it|nobody ?had|has|have|did|was|were \
         didn't|hadn't|not|never !@state",
    ),
    (Denies, In::Own, "i we", "?have|had|did never|not|didn't !@state"),
    (
        Denies,
        In::Own,
        "i we",
        "gave|took|made|did|had|signed|ordered|sent|received|accepted no|nothing \
         !plans|plan|idea|intention|choice|comment|questions|time",
    ),
    (
        Denies,
        In::Any,
        "report reports story version account charge charges idea",
        "*7 is|was|were|are|been|being denied|contradicted|refuted|rebutted|debunked ?by|#",
    ),
];
