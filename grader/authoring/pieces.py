"""Pieces of work that prove a course by grading: each is done in one of several processes, which has a grader."""

import atexit
import dataclasses
import multiprocessing
import os
import random
import signal
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from grader.authoring import expects, faults, odd, samples
from grader.authoring.at_rest import Problem
from grader.authoring.samples import Sample
from grader.checking.digits import load_visible
from grader.course import tries
from grader.course.model import Course, Step
from grader.course.tries import Example
from grader.engine.machine import on_this_machine
from grader.engine.progress import Counting
from grader.engine.tries import Trying
from grader.reports.model import StepResult


@dataclass
class Done:
    """What one piece of work found."""

    problems: list[Problem] = field(default_factory=list)
    refuted: set[tuple[str, int, int]] = field(default_factory=set)


_samples: samples.SampleGrader


def begin(course: Course) -> None:
    """Let this process have a grader, and leave an interrupt to its parent."""
    global _samples  # noqa: PLW0603 - one for each process of the pool
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    opened = ExitStack()
    atexit.register(opened.close)
    _samples = samples.SampleGrader(course, opened.enter_context(on_this_machine(course)))


def solution_called(step: Step) -> tuple[Done, dict[str, set[str]]]:
    """The solution with its own seed, and which functions each check called."""
    seen = samples.Calls()
    margins = expects.with_margins(step.id)
    result = _samples.grader.grade_path(
        _samples.course.solutions, steps=(step,), progress=seen, plugins=(seen, margins)
    )
    return Done(_of_solution(step, result.steps[0], "its own seed")), seen.of_checks


def solution(step: Step, seed: int) -> Done:
    """The solution with another seed, and the inputs of trainings that another secret would make."""
    plugins = (expects.with_margins(step.id),)
    with _another_course(secret=f"{_samples.course.secret} {seed}"):
        result = _samples.grader.grade_path(_samples.course.solutions, steps=(step,), seed=seed, plugins=plugins)
    return Done(_of_solution(step, result.steps[0], f"seed {seed} and a secret of its own"))


def solution_in_copy(step: Step) -> Done:
    """The solution, judged as in a copy for students: by digits that they have."""
    plugins, only = (expects.with_margins(step.id),), frozenset(check.id for check in step.checks if check.hidden)
    with _another_course(hidden=None):
        result = _samples.grader.grade_path(_samples.course.solutions, steps=(step,), only=only, plugins=plugins)
    return Done(_of_solution(step, result.steps[0], "the digits that students have"))


@contextmanager
def _another_course(**changed: Any) -> Iterator[None]:
    """Let the grader have a course with something changed."""
    course = _samples.grader.course
    _samples.grader.course = dataclasses.replace(course, **changed)
    try:
        yield
    finally:
        _samples.grader.course = course


def _of_solution(step: Step, result: StepResult, how: str) -> list[Problem]:
    where = f"{_samples.course.solutions / step.file}:1"
    return [
        Problem(
            where,
            f"the solution, with {how}, has {check.outcome} in {check.id} (thresholds with margin): {_said(check)}",
        )
        for check in result.checks
        if check.outcome != "passed"
    ]


def examples(step: Step) -> Done:
    """The examples that a student may be shown, with the solution: each comes out as it says."""
    course, twin = _samples.course, _samples.grader.references[step.id]
    mnist = partial(load_visible, course.datasets / "mnist")
    names = (*step.functions, *(check.name for check in step.checks))
    with tempfile.TemporaryDirectory(prefix="grade-examples-") as folder:
        trying = Trying(course, step, twin, mnist, twin.signature, Path(folder), in_notebook=False)
        found = {one: _holds(trying, one) for name in names for one in tries.of(course, step, name)}
    return Done([_unlike(course, step, one) for one, holds in found.items() if not holds])


def _holds(trying: Trying, example: Example) -> bool:
    """Whether an example comes out as it says, as far as can be told: a docstring's may go on from another one's."""
    try:
        differs = trying.differs(example)
    except Exception:  # noqa: BLE001 - what an author has written there is no Python, or takes too long
        return False
    is_told = example.is_stated or not example.asked or example.wanted.endswith("Error")
    return not differs and (differs is not None or is_told)


def _unlike(course: Course, step: Step, example: Example) -> Problem:
    where = course.solutions / step.file if example.is_stated else step.path
    return Problem(f"{where}:1", f"with the solution, {example.asked} is not {example.wanted}, as an example says")


def stub(step: Step) -> Done:
    """A stub, which must not be attempted."""
    stub = _samples.course.exercises / step.file
    if not stub.is_file():
        return Done([Problem(f"{stub}:1", "is missing: write it with `grade stubs`")])
    return Done(_not_attempted(stub, (step,)))


def stub_notebook(steps: tuple[Step, ...]) -> Done:
    """The notebook of all stubs."""
    notebook = _samples.course.exercises / _samples.course.notebook
    return Done(_not_attempted(notebook, steps) if notebook.is_file() else [])  # if not, it differs from the solutions


