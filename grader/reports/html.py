"""The report as HTML: for the output of a notebook, and as a standalone page."""

from collections.abc import Iterable, Iterator
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from grader.outcomes import OUTCOMES
from grader.reports import words
from grader.reports.model import MAX_OUTPUT, ImageResult, Report, StepResult, worst
from grader.reports.text import clean, ranges

if TYPE_CHECKING:
    from jinja2 import Environment, Template

WIDE = 1.5  # times its height


class Counts(NamedTuple):
    """What a report is worth in the end: whose it is, the headline, and how full the bar is, in percent."""

    whose: str
    headline: str
    share: float


def fragment(report: Report, hint: str = "grade hint", *, known: bool = False) -> str:
    """One `<div class="grade-report">` with its own style, which adapts to the colours of the page around it.

    Args:
        report: what to show.
        hint: the command that gives a hint there.
        known: the page around it says already which course this is, and that nothing is protected there.
    """
    return _render(_without_protection(report) if known else report, hint, page=False, course=not known)


def dump(report: Report, counts: Counts | None = None) -> bytes:
    """A whole page around that, in UTF-8: it needs no other file, and it runs and loads nothing.

    Args:
        report: what to show.
        counts: in place of its score.
    """
    return _render(report, "grade hint", page=True, counts=counts).encode()


def _without_protection(report: Report) -> Report:
    environment = {name: value for name, value in report.environment.items() if name != "unprotected"}
    return msgspec.structs.replace(report, environment=environment)


def _render(report: Report, hint: str, *, page: bool, course: bool = True, counts: Counts | None = None) -> str:
    *known, score = words.headline(report)
    if counts:
        score = counts.headline
    text = _template().render(
        page=page,
        course=course,
        hint=hint,
        left_alone=ranges(report.submission.not_run),
        kept=words.kept(report),
        report=report,
        known=known,
        score=score,
        share=counts.share if counts else _share(report),
        whose=counts.whose if counts else "",
        outcomes=OUTCOMES,
        ask=words.to_ask if hint.endswith("hint") else attrgetter("number"),
        next=None if counts else words.next_step(_open_to_a_student(report.steps)),
        are=words.are,
        to_try=words.to_try,
        done=all(step.outcome == "passed" for step in report.steps),
    )
    return text.strip() + "\n"


def _share(report: Report) -> float | None:
    """How full the bar is, in percent; None when there is nothing to measure."""
    points, most = words.counted(report)
    return round(100 * points / most, 1) if most else None


def _open_to_a_student(steps: Iterable[StepResult]) -> Iterator[StepResult]:
    """The steps without the checks that the grader could not run; a step with nothing else left to do is dropped."""
    for step in steps:
        checks = tuple(check for check in step.checks if check.outcome != "error")
        if checks == step.checks:
            yield step
        elif worst(check.outcome for check in checks) not in ("passed", "skipped"):
            yield msgspec.structs.replace(step, checks=checks)


@cache
def _template() -> "Template":
    environment = templates(Path(__file__).parent)
    environment.filters["address"] = _address
    environment.tests["wide"] = _is_wide
    return environment.get_template("report.html.j2")


def templates(folder: Path) -> "Environment":
    """The templates in a folder: no text becomes markup in what they make, and no name is forgotten."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        loader=FileSystemLoader(folder),
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: Any) -> Any:
    """What an expression is shown as: no text changes the writing direction, wherever it comes from."""
    from markupsafe import Markup

    return clean(value, MAX_OUTPUT) if isinstance(value, str) and not isinstance(value, Markup) else value


def _is_wide(image: ImageResult) -> bool:
    """Whether a picture has no room beside another one: what is written in it could not be read."""
    width, height = (int.from_bytes(image.png[at : at + 4], "big") for at in (16, 20))  # in its header
    return width > WIDE * height


def _address(image: ImageResult) -> str:
    from markupsafe import Markup

    return Markup(words.address(image))  # noqa: S704 - base64: nothing in it can be markup
