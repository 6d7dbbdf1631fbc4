"""Try it: a few lines with which a student sees for themselves what a failed check saw.

The course's examples of the check, and of the function that its message names (`grader.course.tries`), are tried on
what the student wrote, in a process that remembers nothing of the checks; the first that fails as the check did is
shown: by the same exception, by an argument that is changed, or by a value. Where none does, it is the call that the
check failed at, if it can be written out, and if it ends in the same way when it is made alone.
"""

import ast
import gzip
import re
import struct
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np

from grader.checking.digits import Mnist
from grader.course import tries
from grader.course.home import DIGITS
from grader.course.model import Check, Course, Step
from grader.course.tries import Example
from grader.engine.examples import Asked, Held, Untried, change, is_same, plain, value_of
from grader.engine.needs import libraries
from grader.engine.tally import Ended
from grader.outcomes import CourseFault, StudentFault
from grader.worker import shown
from grader.worker.answers import Answer, Handle, Prop, Recipe
from grader.worker.twin import Twin

SECONDS = 8.0  # for all of a step: some examples train a model
NO_EXCEPTION = "no exception"  # is expected of a line that raised
# Name -> the line that makes it, in the order in which they are written.
MAKING = {
    "Path": "from pathlib import Path",
    "mkdtemp": "from tempfile import mkdtemp",
    "gzip": "import gzip",
    "struct": "import struct",
    "time": "import time",
    "plt": "import matplotlib.pyplot as plt",
    "np": "import numpy as np",
    "data_folder": "from grader import data_folder",
    "grader": "import grader",
}
READING = f"{', '.join(DIGITS)} = grader.digits()"
# What an example may use on the trusted side: no library of the student's, so what draws is only shown.
HERE = {"np": np, "gzip": gzip, "struct": struct, "time": time}
FOR_LOOKING = ("plt",)


class Unraised(Exception):
    """What a function has returned is at fault, and no line raises."""


