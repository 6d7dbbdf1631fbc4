"""Grades the submissions that were written blind: from the stubs alone, before a look at any check.

    python -m tests.authoring.blind [STEP]...

Prints the wrong ones that get full marks and the right ones that do not. tests/submissions/blind/README.md keeps the record.
"""

import sys
import tempfile
from pathlib import Path

from grader.course import model
from grader.engine.machine import on_this_machine

FOLDER = Path(__file__).parents[1] / "submissions" / "blind"


def main(names):
    """Grade and print."""
    course = model.load()
    steps = [course.find(name) for name in names] or course.steps
    wrong = right = passed = rejected = 0
    with on_this_machine(course) as grader:
        for step in steps:
            for path in sorted((FOLDER / step.id).glob("*.py")):
                full = has_full_marks(grader, step, path)
                if path.name.startswith("wrong_"):
                    wrong, passed = wrong + 1, passed + full
                else:
                    right, rejected = right + 1, rejected + (not full)
                if full == path.name.startswith("wrong_"):
                    print(f"{'passes' if full else 'rejected'}: {step.id}/{path.name}", flush=True)
    print(f"{passed} of {wrong} wrong ones pass, {rejected} of {right} right ones do not.")


def has_full_marks(grader, step, path):
    """Whether a submission, laid over the solution of its step, gets all points."""
    with tempfile.TemporaryDirectory(prefix="grade-blind-") as name:
        source = (grader.course.solutions / step.file).read_bytes() + b"\n\n" + path.read_bytes()
        (Path(name) / step.file).write_bytes(source)
        result = grader.grade_path(Path(name), steps=(step,)).steps[0]
    return result.score == result.max_score


if __name__ == "__main__":
    main(sys.argv[1:])
