//! What `similarity` knows of words: how much they tell, which mean much the
//! same, and which exclude each other. English as news is written in it.
//!
//! Plain lists, so that a word is added by writing it down. Forms that share a
//! stem need no entry each. Words of other languages are in `text/language`.

/// Words that bind others and tell next to nothing.
pub(super) static FUNCTION: &str = "
    the a an and or but nor so yet of to in on at by for from with without into onto over under
    about above below between among through during before after against within upon toward towards
    across along around behind beyond near off out up down as than that this these those it its
    itself he him his himself she her hers herself they them their theirs themselves we us our ours
    ourselves i me my mine myself you your yours yourself who whom whose which what when where why
    how is am are was were be been being do does did done doing have has had having will would shall
    should can could may might must not no if then else because since until unless while whether
    though although there here also too very just only even still already ever never again once both
    either neither each every any some all such own same other another more most less least much
    many few lot of amid per via im ive id hes shes theyre weve dont didnt isnt wasnt cant wont
    doesnt wouldnt couldnt
";

/// Words of every text, and of every report.
pub(super) static COMMON: &str = "
    say said says tell told add added new news report reported reports according make made take
    taken took get got give given gave go going gone went come came see seen saw know known think
    want need use used using way time year years month months week weeks day days today yesterday
    tomorrow monday tuesday wednesday thursday friday saturday sunday people person man men woman
    women one two three first second last next former late later ago now early earlier recent
    recently since like good well best better great big large small little long short high low right
    left old young back part place number set put show find found keep let look call called ask
    asked try turn help work working include including included become became begin start started
    end seem continue however according thing things something anything nothing several various
    different possible able likely certain whole general case fact point side end line group member
    members million billion thousand hundred percent pct mr mrs ms dr around almost nearly least
    about rather quite perhaps maybe really actually always often sometimes usually soon statement
    spokesman spokeswoman spokesperson official officials source sources agency media press reuters
    ap afp plan plans planned world country countries state states city area region local national
    international public major main top key high senior expected despite due following follow amid
    ahead among believed apparently reportedly allegedly jan feb mar apr jun jul aug sep sept oct
    nov dec january february march april may june july august september october november december am
    pm hour hours minute minutes morning afternoon evening night update video live
";

/// Words that many reports have.
pub(super) static USUAL: &str = "
    government president minister prime police court judge party leader parliament security military
    army force forces troops soldier attack killed kill die died death dead injured wounded war
    fight fighting fire bomb bombing blast car house home family child children school student city
    town village street road water food health hospital company business market markets stock shares
    share price prices bank money cost pay economy economic growth rate tax trade deal agreement
    talks talk meeting meet vote election campaign law bill rights power oil gas energy nuclear
    weapon weapons missile program project policy issue problem question political foreign social
    united nations us china chinese russia russian american america british britain uk india indian
    european europe israel israeli iran iraq syria syrian pakistan afghanistan egypt north south
    east west northern southern eastern western job jobs worker workers team game win won lose lost
    beat play player cup season match hit strike set rise rose fall fell drop cut increase decrease
    open close closed higher lower down arrested charged accused suspect man trial prison jail
    victim victims victim officer officers citizen citizens resident residents member support sign
    signed order move action decision result results record call calls warn warned claim claims deny
    denied reject rejected agree agreed announce announced reveal revealed launch launched release
    released visit visited return leave left stop hold held face send sent bring brought run lead
    led head chief office service services system information investigation incident accident crash
    flight plane ship train border island storm flood earthquake
";

