"""Each person at each item, as a grid: it says what the rooms say, and nothing of what has not begun."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.meeting import Meeting, Status
from samradapp.domain.presence import rooms
from samradapp.domain.presence_grid import Cell, cell_at, has_begun, presence_grid
from samradapp.domain.rollcall import Mark

YLVA, SIGBRITT, ELIS, INGVAR, DISA, NILS, TOVE, ALVA, GUNVOR, FOLKE, BIRGIT = range(1, 12)


def cells(meeting: Meeting, attendee: int) -> list[Cell]:
    return list(next(row for row in presence_grid(meeting).rows if row.attendee == attendee).cells)


def at(meeting: Meeting, attendee: int, item_id: int) -> Cell:
    return cells(meeting, attendee)[[item.id for item in meeting.items].index(item_id)]


def test_who_serves_who_is_there_and_who_is_not(samrad):
    meeting = samrad(marks={INGVAR: Mark.ABSENT})
    assert at(meeting, YLVA, 150) is Cell.SERVING
    assert at(meeting, DISA, 150) is Cell.PRESENT
    assert at(meeting, INGVAR, 150) is Cell.ABSENT


def test_a_recusal_is_seen_at_its_item_alone(samrad):
    meeting = samrad(("recused", ELIS, 20))
    assert [at(meeting, ELIS, item) for item in (190, 200, 210)] == [Cell.SERVING, Cell.RECUSED, Cell.SERVING]


def test_who_was_not_called_is_not_absent_until_something_is_noted(samrad):
    meeting = samrad(marks={ELIS: Mark.UNMARKED})
    assert at(meeting, ELIS, 150) is Cell.UNKNOWN
    came = samrad(("arrives", ELIS, 18), marks={ELIS: Mark.UNMARKED})
    assert [at(came, ELIS, item) for item in (150, 180)] == [Cell.ABSENT, Cell.SERVING]


def test_each_person_stands_once(samrad):
    rows = presence_grid(samrad()).rows
    assert len({row.attendee for row in rows}) == len(rows)


def test_what_has_not_begun_is_empty_while_the_meeting_is_open_but_for_what_is_noted(samrad):
    running = replace(samrad(("recused", ELIS, 20)), status=Status.OPEN, current_item=180)
    assert at(running, YLVA, 180) is Cell.SERVING
    assert at(running, YLVA, 190) is Cell.NONE
    assert at(running, ELIS, 200) is Cell.RECUSED
    assert cell_at(running, YLVA, 190) is Cell.SERVING
    assert [has_begun(running, item) for item in (180, 190)] == [True, False]
    grid = presence_grid(running)
    assert [count is not None for count in grid.counts] == list(grid.begun)
    closed = replace(running, status=Status.DRAFT)
    assert at(closed, YLVA, 190) is Cell.SERVING


@given(data=st.data())
def test_the_counts_are_those_of_the_cells(samrad, data: st.DataObject):
    kinds = st.sampled_from(["arrives", "leaves", "recused", "returns"])
    events = data.draw(
        st.lists(st.tuples(kinds, st.integers(YLVA, BIRGIT), st.integers(15, 22)), max_size=12), label="events"
    )
    meeting = samrad(*events)
    grid, known = presence_grid(meeting), rooms(meeting)
    for column, item in enumerate(grid.items):
        served = sum(row.cells[column] is Cell.SERVING for row in grid.rows)
        if known[item].deciding is not None:
            assert grid.counts[column] == served
        present = {row.attendee for row in grid.rows if row.cells[column] in (Cell.SERVING, Cell.PRESENT)}
        assert present == known[item].present
