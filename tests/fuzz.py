"""Damages what a student's side may send, and sees that the trusted side stays well: a value or the student's fault, in time.

    python -m tests.fuzz [NUMBER]

It starts from valid frames, drawings, archives and notebooks, damages each NUMBER times in all (10 000), and prints how that
ended. It exits with 1 when anything else was raised, took longer than its deadline and two seconds, or took this process
above 400 MB.
"""

import contextlib
import io
import json
import random
import re
import resource
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from time import monotonic

import numpy as np

from grader import api
from grader.checking import picture
from grader.course.model import load
from grader.outcomes import StudentFault
from grader.submission import cells
from grader.submission.contents import Unreadable
from grader.submission.stage import stage
from grader.worker.launch.base import Process
from grader.worker.protocol import wire
from tests.running import ROOT, TINY
from tests.workers import pipe, twin_of

NUMBER, DEADLINE, SLACK, MOST_MB = 10_000, 1.0, 2.0, 400
STRANGE = (
    b"Infinity",
    b"-Infinity",
    b"NaN",
    b"1e999",
    b"-1",
    b"9" * 30,
    b"null",
    b"[]",
    b"{}",
    b'"x"',
    b"true",
    b"[" * 3000,
)
STRANGE += (b'{"$":0}', b'"' + b"y" * 200_000 + b'"', b"[" + b"0," * 100_000 + b"0]", b"2147483648", b"1.5")
TOKEN = re.compile(rb'-?\d+(?:\.\d+)?|"[^"]*"|true|false|null')
AXES = {"title": "7", "box": [10, 10, 180, 180], "has_data": True}
HANDLE = {"h": 0, "t": "Figure", "k": "figure", "can": []}
REPLIES = (
    {"reply": "value", "value": {"v": 3, "t": "int"}, "shows": 0, "argument": None, "cpu": 0.1},
    {
        "reply": "value",
        "value": {"a": np.arange(12.0).reshape(3, 4), "t": "ndarray"},
        "inputs": [{"same": True}],
        "cpu": 0.1,
    },
    {
        "reply": "value",
        "value": {"s": [{"a": np.arange(3), "t": "list"}, {"v": "a", "t": "str"}], "t": "tuple"},
        "cpu": 0.0,
    },
    {"reply": "value", "value": {"d": [[{"v": "a", "t": "str"}, {"v": 0.5, "t": "float"}]], "t": "dict"}, "cpu": 0.0},
    {"reply": "value", "value": HANDLE, "cpu": 0.0},
    {
        "reply": "raised",
        "type": "KeyError",
        "types": ["KeyError"],
        "text": "'a'",
        "line": 3,
        "cell": 2,
        "code": "d['a']",
    },
    {"reply": "missing", "near": "f", "found": "int"},
    {"reply": "signature", "text": "(x)"},
)
DRAWING = {"reply": "drawing", "pixels": np.full((190, 190, 3), 255, np.uint8), "axes": [AXES, AXES], "cpu": 0.1}


def damaged(data, rng):
    """The bytes with some of them changed, left out, repeated or put in."""
    data = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8))):
        at = rng.randrange(len(data) + 1)
        size = rng.choice((1, 4, 64))
        match rng.randrange(6):
            case 0 | 1:
                data[at : at + size] = rng.randbytes(size)
            case 2:
                del data[at : at + size]
            case 3:
                data[at:at] = data[at : at + size] * rng.choice((1, 50))
            case 4:
                data[at : at + size] = rng.choice((b"\xff", b"\0")) * size
            case 5:
                del data[at:]
    return bytes(data)


def misspoken(text, rng):
    """JSON in which some values are strange ones."""
    places = list(TOKEN.finditer(text))
    for place in sorted(rng.sample(places, min(len(places), rng.choice((1, 1, 3)))), key=lambda one: -one.start()):
        text = text[: place.start()] + rng.choice(STRANGE) + text[place.end() :]
    return text


def frame(message, rng):
    """A damaged frame of a message."""
    whole = b"".join(wire.pack(message))
    if rng.random() < 0.3:
        return damaged(whole, rng)
    size, _ = wire.LENGTHS.unpack_from(whole)
    start = wire.LENGTHS.size
    header, arrays = misspoken(whole[start : start + size], rng), whole[start + size :]
    return wire.LENGTHS.pack(len(header), len(arrays)) + header + arrays


