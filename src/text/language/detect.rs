//! Guesses the language of a text: the script, then its words and letters.
//!
//! Good enough to choose the splitter's tables for an article of a few lines.
//! A text that shows no sign gets the default language, which costs little: it
//! is not a claim about the text and is not kept as one.

use super::signs::{SIGNS, Set, for_each_word, hash_of_letter};
use super::{DEFAULT, LANGUAGES, Language, Script};

/// Bytes of a text that are looked at, half a page.
const SAMPLE: usize = 3000;

/// What a sign that is one language's alone counts; one that several share
/// counts for each its part. A letter tells less than a word: names travel.
const WORD: u32 = 12;
const LETTER: u32 = 6;

/// How far ahead of all others a language must be for the rest of the text not
/// to be read.
const LEAD: u32 = 12 * WORD;

/// Words between two looks at who is ahead.
const STRIDE: usize = 32;

/// The language that `text` seems to be written in.
pub fn detect(text: &str) -> &'static Language {
    let sample = head(text, SAMPLE);
    let Some(script) = script_of(sample) else {
        return &DEFAULT;
    };
    let rivals = rivals(script);
    if rivals.count_ones() == 1 {
        return LANGUAGES.get(rivals.trailing_zeros() as usize).copied().unwrap_or(&DEFAULT);
    }
    let (best, points, second) = Scores::of(sample, rivals).best();
    // In the script of thousands of languages a word of two is too little to go
    // by; in any other the first in the table is a fair guess.
    let enough = script != Script::Latin || points > second && points > WORD / 2;
    if enough { best } else { &DEFAULT }
}

/// The language of a paragraph in an article whose language is known: the
/// article's, unless the paragraph is clearly in another.
pub fn of_paragraph(paragraph: &str, article: &'static Language) -> &'static Language {
    let sample = head(paragraph, SAMPLE);
    let Some(script) = script_of(sample) else {
        return article;
    };
    if script != article.script {
        // A few letters are a name or a term.
        let least = if matches!(script, Script::Han | Script::Kana) { 6 } else { 20 };
        let letters = sample.chars().filter(|c| c.is_alphabetic()).take(least).count();
        return if letters == least { detect(sample) } else { article };
    }
    let scores = Scores::of(sample, rivals(script));
    let (best, points, _) = scores.best();
    if points >= 4 * WORD && points > 3 * scores.points_of(article) { best } else { article }
}

/// The first bytes of a text, about `most`.
fn head(text: &str, most: usize) -> &str {
    (most..text.len()).find_map(|to| text.get(..to)).unwrap_or(text)
}

/// The languages of a script.
fn rivals(script: Script) -> Set {
    let all = LANGUAGES.iter().enumerate();
    all.filter(|(_, language)| language.script == script).fold(0, |set, (at, _)| set | 1 << at)
}

/// How much speaks for each language.
struct Scores {
    points: [u32; Set::BITS as usize],
    rivals: Set,
}

impl Scores {
    /// Reads `text` until one of the rivals is far ahead.
    fn of(text: &str, rivals: Set) -> Self {
        let signs = &*SIGNS;
        let mut scores = Self { points: [0; Set::BITS as usize], rivals };
        let mut words = 0;
        let read = for_each_word(text, |hash| {
            scores.add(signs.get(hash), WORD);
            words += 1;
            words % STRIDE != 0 || scores.lead() < LEAD
        });
        let read = text.get(..read).unwrap_or(text);
        for letter in read.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()) {
            scores.add(signs.get(hash_of_letter(letter)), LETTER);
        }
        scores
    }

    /// Gives each rival of a set its part.
    fn add(&mut self, set: Set, points: u32) {
        let mut left = set & self.rivals;
        let part = points / left.count_ones().max(1);
        while left != 0 {
            if let Some(score) = self.points.get_mut(left.trailing_zeros() as usize) {
                *score += part;
            }
            left &= left - 1;
        }
    }

    /// The language with most points, its points, and those of the next. Of
    /// equals the first, so that the answer is stable.
    fn best(&self) -> (&'static Language, u32, u32) {
        let mut best = (&DEFAULT, 0, 0);
        for (&language, &points) in LANGUAGES.iter().zip(&self.points) {
            let (_, most, second) = best;
            best = if points > most {
                (language, points, most)
            } else {
                (best.0, most, second.max(points))
            };
        }
        best
    }

    fn lead(&self) -> u32 {
        let (_, most, second) = self.best();
        most - second
    }

    fn points_of(&self, language: &Language) -> u32 {
        let at = LANGUAGES.iter().position(|other| other.tag == language.tag);
        at.and_then(|at| self.points.get(at)).copied().unwrap_or(0)
    }
}

/// The scripts in the order of their counts.
const SCRIPTS: [Script; 8] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Armenian,
    Script::Arabic,
    Script::Devanagari,
    Script::Han,
    Script::Kana,
];

