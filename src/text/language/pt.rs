//! Portuguese of Portugal and Brazil.

use super::{BLANK, Language, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "pt",
    name: "Portuguese",
    bound: words!(
        "sr sra srs sras srta d dr dra drs dras prof profa eng enga arq Gen cel Cap Maj Ten sgt Alm
         Dep Sen Ver gov pres Min Des exmo exma ilmo ilma Fr Pe Sto Sta St mons
         p.ex ex aprox cf vs av trav Al pç rod lg núm pág págs núms máx mín"
    ),
    loose: words!(
        "jan fev mar abr mai jun jul ago set out nov dez a.c d.c s.a ltda e.u.a ph.d u.s
         tel ed univ depto dept obs p.s"
    ),
    before_number: words!("no n° nº núm art arts pág p pp cap vol fig inc § c"),
    closing: words!("etc cia ltda ltd inc corp jr"),
    units: words!("km kg cm mm h min seg ha m mi bi a.m p.m"),
    starters: words!(
        "o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela isto isso
         ele ela eles elas eu você vocês nós seu sua seus suas meu minha nosso nossa
         que quem quando onde como por para porque mas e ou nem se sim não
         em no na nos nas de do da dos das ao à aos às com sem sobre entre até desde segundo durante
         após ante sob contra pelo pela também além assim então depois antes agora hoje ontem amanhã
         já embora enquanto pois muito muitos muitas mais menos todo toda todos todas alguns algumas
         vários várias cada outro outra outros outras nenhum nada ninguém há é são era eram foi foram
         tem têm tinha está estão ainda porém contudo entretanto"
    ),
    fronting: words!("às a em no na desde até após"),
    saying: words!("disse perguntou respondeu afirmou diz"),
    open_ends: words!("o a os as um uma de do da dos das e ou em no na com por para que seu sua"),
    common: words!(
        "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu
         sua ou quando muito nos já também pelo pela até isso são foi"
    ),
    letters: "ãõçáéíóúêâôà",
    ..BLANK
};
