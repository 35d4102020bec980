"""The protocol put together: facts, parts, notes, votes, decisions and lists, as they are printed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from unittest.mock import patch

import pytest

from samradapp.domain import assembly, attendance, presence
from samradapp.domain.assembly import bookmark, kind_label, presenters_line, protocol
from samradapp.domain.decision import (
    Ballot,
    Choice,
    Decision,
    DecisionKind,
    Motion,
    MotionKind,
    Reservation,
    Vote,
)
from samradapp.domain.meeting import Adjournment, Generated, Item, Kind, Meeting, Part, Presenter, Signature, Status
from samradapp.domain.people import Body, Tense
from samradapp.domain.protocol import PrintedItem, Protocol
from samradapp.domain.rollcall import Entry, Group, Mark
from samradapp.domain.text import paragraph
from tests.domain.conftest import ELIS, GUNVOR, LEDNING, SAMRAD, SIGBRITT, YLVA

Samrad = Callable[..., Meeting]


def _facts(meeting: Meeting) -> dict[str, str]:
    return {fact.label: fact.value for fact in protocol(meeting, {}).facts}


def _with_items(meeting: Meeting, **changes: object) -> Meeting:
    """Change item 15 of the meeting."""
    first, *parts = meeting.parts
    item = replace(first.items[0], **changes)
    return replace(meeting, parts=(replace(first, items=(item, *first.items[1:])), *parts))


def _first(meeting: Meeting) -> PrintedItem:
    return protocol(meeting, {}).parts[0].items[0]


def _headings(printed: Protocol) -> list[str]:
    return [known.heading for known in printed.attendance]


def test_the_facts_say_when_where_what_and_who(samrad: Samrad) -> None:
    meeting = samrad(place="Teams", reference="SHO 12", start=time(9, 30), end=time(15))
    assert list(_facts(meeting).items()) == [
        ("Datum och tid", "fredag 8\u00a0maj 2026 kl. 09.30–15.00"),
        ("Plats", "Teams"),
        ("Ärenden", "15–26"),
        ("Ordförande", "Ylva Åhedén (C), Granfors kommun"),
        ("Sekreterare", "Gunvor Tallbrink"),
        ("Justerare", "Sigbritt Lavskog (S)"),
    ]
    printed = protocol(meeting, {})
    assert (printed.title, printed.reference) == ("Protokoll Samråd hälsa och omsorg", "SHO 12")
    assert printed.author == "Gunvor Tallbrink"
    assert printed.signature_line == "Protokoll SHO 12, ärende 15–26"


@pytest.mark.parametrize(
    ("reference", "word", "line"),
    [
        ("SHO 12", "§", "Protokoll SHO 12, §§ 15–26"),
        ("", "ärende", "Protokoll 8\u00a0maj 2026, ärende 15–26"),
    ],
)
def test_the_signatures_are_under_the_reference_or_the_day_and_the_items(
    samrad: Samrad, reference: str, word: str, line: str
) -> None:
    meeting = samrad(reference=reference, body=replace(SAMRAD, item_word=word))
    assert protocol(meeting, {}).signature_line == line


def test_the_signatures_of_a_meeting_without_items_are_under_its_reference_alone(samrad: Samrad) -> None:
    assert protocol(samrad(reference="SHO 12", parts=()), {}).signature_line == "Protokoll SHO 12"


def test_what_is_not_known_is_no_fact(samrad: Samrad) -> None:
    assert list(_facts(samrad(chair="", secretary="", adjusters=(), parts=()))) == ["Datum och tid"]


def test_a_chair_who_is_no_attendee_is_named_alone(samrad: Samrad) -> None:
    assert _facts(samrad(chair="Någon Annan"))["Ordförande"] == "Någon Annan"


def test_all_who_chaired_are_named_with_their_items(samrad: Samrad) -> None:
    chairs = _facts(samrad(("chairs", SIGBRITT, 20), ("chairs", YLVA, 21)))["Ordförande"]
    assert chairs == "Ylva Åhedén (ärende 15–19, 21–26) och Sigbritt Lavskog (ärende 20)"


def test_adjournments_are_a_fact_and_a_note_where_they_stand(samrad: Samrad) -> None:
    pauses = (Adjournment(1, time(10), time(10, 15), 150), Adjournment(2, time(12), time(13)))
    meeting = samrad(adjournments=pauses)
    assert _facts(meeting)["Ajournering"] == "kl. 10.00–10.15 och 12.00–13.00"
    printed = [item.notes for part in protocol(meeting, {}).parts for item in part.items]
    assert printed == [("Mötet ajournerades kl. 10.00–10.15.",), *[()] * 11]


def test_it_is_a_draft_until_it_is_adjusted(samrad: Samrad) -> None:
    signatures = (
        Signature(1, "Gunvor Tallbrink", "sekreterare", "2026-05-12T23:30:00+02:00"),
        Signature(2, "Sigbritt Lavskog", "justerare", "2026-05-13T09:00:00+02:00"),
    )
    draft, adjusted = samrad(signatures=signatures), samrad(signatures=signatures, status=Status.ADJUSTED)
    assert protocol(draft, {}).header == "Samråd hälsa och omsorg, protokoll 8\u00a0maj 2026, utkast"
    assert protocol(adjusted, {}).header == "Samråd hälsa och omsorg, protokoll 8\u00a0maj 2026"
    assert "Justerat" not in _facts(draft)
    assert _facts(adjusted)["Justerat"] == "13\u00a0maj 2026"


def test_a_signature_without_offset_does_not_stop_the_others(samrad: Samrad) -> None:
    signatures = (Signature(1, "A", "", "2026-05-12T10:00:00"), Signature(2, "B", "", "2026-05-13T10:00:00+02:00"))
    assert _facts(samrad(signatures=signatures, status=Status.ADJUSTED))["Justerat"] == "13\u00a0maj 2026"


def test_the_first_part_has_no_heading_and_the_next_says_who_decides(samrad: Samrad) -> None:
    meeting = samrad()
    first, second = meeting.parts
    meeting = replace(meeting, parts=(first, replace(second, start=time(13), end=time(15))))
    printed = protocol(meeting, {}).parts
    assert [(part.heading, part.line) for part in printed] == [
        ("", ""),
        ("Ledningsgruppen", "kl. 13.00–15.00, Ledningsgruppen beslutar"),
    ]
    assert [part.bookmark for part in printed] == ["del1", "del2"]


def test_a_part_with_a_title_has_its_hours_below(samrad: Samrad) -> None:
    meeting = samrad()
    first, second = meeting.parts
    parts = (replace(first, title="Förmiddag", start=time(9, 30)), replace(second, body=SAMRAD, title="Eftermiddag"))
    printed = protocol(replace(meeting, parts=parts), {}).parts
    assert [(part.heading, part.line) for part in printed] == [("Förmiddag", "kl. 09.30"), ("Eftermiddag", "")]


def test_numbers_have_the_bodys_form(samrad: Samrad) -> None:
    body = replace(SAMRAD, number_form="KS § {n}", item_word="§")
    meeting = samrad(body=body)
    assert [item.number for item in protocol(meeting, {}).parts[0].items][:2] == ["KS § 15", "KS § 16"]
    assert _facts(meeting)["Paragrafer"] == "15–26"


def test_another_word_for_items_is_used(samrad: Samrad) -> None:
    assert _facts(samrad(body=replace(SAMRAD, item_word="punkt")))["Punkt"] == "15–26"


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (Kind.INFORMATION, "Informationsärende"),
        (Kind.DIALOGUE, "Dialogärende"),
        (Kind.DECISION, "Beslutsärende"),
        (Kind.FORMALITY, ""),
        (Kind.MATTER, ""),
    ],
)
def test_kinds_are_printed_but_formalities_and_the_unclassified(kind: Kind, label: str) -> None:
    assert kind_label(SAMRAD, kind) == label


def test_a_body_has_its_own_words_for_kinds(samrad: Samrad) -> None:
    body = replace(SAMRAD, kind_labels={"information": "Info", "decision": "", "formality": "Formalia"})
    assert [kind_label(body, kind) for kind in (Kind.INFORMATION, Kind.DECISION, Kind.FORMALITY)] == [
        "Info",
        "",
        "Formalia",
    ]
    meeting = samrad()
    meeting = _with_items(replace(meeting, parts=(replace(meeting.parts[0], body=body),)), kind=Kind.INFORMATION)
    assert _first(meeting).kind == "Info"


@pytest.mark.parametrize(
    ("presenters", "line"),
    [
        ((), ""),
        ((("Eva Ek", ""),), "Föredragande: Eva Ek"),
        ((("Eva Ek", "chef"),), "Föredragande: Eva Ek, chef"),
        ((("Eva Ek", ""), ("Bo Ask", "")), "Föredragande: Eva Ek och Bo Ask"),
        ((("Eva Ek", "chef"), ("Bo Ask", "")), "Föredragande: Eva Ek, chef, och Bo Ask"),
        ((("Eva Ek", ""), ("Bo Ask", "chef"), ("Ida", "")), "Föredragande: Eva Ek, Bo Ask, chef, och Ida"),
    ],
)
def test_presenters_are_named_in_their_order(presenters: tuple[tuple[str, str], ...], line: str) -> None:
    assert presenters_line(tuple(Presenter(0, *known) for known in presenters)) == line


def test_what_happened_to_an_item_is_noted_after_its_text(samrad: Samrad) -> None:
    meeting = samrad(("recused", ELIS, 15))
    assert _first(meeting).notes == ("Elis Forsvall (C), Tallviks kommun, deltog inte i ärendet på grund av jäv.",)
    adjusted = _with_items(samrad(), adjusted=date(2026, 5, 8))
    assert _first(adjusted).notes == ("Ärendet förklarades omedelbart justerat.",)


def test_of_a_withdrawn_item_is_printed_that_it_was_and_what_she_wrote_about_it(samrad: Samrad) -> None:
    dealt_with = _with_items(
        samrad(("recused", ELIS, 15)),
        presenters=(Presenter(1, "Erika From"),),
        motions=(Motion(1, MotionKind.APPROVE, (YLVA,)),),
        votes=(Vote(1, "a", "b"),),
        decisions=(Decision(1, "d", DecisionKind.TAKE_NOTE, "Samrådet godkände informationen."),),
        reservations=(Reservation(1, (ELIS,)),),
    )
    withdrawn = _with_items(dealt_with, withdrawn=True)
    why = (paragraph("Föredraganden var sjuk."),)
    printed = protocol(withdrawn, {150: why}).parts[0].items[0]
    label = printed.bookmark, printed.number, printed.title, printed.kind
    assert printed == PrintedItem(*label, text=why, notes=("Ärendet utgick.",))
    assert not any("jäv" in line for group in protocol(withdrawn, {}).attendance for line in group.lines)
    back = _with_items(withdrawn, withdrawn=False)
    assert protocol(back, {150: why}) == protocol(dealt_with, {150: why})


def test_a_withdrawn_item_writes_no_text_by_itself(samrad: Samrad) -> None:
    meeting = _with_items(samrad(), withdrawn=True, generated=Generated.DECISIONS)
    assert protocol(meeting, {150: (paragraph("Inga beslut fattades."),)}).parts[0].items[0].text == ()
    own = _with_items(meeting, own_text=True)
    assert protocol(own, {150: (paragraph("Hann inte."),)}).parts[0].items[0].text == (paragraph("Hann inte."),)


def test_the_record_is_in_the_bodys_tense(samrad: Samrad) -> None:
    body = replace(SAMRAD, tense=Tense.PRESENT)
    meeting = samrad(("recused", ELIS, 15), body=body, adjournments=(Adjournment(1, time(10), time(10, 15), 150),))
    first = replace(meeting.parts[0], body=body)
    meeting = _with_items(
        replace(meeting, parts=(first,)),
        adjusted=date(2026, 5, 8),
        motions=(Motion(1, MotionKind.APPROVE, (YLVA,)),),
        reservations=(Reservation(1, (ELIS,)),),
    )
    item = _first(meeting)
    assert item.notes == (
        "Mötet ajourneras kl. 10.00–10.15.",
        "Elis Forsvall (C), Tallviks kommun, deltar inte i ärendet på grund av jäv.",
        "Ärendet förklaras omedelbart justerat.",
    )
    assert item.motions == ("Ylva Åhedén (C) yrkar bifall till förslaget.",)
    assert item.reservations == ("Elis Forsvall (C) reserverar sig mot beslutet.",)
    assert "Ärendet utgår." in _first(_with_items(meeting, withdrawn=True)).notes


def test_a_vote_has_its_sentence_and_a_row_for_each(samrad: Samrad) -> None:
    ballots = (Ballot(1, YLVA, Choice.YES), Ballot(2, ELIS, Choice.NO), Ballot(3, GUNVOR, Choice.ABSTAIN))
    vote = Vote(1, "att ärendet avgörs i dag", "att det återremitteras", casting=Choice.YES, ballots=ballots)
    (printed,) = _first(_with_items(samrad(), votes=(vote,))).votes
    assert printed.sentences.startswith("Ja betyder att ärendet avgörs i dag, nej att det återremitteras.")
    assert [(row.name, row.principal, row.choice) for row in printed.ballots] == [
        ("Ylva Åhedén (C)", "Granfors kommun", "Ja"),
        ("Elis Forsvall (C)", "Tallviks kommun", "Nej"),
        ("Gunvor Tallbrink", "", "Avstår"),
    ]


def test_a_ballot_has_the_principal_of_the_line_that_tells_most(samrad: Samrad) -> None:
    guests = Group(9, "Bjudna", (Entry(900, ELIS, Mark.PRESENT),))
    meeting = samrad(("recused", ELIS, 15))
    vote = Vote(1, "bifall", "avslag", ballots=(Ballot(1, ELIS, Choice.NO),))
    item = _first(_with_items(replace(meeting, groups=(guests, *meeting.groups)), votes=(vote,)))
    assert item.notes == ("Elis Forsvall (C), Tallviks kommun, deltog inte i ärendet på grund av jäv.",)
    assert [(row.name, row.principal) for row in item.votes[0].ballots] == [("Elis Forsvall (C)", "Tallviks kommun")]


@pytest.mark.parametrize(
    ("word", "form", "where"),
    [("ärende", "{n}.", "ärende 15"), ("paragraf", "{n}.", "paragraf 15"), ("§", "KS § {n}", "§ 15")],
)
def test_the_table_of_a_vote_says_where_in_the_bodys_word(samrad: Samrad, word: str, form: str, where: str) -> None:
    meeting = samrad(body=replace(SAMRAD, item_word=word, number_form=form))
    vote = Vote(1, "bifall", "avslag", ballots=(Ballot(1, YLVA, Choice.YES),))
    (printed,) = _first(_with_items(meeting, votes=(vote,))).votes
    assert printed.caption == f"Omröstning i {where}: hur var och en röstade"


@pytest.mark.parametrize(
    ("edited", "due", "follow_up"),
    [
        (False, None, "Ansvarig: gruppen."),
        (False, date(2026, 10, 9), "Ansvarig: gruppen. Åter senast: 9\u00a0oktober 2026."),
        (True, None, ""),
        (True, date(2026, 10, 9), "Ansvarig: gruppen. Åter senast: 9\u00a0oktober 2026."),
    ],
)
def test_who_and_when_follow_unless_an_edited_sentence_has_said_it(
    samrad: Samrad, edited: bool, due: date | None, follow_up: str
) -> None:
    decision = Decision(1, "d1", DecisionKind.ASSIGNMENT, "Så.", assignee="gruppen", due=due, edited=edited)
    (printed,) = _first(_with_items(samrad(), decisions=(decision,))).decisions
    assert (printed.lead, printed.follow_up) == ("Så.", follow_up)


def test_clauses_are_printed_with_their_commas(samrad: Samrad) -> None:
    decision = Decision(1, "d1", DecisionKind.RESOLUTION, "Samrådet beslutade", ("införa", "att följa upp"))
    (printed,) = _first(_with_items(samrad(), decisions=(decision,))).decisions
    assert printed.clauses == ("att införa, och", "att följa upp.")


@pytest.mark.parametrize(
    ("kind", "line"), [(Kind.INFORMATION, "Informationsärende, dnr SHO 3-2026"), (Kind.FORMALITY, "Dnr SHO 3-2026")]
)
def test_an_items_reference_is_printed_with_its_kind(samrad: Samrad, kind: Kind, line: str) -> None:
    assert _first(_with_items(samrad(), kind=kind, reference="SHO 3-2026")).kind == line


def test_texts_and_sections_stand_with_their_item(samrad: Samrad) -> None:
    meeting = _with_items(samrad(), section="Inledning")
    item = protocol(meeting, {150: (paragraph("Hej"),)}).parts[0].items[0]
    assert (item.section, item.text) == ("Inledning", (paragraph("Hej"),))


def test_the_lists_are_headed_by_their_groups(samrad: Samrad) -> None:
    printed = protocol(samrad(marks={ELIS: Mark.ABSENT, 11: Mark.EXCUSED, GUNVOR: Mark.UNMARKED}), {})
    assert _headings(printed) == [
        "Samråd",
        "Frånvarande",
        "Ledningsgruppen kl. 13.00–15.00",
        "Frånvarande, Ledningsgruppen",
    ]
    assert printed.attendance[1].lines == ("Elis Forsvall (C), Tallviks kommun",)


def test_signatures_on_paper_are_the_bodys_choice(samrad: Samrad) -> None:
    assert protocol(samrad(), {}).signatures == ()
    printed = protocol(samrad(body=replace(SAMRAD, paper_signatures=True)), {}).signatures
    assert [(signature.name, signature.role) for signature in printed] == [
        ("Gunvor Tallbrink", "sekreterare"),
        ("Ylva Åhedén (C)", "ordförande"),
        ("Sigbritt Lavskog (S)", "justerare"),
    ]


def test_bookmarks_are_short_and_from_the_uuid() -> None:
    assert bookmark("4b1f0c6e-1111-4111-8111-111111111111") == "s4b1f0c6e11"


def test_a_thousand_items_are_put_together_with_the_rooms_walked_a_few_times(samrad: Samrad) -> None:
    vote = Vote(1, "a", "b", ballots=(Ballot(1, YLVA, Choice.YES),))
    items = tuple(
        Item(
            number,
            f"{number:032}",
            "Ärende",
            decisions=(Decision(number, f"{number:032}", DecisionKind.TAKE_NOTE, "Så."),),
            motions=(Motion(1, MotionKind.APPROVE, (YLVA,)),),
            votes=(vote,),
            reservations=(Reservation(1, (ELIS,)),),
        )
        for number in range(1, 1001)
    )
    meeting = samrad(parts=(Part(1, SAMRAD, items=items, groups=(1, 2)), Part(2, LEDNING, groups=(3,))))
    calls = 0
    walk = presence.rooms

    def counted(known: Meeting) -> dict[int, presence.Room]:
        nonlocal calls
        calls += 1
        return walk(known)

    with patch.object(assembly, "rooms", counted), patch.object(attendance, "rooms", counted):
        printed = protocol(meeting, {})
    assert len(printed.parts[0].items) == 1000
    assert calls <= 4 * len(meeting.groups)


def test_a_body_without_a_formula_is_named_in_full(samrad: Samrad) -> None:
    body = Body(7, "Styrelsen")
    assert protocol(samrad(body=body), {}).title == "Protokoll Styrelsen"
