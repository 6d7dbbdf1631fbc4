"""A Grader whose workers are processes of this machine, which begin to start before anything else is imported."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from grader.course.model import Course, Step

if TYPE_CHECKING:
    from grader.engine.grader import Grader


SPARE = 1  # graders besides those that have a core: for one that sleeps


@contextmanager
def on_this_machine(
    course: Course,
    worker: Any = None,
    *,
    steps: tuple[Step, ...] | None = None,
    jobs: int = 1,
    without: tuple[str, ...] = (),
    **settings: Any,
) -> Iterator["Grader"]:
    """A Grader whose workers are processes of this machine.

    Args:
        course: what is graded.
        worker: how workers are started; None for the quickest way that this system has.
        steps: whose libraries are imported beforehand; None for all.
        jobs: how many steps of a submission are graded at a time.
        without: layers of the sandbox to leave out.
        settings: as for a Grader.
    """
    from grader.worker.launch.processes import launcher

    chosen = course.steps if steps is None else steps
    jobs = max(1, min(jobs, len(chosen)))
    starters = jobs + SPARE if jobs > 1 else 1
    with launcher(worker, [libraries(course, step) for step in chosen], starters, without) as started:
        # Only now: what this process imports takes as long as what that one does, and another core may do it.
        from grader.engine.grader import Grader

        with Grader(course, started, jobs=jobs, without=without, **settings) as one:
            yield one


def libraries(course: Course, step: Step, *texts: bytes) -> tuple[str, ...]:
    """The libraries that a step needs, of those that take long to import: what its solution names, and these texts."""
    from grader.worker.launch.base import named_in

    code = (course.solutions if course.solutions.is_dir() else course.exercises) / step.file
    return named_in(*texts, code.read_bytes() if code.is_file() else b"")
