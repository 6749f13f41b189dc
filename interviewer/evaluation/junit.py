"""The checks of a run as JUnit XML, which CI systems show."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as xml

from interviewer.evaluation.gates import Check

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot carry, not even escaped."""


def junit_text(suite: str, grader: str, checks: Sequence[Check], seconds: float) -> str:
    """One test case a check; a failure says what was found and what had to be."""
    failed = sum(not check.passed for check in checks)
    counts = {"tests": str(len(checks)), "failures": str(failed), "errors": "0", "time": f"{seconds:.3f}"}
    root = xml.Element("testsuites", {"name": "interviewer eval", **counts})
    element = xml.SubElement(root, "testsuite", {"name": f"{suite}.{grader}", **counts})
    for check in checks:
        names = {"classname": _plain(f"{suite}.{check.kind}"), "name": _plain(check.name)}
        case = xml.SubElement(element, "testcase", names)
        if check.passed:
            xml.SubElement(case, "system-out").text = _plain(check.says)
        else:
            xml.SubElement(case, "failure", {"message": _plain(check.says)}).text = _plain(check.says)
    xml.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml.tostring(root, encoding="unicode")}\n'


def _plain(text: str) -> str:
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
