"""A recorded key in place of the solutions: what the reference answered to the checks' calls, at one seed."""

import gzip
import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from grader.outcomes import CourseFault
from grader.worker.protocol import wire
from grader.worker.twin import Reference

KEPT = ("call", "method", "draw", "signature")
SUFFIX = ".key"


class Recorder(Reference):
    """A reference that keeps its answers in `answers`."""

    def __init__(self, path: Path, **settings: Any) -> None:
        super().__init__(path, **settings)
        self.answers: dict[str, bytes] = {}

    def _request(self, request: wire.Message, name: str, seconds: float, number: int) -> wire.Message:
        reply = super()._request(request, name, seconds, number)
        if request["do"] in KEPT:
            self.answers[_digest(request)] = b"".join(wire.pack({**reply, "cpu": 0.0}))
        return reply


class Recorded(Reference):
    """The twin that answers from a key; it starts no worker.

    Args:
        path: the file of the key, as `write` wrote it.
        settings: as for a Reference.
    """

    def begin(self, seed: int) -> None:
        """Answer for another submission; the course has one seed."""
        self._seed = seed

    @cached_property
    def _answers(self) -> dict[str, bytes]:
        return read(self._path)

    def _import(self) -> None:
        """There is nothing to import."""

    def _request(self, request: wire.Message, name: str, seconds: float, number: int) -> wire.Message:
        del seconds, number
        try:
            frame = self._answers[_digest(request)]
        except KeyError:
            raise CourseFault(f"{self._path.name} has no answer of {name} to this call: was it made for it?") from None
        return _unpacked(frame)


def _digest(request: wire.Message) -> str:
    return hashlib.sha256(b"".join(wire.pack(request))).hexdigest()


def _unpacked(frame: bytes) -> wire.Message:
    header = wire.LENGTHS.unpack_from(frame)[0]
    start = wire.LENGTHS.size
    return wire.unpack(frame[start : start + header], bytearray(frame[start + header :]))


def write(answers: Mapping[str, bytes]) -> bytes:
    """The file of a key."""
    parts = [bytes.fromhex(digest) + len(frame).to_bytes(8, "little") + frame for digest, frame in answers.items()]
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
