"""Write the files of a new step: a solution, checks and a wrong submission, full of TODO for its author."""

from pathlib import Path

from grader.course.model import STEP, Course, CourseError

SOLUTION = '''"""TODO: why this step is worth a student's time."""

import numpy as np


def {function}(x: np.ndarray) -> np.ndarray:
    """TODO: what it does.

    Args:
        x: TODO: shape and meaning.

    Returns:
        TODO: shape, type and meaning.

    Example:
        >>> {function}(np.array([1, 2, 3]))
        TODO: real numbers
    """
    # BEGIN SOLUTION
    return x  # TODO
    # END SOLUTION
'''

CHECKS = '''"""TODO: the title."""

from grader.api import as_array, expect_same, expect_unchanged, points

HINTS = {{
    "{function}": (
        "TODO: a question that helps?",
        "TODO: the name of the call.",
        "TODO: the shape of the code.",
    ),
}}


@points(1)
def test_{function}_is_right(student, reference, rng):
    """TODO: what {function} does, as the sentence that a student reads"""
    for _ in range(2):  # what is kept from one call to the next shows
        x = rng.integers(0, 100, 20)
        answer = student.{function}.keeping_inputs(x)
        expect_same(
            as_array(answer),
            as_array(reference.{function}(x)),
            "TODO: what happened.",
            help="TODO: a likely cause, as a question?",
        )
        expect_unchanged(answer, x)
'''

WRONG = """# fails: {function}_is_right | where an array was expected
# why: the return is forgotten


def {function}(x):
    x + 1
"""


def write(course: Course, name: str) -> list[Path]:
    """Write the files of a step that is called stepN_name; its function gets the name.

    Returns:
        the files that were written.

    Raises:
        CourseError: the name is not one for a step, is taken, or a file already exists.
    """
    match = STEP.fullmatch(name)
    if match is None:
        raise CourseError(f"a step is called stepN_name, in lower case, not {name!r}")
    taken = course.find(match[1])
    if taken is not None:
        free = course.steps[-1].number + 1
        raise CourseError(f"step {match[1]} already exists ({taken.id}): the next free number is {free}")
    function = name.partition("_")[2]
    texts = {
        course.solutions / f"{name}.py": SOLUTION,
        course.checks / f"{name}.py": CHECKS,
        course.submissions / name / f"wrong_{function}_no_return.py": WRONG,
    }
    for path in texts:
        if path.exists():
            raise CourseError(f"{path}:1: already exists, and is not overwritten")
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(function=function), "utf-8", newline="\n")
    return list(texts)
