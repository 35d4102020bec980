"""Panels and their parts: data in, signals out, no database."""
