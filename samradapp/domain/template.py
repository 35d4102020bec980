"""Agenda templates: what a meeting is made from."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import count

from samradapp.domain.meeting import Generated, Item, Kind, Meeting, Part, Presenter
from samradapp.domain.people import Body, Group, GroupMember, Principal, Roster, Seat, Substitute
from samradapp.domain.rollcall import Attendee, Entry, Standing
from samradapp.domain.rollcall import Group as AttendanceGroup


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """A standing item; ``own_items_here`` marks the place where the meeting's own items go."""

    id: int
    title: str
    kind: Kind = Kind.MATTER
    generated: Generated | None = None
    generated_for: str = ""
    section: str = ""
    own_items_here: bool = False
    planned_minutes: int | None = None
    presenters: str = ""


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A part with its body (None: the meeting's own); ``groups`` are ids of the register's groups that attend."""

    id: int
    body_id: int | None = None
    title: str = ""
    start: time | None = None
    end: time | None = None
    own_seats: bool = True
    items: tuple[TemplateItem, ...] = ()
    groups: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaTemplate:
    id: int
    name: str
    body_id: int | None = None
    parts: tuple[TemplatePart, ...] = ()


class Draft:
    """Hand out keys for a meeting that is not yet in the database, and one attendee per person."""

    def __init__(self) -> None:
        self._keys = count(1)
        self._attendees: dict[int, Attendee] = {}

    def key(self) -> int:
        return next(self._keys)

    def attendee(self, person_id: int, name: str) -> int:
        if person_id not in self._attendees:
            self._attendees[person_id] = Attendee(self.key(), name, person_id)
        return self._attendees[person_id].id

    @property
    def attendees(self) -> tuple[Attendee, ...]:
        return tuple(self._attendees.values())


def draft_meeting(template: AgendaTemplate, roster: Roster, others: Mapping[int, Roster], meeting: Meeting) -> Meeting:
    """Fill a meeting's facts with the template's parts and items, and with who should be there that day.

    ``others`` are the rosters of the other bodies, by body id. Ids in the result are provisional.
    """
    draft = Draft()
    groups = _groups(draft, template, roster, others, meeting.day)
    parts = tuple(_part(draft, part, roster.body, others, groups) for part in template.parts)
    return replace(meeting, parts=parts, groups=tuple(groups.values()), attendees=draft.attendees)


def _part(
    draft: Draft,
    part: TemplatePart,
    own: Body,
    others: Mapping[int, Roster],
    groups: Mapping[tuple[str, int], AttendanceGroup],
) -> Part:
    roster = None if part.body_id is None else others.get(part.body_id)
    body = roster.body if roster else own
    wanted = [("group", group_id) for group_id in part.groups]
    if part.own_seats:
        wanted.insert(0, ("seats", own.id))
    if body.id != own.id:
        wanted.insert(0, ("seats", body.id))
    return Part(
        draft.key(),
        body,
        part.title,
        part.start,
        part.end,
        items=tuple(_items(draft, part)),
        groups=tuple(groups[key].id for key in wanted if key in groups),
    )


def _items(draft: Draft, part: TemplatePart) -> Iterator[Item]:
    """Give the standing items; the one after the place for own items says that they go before it."""
    above = ""
    for before, item in zip((None, *part.items), part.items, strict=False):
        if not item.own_items_here:
            heading = section_heading(item, above)
            yield _item(draft, item, heading, own_items_before=before is not None and before.own_items_here)
            above = heading or above


def section_heading(item: TemplateItem, above: str) -> str:
    """Give the heading to stand above an item: its section, unless that is what the last heading above says."""
    return item.section if item.section != above else ""


def _item(draft: Draft, item: TemplateItem, heading: str, *, own_items_before: bool) -> Item:
    return Item(
        draft.key(),
        "",
        item.title,
        item.kind,
        section=heading,
        generated=item.generated,
        generated_for=item.generated_for,
        planned_minutes=item.planned_minutes,
        own_items_before=own_items_before,
        presenters=tuple(Presenter(draft.key(), name, title) for name, title in read_presenters(item.presenters)),
    )


def read_presenters(line: str) -> Iterator[tuple[str, str]]:
    """Read "Namn, titel; Namn" as it is typed in a field: name and title of each presenter."""
    for entry in re.split(r"[;\n]", line):
        name, _, title = entry.partition(",")
        if name.strip():
            yield name.strip(), title.strip()


def written_presenters(presenters: Iterable[tuple[str, str]]) -> str:
    """Give names and titles as they are typed: "Namn, titel; Namn"."""
    return "; ".join(f"{name}, {title}" if title else name for name, title in presenters)


def _groups(
    draft: Draft, template: AgendaTemplate, roster: Roster, others: Mapping[int, Roster], day: date
) -> dict[tuple[str, int], AttendanceGroup]:
    """Give the attendance groups that some part asks for: seats first, then groups in the register's order."""
    result: dict[tuple[str, int], AttendanceGroup] = {}
    rosters = {roster.body.id: roster, **others}
    for body_id in _bodies(template, roster.body.id):
        if body_id in rosters and rosters[body_id].body.has_seats:
            result["seats", body_id] = seats_group(draft, rosters[body_id], day)
    wanted = {group_id for part in template.parts for group_id in part.groups}
    for group in (group for known in rosters.values() for group in known.groups if group.id in wanted):
        start, end = _hours(template, group.id)
        result["group", group.id] = replace(register_group(draft, group), start=start, end=end)
    return result


def _bodies(template: AgendaTemplate, own: int) -> list[int]:
    """Give the bodies whose seats attend some part, the template's own first."""
    owns = [own] if any(part.own_seats for part in template.parts) else []
    others = [part.body_id for part in template.parts if part.body_id not in (None, own)]
    return list(dict.fromkeys([*owns, *others]))


def _hours(template: AgendaTemplate, group_id: int) -> tuple[time | None, time | None]:
    """A group that attends one part alone has that part's hours."""
    attended = [part for part in template.parts if group_id in part.groups]
    return (attended[0].start, attended[0].end) if len(attended) == 1 < len(template.parts) else (None, None)


def seats_group(draft: Draft, roster: Roster, day: date) -> AttendanceGroup:
    """Give the body's seats, vacant ones included, followed by its substitutes in their order of call."""
    entries = [_seat_entry(draft, seat, day) for seat in roster.seats]
    entries += [_substitute_entry(draft, sub) for sub in roster.substitutes if sub.period.covers(day)]
    return AttendanceGroup(draft.key(), roster.body.name, tuple(entries), roster.body.id)


def _seat_entry(draft: Draft, seat: Seat, day: date) -> Entry:
    holder = seat.holder(day)
    return Entry(
        draft.key(),
        draft.attendee(holder.id, holder.name) if holder else None,
        standing=Standing.MEMBER,
        party=seat.party or (holder.party if holder else ""),
        principal=_name(seat.principal),
        role=seat.role,
        register_seat=seat.id,
    )


def _substitute_entry(draft: Draft, substitute: Substitute) -> Entry:
    return Entry(
        draft.key(),
        draft.attendee(substitute.person.id, substitute.person.name),
        standing=Standing.SUBSTITUTE,
        party=substitute.party or substitute.person.party,
        principal=_name(substitute.principal),
    )


def register_group(draft: Draft, group: Group) -> AttendanceGroup:
    """Give a group of the register as a group at the meeting."""
    return AttendanceGroup(
        draft.key(),
        group.name,
        tuple(_member_entry(draft, member) for member in group.members),
        register_group=group.id,
    )


def _member_entry(draft: Draft, member: GroupMember) -> Entry:
    person = member.person
    return Entry(
        draft.key(),
        draft.attendee(person.id, person.name),
        party=person.party,
        principal=_name(member.principal) or person.organisation,
        role=member.role or person.title,
    )


def _name(principal: Principal | None) -> str:
    return principal.name if principal else ""
