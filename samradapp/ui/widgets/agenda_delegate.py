"""Painting and editing of the agenda's cells."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QRegularExpression,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from samradapp.domain.meeting import KIND_NAMES
from samradapp.domain.template import written_presenters
from samradapp.ui.models.agenda import AgendaHeading, AgendaListRow, AgendaRow, Column
from samradapp.ui.models.rows import ROW_ROLE
from samradapp.ui.tokens import Tokens, Tone, scaled, sized, tokens_of
from samradapp.ui.widgets.choice import Combo
from samradapp.ui.widgets.painting import LEFT, RIGHT, chip_width, paint_chip, paint_heading, paint_row, paint_text

Index = QModelIndex | QPersistentModelIndex
_NAMES = {
    Column.NUMBER: "Nummer",
    Column.TITLE: "Ärendets rubrik",
    Column.PRESENTERS: "Föredragande: namn, titel; namn",
}
_MOST_MINUTES = 999


class AgendaDelegate(QStyledItemDelegate):
    """``typed`` comes at each letter, and with the old words again when the editing is given up."""

    typed = Signal(int, int, str)  # item id, column, text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing: tuple[int, int, str] | None = None
        self.closeEditor.connect(self._on_closed)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        row: AgendaRow = index.data(ROW_ROLE)
        column = Column(index.column())
        if column is Column.KIND:
            return self._kind_editor(parent)
        if column is Column.MINUTES:
            return _minutes_editor(parent)
        line = QLineEdit(parent)
        line.setAccessibleName(_NAMES[column])
        if column is Column.NUMBER:
            line.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,5}"), line))  # empty too
        else:
            self._editing = (row.id, index.column(), str(index.data()))
            line.textEdited.connect(lambda text: self.typed.emit(row.id, int(column), text))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        row: AgendaRow = index.data(ROW_ROLE)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(row.kind))
        elif isinstance(editor, QSpinBox):
            editor.setValue(row.minutes or 0)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            words = written_presenters(row.presenters) if index.column() == Column.PRESENTERS else str(index.data())
            editor.setText("".join(filter(str.isdigit, words)) if index.column() == Column.NUMBER else words)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QSpinBox):
            editor.interpretText()
            model.setData(index, editor.value() or None)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802, ARG002
        editor.setGeometry(option.rect.adjusted(0, 5, -4, -5))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(60, scaled(44, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: AgendaListRow = index.data(ROW_ROLE)
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, AgendaHeading):
            if option.state & QStyle.StateFlag.State_HasFocus:
                option.state |= QStyle.StateFlag.State_Selected
                paint_row(painter, option, tokens)
            if index.column() == 0:
                paint_heading(painter, option, (row.heading, row.detail), tokens)
        else:
            _paint_cell(painter, option, index, row, tokens)
        painter.restore()

    def _kind_editor(self, parent: QWidget) -> QComboBox:
        combo = Combo(parent)
        combo.setAccessibleName("Ärendetyp")
        for kind, name in KIND_NAMES.items():
            combo.addItem(name, kind)
        combo.activated.connect(lambda: self._finish(combo))
        return combo

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _on_closed(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        given_up = hint == QAbstractItemDelegate.EndEditHint.RevertModelCache
        if given_up and self._editing is not None and isinstance(editor, QLineEdit) and editor.isModified():
            self.typed.emit(*self._editing)
        self._editing = None


def _minutes_editor(parent: QWidget) -> QSpinBox:
    spin = QSpinBox(parent)
    spin.setAccessibleName("Minuter")
    spin.setRange(0, _MOST_MINUTES)
    spin.setSpecialValueText(" ")
    spin.setSingleStep(5)
    spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    spin.setAlignment(Qt.AlignmentFlag.AlignRight)
    return spin


def _paint_cell(painter: QPainter, option: QStyleOptionViewItem, index: Index, row: AgendaRow, tokens: Tokens) -> None:
    paint_row(painter, option, tokens, whole=False)
    if option.state & QStyle.StateFlag.State_HasFocus:
        paint_row(painter, option, tokens)
    column = Column(index.column())
    rect = option.rect.adjusted(8, 0, -8, 0)
    font = sized(option.font, 10.5, QFont.Weight.DemiBold if column is Column.NUMBER else QFont.Weight.Normal)
    ink = tokens.text if column in (Column.NUMBER, Column.TITLE) else tokens.text2
    if column is Column.TITLE and row.withdrawn:
        rect.setRight(rect.right() - _paint_withdrawn(painter, rect, option.font, tokens))
        font.setStrikeOut(True)
        ink = tokens.text3
    text = str(index.data())
    if column is Column.PRESENTERS and row.generated and not text:
        text, ink = "skrivs av besluten", tokens.text3
    align = RIGHT if column in (Column.MINUTES, Column.CLOCK) else LEFT
    paint_text(painter, rect, text, font, ink, align)


def _paint_withdrawn(painter: QPainter, rect: QRect, font: QFont, tokens: Tokens) -> int:
    width = chip_width("Utgår", font)
    place = QRectF(rect.right() - width, rect.top(), width, rect.height())
    return paint_chip(painter, place, "Utgår", Tone.PLAIN, tokens, font) + 8
