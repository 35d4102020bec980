"""What a single cell of a written roster means: a party, a principal, a task, a day, an address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from samradapp.domain.offices import office_alone
from samradapp.domain.rollcall import Standing
from samradapp.domain.swedish import fold
from samradapp.domain.swedish import party as bare_party
from samradapp.domain.written import parse_date

_PARTIES = frozenset({"s", "m", "c", "l", "kd", "v", "mp", "sd"})
_PARTY_NAMES = {
    "socialdemokraterna": "S",
    "arbetarepartiet-socialdemokraterna": "S",
    "moderaterna": "M",
    "nya moderaterna": "M",
    "centerpartiet": "C",
    "liberalerna": "L",
    "kristdemokraterna": "KD",
    "vänsterpartiet": "V",
    "miljöpartiet": "MP",
    "miljöpartiet de gröna": "MP",
    "sverigedemokraterna": "SD",
}
_PRINCIPAL = re.compile(
    r"(?:region|landstinget) .+|.*(?:kommun|region|landsting|kommunalförbund)(?:en|et)?|.+ stad", re.DOTALL
)
_EMAIL = re.compile(r"[^\s@<>(),;]+@[^\s@<>(),;]+\.[^\s@<>(),;]+")
_LEADING_MARK = re.compile(r"\A(?:[-–•*·] *|([0-9]{1,3})[.)]? +(?=\D))")  # of a list

_MEMBERS = frozenset({"ledamot", "ledamöter", "ordinarie", "ordinarie ledamot", "ordinarie ledamöter"})
_OTHERS = frozenset({"övrig", "övriga", "övriga deltagare", "deltagare"})
_OTHER_ROLES = frozenset(
    {"adjungerad", "adjungerade", "tjänsteperson", "tjänstepersoner", "tjänsteman", "tjänstemän", "sekreterare"}
)
_SUBSTITUTE = re.compile(
    r"(?:([0-9]{1,3})(?::?[ae])?\.? )?(?:personlig )?(?:ersättare|suppleant(?:er)?)(?: (?:nr )?([0-9]{1,3}))?"
)
_SECTIONS = {
    **dict.fromkeys(("ledamöter", "ordinarie", "ordinarie ledamöter"), Standing.MEMBER),
    **dict.fromkeys(("ersättare", "suppleanter"), Standing.SUBSTITUTE),
    **dict.fromkeys(
        (
            "övriga", "deltagare", "övriga deltagare", "tjänstepersoner", "övriga tjänstepersoner", "tjänstemän",
            "övriga tjänstemän", "adjungerade",
        ),
        Standing.OTHER,
    ),
}  # fmt: skip
_HEADINGS = frozenset({"närvarande", "frånvarande", "beslutande", "namn"})
_VACANT = frozenset({"vakant", "vakans", "vakant plats", "n.n.", "nn"})


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows already, as it spells it: a cell that says so means it."""

    principals: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


def one_line(cell: str) -> str:
    """Give the cell with single plain spaces, and without what cannot be seen."""
    return " ".join("".join(sign for sign in cell if sign.isprintable() or sign.isspace()).split())


def is_name(cell: str) -> bool:
    """Tell whether this can be what somebody is called, and is no heading."""
    if fold(cell) in _HEADINGS or cell.endswith(":"):
        return False
    return any(sign.isalpha() for sign in cell) and not any(sign.isdigit() or sign == "@" for sign in cell)


def leading_number(cell: str) -> int | None:
    """Give the number before a name: "2. Åsa Ek"."""
    found = _LEADING_MARK.match(cell)
    return int(found[1]) if found and found[1] else None


def bare_name(cell: str) -> str:
    """Give a name without the number or bullet before it and the address after it."""
    return one_line(re.sub(rf"<?{_EMAIL.pattern}>?", " ", _LEADING_MARK.sub("", cell, count=1)))


def is_two(name: str) -> bool:
    """Tell two people in one cell: "Åsa Ek och Bo Al", "Åsa Ek/Bo Al"; "Ek/Berg" alone may be one family name."""
    if ";" in name or any(piece[:1].isupper() for piece in re.split(r" (?:och|samt) ", name)[1:]):
        return True
    return any(" " in one.strip() and " " in other.strip() for one, other in pairwise(re.split(r"[/&]", name)))


def may_be_family_name(head: str) -> bool:
    """Tell the "Ek" of "Ek, Åsa", or "von Ek", from a whole name that a title follows."""
    return " " not in head or head[:1].islower()


def family_by_comma(name: str) -> str:
    """Give "Ek; Åsa" as "Ek, Åsa"; "Åsa Ek; Bo Al" stays, as it is two people."""
    head, mark, rest = name.partition(";")
    return f"{head},{rest}" if mark and ";" not in rest and may_be_family_name(head.strip()) else name


def is_vacant(name: str) -> bool:
    """Tell whether the word stands for nobody."""
    return fold(name) in _VACANT


def party_of(cell: str, known: Known = Known()) -> str | None:
    """Give the party's letters as they are written, or None when these are no known party's."""
    letters = bare_party(cell, upper=False)
    named = _PARTY_NAMES.get(fold(letters))
    if named is not None:
        return named
    return letters if fold(letters) in _PARTIES.union(map(fold, known.parties)) else None


def known_principal(cell: str, names: Iterable[str]) -> str | None:
    """Give the one of the names that is meant: "Granfors" may be "Granfors kommun", or "Granfors" the shorter."""
    spelled = {fold(name): name for name in names}
    words = fold(cell)
    return next((spelled[form] for form in _forms(words) if form in spelled), None)


def _forms(words: str) -> tuple[str, ...]:
    short = words.removesuffix(" kommun").removeprefix("region ")
    return (words, f"{words} kommun", f"{words}s kommun", f"region {words}", *((short,) if short != words else ()))


def principal_of(cell: str, known: Known = Known()) -> str | None:
    """Give the principal's name, as the register spells it if it is known, or None when this is none."""
    if not cell:
        return None
    return known_principal(cell, known.principals) or (cell if _PRINCIPAL.fullmatch(fold(cell)) else None)


def task_of(cell: str) -> tuple[Standing | None, str, int | None]:
    """Give what standing the task has, its role and its order: "ersättare 2" is the second substitute, without a role.

    The standing is None when the words do not tell, and they are the role then.
    """
    words = fold(cell).rstrip(":")
    if words in _MEMBERS:
        return Standing.MEMBER, "", None
    if found := _SUBSTITUTE.fullmatch(words):
        order = found[1] or found[2]
        return Standing.SUBSTITUTE, "", int(order) if order else None
    if words in _OTHERS:
        return Standing.OTHER, "", None
    if words in _OTHER_ROLES:
        return Standing.OTHER, cell[:1].lower() + cell[1:], None
    if office_alone(words) is not None:
        return Standing.MEMBER, cell[:1].lower() + cell[1:], None
    return None, cell, None


def section_of(cells: Iterable[str]) -> Standing | None:
    """Give the standing that a line of its own gives to the names below it: "Ersättare:"."""
    filled = [cell for cell in cells if cell]
    return _SECTIONS.get(fold(filled[0]).rstrip(":").strip()) if len(filled) == 1 else None


def email_of(cell: str) -> str | None:
    """Give the address in the cell, whatever stands around it."""
    found = _EMAIL.search(cell)
    return found[0] if found else None


def day_of(cell: str, *, last: bool = False) -> date | None:
    """Read a day as people write it; a year alone is its first or last day."""
    words = fold(cell)
    if re.fullmatch("[0-9]{4}", words):
        words = f"{words}-12-31" if last else f"{words}-01-01"
    return parse_date(words)
