//! Swedish.

use super::{BLANK, Language, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "sv",
    name: "Swedish",
    bound: words!(
        "hr fr dr prof doc st kapt gen dir t.ex bl.a d.v.s dvs m.a.o p.g.a t.o.m fr.o.m
         s.k jfr inkl exkl ca ang resp eng ty fr lat grek"
    ),
    loose: words!("jan feb mar apr maj jun jul aug sep sept okt nov dec milj mdr kr nr tel f.kr e.kr u.s"),
    before_number: words!("nr no art s sid kap st §"),
    closing: words!("osv m.m m.fl etc jr sr"),
    units: words!("km kg cm mm kl min sek m ha"),
    starters: words!(
        "den det de en ett denna detta dessa han hon vi jag du man deras hans hennes sin sitt vår min
         där här var när varför vad vem vilken vilka hur på med av till från för om vid efter
         över under mellan mot utan sedan innan och men eller så också dock dessutom därför därefter nu
         då om eftersom medan trots inte ingen alla många några flera andra är var blev blir har hade
         kan ska vill enligt i"
    ),
    fronting: words!("kl klockan vid omkring efter före sedan i"),
    saying: words!("sa sade frågade säger frågar svarade"),
    open_ends: words!("den det de en ett och eller av till på med för i som sin sitt deras"),
    common: words!(
        "och i att det en som är på av för med till den har de inte om ett han var men jag från vid så
         kan när efter eller ska också"
    ),
    letters: "åäö",
    ..BLANK
};
