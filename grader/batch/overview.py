"""What the results of a class add up to: counted one result at a time, so that only counters grow with the class."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from grader.batch import marks
from grader.batch.names import MAX_NAME, Called, called
from grader.batch.store import Result, Store
from grader.course.model import Course
from grader.outcomes import OUTCOMES, Outcome
from grader.reports.model import CheckResult, Report, StepResult
from grader.reports.text import clean

MAX_REASON = 500  # characters
BINS = 10  # of the scores below the whole; who has all of it is counted apart
WRONG = 20  # commonest wrong outcomes that are shown
NUMBER = re.compile(r"(?<![\w.])(?:0x[0-9a-f]+|[-+\u2212]?\d+(?:[.,_]\d+)*(?:e[-+]?\d+)?)", re.IGNORECASE)
SEVERAL = re.compile(r"#(?:[\s,;]+#)+")


@dataclass
class Counted:
    """A check, or a step as a whole: how often it ended in which way."""

    id: str
    title: str
    hidden: bool = False
    outcomes: Counter[Outcome] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All reports that have it."""
        return self.outcomes.total()

    @property
    def passed(self) -> int:
        """Those in which it passed."""
        return self.outcomes["passed"]


@dataclass
class CountedStep(Counted):
    """A step with its checks.

    Attributes:
        number: for example "4".
        bonus: whether it may be left out.
        checks: by their ids.
        seconds: that its checks took, of all students together.
        visible: how many passed all checks that are not hidden, where some are.
        unseen: how many of these passed the hidden ones as well.
        tried: students who have got this far, no further, and have tried.
        waiting: students who have got this far, and have not tried.
    """

    number: str = ""
    bonus: bool = False
    checks: dict[str, Counted] = field(default_factory=dict)
    seconds: float = 0.0
    visible: int = 0
    unseen: int = 0
    tried: list[Called] = field(default_factory=list)
    waiting: list[Called] = field(default_factory=list)

    @property
    def has_hidden(self) -> bool:
        """Whether some of its checks are hidden, and some are not."""
        return len({check.hidden for check in self.checks.values()}) > 1


@dataclass(frozen=True)
class Wrong:
    """What went wrong in one way: all who got this message in a step, whatever numbers were in it, and one example.

    Attributes:
        step: its number.
        check: the example.
        checks: how many checks say it: a function that is missing is missed by all that call it.
        students: who got it.
    """

    step: str
    check: CheckResult
    checks: int
    students: tuple[Called, ...]

    @property
    def elsewhere(self) -> str:
        """How many more checks say so, in words; empty for none."""
        more = self.checks - 1
        return f"and {more} more check{'s' * (more > 1)}" if more else ""


class Way(NamedTuple):
    """How a check went wrong: the same for all checks of a step that say the same."""

    step: str
    outcome: str
    said: int


@dataclass
class Went:
    """Who went that way, each once, in order, and which checks said so."""

    ids: list[str] = field(default_factory=list)
    checks: set[str] = field(default_factory=set)

    def add(self, student: str, check: str) -> None:
        """One more of a student's checks; students come one after the other."""
        self.checks.add(check)
        if self.ids[-1:] != [student]:
            self.ids.append(student)


