"""What a step's code needs before it can run."""

from typing import TYPE_CHECKING

from grader.course.model import Course, Step

if TYPE_CHECKING:
    from grader.submission.model import Submission


def libraries(course: Course, step: Step, submission: "Submission | None" = None) -> tuple[str, ...]:
    """The libraries that a step needs, of those that take long to import: what its solution names, and its own file.

    Which cells of a notebook count is known only later.
    """
    from grader.worker.launch.base import named_in

    code = next((folder for folder in (course.solutions, course.stubs) if folder.is_dir()), course.exercises)
    own = submission.file_of(step) if submission and not submission.notebook_for(step) else None
    return named_in(*(path.read_bytes() for path in (code / step.file, own) if path and path.is_file()))
