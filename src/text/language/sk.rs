//! Slovak; near enough for Czech.

use super::{BLANK, Language, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "sk",
    name: "Slovak",
    ordinals: true,
    bound: words!(
        "dr prof doc ing mgr mudr judr phdr rndr bc gen plk mjr kpt por sv p pp pí
         napr tzv t.j tj t.zn resp ul nám tr č čís str angl nem fr lat tzn např p.n.l pozri
         o.i vid viď cca min max"
    ),
    loose: words!("jan feb mar apr máj jún júl aug sept okt nov dec tis mil mld a.s s.r.o o.p.s n.l tel"),
    before_number: words!("č čl ods str s roč par §"),
    closing: words!("atď atp ap pod apod atd etc"),
    units: words!("r st km kg cm mm hod min sek m ha eur sk kč"),
    starters: words!(
        "ten tá to tí tie toto tento táto on ona ono oni my vy ja ty jeho jej ich náš naša môj
         kto čo kedy kde ako prečo aký aká ktorý v vo na z zo do od po pred pre o u pri pod nad za bez
         medzi podľa počas a ale alebo však tiež aj okrem preto potom teraz dnes včera zajtra
         ak keď pretože hoci nie áno už ešte len všetci mnoho niekoľko iné je sú bol bola bolo boli
         ve ze jak proč když není jsou byl byla bylo byli podle také"
    ),
    fronting: words!("o v od do okolo po pred"),
    saying: words!("povedal povedala spýtal spýtala odpovedal řekl"),
    open_ends: words!("v vo z zo na do od a o u po pre k s"),
    common: words!(
        "a v na sa je že to z do s o pre aj ako po od za ale k by si sú bol pri podľa roku ktoré jeho
         ktorý však nie se jsou ve pro také které"
    ),
    letters: "ľščťžýáíéňôřěů",
    ..BLANK
};
