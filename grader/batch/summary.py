"""A class as a whole, for people: a summary in a terminal, and a page that needs no other file and no script."""

import textwrap
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from statistics import fmean, median
from typing import TYPE_CHECKING

from grader.batch.alike import SHOWN, Likeness
from grader.batch.names import Called
from grader.batch.overview import Counted, CountedStep, Overview
from grader.outcomes import OUTCOMES
from grader.reports import html
from grader.reports.text import clean, span

if TYPE_CHECKING:
    from jinja2 import Template

WIDTH = 100
BAR = 20  # characters
NAMED = 10  # students, and other things, in a line; the rest is counted
SLOWEST = 5
FEW_WAYS = (
    "Alike is said without comments, docstrings, spaces and the names that a student has chosen, and without what the "
    "stub, the solution or a twentieth of the class has as well. Small functions have few right ways: this is no proof "
    "of anything. Look at both before you say something."
)


def page(overview: Overview, alike: Likeness) -> bytes:
    """The page, in UTF-8."""
    made = _template().render(
        one=overview,
        alike=alike,
        outcomes=OUTCOMES,
        facts=list(_facts(overview)),
        marks=_marks(overview),
        few_ways=FEW_WAYS,
        time=_time_words(overview),
        slowest=overview.seconds[:SLOWEST],
        shown=SHOWN,
    )
    return (made.strip() + "\n").encode()


def text(overview: Overview, alike: Likeness) -> str:
    """The summary, for a terminal of a hundred columns."""
    parts = [
        [" ".join(_facts(overview))],
        _score_lines(overview),
        _step_lines(overview),
        _wrong_lines(overview),
        _stuck_lines(overview),
        _hidden_lines(overview),
        _look_lines(overview),
        _alike_lines(alike),
        ["Time:", f"  {_time_words(overview)}"] if overview.seconds else [],
    ]
    lines = [line for part in parts if part for line in ["", *part]]
    return "\n".join(short for line in [clean(overview.course, WIDTH), *lines] for short in _wrapped(line)) + "\n"


def _wrapped(line: str) -> list[str]:
    """A line of student's text is one line, whatever is in it."""
    plain = " ".join(line.split("\n"))
    indent = " " * (len(plain) - len(plain.lstrip()) + 2)
    if len(plain) <= WIDTH:
        return [plain]
    return textwrap.wrap(plain, WIDTH, subsequent_indent=indent, break_on_hyphens=False)


def percent(part: float, whole: float) -> str:
    """A part of a whole, such as "67 %"."""
    return f"{100 * part / whole:.0f} %" if whole else "-"


def some(students: Iterable[Called], most: int = NAMED) -> str:
    """Who it is; of many, the first ones."""
    names = [one.name for one in students]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _facts(one: Overview) -> Iterator[str]:
    """What the numbers are about."""
    number = len(one.names)
    yield f"{number} submission{'' if number == 1 else 's'}, {one.graded} graded."
    lost = one.graded - len(one.shares)
    if lost:
        yield f"{lost} only in part, which has no mark."
    if one.absent:
        yield f"Nothing handed in: {one.absent}{f' ({_first(one.missing)})' if one.missing else ''}."
    if one.late:
        yield f"Late: {one.late}."
    if one.untimed:
        yield f"The platform does not say when {one.untimed} were handed in: `due` says nothing of these."
    if one.left:
        yield f"Files that are nobody's: {one.left}."


def _first(names: list[str]) -> str:
    return some([Called(name) for name in names])


def _marks(one: Overview) -> str:
    """The marks in a sentence; empty where there are none."""
    if not one.shares:
        return ""
    low, _, high = one.quartiles
    changed = f" Late penalties and corrections have changed {one.changed}." if one.changed else ""
    return (
        f"Mean {percent(fmean(one.shares), 1)}, median {percent(median(one.shares), 1)}; "
        f"half of the class has {percent(low, 1)} to {percent(high, 1)} of the points.{changed}"
    )


def _bar(part: float, whole: float) -> str:
    return "#" * round(BAR * part / whole) if whole else ""


