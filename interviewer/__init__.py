"""A behavioural mock interviewer: it asks, probes what was said, and grades with the candidate's own words."""

__version__ = "0.1.0"
