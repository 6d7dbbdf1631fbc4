"""`%grade` and `%hint` in a running notebook.

A notebook's kernel is the student's process, so nothing of the course is loaded here: the code of the cells that were
run is handed to the command `grade`, in a separate process, and its report is shown.
"""

import inspect
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterable
from contextlib import suppress
from html import escape
from itertools import takewhile
from pathlib import Path
from typing import Any

from grader.notebook.magics import plain
from grader.notebook.statements import NOT_PYTHON
from grader.submission.contents import NOTEBOOK

FUNCTION = re.compile(r"^\s*def (\w+)", re.MULTILINE)
WIDTH = 80  # of a hint, which Jupyter would wrap anywhere
HELP = {"-h", "--help", "help"}
FILLING = ("", "step", "steps", "tier")  # words that may be said and change nothing
_opened_in = ""  # the folder that the kernel was in when the magics were loaded
_before: dict[str, int] = {}  # id of a step -> its points the last time


def load(shell: Any) -> None:
    """Add the magics to a running IPython."""
    global _opened_in  # noqa: PLW0603 - there is one IPython in a process
    _opened_in = _opened_in or _current()
    shell.register_magic_function(grade, "line", "grade")
    shell.register_magic_function(hint, "line", "hint")


def grade(line: str) -> None:
    """Grade the functions as they are in this notebook: `%grade`, or `%grade 4` for step 4.

    Without a number, the steps count of which a cell was run; with `%grade all` those that are missing, too.
    Options of the command `grade` may follow, such as `--seed 1`.
    """
    words = [word for part in _words(line) for word in part.split(",") if word not in FILLING]
    if not HELP.isdisjoint(words):
        print(inspect.getdoc(grade))  # noqa: T201
        return
    steps = [*takewhile(lambda word: not word.startswith("-"), words)]
    options = words[len(steps) :]
    if not steps and not any(option.startswith("--step") for option in options):
        options.append("--begun")
    elif [step.lower() for step in steps] != ["all"]:
        options += [part for step in steps for part in ("--step", step)]
    if any(option.startswith("--format") for option in options):
        print("%grade shows its report here: leave out --format.")  # noqa: T201
        return
    with tempfile.TemporaryDirectory(prefix="grade-") as folder:
        notebook = Path(folder) / _name()
        notebook.write_text(json.dumps(_as_run(_shell().history_manager.input_hist_raw)), "utf-8")
        _grade(notebook, options)


def hint(line: str) -> None:
    """A hint: `%hint 4` for a step, `%hint 4 two_targets` for a function, `%hint 4 two_targets 2` says more."""
    words = [word for word in _words(line) if word not in FILLING]
    if not HELP.isdisjoint(words):
        print(inspect.getdoc(hint))  # noqa: T201
        return
    if len(words) > 1 and words[-1].isdecimal() and not words[-2].startswith("-"):
        words[-1:] = ["--tier", words[-1]]
    done = subprocess.run(  # noqa: S603 - our own command
        _command("hint", *words),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=_environment(),
        cwd=_somewhere(),
        check=False,
    )
    text = _in_a_notebook(done.stdout or done.stderr).replace(" --tier", "")
    print("\n".join(textwrap.fill(line, WIDTH) for line in text.splitlines()))  # noqa: T201


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line, comments=True)
    except ValueError:  # a quote that is not closed
        return line.split()


def _in_a_notebook(text: str) -> str:
    """What the command says, with the names used in a notebook, and without usage lines."""
    lines = [line for line in text.strip().splitlines() if not line.startswith(("Usage:", "Try "))]
    return "\n".join(lines).strip().replace("grade hint", "%hint").replace("`grade ", "`!grade ")


