"""Nothing that a right submission does with its libraries is refused."""

import ast
import importlib.util
import os
from pathlib import Path

import pytest

from grader.outcomes import StudentFault
from tests.workers import twin_of

MODULE = Path(__file__).parent / "right_programs.py"
PROGRAMS = [node.name for node in ast.parse(MODULE.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)]


@pytest.fixture(scope="module")
def programs(course_grader, tmp_path_factory):
    path = tmp_path_factory.mktemp("right") / "right_programs.py"
    path.write_bytes(MODULE.read_bytes())
    with twin_of(path, course_grader.launcher, course_grader.policy(path.parent), training=frozenset(PROGRAMS)) as twin:
        yield twin.functions


@pytest.mark.usefixtures("confined")
@pytest.mark.parametrize("name", PROGRAMS if os.environ.get("ALL_SAMPLES") else PROGRAMS[::3])
def test_is_not_refused(name, programs):
    if "pandas" in name and importlib.util.find_spec("pandas") is None:
        pytest.skip("pandas is not installed: it is no library of the course")
    try:
        assert getattr(programs, name)().data, name
    except StudentFault as fault:
        pytest.fail(f"{fault.message} {fault.help}")
