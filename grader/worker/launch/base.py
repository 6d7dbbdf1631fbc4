"""What starts workers, seen from those who need one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from grader.sandbox.policy import Policy, Protection

if TYPE_CHECKING:
    from grader.worker.protocol.wire import Connection


Libraries = tuple[str, ...]
SLOW = ("sklearn", "matplotlib")  # to import; those that take longest first

SPARE = 1  # processes that start workers besides as many as there are cores: for one that sleeps


def named_in(*texts: bytes) -> Libraries:
    """The libraries, of those that take long to import, that Python code names."""
    return tuple(name for name in SLOW if any(name.encode() in text for text in texts))


class CannotStart(Exception):
    """No worker can be had on this machine: our fault, or the machine's."""


class Lost(Exception):
    """A process of ours has died, and a worker with it: no fault of the submission that it was for."""


@dataclass(frozen=True)
class Process:
    """A running worker: talk to it over `connection`; `end()` kills it.

    `end()` returns its exit code when it had ended by itself, or minus the number of the signal that ended it. It
    raises Lost when what had started the worker is gone. `threads()` counts those that it has now, if the system tells.
    `hold(True)` lets it do nothing until `hold(False)`, if the system can.
    """

    connection: "Connection"
    end: Callable[[], int]
    threads: Callable[[], int] = lambda: 1
    hold: Callable[[bool], None] = lambda _: None


class Launcher(Protocol):
    """What starts workers.

    Attributes:
        kind: how it does that, for the report.
        shares_files: whether workers see the files of this process; if not, a request carries what it names.
        folders: what its workers must be able to read, whatever they work on.
        protection: what confines a submission, where that is known without trying; None: the doctor tries.
    """

    @property
    def kind(self) -> str: ...  # noqa: D102 - above
    @property
    def shares_files(self) -> bool: ...  # noqa: D102
    @property
    def folders(self) -> tuple[Path, ...]: ...  # noqa: D102
    @property
    def protection(self) -> Protection | None: ...  # noqa: D102

    def start(self, folder: Path, policy: Policy | None = None, libraries: Libraries = ()) -> Process:
        """Start a worker that works in a folder, confined if there is a policy.

        Args:
            folder: where it works.
            policy: what it may do; None: everything.
            libraries: that it will need, of those that take long to import.

        Raises:
            CannotStart: there is none to be had.
        """

    def line(self, number: int) -> "Launcher":
        """In a fork of this process: a launcher that it shares with nobody.

        Args:
            number: from 1 on, of this fork.
        """

    def versions(self) -> dict[str, str]:
        """The versions of the libraries that its workers have."""

    def close(self) -> None:
        """Release what the launcher holds; whatever it has started ends."""
