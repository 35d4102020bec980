"""The window: the only room that knows PySide6."""

import PySide6.QtCore  # noqa: F401 - brings the next one along
from PySide6.support import feature  # type: ignore[attr-defined]  # without types

# WORKAROUND(shibokensupport/feature.py): Qt reads the source of each module imported after it, and keeps it, to
# see whether it asks for other names of Qt's functions. None does, and the start is a twentieth shorter.
feature._mod_uses_pyside = lambda _module: True  # noqa: SLF001 - there is no other switch
