"""JUnit XML as Jenkins, GitLab, Artemis and CodeGrade read it: one suite, one test case for each check."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

from grader.lms.target import Place, Result, Target
from grader.reports import words
from grader.reports.model import CheckResult, Report, StepResult

INVALID = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FILE = "grade.xml"


def _where(place: Place) -> Path:
    return place.cwd / FILE


def of(report: Report) -> bytes:
    """The file."""
    cases = [_case(number, step, check) for number, step, check in words.numbered(report)]
    note = words.headline(report)
    return _file(report.course.name, cases, "\n".join(note))


def _case(number: str, step: StepResult, check: CheckResult) -> ET.Element:
    case = ET.Element(
        "testcase", classname=step.id, name=_valid(f"{number} {check.title}"), time=f"{check.seconds:.3f}"
    )
    text = words.details(check)
    if check.outcome == "error":
        ET.SubElement(case, "error", message=_valid(text), type="error").text = _valid(text)
    elif check.outcome != "passed" and step.bonus:
        # JUnit has no points and no bonus: a bonus check that did not pass is not counted.
        ET.SubElement(case, "skipped", message=_valid(f"bonus: {text}"))
    elif check.outcome != "passed":
        ET.SubElement(case, "failure", message=_valid(text), type=check.outcome).text = _valid(text)
    if check is step.checks[0] and words.printed(step):
        ET.SubElement(case, "system-out").text = _valid(words.printed(step))
    return case


def _file(name: str, cases: list[ET.Element], note: str) -> bytes:
    whole: dict[str, Any] = {
        "name": name,
        "tests": str(len(cases)),
        "failures": _number(cases, "failure"),
        "errors": _number(cases, "error"),
        "time": f"{sum(float(case.get('time', '0')) for case in cases):.3f}",
    }
    suites = ET.Element("testsuites", **whole)
    suite = ET.SubElement(suites, "testsuite", skipped=_number(cases, "skipped"), **whole)
    suite.extend(cases)
    ET.SubElement(suite, "system-out").text = _valid(note)
    ET.indent(suites)
    text: bytes = ET.tostring(suites, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _number(cases: list[ET.Element], kind: str) -> str:
    return str(sum(case.find(kind) is not None for case in cases))


def _valid(text: str) -> str:
    """The text without what XML cannot contain."""
    return INVALID.sub("�", text)


def graded(report: Report, place: Place) -> Result:
    """A file in the working directory."""
    return Result(files={_where(place): of(report)})


def not_graded_file(reason: str) -> bytes:
    """One test case with an error."""
    said = words.not_a_grade(reason)
    case = ET.Element("testcase", classname="grade", name="Not graded", time="0.000")
    ET.SubElement(case, "error", message=_valid(said), type="error").text = _valid(said)
    return _file("grade", [case], said)


def not_graded(reason: str, place: Place) -> Result:
    """A file with an error."""
    return Result(files={_where(place): not_graded_file(reason)})


TARGET = Target(
    "junit",
    "JUnit (GitLab, Jenkins)",
    graded,
    not_graded,
    is_here=lambda place: place.environ.get("GITLAB_CI") == "true",
    red=True,
)
