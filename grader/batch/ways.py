"""How a class is graded: the course, part by part, and the versions of all that grades."""

import hashlib
import platform
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from grader import package
from grader.course.model import Course

TOLD_APART = (".md", ".toml")  # beside the checks: no result depends on stories, nor on the policy


@dataclass(frozen=True)
class Way:
    """How a class is graded; another way makes other reports.

    Attributes:
        course: sha256 of the course.
        grader: versions of the grader and of the libraries.
        seed: as in the table.
        parts: of each step, its id and the sha256 of its checks and solution; with "", of all else in the course.
    """

    course: str
    grader: str
    seed: str = ""
    parts: tuple[tuple[str, str], ...] = ()


def way_of(course: Course, seed: int | None) -> Way:
    """How a class is graded with this course, what is installed, and this seed; None: each step's own."""
    versions = {"grader": package.VERSION, "python": platform.python_version()}
    versions |= {name: version(name) for name in ("numpy", "scikit-learn", "matplotlib")}
    seen = " ".join(f"{name} {number}" for name, number in versions.items())
    parts = _parts(course)
    whole = hashlib.sha256(repr(sorted(parts.items())).encode()).hexdigest()
    return Way(whole, seen, "" if seed is None else str(seed), tuple(parts.items()))


def _parts(course: Course) -> dict[str, str]:
    """The digests of a course: of each step's checks and solution, and of all else."""
    digests = defaultdict[str, Any](hashlib.sha256)
    digests[""].update(repr((course.name, course.version, course.secret, course.seed)).encode())
    steps = [step.id for step in course.steps]
    digests[""].update(repr(steps).encode())
    folders = [course.checks, course.key or course.solutions, course.datasets / "mnist", course.datasets / "hidden"]
    for path in (path for folder in folders for path in sorted(folder.glob("*"))):
        if path.is_file() and path.suffix not in TOLD_APART:
            own = path.stem if path.stem in steps else ""
            digests[own].update(hashlib.sha256(path.name.encode() + b"\0" + path.read_bytes()).digest())
    return {name: digest.hexdigest() for name, digest in digests.items()}
