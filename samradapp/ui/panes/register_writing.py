"""How a change in the register is made: what is typed is saved as it comes, what is refused is said in one sentence."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Signal

from samradapp.errors import GoneError, NotAllowedError, SamradError
from samradapp.ui.autosave import Autosave


class RegisterWriting(QObject):
    """Shared by all that stands on the register's page."""

    refused = Signal(str)  # a sentence; empty when what was done last is allowed
    told = Signal(str)  # a sentence about what was done elsewhere
    written = Signal()  # something was tried: read again

    def __init__(self, autosave: Autosave, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._autosave = autosave

    def write(self, write: Callable[[], object]) -> bool:
        """Make one change and have it shown; tell whether it was allowed."""
        self._autosave.flush()
        try:
            write()
        except SamradError as error:
            self.refused.emit(str(error))
            return False
        finally:
            self.written.emit()
        self.refused.emit("")
        self._autosave.tell_saved()
        return True

    def typed(self, key: Hashable, write: Callable[[], object], words: str = "", *, held: bool = False) -> None:
        """Save soon what is being typed, or what is ``held`` when it is left.

        Rows are shown anew when the field is left: one that moves would close under her.
        """
        self._autosave.schedule(("register", key), lambda: self._try(write, typed=True), lambda: words, held=held)

    def done(self, key: Hashable, write: Callable[[], object]) -> None:
        """Make the change that ends what was typed under the key, and have it shown.

        What the disk hinders waits as what is typed does: it stays in its field, and is tried again.
        """

        def save() -> None:
            self._try(write)
            self.written.emit()

        self._autosave.schedule(("register", key), save)
        self._autosave.flush()

    def waits(self, key: Hashable) -> bool:
        """Tell whether what was done under the key is hindered, and tried again."""
        return self._autosave.waits(("register", key))

    def flush(self) -> None:
        self._autosave.flush()

    def _try(self, write: Callable[[], object], *, typed: bool = False) -> None:
        """Make a change and say whether it is refused. Raises GoneError for what is ``typed``: it can be copied."""
        try:
            write()
        except NotAllowedError as error:
            if typed and isinstance(error, GoneError):
                raise
            self.refused.emit(str(error))
        else:
            self.refused.emit("")
