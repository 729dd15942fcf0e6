//! Turkish.

use super::{BLANK, Language, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "tr",
    name: "Turkish",
    ordinals: true,
    bound: words!(
        "dr prof doç yrd Av op uzm öğr gör alb org gen korg tümg tuğg yb bnb yzb tgm sn hz st müh mim
         örn bkz krş yakl vb.g alm tel cad sok mah apt blv bul"
    ),
    loose: words!("oca şub mar nis may haz tem ağu eyl eki kas ara m.ö m.s a.ş ltd şti t.c a.b.d"),
    before_number: words!("no s sf md c cilt"),
    closing: words!("vb vs vd"),
    units: words!("km kg cm mm m dk sn sa tl"),
    starters: words!(
        "bu şu o bir bunun bunlar onlar ben sen biz siz onun onların ancak ama fakat ve veya ya
         ayrıca öte daha sonra önce şimdi bugün dün yarın ise için ile gibi kadar göre rağmen
         ne neden nasıl kim nerede hangi çünkü eğer her bazı tüm bütün birçok diğer
         açıklamada konuyla ilgili yetkililer olay böylece bununla"
    ),
    saying: words!("dedi sordu söyledi"),
    common: words!(
        "ve bir bu da de için ile olarak olan çok daha sonra gibi kadar en ne var ancak ama dedi olduğunu
         tarafından ise etti oldu her o"
    ),
    letters: "ğışçöüâî",
    ..BLANK
};
