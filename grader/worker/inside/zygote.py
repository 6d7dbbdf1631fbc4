"""The zygote (Linux): processes that have imported the libraries once, and fork a ready worker on request.

There is one for each tier, as a set of libraries is called that a step needs: a fork costs the more, the more has been
imported. They import and never compute: one parallel region here, and a worker's first k-NN would hang after the fork.
"""

import contextlib
import ctypes
import gc
import json
import os
import re
import select
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

MAX_REQUEST = 256 * 1024
ANONYMOUS = re.compile(r"(\w+)-(\w+) rw-p \S+ \S+ 0 +(?:\[heap\])?$", re.MULTILINE)
HUGE = 2 * 2**20
MADV_COLLAPSE = 25  # since Linux 6.1


def main() -> None:
    """Be the first tier, and fork the others, until all control sockets are closed.

    Its argument, as JSON: each tier's libraries and the numbers of its inherited control sockets; the layers that
    workers shall not have; paths that they read.
    """
    from grader.sandbox import confine, namespaces

    tiers, without, needed = json.loads(sys.argv[1])
    sys.argv = [""]
    own_mounts = "namespaces" not in without and namespaces.enter()
    from grader.worker.inside import server  # noqa: F401 - the server, and numpy, for all forks

    gc.disable()  # what libraries make while they are imported stays
    confine.prepare()
    names, numbers = _one_of(tiers)
    for _, others in tiers:
        for number in set(others) - set(numbers):
            os.close(number)
    controls = [socket.socket(fileno=number) for number in numbers]  # before they are frozen: no worker shall find them
    _get_ready(names)
    fork = namespaces.Forks(own_mounts, needed, [os.environ["MPLCONFIGDIR"]]).fork
    confine.confine_parent()
    _serve_all(controls, fork)
    with contextlib.suppress(ChildProcessError):
        while True:  # the other tiers end, too
            os.wait()


def _one_of(tiers: list[Any]) -> Any:
    """The first tier; in forks, each of the others, which end with this process."""
    from grader.sandbox import linux

    first, *others = tiers
    this = os.getpid()
    for other in others:
        if os.fork() == 0:
            linux.prctl(linux.SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != this:
                os._exit(1)
            return other
    return first


def _get_ready(names: list[str]) -> None:
    """Import what a tier has, so that it may be forked."""
    from grader.sandbox import limits
    from grader.worker.inside import libraries

    libraries.import_for_all(names)
    threads = len(list(Path("/proc/self/task").iterdir()))
    if threads != 1:
        sys.exit(f"the zygote has {threads} threads: a library computed something while it was imported")
    gc.freeze()
    gc.enable()
    _use_huge_pages()
    limits.offer_to_die()  # while there is a /proc


def _serve_all(controls: list[socket.socket], fork: Callable[[], int]) -> None:
    """Serve fork and end requests on the control sockets until all are closed."""
    workers: dict[socket.socket, set[int]] = {control: set() for control in controls}
    while workers:
        for control in select.select(list(workers), [], [])[0]:
            if not _serve(control, workers, fork):
                for pid in workers.pop(control):  # whoever has asked for them is gone
                    _end(pid)
                control.close()


def _serve(control: socket.socket, workers: dict[socket.socket, set[int]], fork: Callable[[], int]) -> bool:
    """Answer one request on a control socket, which has workers of its own; whether there was one."""
    try:
        data, descriptors, _, _ = socket.recv_fds(control, MAX_REQUEST, 1)
    except ConnectionError:
        return False
    if not data:
        return False
    request = json.loads(data)
    answer: dict[str, Any] = {}
    handle = []
    if "begin" in request:  # somebody new: whoever has asked here before has died
        while workers[control]:
            _end(workers[control].pop())
        answer = {"ready": request["begin"]}
    elif "fork" in request:
        try:
            pid = fork()
        except OSError as error:
            answer = {"error": str(error)}
        else:
            if pid == 0:
                _become_worker(list(workers), descriptors[0], request["fork"], request["policy"])
            workers[control].add(pid)
            answer = {"pid": pid}
            handle = [os.pidfd_open(pid)]  # where this process is in a namespace, its number is another one outside
        os.close(descriptors[0])
    else:
        workers[control].discard(request["end"])
        answer = {"status": _end(request["end"])}
    try:
        socket.send_fds(control, [json.dumps(answer).encode()], handle)
    except ConnectionError:
        return False
    finally:
        for descriptor in handle:
            os.close(descriptor)
    return True


def _use_huge_pages() -> None:
    """Gather the heap in huge pages, if the system does that: a fork copies the page table, which gets shorter."""
    madvise = ctypes.CDLL(None).madvise
    for begin, end in ANONYMOUS.findall(Path("/proc/self/maps").read_text()):
        first, last = -(-int(begin, 16) // HUGE) * HUGE, int(end, 16) // HUGE * HUGE
        if first < last:
            madvise(ctypes.c_void_p(first), ctypes.c_size_t(last - first), MADV_COLLAPSE)


def _become_worker(controls: list[socket.socket], descriptor: int, folder: str, policy: dict[str, Any] | None) -> None:
    """Never returns: whatever happens in a worker ends in the worker."""
    status = 1
    try:
        from grader.sandbox import linux
        from grader.worker.inside import server

        linux.prctl(linux.SET_PDEATHSIG, signal.SIGKILL)
        os.setsid()
        for control in controls:
            control.close()
        os.chdir(folder)
        server.run(socket.socket(fileno=descriptor), policy)
        status = 0
    finally:
        os._exit(status)


def _end(pid: int) -> int:
    """Kill a worker and all of its session; its exit code, or minus the signal that ended it."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError):
            kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main()
