"""What is remembered: one SQLite file, one door for every change, and the only room that knows SQL."""

import sys

import sqlcipher3.dbapi2

# sqlite-utils takes its driver from these names. With the standard library's instead it would miss the
# errors of the encrypted one, which are not the same classes.
sys.modules.setdefault("pysqlite3", sqlcipher3.dbapi2)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

from sqlite_utils import Database  # noqa: E402 - it takes its driver while it is imported, and never again

__all__ = ["Database"]
