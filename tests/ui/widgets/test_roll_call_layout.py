from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont

from samradapp.ui.models.roll_call import RollHeading, RollListRow, RollRow
from samradapp.ui.widgets.roll_call_layout import arrange

WIDE = QSize(1000, 720)


def font(scale: float = 1.0) -> QFont:
    result = QFont()
    result.setPointSizeF(10.5 * scale)
    return result


def group(number: int, names: int, *, leads: bool = False, part: str = "") -> list[RollListRow]:
    heading = RollHeading(number, f"Grupp {number}", leads=leads, part=part)
    return [heading, *(RollRow(100 * number + n, f"Namn {n}") for n in range(names))]


def columns(places: tuple[QRect, ...]) -> list[int]:
    return sorted({place.left() for place in places})


def test_twenty_one_and_twenty_five_names_need_no_scrolling() -> None:
    arranged = arrange([*group(1, 21, leads=True), *group(2, 25)], WIDE, font())
    assert arranged.height <= WIDE.height()
    assert len(columns(arranged.places)) == 3


def test_no_place_overlaps_another_or_leaves_the_width() -> None:
    rows = [*group(1, 20, leads=True), *group(1, 9, leads=True, part="ers"), *group(2, 25), *group(3, 12)]
    for width in (260, 500, 640, 800, 1000, 1600):
        for scale in (0.9, 1.0, 1.5):
            places = arrange(rows, QSize(width, 600), font(scale)).places
            assert all(place.left() >= 0 and place.right() < width and not place.isEmpty() for place in places)
            assert not [
                (one, other)
                for n, one in enumerate(places)
                for other in places[:n]
                if one.intersects(other) and one != other
            ]


def test_the_order_of_call_runs_down_each_column() -> None:
    rows = [*group(1, 3, leads=True), *group(2, 5)]
    places = arrange(rows, WIDE, font()).places
    officials = places[5:]
    assert [place.left() for place in officials] == [officials[0].left()] * 3 + [officials[3].left()] * 2
    assert [place.top() for place in officials[:3]] == sorted(place.top() for place in officials[:3])


def test_substitutes_that_do_not_fit_below_the_seats_stand_beside_them() -> None:
    rows = [*group(1, 20, leads=True), *group(1, 9, leads=True, part="ers"), *group(2, 4)]
    low, high = (arrange(rows, QSize(1000, height), font()) for height in (700, 1200))
    assert low.places[21].left() > low.places[0].right()
    assert high.places[21].left() == high.places[0].left()


def test_a_narrow_window_has_one_column_and_scrolls() -> None:
    arranged = arrange([*group(1, 21, leads=True), *group(2, 25)], QSize(420, 500), font())
    assert columns(arranged.places) == [0]
    assert arranged.height > 500


def test_rows_draw_together_before_they_scroll() -> None:
    rows = group(1, 20, leads=True) + group(2, 2)
    roomy, tight = (arrange(rows, QSize(1000, height), font()) for height in (800, 630))
    assert roomy.places[1].height() == 32
    assert tight.places[1].height() == 28
    assert tight.height <= 630


def test_nothing_is_placed_where_there_is_nothing() -> None:
    assert arrange([], WIDE, font()).places == ()
