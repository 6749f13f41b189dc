"""A test of the connection runs while pages come and go."""

import pytest

from interviewer.domain.pricing import Prices
from interviewer.llm.background import Background
from interviewer.llm.budget import Budget
from interviewer.settings import Caps, ModelSettings
from interviewer.ui.trial import Trial
from tests.llm.faulty_server import FaultyServer

NO_PRICES = Prices(as_of="2026-01-31", models={})
SECONDS = 20.0


def begun(server: FaultyServer, *budgets: Budget) -> Trial:
    """A test of that server."""
    return Trial(ModelSettings.typed(server.url, "mock"), NO_PRICES, budgets, Background())


def test_it_ends_with_all_findings() -> None:
    """As doctor has them."""
    with FaultyServer() as server:
        trial = begun(server)
        trial.wait(SECONDS)

    assert trial.done
    assert not trial.stopped
    assert [finding.name for finding in trial.findings] == ["Server", "Name", "Form", "Streaming", "Price"]
    trial.check()


def test_it_can_be_stopped() -> None:
    """What was found by then stays; nothing more is asked."""
    with FaultyServer(always="hang") as server:
        trial = begun(server)
        trial.wait(0.01)
        assert not trial.done
        trial.stop()
        trial.wait(SECONDS)

    assert trial.stopped
    assert trial.findings == ()
    trial.check()


@pytest.mark.parametrize(("calls", "well"), [(2, True), (1, False)])
def test_it_is_paid_from_what_the_app_may_spend(calls: int, well: bool) -> None:
    """Where a cap holds for the app, nobody gets past it by pressing a button."""
    purse = Budget.capped("this run", Caps(calls=calls), "INTERVIEWER_RUN")
    with FaultyServer() as server:
        trial = begun(server, purse)
        trial.wait(SECONDS)
        asked = [request for request in server.requests if not request.path.endswith("/models")]

    assert len(asked) == calls
    assert all(finding.well for finding in trial.findings) is well
