"""Moodle's VPL: comments and a grade on stdout."""

from grader.lms.target import Result, Surroundings, Target
from grader.reports import words
from grader.reports.model import Report


def graded(report: Report, around: Surroundings) -> Result:
    """A title that unfolds, for each step, and the grade, in the activity's range, as the last line."""
    lines = [_quoted(line) for line in words.headline(report)]
    for step in report.steps:
        lines.append(f"-{step.number} {_harmless(step.title)} [{step.score}/{step.max_score}]")
        for check in step.checks:
            mark = "passed" if check.outcome == "passed" else "not passed"
            lines.append(_quoted(f"{check.title} [{check.score}/{check.max_score}]: {mark}"))
            lines += [_quoted(f"    {line}") for line in words.details(check).splitlines()]
        lines += [_quoted(f"printed: {line}") for line in words.printed(step).splitlines()]
    low, high = _range(around)
    grade = [] if not report.complete else [f"Grade :=>>{low + words.share(report) * (high - low):.5g}"]
    return Result(stdout="\n".join(["<|--", *lines, "--|>", *grade]) + "\n")


def not_graded(reason: str, around: Surroundings) -> Result:
    """Comments without a grade."""
    del around
    return Result(stdout=f"<|--\n{_quoted(words.not_a_grade(reason))}\n--|>\n")


def _quoted(line: str) -> str:
    """A line without special meaning: VPL shows it as it is."""
    return f">{_harmless(line)}"


def _harmless(line: str) -> str:
    return " ".join(line.splitlines()).replace(":=>>", ": = > >").replace("<|--", "< | - -").replace("--|>", "- - | >")


def _range(around: Surroundings) -> tuple[float, float]:
    low, high = _number(around, "VPL_GRADEMIN"), _number(around, "VPL_GRADEMAX")
    return low or 0.0, 100.0 if high is None else high


def _number(around: Surroundings, name: str) -> float | None:
    try:
        return float(around.environ[name])
    except (KeyError, ValueError):
        return None


def _seconds(around: Surroundings) -> float | None:
    seconds = _number(around, "VPL_MAXTIME")
    return words.within(seconds) if seconds else None


TARGET = Target(
    "vpl",
    "VPL",
    graded,
    not_graded,
    is_here=lambda around: "VPL_GRADEMAX" in around.environ,
    seconds=_seconds,
    stdout_is_result=True,
    own_system=False,
)
