"""Where a check file claims something, which claims a submission refuted, and the checks without one of them."""

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType, ModuleType, TracebackType
from typing import Any

import pytest

from grader.course.model import Step, Threshold
from grader.outcomes import StudentFault


@dataclass(frozen=True, order=True)
class Site:
    """One call of `expect`, of its relatives in grader.api, or of a check file's own expect_...: a claim."""

    step: str
    line: int
    column: int
    name: str


def find(step: Step) -> list[Site]:
    """All claims of a step's check file, in order."""
    tree = ast.parse(step.path.read_text("utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return sorted(
        Site(step.id, call.lineno, call.col_offset, call.func.id)
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id.startswith("expect")
    )


class Refuted:
    """Sees which claims were refuted: a pytest plugin. `spots` holds (step, line, column) of the calls."""

    def __init__(self) -> None:
        self.spots: set[tuple[str, int, int]] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
        """Look at where a check failed."""
        if call.excinfo is not None and isinstance(call.excinfo.value, StudentFault):
            self.spots |= set(_spots(call.excinfo.value.__traceback__, item.path.stem, str(item.path)))
        return (yield)


def _spots(trace: TracebackType | None, step: str, file: str) -> Iterator[tuple[str, int, int]]:
    """The calls in a check file on the way to where a claim was found not to hold; none when a call gave no value."""
    steps = []
    while trace is not None:
        steps.append(trace)
        trace = trace.tb_next
    if not steps or not steps[-1].tb_frame.f_code.co_name.startswith("expect"):
        return
    for one in steps:
        if one.tb_frame.f_code.co_filename == file:
            at = _at(one.tb_frame, one.tb_lasti)
            if at is not None:
                yield (step, *at)


def _at(frame: FrameType, instruction: int) -> tuple[int, int] | None:
    """Line and column of the expression that a frame is at."""
    line, _, column, _ = list(frame.f_code.co_positions())[instruction // 2]
    return None if line is None or column is None else (line, column)


class Patched:
    """Gives a check file other values for some of its names while it runs: a pytest plugin.

    Args:
        step: the id of the step whose check file it is.
        change: gives the names and values for its module.
    """

    def __init__(self, step: str, change: Callable[[ModuleType], dict[str, Any]]) -> None:
        self._step = step
        self._change = change

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Any:
        """Put them in, run the check, take them out again."""
        module = item.module  # type: ignore[attr-defined]
        values = self._change(module) if item.path.stem == self._step else {}
        before = {name: getattr(module, name) for name in values}
        vars(module).update(values)
        try:
            return (yield)
        finally:
            vars(module).update(before)


def without(site: Site) -> Patched:
    """Make one claim hold whatever a submission does, for proving the proof."""

    def change(module: ModuleType) -> dict[str, Any]:
        original = getattr(module, site.name)

        def instead(*arguments: Any, **keywords: Any) -> Any:
            frame = sys._getframe(1)  # noqa: SLF001 - only the frame knows which of the calls this is
            if _at(frame, frame.f_lasti) == (site.line, site.column):
                return None
            return original(*arguments, **keywords)

        return {site.name: instead}

    return Patched(site.step, change)


def with_margins(step: str) -> Patched:
    """Make every threshold stricter by its margin."""

    def change(module: ModuleType) -> dict[str, Any]:
        return {name: value.stricter for name, value in vars(module).items() if isinstance(value, Threshold)}

    return Patched(step, change)
