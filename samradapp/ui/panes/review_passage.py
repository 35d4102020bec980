"""What to show of the protocol around a finding, and where in it the finding is."""

from dataclasses import replace

from samradapp.domain import assembly
from samradapp.domain.generated import generated_text
from samradapp.domain.meeting import Meeting
from samradapp.domain.protocol import Fact, PrintedItem, Protocol
from samradapp.domain.review import Finding, Spot
from samradapp.domain.rollcall import Mark
from samradapp.domain.text import Text
from samradapp.domain.wording import GAP
from samradapp.store import Database, items, register
from samradapp.ui.widgets.protocol_document import Place
from samradapp.ui.widgets.review_sheet import Passage

_ITEM_PARTS = {Spot.PRESENTERS: "presenters", Spot.TEXT: "text", Spot.DECISION: "decision"}
_SHOWN_NAMES = 12
_FACTS = {"R36": "Justerare", "R06": "Datum och tid"}  # the printed fact that a rule looks at


def passage(db: Database, meeting: Meeting, finding: Finding) -> Passage:
    """Give the passage of a finding: its item with the one before, the facts, the attendance or a part's heading."""
    if finding.item is not None:
        return _of_item(db, meeting, finding)
    printed = assembly.protocol(meeting, {})
    if finding.spot is Spot.ROLL:
        return Passage(attendance=printed.attendance, gap=_unmarked(meeting, finding), level=finding.level)
    if finding.spot is Spot.PARTS:
        return _of_part(meeting, printed, finding)
    return _of_facts(meeting, printed, finding)


def _of_item(db: Database, meeting: Meeting, finding: Finding) -> Passage:
    ids = [item.id for item in meeting.items]
    place = ids.index(finding.item or 0)
    shown = ids[max(place - 1, 0) : place + 1]
    printed = assembly.protocol(meeting, {item: _text(db, meeting, item) for item in shown})
    marks = {assembly.bookmark(meeting.item(item).uuid) for item in shown}
    lines = tuple(item for part in printed.parts for item in part.items if item.bookmark in marks)
    where, quote, gap = _item_place(meeting, finding, lines[-1])
    return Passage(items=lines, place=where, quote=quote, gap=gap, level=finding.level)


def _text(db: Database, meeting: Meeting, item_id: int) -> Text:
    item = meeting.item(item_id)
    if not item.writes_itself:
        return items.minutes(db, item_id)
    return generated_text(meeting, item, register.calendars(db, meeting))


def _item_place(meeting: Meeting, finding: Finding, printed: PrintedItem) -> tuple[Place | None, str, str]:
    """Give the place in the item, the words there that it is about, and what to say where nothing is written."""
    item, mark = meeting.item(finding.item or 0), printed.bookmark
    match finding.rule:
        case "R13":
            return None, "", "Rubriken saknas" if finding.spot is Spot.TITLE else "Här finns varken text eller beslut"
        case "R14":
            return None, "", "Här finns inget beslut"
        case "R25":
            uuid = next((known.uuid for known in item.decisions if known.id == finding.about), "")
            decided = next((line for line in printed.decisions if line.bookmark == assembly.bookmark(uuid)), None)
            if decided is None or not (decided.lead or decided.clauses):
                return None, "", "Här är ett beslut utan ord"
            return Place(mark, decided.bookmark), GAP, ""
        case "R35":
            who = next((known.name for known in item.presenters if known.id == finding.about), "")
            return Place(mark, "presenters"), who, ""
        case "R69":
            return Place(mark, "vote"), "", ""
        case "R70":
            return Place(mark, "reservations"), "", ""
        case "R11":
            return Place(mark, "title"), printed.number, ""
        case "R77" if finding.spot is Spot.DECISION:
            return Place(mark, "title"), "", ""
        case _:
            return Place(mark, _ITEM_PARTS.get(finding.spot, "title")), "", ""


def _of_part(meeting: Meeting, printed: Protocol, finding: Finding) -> Passage:
    known = [part.id for part in meeting.parts]
    index = known.index(finding.about) if finding.about in known else 0
    near = tuple(
        replace(part, heading=part.heading or meeting.parts[n].body.name, items=())
        for n, part in enumerate(printed.parts)
        if index - 1 <= n <= index
    )
    return Passage(parts=near, place=Place(printed.parts[index].bookmark, "title"), level=finding.level)


def _of_facts(meeting: Meeting, printed: Protocol, finding: Finding) -> Passage:
    label = {Spot.CHAIR: "Ordförande", Spot.SECRETARY: "Sekreterare"}.get(finding.spot) or _FACTS[finding.rule]
    facts = printed.facts
    if all(fact.label != label for fact in facts):
        facts = (*facts, Fact(label, "saknas"))
    adjuster = next((known.name for known in meeting.adjusters if known.id == finding.about), "")
    return Passage(title=printed.title, facts=facts, place=Place("", label), quote=adjuster, level=finding.level)


def _unmarked(meeting: Meeting, finding: Finding) -> str:
    """Name those of the group that nobody has marked."""
    group = next((known for known in meeting.groups if known.id == finding.about), None)
    if group is None:
        return finding.message
    names = [
        meeting.attendee(entry.attendee).name
        for entry in group.entries
        if entry.attendee is not None and entry.mark is Mark.UNMARKED
    ]
    rest = len(names) - _SHOWN_NAMES
    more = f" och {rest} till" if rest > 0 else ""
    return f"Inte avprickade i {group.name}: {', '.join(names[:_SHOWN_NAMES])}{more}"
