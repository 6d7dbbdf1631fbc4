"""A student's copy as one file that pip installs."""

import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from grader.authoring.archive import Files
from grader.course.model import CourseError

BUILDER = "hatchling"  # as pyproject.toml says; it needs no network


def built(copy: Files) -> Files:
    """The wheel of a copy, by its name; nothing where there is nothing to build it with.

    Raises:
        CourseError: it cannot be built.
    """
    if find_spec(BUILDER) is None:
        return {}
    # Apart, because what a repository around it ignores would be left out.
    with tempfile.TemporaryDirectory(prefix="grade-wheel-") as folder:
        for name, data in copy.items():
            path = Path(folder, "copy", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        command = [sys.executable, "-P", "-m", BUILDER, "build", "-t", "wheel", "-d", str(Path(folder, "dist"))]
        done = subprocess.run(command, cwd=Path(folder, "copy"), capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise CourseError(f"pyproject.toml:1: no wheel can be built of the student's copy: {done.stderr.strip()}")
        return {path.name: path.read_bytes() for path in Path(folder, "dist").glob("*.whl")}