def _grade(notebook: Path, options: list[str]) -> None:
    """Run the command, show its progress in one line, and then its report.

    A line that is written over works wherever IPython runs: `jupyter console` and a plain terminal know no displays
    that are updated.
    """
    from IPython.display import display

    progress: list[str] = []
    command = _command(str(notebook), *options, "--beside", str(_folder()), "--format", "json", "--exit-zero")
    with tempfile.TemporaryFile() as report:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command,
            stdout=report,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=_environment(),
            cwd=_somewhere(),
        )
        assert process.stderr is not None
        try:
            _write_over("starting ...")
            with process.stderr:
                for line in process.stderr:
                    progress.append(line.rstrip())
                    if line.startswith(("[", " ")):  # of progress, and no message
                        _write_over(progress[-1])
            process.wait()
        except KeyboardInterrupt:
            process.send_signal(signal.SIGINT)
            process.wait()
            _write_over("")
            print("Interrupted: nothing was graded.")  # noqa: T201
            return
        report.seek(0)
        data = report.read()
    _write_over("")
    said = _in_a_notebook("\n".join([*progress, data.decode("utf-8", "replace")]))
    display(_bundle(data) or {"text/plain": said}, raw=True)


def _write_over(words: str) -> None:
    """One line in place of the one before."""
    sys.stdout.write(f"\r{words[:WIDTH].ljust(WIDTH)}\r{words[:WIDTH]}")
    sys.stdout.flush()


def _bundle(data: bytes) -> dict[str, str] | None:
    """A report as what Jupyter can show: HTML, and plain text where there is none; None when it is not a report."""
    import msgspec
    from msgspec.structs import replace

    from grader.reports import html, terminal
    from grader.reports.model import Report
    from grader.reports.words import since

    try:
        report = msgspec.json.decode(data, type=Report)
    except msgspec.DecodeError:
        return None
    # Those cells have just been run, by whoever reads this.
    report = replace(report, submission=replace(report.submission, not_run=()))
    changed = since(_before, report)
    _before.update({step.id: step.score for step in report.steps})
    text = terminal.text(report, since=changed).replace("grade hint", "%hint")
    below = f"<p>{escape(changed)}</p>\n" if changed else ""
    return {"text/html": html.fragment(report, hint="%hint") + below, "text/plain": text}


def _as_run(history: Iterable[str]) -> dict[str, Any]:
    """The cells that were run, as a notebook in which cell N is In [N]; what was run again counts once, the last time.

    A cell that is not valid Python no longer matters once the functions in it are written below.
    """
    sources = [*history][1:]
    written = ""
    for index in reversed(range(len(sources))):
        if _is_python(sources[index]):
            written += sources[index]
        elif all(f"def {name}(" in written for name in FUNCTION.findall(sources[index])):
            sources[index] = ""
    last = {source: index for index, source in enumerate(sources)}
    cells = [
        {"cell_type": "code", "source": source if last[source] == index else "", "metadata": {}, "outputs": []}
        for index, source in enumerate(sources)
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 0}


def _path() -> Path:
    """The notebook's file, as far as Jupyter or VS Code tells it."""
    told = _shell().user_ns.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME", "")
    return Path(str(told))


def _name() -> str:
    """The notebook's file name, if it is known."""
    name = _path().name
    return name if name.endswith(NOTEBOOK) else f"notebook{NOTEBOOK}"


def _folder() -> str:
    """Where the notebook lies, and what it imports: its own folder, whichever the kernel has gone to since."""
    parent = _path().parent
    places = [str(parent) if parent.is_absolute() else "", _opened_in, _current()]
    return next((place for place in places if place and Path(place).is_dir()), tempfile.gettempdir())


def _current() -> str:
    """The kernel's current folder; empty if that has been removed."""
    with suppress(FileNotFoundError):
        return os.getcwd()  # noqa: PTH109
    return ""


def _somewhere() -> str:
    """A folder for a command to be in: the kernel's, which what is typed refers to, as long as there is one."""
    return _current() or _folder()


def _is_python(source: str) -> bool:
    try:
        plain(source)
    except NOT_PYTHON:
        return False
    return True


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "grader", *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, "GRADE_FOR": "none", "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}


def _shell() -> Any:
    from IPython import get_ipython

    return get_ipython()
