//! Sentences and the denials in them.

use super::*;

#[track_caller]
fn check(kind: Option<DenialKind>, sentences: &[&str]) {
    for sentence in sentences {
        assert_eq!(read(sentence), kind, "{sentence}");
    }
}

#[test]
fn what_can_be_true_is_denied() {
    check(
        Some(DenialKind::Denies),
        &[
            "The ministry denied that the dam had been unsafe.",
            "Norlund denies building a second reactor.",
            "The mayor flatly denied the allegations.",
            "Aides to the governor denied any involvement in the sale.",
            "The firm rejected the report as baseless.",
            "Selwan dismissed the rumours of a coup.",
            "There was no truth to the story, the harbour master said.",
            "“The claims are false,” the union said.",
            "“That is not true,” she told the committee.",
            "The general called the accusation a lie.",
            "The driver pleaded not guilty.",
            "The pilot insisted he had never flown over the border.",
            "The bank pushed back against claims that it had hidden losses.",
            "The reports were denied by the palace.",
            "The claims were dismissed as propaganda.",
            "The envoy rejects the idea that the talks failed.",
            "The ministry described the report as false.",
            "Officials deny this.",
            "Norlund denies ever selling the ship.",
            "The union disputes the company’s version of events.",
            "Представитель порта опроверг сообщения о взрыве.",
        ],
    );
}

#[test]
fn what_can_be_kept_from_somebody_is_not() {
    check(
        None,
        &[
            "The suspect was denied bail.",
            "A court in Selwan denied him bail on Monday.",
            "The reporters had been denied entry.",
            "Officials denied the crew visas.",
            "They were denied access to the camp.",
            "The judge denied the request for a new trial.",
            "The rebels rejected the offer of talks.",
            "Norlund rejected the proposal.",
            "Nobody can deny that the harbour has changed.",
            "Nobody denies that prices rose.",
            "The insurer denied a claim for damages.",
            "The two countries dispute the border.",
            "It was a false alarm, the captain said.",
            "The government insists that no one was hurt.",
            "“Most people don’t know about the law,” she said.",
            "He did not deny the report.",
            "The ships met in the disputed strait.",
            "The plan was not popular.",
            "Neither the mayor nor her deputy would leave the hall.",
            "The coach dismissed the players early.",
        ],
    );
}

#[test]
fn the_other_kinds_are_told_apart() {
    check(
        Some(DenialKind::DisputesPart),
        &["The army disputed the figure of forty dead.", "The mayor partly rejected the report."],
    );
    check(
        Some(DenialKind::DisavowsKnowledge),
        &[
            "The ministry said it was not aware of such a plan.",
            "The embassy has no knowledge of the shipment.",
            "“We go on,” a spokesman said, adding that he had no details on the plan.",
            "A spokeswoman said she had no information about the arrests.",
        ],
    );
    check(
        Some(DenialKind::Declines),
        &[
            "The company declined to comment.",
            "The envoy would not say whether talks had begun.",
            "The palace neither confirmed nor denied the report.",
            "Neither the ministry nor the firm would comment.",
            "Neither side would immediately discuss the talks.",
        ],
    );
    check(
        Some(DenialKind::NoResponse),
        &[
            "The firm did not immediately respond to a request for comment.",
            "The owner could not be reached.",
            "There was no immediate comment from the port.",
            "The ministry has yet to respond.",
            "Emails to the owner were not returned.",
            "No one from the firm was available for comment.",
            "Neither the port nor its owner responded to questions.",
            "Neither of the brothers could be reached.",
        ],
    );
}

#[test]
fn who_denies_and_declines_has_denied() {
    check(
        Some(DenialKind::Denies),
        &["The minister denied the allegations and declined to comment further."],
    );
}
