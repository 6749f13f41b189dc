"""Foreign text to transcripts; every problem names file, field and remedy."""
