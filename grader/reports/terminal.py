"""The report as a student reads it in a terminal: a line for each step, what needs attention, and what to do next."""

import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from msgspec.structs import replace
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.outcomes import OUTCOMES
from grader.reports import words
from grader.reports.fitted import fitted
from grader.reports.model import CheckResult, ImageResult, Report, StepResult

MAX_WIDTH = 100
OUTPUT_LINES = 4
GIVEN = " It was given "  # begins what differs where the same happens in several checks
AS_ABOVE = "The same as above."
# The error of a line of the student's code, whatever was called to get there.
RAISED = re.compile(r"^\S+ (raised .*?, line \d+: .*?)(?:; reached from line \d+)?\)\.$", re.DOTALL)
LEAST_COLUMNS, LEAST_PICTURE, PICTURE_COLUMNS = 60, 12, 36  # for pictures


class Whole(Text):
    """Something to be copied as it is: the terminal goes on in its next line, and no line ends there."""


@dataclass(frozen=True)
class Code:
    """Lines of Python, to be copied: not indented, and in a window broken where they stay the same Python."""

    lines: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """As wide as the window allows; whole where there is none."""
        yield Text(fitted(self.lines, options.max_width) if options.is_terminal else self.lines)


def show(
    report: Report,
    file: TextIO | None = None,
    *,
    since: str = "",
    then: tuple[str, str] | None = None,
    page: Path | None = None,
    folded: bool = True,
) -> None:
    """Print a report.

    Args:
        report: what to print.
        file: where to print, without colour; by default stdout, in colour if it is a terminal and NO_COLOR is not set.
        since: what has changed since the last time.
        then: what comes next when everything in the report has passed, and the command for it.
        page: the same report with its pictures; a terminal shows where it is, and the pictures as well as it can.
        folded: whether what several checks meet is told once.
    """
    console = Console(
        file=file or sys.stdout,
        highlight=False,
        soft_wrap=False,
        force_terminal=None if file is None else False,
        force_jupyter=False,
    )
    width = min(console.width, MAX_WIDTH)
    ascii_only = not (console.encoding or "").lower().startswith("utf")
    page = page if console.is_terminal else None
    columns = width if page and not ascii_only and console.color_system and not console.no_color else 0
    console.print(Text(report.course.name, "bold"), width=width)
    console.print()
    for step in report.steps:
        for part in of_step(step, page, columns, ascii_only=ascii_only, folded=folded):
            _print(console, part, width)
    console.print()
    for note in report.notes:
        console.print(Text.assemble(("Note: ", "bold"), note), width=width)
    left = len(report.submission.not_run)
    if left:
        one = f"1 cell of {report.submission.notebook} was not run: no function needs it."
        many = f"{left} cells of {report.submission.notebook} were not run: no function needs them."
        console.print(Text(one if left == 1 else many, "dim"), width=width)
    kept = words.kept(report)
    if kept:
        console.print(Text(kept, "dim"), width=width)
    if report.notes or left or kept:
        console.print()
    console.print(_total(report), width=width)
    if since:
        console.print(Text(since), width=width)
    if page:
        _results(console, report, page)
    _next(console, report, then, width)


def _next(console: Console, report: Report, then: tuple[str, str] | None, width: int) -> None:
    """What comes next, and the command that helps there."""
    following = words.next_step(report.steps)
    if following:
        step, what = following
        console.print(
            Text.assemble(("Next: ", "bold"), f"step {step.number}, {step.file or step.id}: {what}"), width=width
        )
        if words.is_missing(step):
            _command(console, "As it was handed out: ", f"grade reset {step.number}")
        elif not step.unreadable:  # which no hint is about
            _command(console, "A hint: ", f"grade hint {words.to_ask(step)}")
    elif then:
        console.print(Text.assemble(("Next: ", "bold"), then[0]), width=width)
        _command(console, "Grade it: ", then[1])


def _print(console: Console, part: RenderableType, width: int) -> None:
    if isinstance(part, (Code, Whole)):
        console.print(part, soft_wrap=True)
    elif isinstance(part, (Padding, Table)):
        console.print(part, width=width)
    else:  # a picture that the terminal draws
        console.print(part)


