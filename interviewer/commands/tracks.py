"""The track that an option names."""


def known_track(name: str | None) -> str | None:
    """Its id; None where none was named. Raises UsageError for one that there is not."""
    if name is None:
        return None
    from interviewer.errors import UsageError
    from interviewer.library.tracks import track_ids

    known = track_ids()
    if name not in known:
        raise UsageError(f"--track {name}: there is no such track. Use one of: {', '.join(known)}.")
    return name
