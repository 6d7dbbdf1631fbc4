"""Workers as web workers of a browser, each with a Python and files of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from grader.sandbox.policy import Policy, Property, Protection
from grader.worker.launch.base import CannotStart, Libraries, Process, named_in
from grader.worker.protocol.port import Port, Stream
from grader.worker.protocol.wire import Connection

LAYERS = ("web-worker",)
# What is known without trying: the page, its files and all that is on it belong to whoever has opened it.
ADVICE = "What is graded in a browser is practice: grade for marks elsewhere."
PROTECTION = Protection(
    LAYERS,
    (
        Property("secrets unreadable", False, (), ("whoever opens the page can read all of its files",), ADVICE),
        Property("results unwritable", False, (), ("whoever opens the page can change what it shows",), ADVICE),
        Property("no access to other processes", True, LAYERS, (), ""),
        Property("no survivors", True, LAYERS, (), ""),
    ),
)
START_SECONDS = 180.0  # until a web worker has loaded Python and libraries, perhaps over a slow line


class Broker(Protocol):
    """The JavaScript object that asks the page for web workers."""

    def start(self, folder: str, libraries: str, /) -> Stream:
        """A stream to a worker that works in a folder and has these libraries (names with spaces between)."""

    def end(self, stream: Stream, /) -> int:
        """End the worker; its exit code where it had ended by itself, or minus a signal's number."""


class Browser:
    """A Launcher.

    Args:
        broker: asks the page for workers.
        wait: what a promise becomes, when it is kept.
        versions: of the libraries that the workers have.
    """

    kind = "browser"
    shares_files = False
    folders: tuple[Path, ...] = ()
    protection = PROTECTION

    def __init__(self, broker: Broker, wait: Callable[[Any], Any], versions: dict[str, str]) -> None:
        self._broker = broker
        self._wait = wait
        self._versions = versions

    def start(self, folder: Path, policy: Policy | None = None, libraries: Libraries = ()) -> Process:
        """Start a worker; loading Python there does not count against any deadline, because it says when it is there.

        Raises:
            CannotStart: it has not come.
        """
        del policy  # nothing of this machine is there
        code = [path.read_bytes() for path in folder.rglob("*.py")]
        stream = self._broker.start(str(folder), " ".join(sorted({*libraries, *named_in(*code)})))
        port = Port(stream, self._wait)
        port.settimeout(START_SECONDS)
        try:
            hello = port.recv(1)
        except TimeoutError:
            hello = b""
        if not hello:
            port.close()
            self._broker.end(stream)
            raise CannotStart("the browser has not started another worker: has it enough memory?")

        def end() -> int:
            port.close()
            return self._broker.end(stream)

        return Process(Connection(port), end)

    def line(self, number: int) -> "Browser":
        """The same: nothing is forked here."""
        del number
        return self

    def versions(self) -> dict[str, str]:
        """The versions of the libraries that the page loads."""
        return self._versions

    def close(self) -> None:
        """Nothing is held: the page ends its workers."""
