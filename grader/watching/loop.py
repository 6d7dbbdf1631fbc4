"""The loop of whoever practises: a file is saved, its step is answered, and keys are heard all the while."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from grader.course.model import Check, Step
from grader.engine.progress import Progress
from grader.engine.watchdog import watched
from grader.reports.model import Report, StepResult
from grader.reports.text import clean, ranges
from grader.reports.words import to_ask
from grader.submission.model import SubmissionError
from grader.watching import words
from grader.watching.inbox import Event, Inbox
from grader.watching.keyboard import INTERRUPT
from grader.watching.screen import Screen
from grader.watching.state import State, needs_attention

if TYPE_CHECKING:
    from grader.engine.grader import Grader

MOST = 4_000  # characters of a message
OLD = " (above: how it was before)"


class Quit(Exception):
    """Whoever watches has had enough."""


class _Anew(Exception):
    """Something has been saved meanwhile: what is being graded is out of date."""


class Loop:
    """Answers what happens.

    Args:
        state: the work.
        folder: where its files are.
        screen: where answers are shown.
        inbox: where what happens comes from.
        show_page: shows a report as a page; says where it is.
        reset: puts a step's stub back; says what has become of the old text.
    """

    def __init__(
        self,
        state: State,
        folder: Path,
        screen: Screen,
        inbox: Inbox,
        *,
        show_page: Callable[[Report], str],
        reset: Callable[[Step], str],
    ) -> None:
        self._state, self._folder, self._screen, self._inbox = state, folder, screen, inbox
        self._show_page, self._reset = show_page, reset
        self._tiers: dict[tuple[str, ...], int] = {}  # functions -> of their last hint
        self._last: tuple[Step, ...] = ()  # those whose results were shown last
        self._is_opening = True  # whether it is shown what to do in the step that is worked on
        self._is_stale = False  # whether what is being graded is out of date
        self._asks = False  # whether the next key is an answer
        self._wants_all = False
        self._note = self._noted = ""  # what is said above the next result, and what was said above this one
        self._again: Callable[[], None] = self.show_current  # shows the last result once more
        self._unread: list[RenderableType] = []  # of files that are no Python yet, until a key is pressed
        self._lost = ""  # why there is nothing to look at
        self._keys: dict[str, Callable[[], None]] = {
            "n": self._go_on,
            "h": self._hint,
            "p": self._page,
            "l": self._list,
            "r": self._ask,
            "a": self._all,
            " ": self._screen.show_rest,
            "?": self._help,
            "\r": self._back,
            "\n": self._back,
        }

    def show_current(self) -> None:
        """The step that is worked on, and what to do there."""
        step = self._state.current
        result = self._state.result(step)
        self._last, self._again = (step,), self.show_current
        self._show(
            [
                *self._screen.step(result, whole=step.id in self._state.results),
                Text(),
                *self._opening(step),
            ],
            is_result=True,
        )
        self._is_opening = True

    def note(self, words: str) -> None:
        """Say something above what is shown next, once."""
        self._note = " ".join(filter(None, [self._note or self._noted, words]))
        if self._is_opening:
            self.show_current()

    def run(self, grader: "Grader") -> None:
        """Until somebody quits.

        Args:
            grader: has others to grade beside it, if keys are to be heard while it grades.

        Raises:
            Quit: somebody has.
        """
        while True:
            steps = self._state.next()
            if not steps:
                self._screen.status("")
                self._state.tidy()
                self._handle(self._inbox.take())
                continue
            try:
                self._grade(grader, steps)
            except _Anew:
                continue

    def _grade(self, grader: "Grader", steps: tuple[Step, ...]) -> None:
        state = self._state
        assert state.submission is not None
        asked = bool(state.saved)
        is_old = asked and self._screen.is_result and any(step in self._last for step in steps)
        seen = _Meanwhile(self._inbox, self._screen, self._rung, OLD if is_old else "")
        self._is_stale = False
        seen.tell(f"looking at {_named(steps)}")
        try:
            with watched(grader.time_limit):
                report = grader.grade(state.submission, steps=steps, progress=seen)
        except (_Anew, Quit):
            raise
        except Exception as error:  # noqa: BLE001 - whoever practises goes on
            state.saved, state.others = [], []
            self._show([Text(clean(OURS.format(f"{type(error).__name__}: {error}"), MOST), "yellow")])
            return
        news = state.add(report)
        if self._wants_all and not state.next():
            self._wants_all = False
            self._show_all()
        elif asked and not self._wants_all:
            self._answer(steps, news)
        elif self._is_opening:
            self._note = self._note or self._noted
            self.show_current()
        else:
            self._screen.show_total(state.report())

    def _answer(self, asked: tuple[Step, ...], news: tuple[StepResult, ...]) -> None:
        """What came of what was saved: of several steps the first that is not done is looked at."""
        state = self._state
        names = [result.id for result in news] or [state.current.id]
        steps = tuple(step for step in asked if step.id in names) or asked[:1]
        here = next((step for step in steps if step == state.current and len(steps) > 1), None)
        here = here or next((step for step in steps if not state.has_passed(step)), steps[-1])
        state.choose(here)
        self._last = steps
        parts: list[RenderableType] = []
        said: list[RenderableType] = []
        others = [step for step in steps if step != here]
        for step in others:
            parts += self._screen.step(state.result(step), whole=False)
            said += self._praise(step)
        parts += words.to_see([step for step in others if not state.has_passed(step)])
        parts += self._screen.step(state.result(here))
        said += self._said(here)
        parts += [Text(), *self._unread] if self._unread else []
        self._unread = []
        self._again = partial(self._show, [*parts, Text(), *said] if said else parts, is_result=True)
        self._again()

    def _said(self, step: Step) -> list[RenderableType]:
        """What there is to say of a step that was just answered, below its result."""
        state = self._state
        result, before = state.result(step), state.before.get(step.id)
        if result.outcome == "passed":
            return [*self._praise(step), self._onwards(state.after(step))]
        is_known = self._note or self._is_missing(step)  # somebody has just put it back, or taken it away
        changed = None if is_known else words.change(result, before)
        todo = [] if needs_attention(result) else self._opening(step)
        return [*([changed] if changed else []), *todo]

    def _praise(self, step: Step) -> list[RenderableType]:
        """What is said of a step that has just got all its points; of any other nothing."""
        state = self._state
        result, before = state.result(step), state.before.get(step.id)
        is_news = result.outcome == "passed" and (before is None or before.outcome != "passed")
        return words.praise(step, result, state.tries.get(step.id)) if is_news else []

    def _onwards(self, following: Step | None) -> Text:
        """Where it goes on after a step that is done."""
        return words.onwards(following, self._state.steps, all_steps=not self._state.is_part)

    def _show(self, parts: list[RenderableType], *, is_result: bool = False) -> None:
        state, more = self._state, list[RenderableType]()
        if self._note:
            more = [Text(clean(self._note, MOST), "yellow"), Text()]
        self._note, self._noted = "", self._note
        self._is_opening = False
        notes: list[RenderableType] = [Text(f"Note: {note}", "dim") for note in state.notes]
        shown = [Text(state.course.name, "bold"), Text(), *more, *parts, *notes]
        self._screen.show(shown, state.report(), is_result=is_result)

    def _opening(self, step: Step) -> list[RenderableType]:
        """What to do in a step."""
        result = self._state.result(step)
        if self._is_missing(step):
            return words.missing(self._file(result))
        return words.opening(step, result, self._file(result))

    def _is_missing(self, step: Step) -> bool:
        """Whether a step has no file where others have theirs."""
        submission = self._state.submission
        return submission is not None and submission.missing(step) is not None

    def _file(self, result: StepResult) -> str:
        """Where a step is written, as its path."""
        return clean(str(self._folder / result.file), MOST)

    # What happens

    def _rung(self) -> None:
        """While something is graded."""
        self._handle(self._inbox.take())
        if self._is_stale:
            raise _Anew

    def _handle(self, event: Event | None) -> None:
        if event is None:
            return
        if event.what == "saved":
            self._look()
        elif event.what == "resized":
            self._screen.draw()
        elif event.what == "left" or event.key == "q":
            raise Quit
        elif event.key == INTERRUPT:
            raise KeyboardInterrupt
        elif self._asks:
            self._asks = False
            self._answered(event.key)
        else:
            self._unread = []
            self._keys.get(event.key.lower(), partial(self._go_to, event.key))()

    def _look(self) -> None:
        state = self._state
        before = state.unfinished
        try:
            changed = state.look()
        except SubmissionError as error:
            if str(error) != self._lost:
                self._note = self._lost = str(error)
                self.show_current()
            return
        self._is_stale |= changed
        self._asks &= not changed
        if state.unfinished and state.unfinished != before:
            self._unread = words.half_written(state.unfinished.values())
            self._show(self._unread)
        elif not changed and (before or self._lost) and not state.unfinished:
            self.show_current()
        self._lost = ""
        if not state.unfinished:
            self._unread = []

    def _go_on(self) -> None:
        here, state = self._state.current, self._state
        following, is_done = state.after(here), state.has_passed(here)
        if following is None and is_done:
            self._show([self._onwards(None)])
            return
        if following is None:
            self._note = words.nothing_else(here, is_part=state.is_part)
        else:
            self._note = "" if is_done else words.left_undone(here, state.results.get(here.id))
            state.choose(following)
        self.show_current()

    def _go_to(self, key: str) -> None:
        """The step of that number, if there is one."""
        step = next((step for step in self._state.steps if str(step.number) == key), None)
        if step is not None:
            self._state.choose(step)
            self.show_current()

    def _back(self) -> None:
        self._again()

    def _hint(self) -> None:
        step = self._state.current
        functions = _in_need(step, self._state.result(step))
        tier = self._tiers.get(functions, 0) % words.LAST_TIER + 1
        self._tiers[functions] = tier
        self._show(words.hint(step, functions, tier))

    def _page(self) -> None:
        said = self._show_page(self._state.report(self._last or None))
        self._screen.say(clean(said, MOST))

    def _list(self) -> None:
        lines: list[RenderableType] = []
        for step in self._state.steps:
            lines += self._screen.step(self._state.result(step), whole=False)
        here = self._state.current
        where = f"You are at step {here.number}: {here.title}."
        self._show([*lines, Text(), Text(where), Text("The number of a step takes you there.", "dim")])

    def _all(self) -> None:
        self._state.again()
        self._wants_all = self._is_stale = True

    def _show_all(self) -> None:
        state = self._state
        self._last, self._again = state.steps, self._show_all
        lines: list[RenderableType] = []
        for step in state.steps:
            lines += self._screen.step(state.result(step))
        self._show(lines, is_result=True)

    def _help(self) -> None:
        self._show([*words.keys(), Text(), Text(f"Watching {clean(str(self._folder), MOST)}.", "dim")])

    def _ask(self) -> None:
        if self._screen.is_result and len(self._last) > 1:
            self._screen.say("Which step is to start anew? Press its number, and then r.")
            return
        step = self._state.current
        self._asks = True
        result = self._state.result(step)
        self._show(words.anew(step, self._file(result), is_missing=self._is_missing(step)))

    def _answered(self, key: str) -> None:
        if key.lower() == "y":
            self._note = self._reset(self._state.current)
            self._look()
            if not self._is_stale:  # otherwise its answer is shown next
                self.show_current()
        else:
            self._again()


class _Meanwhile(Progress):
    """What is seen and heard while something is graded."""

    def __init__(self, inbox: Inbox, screen: Screen, rung: Callable[[], None], above: str) -> None:
        self.bell = inbox.bell
        self.rung = rung  # type: ignore[method-assign]
        self._screen, self._above = screen, above

    def tell(self, words: str) -> None:
        """What goes on, and what is still seen above it."""
        self._screen.status(f"{words} ...{self._above}")

    def check(self, check: Check) -> None:
        """Nothing: most are done before anybody has read that they began."""

    def call(self, step: Step, function: str | None) -> None:
        """What may take long."""
        if function and (function in step.training or function.endswith(".fit")):
            self.tell(f"step {step.number}: {function}")


OURS = (
    "The grader itself failed ({}). This is not your fault: press a to try once more, and tell your instructor if it "
    "stays so."
)


def _named(steps: tuple[Step, ...]) -> str:
    return f"step{'s' if len(steps) > 1 else ''} {ranges(int(step.number) for step in steps)}"


def _in_need(step: Step, result: StepResult) -> tuple[str, ...]:
    """The functions that a hint should be about: that of the first check that has failed or is to come, else all."""
    asked = "" if result.outcome == "passed" else to_ask(result)
    return (asked,) if asked in step.functions else step.functions
