"""What a check may ask for by naming it as an argument: the pytest fixtures of check files."""

import shutil
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.checking.digits import Mnist, Unseen, load_visible
from grader.course.model import Check, Step
from grader.engine import notebook
from grader.engine.needs import libraries
from grader.engine.seeds import numbers_for
from grader.engine.session import GRADING, Grading
from grader.engine.tally import Ended
from grader.worker.loading import FromFile, FromNotebook, Loader
from grader.worker.transport import Worker
from grader.worker.twin import Functions, Twin

Here = tuple[Grading, Step]


@pytest.fixture(scope="module")
def here(request: pytest.FixtureRequest) -> Here:
    """The submission that is graded, and the step whose check asks: pytest makes a fixture anew for each `request`."""
    grading = request.config.stash[GRADING]
    return grading, grading.work.step(request.path)


@pytest.fixture(scope="module")
def student(here: Here) -> Iterator[Functions]:
    """The functions of the student's module."""
    grading, step = here
    submission, terms = grading.work.submission, grading.terms
    problem = submission.problem(step)
    if problem:
        raise problem
    reference = grading.references[step.id]
    loader = _loader(grading, step)
    folders = submission.shown(step), submission.scratch(step)
    twin = Twin(
        Worker(
            terms.launcher,
            folders[0],
            terms.policy(*folders),
            terms.layers,
            libraries(grading.work.course, step, submission),
        ),
        loader,
        seed=grading.work.seeds[step.id],
        training=step.training,
        until=grading.work.until,
        watch=lambda name: grading.progress.call(step, name),
        expected_signature=reference.signature,
    )
    grading.tally.twins[step.id] = twin
    reference.begin(twin.seed)
    try:
        if isinstance(loader, FromNotebook):
            twin.load()  # only then is it known which cells make the seed
            reference.seed = twin.seed
        yield twin.functions
        _find_tries(grading, step, twin, in_notebook=isinstance(loader, FromNotebook) and loader.file != step.file)
    finally:
        twin.stop()
        grading.tally.close(step, twin, reference)


def _find_tries(grading: Grading, step: Step, twin: Twin, *, in_notebook: bool) -> None:
    """Find out how a student can see why checks of a step failed.

    Not for marks, where the same comes of the same: how much can be tried depends on how busy the machine is.
    """
    work, tally = grading.work, grading.tally
    failed = {
        check: tally.ended[check.id] for check in work.checks if check.step == step.id and tally.can_be_tried(check)
    }
    if failed and not tally.trusted:
        _try_it(grading, step, twin, failed, in_notebook=in_notebook)
    for ended in failed.values():
        ended.calls = ()


def _try_it(grading: Grading, step: Step, twin: Twin, failed: dict[Check, Ended], *, in_notebook: bool) -> None:
    from grader.engine import tries  # only where there is something to try

    work = grading.work
    folder = work.submission.scratch(step) / "tries"
    folder.mkdir(exist_ok=True)
    tries.Trying(
        work.course,
        step,
        twin,
        mnist=partial(load_visible, work.course.datasets / "mnist"),
        parameters=grading.references[step.id].signature,
        folder=folder,
        in_notebook=in_notebook,
    ).find(failed)


def _loader(grading: Grading, step: Step) -> Loader:
    submission = grading.work.submission
    if submission.notebook_for(step):
        submission.show_notebook(step)
        return notebook.loader(grading.work, step, grading.seed_of)
    submission.show(step)
    return FromFile(submission.shown(step) / step.file)


@pytest.fixture(scope="module")
def reference(here: Here, student: Functions) -> Functions:
    """The same functions as the solution has them, answering for this student's submission."""
    del student  # it has told the reference which submission this is
    grading, step = here
    return grading.references[step.id].functions


@pytest.fixture(scope="module")
def mnist(here: Here) -> Mnist:
    """The digits that students have."""
    work = here[0].work
    return load_visible(work.full_data or work.course.datasets / "mnist")


@pytest.fixture(scope="module")
def unseen(here: Here) -> Unseen:
    """Digits that no submission was trained with, and that students do not have; for checks that are @hidden(...).

    In a copy for students they are the test digits that students have.
    """
    grading, step = here
    work = grading.work
    if work.hidden:
        return Unseen(work.hidden, seen=lambda: grading.tally.conceal(step))
    return Unseen(work.course.datasets / "mnist", are_shown=True)


@pytest.fixture(scope="module")
def seed(here: Here, student: Functions) -> int:
    """This step's seed, for inputs that several checks share."""
    del student  # a notebook's cells are known by now
    grading, step = here
    return grading.seed(step)


@pytest.fixture
def rng(request: pytest.FixtureRequest, seed: int) -> np.random.Generator:
    """Random numbers of this submission's and this check's own."""
    return np.random.default_rng([seed, zlib.crc32(request.node.name.encode())])


@pytest.fixture(scope="module")
def course_rng(here: Here) -> Callable[[str], np.random.Generator]:
    """Makes random numbers for a purpose that are the same for every submission.

    For the inputs of trainings, which set the score; they depend on the course's secret and on the purpose only.
    """
    grading, step = here
    return partial(numbers_for, grading.work.course.secret, step.id)


@pytest.fixture
def folder(request: pytest.FixtureRequest, here: Here) -> Path:
    """An empty folder for files that the student's functions read."""
    grading, step = here
    folder = grading.work.submission.scratch(step) / str(request.node.name)
    shutil.rmtree(folder, ignore_errors=True)  # of a first try
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def kept_value(request: pytest.FixtureRequest, here: Here) -> Callable[[Callable[..., Any], tuple[str, ...]], Any]:
    """Gives what a @kept fixture makes of others, by its names for them: made once, whatever is graded."""
    grading, step = here

    def value(make: Callable[..., Any], names: tuple[str, ...]) -> Any:
        key = (grading.work.course.secret, grading.work.full_data, step.path, make.__name__)
        if key not in grading.kept:
            grading.kept[key] = _read_only(make(**{name: request.getfixturevalue(name) for name in names}))
        return grading.kept[key]

    return value


def _read_only(value: Any) -> Any:
    """The value; arrays in it can no longer be written to."""
    if isinstance(value, np.ndarray):
        value.flags.writeable = False
    elif isinstance(value, (tuple, list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            _read_only(part)
    return value
