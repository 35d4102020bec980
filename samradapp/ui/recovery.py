"""The recovery code: shown to be saved or printed, and asked for when the key is gone."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.errors import DatabaseError
from samradapp.store.keys import key_from_code
from samradapp.ui.tokens import scaled, sized
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.parts import label

_EXPLANATION = (
    "Databasen är krypterad med en nyckel som ligger i datorns nyckelring. Koden är samma nyckel på papper: "
    "med den kan databasen och dess kopior läsas på en annan dator. Förvara den där du förvarar lösenord."
)
_CODE = 12  # points


class RecoveryDialog(QDialog):
    """Show the code; ``kept`` when it has been saved, printed or copied."""

    kept = Signal()

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._code = code
        self.setWindowTitle("Återställningskod")
        shown = label(code)
        font = QApplication.font()
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(sized(font, _CODE).pointSizeF())
        shown.setFont(fixed)
        shown.setAccessibleName(f"Återställningskod: {code}")
        buttons = QHBoxLayout()
        buttons.addWidget(button("Kopiera", self._on_copy))
        buttons.addWidget(button("Skriv ut …", self._on_print))
        buttons.addWidget(button("Spara som fil …", self._on_save, kind="primary"))
        layout = QVBoxLayout(self)
        layout.addWidget(label(_EXPLANATION, wraps=True))
        layout.addWidget(shown)
        layout.addLayout(buttons)
        self.resize(scaled(560, font), scaled(220, font))

    def _text(self) -> str:
        return f"Återställningskod till Samrådsprotokoll\n\n{self._code}\n\n{_EXPLANATION}\n"

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._done()

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            QTextDocument(self._text()).print_(printer)
            self._done()

    def _on_save(self) -> None:
        answer, _ = QFileDialog.getSaveFileName(
            self, "Spara återställningskoden", "aterstallningskod.txt", "Text (*.txt)"
        )
        if answer:
            Path(answer).write_text(self._text(), encoding="utf-8")
            self._done()

    def _done(self) -> None:
        self.kept.emit()
        self.accept()


class CodeDialog(QDialog):
    """Ask for the recovery code until it can be read, or she gives up."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setWindowTitle("Samrådsprotokoll")
        self.code = TextLine("Återställningskod", "ABCD-EFGH-…")
        self._problem = label(role="error", wraps=True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(button("Avsluta", self.reject))
        buttons.addWidget(button("Öppna", self._on_open, kind="primary"))
        layout = QVBoxLayout(self)
        layout.addWidget(label(sentence, wraps=True))
        layout.addWidget(self.code)
        layout.addWidget(self._problem)
        layout.addLayout(buttons)
        self.code.returnPressed.connect(self._on_open)
        self.resize(520, 160)

    def _on_open(self) -> None:
        try:
            key_from_code(self.code.text())
        except DatabaseError as error:
            self._problem.setText(str(error))
            return
        self.accept()
