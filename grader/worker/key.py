"""A recorded key in place of the solutions: what the reference answered to the checks' calls, at one seed."""

import gzip
import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from grader.outcomes import CourseFault
from grader.worker.loading import Asks
from grader.worker.protocol import wire
from grader.worker.transport import Hear, Transport

RECORDED = ("call", "method", "draw", "signature")
SUFFIX = ".key"
# Where the whole numbers that numpy makes by default have 32 bits (Windows before numpy 2, WebAssembly), a request must
# have the same digest as here.
WIDER = {"i": np.dtype("<i8"), "u": np.dtype("<u8")}
DEFAULT_BYTES = 4


class Recorder:
    """A Transport that asks another one, and keeps the answers.

    Args:
        transport: who is asked.
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self.answers: dict[str, bytes] = {}

    @property
    def is_running(self) -> bool:
        """Whether the other is."""
        return self._transport.is_running

    @property
    def layers(self) -> tuple[str, ...]:
        """The other's."""
        return self._transport.layers

    def start(self) -> None:
        """Start the other."""
        self._transport.start()

    def ask(self, request: wire.Message, until: float, hear: Hear) -> wire.Message:
        """The other's reply."""
        reply = self._transport.ask(request, until, hear)
        if request["do"] in RECORDED:
            self.answers[digest(request)] = b"".join(wire.pack({**reply, "cpu": 0.0}))
        return reply

    def end(self) -> int | None:
        """End the other."""
        return self._transport.end()


class Recorded:
    """A Transport that answers from a key: there is no worker.

    Args:
        file: of the key, as `write` wrote it; it is read when it is first needed.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._answers: dict[str, bytes] | None = None
        self.is_running = False
        self.layers = ()

    def start(self) -> None:
        """Read the key."""
        self._answers = self._answers or read(self._file)
        self.is_running = True

    def ask(self, request: wire.Message, until: float, hear: Hear) -> wire.Message:
        """What was answered when the key was made."""
        del until, hear
        if request["do"] == "forget":
            return {"reply": "text", "text": ""}
        frame = (self._answers or {}).get(digest(request))
        if frame is None:
            name = request.get("name", request["do"])
            raise CourseFault(f"{self._file.name} has no answer of {name} to this call: was it made for it?")
        return wire.whole(frame)

    def end(self) -> int | None:
        """There is nobody to end."""
        return None


class NothingToLoad:
    """A Loader for a transport that needs none.

    Args:
        file: in which the answers are.
    """

    def __init__(self, file: Path) -> None:
        self.file = file.name
        self.notes: list[str] = []
        self.cells: set[int] = set()

    def load(self, worker: Asks) -> None:
        """There is nothing to load."""


def digest(request: wire.Message) -> str:
    """Of what is asked, whatever its seed and the width of its whole numbers; hexadecimal."""
    asked = {name: _widened(value) for name, value in request.items() if name not in ("seed", "files")}
    return hashlib.sha256(b"".join(wire.pack(asked))).hexdigest()


def _widened(value: object) -> object:
    if isinstance(value, np.ndarray) and value.dtype.kind in WIDER and value.dtype.itemsize == DEFAULT_BYTES:
        return value.astype(WIDER[value.dtype.kind])
    if isinstance(value, dict):
        return {name: _widened(item) for name, item in value.items()}
    return [_widened(item) for item in value] if isinstance(value, list) else value


def write(answers: Mapping[str, bytes]) -> bytes:
    """The file of a key."""
    parts = [bytes.fromhex(asked) + len(frame).to_bytes(8, "little") + frame for asked, frame in answers.items()]
    return gzip.compress(b"".join(sorted(parts)), mtime=0)


def read(file: Path) -> dict[str, bytes]:
    """The answers in a key by the digest of what was asked.

    Raises:
        CourseFault: it is missing or damaged.
    """
    try:
        data = gzip.decompress(file.read_bytes())
    except (OSError, EOFError) as error:
        raise CourseFault(f"{file} cannot be read: {error}") from error
    answers, start = {}, 0
    while start < len(data):
        size = int.from_bytes(data[start + 32 : start + 40], "little")
        answers[data[start : start + 32].hex()] = data[start + 40 : start + 40 + size]
        start += 40 + size
    return answers
