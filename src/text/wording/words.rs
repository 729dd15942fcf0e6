//! Words whose change changes what a sentence says: hedges, cues, negations,
//! quantities. Small lists, for telling two versions apart; finding attributions
//! in a text takes more than these.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::similarity::number_in_words;
use crate::text::tokens;

/// What a word or phrase does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// It says that something is not certain or not exact.
    Hedge,
    /// It puts something in somebody's mouth.
    Cue,
    /// It says that something is not so.
    Negation,
    /// It says how many, in digits or not.
    Number,
}

/// A phrase a comma, several words where it has several.
static HEDGES: &str = "
    reportedly, allegedly, alleged, apparently, supposedly, supposed, purportedly, purported,
    possibly, possible, probably, probable, perhaps, maybe, presumably, likely, seemingly, seems,
    seem, seemed, appears, appeared, appear, may, might, could, suspected, believed, thought to,
    said to, so-called, unconfirmed, potential, potentially, arguably, ostensibly, rumoured,
    rumored, in part, partly, roughly, approximately, nearly, almost,
    at least, at most, up to, more than, less than, as many as, an estimated, estimated,
    angeblich, mutmaßlich, offenbar, vermutlich, möglicherweise, womöglich, wohl, etwa,
    mindestens, apparemment, présumé, prétendument, peut-être, probablement, presunto,
    presunta, presuntamente, supuestamente, aparentemente, quizás, якобы, предположительно,
    возможно, вероятно, по-видимому, предполагаемый, ربما, مزعوم, يزعم, نحو, حوالي, گویا,
    ظاهرا, احتمالا, شاید, 据称, 据报道, 涉嫌, 可能, 大约, 或许";

/// Hedges before a quantity; before anything else they are words like others.
static INEXACT: &str = "about, around, over, some, rund, environ, около, حدود";

/// A verb a comma, in its forms.
static CUES: &str = "
    say says said saying, tell tells told telling, state states stated, announce announces
    announced, remark remarks remarked, note notes noted, add adds added, report reports reported,
    admit admits admitted, acknowledge acknowledges acknowledged, concede concedes conceded, confess
    confesses confessed, claim claims claimed, allege alleges, assert asserts asserted, maintain
    maintains maintained, insist insists insisted, contend contends contended, argue argues argued,
    deny denies denied, reject rejects rejected, dismiss dismisses dismissed, refute refutes refuted,
    confirm confirms confirmed, warn warns warned, reveal reveals revealed, disclose discloses
    disclosed, suggest suggests suggested, believe believes, accuse accuses accused, promise
    promises promised, vow vows vowed, stress stresses stressed, explain explains explained, declare
    declares declared, complain complains complained, boast boasts boasted, hint hints hinted,
    imply implies implied, demand demands demanded, urge urges urged, estimate estimates, predict
    predicts predicted, call calls called, describe describes described, sagte sagt, erklärte
    erklärt, behauptete behauptet, räumte, bestätigte bestätigt, dit, affirme affirmé, reconnaît
    reconnu, prétend, dijo dice, afirmó afirma, admitió admite, aseguró asegura, заявил заявила
    заявили, сказал сказала сказали, сообщил сообщила сообщили, признал признала признали, قال قالت,
    صرح, أكد أكدت, نفى نفت, اعترف, گفت گفتند, 表示, 称, 承认, 否认, 宣布";

static NEGATIONS: &str = "
    not, no, never, none, nobody, neither, nor, without, cannot, cant, dont, didnt, doesnt, isnt,
    wasnt, wont, werent, hasnt, havent, hadnt, wouldnt, couldnt, nicht, kein, keine, nie, ne pas,
    jamais, nunca, ningún, не, нет, никогда, ليس, لم, لن, لا, نه, نیست, 不, 没, 没有, 未";

/// Quantities that are no numbers: what a number becomes when it is not repeated.
static QUANTITIES: &str = "
    dozen, dozens, score, scores, hundred, hundreds, thousand, thousands, million, millions,
    billion, billions, several, many, few, a few, a handful, couple, most, half, both, all";

/// A phrase of the lists.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its words after the first.
    pub rest: Vec<String>,
    pub class: Class,
    /// What stands for all forms of a verb.
    pub lemma: String,
    /// Whether it is what its class says only before a quantity.
    pub counts: bool,
}

impl Phrase {
    /// Whether it does what its class says between these two words.
    pub fn fits(&self, before: Option<&str>, after: Option<&str>) -> bool {
        let quantity = |word: Option<&str>| {
            word.is_some_and(|word| {
                word.starts_with(|c: char| c.is_numeric())
                    || number_in_words(word).is_some()
                    || phrases(word).iter().any(|it| it.class == Class::Number)
            })
        };
        // 5 May, May 2025.
        let month = self.lemma == "may" && (quantity(before) || quantity(after));
        !month && (!self.counts || quantity(after))
    }
}

/// All phrases by their first word, the longest first.
pub(super) fn phrases(first: &str) -> &'static [Phrase] {
    static TABLE: LazyLock<FxHashMap<String, Vec<Phrase>>> = LazyLock::new(table);
    TABLE.get(first).map_or(&[], Vec::as_slice)
}

fn table() -> FxHashMap<String, Vec<Phrase>> {
    let mut table: FxHashMap<String, Vec<Phrase>> = FxHashMap::default();
    let mut add = |words: Vec<String>, class, lemma: &str, counts| {
        if let Some((first, rest)) = words.split_first() {
            let phrase = Phrase { rest: rest.to_vec(), class, lemma: lemma.to_owned(), counts };
            table.entry(first.clone()).or_default().push(phrase);
        }
    };
    for (list, class, counts) in [
        (HEDGES, Class::Hedge, false),
        (INEXACT, Class::Hedge, true),
        (NEGATIONS, Class::Negation, false),
        (QUANTITIES, Class::Number, false),
    ] {
        for phrase in list.split(',') {
            let words = forms(phrase);
            let lemma = words.join(" ");
            add(words, class, &lemma, counts);
        }
    }
    for verb in CUES.split(',') {
        let lemma = forms(verb).into_iter().next().unwrap_or_default();
        for form in verb.split_whitespace() {
            add(forms(form), Class::Cue, &lemma, false);
        }
    }
    for phrases in table.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    }
    table
}

fn forms(words: &str) -> Vec<String> {
    let mut forms = Vec::new();
    tokens::each(words, |token| forms.push(token.form.to_owned()));
    forms
}
