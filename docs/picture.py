"""Draw what `grade` prints as docs/terminal.svg, for the README.

python docs/picture.py SUBMISSION
"""

import io
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

COLUMNS = 88


def main(submission: str) -> None:
    """Run the command in colour and draw its output."""
    done = subprocess.run(
        [sys.executable, "-m", "grader", submission],
        capture_output=True,
        text=True,
        env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"},
        check=False,
    )
    console = Console(record=True, file=io.StringIO(), width=COLUMNS)
    console.print(Text("$ grade exercises/"))
    console.print(Text.from_ansi(done.stdout))
    svg = console.export_svg(title="grade", theme=MONOKAI, font_aspect_ratio=0.61)
    # The picture must not fetch fonts from anywhere.
    start, end = svg.index("@font-face"), svg.rindex("@font-face")
    end = svg.index("}", end) + 1
    (Path(__file__).parent / "terminal.svg").write_text(svg[:start] + svg[end:], "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