@dataclass
class Trying:
    """Looks, once all checks of a step are over, for what its student can try.

    Attributes:
        course: that is graded.
        step: whose checks these are.
        twin: runs the student's code; it is asked nothing else afterwards.
        mnist: gives the digits that students have.
        parameters: gives those of a function, as text.
        folder: an empty one, for files that examples write and the student's code may read.
        in_notebook: whether the functions are those of a notebook's cells.
    """

    course: Course
    step: Step
    twin: Twin
    mnist: Callable[[], Mnist]
    parameters: Callable[[str], str]
    folder: Path
    in_notebook: bool
    _is_fresh: bool = True
    _taken: set[Example] = field(default_factory=set)
    _texts: set[Example] = field(default_factory=set)
    _raised: dict[Example, str] = field(default_factory=dict)
    _done: dict[Example, int] = field(default_factory=dict)
    _differ: dict[Example, bool | None] = field(default_factory=dict)

    @cached_property
    def _libraries(self) -> tuple[str, ...]:
        return libraries(self.course, self.step)

    def find(self, failed: Mapping[Check, Ended]) -> None:
        """Give those of the failed checks that can have one their `try_it`: of hidden ones no call is written out."""
        printed, self.twin.output = self.twin.output, ""
        self.twin.begin_afresh(monotonic() + SECONDS)
        try:
            for check, ended in failed.items():
                ended.try_it = self.for_check(check, ended)
        except Exception:  # noqa: BLE001, S110 - it takes too long, or an example is broken: no offer may cost a grade
            pass
        finally:
            self.twin.output = printed

    def for_check(self, check: Check, ended: Ended) -> str:
        """The lines for one failed check; empty where there are none."""
        if ended.missing:  # they would fail before they begin
            return ""
        function = check.about(ended.message)
        own, others = (tries.of(self.course, self.step, name) for name in (check.name, function))
        own = [one for one in own if function in one.names]
        chosen = (
            self._first(own, ended)
            or self._for_looking(own, ended)
            or self._first(others, ended)
            or next(filter(self._is_seen_to_differ, [*own, *others]), None)
        )
        if chosen:
            self._taken.add(chosen)
            return self.code(chosen)
        call = self._call(ended, function)
        looking = None if call else self._for_looking(others, ended)
        return self.code(looking) if looking else call

    def _first(self, examples: list[Example], ended: Ended) -> Example | None:
        """The first that fails as the check did; where several checks have the same ones, another one than before.

        One that says what the check expected, such as an exception, goes before the others.
        """
        examples = sorted(examples, key=lambda one: one.wanted.strip("'") != ended.expected)
        alike = (one for one in examples if self.differs(one) and self._is_alike(one, ended))
        first = next(alike, None)
        return next((one for one in alike if one not in self._taken), first) if first in self._taken else first

    def _is_alike(self, example: Example, ended: Ended) -> bool:
        """Whether an example comes out differently for the reason that is told."""
        wanted = value_of(example.wanted)
        if isinstance(wanted, type):
            return ended.expected == wanted.__name__
        if ended.exceptions or example in self._raised:
            return self._raised.get(example) in ended.exceptions[:1]
        return example.shows_arguments(self.step.functions) == (ended.changed is not None)

    def _is_seen_to_differ(self, example: Example) -> bool:
        """Whether it comes out differently, and not only by raising nothing: that is about something else."""
        return not isinstance(value_of(example.wanted), type) and bool(self.differs(example))

    def _for_looking(self, examples: list[Example], ended: Ended) -> Example | None:
        looking = filter(_is_for_looking, examples)
        is_changed = ended.changed is not None
        return next((one for one in looking if one.shows_arguments(self.step.functions) == is_changed), None)

    # Examples

    def differs(self, example: Example) -> bool | None:
        """Whether an example comes out differently; None where that cannot be told here."""
        if example not in self._differ:
            found = self._tried(example) if self.is_tried(example) else None
            if found and not self._is_fresh:  # what is kept from one call to the next is not there when it is tried
                self.twin.stop()
                found = self._tried(example)
            self._is_fresh = False
            self._differ[example] = found
        return self._differ[example]

    def is_tried(self, example: Example) -> bool:
        """Whether it can be told here how an example comes out: not what it draws, nor by training with all digits."""
        is_long = example.is_stated and self._libraries and example.names & {*DIGITS}
        return not _is_for_looking(example) and not is_long

    def _tried(self, example: Example) -> bool | None:
        wanted = value_of(example.wanted)
        called: list[str] = []
        try:
            names = self._names(example, called)
            for number, line in enumerate([*example.lines, ""]):
                self._done[example] = number
                exec(line, names)  # noqa: S102 - the course's own text
            found = eval(example.asked, names)  # noqa: S307 - likewise
        except StudentFault as fault:
            if fault.missing:  # what would be tried fails before it begins
                return None
            if fault.outcome != "failed":
                if fault.outcome == "timeout" or not self.twin.is_running:
                    raise
                return None
            self._raised[example] = next(iter(fault.exceptions), "")
            return getattr(wanted, "__name__", "") not in fault.exceptions
        except (Untried, CourseFault, NameError):
            return None
        except Unraised:
            return True
        except Exception as error:  # noqa: BLE001 - whatever a student's value does in the lines of an example
            self._raised[example] = type(error).__name__
            return True if called else None
        if isinstance(found, str) and not isinstance(wanted, str):
            self._texts.add(example)
        return not is_same(found, wanted) if called else None

    def _names(self, example: Example, called: list[str]) -> dict[str, Any]:
        """What is there for an example."""
        names: dict[str, Any] = {name: partial(self._student, name, called) for name in self.step.functions}
        names |= {**HERE, "Path": self.folder.joinpath, "mkdtemp": lambda: self.folder}
        if example.names & {*DIGITS, "data_folder"}:
            mnist = self.mnist()
            names |= {name: getattr(mnist, name) for name in DIGITS} | {"data_folder": lambda: mnist.folder}
        return names

    def _student(self, function: str, called: list[str], *given: Any, **named: Any) -> Any:
        """What the student's function gives for an example, as if it had been called there."""
        parameters = re.findall(r"[(,] *\*?(\w+)", self.parameters(function))
        rest = parameters[len(given) :]
        if set(named) != set(rest[: len(named)]):
            raise Untried
        arguments = [*given, *(named[name] for name in rest[: len(named)])]
        called.append(function)
        try:
            answer = self.twin.call(function, tuple(map(self._given, arguments)), inputs=True)
        except StudentFault as fault:
            if fault.exceptions or fault.missing or fault.outcome != "failed":
                raise
            raise Unraised from fault
        for before, after in zip(arguments, answer.inputs, strict=True):
            change(before, after)
        return plain(answer)

    def _given(self, value: Any) -> Any:
        """An argument of an example as a check would give it."""
        if isinstance(value, Held):
            return value.handle
        if isinstance(value, Path):
            return Prop("path", str(value))
        if isinstance(value, str) and (self.folder / value).exists():
            return Prop("text_path", str(self.folder / value))
        if isinstance(value, np.ndarray) and value.dtype == object:
            return Prop("strings", value.tolist())
        if isinstance(value, dict):
            return {key: self._given(item) for key, item in value.items()}
        return Prop("model", Asked(value)) if hasattr(value, "predict") else value

    def code(self, example: Example) -> str:
        """The lines of an example: none after the one that raises, since they use what it was to make."""
        done = self._done.get(example, len(example.lines))
        if example in self._raised and done < len(example.lines):
            example = Example(example.lines[: done + 1], "", NO_EXCEPTION, example.is_stated)
        measured = None if example in self._raised else example.measured  # a text is no number that has bounds
        asked, wanted = measured or (example.asked, _told(example) if example.asked else example.wanted)
        asked = f"repr({asked})" if example in self._texts else asked  # '7' is printed like 7
        lines = [*example.lines, *([f"print({asked})"] if asked else [])]
        first = ["# The example in its docstring:"] if example.is_stated else []
        return "\n".join([*first, *self._making(example.names), *map(_pasted, lines), *_expected(wanted)])

    def _making(self, names: frozenset[str]) -> Iterator[str]:
        """The lines that make what others use."""
        reads = any(name in names for name in DIGITS)
        own = [name for name in self.step.functions if name in names]
        yield from (line for name, line in MAKING.items() if name in names or (name == "grader" and reads))
        if own and not self.in_notebook:
            yield f"from {self.step.id} import {', '.join(own)}"
        if reads:
            yield READING

    # The call that a check failed at

    def _call(self, ended: Ended, function: str) -> str:
        """The last call of the function, if it is short and ends alone as it did in the check."""
        for recipe, answer in reversed(ended.calls):
            if recipe.name != function:
                continue
            try:
                folder = str(self.course.datasets / "mnist")
                lines, call = shown.written(recipe, self.parameters(recipe.name), self._digits, folder)
                drawn = isinstance(answer, Answer) and _is_drawing(answer)
                seen = _seen(call, lines, ended.changed, drawn=drawn)
            except (shown.TooLong, CourseFault):
                continue
            if drawn or ended.changed is not None or self._is_as_before(recipe, answer):
                names = Example((*lines, *seen)).names
                return "\n".join([*self._making(names), *lines, *seen, *_expected(ended.expected or "")])
        return ""

    def _is_as_before(self, recipe: Recipe, before: Answer | StudentFault) -> bool:
        try:
            now = self.twin.call(recipe.name, recipe.arguments)
        except StudentFault as fault:
            return isinstance(before, StudentFault) and fault.message == before.message
        with suppress(Untried):
            return isinstance(before, Answer) and is_same(plain(now), plain(before))
        return True

    def _digits(self, value: Any) -> str:
        """How an array of digits that students have is written; empty when it holds others."""
        if value.ndim not in (1, 2) or value.shape[-1] != shown.ROW or not value.size:
            return ""
        mnist, places = self.mnist(), []
        for row in value.reshape(-1, shown.ROW):
            found = [
                (name, int(place[0]))
                for name in ("x_train", "x_test")
                if len(place := np.flatnonzero((getattr(mnist, name) == row).all(axis=1)))
            ]
            if not found:
                return ""
            places.append(found[0])
        if len({name for name, _ in places}) > 1:
            return ""
        rows = [place for _, place in places]
        return f"{places[0][0]}[{rows[0] if value.ndim == 1 else rows}]"