@dataclass
class Overview:
    """A class as a whole.

    Attributes:
        course: its name.
        names: id -> what the student is called, of all who have handed something in.
        absent: how many of the roster have not.
        missing: who these are, unless that is not to be told.
        left: how many files are nobody's.
        late: how many submissions the platform calls late.
        shares: what counts, as a part of all points, of those who are fully graded.
        changed: how many of these marks differ from the raw points.
        untimed: how many submissions the policy's `due` says nothing of, because the platform does not say when.
        graded: how many have a report, complete or not.
        steps: by their ids.
        wrong: the commonest wrong outcomes, the most frequent first.
        done: who has passed all steps but bonus steps.
        look: whose marks need a look, each with the reasons; who is not fully graded comes first, notes come last.
        seconds: that grading took, for each report, with one of those whose it is, the longest first.
    """

    course: str = ""
    names: dict[str, Called] = field(default_factory=dict)
    absent: int = 0
    missing: list[str] = field(default_factory=list)
    left: int = 0
    late: int = 0
    shares: list[float] = field(default_factory=list)
    changed: int = 0
    untimed: int = 0
    graded: int = 0
    steps: dict[str, CountedStep] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)
    done: list[Called] = field(default_factory=list)
    look: list[tuple[Called, tuple[str, ...]]] = field(default_factory=list)
    seconds: list[tuple[float, Called]] = field(default_factory=list)

    def histogram(self) -> list[tuple[str, int]]:
        """How many are in each tenth of the points, and how many have all of them or more."""
        counts = Counter(min(int(share * BINS + 1e-9), BINS) for share in self.shares)
        width = 100 // BINS
        names = [f"{width * number} to {width * (number + 1) - 1} %" for number in range(BINS)]
        return [(name, counts[number]) for number, name in enumerate([*names, "100 %"])]

    @property
    def quartiles(self) -> tuple[float, float, float]:
        """What a quarter of the class does not reach, half of it, and three quarters; of one mark or more."""
        low, middle, high = quantiles(self.shares * 2 if len(self.shares) == 1 else self.shares, method="inclusive")
        return low, middle, high


def overview(store: Store, course: Course, folder: Path, *, anonymous: bool = False) -> Overview:
    """Count the results of a class.

    Args:
        store: of the class.
        course: whose policy the marks follow.
        folder: of the class, with the instructor's corrections.
        anonymous: call students by numbers.

    Raises:
        BadCorrections: the file of corrections has an error.
        CourseError: the policy has an error.
    """
    rows = store.rows()
    names = called(rows, anonymous=anonymous)
    missing = store.missing()
    found = Overview(
        course=store.about("course_name"),
        names=names,
        absent=len(missing),
        missing=[] if anonymous else [clean(f"{one} {name}".strip(), MAX_NAME) for one, name in missing.items()],
        left=len(store.left_over()),
        late=sum(row.late is True for row in rows),
        untimed=marks.untimed(rows, marks.policy_of(course, folder)),
    )
    same = defaultdict[str, list[str]](list)
    for row in rows:
        same[row.digest].append(row.id)
    wrong = defaultdict[Way, Went](Went)
    look = list[tuple[int, Called, tuple[str, ...]]]()
    for result, mark in marks.marked(store, course, folder):
        student = names[result.row.id]
        others = [names[one] for one in same[result.row.digest] if one != result.row.id]
        kinds = [list(_faults(result)), [*result.row.remarks, *_sameness(result, others)], list(_notes(result))]
        reasons = dict.fromkeys(reason for kind in kinds for reason in kind)
        if reasons:
            said = tuple(clean(student.said(reason), MAX_REASON) for reason in reasons)
            look.append(([bool(kind) for kind in kinds].index(True), student, said))
        if mark.is_complete:
            found.shares.append(mark.share)
            found.changed += mark.points != mark.raw
        if result.report:
            found.graded += 1
            _count(found, student, result.report)
            for step, check in _wrong(result.report):
                wrong[_way(step, check)].add(result.row.id, check.id)
    order = {one: place for place, one in enumerate(names.values())}
    found.look = [(one, reasons) for _, one, reasons in sorted(look, key=lambda one: (one[0], order[one[1]]))]
    found.seconds = sorted(
        ((seconds, names[same[digest][0]]) for digest, seconds in store.seconds().items()), key=_longest
    )
    by_id = {row.id: row for row in rows}
    _in_order(found, wrong, order)
    for way, went in _commonest(wrong):
        found.wrong.append(_with_example(store.result(by_id[went.ids[0]]), way, went, [names[one] for one in went.ids]))
    return found


