"""What is seen of it in a terminal: one thing at a time, below it the score, and below that the keys."""

import textwrap
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.control import Control
from rich.progress_bar import ProgressBar
from rich.segment import ControlType, Segment, Segments
from rich.table import Table
from rich.text import Text

from grader.reports import terminal, words
from grader.reports.model import Report, StepResult

BACK = ("Enter", "result")
KEYS = (("n", "next"), ("h", "hint"), ("p", "page"), ("l", "list"), ("r", "reset"), ("a", "all"), ("q", "quit"), ("?",))
BAR, LEAST_BAR = 20, 8  # columns
STATUS = 1  # line
GLUE = "\N{NO-BREAK SPACE}"  # where no line ends
BESIDE = 3  # columns that are left free at the end of a line that moves


class Screen:
    """Shows something, until it shows something else.

    Args:
        console: where.

    Attributes:
        is_result: whether what is shown is a result.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._parts: list[RenderableType] = []
        self._report: Report | None = None
        self.is_result = True
        self._status = self._said = ""
        self._from = self._following = 0  # lines

    @property
    def ascii_only(self) -> bool:
        """Whether the terminal has no other letters."""
        return not (self._console.encoding or "").lower().startswith("utf")

    def show(self, parts: Iterable[RenderableType], report: Report, *, is_result: bool) -> None:
        """Show something, and how far the whole is; where it is no result, the keys say how to get back to that."""
        self._parts, self._report, self._from = list(parts), report, 0
        self.is_result, self._said = is_result, ""
        self.draw()

    def show_rest(self) -> None:
        """Show what did not fit; after the last of it, the beginning."""
        self._from = self._following
        self.draw()

    def say(self, words: str) -> None:
        """Say something about what is there, which stays where it is."""
        self._said = words
        self.draw()

    def show_total(self, report: Report) -> None:
        """Show how far the whole is by now, and all else as it was."""
        self._report = report
        self.draw()

    def draw(self) -> None:
        """Show it once more, in a window that may have another size."""
        if self._report is None:
            return
        width = min(self._console.width, terminal.MAX_WIDTH)
        options = self._console.options.update(width=width, height=None)
        lines = self._console.render_lines(Group(*self._parts), options, pad=False)
        below = Group(
            *([Text(), *map(Text, self._said.splitlines())] if self._said else []),
            Text(),
            total(self._report, width),
            Text(keys(width, back=not self.is_result), "dim"),
        )
        room = self._console.height - len(self._console.render_lines(below, options)) - STATUS
        fits = len(lines) <= room
        shown = lines if fits else lines[self._from : self._from + max(1, room - 1)]
        self._following = (self._from + len(shown)) % max(1, len(lines))
        self._console.clear()
        self._console.print(Group(*(Segments([*line, Segment.line()]) for line in shown)), end="")
        if not fits:
            what = "more" if self._following else "the top"
            said = f"Lines {self._from + 1} to {self._from + len(shown)} of {len(lines)}; space: {what}"
            self._console.print(Text(said, "cyan"), no_wrap=True, overflow="ellipsis")
        self._console.print(below, width=width, highlight=False)
        self.status(self._status)

    def status(self, words: str) -> None:
        """What is going on, in the last line; nothing where lines do not move."""
        self._status = words
        if not self._console.is_dumb_terminal:
            self._console.control(Control(ControlType.CARRIAGE_RETURN, (ControlType.ERASE_IN_LINE, 2)))
            most = max(1, self._console.width - BESIDE)
            self._console.print(Text(words, "dim"), width=most, end="", no_wrap=True, overflow="ellipsis")
            self._console.file.flush()

    def leave(self, words: str) -> None:
        """The last words, below everything else."""
        self.status("")
        self._console.print(Text(words), highlight=False)

    def step(self, result: StepResult, *, whole: bool = True) -> list[RenderableType]:
        """A step's line and, if it is wanted whole, what needs attention in it."""
        return terminal.of_step(result, ascii_only=self.ascii_only, whole=whole)


def keys(width: int, *, back: bool) -> str:
    """What the keys are, in lines that begin with one."""
    pairs = [BACK, *KEYS] if back else KEYS
    return textwrap.fill("  ".join(GLUE.join(pair) for pair in pairs), width).replace(GLUE, " ")


def total(report: Report, width: int) -> RenderableType:
    """The bar of all points, and how many steps are done: side by side where there is room."""
    points, most = words.counted(report)
    done = sum(step.outcome == "passed" for step in report.steps)
    parts = f" ({report.score} and bonus {report.bonus})" if report.bonus and words.has_bonus(report) else ""
    said = f"{points} of {most} points{parts}, {done} of {len(report.steps)} steps done"
    room = width - len(said) - 1
    if room < LEAST_BAR:
        return Text(said, "bold")
    line = Table.grid(padding=(0, 1))
    line.add_row(
        ProgressBar(
            total=max(most, 1),
            completed=points,
            width=min(BAR, room),
            complete_style="green",
            finished_style="green",
        ),
        Text(said, "bold"),
    )
    return line
