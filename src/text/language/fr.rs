//! French.

use super::{BLANK, Language, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "fr",
    name: "French",
    small_starts: true,
    bound: words!(
        "M mm mme mmes mlle mlles Me mgr dr Pr prof st ste gal Col cdt Cap capt lt sgt Adj
         p.ex c.-à-d cf apr éd dir réf trad hab dép rééd ill boul bd"
    ),
    loose: words!(
        "janv févr fév avr juil sept oct nov déc lun mar mer jeu ven sam dim
         av.j.-c apr.j.-c j.-c r.-v u.s p.-d.g s.a s.a.r.l ph.d
         tél av bd boul pl fg faub min max univ dept"
    ),
    before_number: words!("no n° nº nos art p pp ch chap t vol fig al § ann hab vers env r"),
    closing: words!("etc cie ltd inc corp jr al"),
    units: words!("km kg cm mm min mn h sec ha hab m md mds fr"),
    starters: words!(
        "le la les l' un une des du de d' ce cet cette ces c'est c'était il elle ils elles on nous vous je
         j'ai tu son sa ses leur leurs notre nos votre vos mon ma mes qui que quoi quand où comment
         pourquoi combien quel quelle quels quelles dans en à au aux sur sous par pour avec sans chez entre
         vers depuis pendant après avant selon malgré contre dès lors mais ou et donc or ni car
         si comme lorsque puisque quoique tandis alors ainsi aussi cependant toutefois néanmoins
         pourtant enfin ensuite puis bref désormais aujourd'hui hier demain maintenant ici là voici voilà
         tout toute tous toutes plusieurs certains certaines quelques chaque aucun aucune
         ne pas plus très trop bien oui non est sont était étaient a ont avait
         il n'y qu'il s'il d'après d'autres ceux celui celle deux trois quatre face"
    ),
    fronting: words!("à en vers dès le depuis avant après"),
    saying: words!("dit demande demanda cria crie fit lança murmura répondit répond lance explique affirme déclare assure"),
    open_ends: words!("le la les un une des du de et ou à au aux en sur par pour dans son sa ses leur"),
    common: words!(
        "le la les de des du et en un une à est que qui dans pour par sur au plus pas ne il se ce avec son
         sa ses sont été aux ont cette mais comme ou leur"
    ),
    letters: "éèàçêœùâîôë",
    ..BLANK
};