class Saying:
    """A launcher whose workers say what they were told to say."""

    shares_files = True

    def __init__(self, *frames):
        begin = ({"reply": "text", "text": "process"}, {"reply": "value", "value": {"v": None, "t": "NoneType"}})
        self.frames = [*(b"".join(wire.pack(one)) for one in begin), *frames]

    def start(self, *_):
        ours, theirs = pipe()
        for one in self.frames:
            theirs.send(one)
        theirs.close()
        return Process(wire.Connection(ours), lambda: 0)

    def close(self):
        pass


READINGS = (
    lambda answer: api.as_array(answer, shape=(3, None), kind="numbers"),
    api.as_number,
    lambda answer: api.as_parts(answer, ["a", "b"]),
    lambda answer: api.as_dict(answer, ["a"]),
    api.as_names,
    lambda answer: api.expect_unchanged(answer, np.zeros(3)),
)


def a_frame(rng, _):
    launcher = Saying(frame(rng.choice(REPLIES), rng))
    with twin_of(Path("step1_x.py"), launcher, until=monotonic() + DEADLINE) as twin:
        answer = twin.functions.double.keeping_inputs(np.zeros(3))
        for reading in READINGS:
            with contextlib.suppress(StudentFault):
                reading(answer)


def a_drawing(rng, _):
    launcher = Saying(b"".join(wire.pack(REPLIES[4])), frame(DRAWING, rng))
    with twin_of(Path("step1_x.py"), launcher, until=monotonic() + DEADLINE) as twin:
        found = api.as_drawing(twin.functions.plot(), "figure").draw()
        digit = np.arange(784, dtype=np.uint8).reshape(28, 28)
        for view in picture.reading_order(found):
            picture.is_blank(found, view)
            picture.shows_digit(found, view, digit)
            with contextlib.suppress(StudentFault):  # it is another digit
                api.expect_digit(found, view, digit, "It", [], others=[digit])


def packed(kind):
    file = io.BytesIO()
    sources = {path.name: path.read_bytes() for path in sorted((TINY / "solutions").glob("*.py"))}
    if kind == "a.zip":
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in sources.items():
                archive.writestr(name, data)
    else:
        with tarfile.open(
            fileobj=file, mode="w:gz" if kind.endswith("gz") else "w", format=tarfile.PAX_FORMAT
        ) as archive:
            for name, data in sources.items():
                entry = tarfile.TarInfo(name)
                entry.size, entry.pax_headers = len(data), {"comment": "é" * 50}
                archive.addfile(entry, io.BytesIO(data))
    return file.getvalue()


ARCHIVES = {kind: packed(kind) for kind in ("a.zip", "a.tar", "a.tar.gz")}
COURSE = load(TINY)


def an_archive(rng, folder):
    kind = rng.choice(list(ARCHIVES))
    (folder / kind).write_bytes(damaged(ARCHIVES[kind], rng))
    with stage(folder / kind, COURSE):
        pass


WHOLE = json.loads((ROOT / "exercises" / "digits.ipynb").read_bytes())
NOTEBOOK = json.dumps(WHOLE | {"cells": WHOLE["cells"][:8]}, indent=1).encode()


def a_notebook(rng, _):
    data = misspoken(NOTEBOOK, rng) if rng.random() < 0.6 else damaged(NOTEBOOK, rng)
    cells.cells(data, "x.ipynb")


KINDS = {"frames": a_frame, "drawings": a_drawing, "archives": an_archive, "notebooks": a_notebook}


def main(number):
    """Run and print; the exit code."""
    wrong, limit = [], DEADLINE + SLACK
    with tempfile.TemporaryDirectory() as folder:
        for name, once in KINDS.items():
            ended, slowest = {"a value": 0, "the student's fault": 0, "anything else": 0}, 0.0
            for seed in range(number // len(KINDS)):
                rng, began, how = random.Random(f"{name} {seed}"), monotonic(), "a value"
                try:
                    once(rng, Path(folder))
                except (StudentFault, Unreadable):
                    how = "the student's fault"
                except Exception as error:  # noqa: BLE001 - what must not happen
                    how = "anything else"
                    wrong.append(f"{name} {seed}: {error!r}")
                ended[how] += 1
                slowest = max(slowest, monotonic() - began)
            if slowest > limit:
                wrong.append(f"{name}: {slowest:.1f} s")
            print(f"{name:<10} {json.dumps(ended)} slowest {slowest * 1000:.0f} ms")
    peak = most_memory()
    print(f"peak memory of this process {peak:.0f} MB")
    if peak > MOST_MB:
        wrong.append(f"{peak:.0f} MB")
    with contextlib.suppress(BrokenPipeError):
        print("\n".join(wrong[:20]), file=sys.stderr)
    return int(bool(wrong))


def most_memory():
    """MB that this process has had at most; what the system counts as such includes whoever has started it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else NUMBER))
