import os
from pathlib import Path

import pytest

from grader import course as courses
from grader.run import Grader

ROOT = Path(__file__).parent.parent
TINY = Path(__file__).parent / "tiny_course"


@pytest.fixture(scope="session")
def course():
    return courses.load()


@pytest.fixture(scope="session")
def course_grader(course):
    with Grader(course) as grader:
        yield grader


@pytest.fixture(scope="session")
def tiny():
    return courses.load(TINY)


@pytest.fixture(scope="session")
def full_mnist():
    """The four official files: they are too large for the repository."""
    folder = os.environ.get("FULL_MNIST")
    if not folder:
        pytest.skip("FULL_MNIST names no folder with the four official files of MNIST")
    return Path(folder)