def _score_lines(one: Overview) -> list[str]:
    if not one.shares:
        return []
    bins = one.histogram()
    most = max(number for _, number in bins)
    lines = [f"  {name:>10}  {number:>4}  {_bar(number, most)}".rstrip() for name, number in bins]
    return ["What counts:", f"  {_marks(one)}", *lines]


def _step_lines(one: Overview) -> list[str]:
    lines = list[str]()
    for step in one.steps.values():
        lines.append(_passed_line(f"{step.number:>2}  {step.title}", step))
        lines += [
            _passed_line(f"      {name.partition('.')[2]}: {check.title}", check) for name, check in step.checks.items()
        ]
    return ["Passed:", *lines] if lines else []


def _passed_line(title: str, counted: Counted) -> str:
    hidden = " (hidden)" if counted.hidden else ""
    most = 62 - len(hidden)
    name = f"{title if len(title) <= most else f'{title[: most - 1]}…'}{hidden}"
    share, bar = percent(counted.passed, counted.total), _bar(counted.passed, counted.total)
    return f"  {name:<62}{counted.passed:>5} {share:>6}  {bar}".rstrip()


def _wrong_lines(one: Overview) -> list[str]:
    lines = [
        f"  {len(wrong.students):>4} x  {' '.join(filter(None, (wrong.check.id, wrong.elsewhere)))}: "
        f"{clean(wrong.check.message, 200)}"
        for wrong in one.wrong[:NAMED]
    ]
    return ["Commonest wrong outcomes, each with one student's numbers:", *lines] if lines else []


def _stuck_lines(one: Overview) -> list[str]:
    lines = list[str]()
    for step in one.steps.values():
        for words, students in (("tried", step.tried), ("not tried", step.waiting)):
            if students:
                lines.append(f"  step {step.number}, {words}: {len(students)} ({some(students)})")
    if one.graded:
        lines.append(f"  all passed: {len(one.done)}{f' ({some(one.done)})' if one.done else ''}")
    return ["The first step that has not passed:", *lines] if lines else []


def _hidden_lines(one: Overview) -> list[str]:
    lines = [f"  step {step.number}: {_unseen(step)}" for step in one.steps.values() if step.has_hidden]
    return ["Of those who pass the visible checks of a step, who passes the hidden ones:", *lines] if lines else []


def _unseen(step: CountedStep) -> str:
    return f"{step.unseen} of {step.visible}, {percent(step.unseen, step.visible)}"


def _look_lines(one: Overview) -> list[str]:
    lines = [f"  {student.name}: {clean(' '.join(reasons), 300)}" for student, reasons in one.look[:SHOWN]]
    more = [f"  ... and {len(one.look) - SHOWN} more"] if len(one.look) > SHOWN else []
    return [f"To look at ({len(one.look)}):", *lines, *more] if lines else []


def _alike_lines(alike: Likeness) -> list[str]:
    lines = [f"  {alike.why_not}"] if alike.why_not else []
    lines += [
        f"  {one.name} and {other.name}: steps {', '.join(steps)}" for one, other, steps in alike.together[:NAMED]
    ]
    lines += [f"  step {one.step}, {percent(one.share, 1)}: {some(one.students)}" for one in alike.found[:NAMED]]
    more = len(alike.found) + alike.more - NAMED
    lines += [f"  ... and {more} more"] if more > 0 else []
    if alike.compared and not alike.found:
        lines.append(f"  Nothing among {alike.compared} submissions.")
    elif alike.found:
        lines.append(f"  {FEW_WAYS}")
    return ["Code that is alike:", *lines] if lines else []


def _time_words(one: Overview) -> str:
    seconds = [time for time, _ in one.seconds]
    if not seconds:
        return ""
    longest, whose = one.seconds[0]
    return (
        f"Grading took {span(sum(seconds))} in all, {span(median(seconds))} for half of the submissions, "
        f"and at most {span(longest)} ({whose.name})."
    )


@cache
def _template() -> "Template":
    environment = html.templates(Path(__file__).parent)
    environment.filters["some"] = some
    environment.filters["span"] = span
    environment.globals["percent"] = percent
    return environment.get_template("summary.html.j2")
