"""Samrådsprotokoll: minutes of a consultative body, from agenda to finished Word protocol.

The house, room by room (tests/test_walls.py keeps the walls):

- ``domain`` decides: pure Python, no Qt, no SQL, no files, no clock.
- ``store`` remembers: the only room that knows SQL.
- ``documents`` writes Word, and writes and reads the meeting file.
- ``integrations`` reads the outside: the machine's keyring.
- ``actions`` holds the deeds that take two rooms.
- ``ui`` shows: the only room that knows Qt.
- ``cli`` does the same without a window.

``paths``, ``settings`` and ``errors`` stand in the hall, for everybody.
"""

__version__ = "0.1.0"
