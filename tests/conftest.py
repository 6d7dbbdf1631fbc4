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
def tiny_grader(tiny):
    with Grader(tiny) as grader:
        yield grader
