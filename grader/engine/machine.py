"""A Grader whose workers are processes of this machine, which begin to start before anything else is imported."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.course.model import Course, Step
from grader.engine.needs import libraries

if TYPE_CHECKING:
    from grader.engine.grader import Grader
    from grader.submission.model import Submission


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
        jobs: how many steps, or submissions, are graded at a time.
        without: layers of the sandbox to leave out.
        full_data: a folder with the full MNIST, instead of the course's own data.
        settings: as for a Grader.
    """
    from grader.worker.launch.processes import launcher

    chosen = course.steps if steps is None else steps
    tiers = [libraries(course, step, submission) for step in chosen]
    places = (course.solutions, course.datasets, *([full_data] if full_data else ()))
    with launcher(worker, tiers, jobs, without, places) as started:
        # Only now: what this process imports takes as long as what that one does, and another core may do it.
        from grader.engine.grader import Grader

        with Grader(course, started, jobs=jobs, without=without, full_data=full_data, **settings) as one:
            yield one
