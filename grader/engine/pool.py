"""Graders side by side: forks of this process, each of which does one job after the other, such as a step's checks."""

import multiprocessing
import signal
import sys
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from grader.checking.sleeping import told_of_sleep
from grader.course.model import Check, Step
from grader.engine import watchdog
from grader.engine.needs import libraries
from grader.engine.progress import Progress
from grader.engine.session import Work
from grader.engine.tally import Stopped, Tally
from grader.engine.watchdog import Overdue, watched
from grader.outcomes import CourseFault
from grader.sandbox import linux
from grader.worker.launch.base import SLOW, SPARE

if TYPE_CHECKING:
    from grader.engine.grader import Grader

LOOK_SECONDS = 2.0  # between two looks whether those who say nothing live
TRIES = 3  # of a job, when the grader that has it dies; one may be spent on a grader that is just dying


# Signals of a terminal: whoever has started a grader ends it, or lets it wait.
LEFT_TO_OTHERS = ("SIGINT", "SIGTSTP")
NOT_OURS = ("SIGTERM", "SIGHUP", "SIGWINCH")  # what the process that is forked does at these


class Job(Protocol):
    """What one of the graders does: it travels there, and what comes of it travels back."""

    def seconds(self, grader: "Grader") -> float:
        """How long it may take."""

    def do(self, grader: "Grader", progress: Progress) -> Any:
        """Do it there."""

    def lost(self) -> Any:
        """What comes of it when graders die of it again and again: that is nobody's fault but ours."""


@dataclass(frozen=True)
class Unit:
    """Checks of one step that are run together.

    Attributes:
        work: a step, and the ids of its checks.
        after: how many units have to be done first.
    """

    work: Work
    after: int = 0

    @property
    def step(self) -> Step:
        """The step."""
        return self.work.steps[0]


@dataclass(frozen=True)
class _Checking:
    """The job of running a unit's checks, of which `known` ones have ended."""

    unit: Unit
    known: Tally

    def seconds(self, grader: "Grader") -> float:
        """Before the process that waits for this one is overdue."""
        del grader
        return self.unit.work.until - monotonic()

    def do(self, grader: "Grader", progress: Progress) -> Tally:
        """Run them."""
        return grader.run(self.unit.work, progress, known=self.known)

    def lost(self) -> Tally:
        """They have not been run."""
        fault = CourseFault("the process that graded this step has died")
        tally = Tally()
        for check in self.unit.work.checks:
            tally.give_up(check, fault)
        return tally


def units(work: Work, trusted: bool, seconds: Mapping[str, float]) -> tuple[Unit, ...]:
    """What is to be done: the longest first, where it is known how long they take.

    Where it is not, those first whose libraries are there soonest, and of each kind those that train nothing.

    In a grading for marks the hidden checks come last, step by step: beside code that has seen the digits, nobody is at
    work who still speaks.
    """

    def rank(unit: Unit) -> tuple[float, ...]:
        if unit.step.id in seconds:
            return (-seconds[unit.step.id],)
        needed = libraries(work.course, unit.step)
        trains = len(unit.step.training) + sum(bool(check.hidden) for check in unit.work.checks)
        return 0.0, *(name in needed for name in SLOW), trains > 0, -trains

    def of(checks: tuple[Check, ...]) -> list[Unit]:
        ids = [(step, frozenset(check.id for check in checks if check.step == step.id)) for step in work.steps]
        found = [Unit(replace(work, steps=(step,), only=only)) for step, only in ids if only]
        return sorted(found, key=rank)

    if not trusted:
        return tuple(of(work.checks))
    first = of(tuple(check for check in work.checks if not check.hidden))
    last = of(tuple(check for check in work.checks if check.hidden))
    last.sort(key=lambda unit: work.steps.index(unit.step))
    return (*first, *(replace(unit, after=after) for after, unit in enumerate(last, start=len(first))))


@dataclass(eq=False)
class _Member:
    """One of the graders, and what it is doing.

    Attributes:
        busy: the job, and which try it is.
        since: when that began.
        sleeps: whether that waits for a model that is slow on purpose, and leaves its core to somebody else.
    """

    number: int
    process: BaseProcess
    connection: Connection
    busy: tuple[Job, int] | None = None
    since: float = 0.0
    sleeps: bool = False

    def hear(self) -> tuple[Any, ...]:
        """The next thing that it says; that it has died, if it has: a process of its own may still hold its line."""
        if not self.connection.poll():
            return ("died",)
        try:
            said: tuple[Any, ...] = self.connection.recv()
        except (EOFError, OSError):
            return ("died",)
        return said


