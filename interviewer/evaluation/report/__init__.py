"""The HTML report of a run: what was run, how good, where worst, and every case with both views of it."""
