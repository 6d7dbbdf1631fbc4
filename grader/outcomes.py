"""How a check can end, as exceptions: a student's fault and the grader's fault never share a type."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    import numpy as np

Outcome = Literal["passed", "failed", "skipped", "not_attempted", "timeout", "error"]
Fault = Literal["student", "grader"]


class About(NamedTuple):
    """What there is to know of an outcome.

    Attributes:
        word: for people.
        mark: before it.
        ascii_mark: where there is only ASCII.
        emoji: where there are only pictures.
        colour: of the mark and the word, as rich names it.
        fault: whose it is that there are no points; None: nobody's, or nobody can say yet.
    """

    word: str
    mark: str
    ascii_mark: str
    emoji: str
    colour: str
    fault: Fault | None = None


# From the best to the worst; a step has the worst of its checks.
OUTCOMES: dict[Outcome, About] = {
    "passed": About("passed", "✓", "+", "✅", "green"),
    "not_attempted": About("not attempted", "·", "-", "⬜", "dim"),
    "skipped": About("not checked", "·", "-", "⬜", "dim"),
    "failed": About("failed", "✗", "x", "❌", "red", "student"),
    "timeout": About("too slow", "✗", "x", "⏱️", "red", "student"),
    "error": About("not graded", "!", "!", "⚠️", "yellow", "grader"),
}


@dataclass(frozen=True)
class Image:
    """A picture for the reader of a report: uint8 pixels (height, width, 3).

    `alt` is what there is to see in it, for who does not see it, where the title does not say that.
    """

    title: str
    pixels: "np.ndarray[Any, Any]"
    alt: str = ""


@dataclass(eq=False)
class StudentFault(Exception):
    """A check ended without its points because of what the submission does.

    Attributes:
        message: what happened, in words for a beginner.
        help: a likely cause, as a question, or what to do.
        expected, actual: the two values that differ, short and exact.
        images: what was drawn and what was expected.
        exceptions: when the student's code raised one, or would if it were called so, the names of its class and of the
            classes above it.
        outcome: "failed", "timeout", "skipped" or "not_attempted".
        unreadable: the file itself cannot be taken, or is not valid Python: none of it was run.
        told: of one check; when it is raised again, it is no news.
        changed: the position of the argument that was changed, where that is the fault.
        missing: the name of the function that is not there, where that is the fault.
        place: where in the student's code an exception was raised: file, line and what is written there.
    """

    message: str
    help: str = ""
    expected: str | None = None
    actual: str | None = None
    images: list[Image] = field(default_factory=list)
    outcome: Outcome = "failed"
    exceptions: tuple[str, ...] = ()
    unreadable: bool = False
    told: bool = False
    changed: int | None = None
    missing: str = ""
    place: str = ""

    def __str__(self) -> str:
        return self.message


class CourseFault(Exception):
    """A check, a solution or the grader itself is broken: our fault, never the student's."""
