//! Italian.

use super::{BLANK, Language, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "it",
    name: "Italian",
    bound: words!(
        "sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa ing avv arch geom rag on Sen Gen Col Cap Ten
         magg serg amm dir comm cav uff mons col cap card gen ten p.es es ad.es cfr cf ca circa ecc.mo ill.mo spett
         egr gent s ss st Sta v v.le p.za p.le c.so nn pag pagg artt figg voll tel
         lun mer gio ven sab"
        // Labels of subjects, as dictionaries and curricula shorten them.
        "psicol sociol filos med chir biol bot chim fis geogr giur ling relig stor teol tecn
         econ amm archit lett"
    ),
    loose: words!(
        "gen genn feb febbr mar apr mag giu lug ago set sett ott nov dic a.c d.c s.p.a s.r.l u.s
         ph.d min max univ"
    ),
    before_number: words!("n nr n° nº num art pag p pp cap vol fig co § c"),
    closing: words!("ecc etc ltd inc corp jr"),
    units: words!("km kg cm mm h min sec mln mld ha m"),
    starters: words!(
        "il lo la i gli le l' un uno una questo questa questi queste quello quella quelli
         egli lui lei loro noi voi io tu esso essa suo sua suoi sue mio mia nostro nostra
         che chi cosa quando dove come perché quanto quale ma e ed o oppure né se sì no non
         in nel nella nei nelle di del della dei delle a al alla ai alle da dal dalla dai con senza su sul
         sulla per tra fra verso fino secondo durante dopo prima contro anche inoltre tuttavia però quindi
         così allora poi ora oggi ieri domani già ancora mentre pure molto molti più meno tutto tutti
         alcuni alcune ogni altro altri nessuno niente c'è ci è sono era erano fu ha hanno aveva si"
    ),
    fronting: words!("alle dalle nel il verso dopo"),
    saying: words!("disse chiese rispose dice chiede"),
    open_ends: words!("il lo la i gli le un una di del della e o in nel con per che su al"),
    common: words!(
        "di e che il la in un per è non una a del con si da le della i più dei sono al ha nel come ma gli
         alla anche lo delle o dal se su loro"
    ),
    letters: "àèìòùé",
    ..BLANK
};
