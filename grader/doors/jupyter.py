"""`%grade` and `%hint` in a running notebook.

A notebook's kernel is the student's process, so nothing of the course is loaded here: the code of the cells that were
run is handed to the command `grade`, in a separate process, and its report is shown.
"""

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
from itertools import takewhile
from pathlib import Path
from typing import Any

from grader.notebook.magics import plain
from grader.notebook.statements import NOT_PYTHON
from grader.submission.contents import NOTEBOOK

LINES = 3  # of progress that are shown
FUNCTION = re.compile(r"^\s*def (\w+)", re.MULTILINE)
WIDTH = 80  # of a hint, which Jupyter would wrap anywhere


def load(shell: Any) -> None:
    """Add the magics to a running IPython."""
    shell.register_magic_function(grade, "line", "grade")
    shell.register_magic_function(hint, "line", "hint")


def grade(line: str) -> None:
    """Grade the functions as they are in this notebook: `%grade`, or `%grade 4` for step 4.

    Options of the command `grade` may follow, such as `--seed 1`.
    """
    words = [word for part in _words(line) for word in part.split(",") if word not in ("", "step")]
    steps = [*takewhile(lambda word: not word.startswith("-"), words)]
    options = words[len(steps) :] + [part for step in steps for part in ("--step", step)]
    if any(option.startswith("--format") for option in options):
        print("%grade shows its report here: leave out --format.")  # noqa: T201
        return
    with tempfile.TemporaryDirectory(prefix="grade-") as folder:
        notebook = Path(folder) / _name()
        notebook.write_text(json.dumps(_as_run(_shell().history_manager.input_hist_raw)), "utf-8")
        _grade(notebook, options)


def hint(line: str) -> None:
    """A hint: `%hint 4` for a step, `%hint 4 two_targets` for a function, `%hint 4 two_targets 2` says more."""
    words = _words(line)
    if len(words) > 1 and words[-1].isdigit():
        words[-1:] = ["--tier", words[-1]]
    done = subprocess.run(  # noqa: S603 - our own command
        _command("hint", *words), capture_output=True, text=True, encoding="utf-8", env=_environment(), check=False
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
    """Run the command, show its progress in one place, and then its report there."""
    from IPython.display import display

    shown = display({"text/plain": "starting ..."}, raw=True, display_id=True)
    progress: list[str] = []
    # What the notebook imports lies in the kernel's folder.
    command = _command(str(notebook), *options, "--beside", os.getcwd(), "--format", "json", "--exit-zero")  # noqa: PTH109
    with tempfile.TemporaryFile() as report:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, stdout=report, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=_environment()
        )
        assert process.stderr is not None
        try:
            with process.stderr:
                for line in process.stderr:
                    progress.append(line.rstrip())
                    shown.update({"text/plain": "\n".join(progress[-LINES:])}, raw=True)
            process.wait()
        except KeyboardInterrupt:
            process.send_signal(signal.SIGINT)
            process.wait()
            shown.update({"text/plain": "Interrupted: nothing was graded."}, raw=True)
            return
        report.seek(0)
        data = report.read()
    said = _in_a_notebook("\n".join([*progress, data.decode("utf-8", "replace")]))
    shown.update(_bundle(data) or {"text/plain": said}, raw=True)


def _bundle(data: bytes) -> dict[str, str] | None:
    """A report as what Jupyter can show: HTML, and plain text where there is none; None when it is not a report."""
    import msgspec
    from msgspec.structs import replace

    from grader.reports import html, terminal
    from grader.reports.model import Report

    try:
        report = msgspec.json.decode(data, type=Report)
    except msgspec.DecodeError:
        return None
    # Those cells have just been run, by whoever reads this.
    report = replace(report, submission=replace(report.submission, not_run=()))
    text = terminal.text(report).replace("grade hint", "%hint")
    return {"text/html": html.fragment(report, hint="%hint"), "text/plain": text}


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


def _name() -> str:
    """The notebook's file name, if Jupyter tells it."""
    name = Path(os.environ.get("JPY_SESSION_NAME", "")).name
    return name if name.endswith(NOTEBOOK) else f"notebook{NOTEBOOK}"


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
