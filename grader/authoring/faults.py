"""Faults that any function may have: each is wrapped around the solution's, and some check has to notice it.

They stand for what is easily forgotten in a check: a second call with other inputs of the same shape, a look at the
inputs afterwards, and sizes at which the last rows matter.
"""

import ast
from pathlib import Path
from string import Template
from typing import Any

import pytest

from grader.course.model import Step
from grader.outcomes import StudentFault

KEPT, PREVIOUS, LAST_ROWS = "keeps its first result", "returns the result before", "leaves the last rows out"
# Annotations of what can be changed in place.
MUTABLE = ("ndarray", "list", "dict")

WRAPPED = Template('''

def _with_fault():
    import functools
    import numpy as np
    original, remembered = $function, {}

    def form(value):
        """What two inputs of one shape have in common: a memo by form is wrong for the second."""
        if isinstance(value, np.ndarray):
            return value.shape, value.dtype.str
        if isinstance(value, (list, tuple, dict)):
            return type(value).__name__, len(value)
        return repr(value) if isinstance(value, (bool, int, float, type(None))) else type(value).__name__

    def shorter(value):
        if isinstance(value, np.ndarray) and value.ndim:
            return value[: len(value) - max(1, len(value) // 10)]
        return value

    def other(value, kind):
        if kind == "b":
            return not value
        if kind in "iu":
            return value ^ 1
        if kind == "f":
            return value / 2 + 1
        return "1" if value == "0" else "0"

    def change(value):
        if isinstance(value, np.ndarray) and value.size:
            last = (-1,) * value.ndim
            value[last] = other(value[last], value.dtype.kind)
        elif isinstance(value, list) and value:
            value.append(value.pop(0))
        elif isinstance(value, dict) and value:
            value.pop(next(iter(value)))

    @functools.wraps(original)
    def wrapped(*arguments, **keywords):
$body
    return wrapped


$function = _with_fault()
''')
BODIES = {
    KEPT: """
        key = repr([*map(form, arguments), *map(form, keywords.values())])
        if key not in remembered:
            remembered[key] = original(*arguments, **keywords)
        return remembered[key]
""",
    PREVIOUS: """
        now = original(*arguments, **keywords)
        before = remembered.get("last", now)
        remembered["last"] = now
        return before
""",
    LAST_ROWS: """
        return original(*map(shorter, arguments), **keywords)
""",
}
CHANGES = """
        result = original(*arguments, **keywords)
        change(arguments[{position}])
        return result
"""


def of_function(solution: Path, function: str) -> dict[str, str]:
    """Fault -> source that wraps it around a function of a solution."""
    parameters = _parameters(solution, function)
    mutable = [(place, name) for place, (name, kind) in enumerate(parameters) if kind.endswith(MUTABLE)]
    bodies = {KEPT: BODIES[KEPT], PREVIOUS: BODIES[PREVIOUS]}
    if any(kind.endswith("ndarray") for _, kind in parameters):
        bodies[LAST_ROWS] = BODIES[LAST_ROWS]
    bodies |= {f"changes {name}": CHANGES.format(position=place) for place, name in mutable}
    return {fault: WRAPPED.substitute(function=function, body=body.strip("\n")) for fault, body in bodies.items()}


def _parameters(solution: Path, function: str) -> list[tuple[str, str]]:
    """Names of its parameters, with the outer type of their annotations."""
    for node in ast.parse(solution.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            return [(one.arg, _outer(one.annotation)) for one in node.args.args]
    return []


def _outer(annotation: ast.expr | None) -> str:
    return "" if annotation is None else ast.unparse(annotation).partition("[")[0]


class UntilNoticed:
    """Ends a grading at the first check that does not pass: a pytest plugin.

    Attributes:
        by: the check's name, without "test_"; "" if all passed.
    """

    def __init__(self) -> None:
        self.by = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """The checks after it need not be run."""
        del item
        if self.by:
            raise StudentFault("", outcome="skipped")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
        """Look at how a check ended."""
        if call.excinfo is not None and isinstance(call.excinfo.value, StudentFault):
            self.by = self.by or item.name.removeprefix("test_")
        return (yield)


def all_of(step: Step, solution: Path) -> dict[tuple[str, str], str]:
    """(function, fault) -> source, for a step."""
    return {
        (function, fault): source
        for function in step.functions
        for fault, source in of_function(solution, function).items()
    }
