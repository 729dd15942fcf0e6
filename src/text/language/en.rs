//! English, British and American.

use super::{BLANK, Language, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "en",
    name: "English",
    small_starts: true,
    bound: words!(
        // People, ranks and offices.
        "mr mrs ms messrs rt Ven Adv engr Mx dr drs prof profs Rev revd fr Hon sen sens Rep reps Gov govs pres
         amb atty supt insp Gen lt lieut Col capt cpt cmdr comdr adm cdr maj sgt ssgt msgt cpl pfc
         pvt brig msgr det Ofc asst ald cllr mgr ret retd"
        // Reference and Latin.
        "e.g eg i.e ie f.e cf viz vs v.s a.k.a ibid op.cit loc.cit approx incl excl resp esp nos pp figs eds ps"
        // Places named after the abbreviation.
        "Mt Ft Pt"
    ),
    loose: words!(
        "st ste Jan Feb febr Mar apr Jun Jul Aug Sep sept oct nov Dec"
        "Ala ariz ark calif Colo conn Del fla Ga Ill Ind Kan kans ken ky La Md Mass mich minn Miss Mo
         mont neb nebr nev okla Ore penn Pa tenn tex vt va Wash wis wisc wyo alta ont que sask Man"
        "u.s u.k u.n e.u u.s.a u.s.s.r u.a.e d.c n.y l.a n.j n.h n.m n.c s.c n.d s.d w.va p.o"
        "ph.d m.d b.a m.a b.sc m.sc m.phil ll.b ll.m d.phil m.b.a j.d r.n esq phd"
        "univ dept natl intl assn assoc bldg hosp ave blvd rd hwy pkwy sq bhd pty plc mfg dist gov't
         govt n.b p.s ed max ext est tel pub Sun Mon tue tues Wed thu thur thurs fri Sat"
    ),
    before_number: words!(
        "no nr n° nº p pg ch chap vol vols art arts fig sec sect para par eq ex op bk ref
         rs usd ca c circa version ver apt suite flt rte pop born b d age min"
    ),
    closing: words!("etc al co corp inc ltd llc llp bros jr sr"),
    units: words!(
        "a.m p.m am pm a.d b.c b.c.e c.e km kg cm mm mi ft lb lbs oz hr hrs sec secs min mins mph
         kph sq in bn mn pct"
    ),
    starters: words!(
        "a an the this that these those he she it we you they his her its our their my your
         there here where when while why what who which whose how whether if as
         in on at by for from with without of since until unless although though because after
         before during despite amid among between within according following
         and but or so yet nor both either neither not no yes all some many most each every few several
         any none more much such other others another one two three four five six seven eight nine ten
         then thus therefore however moreover meanwhile nevertheless nonetheless furthermore
         otherwise instead besides also still already even only just perhaps maybe indeed
         now today yesterday tomorrow later earlier recently once last next
         please is are was were be been do does did has have had can could would should might must let
         i'm i've i'd it's that's he's she's there's they're we're you're what's who's let's don't
         didn't isn't i asked told about over nobody everyone everything something nothing
         someone anyone people whoever whatever whenever wherever to"
    ),
    subjects: words!(
        "police officials authorities residents witnesses investigators prosecutors lawyers judges
         critics supporters opponents experts analysts economists researchers scientists doctors
         investors shareholders traders shoppers customers consumers workers employees employers
         officers soldiers troops rebels militants gunmen protesters demonstrators negotiators
         diplomats lawmakers legislators voters candidates relatives neighbors neighbours survivors
         rescuers firefighters refugees migrants passengers students teachers parents children
         women men families journalists reporters editors users shares stocks prices sales exports
         imports profits rivals rival talks results polls reports sources details
         millions billions thousands hundreds dozens tens nearly almost roughly more fewer"
    ),
    fronting: words!("at by around about on from until till before after since between shortly"),
    continuing: words!(
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
         january february march april may june july august september october november december
         gmt utc est edt et cst cdt ct mst mdt pst pdt pt bst cet cest ist msk pkt eastern pacific
         central local"
    ),
    saying: words!(
        "said says say asked asks told tells added adds replied replies answered answers wrote writes
         tweeted posted shouted cried yelled exclaimed wondered wonders joked quipped recalled
         explained explains continued insisted warned demanded declared thought muttered whispered"
    ),
    open_ends: words!(
        "the a an of and or to his her its their our my your which whose than with from at by into near
         between against during under among towards despite"
    ),
    common: words!(
        "the of and to in a is that for was on with as he by at from it his an were are which this be
         had has not but they have said who will their its or been would after"
    ),
    ..BLANK
};
