"""Scorecards and interviews to files people keep: Markdown, JSON."""
