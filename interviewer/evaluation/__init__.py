"""Whether grades deserve trust: suites, the runner, metrics with intervals, gates against a committed baseline."""
