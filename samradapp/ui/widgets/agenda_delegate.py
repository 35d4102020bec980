"""Painting and editing of the agenda's cells."""

from collections.abc import Callable, Collection, Hashable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QSpinBox,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from samradapp.domain.template import written_presenters
from samradapp.ui.models.agenda import AgendaHeading, AgendaListRow, AgendaModel, AgendaRow, Column
from samradapp.ui.models.rows import ROW_ROLE, Index
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets import agenda_paint
from samradapp.ui.widgets.agenda_editors import KindBox, MinutesBox, number_line
from samradapp.ui.widgets.fields import ShortLine
from samradapp.ui.widgets.name_line import NameLine, NamingDelegate
from samradapp.ui.widgets.painting import row_painting

_HintToGiveUp = QAbstractItemDelegate.EndEditHint.RevertModelCache
_HINTS_TO_GO_ON = (
    QAbstractItemDelegate.EndEditHint.EditNextItem,
    QAbstractItemDelegate.EndEditHint.EditPreviousItem,
)


class AgendaDelegate(NamingDelegate):
    """``typed`` comes at each letter, and with the old words again when the editing is given up."""

    typed = Signal(int, int, str)  # item id, column, text
    minutes_typed = Signal(int, object)  # item id, int or None
    section_typed = Signal(int, str)  # the item it stands above, words
    left = Signal(int)  # the item whose cell is closed, but not for the next cell

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known_presenters: Callable[[], Sequence[str]] = tuple
        self.movable = True
        self._give_up: Callable[[], None] | None = None
        self._editor: QWidget | None = None
        self._edited = QPersistentModelIndex()
        self.closeEditor.connect(self._on_closed)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        row: AgendaListRow = index.data(ROW_ROLE)
        editor = self._section_line(parent, row) if isinstance(row, AgendaHeading) else self._cell(parent, row, index)
        self._editor, self._edited = editor, QPersistentModelIndex(index)
        parent.update()
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        row: AgendaListRow = index.data(ROW_ROLE)
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(_words(row, index))
        elif isinstance(editor, QComboBox) and isinstance(row, AgendaRow):
            editor.setCurrentIndex(editor.findData(row.kind))
        elif isinstance(editor, QSpinBox) and isinstance(row, AgendaRow) and not self._is_modified(editor):
            with QSignalBlocker(editor):
                editor.setValue(row.minutes or 0)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QSpinBox):
            editor.interpretText()
            model.setData(index, editor.value() or None)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        heading = isinstance(index.data(ROW_ROLE), AgendaHeading)
        editor.setGeometry(agenda_paint.field_rect(option.rect, Column(index.column()), option.font, heading=heading))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ROW_ROLE), AgendaHeading)
        return QSize(60, scaled(48 if heading else 44, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: AgendaListRow = index.data(ROW_ROLE)
        with row_painting(painter, option):
            if isinstance(row, AgendaHeading):
                agenda_paint.paint_heading(painter, option, row, movable=self.movable)
                return
            text = str(index.data())
            column, open_column = Column(index.column()), self._open_column(index)
            agenda_paint.paint_cell(painter, option, row, column, text, movable=self.movable, open_column=open_column)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show what a cell has no room for."""
        row: AgendaListRow = index.data(ROW_ROLE)
        text = str(index.data() or "")
        titled = (
            isinstance(row, AgendaRow) and index.column() == Column.PRESENTERS and any(t for _, t in row.presenters)
        )
        if titled or QFontMetrics(option.font).horizontalAdvance(text) > option.rect.width() - 16:
            QToolTip.showText(event.globalPos(), _words(row, index) if titled else text, view)
            return True
        return bool(super().helpEvent(event, view, option, index))

    def let_go(self, left: Collection[Hashable]) -> None:
        """Close the open field when its row is not among the keys that are left.

        Qt would close it in the midst of the removal and set what stands in it, which writes back what was undone.
        """
        editor, edited = self._editor, self._edited
        if editor is None or not isValid(editor) or not edited.isValid():
            return
        model = edited.model()
        if isinstance(model, AgendaModel) and model.key(model.row(edited.row())) not in left:
            self._give_up = None
            self.closeEditor.emit(editor, _HintToGiveUp)

    def _cell(self, parent: QWidget, row: AgendaRow, index: Index) -> QWidget:
        column = Column(index.column())
        if column is Column.KIND:
            combo = KindBox(parent)
            combo.picked.connect(lambda: self._finish(combo))
            return combo
        if column is Column.MINUTES:
            return self._minutes_box(parent, row)
        if column is Column.NUMBER:
            return number_line(parent)
        if column is Column.PRESENTERS:
            line: QLineEdit = NameLine("Föredragande: namn, titel; namn", self.known_presenters, parent)
        else:
            line = ShortLine(parent)
            line.setAccessibleName("Ärendets rubrik")
        old = _words(row, index)
        line.textEdited.connect(lambda text: self.typed.emit(row.id, int(column), text))
        self._give_up = lambda: self.typed.emit(row.id, int(column), old)
        return line

    def _minutes_box(self, parent: QWidget, row: AgendaRow) -> QSpinBox:
        spin = MinutesBox(parent)
        spin.valueChanged.connect(lambda minutes: self.minutes_typed.emit(row.id, minutes or None))
        self._give_up = lambda: self.minutes_typed.emit(row.id, row.minutes)
        return spin

    @staticmethod
    def _is_modified(editor: QWidget) -> bool:
        """Tell whether something is typed in an editor; in a box of minutes that is its line."""
        line = editor if isinstance(editor, QLineEdit) else editor.findChild(QLineEdit)
        return line is not None and line.isModified()

    def _section_line(self, parent: QWidget, row: AgendaHeading) -> QLineEdit:
        line = ShortLine(parent)
        line.setAccessibleName("Mellanrubrik")
        line.textEdited.connect(lambda text: self.section_typed.emit(row.before, text))
        self._give_up = lambda: self.section_typed.emit(row.before, row.heading)
        return line

    def _open_column(self, index: Index) -> Column | None:
        """Give the column that is edited in this row."""
        open_here = self._editor is not None and isValid(self._editor) and self._edited.row() == index.row()
        return Column(self._edited.column()) if open_here else None

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _on_closed(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if hint == _HintToGiveUp and self._give_up and self._is_modified(editor):
            self._give_up()
        self._give_up = None
        self._editor = None
        row = self._edited.data(ROW_ROLE)
        if isinstance(row, AgendaRow) and hint not in _HINTS_TO_GO_ON:
            self.left.emit(row.id)
        if (viewport := editor.parentWidget()) is not None:
            viewport.update()


def _words(row: AgendaListRow, index: Index) -> str:
    """Give a cell's words as they are edited."""
    if isinstance(row, AgendaHeading):
        return row.heading
    column = Column(index.column())
    if column is Column.PRESENTERS:
        return written_presenters(row.presenters)
    return row.digits if column is Column.NUMBER else row.title