def of_step(
    step: StepResult,
    page: Path | None = None,
    columns: int = 0,
    *,
    ascii_only: bool,
    whole: bool = True,
    folded: bool = True,
) -> list[RenderableType]:
    """The line of a step and, if it is wanted whole, below it what needs attention.

    Args:
        step: what to tell of.
        page: where its pictures are, too.
        columns: of a terminal that shows pictures; 0: of one that does not.
        ascii_only: for a terminal that has no other marks.
        whole: whether more than its line is wanted.
        folded: whether what several checks meet is told once.
    """
    parts = _attention(step, page, columns, ascii_only=ascii_only, folded=folded) if whole else []
    return [_step_line(step, ascii_only=ascii_only), *map(_indented, parts)]


def _indented(part: RenderableType) -> RenderableType:
    """Not what is copied, nor what the terminal draws."""
    is_plain = isinstance(part, (Text, Padding, Group, Table)) and not isinstance(part, Whole)
    return Padding(part, (0, 0, 0, 5), expand=False) if is_plain else part


def text(report: Report, *, since: str = "", folded: bool = True) -> str:
    """A report as it is printed without colour."""
    file = io.StringIO()
    show(report, file, since=since, folded=folded)
    return file.getvalue()


def dump(report: Report) -> bytes:
    """The same text, in UTF-8."""
    return text(report).encode()


def whole(report: Report) -> str:
    """Everything there is to say, for platforms that show a single text."""
    return "\n".join([*words.headline(report), "", text(report, folded=False)])


def _step_line(step: StepResult, *, ascii_only: bool) -> Table:
    about = OUTCOMES[step.outcome]
    line = Table.grid(padding=(0, 1), expand=True)
    line.add_column(width=1)
    line.add_column(width=2, justify="right")
    line.add_column(ratio=1)
    line.add_column(justify="right", width=7)
    line.add_column(width=13)
    line.add_row(
        Text(about.ascii_mark if ascii_only else about.mark, about.colour),
        Text(step.number),
        Text(step.title, "bold" if about.fault else ""),
        Text(f"{'+' if step.bonus else ''}{step.score}/{step.max_score}"),
        Text(about.word, about.colour),
    )
    return line


def _attention(
    step: StepResult, page: Path | None, columns: int, *, ascii_only: bool, folded: bool
) -> list[RenderableType]:
    """What a student should look at in one step."""
    if step.outcome == "passed":
        return []
    parts: list[RenderableType] = []
    told: list[CheckResult] = []
    tried = set[str]()
    for check in step.checks:
        if OUTCOMES[check.outcome].fault or (check.outcome == "not_attempted" and check.help):
            known = parts and step.outcome == "not_attempted"
            if not known:
                shorter = _as_above(check, told) if folded else check
                parts.append(_check(shorter, ascii_only=ascii_only))
                told.append(check)
                if check.try_it not in tried and not shorter.message.startswith(AS_ABOVE):
                    parts += _try_it(check)
                    tried.add(check.try_it)
                parts += _pictures(check.images, columns) if columns >= LEAST_COLUMNS else ()
                parts += _link(check, page) if page else ()
    if step.outcome == "not_attempted":
        return parts
    waiting = sum(check.outcome == "skipped" for check in step.checks)
    gaps = list(dict.fromkeys(check.message for check in step.checks if check.outcome == "not_attempted"))
    parts += [Text(gap, "dim") for gap in gaps]
    if waiting:
        parts.append(Text(f"{waiting} more check{'s wait' if waiting > 1 else ' waits'} for this.", "dim"))
    output = step.student_output.strip().splitlines()
    if len(output) == 1:
        parts.append(Text(f"Your code printed: {output[0][:200]}", "dim"))
    elif output:
        parts.append(Text("Your code printed:", "dim"))
        parts += [Text(f"  {line}", "dim", no_wrap=True, overflow="ellipsis") for line in output[:OUTPUT_LINES]]
        if len(output) > OUTPUT_LINES:
            parts.append(Text(f"  ... and {len(output) - OUTPUT_LINES} more lines", "dim"))
    return parts


