"""What is said to who practises, beside a report: what has changed, what comes next, and which steps do not count."""

from collections.abc import Collection
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NoReturn

from grader.doors.options import exercises_here, usage

if TYPE_CHECKING:
    from grader.course.model import Course, Step
    from grader.reports.model import Report
    from grader.submission.model import Submission


def since_and_then(
    path: Path, course: "Course", report: "Report", beside: Path | None
) -> tuple[str, tuple[str, str] | None]:
    """What has changed since the work at this path was graded the last time, and what comes next.

    How it stands now is kept for the next time.
    """
    from grader.engine import standing
    from grader.reports import words

    place = path.parent if path.suffix == ".py" else (beside or path.parent) / path.name
    before = standing.last(course, place)
    standing.keep(course, place, before, report)
    passed = {name for name, stood in before.items() if stood.passed}
    return words.since({name: stood.score for name, stood in before.items()}, report), then(
        path, course, report, passed
    )


def then(path: Path, course: "Course", report: "Report", passed: Collection[str]) -> tuple[str, str] | None:
    """What comes next when all that was graded has passed, and the command for it.

    It is the next step that has not passed, as far as is known.
    """
    graded = {step.id for step in report.steps}
    if len(graded) == len(course.steps):
        return None
    first = next(place for place, step in enumerate(course.steps, start=1) if step.id in graded)
    around = [*course.steps[first:], *course.steps[:first]]
    step = next((step for step in around if step.id not in graded.union(passed)), None)
    folder = path.parent if path.suffix == ".py" else path
    if step is None:
        return "every step has passed: look at all of them together.", f"grade {quote(str(folder))}"
    file = folder / step.file
    what = quote(str(file)) if file.is_file() else f"{quote(str(path))} --step {step.number}"
    return f"step {step.number}, {step.file}: {step.title}.", f"grade {what}"


def first_to_do(path: Path, course: "Course") -> "Step":
    """The first step that is not known to be done.

    Raises:
        SubmissionError: there is no work at this path.
    """
    from grader.engine import cache
    from grader.submission.stage import stage

    there = cache.folder()
    with stage(path, course) as submission:
        store = cache.Store(course, (None, None, ()), there) if there else None
        known = cache.known_parts(store, submission, course.steps)
    done = [name for name, part in known.items() if part.result.outcome == "passed"]
    return next((step for step in course.steps if step.id not in done), course.steps[0])


def say_which(course: "Course", command: str, *, functions: bool = False) -> NoReturn:
    """End the command, which needs a step: what there is, and as an example the step that comes next here.

    Args:
        course: whose steps there are.
        command: its name.
        functions: whether it takes the name of a function, too.
    """
    from grader.submission.model import SubmissionError

    try:
        step = first_to_do(exercises_here(course), course)
    except SubmissionError:  # who has no exercises yet may read
        step = course.steps[0]
    lines = [f"    {one.number:>2}  {one.title}" for one in course.steps]
    more = f", or `grade {command} {step.functions[0]}` for one function" * functions
    steps = "\n".join(lines)
    usage(f"Say which step, for example `grade {command} {step.number}`{more}. There are:\n\n{steps}")


def begun(submission: "Submission", steps: "tuple[Step, ...]") -> "tuple[Step, ...]":
    """The steps of which some function is in the submission."""
    found = tuple(step for step in steps if submission.has_begun(step))
    if not found:
        usage("No cell with a function of the course has been run yet: run those that you have written, then %grade.")
    return found


def with_the_rest(report: "Report", steps: "list[Step]") -> "Report":
    """The report, with a note on the steps that do not count in it."""
    from msgspec.structs import replace

    from grader.reports.text import ranges

    points, bonus = (sum(step.points for step in steps if step.bonus is extra) for extra in (False, True))
    worth = " and ".join([f"{points} points"] * (points > 0) + [f"{bonus} bonus points"] * (bonus > 0))
    which = ("step {}" if len(steps) == 1 else "steps {}").format(ranges(step.number for step in steps))
    note = f"Not counted here: {which}, with {worth}. None of their cells was run. %grade all counts them, too."
    return replace(report, notes=(note, *report.notes))
