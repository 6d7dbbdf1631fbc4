"""A worker that is a web worker of a page: it serves the grader, as a process of its own does elsewhere."""

import io
import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from grader.worker.inside import blas
from grader.worker.inside.libraries import import_for_all
from grader.worker.inside.server import Server
from grader.worker.protocol import wire
from grader.worker.protocol.port import Port, Stream

LAYERS = ("web-worker",)
HELLO = b"\n"


def get_ready(libraries: str) -> None:
    """Import libraries, named with spaces between, before there is any code of a student's."""
    warnings.simplefilter("ignore")
    os.environ.update(MPLBACKEND="agg", MPLCONFIGDIR="/tmp/matplotlib", LOKY_MAX_CPU_COUNT="1")  # noqa: S108 - of its own
    import_for_all(libraries.split())
    if "sklearn" in libraries.split() and blas.is_lacking():
        blas.help_scikit_learn()


def serve(stream: Stream, wait: Callable[[Any], Any], folder: str) -> None:
    """Answer the grader's requests, until it closes the stream.

    Args:
        stream: to the grader.
        wait: what a promise becomes, when it is kept.
        folder: where to work.
    """
    work_in(Path(folder))
    sys.stdin = io.StringIO("")
    port = Port(stream, wait)
    port.send(HELLO)
    Server(wire.Connection(port), LAYERS).serve()


def work_in(folder: Path) -> None:
    """Let a folder be the current one, and a place for modules."""
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(folder)
    if str(folder) not in sys.path:
        sys.path.append(str(folder))  # a student's own helper modules, after every library