def _as_above(check: CheckResult, told: list[CheckResult]) -> CheckResult:
    """The check without what was told of another one: an error that is met by several checks is read once."""

    def happened(text: str | None) -> str:
        what = (text or "").partition(GIVEN)[0]
        raised = RAISED.match(what)
        return raised[1] if raised else what

    def ended(one: CheckResult) -> tuple[str | None, ...]:
        return happened(one.message), one.help, one.expected, one.actual

    known = {happened(one.message) for one in told}
    if check.message and ended(check) in map(ended, told):
        rest = "".join(check.message.partition(GIVEN)[1:])
        return replace(check, message=f"{AS_ABOVE}{rest}", help="", expected=None, actual=None)
    if check.actual and happened(check.actual) in known:
        return replace(check, actual=AS_ABOVE, help="")
    return check


def _check(check: CheckResult, *, ascii_only: bool) -> RenderableType:
    about = OUTCOMES[check.outcome]
    title = Table.grid(padding=(0, 1))
    title.add_row(
        Text(about.ascii_mark if ascii_only else about.mark, about.colour),
        Text.assemble(check.title, (f"  ({check.max_score})", "dim")),
    )
    lines: list[RenderableType] = [title]
    details = [Text(check.message)]
    if check.is_compared:
        details.append(Text.assemble(("expected: ", "dim"), check.expected or ""))
        details.append(Text.assemble(("found:    ", "dim"), check.actual or ""))
    if check.help:
        details.append(Text(check.help, "cyan"))
    lines.append(Padding(Group(*details), (0, 0, 0, 2), expand=False))
    return Group(*lines)


def _try_it(check: CheckResult) -> list[RenderableType]:
    if not check.try_it:
        return []
    return [Padding(Text(words.to_try(check), "dim"), (0, 0, 0, 2), expand=False), Code(check.try_it)]


def _pictures(images: tuple[ImageResult, ...], columns: int) -> list[RenderableType]:
    """Pictures side by side, with what they are above them."""
    if not images:
        return []
    from grader.reports import blocks, inline  # and Pillow

    whole = inline.of(images, min(columns - 7, 2 * PICTURE_COLUMNS))
    if whole:
        titles = Text(", ".join(image.title for image in images), "dim")
        return [Padding(titles, (0, 0, 0, 2), expand=False), whole]
    images = tuple(image for image in images if not image.alt)  # a chart is too fine for characters
    if not images:
        return []
    each = min((columns - 7) // len(images) - 2, PICTURE_COLUMNS)
    side_by_side = Table.grid(padding=(0, 2, 0, 0))
    side_by_side.add_row(*(Text(image.title, "dim") for image in images))
    side_by_side.add_row(*(blocks.of(image, each) for image in images))
    return [Padding(side_by_side, (0, 0, 0, 2), expand=False)] if each >= LEAST_PICTURE else []


def _link(check: CheckResult, page: Path) -> list[RenderableType]:
    """Where a check's pictures are; to be clicked, where the terminal can do that."""
    if not check.images:
        return []
    return [Whole.assemble(" " * 7, ("Pictures: ", "dim"), _place(check, page))]


def _results(console: Console, report: Report, page: Path) -> None:
    """Where pictures are that belong to checks that have passed: a student's own results."""
    found = [check for step in report.steps for check in step.checks if check.images and check.outcome == "passed"]
    if found:
        console.print(Whole.assemble("Your results as pictures: ", _place(found[0], page)), soft_wrap=True)


def _place(check: CheckResult, page: Path) -> tuple[str, str]:
    return str(page), f"link {page.as_uri()}#grade-{check.id}"


def _total(report: Report) -> Text:
    points, most = words.counted(report)
    parts = [("Score ", "bold"), (f"{points}/{most}", "bold")]
    if words.has_bonus(report):
        parts.append((f"   ({report.score} and bonus {report.bonus}/{report.max_bonus})", ""))
    if not report.complete:
        parts.append(("   not complete: part of the grading failed, so this is a lower bound", "yellow"))
    if not report.finished:
        parts.append(("   not finished: the time for the whole submission ran out", "yellow"))
    return Text.assemble(*parts)


def _command(console: Console, words: str, command: str) -> None:
    """A command to copy: in one line, however long it is."""
    console.print(Text.assemble(f"      {words}", (command, "bold cyan")), soft_wrap=True)
