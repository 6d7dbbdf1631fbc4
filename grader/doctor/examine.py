"""Proves what a submission cannot do here, by trying it in a real worker."""

import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from grader.checking.values import as_names
from grader.doctor import probes
from grader.outcomes import StudentFault
from grader.sandbox.policy import Policy, open_to_all
from grader.worker.launch.processes import Launcher
from grader.worker.twin import Function, Twin

FILES = ("landlock", "uid")
ADVICE = {
    "landlock": "Landlock needs Linux 5.13, and in a container Docker 23 or a seccomp profile that allows it.",
    "uid": "A separate user id needs root, and a Python that every user can read: not inside a private home folder.",
    "seccomp": "seccomp needs the library libseccomp (Debian, Ubuntu: libseccomp2).",
    "limits": "Limits need Linux or another POSIX system.",
}


@dataclass(frozen=True)
class Property:
    """Something that a submission cannot do, or can.

    Attributes:
        name: such as "no network".
        holds: whether the probe failed to do it.
        by: the layers that ensure it, among those that are on.
        found: what the probe could do.
        advice: what to change when it does not hold.
    """

    name: str
    holds: bool
    by: tuple[str, ...]
    found: tuple[str, ...]
    advice: str


@dataclass(frozen=True)
class Protection:
    """What was found: the layers of a worker here, and what they achieve."""

    layers: tuple[str, ...]
    properties: tuple[Property, ...]

    @property
    def trustworthy(self) -> bool:
        """Whether every property holds."""
        return all(one.holds for one in self.properties)

    @property
    def holding(self) -> tuple[str, ...]:
        """The names of the properties that hold."""
        return tuple(one.name for one in self.properties if one.holds)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the properties that do not hold."""
        return tuple(one.name for one in self.properties if not one.holds)


def examine(launcher: Launcher, policy: Callable[[Path], Policy], secrets: Iterable[Path]) -> Protection:
    """Run the probes in one worker.

    Args:
        launcher: starts it.
        policy: gives what a worker may do if its submission is in this folder.
        secrets: files that no submission may read.
    """
    with (
        tempfile.TemporaryDirectory(prefix="grade-probes-") as home,
        tempfile.TemporaryDirectory(prefix="grade-result-") as results,
        socket.create_server(("127.0.0.1", 0)) as listener,
    ):
        folder = Path(home)
        open_to_all(folder)
        shutil.copy(Path(probes.__file__), folder / "probes.py")
        result = Path(results) / "report.json"
        result.write_text("{}")
        unreadable = [str(path) for path in secrets] + [f"/proc/{os.getpid()}/environ", f"/proc/{os.getpid()}/mem"]
        port = listener.getsockname()[1]
        with Twin(folder / "probes.py", folder=folder, launcher=launcher, policy=policy(folder)) as twin:
            tried = (
                ("secrets unreadable", FILES, twin.reads, (unreadable,)),
                ("results unwritable", FILES, twin.writes, ([str(result), results, *unreadable[:1]],)),
                ("no network", ("seccomp",), twin.connects, (port,)),
                ("no access to other processes", ("seccomp",), twin.touches, (os.getpid(),)),
                ("no survivors", ("seccomp", *FILES), twin.leaves, ()),
                ("memory and files bounded", ("limits",), twin.unbounded, ()),
            )
            found = [_found(function, arguments) for _, _, function, arguments in tried]
            return Protection(
                twin.layers,
                tuple(
                    Property(
                        name,
                        not could,
                        tuple(layer for layer in layers if layer in twin.layers),
                        could,
                        "" if not could else " ".join(ADVICE[layer] for layer in layers if layer not in twin.layers),
                    )
                    for (name, layers, *_), could in zip(tried, found, strict=True)
                ),
            )


def _found(function: Function, arguments: tuple[object, ...]) -> tuple[str, ...]:
    try:
        answer = function(*arguments)
        return tuple(as_names(answer))
    except StudentFault as fault:  # a probe that does not answer proves nothing
        return (f"the probe did not answer: {fault.message}",)
