"""Painting and editing of the cells of a register table."""

from contextlib import suppress

from PySide6.QtCore import QAbstractItemModel, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from samradapp.ui.models.register import CellKind, Look, RegisterColumn, RegisterModel, RegisterRow, Value, read_cell
from samradapp.ui.models.rows import Index
from samradapp.ui.tokens import Tokens, sized
from samradapp.ui.widgets.choice import CellBox
from samradapp.ui.widgets.fields import ShortLine
from samradapp.ui.widgets.name_line import NameLine, NamingDelegate
from samradapp.ui.widgets.painting import paint_heading, paint_row, paint_text, row_painting

_Hint = QAbstractItemDelegate.EndEditHint


class RegisterDelegate(NamingDelegate):
    """Gives each kind of column its editor; what is written stays while its row is updated."""

    typed = Signal(int, str, object)  # row id, column key, value: what is typed so far, when it can be read

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing: tuple[int, str, Value] | None = None
        self.closeEditor.connect(self._on_closed)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._editing = None  # a cell that closes since another row is chosen tells nothing of it
        model = _model_of(index)
        column, row = model.columns[index.column()], model.row(index.row())
        if column.kind is CellKind.CHOICE:
            combo = CellBox(parent)
            combo.setAccessibleName(column.title)
            for value, words in column.choices:
                combo.addItem(words, value)
            combo.picked.connect(lambda: self._finish(combo))
            return combo
        if column.kind is CellKind.PERSON:
            return self._name_line(column, parent)
        line = ShortLine(parent)
        line.setAccessibleName(column.title)
        self._editing = (row.id, column.key, row.values[index.column()])
        line.textEdited.connect(lambda text: self._on_edited(row.id, column, text))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model = _model_of(index)
        if isinstance(editor, QComboBox):
            values = [value for value, _ in model.columns[index.column()].choices]
            value = model.row(index.row()).values[index.column()]
            editor.setCurrentIndex(values.index(value) if value in values else -1)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(model.text(model.row(index.row()), index.column()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            if not model.setData(index, editor.text()) and self._editing is not None and editor.isModified():
                self.typed.emit(*self._editing)  # what cannot be read counts for nothing, nor does its beginning
        elif isinstance(editor, QComboBox) and editor.currentIndex() >= 0:
            choices = _model_of(index).columns[index.column()].choices
            model.setData(index, choices[editor.currentIndex()][0])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = _model_of(index).row(index.row())
        with row_painting(painter, option) as tokens:
            self._paint(painter, option, index, row, tokens)

    def _paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: RegisterRow, tokens: Tokens
    ) -> None:
        if row.look is Look.GROUP:
            paint_heading(painter, option, (str(row.values[0]), row.note), tokens)
            return
        paint_row(painter, option, tokens, whole=bool(option.state & QStyle.StateFlag.State_HasFocus))
        if row.look is Look.PART:
            _paint_part(painter, option, row, tokens)
        else:
            warns = _model_of(index).columns[index.column()].key == row.warns
            quiet = row.look is Look.QUIET
            ink = tokens.warn if warns else tokens.text3 if quiet else tokens.text
            paint_text(painter, option.rect.adjusted(8, 0, -8, 0), str(index.data() or ""), option.font, ink)

    def _name_line(self, column: RegisterColumn, parent: QWidget) -> NameLine:
        """Give the line where a person is named; one taken from the list is all there is to say."""
        line = NameLine(column.title, lambda: [words for _, words in column.choices], parent)
        line.setPlaceholderText("Skriv ett namn")
        line.taken.connect(lambda onward: self._finish(line, _Hint.EditNextItem if onward else _Hint.NoHint))
        return line

    def _on_edited(self, row_id: int, column: RegisterColumn, text: str) -> None:
        with suppress(ValueError):  # half a day is not saved; it is refused only when she leaves it so
            self.typed.emit(row_id, column.key, read_cell(column, text))

    def _finish(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint = _Hint.NoHint) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)

    def _on_closed(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        given_up = hint == _Hint.RevertModelCache
        if given_up and self._editing is not None and isinstance(editor, QLineEdit) and editor.isModified():
            self.typed.emit(*self._editing)
        self._editing = None


def _paint_part(painter: QPainter, option: QStyleOptionViewItem, row: RegisterRow, tokens: Tokens) -> None:
    """Paint a heading that is a row: its words, and what there is to know of it."""
    rect, bold = option.rect.adjusted(8, 0, -8, 0), sized(option.font, 10.5, QFont.Weight.DemiBold)
    first, _, rest = row.note.partition(" · ")
    words, note = (str(row.values[0]), row.note) if row.values[0] else (first, rest)
    paint_text(painter, rect, words, bold, tokens.text)
    rect.setLeft(rect.left() + QFontMetrics(bold).horizontalAdvance(words) + 12)
    paint_text(painter, rect, note, sized(option.font, 9.5), tokens.text2)


def _model_of(index: Index) -> RegisterModel:
    model = index.model()
    assert isinstance(model, RegisterModel)  # noqa: S101 -- the delegate serves this model alone
    return model
