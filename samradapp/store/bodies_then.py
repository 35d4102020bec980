"""The bodies' settings as they were when a protocol was adjusted: what the register says later does not reprint it."""

import json
from dataclasses import asdict
from typing import Any

from sqlite_utils import Database

from samradapp.domain.people import Body, NameOrder, QuorumRule, ServiceRules, Tense
from samradapp.store import rows

_KEPT = "SELECT id, body_id, settings FROM meeting_body WHERE meeting_id = ?"


def keep(db: Database, meeting_id: int, bodies: dict[int, Body]) -> None:
    """Keep these bodies with the meeting, in place of what was kept before; within an open step."""
    before = {row["body_id"]: row for row in rows.select(db, _KEPT, meeting_id)}
    for body_id, body in bodies.items():
        row, settings = before.pop(body_id, None), json.dumps(asdict(body), ensure_ascii=False)
        if row is None:
            rows.insert(db, "meeting_body", meeting_id=meeting_id, body_id=body_id, settings=settings)
        elif row["settings"] != settings:
            rows.update(db, "meeting_body", row["id"], settings=settings)
    for row in before.values():
        rows.delete(db, "meeting_body", row["id"])


def kept(db: Database, meeting_id: int) -> dict[int, Body]:
    """Give the bodies that were kept, by id."""
    found = rows.select(db, _KEPT, meeting_id)
    return {row["body_id"]: _body(json.loads(row["settings"])) for row in found}


def _body(data: dict[str, Any]) -> Body:
    """Read a body; a setting that came later keeps its default."""
    known = {name: value for name, value in data.items() if name in Body.__dataclass_fields__}
    return Body(
        **known
        | {
            "tense": Tense(data["tense"]),
            "quorum_rule": QuorumRule(data["quorum_rule"]),
            "name_order": NameOrder(data["name_order"]),
            "service": ServiceRules(**data["service"]),
        }
    )
