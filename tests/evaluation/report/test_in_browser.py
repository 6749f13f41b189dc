"""The report in a real browser: no script, no request, nothing wider than a phone, every case within reach."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from interviewer.evaluation.report.page import write_report
from tests.evaluation.made import TOLD, line, written
from tests.evaluation.report.reports import cases_of, contents

pytestmark = pytest.mark.browser
HOSTILE = "<script>document.title='taken'</script><img src='http://127.0.0.1:9/'> " + "W" * 400


@pytest.mark.parametrize("width", [pytest.param(390, id="phone"), pytest.param(1280, id="desk")])
def test_it_reads_without_anything_else(chromium: Browser, tmp_path: Path, width: int) -> None:
    """One request, no complaint of the policy, no sideways scrolling, what an answer says is only shown."""
    lines = [
        line(f"{pair}{place}", 90, turns=[{"speaker": "candidate", "text": f"{TOLD} {HOSTILE}"}])
        for pair in "abcdefghijklmnop"
        for place in (1, 2)
    ]
    found = contents(cases_of(written(tmp_path / "evals", lines)), metrics=["n", "total_error"], by=["level"])
    path = tmp_path / "report.html"
    write_report(path, found)
    tab = chromium.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(path.as_uri())

    tab.locator("#all > details > summary").click()
    for summary in tab.locator("#worst > details > summary").all()[1:]:
        summary.click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.goto(f"{path.as_uri()}#c31")
    assert tab.locator("#c31").is_visible()
    assert "taken" not in tab.title()
    assert (said, {url.partition("#")[0] for url in asked}) == ([], {path.as_uri()})
    tab.close()