/// The script of most letters. Japanese is written in Han and Kana together, so
/// a little Kana decides.
fn script_of(text: &str) -> Option<Script> {
    if text.is_ascii() {
        let has_letter = text.bytes().any(|byte| byte.is_ascii_alphabetic());
        return has_letter.then_some(Script::Latin);
    }
    let mut counts = [0u32; SCRIPTS.len()];
    for c in text.chars() {
        let Some(script) = script(c) else { continue };
        // Names and addresses in Latin letters are everywhere, others are not in
        // Latin text; and a Han character is about a word.
        let weight = match script {
            Script::Latin => 1,
            Script::Han | Script::Kana => 4,
            _ => 2,
        };
        if let Some(count) = counts.get_mut(script as usize) {
            *count += weight;
        }
    }
    let kana = counts[Script::Kana as usize];
    let both = SCRIPTS.into_iter().zip(counts);
    let (script, most) = both.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    if script == Script::Han && kana * 30 > most {
        return Some(Script::Kana);
    }
    (most > 0).then_some(script)
}

const fn script(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{530}'..='\u{58f}' => Script::Armenian,
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' => Script::Arabic,
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{3040}'..='\u{30ff}' => Script::Kana,
        '\u{3400}'..='\u{9fff}' => Script::Han,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::by_tag;

    #[test]
    fn languages_are_told_apart() {
        for (text, tag) in [
            ("The ferry was late because of the storm, and nobody had been told.", "en"),
            ("Die Fähre kam wegen des Sturms zu spät, und niemand war gewarnt worden.", "de"),
            (
                "Le bac est arrivé en retard à cause de la tempête, sans que les passagers en soient avertis.",
                "fr",
            ),
            ("El transbordador llegó tarde por la tormenta y no se avisó a los viajeros.", "es"),
            (
                "A balsa chegou atrasada por causa da tempestade e não houve aviso para os passageiros.",
                "pt",
            ),
            (
                "Il traghetto è arrivato in ritardo per la tempesta e nessuno dei passeggeri era stato avvisato.",
                "it",
            ),
            (
                "De veerboot was door de storm te laat en de reizigers werden niet gewaarschuwd.",
                "nl",
            ),
            (
                "Prom spóźnił się z powodu burzy i nie ostrzeżono pasażerów, którzy na niego czekali.",
                "pl",
            ),
            ("Паром опоздал из-за бури, и пассажиров об этом не предупредили.", "ru"),
            ("Пором запізнився через бурю, і пасажирів про це не попередили.", "uk"),
            ("Фериботът закъсня заради бурята и пътниците не са били предупредени за това.", "bg"),
            ("Feribot fırtına nedeniyle gecikti ve yolcular için bir uyarı yapılmadı.", "tr"),
            ("تأخرت العبارة بسبب العاصفة ولم يتم إبلاغ الركاب في الميناء.", "ar"),
            ("کشتی به دلیل طوفان دیر رسید و به مسافران چیزی گفته نشد.", "fa"),
            ("کښتۍ د توپان له امله ناوخته راورسېده او مسافرو ته څه نه وو ویل شوي.", "ps"),
            ("طوفان کی وجہ سے کشتی دیر سے پہنچی اور مسافروں کو اطلاع نہیں دی گئی۔", "ur"),
            ("तूफ़ान के कारण नाव देर से पहुँची और यात्रियों को सूचना नहीं दी गई।", "hi"),
            ("由于暴风雨，渡轮晚点，没有通知乘客。", "zh"),
            ("嵐のためフェリーが遅れ、乗客には知らされなかった。", "ja"),
            ("Το πλοίο καθυστέρησε λόγω της καταιγίδας.", "el"),
            (
                "Færgen var forsinket på grund af stormen, og der var ikke sagt noget til passagererne.",
                "da",
            ),
            (
                "Färjan var försenad på grund av stormen och passagerarna hade inte fått veta något.",
                "sv",
            ),
            ("Hükümet planı reddetti, tarih verilmedi.", "tr"),
            ("Nobody was hurt.", "en"),
            ("Die Crew blieb an Bord.", "de"),
            ("Il sindaco non ha risposto.", "it"),
            ("请写信至 info@example.cn，或者打电话。", "zh"),
            ("اكتب إلى info@example.com أو زر الموقع.", "ar"),
            ("IANS", ""),
            ("12345 – !!!", ""),
            ("", ""),
        ] {
            assert_eq!(detect(text).tag, tag, "{text}");
        }
    }
    #[test]
    fn a_paragraph_is_in_another_language_only_where_that_is_clear() {
        for (article, paragraph, tag) in [
            (
                "en",
                "Die Fähre kam zu spät, und niemand war gewarnt worden, sagte der Minister.",
                "de",
            ),
            ("de", "The ferry was late, and nobody had been told why.", "en"),
            ("en", "طوفان کی وجہ سے کشتی دیر سے پہنچی اور مسافروں کو اطلاع نہیں دی گئی۔", "ur"),
            ("fa", "The ferry was late because of the storm.", "en"),
            ("ar", "کشتی به دلیل طوفان دیر رسید و به مسافران چیزی گفته نشد که در راه است.", "fa"),
            ("zh", "嵐のためフェリーが遅れ、乗客には知らされなかった。", "ja"),
            // Names, titles and labels say nothing.
            ("en", "Schadenfreude", "en"),
            ("en", "Der Spiegel, Die Zeit", "en"),
            ("ur", "Reuters, AP", "ur"),
            ("de", "Foto: Ann Poe/Reuters", "de"),
            ("en", "", "en"),
            ("", "Nobody was hurt, said the mayor of the town, but they had to go.", "en"),
        ] {
            assert_eq!(of_paragraph(paragraph, by_tag(article)).tag, tag, "{article}: {paragraph}");
        }
    }
}
