//! Spanish of Spain and the Americas.

use super::{BLANK, Language, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "es",
    name: "Spanish",
    small_starts: true,
    bound: words!(
        "sr sra srta srs sres sras d dª da dña dr dra dres lic ing arq prof profa gral cnel Cap tte sgto
         cmdte Alm mons pbro hno hna Fr Sto Sta St excmo excma ilmo ilma ud uds vd vds
         p.ej ej aprox cf cía admón atte dpto depto prov av avda avd ctra cra pza pl urb esq
         ee ff rr cc jj núm núms pág págs párr párrf párrs Mt apdo tel tfno teléf ext máx mín"
    ),
    loose: words!(
        "ene feb mar abr may jun jul ago sep sept set oct nov dic lun mié miér jue vie sáb dom
         ee.uu uu rr.hh a.c d.c s.a s.l s.m ph.d u.s b.c p.d r.d aa.vv"
    ),
    before_number: words!("no n° nº núm art arts pág p pp cap vol fig inc ap t § pob c"),
    closing: words!("etc cía ltda ltd inc corp jr hnos"),
    units: words!("a.m p.m km kg cm mm h hs hrs min seg ha m mill pts"),
    starters: words!(
        "el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella
         esto eso él ella ellos ellas yo tú usted ustedes nosotros su sus mi mis nuestro nuestra
         que qué quien quién cuando cuándo donde dónde como cómo por para porque pero y e o u ni si sí no
         en de del al a con sin sobre entre hasta desde según durante tras ante bajo contra hacia mediante
         también además sin embargo así entonces luego después antes ahora hoy ayer mañana ya
         aunque mientras pues muy más menos tan todo toda todos todas muchos muchas algunos algunas
         varios varias cada otro otra otros otras ninguno ninguna nada nadie hay es son era eran fue
         fueron ha han había se le les me nos cuánto cuál aquí allí"
    ),
    fronting: words!("a en hacia desde hasta el tras"),
    saying: words!("dijo preguntó respondió afirmó señaló dice pregunta"),
    open_ends: words!("el la los las un una de del al a y o en con por para que su sus"),
    common: words!(
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha
         este fue entre sobre también hasta desde"
    ),
    letters: "ñ¿¡áéíóúü",
    ..BLANK
};
