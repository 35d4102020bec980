"""Mer om ärendet: reference, heading above, pauses, and adjusting one item on the spot."""
