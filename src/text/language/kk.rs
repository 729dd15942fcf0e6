//! Kazakh in Cyrillic letters.

use super::{BLANK, Language, Script, words::words};

pub(super) static LANGUAGE: Language = Language {
    tag: "kk",
    name: "Kazakh",
    ordinals: false,
    bound: words!("проф акад ген т.с.с мыс қ обл ауд көш даң"),
    loose: words!("б.з.б б.з қаң ақп нау сәу мам мау шіл там қыр қаз қар жел т.ғ.к"),
    before_number: words!("№ б т"),
    closing: words!("т.б"),
    units: words!("ж жж ғ ғғ мың млн млрд км кг см мм м га тг"),
    starters: words!(
        "бұл ол осы сол олар біз сіз мен сен бірақ және ал сонымен сондықтан кейін қазір бүгін кеше
         ертең егер жаңа барлық көп кейбір әр бір"
    ),
    common: words!("және мен бұл бір үшін да де деп болып еді бар осы ол жылы өз туралы қазақстан болды ең"),
    letters: "әғқңөұүһі",
    script: Script::Cyrillic,
    ..BLANK
};
