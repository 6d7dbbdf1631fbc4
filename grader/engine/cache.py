"""Results of steps, kept for the next run of whoever practises: only what has changed is graded again.

Never for marks. A step's result is kept under a hash of all that it may depend on, so nothing has to be declared stale.
"""

import hashlib
import os
import platform
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import msgspec
import platformdirs

from grader import files, package
from grader.course.model import Course, Step
from grader.engine.parts import Part
from grader.submission.model import Submission

MAX_BYTES = 64 * 2**20  # of all that is kept
KEPT = ("passed", "failed", "skipped", "not_attempted")  # checks that end otherwise may end in another way next time
SUFFIX = ".kept"
STOOD = ".stood"  # of engine/standing.py


def folder() -> Path | None:
    """Where results are kept: in the folder that GRADE_CACHE names, nowhere (None) if it is set and empty."""
    named = os.environ.get("GRADE_CACHE")
    if named is not None:
        return Path(named) if named else None
    return platformdirs.user_cache_path("digits-autograder") / "results"


def known_parts(
    store: "Store | None", submission: Submission, steps: tuple[Step, ...], counting: Mapping[str, str] | None = None
) -> dict[str, Part]:
    """Step id -> what came of it in an earlier run, for those of these steps of which that is known.

    Args:
        store: has it; None: nothing is known.
        submission: whose steps these are.
        steps: of these.
        counting: step id -> a hash of what counts of the submission's notebook for it, in place of all of it.
    """
    found = {
        step.id: store.find(submission, step, (counting or {}).get(step.id, ""))
        for step in steps
        if store and not submission.problem(step)
    }
    return {name: part for name, part in found.items() if part is not None}


def clear(there: Path) -> tuple[int, int]:
    """Remove all that is kept; how many results there were, and all their bytes."""
    found = list(_entries(there))
    for _, _, path in found:
        path.unlink(missing_ok=True)
    return sum(path.suffix == SUFFIX for *_, path in found), sum(size for _, size, _ in found)


class Store:
    """The kept results of one course, graded in one way.

    Args:
        course: that is graded.
        way: all else that results depend on, such as layers of the sandbox that are left out.
        there: the folder that holds them.
        fresh: find nothing, and keep what comes now.
    """

    def __init__(self, course: Course, way: Iterable[object], there: Path, *, fresh: bool = False) -> None:
        self._course = course
        self._way = tuple(way)
        self._there = there
        self._fresh = fresh

    def find(self, submission: Submission, step: Step, counting: str = "") -> Part | None:
        """What came of a step when the same was graded before, marked as kept; None when it was not.

        Args:
            submission: has the step's code.
            step: of the course.
            counting: a hash of what counts of a notebook, if that is known.
        """
        if self._fresh:
            return None
        path = self._path(submission, step, counting)
        try:
            found: Part = msgspec.msgpack.decode(path.read_bytes(), type=Part)
        except (OSError, msgspec.DecodeError):
            return None
        with suppress(OSError):
            os.utime(path)  # it is of use
        return msgspec.structs.replace(found, result=msgspec.structs.replace(found.result, kept=True))

    def keep(self, submission: Submission, step: Step, part: Part, counting: str = "") -> None:
        """Keep what came of a step, if it will be the same the next time and the folder can be written.

        Args:
            submission: has the step's code.
            step: of the course.
            part: what came of it.
            counting: as for `find`; then it is kept for the notebook as it is, too.
        """
        if not part.taken or any(check.outcome not in KEPT for check in part.result.checks):
            return
        with suppress(OSError):
            self._there.mkdir(mode=0o700, parents=True, exist_ok=True)
            for path in {self._path(submission, step, known) for known in ("", counting)}:
                files.replace(path, msgspec.msgpack.encode(part))
            _make_room(self._there)

    def _path(self, submission: Submission, step: Step, counting: str) -> Path:
        whole = submission.sha256 if submission.notebook_for(step) else submission.sha256_of(step)
        course = self._course
        own = [step.path, course.solutions / step.file, *(course.key.glob(f"{step.id}*") if course.key else ())]
        digest = hashlib.sha256(self._surroundings)
        digest.update(repr((step.id, counting or whole, submission.name_for(step))).encode())
        for path in own:
            digest.update(hashlib.sha256(_bytes(path)).digest())
        return self._there / f"{digest.hexdigest()}{SUFFIX}"

    @cached_property
    def _surroundings(self) -> bytes:
        """What the results of all steps depend on: the grader, libraries, the system, the course's data and secret."""
        course = self._course
        installed = sorted(name for name in os.listdir(sysconfig.get_path("purelib")) if name.endswith(".dist-info"))  # noqa: PTH208
        code = [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in package.FOLDER.rglob("*.py")]
        data = [path for name in ("mnist", "hidden") for path in sorted((course.datasets / name).glob("*"))]
        user = os.geteuid() if sys.platform != "win32" else 0
        system = (package.VERSION, sys.version, platform.platform(), user, installed, sorted(code), self._way)
        about = (course.name, course.version, course.secret, course.seed, str(course.checks), course.hidden is None)
        digest = hashlib.sha256(repr((system, about)).encode())
        for path in data:
            digest.update(hashlib.sha256(_bytes(path)).digest())
        return digest.digest()


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _entries(there: Path) -> list[tuple[float, int, Path]]:
    """When each was of use the last time, its bytes and its path."""
    found = []
    with suppress(OSError):
        for entry in os.scandir(there):
            if entry.name.endswith((SUFFIX, STOOD)):
                with suppress(OSError):
                    about = entry.stat(follow_symlinks=False)
                    found.append((about.st_mtime, about.st_size, Path(entry.path)))
    return found


def _make_room(there: Path) -> None:
    """Remove what was of no use for the longest time, until the rest is small enough."""
    found = sorted(_entries(there), reverse=True)
    total = 0
    for _, size, path in found:
        total += size
        if total > MAX_BYTES:
            path.unlink(missing_ok=True)
