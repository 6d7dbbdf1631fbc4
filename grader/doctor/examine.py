"""Proves what a submission cannot do here, by trying it in a real worker."""

import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from grader.checking.values import as_names
from grader.doctor import probes
from grader.outcomes import StudentFault
from grader.sandbox.policy import Policy, Property, Protection, open_to_all
from grader.worker.launch.base import Launcher
from grader.worker.loading import FromFile
from grader.worker.transport import Worker
from grader.worker.twin import Function, Twin

FILES = ("landlock", "uid")
ADVICE = {
    "landlock": "Landlock needs Linux 5.13, and in a container Docker 23 or a seccomp profile that allows it.",
    "uid": "A separate user id needs root, and a Python that every user can read: not inside a private home folder.",
    "seccomp": "seccomp needs x86-64 or ARM, and in a container a profile that allows it, as Docker's own does.",
    "limits": "Limits need Linux or another POSIX system.",
    "namespaces": "Namespaces need Linux and root, or a system that gives them to every user; not --worker spawn. "
    "Where each submission gets a container or machine of its own, none are needed: say --alone.",
}


def examine(
    launcher: Launcher, policy: Callable[[Path], Policy], secrets: Iterable[Path], *, alone: bool
) -> Protection:
    """Run the probes in one worker.

    Args:
        launcher: starts it.
        policy: gives what a worker may do if its submission is in this folder.
        secrets: files that no submission may read.
        alone: whether there is no other submission on this system, to which one could leave word.
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
        open_to_all(Path(results))  # so that only what it cannot do to the file keeps a submission from it
        unreadable = [str(path) for path in secrets] + [f"/proc/{os.getpid()}/environ", f"/proc/{os.getpid()}/mem"]
        port = listener.getsockname()[1]
        with Twin(worker := Worker(launcher, folder, policy(folder)), FromFile(folder / "probes.py")) as twin:
            probe = twin.functions
            others = () if alone else (("no word to other submissions", ("namespaces",), probe.tells, ()),)
            tried = (
                ("secrets unreadable", FILES, probe.reads, (unreadable,)),
                ("results unwritable", (*FILES, "seccomp"), probe.writes, ([str(result), results, *unreadable[:1]],)),
                ("no network", ("seccomp",), probe.connects, (port,)),
                ("no access to other processes", ("seccomp",), probe.touches, (os.getpid(),)),
                ("no survivors", ("seccomp", *FILES), probe.leaves, ()),
                ("memory and files bounded", ("limits",), probe.unbounded, ()),
                *others,
            )
            found = [_found(function, arguments) for _, _, function, arguments in tried]
            return Protection(
                worker.layers,
                tuple(
                    Property(
                        name,
                        not could,
                        tuple(layer for layer in layers if layer in worker.layers),
                        could,
                        "" if not could else " ".join(ADVICE[layer] for layer in layers if layer not in worker.layers),
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