class Pool:
    """Graders side by side: forks of this process, which stay until `close`.

    Args:
        grader: what they are forks of; what it has imported and proved, they need not.
        jobs: how many; while one of them sleeps, there is another one.

    Attributes:
        seconds: step id -> how long its unit took the last time.
    """

    def __init__(self, grader: "Grader", jobs: int) -> None:
        self.seconds: dict[str, float] = {}
        self._grader = grader
        self._jobs = jobs
        self._members: list[_Member] = []
        for number in range(1, jobs + 1):
            self._members.append(self._fork(number))

    def units(self, work: Work) -> tuple[Unit, ...]:
        """What is to be done, in the order that the last run has shown to be quickest."""
        return units(work, self._grader.trusted, self.seconds)

    def run(self, work: Work, units: tuple[Unit, ...], progress: Progress) -> Tally:
        """What comes of all units together.

        Args:
            work: what they are parts of.
            units: in the order in which they begin.
            progress: told what happens.
        """
        tally = Tally(self._grader.trusted)
        progress.begin(work.steps)
        try:
            self._run(work, units, progress, tally)
        except KeyboardInterrupt:
            raise Stopped(tally) from None
        except Overdue as error:
            for check in work.checks:
                tally.run_out(check, error)
        return tally

    def _run(self, work: Work, units: tuple[Unit, ...], progress: Progress, tally: Tally) -> None:
        steps = {step.id: step for step in work.steps}
        checks = {check.id: check for check in work.checks}
        done = 0

        def jobs() -> Iterator[_Checking | None]:
            for unit in units:
                while unit.after > done:
                    yield None
                own = {name: ended for name, ended in tally.ended.items() if name.startswith(f"{unit.step.id}.")}
                yield _Checking(unit, Tally(ended=own, concealed=tally.concealed))

        def heard(what: str, said: list[Any]) -> None:
            if what == "check":
                progress.check(checks[said[0]])
            else:
                progress.call(steps[said[0]], said[1])

        with closing(self.each(jobs(), heard, progress)) as each:
            for job, found, seconds in each:
                done += 1
                self.seconds[job.unit.step.id] = seconds
                tally.add(found)

    def each(
        self,
        jobs: Iterator[Any],
        heard: Callable[[str, list[Any]], None] = lambda *_: None,
        progress: Progress | None = None,
    ) -> Generator[tuple[Any, Any, float], None, None]:
        """Jobs as they are done, each with what came of it, and how many seconds it took.

        Args:
            jobs: in the order in which they begin, asked for the next one when there is a core for it; None where none
                can begin before another one is done.
            heard: told what happens.
            progress: has a bell.
        """
        try:
            yield from self._each(jobs, heard, progress or Progress())
        finally:
            for member in self._busy:  # nobody waits for what it would say
                self._another(member)

    def _each(
        self, jobs: Iterator[Any], heard: Callable[[str, list[Any]], None], progress: Progress
    ) -> Iterator[tuple[Any, Any, float]]:
        waiting, finished = deque[tuple[Job, int]](), list[tuple[Any, Any, float]]()
        while True:
            while _is_one_waiting(waiting, jobs) and (member := self._free()):
                self._give(self._alive(member), *waiting.popleft())
            if finished:
                yield from finished
                finished.clear()
                continue  # whoever has heard of these may have more to do
            if not self._busy:
                return
            for member in self._heard(progress):
                assert member.busy is not None
                job, number = member.busy
                what, *said = member.hear()
                if what == "died":
                    self._another(member)
                    if number < TRIES:
                        waiting.appendleft((job, number + 1))
                        continue
                    what, said = "done", [job.lost()]
                if what == "sleeps":
                    member.sleeps = said[0]
                elif what not in ("done", "raised"):
                    heard(what, said)
                else:
                    member.busy, member.sleeps = None, False
                    if what == "raised":
                        yield from finished
                        raise said[0]
                    finished.append((job, said[0], monotonic() - member.since))

    def close(self) -> None:
        """End them."""
        for member in self._members:
            self._end(member)
        self._members.clear()

    @property
    def _busy(self) -> list[_Member]:
        return [member for member in self._members if member.busy]

    def _free(self) -> _Member | None:
        """One that has nothing to do, if a core is left for it."""
        if sum(not member.sleeps for member in self._busy) >= self._jobs:
            return None
        found = next((member for member in self._members if not member.busy), None)
        if found is None and len(self._members) < self._jobs + SPARE:
            found = self._fork(len(self._members) + 1)
            self._members.append(found)
        return found

    def _heard(self, progress: Progress) -> list[_Member]:
        """Those who have said something, or have died: as soon as there is one, or the bell has rung."""
        bell = [progress.bell] if progress.bell else []
        while True:
            ready = wait([*(member.connection for member in self._busy), *bell], LOOK_SECONDS)
            if progress.bell in ready:
                progress.rung()
            found = [one for one in self._busy if one.connection in ready or not (ready or one.process.is_alive())]
            if found or ready:
                return found

    def _give(self, member: _Member, job: Job, number: int) -> None:
        member.busy, member.since, member.sleeps = (job, number), monotonic(), False
        with suppress(OSError):  # it is dead, as will be heard
            member.connection.send(job)

    def _alive(self, member: _Member) -> _Member:
        """One that has nothing to do; another one if it has died since."""
        return member if member.process.is_alive() else self._another(member)

    def _another(self, member: _Member) -> _Member:
        self._end(member)
        place = self._members.index(member)
        self._members[place] = self._fork(member.number)
        return self._members[place]

    def _fork(self, number: int) -> _Member:
        # Where processes are forked, and nowhere else: what is imported here is there, too.
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        others = [member.connection for member in self._members]
        process = context.Process(target=_serve, args=(self._grader, number, theirs, [ours, *others]), daemon=True)
        with (
            warnings.catch_warnings(),
            _without_interrupts(),
        ):  # Ctrl-C is for this process, also before the other can say so
            # A thread that watches files may be there; nothing of it is needed in the fork.
            warnings.filterwarnings("ignore", ".*use of fork", DeprecationWarning)
            process.start()
        theirs.close()
        return _Member(number, process, ours)

    def _end(self, member: _Member) -> None:
        member.connection.close()
        member.process.kill()
        member.process.join()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hear Ctrl-C afterwards."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _is_one_waiting(waiting: deque[tuple[Job, int]], jobs: Iterator[Any]) -> bool:
    """Whether a job could begin: the next one is made while all are busy, so that nobody waits for it."""
    if not waiting:
        job = next(jobs, None)
        waiting.extend([] if job is None else [(job, 1)])
    return bool(waiting)


