"""The full result of one submission: frozen, versioned, serialisable. docs/report.md explains every field."""

from collections.abc import Iterable
from inspect import cleandoc
from typing import Any

import msgspec

from grader.outcomes import OUTCOMES, Outcome
from grader.reports.text import clean

SCHEMA_VERSION = 1
MAX_OUTPUT, MAX_MESSAGE, MAX_VALUE = 20_000, 4_000, 1_000  # characters


class CourseInfo(msgspec.Struct, frozen=True):
    """Which course was graded."""

    name: str
    version: str


class SubmissionInfo(msgspec.Struct, frozen=True):
    """What was handed in: the sha256 of its files' names and bytes, and its notebook.

    `not_run` has the numbers, from 1, of that notebook's cells that were not run because no function needs them.
    """

    sha256: str
    notebook: str = ""
    not_run: tuple[int, ...] = ()


class ImageResult(msgspec.Struct, frozen=True):
    """A picture for the reader: what the student drew, what was expected, or a student's own results.

    `alt` is what there is to see in it, for who does not see it, where the title does not say that.
    """

    title: str
    png: bytes  # base64 in JSON
    alt: str = ""


class CheckResult(msgspec.Struct, frozen=True):
    """How one check ended; `function` is the one that it is about, `try_it` is Python that shows it."""

    id: str
    title: str
    outcome: Outcome
    score: int
    max_score: int
    message: str = ""
    help: str = ""
    expected: str | None = None
    actual: str | None = None
    seconds: float = 0.0
    hidden: bool = False
    images: tuple[ImageResult, ...] = ()
    function: str = ""
    try_it: str = ""

    @property
    def is_compared(self) -> bool:
        """Whether what was expected and found is told below the message, which may have said both in the same words."""
        if self.expected is None or self.outcome == "error":
            return False
        said = (f"{self.actual}, where {self.expected} {verb} expected" for verb in ("was", "were"))
        return not any(words in self.message for words in said)


class StepResult(msgspec.Struct, frozen=True):
    """How one step ended; its score counts towards `bonus` when the step is a bonus step.

    `file` is the one that was graded, or that is missing; `seed` is the source of its checks' inputs.

    `unreadable` is true when its file could not be accepted, or is not valid Python: none of it was run.
    `kept` is true when this is the result of an earlier run: nothing that it depends on has changed since.
    """

    id: str
    title: str
    score: int
    max_score: int
    bonus: bool
    outcome: Outcome
    student_output: str
    checks: tuple[CheckResult, ...]
    unreadable: bool = False
    file: str = ""
    seed: int = 0
    kept: bool = False

    @property
    def number(self) -> str:
        """For example "4"."""
        return self.id.partition("_")[0].removeprefix("step")


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """How one submission ended.

    `seed` is the one given for all steps; null when each step has its own.
    `complete` is false when a fault in the grader hides part of the score, `finished` when the time ran out first.
    `notes` say what was skipped in the submission, or read differently from what its author may expect.
    """

    schema_version: int = SCHEMA_VERSION
    course: CourseInfo
    submission: SubmissionInfo
    seed: int | None
    complete: bool
    score: int
    max_score: int
    bonus: int
    max_bonus: int
    steps: tuple[StepResult, ...]
    environment: dict[str, str]
    finished: bool = True
    notes: tuple[str, ...] = ()

    @property
    def spoiled(self) -> tuple[str, ...]:
        """The ids of the checks that a fault of the grader has kept from ending."""
        return tuple(check.id for step in self.steps for check in step.checks if check.outcome == "error")


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of a whole: error > timeout > failed > skipped > not_attempted > passed.

    Not attempted only when every part is: if some parts passed and others were not attempted, the whole failed.
    """
    found = set(outcomes)
    if found == {"passed", "not_attempted"}:
        return "failed"
    return max(found, key=list(OUTCOMES).index, default="passed")


def step_result(
    *,
    id: str,
    title: str,
    bonus: bool,
    student_output: str,
    checks: tuple[CheckResult, ...],
    unreadable: bool = False,
    file: str = "",
    seed: int = 0,
) -> StepResult:
    """The result of a step, added up from its checks; all text is made safe to show."""
    checks = tuple(_clean(check) for check in checks)
    return StepResult(
        id=id,
        title=title,
        score=sum(check.score for check in checks),
        max_score=sum(check.max_score for check in checks),
        bonus=bonus,
        outcome=worst(check.outcome for check in checks),
        student_output=clean(student_output, MAX_OUTPUT),
        checks=checks,
        unreadable=unreadable,
        file=clean(file, MAX_VALUE),
        seed=seed,
    )


def _clean(check: CheckResult) -> CheckResult:
    return msgspec.structs.replace(
        check,
        message=clean(check.message, MAX_MESSAGE),
        help=clean(check.help, MAX_MESSAGE),
        expected=check.expected and clean(check.expected, MAX_VALUE),
        actual=check.actual and clean(check.actual, MAX_VALUE),
        try_it=clean(check.try_it, MAX_VALUE),
    )


def report(
    *,
    course: CourseInfo,
    submission: SubmissionInfo,
    seed: int | None,
    steps: tuple[StepResult, ...],
    environment: dict[str, str],
    finished: bool = True,
    notes: tuple[str, ...] = (),
) -> Report:
    """The result of a submission, added up from its steps; all text is made safe to show."""
    nothing = Report(
        course=course,
        submission=msgspec.structs.replace(submission, notebook=clean(submission.notebook, MAX_VALUE)),
        seed=seed,
        complete=True,
        score=0,
        max_score=0,
        bonus=0,
        max_bonus=0,
        steps=(),
        environment=environment,
        finished=finished,
        notes=tuple(clean(note, MAX_VALUE) for note in notes),
    )
    return added_up(nothing, steps)


def added_up(report: Report, steps: tuple[StepResult, ...]) -> Report:
    """The report with other results of its steps."""
    return msgspec.structs.replace(
        report,
        steps=steps,
        complete=all(step.outcome != "error" for step in steps),
        score=sum(step.score for step in steps if not step.bonus),
        max_score=sum(step.max_score for step in steps if not step.bonus),
        bonus=sum(step.score for step in steps if step.bonus),
        max_bonus=sum(step.max_score for step in steps if step.bonus),
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of a report; docs/report.schema.json is a copy of it."""
    found = msgspec.json.schema(Report)
    for about in found["$defs"].values():  # up to msgspec 0.22 they are indented as in the source
        about["description"] = cleandoc(about["description"])
    return found
