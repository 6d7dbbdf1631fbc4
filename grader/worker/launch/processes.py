"""Starting workers: forked from a zygote on Linux, a fresh process elsewhere."""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, Protocol

from grader.sandbox.policy import Policy
from grader.worker import threads
from grader.worker.protocol.wire import Connection

Kind = Literal["zygote", "spawn"]
END_SECONDS = 5.0


class CannotStart(Exception):
    """No worker can be had on this machine: our fault, or the machine's."""


@dataclass(frozen=True)
class Process:
    """A running worker: talk to it over `connection`; `end()` kills it.

    `end()` returns its exit code when it had ended by itself, minus the signal's number when a signal ended it.
    """

    connection: Connection
    end: Callable[[], int]


class Launcher(Protocol):
    """What starts workers.

    Attributes:
        kind: how it does that.
        pid: of the process that is the parent of all workers.
    """

    kind: Kind
    pid: int

    def start(self, folder: Path, policy: Policy | None = None) -> Process:
        """Start a worker that works in a folder, confined if there is a policy."""

    def close(self) -> None:
        """Release what the launcher holds."""


def launcher(kind: Kind | None = None) -> Launcher:
    """The launcher of this kind, or the quickest that this system has."""
    if kind == "zygote" or (kind is None and sys.platform == "linux"):
        return Zygote()
    return Fresh()


def environment() -> dict[str, str]:
    """All that a worker's environment holds: no secrets, one thread, no display, no random hashes."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
        if name in os.environ
    }
    return {
        **kept,
        **threads.ONE,
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": matplotlib_folder(),
        "LOKY_MAX_CPU_COUNT": "1",
    }


@cache
def matplotlib_folder() -> str:
    """Where matplotlib keeps its list of fonts, which takes seconds to make."""
    try:
        is_root = sys.platform != "win32" and os.geteuid() == 0
        # Root's home is closed to the user that a worker may become.
        cache = Path("/var/cache" if is_root else os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = cache / "digits-grader" / "matplotlib"
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return str(folder)
    except (OSError, RuntimeError):
        pass
    return tempfile.mkdtemp(prefix="digits-grader-")


def _python(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-s", "-P", "-m", module, *arguments]


class Zygote:
    """Forks workers from one process that has imported the libraries (Linux)."""

    kind: Kind = "zygote"

    def __init__(self) -> None:
        self._control, child = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with child:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                _python("grader.worker.inside.zygote", str(child.fileno())),
                env=environment(),
                pass_fds=[child.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        self.pid = self._process.pid
        self._ready = False

    def start(self, folder: Path, policy: Policy | None = None) -> Process:
        """Fork a worker.

        Raises:
            CannotStart: the zygote is gone.
        """
        if not self._ready:
            self._receive()
            self._ready = True
        ours, theirs = socket.socketpair()
        with theirs:
            message = json.dumps({"fork": str(folder), "policy": policy and policy.plain()}).encode()
            socket.send_fds(self._control, [message], [theirs.fileno()])
        pid = self._receive()["pid"]

        connection = Connection(ours)

        def end() -> int:
            connection.close()
            self._control.send(json.dumps({"end": pid}).encode())
            return self._receive()["status"]

        return Process(connection, end)

    def _receive(self) -> dict[str, int]:
        data = self._control.recv(1024)
        if not data:
            stderr = self._process.stderr.read().decode("utf-8", "replace") if self._process.stderr else ""
            raise CannotStart(f"the worker process could not start:\n{stderr.strip()[-2000:]}")
        answer: dict[str, int] = json.loads(data)
        return answer

    def close(self) -> None:
        """End the zygote, and with it whatever it has forked."""
        self._control.close()
        _finish(self._process)


class Fresh:
    """Starts every worker as a process of its own: slower, on every system."""

    kind: Kind = "spawn"
    pid = os.getpid()

    def start(self, folder: Path, policy: Policy | None = None) -> Process:
        """Start a worker."""
        arguments = (str(folder), json.dumps(policy and policy.plain()))
        ours, theirs = socket.socketpair()
        with theirs:
            if sys.platform == "win32":
                process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    _python("grader.worker.inside.server", "-", *arguments),
                    env=environment(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
                assert process.stdin is not None
                with process.stdin as pipe:
                    pipe.write(theirs.share(process.pid))
            else:
                process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    _python("grader.worker.inside.server", str(theirs.fileno()), *arguments),
                    env=environment(),
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )

        connection = Connection(ours)

        def end() -> int:
            connection.close()
            process.kill()
            return process.wait()

        return Process(connection, end)

    def close(self) -> None:
        """Nothing is held."""


def _finish(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stderr:
        process.stderr.close()
