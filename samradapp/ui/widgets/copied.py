"""What is copied in the minutes, as the clipboard has it: for this program, for Word, and as plain words."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QTextEdit

from samradapp.domain.text import Text, from_json, normalize, paragraph, plain, to_json
from samradapp.ui.widgets.pasted_html import read_html

_OWN_FORMAT = "application/x-samradapp-text"


def carry(text: Text, html: str) -> QMimeData:
    """Give what to put on the clipboard."""
    mime = QMimeData()
    mime.setText(plain(text))
    mime.setHtml(html)
    mime.setData(_OWN_FORMAT, to_json(text).encode())
    return mime


def can_be_read(source: QMimeData) -> bool:
    return source.hasFormat(_OWN_FORMAT) or source.hasHtml() or source.hasText()


def read(source: QMimeData) -> Text:
    """Give paragraphs, lists, bold and italic; whatever else there was is left behind."""
    if own := _read_own(source):
        return own
    if source.hasHtml():
        return read_html(source.html(), source.text())
    return normalize([paragraph(source.text())])


def _read_own(source: QMimeData) -> Text:
    """Give what was copied in this program; nothing when a newer one did, in a way that is not known here."""
    try:
        return from_json(bytes(source.data(_OWN_FORMAT).data()).decode())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ()


def leave_clipboard() -> None:
    """Put what was copied here on the clipboard anew, as an object of Qt's own, before the program ends.

    WORKAROUND(PySide6 6.11): Qt lets go of the clipboard last of all, and an object made in Python that is still
    there ends the program in a crash.
    """
    clipboard = QApplication.clipboard()
    if clipboard.mimeData().hasFormat(_OWN_FORMAT):
        carrier = QTextEdit()
        carrier.setHtml(clipboard.mimeData().html())
        carrier.selectAll()
        carrier.copy()
