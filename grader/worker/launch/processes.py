"""Workers as processes of this machine: forked from a zygote on Linux, started afresh elsewhere."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from grader import package
from grader.sandbox.policy import Policy, ways
from grader.worker.launch.base import SLOW, SPARE, CannotStart, Launcher, Libraries, Lost, Process
from grader.worker.launch.surroundings import empty_folder, environment, matplotlib_folder

Kind = Literal["zygote", "spawn"]
END_SECONDS = 5.0
ANSWER_SECONDS = 60.0  # of a zygote, which imports the libraries first
HANDLES_NUMBER = re.compile(r"^Pid:\s*(-?\d+)$", re.MULTILINE)
LIBRARIES = ("numpy", "scikit-learn", "matplotlib")


@contextmanager
def launcher(
    kind: Kind | None = None,
    tiers: Iterable[Libraries] = (SLOW,),
    jobs: int = 1,
    without: tuple[str, ...] = (),
    places: tuple[Path, ...] = (),
) -> Iterator[Launcher]:
    """The launcher of this kind, or the quickest that this system has, until the end of the block.

    Args:
        kind: how workers are started.
        tiers: libraries that workers will need together; what else they need they import themselves.
        jobs: how many processes will start workers: this one, or so many forks of it and SPARE (`Launcher.line`).
        without: layers of the sandbox that its workers shall not have.
        places: folders that workers read, besides Python's and temporary ones.
    """
    forks = kind == "zygote" or (kind is None and sys.platform == "linux")
    started: Launcher = Zygote(tiers, jobs + SPARE if jobs > 1 else 0, without, places) if forks else Fresh()
    try:
        yield started
    finally:
        started.close()


def _python(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-s", "-P", "-m", module, *arguments]


class _OnThisMachine:
    """What all launchers of processes have in common."""

    shares_files = True
    protection = None

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where matplotlib keeps its list of fonts."""
        return (Path(matplotlib_folder()),)

    def versions(self) -> dict[str, str]:
        """The versions of this interpreter's libraries, which are the workers'."""
        return {name: version(name) for name in LIBRARIES}


class Zygote(_OnThisMachine):
    """Forks workers from one process that has imported the libraries (Linux); a new one when that has died."""

    kind = "zygote"

    def __init__(
        self,
        tiers: Iterable[Libraries] = (SLOW,),
        lines: int = 0,
        without: tuple[str, ...] = (),
        places: tuple[Path, ...] = (),
    ) -> None:
        # The first one has nothing but numpy, and is there soonest.
        self._tiers: tuple[Libraries, ...] = tuple(dict.fromkeys(((), *tiers)))
        self._arguments = without, places
        self._running = _Forking(self._tiers, lines, *self._arguments)

    @property
    def pid(self) -> int:
        """Of the first tier, which is the parent of the others, or of who waits for its end."""
        return self._running.process.pid

    def start(self, folder: Path, policy: Policy | None = None, libraries: Libraries = ()) -> Process:
        """Fork a worker from the tier that has what it needs and little else.

        Raises:
            CannotStart: the zygote does not start, or not again.
        """
        needed = set(libraries)
        tier = min(range(len(self._tiers)), key=lambda i: _unlike(needed, set(self._tiers[i])))
        try:
            return self._running.fork(tier, folder, policy)
        except Lost:
            self._running.close()
            self._running = _Forking(self._tiers, 0, *self._arguments)
        try:
            return self._running.fork(tier, folder, policy)
        except Lost as error:
            raise CannotStart(str(error)) from error

    def line(self, number: int) -> "Zygote":
        """For a fork of this process: the same zygote, asked over a line of its own.

        Args:
            number: from 1 on; nobody else uses this line, nor this process those of others.
        """
        self._running.keep(number)
        return self

    def close(self) -> None:
        """End the zygote, and with it whatever it has forked."""
        self._running.close()


def _unlike(needed: set[str], there: set[str]) -> tuple[list[bool], int]:
    """How unlike these are: what is missing, beginning with what takes longest to import, and then what is too much."""
    return [name in needed - there for name in SLOW], len(there - needed)


