"""A Grader whose workers are processes of this machine, which begin to start before anything else is imported."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.course.model import Course, Step

if TYPE_CHECKING:
    from grader.engine.grader import Grader
    from grader.submission.model import Submission


SPARE = 1  # graders besides those that have a core: for one that sleeps


@contextmanager
def on_this_machine(
    course: Course,
    worker: Any = None,
    *,
    steps: tuple[Step, ...] | None = None,
    submission: "Submission | None" = None,
    jobs: int = 1,
    without: tuple[str, ...] = (),
    full_data: Path | None = None,
    **settings: Any,
) -> Iterator["Grader"]:
    """A Grader whose workers are processes of this machine.

    Args:
        course: what is graded.
        worker: how workers are started; None for the quickest way that this system has.
        steps: whose libraries are imported beforehand; None for all.
        submission: those that its files for these steps name are, too.
        jobs: how many steps of a submission are graded at a time.
        without: layers of the sandbox to leave out.
        full_data: a folder with the full MNIST, instead of the course's own data.
        settings: as for a Grader.
    """
    from grader.worker.launch.processes import launcher

    chosen = course.steps if steps is None else steps
    jobs = max(1, min(jobs, len(chosen)))
    starters = jobs + SPARE if jobs > 1 else 1
    tiers = [libraries(course, step, submission) for step in chosen]
    places = (course.solutions, course.datasets, *([full_data] if full_data else ()))
    with launcher(worker, tiers, starters, without, places) as started:
        # Only now: what this process imports takes as long as what that one does, and another core may do it.
        from grader.engine.grader import Grader

        with Grader(course, started, jobs=jobs, without=without, full_data=full_data, **settings) as one:
            yield one


def libraries(course: Course, step: Step, submission: "Submission | None" = None) -> tuple[str, ...]:
    """The libraries that a step needs, of those that take long to import: what its solution names, and its own file.

    Which cells of a notebook count is known only later.
    """
    from grader.worker.launch.base import named_in

    code = course.solutions if course.solutions.is_dir() else course.exercises
    own = submission.file_of(step) if submission and not submission.notebook_for(step) else None
    return named_in(*(path.read_bytes() for path in (code / step.file, own) if path and path.is_file()))
