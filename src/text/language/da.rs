//! Danish; near enough for Norwegian.

use super::{BLANK, Language, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "da",
    name: "Danish",
    ordinals: true,
    bound: words!(
        "hr hrs fr frk dr prof ing skt st kap gen maj oberst lt adv dir adj
         f.eks bl.a d.v.s dvs m.h.t m.a.o p.g.a pga iflg vedr ang jf jvf inkl ekskl ca evt
         mt mr mrs nuv tidl kgl alm eng lat"
    ),
    loose: words!(
        "jan feb mar apr jun jul aug sep sept okt nov dec man tir ons tor fre lør søn
         mio mia kr nr tlf f.kr e.kr u.s u.s.a e.u p.t"
    ),
    before_number: words!("nr no n° p s side art stk kap bd pkt §"),
    closing: words!("osv mv m.v m.m etc co inc ltd jr sr o.l"),
    units: words!("km kg cm mm kl min sek m ha a.m p.m"),
    starters: words!(
        "den det de en et denne dette disse han hun vi jeg du i man deres hans hendes sin sit vores min mit
         der her hvor hvornår hvorfor hvad hvem hvilken hvilke hvordan på med af til fra for om ved efter
         over under mellem mod uden siden før og men eller så også dog desuden derfor derefter nu i
         da når hvis fordi mens selvom ikke ingen alle mange nogle flere andre er var blev bliver har havde
         kan skal vil må ifølge under"
    ),
    fronting: words!("kl klokken ved omkring efter før siden i"),
    saying: words!("sagde spurgte siger spørger svarede"),
    open_ends: words!("den det de en et og eller af til på med for i som sin sit deres"),
    common: words!(
        "og i at det en er til af på den de for som med der har et om var ikke han fra ved men sig vil
         blev efter eller kan også skal jeg hun"
    ),
    letters: "æøå",
    ..BLANK
};