class _Forking:
    """One life of a zygote, whose tiers may be asked over several lines each."""

    def __init__(
        self, tiers: tuple[Libraries, ...], lines: int, without: tuple[str, ...], places: tuple[Path, ...]
    ) -> None:
        def pair() -> tuple[socket.socket, socket.socket]:
            return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)

        pairs = [[pair() for _ in range(1 + lines)] for _ in tiers]
        self._lines = [[ours for ours, _ in each] for each in pairs]
        theirs = [[child.fileno() for _, child in each] for each in pairs]
        own = (package.FOLDER, tempfile.gettempdir(), empty_folder(), matplotlib_folder())
        needed = list(map(str, (*ways(), *own, *places)))
        argument = json.dumps([list(zip(tiers, theirs, strict=True)), without, needed])
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            _python("grader.worker.inside.zygote", argument),
            cwd=empty_folder(),
            env=environment(),
            pass_fds=[number for each in theirs for number in each],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        for each in pairs:
            for _, child in each:
                child.close()
        self._owner = os.getpid()
        self._said = ""
        self._ready = set[int]()
        self._use(0)

    def _use(self, number: int) -> None:
        self._controls = [each[number] for each in self._lines]
        self._ready.clear()
        for control in self._controls:
            control.settimeout(ANSWER_SECONDS)
            with suppress(
                OSError
            ):  # as soon as it can: what somebody has left who has asked here before ends with that
                control.send(json.dumps({"begin": os.getpid()}).encode())

    def keep(self, number: int) -> None:
        """Use this line to each tier, and close the others."""
        for each in self._lines:
            for line in each[:number] + each[number + 1 :]:
                line.close()
        self._use(number)

    def fork(self, tier: int, folder: Path, policy: Policy | None) -> Process:
        """A worker.

        Raises:
            CannotStart: the zygote could not import the libraries.
            Lost: it has died since.
        """
        control = self._controls[tier]
        if tier not in self._ready:
            try:
                _begin(control)
            except Lost as error:
                self.close()
                raise CannotStart(f"the worker process could not start:\n{self._said[-2000:]}") from error
            self._ready.add(tier)
        from grader.worker.protocol.wire import Connection  # numpy: a zygote starts while this imports it

        ours, theirs = socket.socketpair()
        with theirs:
            message = json.dumps({"fork": str(folder), "policy": policy and policy.plain()}).encode()
            try:
                with _in_one(control):
                    socket.send_fds(control, [message], [theirs.fileno()])
                    named, handle = _forked(control)
            except (OSError, Lost) as error:
                ours.close()
                raise Lost(GONE) from error
            except CannotStart:
                ours.close()
                raise
        connection = Connection(ours)

        def end() -> int:
            connection.close()
            os.close(handle)
            with _in_one(control):
                try:
                    control.send(json.dumps({"end": named}).encode())
                except OSError as error:
                    raise Lost(GONE) from error
                return int(_receive(control)["status"])

        return Process(
            connection,
            end,
            partial(_threads, _number(handle)),
            partial(_hold, partial(signal.pidfd_send_signal, handle)),
        )

    def close(self) -> None:
        """End it; in a fork of the process that has started it, only this line ends."""
        for each in self._lines:
            for line in each:
                line.close()
        if self._owner == os.getpid():
            self._said = self._said or _finish(self.process)


def _begin(control: socket.socket) -> None:
    """Wait until a tier can fork; what it has answered on this line to somebody who has died is passed over."""
    while _receive(control).get("ready") != os.getpid():
        pass


@contextmanager
def _in_one(control: socket.socket) -> Iterator[None]:
    """A request and its answer: Ctrl-C between them ends the line, or that answer would be the next one's."""
    try:
        yield
    except KeyboardInterrupt:
        control.close()
        raise


def _forked(control: socket.socket) -> tuple[int, int]:
    """What the zygote calls the worker that it has forked, and a descriptor of the worker.

    Raises:
        CannotStart: the system has refused to fork it.
        Lost: the zygote has died.
    """
    handles: list[int] = []
    answer = _receive(control, handles)
    if "error" in answer:
        raise CannotStart(f"the system refused another process: {answer['error']}")
    return answer["pid"], handles[0]


def _receive(control: socket.socket, handles: list[int] | None = None) -> dict[str, Any]:
    try:
        data, descriptors, _, _ = socket.recv_fds(control, 1024, 1)
    except OSError as error:
        control.close()  # an answer that comes too late is not taken for the next one
        raise Lost(GONE) from error
    if handles is not None:
        handles += descriptors
    if not data:
        raise Lost(GONE)
    answer: dict[str, Any] = json.loads(data)
    return answer


GONE = "the process that starts workers has died"


class Fresh(_OnThisMachine):
    """Starts every worker as a process of its own: slower, on every system."""

    kind = "spawn"

    def start(self, folder: Path, policy: Policy | None = None, libraries: Libraries = ()) -> Process:
        """Start a worker, which imports what it needs."""
        del libraries
        arguments = (str(folder), json.dumps(policy and policy.plain()))
        from grader.worker.protocol.wire import Connection  # numpy: a zygote starts while this imports it

        ours, theirs = socket.socketpair()
        with theirs:
            # On Windows a socket is handed over in bytes, elsewhere it is inherited.
            shared = sys.platform == "win32"
            own: dict[str, Any] = {} if shared else {"pass_fds": [theirs.fileno()], "start_new_session": True}
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                _python("grader.worker.inside.server", "-" if shared else str(theirs.fileno()), *arguments),
                cwd=empty_folder(),
                env=environment(),
                stdin=subprocess.PIPE if shared else subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                **own,
            )
            if sys.platform == "win32":
                assert process.stdin is not None
                with process.stdin as pipe:
                    pipe.write(theirs.share(process.pid))
        connection = Connection(ours)

        def end() -> int:
            connection.close()
            process.kill()
            return process.wait()

        return Process(connection, end, partial(_threads, process.pid), partial(_hold, partial(os.kill, process.pid)))

    def line(self, number: int) -> "Fresh":
        """The same: nothing is held."""
        del number
        return self

    def close(self) -> None:
        """Nothing is held."""


def _number(handle: int) -> int:
    """The number of a process in the /proc that is here."""
    return int(HANDLES_NUMBER.findall(Path(f"/proc/self/fdinfo/{handle}").read_text())[0])


def _threads(pid: int) -> int:
    try:
        return os.stat(f"/proc/{pid}/task").st_nlink - 2  # noqa: PTH116 - a folder each, and called often
    except OSError:  # it has ended, or this system has no such folder
        return 1


def _hold(send: Callable[[int], None], held: bool) -> None:
    """Whoever has started it has not waited for its end: until then its number is nobody else's."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError):
            send(signal.SIGSTOP if held else signal.SIGCONT)


def _finish(process: "subprocess.Popen[bytes]") -> str:
    """Wait for the end of a process, and kill it if it does not come; what it has said on stderr."""
    if process.stderr is None or process.stderr.closed:
        return ""
    try:
        _, said = process.communicate(timeout=END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        _, said = process.communicate()
    return said.decode("utf-8", "replace").strip() if said else ""
