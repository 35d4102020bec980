"""Deeds that take two rooms, one file each."""
