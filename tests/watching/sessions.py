"""`grade watch` on the tiny course, in a terminal that nobody looks at."""

import os
import sys
from contextlib import contextmanager

from tests.running import TINY

DOUBLE = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return 3 * x\n"
MEAN = (TINY / "solutions" / "step2_mean.py").read_text()
STUBS = {
    "step1_double.py": '"""Double the values."""\n\n\ndef double(x):\n    """Twice x."""\n    # TODO\n    raise NotImplementedError\n',
    "step2_mean.py": '"""Train a model that says the mean."""\n\nimport numpy as np\n\n\ndef train_mean(x, y):\n'
    '    """A model whose predict gives the mean of y for every row."""\n    # TODO\n    raise NotImplementedError\n',
}
COMMAND = [sys.executable, "-P", "-m", "grader", "watch", "--course", str(TINY)]
SECONDS = 60  # until something has to be seen


def exercises(folder):
    """A folder with the tiny course's stubs."""
    work = folder / "exercises"
    work.mkdir()
    for name, text in STUBS.items():
        (work / name).write_text(text)
    return work


def environment(folder, **more):
    """As of a shell in a plain terminal."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST_", "COV_", "COLUMNS", "LINES"))
    }
    own = {
        "GRADE_FOR": "none",
        "GRADE_CACHE": str(folder / "kept"),
        "TERM": "xterm-256color",
        "PYTHONIOENCODING": "utf-8",
    }
    return {**clean, **own, **more}


@contextmanager
def watching(folder, *arguments, **more):
    """A session over a folder that has exercises/, in 100 columns, when it is ready for what comes."""
    import pexpect

    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], *map(str, arguments)],
        cwd=str(folder),
        env=environment(folder, **more),
        dimensions=(40, 100),
        encoding="utf-8",
        timeout=SECONDS,
    )
    try:
        child.expect_exact("q quit")
        yield child
    finally:
        child.close(force=True)


def left(child):
    """The exit code, when it has ended by itself."""
    import pexpect

    child.expect(pexpect.EOF)
    child.wait()
    return child.exitstatus
