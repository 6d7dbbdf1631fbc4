"""Prove a course: what `grade verify` does, stage by stage."""

import ast
import atexit
import dataclasses
import multiprocessing
import os
import random
import re
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.authoring import expects, odd, samples, stubs
from grader.authoring.samples import Sample
from grader.course.model import Course, CourseError, Step, Threshold
from grader.engine.grader import Grader
from grader.engine.progress import Counting
from grader.reports.model import StepResult

SEEDS = 5
SLOW = re.compile(r"^# slow:", re.MULTILINE)
MIN_WRONG, MIN_RIGHT = 2, 1
LEAK_CHARACTERS = 12


@dataclass(frozen=True)
class Problem:
    """Something that is not proved: where, and what to do."""

    place: str
    words: str

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


@dataclass
class Done:
    """What one piece of work found."""

    problems: list[Problem] = field(default_factory=list)
    refuted: set[tuple[str, int, int]] = field(default_factory=set)


@dataclass
class Proof:
    """What `verify` found.

    Attributes:
        problems: what is not proved; empty when all is.
        refuters: claim -> the paths of the wrong submissions that refute it.
        counts: what was proved how often, for people.
    """

    problems: list[Problem]
    refuters: dict[expects.Site, list[Path]]
    counts: dict[str, int]


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
    """Prove the steps of a course.

    Args:
        course: what is proved.
        folder: holds STEP/wrong_NAME.py and STEP/right_NAME.py.
        steps: only these; empty for all.
        jobs: processes at work; 0 for three more than there are cores, for many wait now and then.
        slow: also grade the submissions with a line `# slow:`, and more odd return values.
        mutants: how many claims are taken out, one at a time: it has to be missed.
        counting: for a person who waits.

    Raises:
        CourseError: the course or the folder is not well made.
    """
    chosen = steps or course.steps
    all_samples = [sample for sample in samples.find(course, folder) if sample.step in chosen]
    graded = [sample for sample in all_samples if slow or not SLOW.search(sample.text)]
    problems = [*_whole(course), *(found for step in chosen for found in _at_rest(course, step, all_samples))]
    refuters: dict[expects.Site, list[Sample]] = {site: [] for step in chosen for site in expects.find(step)}
    sites = {(site.step, site.line, site.column): site for site in refuters}

    seeded = [(step, seed) for step in chosen for seed in range(1, SEEDS)]
    values = [*odd.VALUES, *(odd.MORE if slow else ())]
    odds = [(step, function, name) for step in chosen for function in step.functions for name in values]
    mutants = min(mutants, len(refuters))
    notebooks: list[tuple[None, tuple[Any, ...]]] = [(None, (_stub_notebook, chosen))] if course.notebook else []
    counting.begin(2 * len(chosen) + len(notebooks) + len(seeded) + len(graded) + len(odds) + mutants)
    with _pool(course, jobs) as pool:
        called: dict[str, dict[str, set[str]]] = {}
        # The long ones first, so that no core waits at the end.
        trainings_first = sorted(chosen, key=lambda step: not step.training)
        for step, (done, seen) in _all(pool, counting, [(step, (_solution_called, step)) for step in trainings_first]):
            problems += done.problems
            called[step.id] = seen
        solutions: list[tuple[None, tuple[Any, ...]]] = [(None, (_solution, step, seed)) for step, seed in seeded]
        work: list[tuple[Sample | None, tuple[Any, ...]]] = [
            *((None, (_stub, step)) for step in chosen),
            *notebooks,
            *((sample, (_sample, sample, called[sample.step.id])) for sample in graded),
            *((None, (_odd, step, function, name, called[step.id])) for step, function, name in odds),
        ]
        random.Random(0).shuffle(work)  # noqa: S311 - so that not all wait at once in a step that takes the time
        for sample, done in _all(pool, counting, [*solutions, *work]):
            problems += done.problems
            if sample is not None and sample.is_wrong:
                for place in done.refuted & sites.keys():
                    refuters[sites[place]].append(sample)
        taken_out: list[tuple[None, tuple[Any, ...]]] = [
            (None, (_mutant, site, refuters[site], called[site.step])) for site in _spread(list(refuters), mutants)
        ]
        problems += [problem for _, done in _all(pool, counting, taken_out) for problem in done.problems]
    problems += [
        Problem(
            f"{_path(course, site.step)}:{site.line}",
            f"no wrong submission is stopped by this {site.name}(...): add one to {folder.name}/{site.step}/, "
            "or delete the claim",
        )
        for site, stopped in refuters.items()
        if not stopped
    ]
    counts = {
        "wrong submissions fail the checks they name, with their messages": sum(one.is_wrong for one in graded),
        "right submissions get full marks": sum(not one.is_wrong for one in graded),
        "claims, each refuted by a wrong submission": len(refuters),
        "odd return values, none of which a check stumbles over": len(odds),
        "gradings of a solution, with full marks and margins": len(chosen) * SEEDS,
        "stubs not attempted": len(chosen),
    }
    if mutants:
        counts["claims taken out, each of them missed"] = mutants
    if len(graded) < len(all_samples):
        counts["slow submissions left out (--slow)"] = len(all_samples) - len(graded)
    paths = {site: [sample.path for sample in stopped] for site, stopped in refuters.items()}
    return Proof(sorted(problems, key=str), paths, counts)


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
        place, _, words = str(error).partition(": ")
        yield Problem(place, words)
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
    lines = {
        target.id: node.lineno
        for node in ast.parse(step.path.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for name, value in step.numbers.items():
        place = f"{step.path}:{lines.get(name, 1)}"
        if not isinstance(value, Threshold):
            yield Problem(place, f"{name} = {value:g} has no evidence: write {name} = threshold(...)")
        elif not min(value.right, value.wrong) < value < max(value.right, value.wrong):
            words = f"a wrong submission reaches {value.wrong:g}, the worst right one {value.right:g}"
            yield Problem(place, f"the threshold {name} = {value:g} does not tell right from wrong: {words}")


def _unwritten(path: Path) -> Iterator[Problem]:
    if path.is_file():
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1):
            if "TODO" in line:
                yield Problem(f"{path}:{number}", f"is still to be written: {line.strip()}")


# Pieces of work, in a process of the pool

_proof: samples.Proof


def _begin(course: Course) -> None:
    global _proof  # noqa: PLW0603 - one for each process of the pool
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    grader = Grader(course)
    atexit.register(grader.__exit__, None, None, None)
    _proof = samples.Proof(course, grader)


def _solution_called(step: Step) -> tuple[Done, dict[str, set[str]]]:
    """The solution with its own seed, and which functions each check called."""
    seen = samples.Calls()
    margins = expects.with_margins(step.id)
    result = _proof.grader.grade(_proof.course.solutions, steps=(step,), progress=seen, plugins=(seen, margins))
    return Done(_of_solution(step, result.steps[0], "its own seed")), seen.of_checks


def _solution(step: Step, seed: int) -> Done:
    """The solution with another seed, and the inputs of trainings that another secret would make."""
    course = _proof.course
    _proof.grader.course = dataclasses.replace(course, secret=f"{course.secret} {seed}")
    try:
        plugins = (expects.with_margins(step.id),)
        result = _proof.grader.grade(course.solutions, steps=(step,), seed=seed, plugins=plugins)
    finally:
        _proof.grader.course = course
    return Done(_of_solution(step, result.steps[0], f"seed {seed} and a secret of its own"))


def _of_solution(step: Step, result: StepResult, how: str) -> list[Problem]:
    place = f"{_proof.course.solutions / step.file}:1"
    return [
        Problem(
            place,
            f"the solution, with {how}, has {check.outcome} in {check.id} (thresholds with margin): {_said(check)}",
        )
        for check in result.checks
        if check.outcome != "passed"
    ]


def _stub(step: Step) -> Done:
    stub = _proof.course.exercises / step.file
    if not stub.is_file():
        return Done([Problem(f"{stub}:1", "is missing: write it with `grade stubs`")])
    return Done(_not_attempted(stub, (step,)))


def _stub_notebook(steps: tuple[Step, ...]) -> Done:
    notebook = _proof.course.exercises / _proof.course.notebook
    return Done(_not_attempted(notebook, steps) if notebook.is_file() else [])  # if not, it differs from the solutions


def _not_attempted(stub: Path, steps: tuple[Step, ...]) -> list[Problem]:
    return [
        Problem(f"{stub}:1", f"the stub has {check.outcome} in {check.id}, it should be not_attempted: {_said(check)}")
        for result in _proof.grader.grade(stub, steps=steps).steps
        for check in result.checks
        if check.outcome != "not_attempted"
    ]


def _sample(sample: Sample, called: dict[str, set[str]]) -> Done:
    refuted = expects.Refuted()
    _proof.know(sample.step, called)
    result = _proof.grade(sample, plugins=(refuted,))
    return Done([Problem(f"{sample.path}:1", words) for words in samples.complaints(sample, result)], refuted.places)


def _mutant(site: expects.Site, stopped: list[Sample], called: dict[str, set[str]]) -> Done:
    """Whether some submission that a claim stops is no longer stopped, or for another reason, without that claim."""
    for sample in stopped:
        _proof.know(sample.step, called)
        if samples.complaints(sample, _proof.grade(sample, plugins=(expects.without(site),))):
            return Done()
    words = f"this {site.name}(...) is not missed when it is taken out: other claims stop the same submissions"
    return Done([Problem(f"{_path(_proof.course, site.step)}:{site.line}", words)] if stopped else [])


def _odd(step: Step, function: str, name: str, called: dict[str, set[str]]) -> Done:
    _proof.know(step, called)
    only = _proof.calling(step, _proof.changing(step, {function}))
    result = _proof.grade_over(step, odd.submission(function, name).encode(), only)
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


def _pool(course: Course, jobs: int) -> ProcessPoolExecutor:
    # Fresh processes: a fork of this one would share its threads and open files.
    return ProcessPoolExecutor(
        jobs or (os.cpu_count() or 1) + 3,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(course,),
    )


def _all(
    pool: ProcessPoolExecutor, counting: Counting, work: list[tuple[Any, tuple[Callable[..., Any], *tuple[Any, ...]]]]
) -> Iterator[tuple[Any, Any]]:
    """Do all pieces of work; what each is for and what it found, as they end."""
    futures = {pool.submit(piece[0], *piece[1:]): about for about, piece in work}
    try:
        for future in as_completed(futures):
            counting.one()
            yield futures[future], future.result()
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise


def _path(course: Course, step: str) -> Path:
    return course.checks / f"{step}.py"
