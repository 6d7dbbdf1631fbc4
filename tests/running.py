"""Running the command as a user does."""

import gzip
import json
import os
import struct
import subprocess
import sys
from pathlib import Path

from grader.checking.charts import TIMES_VARY

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "tiny_course"


def grade(*arguments, cwd=None, env=None, timeout=300):
    """The command, as a subprocess, with the environment of a shell."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    return subprocess.run(
        [sys.executable, "-P", "-m", "grader", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**clean, "PYTHONIOENCODING": "utf-8", "GRADE_FOR": "none", "GRADE_CACHE": "", **(env or {})},
        timeout=timeout,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def write_idx(path, array):
    """Write bytes in the format of the MNIST files."""
    header = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    path.write_bytes(gzip.compress(header + array.tobytes()))


def report_of(*arguments, **keywords):
    """The command's exit code and its JSON report."""
    done = grade(*arguments, "--format", "json", **keywords)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def checks_of(report):
    """All checks of a report by id."""
    return {check["id"]: check for step in report["steps"] for check in step["checks"]}


def without_times(report):
    """A report without what may differ from run to run and machine to machine."""
    for check in checks_of(report).values():
        check["seconds"] = 0
        check["images"] = [image for image in check["images"] if TIMES_VARY not in image["title"]]
    report["environment"] = {}
    return report


def made_once(factory, name, make):
    """A folder that is made once for a test run, by whichever of pytest's processes needs it first.

    Args:
        factory: tmp_path_factory.
        name: of the folder.
        make: is called with its path, and makes it.
    """
    own = factory.getbasetemp()
    shared = own.parent if fcntl and "PYTEST_XDIST_WORKER" in os.environ else own
    folder, done = shared / name, shared / f"{name}.made"
    with (shared / f"{name}.lock").open("w") as lock:
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder
