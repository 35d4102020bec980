"""Whatever is done in two meetings at once, undo and redo bring every state back and leave typed text alone."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from samradapp.store import journal
from samradapp.store.database import open_in_memory
from tests.store.actions import Draw, act, draws
from tests.store.builders import dump, full_meeting, made_up_register, meeting_from_template, stored_texts

State = dict[str, list[Any]]


@dataclass
class Table:
    """A database with two meetings, and every state each of them has been in."""

    db: Database
    meetings: tuple[int, int]
    states: dict[int, list[State]] = field(default_factory=dict)

    def state(self, meeting: int) -> State:
        return dump(self.db, meeting)

    def act(self, draw: Draw) -> None:
        meeting = self.meetings[0 if draw.first else 1]
        known = len(journal.steps(self.db, meeting))
        act(self.db, meeting, draw)
        done = len(journal.steps(self.db, meeting)) - known
        if done == 0 and self.state(meeting) != self.states[meeting][-1]:
            self.states[meeting][-1] = self.state(meeting)  # joined the step before: one field being typed in
        elif done:
            self.states[meeting] += [{}] * (done - 1)  # an action of several steps: what lies between is not looked at
            self.states[meeting].append(self.state(meeting))


def table() -> Table:
    db = open_in_memory()
    made = made_up_register(db)
    meetings = (full_meeting(db, made), meeting_from_template(db, made))
    result = Table(db, meetings)
    result.states = {meeting: [result.state(meeting)] for meeting in meetings}
    return result


def taken_back(t: Table, meeting: int) -> None:
    """Undo once and see that no text of an item that stays has changed."""
    before = stored_texts(t.db, meeting)
    assert journal.undo(t.db, meeting) is not None
    after = stored_texts(t.db, meeting)
    assert {item: text for item, text in after.items() if item in before} == {
        item: text for item, text in before.items() if item in after
    }


@given(st.lists(draws, min_size=1, max_size=25))
def test_undo_brings_back_every_state_and_redo_the_last(actions: list[Draw]) -> None:
    t = table()
    for draw in actions:
        t.act(draw)
    for meeting in t.meetings:
        states, texts = t.states[meeting], stored_texts(t.db, meeting)
        for state in reversed(states[:-1]):
            taken_back(t, meeting)
            assert not state or t.state(meeting) == state
        assert journal.undoable(t.db, meeting) is None
        for _ in states[1:]:
            assert journal.redo(t.db, meeting) is not None
        assert journal.redoable(t.db, meeting) is None
        assert t.state(meeting) == states[-1]
        assert stored_texts(t.db, meeting) == texts
    assert t.db.execute("PRAGMA foreign_key_check").fetchall() == []
    t.db.close()


mixed = st.lists(st.one_of(draws, st.tuples(st.sampled_from(["undo", "redo"]), st.booleans())), max_size=40)


@given(mixed)
def test_undo_redo_and_new_work_in_any_order_keep_account(actions: list[Draw | tuple[str, bool]]) -> None:
    t = table()
    ahead: dict[int, list[State]] = {meeting: [] for meeting in t.meetings}
    for action in actions:
        if isinstance(action, Draw):
            meeting = t.meetings[0 if action.first else 1]
            known = len(t.states[meeting])
            t.act(action)
            if len(t.states[meeting]) > known:
                ahead[meeting] = []
            continue
        kind, first = action
        meeting = t.meetings[0 if first else 1]
        source, sink = (t.states[meeting], ahead[meeting]) if kind == "undo" else (ahead[meeting], t.states[meeting])
        possible = len(source) > (kind == "undo")
        done = journal.undo(t.db, meeting) if kind == "undo" else journal.redo(t.db, meeting)
        assert (done is not None) == possible
        if possible:
            sink.append(source.pop())
        assert not t.states[meeting][-1] or t.state(meeting) == t.states[meeting][-1]
    t.db.close()
