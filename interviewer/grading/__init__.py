"""Observe, score, coach: a transcript becomes a scorecard. Pure: no I/O."""
