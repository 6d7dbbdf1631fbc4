import atexit
import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from grader.course import model as courses
from grader.engine.machine import on_this_machine
from tests.running import TINY, grade

# No secret of whoever runs the tests.
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="grade-tests-")
atexit.register(shutil.rmtree, os.environ["XDG_CONFIG_HOME"], ignore_errors=True)
os.environ["GRADE_CACHE"] = ""  # every test grades


@pytest.fixture(scope="session")
def course():
    return courses.load()


@pytest.fixture(scope="session")
def course_grader(course):
    with on_this_machine(course) as grader:
        yield grader


@pytest.fixture(scope="session")
def tiny():
    return courses.load(TINY)


@pytest.fixture(scope="session")
def tiny_grader(tiny):
    """One grader of the tiny course, for what does not hang on how the command starts."""
    with on_this_machine(tiny) as grader:
        yield grader


@pytest.fixture(scope="session")
def confined():
    """What `--trusted` needs."""
    missing = [
        one["name"] for one in json.loads(grade("doctor", "--format", "json").stdout)["properties"] if not one["holds"]
    ]
    if missing:
        pytest.skip(f"`grade doctor` says that this machine cannot confine a submission: not {', '.join(missing)}")


@pytest.fixture(scope="session")
def full_mnist():
    """The four official files: they are too large for the repository."""
    folder = os.environ.get("FULL_MNIST")
    if not folder:
        pytest.skip("FULL_MNIST names no folder with the four official files of MNIST")
    return Path(folder)