def _not_attempted(stub: Path, steps: tuple[Step, ...]) -> list[Problem]:
    return [
        Problem(f"{stub}:1", f"the stub has {check.outcome} in {check.id}, it should be not_attempted: {_said(check)}")
        for result in _samples.grader.grade_path(stub, steps=steps).steps
        for check in result.checks
        if check.outcome != "not_attempted"
    ]


def sample(sample: Sample, called: dict[str, set[str]], whole: bool) -> Done:
    """A wrong or right submission: what is not as it says, and which claims it refuted."""
    refuted = expects.Refuted()
    _samples.know(sample.step, called)
    result = _samples.grade(sample, plugins=(refuted,), whole=whole)
    return Done([Problem(f"{sample.path}:1", words) for words in samples.complaints(sample, result)], refuted.spots)


def sample_in_copy(wrong: Sample, called: dict[str, set[str]]) -> Done:
    """A wrong submission, judged as in a copy for students: what is not as it says there."""
    with _another_course(hidden=None):
        found = sample(wrong, called, True).problems
    return Done([Problem(problem.where, f"in a copy for students: {problem.words}") for problem in found])


def sample_with_secret(right: Sample, called: dict[str, set[str]], secret: str) -> Done:
    """A right submission, when the inputs of trainings are those of another secret: what is not as it says."""
    with _another_course(secret=secret):
        found = sample(right, called, True).problems
    return Done([Problem(problem.where, f"with the secret {secret!r}: {problem.words}") for problem in found])


def mutant(site: expects.Site, stopped: list[Sample], called: dict[str, set[str]]) -> Done:
    """Whether some submission that a claim stops is no longer stopped, or for another reason, without that claim."""
    for sample in stopped:
        _samples.know(sample.step, called)
        if samples.complaints(sample, _samples.grade(sample, plugins=(expects.without(site),), whole=False)):
            return Done()
    words = f"this {site.name}(...) is not missed when it is taken out: other claims stop the same submissions"
    return Done([Problem(f"{path_of(_samples.course, site.step)}:{site.line}", words)] if stopped else [])


def odd_value(step: Step, function: str, name: str, called: dict[str, set[str]]) -> Done:
    """A function that returns something odd: no check may stumble over it."""
    _samples.know(step, called)
    only = _samples.calling(step, _samples.changing(step, {function}))
    result = _samples.grade_over(step, odd.submission(function, name).encode(), only)
    return _stumbles(step, result, f"when {function} returns {(odd.VALUES | odd.MORE)[name]}")


def _stumbles(step: Step, result: StepResult, when: str) -> Done:
    """The checks that could not judge a submission: that is their fault, not its."""
    lines = {check.id: check.line for check in step.checks}
    return Done(
        [
            Problem(f"{step.path}:{lines[check.id]}", f"{check.id} stumbles {when}: {check.message}")
            for check in result.checks
            if check.outcome == "error"
        ]
    )


def fault(step: Step, function: str, source: str, called: dict[str, set[str]]) -> tuple[Done, str]:
    """The solution with a fault around one function: the check that notices it, if there is one."""
    _samples.know(step, called)
    noticed = faults.UntilNoticed()
    only = _samples.calling(step, _samples.changing(step, {function}))
    result = _samples.grade_over(step, source.encode(), only, plugins=(noticed,))
    return _stumbles(step, result, f"where {function} has a fault"), noticed.by


def _said(check: Any) -> str:
    values = f" (expected {check.expected}, actual {check.actual})" if check.expected or check.actual else ""
    return f"{check.message}{values}"


class Pool:
    """Processes that do pieces of work, as they come: a context manager.

    Args:
        course: whose grader each of them has.
        jobs: how many; 0 for three more than there are cores.
        counting: told what is done.
    """

    def __init__(self, course: Course, jobs: int, counting: Counting) -> None:
        # Fresh processes: a fork of this one would share its threads and open files.
        self._pool = ProcessPoolExecutor(
            jobs or (os.cpu_count() or 1) + 3,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=begin,
            initargs=(course,),
        )
        self._counting = counting
        self._given: list[tuple[Callable[[Any], None], Callable[..., Any], tuple[Any, ...]]] = []

    def give(self, then: Callable[[Any], None], function: Callable[..., Any], *arguments: Any) -> None:
        """Let a function be called in one of the processes, and then another here with its result, in `wait`."""
        self._counting.more(1)
        self._given.append((then, function, arguments))

    def wait(self, *, mixed: bool = False) -> None:
        """Do everything, in the order in which it was given, or mixed: so that not all sleep, or compute, at once."""
        if mixed:
            random.Random(0).shuffle(self._given)  # noqa: S311 - the same each time
        futures: dict[Future[Any], Callable[[Any], None]] = {
            self._pool.submit(function, *arguments): then for then, function, arguments in self._given
        }
        self._given.clear()
        for future in as_completed(futures):
            self._counting.one()
            futures[future](future.result())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=error is not None)


def path_of(course: Course, step: str) -> Path:
    """The check file of a step."""
    return course.checks / f"{step}.py"
