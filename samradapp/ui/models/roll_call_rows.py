"""The rows of the roll call, as a meeting gives them: who is called now, in the order they are called."""

from collections.abc import Collection

from samradapp.domain.meeting import Meeting, Part
from samradapp.domain.presence import deciding_group
from samradapp.domain.rollcall import Entry, Group, Mark, Standing
from samradapp.domain.swedish import clock_range, counted, fold, party
from samradapp.ui.models.roll_call import RollHeading, RollListRow, RollRow

_MANY = 4  # so many who hold no seat have a heading of their own
_STANDINGS = ((Standing.MEMBER, ""), (Standing.SUBSTITUTE, "Ersättare"), (Standing.OTHER, "Övriga på listan"))
_OTHERS_OPEN = 1  # groups beside the deciding one that are always open


def roll_rows(meeting: Meeting, search: str = "", opened: Collection[int] = ()) -> list[RollListRow]:
    """Give every group with its counts, or only the names that are searched for.

    ``opened`` are the ids of groups she has opened. The deciding group stands first, and with the first of the others
    it is always open; a group that is called later in the day is folded until then.
    """
    wanted = fold(search).split()
    rows: list[RollListRow] = []
    lead = leading_group(meeting)
    now = groups_now(meeting)
    always = [group.id for group in _in_order(meeting) if group.id in now][: 1 + _OTHERS_OPEN]
    for group in _in_order(meeting):
        found = [entry for entry in group.entries if _is_wanted(meeting, entry, wanted)]
        if wanted and not found:
            continue
        folded = None if wanted or group.id in always else group.id not in opened
        heading = _heading(group, leads=group is lead, folded=folded, in_turn=group.id in now)
        rows.append(heading)
        if not folded:
            rows += _names(meeting, group, found, heading)
    return rows


def leading_group(meeting: Meeting) -> Group | None:
    """Give the group whose seats decide where the meeting is, or None."""
    part = _part_now(meeting)
    return deciding_group(meeting, part) if part is not None else None


def groups_now(meeting: Meeting) -> tuple[int, ...]:
    """Give the groups that attend the part where the meeting is; before there are parts, all."""
    part = _part_now(meeting)
    return part.groups if part is not None else tuple(group.id for group in meeting.groups)


def _part_now(meeting: Meeting) -> Part | None:
    item = meeting.item_now
    return meeting.part_of(item) if item is not None else next(iter(meeting.parts), None)


def called_now(meeting: Meeting) -> list[Entry]:
    """Give the lines with a person that are called where the meeting is."""
    groups = [group for group in meeting.groups if group.id in groups_now(meeting)]
    return [entry for group in groups for entry in group.entries if entry.attendee is not None]


def _in_order(meeting: Meeting) -> list[Group]:
    lead, now = leading_group(meeting), groups_now(meeting)
    return sorted(meeting.groups, key=lambda group: (group is not lead, group.id not in now))


def _is_wanted(meeting: Meeting, entry: Entry, wanted: list[str]) -> bool:
    words = fold(f"{_name(meeting, entry)} {_said(meeting, entry)}") if wanted else ""
    return all(word in words for word in wanted)


def _names(meeting: Meeting, group: Group, found: list[Entry], heading: RollHeading) -> list[RollListRow]:
    """Give the group's names; many who hold no seat are told apart by a heading instead of a word each."""
    rows: list[RollListRow] = []
    for standing, words in _STANDINGS:
        own = [entry for entry in found if entry.standing is standing]
        apart = heading.leads and bool(words) and _MANY <= len(own) < len(found)
        if apart:
            above = RollHeading(group.id, words, str(len(own)), _present(own), True, part=standing)
            rows.append(above)
        rows += [_row(meeting, entry, role=heading.leads, apart=apart) for entry in own]
    return rows


def _row(meeting: Meeting, entry: Entry, *, role: bool, apart: bool) -> RollRow:
    """Give a line; where there is little room the role is left out, and said all the same."""
    letters = party(entry.party, upper=meeting.body.party_upper)
    stands_in = "ersättare" if entry.standing is Standing.SUBSTITUTE and not apart else ""
    shown_role = entry.role if role or not entry.principal else ""
    detail = _dotted(stands_in, entry.principal, letters, shown_role)
    brief = _dotted(stands_in, entry.principal.removesuffix(" kommun"), letters, shown_role)
    vacant = entry.attendee is None
    return RollRow(entry.id, _name(meeting, entry), detail, entry.mark, vacant, _said(meeting, entry), brief)


def _name(meeting: Meeting, entry: Entry) -> str:
    return "Vakant plats" if entry.attendee is None else meeting.attendee(entry.attendee).name


def _said(meeting: Meeting, entry: Entry) -> str:
    """Give all that is known of a line: "ersättare · Granfors · S · ordförande"."""
    stands_in = "ersättare" if entry.standing is Standing.SUBSTITUTE else ""
    return _dotted(stands_in, entry.principal, party(entry.party, upper=meeting.body.party_upper), entry.role)


def _dotted(*pieces: str) -> str:
    """Give the pieces there are, each once, with dots between."""
    return " · ".join(piece for piece in dict.fromkeys(pieces) if piece)


def _heading(group: Group, *, leads: bool, folded: bool | None, in_turn: bool) -> RollHeading:
    called = [entry for entry in group.entries if entry.attendee is not None]
    hours = clock_range(group.start, group.end) if group.start else ""
    name = f"{group.name} kl. {hours}" if hours and folded is not None else group.name
    if not leads:
        later = "" if in_turn or folded is None else " – ropas upp senare"
        return RollHeading(group.id, name, f"{len(called)}{later}", _present(called), False, folded, in_turn)
    marked = sum(entry.mark is not Mark.UNMARKED for entry in called)
    return RollHeading(group.id, name, _seats(group), f"{marked} av {len(called)} avprickade", True, folded, in_turn)


def _seats(group: Group) -> str:
    stand_ins = sum(entry.standing is Standing.SUBSTITUTE for entry in group.entries)
    seats = counted(len(group.seats), "plats", "platser")
    return f"{seats} och {stand_ins} ersättare" if stand_ins else seats


def _present(entries: Collection[Entry]) -> str:
    present = sum(entry.mark is Mark.PRESENT for entry in entries)
    return f"{present} närvarande" if present else ""
