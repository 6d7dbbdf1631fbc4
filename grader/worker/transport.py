"""Sends one request to the process that has a module's functions, and waits for its one reply."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Protocol

import numpy as np

from grader.sandbox.policy import Policy
from grader.worker.launch.base import CannotStart, Launcher, Libraries, Lost, Process
from grader.worker.protocol import wire

START_SECONDS = 20.0  # until a worker is confined
MAX_THREADS = 64

# What is said while a request is being answered -> what is said back, if anything is.
Hear = Callable[[wire.Message], wire.Message | None]


class TooManyThreads(Exception):
    """A worker has more than MAX_THREADS."""


class Transport(Protocol):
    """Sends requests and returns replies.

    Attributes:
        is_running: whether there is somebody to ask.
        layers: of the sandbox, that confine whoever answers.
    """

    @property
    def is_running(self) -> bool: ...  # noqa: D102 - above
    @property
    def layers(self) -> tuple[str, ...]: ...  # noqa: D102

    def start(self) -> None:
        """Let there be somebody new to ask, who knows nothing yet.

        Raises:
            CannotStart: that is not possible here.
        """

    def ask(self, request: wire.Message, until: float, hear: Hear) -> wire.Message:
        """The reply to a request.

        Args:
            request: JSON values and numpy arrays. `files` may name paths that it is about.
            until: give up at this time.monotonic(), in seconds.
            hear: told of what comes before the reply.

        Raises:
            TimeoutError: it did not arrive in time.
            WireError: it is malformed, or (Closed) the other side is gone.
            TooManyThreads: whoever answers has begun more than are allowed.
        """

    def end(self) -> int | None:
        """End whoever answers; its exit code, minus a signal's number, None when there was nobody.

        Raises:
            Lost: it ended because a process of ours did.
        """


class Worker:
    """A Transport to a process that is started on demand.

    Args:
        launcher: starts it.
        folder: where it works.
        policy: what it is confined to; None: to nothing, as our own code.
        proved: layers of the sandbox that it must have.
        libraries: that it will need, of those that take long to import.
    """

    def __init__(
        self,
        launcher: Launcher,
        folder: Path,
        policy: Policy | None = None,
        proved: tuple[str, ...] = (),
        libraries: Libraries = (),
    ) -> None:
        self._launcher = launcher
        self._folder = folder
        self._policy = policy
        self._proved = proved
        self._libraries = libraries
        self._process: Process | None = None
        self._sent: dict[Path, int] = {}  # hashes of their bytes
        self.layers: tuple[str, ...] = ()

    @property
    def is_running(self) -> bool:
        """Whether there is a process."""
        return self._process is not None

    def start(self) -> None:
        """Start a process, and wait until it is confined: what goes wrong until then is not a student's fault."""
        self.stop()
        self._process = process = self._launcher.start(self._folder, self._policy, self._libraries)
        self._sent.clear()
        until = monotonic() + START_SECONDS
        try:
            process.connection.send({"do": "begin", "seed": [0, 0]}, until)
            self.layers = tuple(str(process.connection.receive(until)["text"]).split())
        except (wire.WireError, TimeoutError) as error:
            ended = self.end()
            if isinstance(error, wire.Closed) and ended is not None and ended < 0:
                raise Lost(f"a worker was killed while it was confined (it ended with {ended})") from error
            raise CannotStart(f"a worker could not be confined ({error!r}, it ended with {ended})") from error
        if not set(self._proved) <= set(self.layers):
            self.stop()
            raise CannotStart(f"a worker has the layers {self.layers}, where {self._proved} were proved")
        if self._policy is not None:
            process.connection.watch = self._count_threads

    def ask(self, request: wire.Message, until: float, hear: Hear) -> wire.Message:
        """The reply to a request."""
        assert self._process is not None
        connection = self._process.connection
        self._hold(False)
        connection.send(self._with_files(request), until)
        while True:
            message = connection.receive(until)
            if "reply" in message:
                self._hold(True)
                return message
            self._hold(True)
            answer = hear(message)
            self._hold(False)
            if answer is not None:
                connection.send(answer, until)

    def _hold(self, held: bool) -> None:
        """Who is not asked anything, or waits for an answer, does nothing: no threads of its own, no work on the side.

        Not where nothing keeps it from tracing this process, which would then wait for it for ever.
        """
        if self._process is not None and "seccomp" in self.layers:
            self._process.hold(held)

    def _count_threads(self) -> None:
        """No layer bounds them for a worker without a user id of its own."""
        if self._process is not None and self._process.threads() > MAX_THREADS:
            raise TooManyThreads

    def _with_files(self, request: wire.Message) -> wire.Message:
        """The request with the bytes of the files that it names, where the worker has none of ours."""
        named = [Path(path) for path in request.get("files", ())]
        request = {name: value for name, value in request.items() if name != "files"}
        if named and not self._launcher.shares_files:
            there = {path: path.read_bytes() for one in named for path in _files(one)}
            new = {path: data for path, data in there.items() if self._sent.get(path) != hash(data)}
            self._sent |= {path: hash(data) for path, data in new.items()}
            request["files"] = [[str(path), np.frombuffer(data, np.uint8)] for path, data in new.items()]
        return request

    def end(self) -> int | None:
        """End the process; how it had ended, if it had."""
        if self._process is None:
            return None
        process, self._process = self._process, None
        return process.end()

    def stop(self) -> None:
        """End the process, however it has ended."""
        with suppress(Lost):
            self.end()


def _files(path: Path) -> list[Path]:
    files = path.rglob("*") if path.is_dir() else [path]
    return sorted(file for file in files if file.is_file())
