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

#[test]
fn what_rejects_is_read_by_its_frame() {
    check(
        Some(DenialKind::Denies),
        &[
            "Rumours that the quay had sunk were flatly denied by the harbour board.",
            "The council issued a terse denial on Friday.",
            "The brewery moved to dispel speculation that it would close.",
            "The union said none of its members had been in the yard.",
            "Talk of a merger was quickly dismissed by the owner.",
            "“I never signed the lease,” the treasurer said.",
        ],
    );
    check(
        Some(DenialKind::DisputesPart),
        &[
            "The mill admitted a spill but denied that it had reached the lake.",
            "The bank took issue with the word “collapse”.",
            "The brigade contested where the shell had come down.",
            "The mayor called the reported losses exaggerated, her office said.",
        ],
    );
}

#[test]
fn what_is_left_unsaid_is_read_by_its_frame() {
    check(
        Some(DenialKind::DisavowsKnowledge),
        &[
            "The clerk told the court that he could not recall the meeting.",
            "The embassy said it had not been briefed about the raid.",
            "The archive said it held no record of the sale.",
        ],
    );
    check(
        Some(DenialKind::Declines),
        &[
            "The captain dodged questions about the cargo.",
            "The bank has neither confirmed nor denied the loss.",
            "The owner hung up when asked about the fire.",
            "The envoy referred all questions to the ministry.",
        ],
    );
    check(
        Some(DenialKind::NoResponse),
        &[
            "Efforts to reach the foreman were unsuccessful.",
            "The ferry line has not replied to three letters from this paper.",
            "The agent never called back.",
        ],
    );
}

#[test]
fn what_only_looks_like_a_refusal_is_none() {
    check(
        None,
        &[
            "The patient did not respond to treatment.",
            "The clinic was accused of denying history.",
            "If the firm denies the charge, there will be a trial.",
            "The hikers, not aware of the storm, walked on.",
            "The guard refused to leave the gate.",
            "Calls for a strike were called off.",
            "People don’t know how to mend a net.",
            "We don’t know where the old well was.",
        ],
    );
}
