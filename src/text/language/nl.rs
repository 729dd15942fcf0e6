//! Dutch of the Netherlands and Belgium.

use super::{BLANK, Language, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "nl",
    name: "Dutch",
    bound: words!(
        "dhr mevr mw dr drs ir ing mr prof ds Gen Kol lt kapt sgt st jhr z.k.h
         bijv b.v bv d.w.z o.a m.n i.p.v t.a.v n.a.v m.b.t i.v.m t.o.v t.g.v z.g zgn resp ca circa
         vgl incl excl evt max min nl aanw bez vnw bnw znw ww telw voorz"
    ),
    loose: words!(
        "jan feb mrt apr jun jul aug sep sept okt nov dec ma di wo do vr za zo
         mln mld nr nrs blz tel v.chr n.chr u.s n.v ph.d art afb"
    ),
    tails: &["str"],
    before_number: words!("nr no n° art blz p pag hfdst fig afb dl jrg §"),
    closing: words!("enz etc e.d e.a cs c.s jr sr"),
    units: words!("km kg cm mm u min sec m ha"),
    starters: words!(
        "de het een dit dat deze die hij zij ze het wij we ik jij je u jullie zijn haar hun ons onze mijn
         er daar hier waar wanneer waarom wat wie welke hoe in op aan bij met van voor door naar uit over
         onder om tegen tot na sinds tijdens volgens vanaf tussen zonder en maar of want dus ook nog al
         toch echter bovendien daarom daarna daarnaast toen nu dan vandaag gisteren morgen
         als omdat hoewel terwijl nadat voordat zodra niet geen alle veel sommige enkele andere
         is was zijn waren wordt werd heeft had kan moet zal"
    ),
    fronting: words!("om op rond vanaf sinds na voor in"),
    saying: words!("zei vroeg zegt vraagt antwoordde riep"),
    open_ends: words!("de het een van en of in op aan met voor door zijn haar hun"),
    common: words!(
        "de van het een en in is dat op te zijn met voor die niet aan er om ook als dan maar bij nog uit
         door naar heeft over tot hij werd wordt"
    ),
    letters: "ëïé",
    ..BLANK
};