def _is_for_looking(example: Example) -> bool:
    return not example.is_stated and (not example.asked or any(name in example.names for name in FOR_LOOKING))


def _seen(call: str, lines: list[str], changed: int | None, *, drawn: bool) -> list[str]:
    """The lines that call, and show what there is to see."""
    if changed is None:
        return [f"drawn = {call}", "plt.show()"] if drawn else [f"print({call})"]
    name = call.partition("(")[2].rstrip(")").split(", ")[changed]
    if not any(line.startswith(f"{name} = ") for line in lines):
        raise shown.TooLong
    return [f"answer = {call}", f"print({name})"]


def _pasted(statement: str) -> str:
    """A statement as `>>>` takes it, where an empty line ends a block."""
    is_block = hasattr(ast.parse(statement).body[-1], "body")
    return f"{statement}\n" if is_block else statement


def _expected(text: str) -> list[str]:
    return [f"# expected: {' '.join(text.split())}"] if text else []


def _is_drawing(answer: Answer) -> bool:
    return isinstance(answer.data, Handle) and answer.data.kind in ("figure", "axes")


def _told(example: Example) -> str:
    """What is printed when all is right."""
    wanted = value_of(example.wanted)
    if isinstance(wanted, type):
        return wanted.__name__
    several = isinstance(wanted, tuple) and isinstance(ast.parse(example.asked, mode="eval").body, ast.Tuple)
    return " ".join(str(one) for one in (wanted if several else [wanted]))
