"""Shared fixtures: no screen, no network, no keyring of the machine."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
