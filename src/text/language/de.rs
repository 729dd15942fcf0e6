//! German, as written in Germany, Austria and Switzerland.

use super::{BLANK, Language, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "de",
    name: "German",
    ordinals: true,
    small_starts: true,
    bound: words!(
        "dr prof hr hrn frl Mag ing dipl dkfm med jur phil rer nat Pfr gen.-lt hptm oblt lt
         ca vgl z.b d.h u.a z.t z.zt z.z o.g s.o s.u v.a i.d.r m.e u.u d.i sog bzw evtl ggf inkl exkl zzgl
         bsp insb insbes gem betr bzgl gegr geb gest verh vors stellv ehem kath evang ev röm amerik
         brit dt frz österr schweiz europ franz engl russ ital span poln türk griech"
    ),
    loose: words!(
        "nr nrn st str tel fax jan feb febr mär apr jun jul aug sep sept okt nov dez
         mo di mi do fr sa so mio mrd tsd std min sek abs art kap bd bde hg hrsg aufl s seite anm abb
         v.chr n.chr u.ä o.ä u.a.m u.v.m a.d i.r e.v ag gmbh co abt bez kt kto hbf bhf bf univ inst
         österr allg urspr max mind durchschn b.sc m.a b.a ph.d u.s u.s.a"
    ),
    tails: &["str", "strasse", "pl"],
    before_number: words!("art abs nr kap s bd abb ziff zif rn § az"),
    closing: words!("usw etc ff jh jhd jhdt jr sen jun u.s.w"),
    units: words!("km kg cm mm qm std min sek uhr mill tsd"),
    starters: words!(
        "der die das den dem des ein eine einen einem einer eines kein keine keinen keiner
         er sie es wir ich ihr man sein seine seinen seiner ihre ihren ihrer unser unsere mein meine
         dieser diese dieses diesen diesem jener jene jeder jede jedes alle alles viele einige mehrere
         manche beide andere wer was wo wann warum wie welche welcher
         in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter um durch für gegen ohne
         seit bis während wegen trotz laut zwischen hinter neben
         und aber oder doch sondern denn auch nur noch schon so da dann dort hier jetzt nun
         zudem außerdem dabei damit danach dazu dagegen daher deshalb dennoch trotzdem jedoch
         allerdings inzwischen gleichzeitig zunächst später zuletzt bisher derzeit heute gestern morgen
         wenn weil dass daß ob als obwohl nachdem bevor sobald solange
         ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte muss
         soll sollte will wollte darf nicht nichts ja nein vielleicht insgesamt nämlich sogar etwa
         dass darüber darauf daran darum davon dadurch rund mehr weniger zwei drei vier"
    ),
    fronting: words!("um am ab bis nach vor seit gegen im in"),
    continuing: words!("uhr euro dollar"),
    saying: words!("sagte fragte meinte rief antwortete erklärte sagt fragt ruft"),
    open_ends: words!("der die das den dem des ein eine einen einem einer und oder von vom im zum zur"),
    common: words!(
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden
         aus er hat dass sie nach wird bei einer um am sind noch wie einem über"
    ),
    letters: "äöüß",
    ..BLANK
};
