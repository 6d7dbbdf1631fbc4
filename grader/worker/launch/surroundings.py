"""What interpreters of ours find around them: an environment, empty folders, matplotlib's list of fonts."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

from grader.sandbox.policy import is_root, open_to_all
from grader.worker import threads


def environment() -> dict[str, str]:
    """All that a worker's environment holds: no secrets, one thread, no display, no random hashes, no settings."""
    passed_on = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
        if name in os.environ
    }
    return {
        **passed_on,
        **threads.ONE,
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "HOME": empty_folder(),
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": matplotlib_folder(),
        "MATPLOTLIBRC": os.devnull,
        "LOKY_MAX_CPU_COUNT": "1",
    }


@cache
def empty_folder() -> str:
    """Where our interpreters start: libraries read settings from the folder they are in and from the home."""
    folder = tempfile.mkdtemp(prefix="grade-empty-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    open_to_all(Path(folder))
    os.utime(folder, (0, 0))  # when the grading began is nobody's business
    return folder


@cache
def matplotlib_folder() -> str:
    """Where matplotlib keeps its list of fonts, which takes seconds to make."""
    try:
        # Root's home is closed to the user that a worker may become.
        cache = Path("/var/cache" if is_root() else os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = cache / "digits-grader" / "matplotlib"
        folder.mkdir(parents=True, exist_ok=True)
        usable = os.access(folder, os.W_OK)
    except (OSError, RuntimeError):
        usable = False
    return str(filled(folder if usable else Path(tempfile.mkdtemp(prefix="digits-grader-"))))


def filled(folder: Path) -> Path:
    """The folder, with this matplotlib's list of fonts in it: a confined worker could not write it."""
    done = folder / f"filled-by-{version('matplotlib')}"
    if not done.exists():
        command = [sys.executable, "-I", "-c", "import matplotlib.font_manager"]
        settings = {"MPLCONFIGDIR": str(folder), "MATPLOTLIBRC": os.devnull}
        subprocess.run(  # noqa: S603 - our own interpreter
            command, cwd=empty_folder(), env={**os.environ, **settings}, capture_output=True, check=False
        )
        done.touch()
    return folder
