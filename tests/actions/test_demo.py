"""The demo meeting, held to its end or until an item goes on."""

from samradapp.actions.demo import make_demo_meeting
from samradapp.domain.status import Status
from samradapp.store import Database, items, meetings


def test_the_demo_meeting_can_stop_in_the_middle_of_an_item(db: Database) -> None:
    meeting = meetings.load(db, make_demo_meeting(db, until="Trygg hemgång efter sjukhusvistelse"))
    assert meeting.status is Status.OPEN
    titles = [item.title for item in meeting.items]
    here = titles.index("Trygg hemgång efter sjukhusvistelse")
    assert meeting.current_item == meeting.items[here].id
    assert all(item.closed is not None for item in meeting.items[:here])
    written = items.items_with_minutes(db, meeting.id)
    for later in meeting.items[here + 1 :]:
        assert later.opened is None
        assert later.decisions == ()
        assert later.id not in written
