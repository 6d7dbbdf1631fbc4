"""A report is put together from parts: what came of each step, whether it was graded now or in an earlier run."""

from collections.abc import Iterable, Mapping

import msgspec

from grader.course.model import Course, Step
from grader.reports import model
from grader.reports.text import ranges
from grader.submission.model import Submission


class Part(msgspec.Struct, frozen=True):
    """What a report needs to know of one step.

    Attributes:
        result: the step's result.
        notes: what there is to know about its code beside its checks.
        cells: numbers of the notebook's cells that were run for it, or that a note is about.
        taken: whether its code was found and taken from the submission.
        environment: of the run that made it, as in its report.
    """

    result: model.StepResult
    notes: tuple[str, ...]
    cells: tuple[int, ...]
    taken: bool
    environment: dict[str, str]


class Interrupted(KeyboardInterrupt):
    """A grading has been interrupted; `report` has the steps that were graded until then."""

    def __init__(self, report: model.Report) -> None:
        super().__init__()
        self.report = report


def report(
    course: Course,
    submission: Submission,
    steps: tuple[Step, ...],
    parts: Mapping[str, Part],
    *,
    seed: int | None,
    environment: dict[str, str],
    finished: bool = True,
) -> model.Report:
    """The report of a submission.

    Args:
        course: what was graded.
        submission: what was handed in.
        steps: that were graded.
        parts: step id -> what came of it.
        seed: of every step, where it was not its own.
        environment: where the parts were made.
        finished: whether the time was enough.
    """
    found = [parts[step.id] for step in steps]
    notes = [note for part in found for note in part.notes]
    return model.report(
        course=model.CourseInfo(course.name, course.version),
        submission=model.SubmissionInfo(
            submission.sha256, submission.notebook, _not_run(submission, found) if steps == course.steps else ()
        ),
        seed=seed,
        steps=tuple(part.result for part in found),
        environment=environment,
        finished=finished,
        notes=tuple(dict.fromkeys((*submission.notes, *notes))),
    )


def without(made: model.Report, steps: Iterable[Step]) -> model.Report:
    """A report that says that these steps are missing, because it was interrupted."""
    numbers = [step.number for step in steps]
    are = "steps {} were" if len(numbers) > 1 else "step {} was"
    note = f"Interrupted: {are.format(ranges(numbers))} not graded, and the score is that of the others."
    return msgspec.structs.replace(made, notes=(note, *made.notes))


def _not_run(submission: Submission, parts: list[Part]) -> tuple[int, ...]:
    """The numbers of a notebook's cells that no step needs; none are known before all steps were taken from it."""
    if not all(part.taken and part.result.file == submission.notebook for part in parts):
        return ()
    return tuple(sorted(submission.cells.difference(*(part.cells for part in parts))))
