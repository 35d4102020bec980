"""What is remembered: one SQLite file, one door for every change, and the only room that knows SQL."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

import sqlcipher3.dbapi2


class _LateModule(ModuleType):
    """Stands in for a module until something in it is used; ``importlib.util.LazyLoader`` gives in at an import."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the module holds
        sys.modules.pop(self.__name__)
        module = sys.modules[self.__name__] = import_module(self.__name__)
        vars(self).update(vars(module))
        return getattr(module, name)


# sqlite-utils takes its driver from these names. With the standard library's instead it would miss the
# errors of the encrypted one, which are not the same classes.
sys.modules.setdefault("pysqlite3", sqlcipher3.dbapi2)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

# It parses dates in a command that we never run, and loading the parser takes a twentieth of the program's start.
sys.modules.setdefault("dateutil.parser", _LateModule("dateutil.parser"))

from sqlite_utils import Database  # noqa: E402 - the driver must be named before

__all__ = ["Database"]
