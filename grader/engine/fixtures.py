"""What a check may ask for by naming it as an argument: the pytest fixtures of check files."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from grader.checking.digits import Mnist, Unseen, load_visible
from grader.engine.session import CHECKS
from grader.worker.notebook_twin import NotebookTwin
from grader.worker.twin import Twin


@pytest.fixture(scope="module")
def student(request: pytest.FixtureRequest) -> Iterator[Twin]:
    """The functions of the student's module."""
    checks = request.config.stash[CHECKS]
    step = checks.step(request.path)
    problem = checks.submission.problem(step)
    if problem:
        raise problem
    reference = checks.references[step.id]
    reference.begin(checks.seed)
    notebook = checks.submission.notebook_for(step)
    functions = {function: step.id for step in checks.course.steps for function in step.functions}
    twin = (partial(NotebookTwin, notebook=notebook, step=step.id, functions=functions) if notebook else Twin)(
        checks.submission.folder / step.file,
        folder=checks.submission.folder,
        launcher=checks.launcher,
        policy=checks.policy,
        seed=checks.seed,
        training=step.training,
        until=checks.until,
        watch=lambda name: checks.progress.call(step, name),
        expected_signature=lambda name: getattr(reference, name).signature,
        proved=checks.layers,
    )
    checks.twins[step.id] = twin
    try:
        if isinstance(twin, NotebookTwin):
            twin.open()
        yield twin
    finally:
        twin.stop()
        if isinstance(twin, NotebookTwin):
            checks.cells |= twin.cells
        checks.notes += [note for note in twin.notes if note not in checks.notes]
        checks.called_cpu_seconds += twin.cpu_seconds + reference.cpu_seconds
        checks.output.setdefault(step.id, twin.output)


@pytest.fixture(scope="module")
def reference(request: pytest.FixtureRequest, student: Twin) -> Twin:
    """The same functions as the solution has them, answering for this student's submission."""
    del student  # it has told the reference which submission this is
    checks = request.config.stash[CHECKS]
    return checks.references[checks.step(request.path).id]


@pytest.fixture(scope="session")
def mnist(request: pytest.FixtureRequest) -> Mnist:
    """The digits that students have."""
    checks = request.config.stash[CHECKS]
    return load_visible(checks.full_data or checks.course.datasets / "mnist")


@pytest.fixture(scope="module")
def unseen(request: pytest.FixtureRequest) -> Unseen:
    """Digits that no student has; for checks that are @hidden(...)."""
    checks = request.config.stash[CHECKS]
    step = checks.step(request.path)
    return Unseen(checks.full_data or checks.course.datasets / "hidden", seen=lambda: checks.conceal(step))


@pytest.fixture(scope="session")
def seed(request: pytest.FixtureRequest) -> int:
    """This submission's seed, for inputs that several checks share."""
    return request.config.stash[CHECKS].seed


@pytest.fixture
def rng(request: pytest.FixtureRequest, seed: int) -> np.random.Generator:
    """Random numbers of this submission's and this check's own."""
    return np.random.default_rng([seed, zlib.crc32(request.node.name.encode())])


@pytest.fixture(scope="module")
def course_rng(request: pytest.FixtureRequest) -> Callable[[str], np.random.Generator]:
    """Makes random numbers for a purpose that are the same for every submission.

    For the inputs of trainings, which set the score; they depend on the course's secret and on the purpose only.
    """
    secret = request.config.stash[CHECKS].course.secret

    def generator(purpose: str) -> np.random.Generator:
        digest = hashlib.sha256(f"{secret} {request.path.stem} {purpose}".encode()).digest()
        return np.random.default_rng(int.from_bytes(digest[:8], "big"))

    return generator


@pytest.fixture
def folder(request: pytest.FixtureRequest) -> Path:
    """An empty folder for files that the student's functions read."""
    folder = request.config.stash[CHECKS].submission.scratch / str(request.node.name)
    folder.mkdir(exist_ok=True)
    return folder
