"""Panes of a page that write to the store themselves; what several panels of one page share."""
