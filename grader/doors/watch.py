"""The command `grade watch`: a step is answered as its file is saved, until somebody quits."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.doors.exercises import put_back, work_in
from grader.doors.grade import inside_a_platform
from grader.doors.options import (
    INTERRUPTED,
    PASSED,
    cores,
    course_of,
    course_option,
    expect_temporary_folder,
    faults,
    usage,
)

if TYPE_CHECKING:
    from grader.course.model import Course
    from grader.reports.model import Report
    from grader.watching.inbox import Inbox
    from grader.watching.screen import Screen
    from grader.watching.state import State


@click.command(short_help="Grade each step as you save it.")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@course_option
def watch(path: Path | None, course_folder: Path | None) -> None:
    """Grade each step of PATH as soon as its file is saved, until you press q.

    PATH is the folder with your steps, by default exercises/ or the one that you
    are in. Keys: n next step, 1 to 9 that step, h hint, p page with pictures,
    l list, r reset the step, a all steps, Enter the result again, q quit, ? help.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        usage("`grade watch` needs a terminal, with a keyboard and a screen. Without one, use `grade exercises/`.")
    if inside_a_platform():
        usage("`grade watch` is for your own machine. Inside a learning platform, use `grade`.")
    course = course_of(course_folder)
    path, folder = work_in(path, course)
    expect_temporary_folder()
    raise SystemExit(_watched(course, path, folder))


def _watched(course: "Course", path: Path, folder: Path) -> int:
    import tempfile

    from rich.console import Console

    from grader.doors import pages
    from grader.engine import cache
    from grader.submission.model import SubmissionError
    from grader.watching.screen import Screen
    from grader.watching.state import State

    with tempfile.TemporaryDirectory(prefix="grade-watch-") as own:
        there = cache.folder() or Path(own) / "results"
        state = State(course, path, cache.Store(course, (None, None, ()), there))
        screen = Screen(Console(file=sys.stdout, highlight=False))
        try:
            state.begin()
            _answered(state, folder, screen, pages.folder() or Path(own))
            code = PASSED
        except SubmissionError as error:
            usage(str(error))
        except KeyboardInterrupt:
            code = INTERRUPTED
        finally:
            state.close()
        if state.submission is not None:
            screen.leave(_bye(state.report(), path, is_part=state.is_part))
    return code


def _answered(state: "State", folder: Path, screen: "Screen", there: Path) -> None:
    """Answer until somebody quits."""
    from grader.doors import pages
    from grader.engine.machine import on_this_machine
    from grader.watching.inbox import Inbox
    from grader.watching.keyboard import keys
    from grader.watching.loop import Loop, Quit
    from grader.watching.saves import saves

    def show_page(report: "Report") -> str:
        from grader.watching.pages import show

        page = pages.keep(report, state.path, there)
        if page is None:
            return f"The page cannot be written into {there}."
        show(page)
        return f"The page opens in your browser. If it does not, open it yourself:\n{page}"

    inbox = Inbox()
    loop = Loop(
        state,
        folder,
        screen,
        inbox,
        show_page=show_page,
        reset=lambda step: put_back(state.course, step, folder / step.file),
    )
    with _heard_in_turn(inbox), keys(inbox.put):
        loop.note(f"Watching {folder}.")
        screen.status("getting ready ...")
        jobs = max(2, cores()) if sys.platform == "linux" else 1  # one to grade, and this one to hear keys
        with (
            faults(),
            on_this_machine(state.course, jobs=jobs, store=state.store, alone=True) as grader,
            saves(folder, inbox.put),
        ):
            if grader.unprotected:
                loop.note(f"{grader.unprotected} Watch only code that you trust here, such as your own.")
            try:
                loop.run(grader)
            except Quit:
                return


@contextmanager
def _heard_in_turn(inbox: "Inbox") -> Iterator[None]:
    """Ctrl-C, SIGTERM and a closed window are heard like a key: what is at work may not be able to end well at once.

    The second one ends it wherever it is.
    """
    from grader.watching.inbox import Event
    from grader.watching.keyboard import INTERRUPT

    told: list[int] = []

    def tell(number: int, _: object) -> None:
        told.append(number)
        if len(told) > 1:
            raise KeyboardInterrupt
        inbox.put(Event("key", INTERRUPT))

    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, tell) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _bye(report: "Report", path: Path, *, is_part: bool) -> str:
    from grader.reports import words

    points, most = words.counted(report)
    if points == most:
        return f"All {most} points of what was watched. Well done!" if is_part else f"All {most} points. Well done!"
    return f"You have {points} of {most} points. Go on at any time:\n  grade watch {path}"
