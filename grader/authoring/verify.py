"""Prove a course: what `grade verify` does, stage by stage."""

import ast
import atexit
import dataclasses
import importlib.util
import multiprocessing
import os
import random
import re
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from grader.authoring import expects, odd, samples, stubs
from grader.authoring.samples import Sample
from grader.course.model import Course, CourseError, Step, Threshold
from grader.engine.grader import on_this_machine
from grader.engine.progress import Counting
from grader.engine.session import import_error
from grader.reports.model import StepResult

SEEDS = 5
SLOW = re.compile(r"^# slow:", re.MULTILINE)
MIN_WRONG, MIN_RIGHT = 2, 1
LEAK_CHARACTERS = 12


@dataclass(frozen=True)
class Problem:
    """Something that is not proved: where, and what to do."""

    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.where}: {self.words}"


@dataclass
class Done:
    """What one piece of work found."""

    problems: list[Problem] = field(default_factory=list)
    refuted: set[tuple[str, int, int]] = field(default_factory=set)


@dataclass
class Proof:
    """What the stages find, and what they need for it.

    Attributes:
        course: what is proved.
        folder: holds STEP/wrong_NAME.py and STEP/right_NAME.py.
        steps: that are proved.
        slow: also grade the submissions with a line `# slow:`, and more odd return values.
        mutants: how many claims are taken out, one at a time.
        samples: all submissions of the steps.
        refuters: claim -> the wrong submissions that refute it.
        called: step id -> check id -> the functions that it calls.
        problems: what is not proved; empty when all is.
        counts: what was proved how often, for people.
    """

    course: Course
    folder: Path
    steps: tuple[Step, ...]
    slow: bool
    mutants: int
    samples: list[Sample]
    refuters: dict[expects.Site, list[Sample]]
    pool: "Pool"
    called: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def graded(self) -> list[Sample]:
        """The samples that are graded."""
        return [sample for sample in self.samples if self.slow or not SLOW.search(sample.text)]

    def take(self, done: Done) -> None:
        """Note what a piece of work found."""
        self.problems += done.problems


def verify(
    course: Course,
    folder: Path,
    *,
    steps: tuple[Step, ...] = (),
    jobs: int = 0,
    slow: bool = False,
    mutants: int = 0,
    counting: Counting,
) -> Proof:
    """Prove the steps of a course, stage by stage.

    Args:
        course: what is proved.
        folder: holds STEP/wrong_NAME.py and STEP/right_NAME.py.
        steps: only these; empty for all.
        jobs: processes at work; 0 for three more than there are cores, because many wait now and then.
        slow: also grade the submissions with a line `# slow:`, and more odd return values.
        mutants: how many claims are taken out, one at a time: it has to be missed.
        counting: for a person who waits.

    Raises:
        CourseError: the course or the folder has an error.
    """
    chosen = steps or course.steps
    found = [sample for sample in samples.find(course, folder) if sample.step in chosen]
    refuters: dict[expects.Site, list[Sample]] = {site: [] for step in chosen for site in expects.find(step)}
    with Pool(course, jobs, counting) as pool:
        proof = Proof(course, folder, chosen, slow, min(mutants, len(refuters)), found, refuters, pool)
        for stage in STAGES:
            stage(proof)
        pool.wait()
    proof.problems.sort(key=str)
    return proof


# The stages. Each notes problems and counts; one that gives work to the pool need not wait for it.


def points_and_stubs(proof: Proof) -> None:
    """The checks have the points that the course says, and the stubs are what the solutions say."""
    proof.problems += _whole(proof.course)


def texts_at_rest(proof: Proof) -> None:
    """Nothing is still to be written, nothing gives an answer away, and every check and function has submissions."""
    for step in proof.steps:
        proof.problems += _at_rest(proof.course, step, proof.samples)


def thresholds(proof: Proof) -> None:
    """Every number that decides has evidence, and tells right from wrong."""
    for step in proof.steps:
        proof.problems += _thresholds(step)


def solutions(proof: Proof) -> None:
    """Solutions pass with margins, and show which functions each check calls; the later stages wait for that."""

    def take(step: Step) -> Callable[[Any], None]:
        def taken(result: tuple[Done, dict[str, set[str]]]) -> None:
            done, proof.called[step.id] = result
            proof.take(done)

        return taken

    # The long ones first, so that no core waits at the end.
    for step in sorted(proof.steps, key=lambda step: not step.training):
        proof.pool.give(take(step), _solution_called, step)
    proof.pool.wait()


def solutions_with_seeds(proof: Proof) -> None:
    """Solutions pass with other seeds and other secrets, too."""
    proof.counts["gradings of a solution, with full marks and margins"] = len(proof.steps) * SEEDS
    for step in proof.steps:
        for seed in range(1, SEEDS):
            proof.pool.give(proof.take, _solution, step, seed)


def stubs_not_attempted(proof: Proof) -> None:
    """Stubs, as files and as a notebook, get no points and are told that nothing was attempted."""
    proof.counts["stubs not attempted"] = len(proof.steps)
    for step in proof.steps:
        proof.pool.give(proof.take, _stub, step)
    if proof.course.notebook:
        proof.pool.give(proof.take, _stub_notebook, proof.steps)


def samples_and_odd_values(proof: Proof) -> None:
    """Wrong submissions fail as they say, right ones pass, and no check stumbles over odd return values."""
    sites = {(site.step, site.line, site.column): site for site in proof.refuters}
    graded = proof.graded
    proof.counts["wrong submissions fail the checks they name, with their messages"] = sum(s.is_wrong for s in graded)
    proof.counts["right submissions get full marks"] = sum(not sample.is_wrong for sample in graded)
    if len(graded) < len(proof.samples):
        proof.counts["slow submissions left out (--slow)"] = len(proof.samples) - len(graded)
    values = [*odd.VALUES, *(odd.MORE if proof.slow else ())]
    odds = [(step, function, name) for step in proof.steps for function in step.functions for name in values]
    proof.counts["odd return values, none of which a check stumbles over"] = len(odds)

    def take(sample: Sample) -> Callable[[Done], None]:
        def taken(done: Done) -> None:
            proof.take(done)
            if sample.is_wrong:
                for where in done.refuted & sites.keys():
                    proof.refuters[sites[where]].append(sample)

        return taken

    work: list[tuple[Any, ...]] = [
        *((take(sample), _sample, sample, proof.called[sample.step.id]) for sample in graded),
        *((proof.take, _odd, step, function, name, proof.called[step.id]) for step, function, name in odds),
    ]
    random.Random(0).shuffle(work)  # noqa: S311 - so that not all wait at once in a step that takes the time
    for then, function, *arguments in work:
        proof.pool.give(then, function, *arguments)


def claims_refuted(proof: Proof) -> None:
    """Every claim of a check is refuted by some wrong submission."""
    proof.pool.wait()
    proof.counts["claims, each refuted by a wrong submission"] = len(proof.refuters)
    proof.problems += [
        Problem(
            f"{_path(proof.course, site.step)}:{site.line}",
            f"no wrong submission is stopped by this {site.name}(...): add one to {proof.folder.name}/{site.step}/, "
            "or delete the claim",
        )
        for site, stopped in proof.refuters.items()
        if not stopped
    ]


def claims_missed(proof: Proof) -> None:
    """A claim that is taken out is missed by a submission that it stopped."""
    if proof.mutants:
        proof.counts["claims taken out, each of them missed"] = proof.mutants
    for site in _spread(list(proof.refuters), proof.mutants):
        proof.pool.give(proof.take, _mutant, site, proof.refuters[site], proof.called[site.step])


STAGES: tuple[Callable[[Proof], None], ...] = (
    points_and_stubs,
    texts_at_rest,
    thresholds,
    solutions,
    solutions_with_seeds,
    stubs_not_attempted,
    samples_and_odd_values,
    claims_refuted,
    claims_missed,
)


