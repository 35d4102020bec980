"""A body's term list: how its words and short forms are written.

Like the rest of the register, a change is a step of the register.
"""

from sqlite_utils import Database

from samradapp.domain.people import Term
from samradapp.domain.swedish import fold, sort_key
from samradapp.errors import NotAllowedError
from samradapp.store import rows
from samradapp.store.journal import REGISTER, step


def terms(db: Database, body_id: int) -> tuple[Term, ...]:
    """Give a body's terms in the order of the alphabet."""
    found = db.execute("SELECT id, term, written, note FROM term WHERE body_id = ?", [body_id]).fetchall()
    return tuple(sorted((Term(*row) for row in found), key=lambda term: (sort_key(term.term), term.id)))


def save_term(db: Database, body_id: int, term: Term) -> int:
    """Insert the term (id 0) or change it, and give its id.

    Raises NotAllowedError when it is empty, and when the body has it already, in whatever case.
    """
    if not term.term.strip():
        raise NotAllowedError("Skriv termen, till exempel en förkortning.")
    if any(fold(other.term) == fold(term.term) and other.id != term.id for other in terms(db, body_id)):
        raise NotAllowedError(f"Termen {term.term} finns redan i listan. Ändra den som står där.")
    values: dict[str, rows.Value] = {"term": term.term, "written": term.written, "note": term.note}
    with step(db, REGISTER, f"{'Ändrade' if term.id else 'Lade till'} termen {term.term}"):
        if term.id:
            rows.update(db, "term", term.id, **values)
            return term.id
        return rows.insert(db, "term", body_id=body_id, **values)


def remove_term(db: Database, term_id: int) -> None:
    with step(db, REGISTER, f"Tog bort termen {rows.one(db, 'SELECT term FROM term WHERE id = ?', term_id)}"):
        rows.delete(db, "term", term_id)
