"""The words of a report as plain text, for all platforms: cut to a length that they accept."""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping

from grader.outcomes import OUTCOMES
from grader.reports.model import CheckResult, ImageResult, Report, StepResult
from grader.reports.text import clean, ranges

MAX_DETAILS = 3_000  # characters for a check
MAX_PRINTED = 4_000  # characters for a step
MAX_PICTURES = 400_000  # bytes of PNG for a report
NOT_YOUR_FAULT = "This is not your fault. Please hand in again, or tell your instructor."
UNFINISHED = "The grader did not finish."


def not_a_grade(reason: str) -> str:
    """What a person reads instead of a grade."""
    return f"This is not a grade. {clean(reason, MAX_DETAILS)} {NOT_YOUR_FAULT}"


def headline(report: Report) -> list[str]:
    """The score, and before it whatever the reader needs to know about it."""
    lines = []
    if not report.complete:
        lines.append("Not fully graded: part of the grading failed, so this score is a lower bound. " + NOT_YOUR_FAULT)
    if not report.finished:
        lines.append("Not finished: the time for the whole submission ran out, so the last checks were not run.")
    if report.environment.get("unprotected"):
        lines.append(f"Graded without full protection; not ensured: {report.environment['unprotected']}.")
    points, most = counted(report)
    parts = f" ({report.score} and bonus {report.bonus} of {report.max_bonus})" if has_bonus(report) else ""
    return [*lines, f"Score {points} of {most}{parts}."]


def kept(report: Report) -> str:
    """Which results are those of an earlier run; empty when none is."""
    numbers = sorted(int(step.number) for step in report.steps if step.kept)
    steps = f"step{'s' if len(numbers) > 1 else ''} {ranges(numbers)}"
    return f"Graded before (by grade watch, too) and unchanged: {steps} (--fresh grades anew)." if numbers else ""


def are(steps: Iterable[StepResult]) -> str:
    """The beginning of a sentence about some steps: "Step 2 is", "Steps 1-3 are"."""
    numbers = sorted(int(step.number) for step in steps)
    return f"Steps {ranges(numbers)} are" if len(numbers) > 1 else f"Step {ranges(numbers)} is"


def numbered(report: Report) -> Iterator[tuple[str, StepResult, CheckResult]]:
    """All checks, each with its number, such as "4.2"."""
    for step in report.steps:
        for number, check in enumerate(step.checks, start=1):
            yield f"{step.number}.{number}", step, check


def details(check: CheckResult) -> str:
    """What happened, what was expected and found, and the help; empty when it passed."""
    if check.outcome == "passed":
        return ""
    lines = [check.message]
    if check.is_compared:
        lines += [f"expected: {check.expected}", f"found:    {check.actual or ''}"]
    return clean("\n".join(line for line in [*lines, check.help] if line), MAX_DETAILS)


def to_try(check: CheckResult) -> str:
    """What is said above the lines that a student can try: where they run."""
    step = check.id.partition(".")[0]
    is_of_a_file = f"from {step} import " in check.try_it
    return f"Try it, in Python, started in the folder of {step}.py:" if is_of_a_file else "Try it, in a cell:"


def printed(step: StepResult) -> str:
    """What the student's code printed."""
    return clean(step.student_output.strip(), MAX_PRINTED)


def all_printed(report: Report) -> list[str]:
    """What was printed, for each step that printed something."""
    return [f"Step {step.number} printed:\n{printed(step)}" for step in report.steps if printed(step)]


def address(image: ImageResult) -> str:
    """A picture as a data: address."""
    return f"data:image/png;base64,{base64.b64encode(image.png).decode()}"


def pictures(report: Report) -> dict[str, tuple[ImageResult, ...]]:
    """Check id -> its pictures, as many as fit."""
    found, left = {}, MAX_PICTURES
    for _, _, check in numbered(report):
        left -= sum(len(image.png) for image in check.images)
        if left < 0:
            break
        if check.images:
            found[check.id] = check.images
    return found


def has_bonus(report: Report) -> bool:
    """Whether bonus steps were graded beside others; alone, they count like any other."""
    return bool(report.max_score and report.max_bonus)


def counted(report: Report) -> tuple[int, int]:
    """What counts, and out of how much: the points of the steps graded; bonus points make up for lost ones."""
    most = report.max_score or report.max_bonus
    return min(report.score + report.bonus, most), most


def counted_of_each(report: Report) -> dict[str, tuple[int, int]]:
    """Check id -> what it adds to `counted`, and to its maximum: a bonus check what it makes up for, and nothing."""
    missing = report.max_score - report.score
    found = {}
    for _, step, check in numbered(report):
        bonus = step.bonus and has_bonus(report)
        points = min(check.score, missing) if bonus else check.score
        missing -= points if bonus else 0
        found[check.id] = (points, 0 if bonus else check.max_score)
    return found


def share(report: Report) -> float:
    """What counts, from 0 to 1."""
    points, most = counted(report)
    return round(points / most, 6) if most else 0.0


def within(seconds: float) -> float:
    """How much of a platform's time limit the grading itself may take: it must also start and write its result."""
    return max(0.9 * seconds - 2, 1)


def next_step(steps: Iterable[StepResult]) -> tuple[StepResult, str] | None:
    """The first step that has not passed, and what to do there; None when all have."""
    for step in steps:
        if step.outcome != "passed":
            check = _in_the_way(step)
            if step.unreadable:
                return step, "this file cannot be read yet."
            if check.outcome == "not_attempted":
                return step, check.message
            named = re.search(rf"\b{re.escape(check.function)}\b", check.title)
            return step, f"“{check.title}”." if named else f"{check.function}, “{check.title}”."
    return None


def _in_the_way(step: StepResult) -> CheckResult:
    """The first check that has failed, or else that has not passed: who has begun goes on there."""
    open_ones = [check for check in step.checks if check.outcome != "passed"]
    return next((check for check in open_ones if OUTCOMES[check.outcome].fault == "student"), open_ones[0])


def to_ask(step: StepResult) -> str:
    """What a hint for this step is asked for: the function that stands in the way, or else the step's number."""
    check = _in_the_way(step)
    is_file = step.unreadable or (check.outcome == "not_attempted" and check.function not in check.message)
    return step.number if is_file or not check.function else check.function


def is_missing(step: StepResult) -> bool:
    """Whether a step has no file."""
    return step.outcome == "not_attempted" and step.checks[0].message == f"There is no {step.file} in the submission."


def since(before: Mapping[str, int], report: Report) -> str:
    """What has changed since these were the scores of the steps (id -> points); empty when nothing has."""
    graded = [step for step in report.steps if step.id in before and step.outcome != "error"]
    changes = [(step, step.score - before[step.id]) for step in graded if step.score != before[step.id]]
    if not changes:
        return ""
    done = sorted(int(step.number) for step, _ in changes if step.outcome == "passed")
    parts = [f"step{'s' if len(done) > 1 else ''} {ranges(done)} {'are' if len(done) > 1 else 'is'} done"] * bool(done)
    parts += [f"{by:+} in step {step.number}" for step, by in changes if step.outcome != "passed"]
    total = sum(by for _, by in changes)
    colon = ": "
    if len(changes) == 1 and not done:
        colon = ", "
        parts = [f"in step {changes[0][0].number}"]
    points = (
        f"{total:+} point{'s' if abs(total) > 1 else ''} since last time" if total else "As many points as last time"
    )
    lost = any(by < 0 for _, by in changes)
    ask = " Did the last edit touch something that worked?" if lost else ""
    return f"{points}{colon}{', '.join(parts)}.{ask}"
