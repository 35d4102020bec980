"""The window: the only room that knows PySide6."""

import PySide6.QtCore  # noqa: F401 - PySide6.support can be imported only after it
from PySide6.support import feature  # type: ignore[attr-defined]  # PySide6 ships no types for it

# WORKAROUND(shibokensupport/feature.py): Qt reads the source of each module imported after it, and keeps it, to
# see whether it asks for other names of Qt's functions. None does, and the start is a twentieth shorter. Should the
# function be gone one day, the line does nothing: tests/test_start.py tells whether sources are read.
feature._mod_uses_pyside = lambda _module: True  # noqa: SLF001 - Qt has no public way to say so
