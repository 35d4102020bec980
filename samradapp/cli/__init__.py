"""The same power without the window."""
