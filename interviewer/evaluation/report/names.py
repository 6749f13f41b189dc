"""What ids are called in a report, in the words of the rubrics; an id that no rubric knows is its own name."""

from collections.abc import Iterable

from interviewer.domain.rubric import Framework
from interviewer.domain.scorecard import Verdict
from interviewer.library.rubrics import load_framework, load_rubric


class Names:
    """Ids to words."""

    def __init__(self, competencies: Iterable[str], framework: Framework | None = None) -> None:
        self.framework = framework or load_framework()
        self._signals: dict[str, str] = {}
        for competency in sorted(set(competencies)):
            self._signals |= {id_: signal.name for id_, signal in load_rubric(competency).signals.items()}
        self._dimensions = {item.id: item.name for item in self.framework.dimensions}
        self._verdicts: dict[str, str] = {band.verdict: band.name for band in self.framework.bands}
        self._levels = {str(item.level): item.name for item in self.framework.levels}
        gates = (*self.framework.gates, *self.framework.caps)
        self._findings = {gate.id: gate.name for gate in gates}
        self._findings |= {flag.id: flag.name for flag in self.framework.red_flags}
        self._competencies = {item.id: item.name for item in self.framework.principles}

    def signal(self, id_: str) -> str:
        """Of a signal."""
        return self._signals.get(id_, id_)

    def dimension(self, id_: str) -> str:
        """Of a dimension; `none` is no dimension."""
        return self._dimensions.get(id_, "nothing left" if id_ == "none" else id_)

    def verdict(self, verdict: Verdict | None) -> str:
        """Of a verdict."""
        return "no verdict" if verdict is None else self._verdicts[verdict]

    def finding(self, id_: str) -> str:
        """Of a gate, a cap or a red flag."""
        return self._findings.get(id_, id_)

    def level(self, id_: str) -> str:
        """Of a level."""
        return self._levels.get(id_, id_)

    def competency(self, id_: str) -> str:
        """Of a competency."""
        return self._competencies.get(id_, id_)

    def part(self, by: str, name: str) -> str:
        """Of a part of a division."""
        return {"level": self.level, "competency": self.competency}.get(by, str)(name)

    @property
    def bands(self) -> list[tuple[int, str]]:
        """Where each verdict begins, the lowest first."""
        return sorted((band.least, band.name) for band in self.framework.bands)