class _Telling(Progress):
    """Tells another process; a model that is asked does so in a thread of its own, which may go on after its time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = Lock()

    def say(self, *words: object) -> None:
        """Tell it something, one after the other."""
        with self._lock:
            self._connection.send(words)

    def check(self, check: Check) -> None:
        """By its id."""
        self.say("check", check.id)

    def call(self, step: Step, function: str | None) -> None:
        """By the step's id."""
        self.say("call", step.id, function)

    def sleeps(self, sleeps: bool) -> None:
        """Whether a model sleeps."""
        self.say("sleeps", sleeps)


def _serve(grader: "Grader", number: int, connection: Connection, others: list[Connection]) -> None:
    """In a fork: do what is asked for, until nobody asks any more."""
    for other in others:
        other.close()
    for names, what in ((LEFT_TO_OTHERS, signal.SIG_IGN), (NOT_OURS, signal.SIG_DFL)):
        for name in names:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), what)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if sys.platform == "linux":
        linux.prctl(linux.SET_PDEATHSIG, signal.SIGKILL)  # also by being killed
    grader.begin_anew(number)
    telling = _Telling(connection)
    told_of_sleep.set(telling.sleeps)
    while True:
        try:
            job: Job = connection.recv()
        except EOFError:
            return
        try:
            with watched(job.seconds(grader), watchdog.GRACE_SECONDS / 2):
                said: tuple[Any, ...] = ("done", job.do(grader, telling))
        except Exception as error:  # noqa: BLE001 - it is raised over there
            said = ("raised", error)
        telling.say(*said)