def _in_order(found: Overview, wrong: dict[Way, Went], order: dict[Called, int]) -> None:
    """Name students in the order of what they are called: numbers in the order of ids would tell whose they are."""
    for students in (found.done, *(part for step in found.steps.values() for part in (step.tried, step.waiting))):
        students.sort(key=order.__getitem__)
    for went in wrong.values():
        went.ids.sort(key=lambda one: order[found.names[one]])


def _longest(one: tuple[float, Called]) -> tuple[float, str]:
    return -one[0], one[1].name


def _commonest(wrong: dict[Way, Went]) -> Iterable[tuple[Way, Went]]:
    return sorted(wrong.items(), key=lambda one: (-len(one[1].ids), *one[0]))[:WRONG]


def _count(found: Overview, student: Called, report: Report) -> None:
    for step in report.steps:
        counted = found.steps.setdefault(
            step.id, CountedStep(step.id, step.title, number=step.number, bonus=step.bonus)
        )
        counted.outcomes[step.outcome] += 1
        for check in step.checks:
            one = counted.checks.setdefault(check.id, Counted(check.id, check.title, check.hidden))
            one.outcomes[check.outcome] += 1
            counted.seconds += check.seconds
        if {check.hidden for check in step.checks} == {True, False} and _all_passed(step, hidden=False):
            counted.visible += 1
            counted.unseen += _all_passed(step, hidden=True)
    first = next((step for step in report.steps if not step.bonus and step.outcome != "passed"), None)
    if first is None:
        found.done.append(student)
    else:
        there = found.steps[first.id]
        (there.waiting if first.outcome == "not_attempted" else there.tried).append(student)


def _all_passed(step: StepResult, *, hidden: bool) -> bool:
    return all(check.outcome == "passed" for check in step.checks if check.hidden == hidden)


def shape(message: str) -> str:
    """A message without its numbers, which differ from student to student; several in a row are like one."""
    return SEVERAL.sub("#", NUMBER.sub("#", message))


def _way(step: StepResult, check: CheckResult) -> Way:
    # Of hidden checks all say the same, whatever it is that they hide.
    said = f"{check.id if check.hidden else ''} {shape(check.message)}"
    return Way(step.id, check.outcome, zlib.crc32(said.encode()))


def _wrong(report: Report) -> Iterable[tuple[StepResult, CheckResult]]:
    return (
        (step, check) for step in report.steps for check in step.checks if OUTCOMES[check.outcome].fault == "student"
    )


def _with_example(result: Result, way: Way, went: Went, students: list[Called]) -> Wrong:
    """Only what is shown is read again: the messages of a whole class are not kept."""
    assert result.report is not None
    step, check = next(one for one in _wrong(result.report) if _way(*one) == way)
    return Wrong(step.number, students[0].about(check), len(went.checks), tuple(students))


def _faults(result: Result) -> Iterable[str]:
    """Why a mark is not what the student has earned, or there is none."""
    report = result.report
    if report is None:
        yield f"Not graded: {result.fault or 'its turn has not come yet'}"
        return
    if report.spoiled:
        yield f"A fault of the grader, not the student's, spoiled {', '.join(report.spoiled)}."
    if not report.finished:
        yield "The time for the whole submission ran out: the last checks were not run."


def _notes(result: Result) -> Iterable[str]:
    """What was read differently from what the student may expect."""
    yield from result.row.notes
    yield from result.report.notes if result.report else ()


def _sameness(result: Result, others: list[Called]) -> Iterable[str]:
    """Of files without any points nobody doubts the mark: most are stubs as they were handed out."""
    if others and result.report and result.report.score + result.report.bonus:
        more = f" and {len(others) - 3} more" if len(others) > 3 else ""  # noqa: PLR2004
        yield f"Handed in the same files as {', '.join(one.name for one in others[:3])}{more}."
