"""How a student's work stood when it was graded the last time, so that the next report can say what has changed.

Never for marks. It is kept beside the results of `engine/cache.py`, in one small file for each place.
"""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from grader import files
from grader.course.model import Course
from grader.engine import cache
from grader.reports.model import Report


class Stood(msgspec.Struct, frozen=True):
    """The points of a step, and whether it had passed."""

    score: int
    passed: bool


def last(course: Course, place: Path) -> dict[str, Stood]:
    """Step id -> how it stood the last time; empty when nothing is known.

    Args:
        course: that was graded.
        place: where the work is.
    """
    file = _file(course, place)
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, Stood]) if file else {}
    except (OSError, msgspec.DecodeError):
        return {}


def keep(course: Course, place: Path, before: Mapping[str, Stood], report: Report) -> None:
    """Keep how the steps of a report stand, and the others as before, if the folder can be written."""
    now = {step.id: Stood(step.score, step.outcome == "passed") for step in report.steps if step.outcome != "error"}
    file = _file(course, place)
    if file and now.items() - before.items():
        with suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.replace(file, msgspec.json.encode({**before, **now}))


def _file(course: Course, place: Path) -> Path | None:
    there = cache.folder()
    about = repr((course.name, str(course.checks), str(place.resolve())))
    return there / f"{hashlib.sha256(about.encode()).hexdigest()}{cache.STOOD}" if there else None
