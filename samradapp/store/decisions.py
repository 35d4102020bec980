"""Decisions, motions, votes and reservations of an item."""

import json
from collections.abc import Collection, Iterable
from uuid import uuid4

from sqlite_utils import Database

from samradapp.domain.decision import DECISION_NAMES, Ballot, Choice, Decision, DecisionKind, Motion, Reservation, Vote
from samradapp.store import rows
from samradapp.store.columns import from_day
from samradapp.store.journal import step


def add(db: Database, meeting_id: int, item_id: int, kind: DecisionKind, text: str) -> int:
    """Add a decision with its composed sentence and give its id."""
    took_note = kind is DecisionKind.TAKE_NOTE
    with step(db, meeting_id, "Godkände informationen" if took_note else f"Lade till {DECISION_NAMES[kind].lower()}"):
        return rows.insert(
            db,
            "decision",
            meeting_id=meeting_id,
            item_id=item_id,
            uuid=str(uuid4()),
            kind=kind,
            text=text,
            position=rows.last_position(db, "decision", item_id=item_id),
        )


def save(db: Database, meeting_id: int, decision: Decision, field: str) -> None:
    """Change a decision; ``field`` names what she types in, so that a stretch of typing is one step."""
    with step(db, meeting_id, "Ändrade ett beslut", field=f"decision {decision.id} {field}"):
        rows.update(db, "decision", decision.id, **decision_values(decision))


def decision_values(decision: Decision) -> dict[str, rows.Value]:
    """Give the columns of a decision that are hers to change."""
    return {
        "kind": decision.kind,
        "text": decision.text,
        "clauses": json.dumps(decision.clauses, ensure_ascii=False),
        "assignee": decision.assignee,
        "matter": decision.matter,
        "due": from_day(decision.due),
        "edited": int(decision.edited),
    }


def motion_values(motion: Motion) -> dict[str, rows.Value]:
    return {"kind": motion.kind, "text": motion.text, "withdrawn": int(motion.withdrawn)}


def vote_values(vote: Vote) -> dict[str, rows.Value]:
    return {
        "yes_means": vote.yes_means,
        "no_means": vote.no_means,
        "outcome": vote.outcome,
        "casting": vote.casting,
    }


def move(db: Database, meeting_id: int, decision_id: int, before: int | None) -> None:
    """Place a decision before another of the same item, or last."""
    item_id = rows.one(db, "SELECT item_id FROM decision WHERE id = ?", decision_id)
    with step(db, meeting_id, "Flyttade ett beslut"):
        rows.place(db, "decision", decision_id, before, item_id=item_id)


def delete(db: Database, meeting_id: int, decision_id: int) -> None:
    with step(db, meeting_id, "Tog bort ett beslut"):
        rows.delete(db, "decision", decision_id)


def is_known(db: Database, uuid: str) -> bool:
    """Tell whether some meeting has a decision with this uuid."""
    return bool(rows.one(db, "SELECT 1 FROM decision WHERE uuid = ?", uuid))


def save_motion(db: Database, meeting_id: int, item_id: int, motion: Motion) -> int:
    """Insert a motion (id 0) or change it, with its movers; gives its id."""
    values = motion_values(motion)
    field = _typed(db, "motion", motion.id, values, ("text",))
    with step(db, meeting_id, "Ändrade ett yrkande" if motion.id else "Lade till ett yrkande", field=field):
        motion_id = _save(db, "motion", meeting_id, item_id, motion.id, values)
        _save_people(db, "mover", "motion_id", motion_id, (meeting_id, item_id), motion.movers)
    return motion_id


def delete_motion(db: Database, meeting_id: int, motion_id: int) -> None:
    with step(db, meeting_id, "Tog bort ett yrkande"):
        rows.delete(db, "motion", motion_id)


