"""The way to adjusted as the journal tells it."""

from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from samradapp.domain.meeting import Status
from samradapp.store import passed, proceedings
from tests.store.builders import Register, meeting_from_template


def adjusted(db: Database, register: Register) -> int:
    meeting = meeting_from_template(db, register)
    for status in (Status.OPEN, Status.DRAFT, Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(db, meeting, status)
    return meeting


def test_a_status_has_the_moment_it_was_last_set(db: Database, register: Register) -> None:
    meeting = adjusted(db, register)
    moment = passed.came_to(db, meeting, Status.WITH_ADJUSTERS)
    assert moment is not None
    assert abs(datetime.now(UTC) - moment) < timedelta(minutes=1)
    assert passed.came_to(db, meeting, Status.ARCHIVED) is None


def test_the_words_that_her_files_already_have_are_not_changed() -> None:
    shown = (Status.WITH_ADJUSTERS, Status.ADJUSTED, Status.ARCHIVED)
    assert [proceedings.status_label(status) for status in shown] == [
        "Satte status hos justerare",
        "Satte status justerat",
        "Satte status arkiverat",
    ]


def test_reopenings_keep_who_and_why_in_their_order(db: Database, register: Register) -> None:
    meeting = adjusted(db, register)
    assert passed.reopenings(db, meeting) == ()
    proceedings.reopen(db, meeting, "Maj Österdahl", "Ett namn var fel")
    for status in (Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(db, meeting, status)
    proceedings.reopen(db, meeting, "Dag Rönn", "Ett beslut saknades")
    found = passed.reopenings(db, meeting)
    assert [(one.who, one.reason, one.item) for one in found] == [
        ("Maj Österdahl", "Ett namn var fel", None),
        ("Dag Rönn", "Ett beslut saknades", None),
    ]
    assert found[0].at <= found[1].at
