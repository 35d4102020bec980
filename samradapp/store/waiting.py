"""What earlier meetings left: items postponed or referred back and not taken up since, and assignments."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_OID, uuid5

from sqlite_utils import Database

from samradapp.domain.assignment import Assignment
from samradapp.domain.decision import DecisionKind
from samradapp.domain.meeting import Kind, Meeting, Presenter, numbers
from samradapp.domain.swedish import sentence_case
from samradapp.domain.wording import decision_sentence
from samradapp.store import items, rows
from samradapp.store.journal import step
from samradapp.store.meetings import load

_PUT_OFF = (DecisionKind.POSTPONE, DecisionKind.REFER_BACK)


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """An item put off by ``meeting`` ("1-2026"); ``taken_as`` is the item it has become in the meeting asked for."""

    uuid: str
    title: str
    kind: Kind
    presenters: tuple[Presenter, ...]
    reference: str
    meeting: str
    day: date
    number: int
    why: DecisionKind
    decided: str  # the sentence that put it off
    body_id: int
    taken_as: int | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """An item with the meeting it stands in."""

    id: int
    uuid: str
    title: str
    meeting_id: int
    meeting_uuid: str
    day: str

    @property
    def moment(self) -> tuple[str, int]:
        return self.day, self.meeting_id

    @property
    def words(self) -> str:
        return _words(self.title)


def _words(title: str) -> str:
    return title.strip().casefold()


def waiting_items(db: Database, meeting_id: int) -> tuple[WaitingItem, ...]:
    """Give what waits for the meeting or has been taken up in it, the latest meeting first.

    An item counts as taken up when a later meeting of the body has one made by ``take_up``, whatever it is called
    now. Without such a one it waits no more where she wrote one of the same title herself; a standing item of that
    title is none. One that was withdrawn there waits on.
    """
    meeting = load(db, meeting_id)
    put_off = _put_off(db, meeting)
    if not put_off:
        return ()
    later = _Later(_lines_after(db, meeting.body.id, put_off[-1].moment))
    made = [later.made_of(item) for item in put_off]
    standing = _standing_words(db, meeting.body.id)
    by_key = {line.id for found in made for line in found}
    result: list[WaitingItem] = []
    for item, taken in zip(put_off, made, strict=True):
        written = [] if item.words in standing else later.same_title(item)
        waits = taken or all(line.id in by_key for line in written)
        if waits and all(line.meeting_id == meeting_id for line in taken):
            result.append(_waiting(load(db, item.meeting_id), item.id, taken[0].id if taken else None))
    return tuple(result)


_LINES = (
    "SELECT item.id, item.uuid, item.title, meeting.id, meeting.uuid, day FROM item "
    "JOIN meeting ON meeting.id = item.meeting_id WHERE body_id = ? AND status <> 'cancelled' AND NOT withdrawn "
)


def _put_off(db: Database, meeting: Meeting) -> list[_Line]:
    """Give the earlier items with such a decision, those of the latest meeting first."""
    found = db.execute(
        f"{_LINES} AND (day, meeting.id) < (?, ?) AND item.id IN (SELECT item_id FROM decision WHERE kind IN (?, ?)) "
        "ORDER BY day DESC, meeting.id DESC, item.part_id, item.position, item.id",
        [meeting.body.id, meeting.day.isoformat(), meeting.id, *_PUT_OFF],
    ).fetchall()
    return [_Line(*row) for row in found]


def _lines_after(db: Database, body_id: int, moment: tuple[str, int]) -> list[_Line]:
    found = db.execute(f"{_LINES} AND (day, meeting.id) > (?, ?)", [body_id, *moment]).fetchall()
    return [_Line(*row) for row in found]


def _standing_words(db: Database, body_id: int) -> frozenset[str]:
    """Give the titles of the body's templates: they come again at every meeting and take up nothing by that."""
    found = db.execute(
        "SELECT template_item.title FROM template_item JOIN template_part ON template_part.id = template_part_id "
        "JOIN template ON template.id = template_id WHERE coalesce(template.body_id, :body) = :body",
        {"body": body_id},
    ).fetchall()
    return frozenset(_words(title) for (title,) in found)


