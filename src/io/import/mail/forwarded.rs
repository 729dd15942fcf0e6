//! The header lines that mail programs write above a mail that is forwarded: they
//! say more of the article than those of the mail around it.

use crate::io::import::raw::Raw;
use crate::io::import::when::When;

/// What a mail program writes above them.
static MARKS: &[&str] = &[
    "forwarded message",
    "original message",
    "begin forwarded message",
    "weitergeleitete nachricht",
    "ursprüngliche nachricht",
    "message transféré",
    "message d'origine",
    "mensaje reenviado",
    "mensaje original",
    "пересылаемое сообщение",
    "пересланное сообщение",
    "رسالة معاد توجيهها",
];

/// Their names, in the languages of mail programs.
static FROM: &[&str] = &["from", "von", "de", "da", "от", "od", "kimden", "من"];
static SENT: &[&str] = &[
    "date",
    "sent",
    "datum",
    "gesendet",
    "envoyé",
    "fecha",
    "enviado",
    "дата",
    "отправлено",
    "تاريخ",
];
static SUBJECT: &[&str] = &["subject", "betreff", "objet", "asunto", "oggetto", "тема", "موضوع"];

/// So much may be written above a mail that is forwarded for its article's sake.
const NOTE: usize = 400;

/// Takes subject, sender and time from the header lines of a forwarded mail, and
/// takes these lines out of the text.
pub fn read(raw: &mut Raw) {
    let lines: Vec<&str> = raw.text.lines().map(bare).collect();
    let is_mark = |line: &&str| {
        let line = line.trim_matches(|c: char| c == '-' || c == ':' || c.is_whitespace());
        MARKS.contains(&line.to_lowercase().as_str())
    };
    let Some(mark) = lines.iter().position(is_mark) else { return };
    let above: usize = lines.iter().take(mark).map(|line| line.len()).sum();
    if above > NOTE {
        return;
    }
    let mut end = mark + 1;
    let (mut from, mut sent, mut subject) = (None, None, None);
    for line in lines.iter().skip(mark + 1) {
        if line.is_empty() {
            // Some leave a line free above them.
            if subject.is_none() && end == mark + 1 {
                end += 1;
                continue;
            }
            break;
        }
        if let Some((name, words)) = line.split_once(':') {
            let name = name.trim_matches(['*', ' ']).to_lowercase();
            let words = words.trim_matches(['*', ' ']);
            for (names, slot) in [(FROM, &mut from), (SENT, &mut sent), (SUBJECT, &mut subject)] {
                if names.contains(&name.as_str()) && slot.is_none() {
                    *slot = Some(words);
                }
            }
        } else if subject.is_none() && from.is_none() {
            return;
        }
        end += 1;
    }
    if subject.is_none() && from.is_none() {
        return;
    }
    let quoted = raw.text.lines().skip(mark).filter(|line| !line.is_empty());
    let is_quoted = quoted.clone().count() > 0 && quoted.clone().all(|line| line.starts_with('>'));
    let kept = |nth: usize, line: &'_ str| nth < mark || nth >= end || line.is_empty();
    let text: Vec<&str> = raw
        .text
        .lines()
        .enumerate()
        .filter(|(nth, line)| kept(*nth, line))
        .map(|(nth, line)| if is_quoted && nth >= end { bare(line) } else { line })
        .collect();
    let mut text = text.join("\n").trim().to_owned();
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    let sender =
        from.map(|from| from.split('<').next().unwrap_or_default().trim_matches(['"', ' ']));
    let sent = sent.map(When::read).filter(|when| when.date.is_some());
    let (sender, subject) = (sender.map(str::to_owned), subject.map(str::to_owned));
    if let Some(subject) = subject {
        raw.title = subject;
    }
    if let Some(sender) = sender.filter(|sender| !sender.is_empty()) {
        raw.byline = sender;
    }
    if let Some(sent) = sent {
        raw.published = sent;
    }
    raw.text = text;
    raw.changes.push("header lines of a forwarded mail taken out of the text".to_owned());
}

/// A line without the marks of quoting.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['>', ' ']).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forwarded_mail_speaks_for_itself() {
        let mut raw = Raw {
            text: "FYI\n\n---------- Forwarded message ---------\nFrom: Norlund Wire <w@n.example>\n\
                   Date: Tue, 18 Feb 2025 21:40:00 +0300\nSubject: The dam holds\nTo: desk\n\n\nThe \
                   dam holds.\n"
                .to_owned(),
            title: "For you".to_owned(),
            ..Raw::default()
        };
        read(&mut raw);
        assert_eq!((&*raw.title, &*raw.byline), ("The dam holds", "Norlund Wire"));
        assert_eq!(raw.published.at, "2025-02-18T21:40:00+03:00");
        assert_eq!(raw.text, "FYI\n\nThe dam holds.");
        let quoted = "> Begin forwarded message:\n>\n> From: A\n> Subject: B\n>\n> Words.";
        let mut raw = Raw::of_text(quoted, Vec::new());
        read(&mut raw);
        assert_eq!((&*raw.title, &*raw.text), ("B", "Words."));
    }

    #[test]
    fn other_mails_stay_as_they_are() {
        for text in ["One.\n\nOriginal message\n\nTwo.", "", "From: A\nSubject: B\n\nWords."] {
            let mut raw = Raw::of_text(text, Vec::new());
            read(&mut raw);
            assert_eq!((&*raw.text, &*raw.title), (text, ""));
        }
    }
}
