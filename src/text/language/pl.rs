//! Polish.

use super::{BLANK, Language, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "pl",
    name: "Polish",
    ordinals: true,
    bound: words!(
        "dr prof mgr fot rys tab inż hab lek ks bp abp kard gen płk ppłk kpt por mjr sierż adm św p pp
         np tj tzn tzw m.in in ok ul al pl os woj pow gm im ww wyd red zob por wg jw ds
         ang niem fr ros wł łac gr bałt arab"
    ),
    loose: words!("nr tel godz tys mln mld zł gr str s t r w p.n.e n.e s.a sp.z.o.o z.o.o u.s"),
    before_number: words!("nr art ust pkt str s t poz § r"),
    closing: words!("itd itp etc dr"),
    units: words!("r w km kg cm mm zł godz min tys mln mld proc"),
    starters: words!(
        "ten ta to ci te tego tej on ona ono oni one my wy ja ty jego jej ich nasz nasza mój moja
         kto co kiedy gdzie jak dlaczego jaki jaka który która w we na z ze do od po przed przez dla o u
         przy pod nad za bez między według podczas i a ale lecz lub albo więc jednak także również też
         ponadto dlatego potem teraz dziś dzisiaj wczoraj jutro jeśli jeżeli gdy ponieważ chociaż
         nie tak już jeszcze tylko wszyscy wiele kilka inne jest są był była było były"
    ),
    fronting: words!("o w od do około po przed"),
    saying: words!("powiedział powiedziała zapytał zapytała odpowiedział"),
    open_ends: words!("w we z ze na do od i o u po dla przez oraz"),
    common: words!(
        "w i na z do nie się że o jest to po od za jak przez oraz dla został był która który ale są przed
         tym jego była roku także może"
    ),
    letters: "ąćęłńóśźż",
    ..BLANK
};
