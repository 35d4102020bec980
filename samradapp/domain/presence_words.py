"""Partial presence in words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from samradapp.domain.swedish import clock, clock_range, ranges


@dataclass(frozen=True, slots=True)
class Presence:
    """What one line of an attendance list took part in, by item numbers.

    ``attended`` are the items its group attends, ``present`` those it took part in, ``recused`` those it was out of
    for jäv alone. ``start`` and ``end`` are the clock times of a late arrival and an early departure, where the log
    has them: None is also what nobody looked at the clock for. ``frame`` is the group's own hours.
    """

    attended: tuple[int, ...]
    present: tuple[int, ...]
    recused: tuple[int, ...] = ()
    start: time | None = None
    end: time | None = None
    frame: tuple[time | None, time | None] = (None, None)

    @property
    def away(self) -> frozenset[int]:
        """The items missed for another reason than jäv."""
        return frozenset(self.attended) - set(self.present) - set(self.recused)

    @property
    def stay(self) -> frozenset[int]:
        """The items between coming and going: those taken part in and the recusals between them."""
        if not self.present:
            return frozenset()
        first, last = min(self.present), max(self.present)
        return frozenset(self.present) | {number for number in self.recused if first < number < last}

    @property
    def unbroken(self) -> bool:
        """Whether nothing but jäv was missed between the first and the last item taken part in."""
        return not any(min(self.present) < number < max(self.present) for number in self.away)


class Form(StrEnum):
    """How partial presence is written."""

    ITEMS = "items"  # ärende 15–19, 22
    CLOCK = "clock"  # kl. 13.00–14.10
    EXCEPT = "except"  # ej ärende 20


def numbered(word: str, numbers: Collection[int]) -> str:
    """Give "ärende 15–19, 22"; the sign of the paragraph doubles before several: "§§ 38–44"."""
    sign = "§§" if word == "§" and len(set(numbers)) > 1 else word
    return f"{sign} {ranges(numbers)}"


def write_presence(presence: Presence, form: Form, word: str) -> str:
    """Give the presence in the form, recusals said after it, or nothing where the form cannot say it.

    ``word`` is what the body calls its items ("ärende", "§").
    """
    if not presence.present:
        return ""
    base = _base(presence, form, word)
    recusals = f"ej {numbered(word, presence.recused)} (jäv)" if presence.recused else ""
    if form is Form.EXCEPT:
        return ", ".join(piece for piece in (base, recusals) if piece)
    return f"{base}, {recusals}" if base and recusals else base


def _base(presence: Presence, form: Form, word: str) -> str:
    match form:
        case Form.ITEMS:
            return numbered(word, presence.stay)
        case Form.EXCEPT:
            return f"ej {numbered(word, presence.away)}" if presence.away else ""
        case Form.CLOCK:
            return _hours(presence)


def _hours(presence: Presence) -> str:
    """Give "kl. 13.00–14.10"; the group's own hours stand for an end that was not missed, and for no other."""
    if not presence.unbroken or (presence.start is None and presence.end is None):
        return ""
    late = any(number < min(presence.present) for number in presence.away)
    early = any(number > max(presence.present) for number in presence.away)
    if (late and presence.start is None) or (early and presence.end is None):
        return ""
    start, end = presence.start or presence.frame[0], presence.end or presence.frame[1]
    if start and end:
        return f"kl. {clock_range(start, end)}"
    return f"fr.o.m. kl. {clock(start)}" if start else f"t.o.m. kl. {clock(end)}" if end else ""


def usual_form(presence: Presence) -> Form | None:
    """Choose how the presence is best written, or None where nothing needs saying.

    Clock times where the group has hours of its own and the log has those it takes; "ej" where a little is missing
    between the first and the last item, or only jäv; the items taken part in otherwise.
    """
    if not presence.present or set(presence.present) == set(presence.attended):
        return None
    if not presence.away:
        return Form.EXCEPT
    if any(presence.frame) and _hours(presence):
        return Form.CLOCK
    ends = {min(presence.attended), max(presence.attended)}
    return Form.EXCEPT if ends <= presence.stay and 2 * len(presence.away) <= len(presence.present) else Form.ITEMS


def presence_words(presence: Presence, word: str) -> str:
    """Give the presence as an attendance list prints it; nothing for who was there all the time, or never."""
    form = usual_form(presence)
    return write_presence(presence, form, word) if form else ""
