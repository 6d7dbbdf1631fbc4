"""Makes the calls of one step's grading without a grader: benchmarks/cost.py compares `grade STEP.py` with this.

    python benchmarks/calls.py RECORDED STEP.py

RECORDED holds the requests that one grading sent to the student's worker, as `record` writes them. They are answered by
the worker's own server in this process: the same functions with the same arguments, no sandbox, nothing sent.
"""

import sys
import time
from pathlib import Path
from typing import Any

from grader.course.model import Course
from grader.sandbox.policy import Policy
from grader.worker.launch.base import Process
from grader.worker.protocol import wire


def record(course: Course, step: Path, file: Path) -> float:
    """Grade a step, and write what was sent to its worker; the seconds that a check's own models slept meanwhile."""
    from grader.checking.sleeping import told_of_sleep
    from grader.engine.machine import on_this_machine

    frames = list[bytes]()
    slept = 0.0

    def tell(begins: bool) -> None:
        nonlocal slept
        slept += -time.perf_counter() if begins else time.perf_counter()

    with on_this_machine(course) as grader:
        start = grader.launcher.start

        def recorded(folder: Path, policy: Policy | None = None, *arguments: Any) -> Process:
            process = start(folder, policy, *arguments)
            if policy is None or not (folder / step.name).exists():  # it is no student's
                return process
            send = process.connection.send

            def both(message: wire.Message, *until: float) -> None:
                frames.append(b"".join(wire.pack(message)))
                send(message, *until)

            process.connection.send = both  # type: ignore[method-assign]
            return process

        grader.launcher.start = recorded  # type: ignore[method-assign]
        before = told_of_sleep.set(tell)
        grader.grade_path(step)
        told_of_sleep.reset(before)
    file.write_bytes(b"".join(len(frame).to_bytes(8, "little") + frame for frame in frames))
    return slept


class Recorded(wire.Connection):
    """A connection over which comes what was recorded, and whose other end nobody reads."""

    def __init__(self, data: bytes, step: Path) -> None:
        self._data, self._step, self.watch = memoryview(data), step, None

    def send(self, message: wire.Message, until: float | None = None) -> None:
        """Nobody reads it."""

    def receive(self, until: float | None = None) -> wire.Message:
        """What was sent next."""
        del until
        if not self._data:
            raise wire.Closed
        end = 8 + int.from_bytes(self._data[:8], "little")
        frame, self._data = bytes(self._data[8:end]), self._data[end:]
        message = wire.whole(frame)
        if message.get("do") == "import":
            message["path"] = str(self._step)
        return message


def main(recorded: str, step: str) -> None:
    """Answer everything."""
    from grader.worker.inside.server import Server

    Server(Recorded(Path(recorded).read_bytes(), Path(step)), ()).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
