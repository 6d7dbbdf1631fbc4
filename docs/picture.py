"""Draw what `grade` prints as docs/terminal.svg, and what `grade watch` shows as docs/watch.svg, for the README.

python docs/picture.py SUBMISSION
python docs/picture.py --watch
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

COLUMNS = 88
ROWS = 24
GAP = "raise NotImplementedError"
CLEARED, LAST = "\x1b[2J", "q quit  ?"


def main(submission: str) -> None:
    """Run the command in colour and draw its output."""
    if submission == "--watch":
        _draw("grade watch", _watched(), "watch.svg")
        return
    done = subprocess.run(
        [sys.executable, "-m", "grader", submission],
        capture_output=True,
        text=True,
        env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"},
        check=False,
    )
    _draw("grade exercises/", done.stdout, "terminal.svg")


def _watched() -> str:
    """What is on the screen after a step was written in two tries."""
    import pexpect

    from grader.course import model

    course = model.load()
    first = course.steps[0].file
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / course.exercises.name
        shutil.copytree(course.exercises, work)
        seen = pexpect.spawn(
            sys.executable,
            ["-P", "-m", "grader", "watch"],
            cwd=folder,
            env={**os.environ, "GRADE_CACHE": "", "TERM": "xterm-256color"},
            dimensions=(ROWS, COLUMNS),
            encoding="utf-8",
            timeout=120,
        )
        seen.logfile_read = said_so_far = io.StringIO()
        stub, solution = (there / first for there in (work, course.solutions))
        for text, said in (
            (stub.read_text().replace(GAP, "return None"), "failed"),
            (solution.read_text(), "takes you to step"),
        ):
            seen.expect_exact(LAST)
            stub.write_text(text)
            seen.expect_exact(said)
        seen.expect_exact(LAST)
        seen.close(force=True)
    return said_so_far.getvalue().rpartition(CLEARED)[2].partition(LAST)[0].replace("\r\n", "\n") + LAST


def _draw(command: str, output: str, name: str) -> None:
    console = Console(record=True, file=io.StringIO(), width=COLUMNS)
    console.print(Text(f"$ {command}"))
    console.print(Text.from_ansi(output))
    svg = console.export_svg(title="grade", theme=MONOKAI, font_aspect_ratio=0.61)
    # The picture must not fetch fonts from anywhere.
    start, end = svg.index("@font-face"), svg.rindex("@font-face")
    end = svg.index("}", end) + 1
    (Path(__file__).parent / name).write_text(svg[:start] + svg[end:], "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