class _Later:
    """The items of the later meetings, each found without looking at the others: a year has hundreds of them."""

    def __init__(self, lines: list[_Line]) -> None:
        self._by_words: dict[str, list[_Line]] = defaultdict(list)
        for line in lines:
            self._by_words[line.words].append(line)
        self._by_uuid = {line.uuid: line for line in lines}
        self._meetings = {line.meeting_uuid for line in lines}

    def same_title(self, item: _Line) -> list[_Line]:
        found = self._by_words.get(item.words, []) if item.words else []
        return [line for line in found if line.moment > item.moment]

    def made_of(self, item: _Line) -> list[_Line]:
        uuids = (_uuid_in(meeting, item.uuid) for meeting in self._meetings)
        return [self._by_uuid[uuid] for uuid in uuids if uuid in self._by_uuid]


def _uuid_in(meeting_uuid: str, item_uuid: str) -> str:
    """Name what an item or an assignment becomes in a later meeting: no column tells it, and the titles may part."""
    return str(uuid5(NAMESPACE_OID, f"{item_uuid} {meeting_uuid}"))


def _waiting(source: Meeting, item_id: int, taken_as: int | None) -> WaitingItem:
    item = source.item(item_id)
    decision = next(decision for decision in item.decisions if decision.kind in _PUT_OFF)
    return WaitingItem(
        item.uuid,
        item.title,
        item.kind,
        item.presenters,
        item.reference,
        source.label,
        source.day,
        numbers(source)[item.id],
        decision.kind,
        decision_sentence(decision),
        source.part_of(item.id).body.id,
        taken_as,
    )


def take_up(db: Database, meeting_id: int, waiting: WaitingItem) -> int:
    """Put a waiting item where the meeting's own items go, with its kind and presenters; gives its id.

    It goes into a part where the same body decides, if there is one.
    """
    meeting = load(db, meeting_id)
    presenters = [(who.name, who.title) for who in waiting.presenters]
    item = _New(waiting.uuid, _part_for(meeting, waiting), waiting.title, waiting.kind, waiting.reference, presenters)
    return _take(db, meeting, item, f"Tog upp {waiting.title} från {waiting.meeting}")


def take_assignment(db: Database, meeting_id: int, given: Assignment) -> int:
    """Put an assignment in the agenda, to be reported by who has it; gives the id of its item."""
    meeting = load(db, meeting_id)
    presenters = [(given.assignee, "")] if given.assignee else []
    item = _New(given.uuid, meeting.parts[0].id, sentence_case(given.short), Kind.INFORMATION, "", presenters)
    return _take(db, meeting, item, f"Tog upp uppdraget {given.short}")


def taken_item(meeting: Meeting, uuid: str) -> int | None:
    """Give the item that what waits, by its uuid, has become in the meeting."""
    made = _uuid_in(meeting.uuid, uuid)
    return next((item.id for item in meeting.items if item.uuid == made and not item.withdrawn), None)


@dataclass(frozen=True, slots=True)
class _New:
    """An item to be made of what waits, with the uuid of that."""

    uuid: str
    part_id: int
    title: str
    kind: Kind
    reference: str
    presenters: list[tuple[str, str]]


def _take(db: Database, meeting: Meeting, new: _New, label: str) -> int:
    """Make the item, unless it stands in the meeting; one that lapsed there is put back as it was."""
    uuid = _uuid_in(meeting.uuid, new.uuid)
    there = next((item for item in meeting.items if item.uuid == uuid), None)
    if there is not None and not there.withdrawn:
        return there.id
    with step(db, meeting.id, label):
        if there is not None:
            items.withdraw(db, meeting.id, there.id, withdrawn=False)
            return there.id
        item_id = items.add(db, meeting.id, new.part_id, new.title)
        rows.update(db, "item", item_id, uuid=uuid, kind=new.kind, reference=new.reference)
        items.save_presenters(db, meeting.id, item_id, new.presenters)
    return item_id


def _part_for(meeting: Meeting, waiting: WaitingItem) -> int:
    """Prefer the deciding body's part, and of those one that has a place for own items."""

    def fit(index: int) -> tuple[bool, bool, int]:
        part = meeting.parts[index]
        has_place = any(item.own_items_before for item in part.items)
        return part.body.id == waiting.body_id, has_place, -index

    return meeting.parts[max(range(len(meeting.parts)), key=fit)].id


def put_back(db: Database, meeting_id: int, waiting: WaitingItem) -> None:
    """Remove the item from the meeting, so that it waits again."""
    if waiting.taken_as is None:
        return
    with step(db, meeting_id, f"Tog bort {waiting.title}, som väntar igen"):
        items.delete(db, meeting_id, waiting.taken_as)
