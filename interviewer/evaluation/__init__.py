"""Whether grades deserve trust: suites, the runner, metrics with intervals, gates on them, and labels audited."""
