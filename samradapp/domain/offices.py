"""The chair and the vice chairs, as they are written in a role: one reading for all who ask."""

import re
from collections.abc import Iterable

from samradapp.domain.swedish import fold

CHAIR = 0  # a vice chair is 1, or what "2:e vice ordförande" says

_ORDINALS = {"först": 1, "andr": 2, "tredje": 3, "fjärde": 4}
_OFFICE = re.compile(
    r"(?:(?:tjänstgörande|t\.? ?f\.?) )?"
    r"(?:(?P<nth>[1-9]|först(?=[ae])|andr(?=[ae])|tredje|fjärde)(?::?[ae])?\.? ?)?"
    r"(?P<vice>vice[ -]?|v\.? ?)?(?:ordförande|ordf\.?)"
)
_BETWEEN = re.compile(r"[,;/()&+]| (?:och|samt|tillika) ")


def office_of(role: str, bodies: Iterable[str] = ()) -> int | None:
    """Give CHAIR, which vice chair it is, or None: "Ordf.", "v. ordf", "2:e v ordf", "Andra vice ordförande".

    It may stand beside another task ("vice ordförande tillika justerare"). An office in another body is none here,
    unless the body is one of the ``bodies``: "ordförande i ledningsgruppen".
    """
    words = " ".join(fold(role).split())
    for name in filter(None, map(fold, bodies)):
        words = words.replace(f" i {name}", "").replace(f" {name}", "")
    offices = (office_alone(task) for task in _BETWEEN.split(words))
    return next((office for office in offices if office is not None), None)


def office_alone(words: str) -> int | None:
    """Give the office that the words are, with nothing beside it."""
    found = _OFFICE.fullmatch(fold(words).strip())
    if found is None:
        return None
    nth = int(_ORDINALS.get(found["nth"], found["nth"] or 1))
    return nth if found["vice"] else nth - 1  # "förste ordförande" has no other before her