def save_vote(db: Database, meeting_id: int, item_id: int, vote: Vote) -> int:
    """Insert a vote (id 0) or change it, with its ballots; gives its id."""
    values = vote_values(vote)
    field = _typed(db, "vote", vote.id, values, ("yes_means", "no_means", "outcome"))
    with step(db, meeting_id, "Ändrade en omröstning" if vote.id else "Lade till en omröstning", field=field):
        vote_id = _save(db, "vote", meeting_id, item_id, vote.id, values)
        _save_ballots(db, meeting_id, item_id, vote_id, vote.ballots)
    return vote_id


def delete_vote(db: Database, meeting_id: int, vote_id: int) -> None:
    with step(db, meeting_id, "Tog bort en omröstning"):
        rows.delete(db, "vote", vote_id)


def save_reservation(db: Database, meeting_id: int, item_id: int, reservation: Reservation) -> int:
    """Insert a reservation (id 0) or change it, with those who reserve themselves; gives its id."""
    values: dict[str, rows.Value] = {"text": reservation.text}
    field = _typed(db, "reservation", reservation.id, values, ("text",))
    with step(db, meeting_id, "Ändrade en reservation" if reservation.id else "Lade till en reservation", field=field):
        reservation_id = _save(db, "reservation", meeting_id, item_id, reservation.id, values)
        owner = (meeting_id, item_id)
        _save_people(db, "reserver", "reservation_id", reservation_id, owner, reservation.members)
    return reservation_id


def delete_reservation(db: Database, meeting_id: int, reservation_id: int) -> None:
    with step(db, meeting_id, "Tog bort en reservation"):
        rows.delete(db, "reservation", reservation_id)


def _typed(db: Database, table: str, key: int, values: dict[str, rows.Value], typed: Collection[str]) -> str | None:
    """Name the field that is being typed in: the one column that differs, when it is one of those she types in."""
    old = rows.select(db, f"SELECT * FROM {table} WHERE id = ?", key)
    differing = list(rows.changed(old[0], values)) if old else []
    return f"{table} {key} {differing[0]}" if len(differing) == 1 and differing[0] in typed else None


def _save(db: Database, table: str, meeting_id: int, item_id: int, key: int, values: dict[str, rows.Value]) -> int:
    if key:
        rows.update(db, table, key, **values)
        return key
    position = rows.last_position(db, table, item_id=item_id)
    return rows.insert(db, table, meeting_id=meeting_id, item_id=item_id, position=position, **values)


def _save_people(
    db: Database, table: str, column: str, key: int, owner: tuple[int, int], people: Iterable[int]
) -> None:
    """Write the people that are new and remove those that are gone; the others' rows stay."""
    wanted = list(people)
    old = dict(db.execute(f"SELECT attendee_id, id FROM {table} WHERE {column} = ?", [key]).fetchall())
    for attendee, row in old.items():
        if attendee not in wanted:
            rows.delete(db, table, row)
    for attendee in wanted:
        if attendee not in old:
            rows.insert(db, table, meeting_id=owner[0], item_id=owner[1], attendee_id=attendee, **{column: key})


def _save_ballots(db: Database, meeting_id: int, item_id: int, vote_id: int, ballots: Iterable[Ballot]) -> None:
    wanted = {ballot.attendee: ballot.choice for ballot in ballots}
    found = db.execute("SELECT attendee_id, id, choice FROM ballot WHERE vote_id = ?", [vote_id]).fetchall()
    old = {attendee: (row, Choice(choice)) for attendee, row, choice in found}
    for attendee, (row, choice) in old.items():
        if attendee not in wanted:
            rows.delete(db, "ballot", row)
        elif wanted[attendee] is not choice:
            rows.update(db, "ballot", row, choice=wanted[attendee])
    for attendee, choice in wanted.items():
        if attendee not in old:
            rows.insert(
                db,
                "ballot",
                meeting_id=meeting_id,
                item_id=item_id,
                vote_id=vote_id,
                attendee_id=attendee,
                choice=choice,
            )