def _spread(sites: list[expects.Site], number: int) -> list[expects.Site]:
    """So many of them, from all parts of the list."""
    return [sites[position * len(sites) // number] for position in range(number)]


# What can be seen without grading


def _whole(course: Course) -> Iterator[Problem]:
    for words, wanted, bonus in (("points", course.points, False), ("bonus", course.bonus, True)):
        found = sum(step.points for step in course.steps if step.bonus is bonus)
        if wanted is not None and found != wanted:
            yield Problem(f"{course.checks / 'course.toml'}:1", f"says {words} = {wanted}, and the checks have {found}")
    try:
        drift = stubs.drift(course)
    except CourseError as error:
        where, _, words = str(error).partition(": ")
        yield Problem(where, words)
        return
    for path in drift:
        yield Problem(f"{path}:1", "differs from its solution: write it again with `grade stubs`")


def _at_rest(course: Course, step: Step, all_samples: list[Sample]) -> Iterator[Problem]:
    for path in (step.path, course.solutions / step.file):
        yield from _unwritten(path)
    failing = {name for sample in all_samples if sample.step == step for name in sample.fails}
    for check in step.checks:
        if check.name not in failing:
            yield Problem(f"{step.path}:{check.line}", f"no wrong submission fails the check {check.name}: add one")
    for number, line in stubs.leaks(course, step, LEAK_CHARACTERS):
        yield Problem(
            f"{course.solutions / step.file}:{number}", f"students find this line in their stub or its story: {line!r}"
        )
    for function in step.functions:
        about = [sample for sample in all_samples if sample.step == step and function in sample.text]
        for kind, wrong, least in (("wrong", True, MIN_WRONG), ("right", False, MIN_RIGHT)):
            count = sum(sample.is_wrong is wrong for sample in about)
            if count < least:
                words = f"{function} has {count} {kind} submissions and needs at least {least}"
                yield Problem(f"{step.path}:1", words)


def _thresholds(step: Step) -> Iterator[Problem]:
    lines = {
        target.id: node.lineno
        for node in ast.parse(step.path.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for name, value in _numbers(step).items():
        where = f"{step.path}:{lines.get(name, 1)}"
        if not isinstance(value, Threshold):
            yield Problem(where, f"{name} = {value:g} has no evidence: write {name} = threshold(...)")
        elif not min(value.right, value.wrong) < value < max(value.right, value.wrong):
            words = f"a wrong submission reaches {value.wrong:g}, the worst right one {value.right:g}"
            yield Problem(where, f"the threshold {name} = {value:g} does not tell right from wrong: {words}")


def _numbers(step: Step) -> dict[str, float]:
    """The numbers that have names in a check file."""
    spec = importlib.util.spec_from_file_location(f"course_{step.id}", step.path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise import_error(step.path, error) from error
    return {name: value for name, value in vars(module).items() if isinstance(value, float) and name.isupper()}


def _unwritten(path: Path) -> Iterator[Problem]:
    if path.is_file():
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1):
            if "TODO" in line:
                yield Problem(f"{path}:{number}", f"is still to be written: {line.strip()}")


# Pieces of work, in a process of the pool

_samples: samples.SampleGrader


def _begin(course: Course) -> None:
    global _samples  # noqa: PLW0603 - one for each process of the pool
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    opened = ExitStack()
    atexit.register(opened.close)
    _samples = samples.SampleGrader(course, opened.enter_context(on_this_machine(course)))


def _solution_called(step: Step) -> tuple[Done, dict[str, set[str]]]:
    """The solution with its own seed, and which functions each check called."""
    seen = samples.Calls()
    margins = expects.with_margins(step.id)
    result = _samples.grader.grade_path(
        _samples.course.solutions, steps=(step,), progress=seen, plugins=(seen, margins)
    )
    return Done(_of_solution(step, result.steps[0], "its own seed")), seen.of_checks


def _solution(step: Step, seed: int) -> Done:
    """The solution with another seed, and the inputs of trainings that another secret would make."""
    course = _samples.course
    _samples.grader.course = dataclasses.replace(course, secret=f"{course.secret} {seed}")
    try:
        plugins = (expects.with_margins(step.id),)
        result = _samples.grader.grade_path(course.solutions, steps=(step,), seed=seed, plugins=plugins)
    finally:
        _samples.grader.course = course
    return Done(_of_solution(step, result.steps[0], f"seed {seed} and a secret of its own"))


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


def _stub(step: Step) -> Done:
    stub = _samples.course.exercises / step.file
    if not stub.is_file():
        return Done([Problem(f"{stub}:1", "is missing: write it with `grade stubs`")])
    return Done(_not_attempted(stub, (step,)))


def _stub_notebook(steps: tuple[Step, ...]) -> Done:
    notebook = _samples.course.exercises / _samples.course.notebook
    return Done(_not_attempted(notebook, steps) if notebook.is_file() else [])  # if not, it differs from the solutions


def _not_attempted(stub: Path, steps: tuple[Step, ...]) -> list[Problem]:
    return [
        Problem(f"{stub}:1", f"the stub has {check.outcome} in {check.id}, it should be not_attempted: {_said(check)}")
        for result in _samples.grader.grade_path(stub, steps=steps).steps
        for check in result.checks
        if check.outcome != "not_attempted"
    ]


def _sample(sample: Sample, called: dict[str, set[str]]) -> Done:
    refuted = expects.Refuted()
    _samples.know(sample.step, called)
    result = _samples.grade(sample, plugins=(refuted,))
    return Done([Problem(f"{sample.path}:1", words) for words in samples.complaints(sample, result)], refuted.spots)


def _mutant(site: expects.Site, stopped: list[Sample], called: dict[str, set[str]]) -> Done:
    """Whether some submission that a claim stops is no longer stopped, or for another reason, without that claim."""
    for sample in stopped:
        _samples.know(sample.step, called)
        if samples.complaints(sample, _samples.grade(sample, plugins=(expects.without(site),))):
            return Done()
    words = f"this {site.name}(...) is not missed when it is taken out: other claims stop the same submissions"
    return Done([Problem(f"{_path(_samples.course, site.step)}:{site.line}", words)] if stopped else [])


def _odd(step: Step, function: str, name: str, called: dict[str, set[str]]) -> Done:
    _samples.know(step, called)
    only = _samples.calling(step, _samples.changing(step, {function}))
    result = _samples.grade_over(step, odd.submission(function, name).encode(), only)
    lines = {check.id: check.line for check in step.checks}
    return Done(
        [
            Problem(
                f"{step.path}:{lines[check.id]}",
                f"{check.id} stumbles when {function} returns {(odd.VALUES | odd.MORE)[name]}: {check.message}",
            )
            for check in result.checks
            if check.outcome == "error"
        ]
    )


def _said(check: Any) -> str:
    values = f" (expected {check.expected}, actual {check.actual})" if check.expected or check.actual else ""
    return f"{check.message}{values}"


# Many processes


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
            initializer=_begin,
            initargs=(course,),
        )
        self._counting = counting
        self._futures: dict[Future[Any], Callable[[Any], None]] = {}

    def give(self, then: Callable[[Any], None], function: Callable[..., Any], *arguments: Any) -> None:
        """Let a function be called in one of the processes, and then another here with its result, in `wait`."""
        self._counting.more(1)
        self._futures[self._pool.submit(function, *arguments)] = then

    def wait(self) -> None:
        """Wait until everything is done."""
        for future in as_completed(self._futures):
            self._counting.one()
            self._futures[future](future.result())
        self._futures.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=error is not None)


def _path(course: Course, step: str) -> Path:
    return course.checks / f"{step}.py"
