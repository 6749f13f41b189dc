"""Rubric files read as an editor reads them: what repeats, gives itself away, is missing or never fires."""