/// Words that stand for each other in reports of one event, a line each. A word
/// may be in several.
pub(super) static ALIKE: &str = "
    kill die died dying dead death fatal deadly slay murder fatality casualty perish deadliest
    injure wound hurt injury
    attack assault strike raid bombing ambush
    blast explosion explode bomb blow detonate
    police cop officer policeman policemen
    soldier troop army military force
    rebel insurgent militant fighter gunman guerrilla
    government govt administration cabinet authority
    president leader chief head
    minister premier pm
    protest demonstration rally demonstrator protester march
    say said tell told state announce remark note
    deny reject dismiss refute
    agree accept approve ok endorse
    agreement deal accord pact treaty
    talk negotiation meeting discussion dialogue summit
    meet met visit
    angry anger furious fury outrage rage
    worry concern fear
    warn threaten warning threat alert
    arrest detain held caught capture seize custody hold catch nab
    jail prison imprison sentence convict
    court judge tribunal
    trial case hearing lawsuit sue
    accuse charge allege blame indict
    investigate investigation probe inquiry
    win won victory beat defeat triumph
    lose lost loss defeat
    elect election vote poll ballot
    resign quit step leave left exit
    fire sack dismiss oust
    name appoint pick nominate
    plan proposal propose intend scheme
    ask request seek sought urge demand call appeal
    want would wish prefer
    help aid assist assistance support back
    send sent deploy dispatch
    show reveal disclose expose
    find found discover
    begin began start launch open kick
    end stop halt finish close conclude
    continue remain keep resume
    increase rise rose risen grow raise up climb surge jump gain soar higher
    decrease fall fell fallen drop decline cut reduce lower slump plunge down slash
    big large huge major massive
    small little minor
    kid child boy girl
    woman female
    man male
    people person citizen national
    worker staff personnel employee
    flight plane jet aircraft airliner
    crash collision collide accident
    ship boat vessel ferry
    train rail
    car vehicle
    flood flooding storm hurricane typhoon cyclone
    quake earthquake tremor
    fire blaze wildfire
    money fund cash
    company firm corporation
    bank lender
    economy economic
    market stock share
    price cost
    buy bought purchase acquire acquisition takeover
    sell sold sale
    job employment unemployment
    test trial
    nuclear atomic
    missile rocket
    weapon arm gun
    war conflict fighting fight fought battle combat clash
    peace truce ceasefire
    border frontier
    refugee migrant
    doctor physician
    hospital clinic
    disease illness virus
    school college university
    student pupil
    town city
    home house
    road highway
    film movie
    singer star
    football soccer
    law legislation bill
    ban prohibit bar block
    rescue save
    kidnap abduct hostage
    escape flee fled
    return back
    try attempt bid effort
    hit struck strike
    delay postpone suspend
    chance possibility
    quick fast swift rapid
    near close nearby
    several many dozen
    secret confidential
    spy espionage surveillance
    safe safeguard protect protection security secure
    joint together
    project programme program
    source official
    spokesman spokeswoman spokesperson
    journalist reporter correspondent
    newspaper paper press media
    sign ink
    urge press
";

/// Countries and the like, with their people and capital, a line each: a report
/// may say Paris for France, but one on France is none on Spain.
pub(super) static PLACES: &str = "
    usa america american washington
    uk britain british london
    russia russian moscow kremlin
    china chinese beijing
    france french paris
    germany german berlin
    japan japanese tokyo
    india indian delhi
    pakistan pakistani islamabad
    iran iranian tehran
    iraq iraqi baghdad
    israel israeli
    syria syrian damascus
    egypt egyptian cairo
    turkey turkish ankara
    korea korean
    ukraine ukrainian kiev kyiv
    afghanistan afghan kabul
    spain spanish madrid
    italy italian rome
    greece greek athens
    mexico mexican
    brazil brazilian
    canada canadian ottawa
    australia australian canberra
    palestine palestinian
    libya libyan tripoli
    lebanon lebanese beirut
    saudi riyadh
    yemen yemeni
    thailand thai bangkok
    philippines philippine filipino manila
    indonesia indonesian jakarta
    vietnam vietnamese hanoi
    myanmar burma burmese
    sudan sudanese khartoum
    nigeria nigerian
    kenya kenyan nairobi
    europe european eu brussels
    algeria algerian algiers
    tunisia tunisian tunis
    mali malian bamako
    somalia somali mogadishu
    ethiopia ethiopian
    jordan jordanian amman
    qatar qatari doha
    kuwait kuwaiti
    bahrain bahraini
    poland polish warsaw
    hungary hungarian budapest
    romania romanian bucharest
    portugal portuguese lisbon
    netherlands dutch amsterdam
    belgium belgian
    sweden swedish stockholm
    norway norwegian oslo
    denmark danish copenhagen
    finland finnish helsinki
    ireland irish dublin
    scotland scottish
    switzerland swiss geneva
    austria austrian vienna
    serbia serbian belgrade
    bosnia bosnian
    kosovo
    albania albanian
    bulgaria bulgarian
    cyprus cypriot
    georgia georgian tbilisi
    armenia armenian yerevan
    azerbaijan azerbaijani baku
    kazakhstan kazakh
    belarus belarusian minsk
    estonia estonian
    latvia latvian
    lithuania lithuanian
    cuba cuban havana
    venezuela venezuelan caracas
    colombia colombian bogota
    argentina argentine
    chile chilean
    peru peruvian
    bangladesh bangladeshi dhaka
    nepal nepali kathmandu
    malaysia malaysian
    singapore
    taiwan taiwanese taipei
    mongolia mongolian
    aleppo
    gaza
    florida
    texas
    california calif
    asia asian
    africa african
";

/// What cannot both be said of one thing, a line each, parted by bars. Of each
/// part, all words of its lines above count.
pub(super) static OPPOSITES: &str = "
    open | close shut
    increase | decrease
    win | lose
    convict | acquit
    arrest | release free
    begin | end
    accept | deny
    war | peace
    arrive | leave
    north northern | south southern | east eastern | west western
    monday | tuesday | wednesday | thursday | friday | saturday | sunday
    january | february | march | april | june | july | august | september | october | november | december
";

/// Small numbers in words. Not “one”, which is seldom a number.
pub(super) static NUMBERS: [&str; 11] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
