"""What the roll call says beside a name, where there is room and where there is little."""

from datetime import date

import pytest

from samradapp.domain.meeting import Meeting
from samradapp.domain.people import Body
from samradapp.domain.rollcall import Entry, Group, Standing
from samradapp.ui.models.roll_call import RollRow
from samradapp.ui.models.roll_call_rows import roll_rows


@pytest.mark.parametrize(
    ("principal", "detail", "brief"),
    [
        ("Granfors kommun", "Granfors kommun · S", "Granfors · S"),
        ("Region Norrskog", "Region Norrskog · S", "Region Norrskog · S"),
        ("", "S", "S"),
    ],
)
def test_in_a_narrow_column_a_municipality_goes_by_its_name_alone(principal: str, detail: str, brief: str) -> None:
    seat = Entry(1, None, standing=Standing.MEMBER, party="S", principal=principal)
    group = Group(1, "Samråd", (seat,), body_id=1)
    meeting = Meeting(1, "m", Body(1, "Samråd"), 1, 2026, date(2026, 5, 8), groups=(group,))
    rows = [row for row in roll_rows(meeting, opened=[1]) if isinstance(row, RollRow)]
    assert [(row.detail, row.brief) for row in rows] == [(detail, brief)]
