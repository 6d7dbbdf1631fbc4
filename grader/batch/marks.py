"""From a report to a mark: what the course's policy and the instructor's own corrections make of it, and why.

Nothing is graded for it: raw points, adjusted points and the reasons stand side by side wherever a mark is shown.
"""

import csv
import io
import math
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from grader.batch import tables
from grader.batch.store import Result, Row, Store
from grader.course.model import Course, CourseError
from grader.reports import model, words
from grader.reports.model import Report

CORRECTIONS, POLICY = "corrections.csv", "policy.toml"  # in the folder of a class
COLUMNS = ("id", "extra_days", "points", "comment")
DAY = timedelta(days=1)
MOST = 10_000  # days, or points


class BadCorrections(Exception):
    """The file of corrections has an error: the message says in which line."""


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table [policy] of course.toml.

    Attributes:
        due: when it has to be handed in; without an offset it is UTC.
        grace_hours: after that, which cost nothing.
        per_day: percent of all points that each day costs that has begun after it.
        cut_off_days: days after which nothing counts; None: it always does.
        given: ids of checks that count as passed for everybody, because they were found wrong.
        dropped: ids of checks that count for nobody.
    """

    due: datetime | None = None
    grace_hours: float = 0.0
    per_day: float = 0.0
    cut_off_days: float | None = None
    given: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Correction:
    """What the instructor has decided for one student: days more, points more or less, and a comment on them."""

    extra_days: float = 0.0
    points: float = 0.0
    comment: str = ""


@dataclass(frozen=True)
class Mark:
    """What one submission is worth.

    Attributes:
        names: what the student may be known by, the most reliable first.
        report: with the checks as the policy has them; None where there is none.
        raw: points as graded.
        points: as they count.
        most: out of how many.
        late: points that being late has cost.
        why: what makes the difference, a sentence each.
        is_given: whether these are the instructor's points for somebody who has handed in nothing.
    """

    names: tuple[str, ...]
    report: Report | None
    raw: float = 0.0
    points: float = 0.0
    most: float = 0.0
    late: float = 0.0
    why: tuple[str, ...] = ()
    row: Row | None = None
    fault: str = ""
    is_given: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether it may be told."""
        return self.is_given or (self.report is not None and self.report.complete)

    def is_called(self, name: str) -> bool:
        """Whether a person may mean this student."""
        return name in self.names or (self.row is not None and self.row.is_called(name))

    @property
    def whose(self) -> str:
        """The student's name and ID."""
        name = self.row.name if self.row else self.names[-1]
        return " ".join(dict.fromkeys(filter(None, (name, self.names[0]))))

    @property
    def headline(self) -> str:
        """What counts, in a sentence."""
        if not self.is_complete:
            return "There is no mark: it is not fully graded."
        graded = "" if self.points == self.raw or self.is_given else f" (graded: {self.raw:g})"
        return f"{self.points:g} of {self.most:g} points{graded}."

    @property
    def share(self) -> float:
        """What counts, from 0 to 1, unless points were added."""
        return round(self.points / self.most, 6) if self.most else 0.0


def policy_of(course: Course, folder: Path) -> Policy:
    """The policy of a class, if its folder has one, or else the course's.

    Raises:
        CourseError: it has an error.
    """
    own, general = folder / POLICY, course.checks / "course.toml"
    where = str(own) if own.is_file() else f"{general}, [policy]"
    try:
        policy = msgspec.convert(tomllib.loads(own.read_text("utf-8")) if own.is_file() else course.policy, Policy)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        words = str(error).replace("Object contains unknown field", "there is no such setting:")
        raise CourseError(f"{where}: {words}. There are {', '.join(Policy.__struct_fields__)}") from error
    known = [check.id for step in course.steps for check in step.checks]
    unknown = [name for name in (*policy.given, *policy.dropped) if name not in known]
    if unknown:
        near = "".join(f" Is it {name}?" for name in get_close_matches(unknown[0], known, 1))
        raise CourseError(f"{where}: {unknown[0]!r} is no check.{near} `grade class` has their names")
    return policy


def corrections_in(folder: Path) -> dict[str, Correction]:
    """The instructor's corrections, by what the file calls a student.

    Raises:
        BadCorrections: the file has an error.
    """
    file = folder / CORRECTIONS
    if not file.is_file():
        return {}
    text = tables.decoded(file.read_bytes())
    try:
        return _corrections(file, csv.DictReader(io.StringIO(text, newline=""), delimiter=tables.separator_of(text)))
    except csv.Error as error:
        raise BadCorrections(f"{file} is no CSV ({error}).") from error


def _corrections(file: Path, rows: "csv.DictReader[str]") -> dict[str, Correction]:
    titles = [str(title).strip().lower() for title in rows.fieldnames or ()]
    unknown = [title for title in titles if title not in COLUMNS]
    if "id" not in titles or unknown:
        raise BadCorrections(f"{file}:1: the columns are {', '.join(COLUMNS)}; here they are {', '.join(titles)}.")
    rows.fieldnames = titles
    found = dict[str, Correction]()
    for row in rows:
        name, where = (row["id"] or "").strip(), f"{file}:{rows.line_num}"
        days, points = (_number(row.get(title) or "0", f"{where}: {title}") for title in ("extra_days", "points"))
        if name in found:
            raise BadCorrections(f"{where}: {name!r} is there twice.")
        found[name] = Correction(days, points, (row.get("comment") or "").strip())
    return found


def _number(text: str, what: str) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = math.nan
    if not abs(number) <= MOST:
        raise BadCorrections(f"{what} has to be a number from -{MOST} to {MOST}, and is {text!r}.")
    return number


def marks(store: Store, course: Course, folder: Path) -> Iterator[Mark]:
    """The marks of a class, one after the other; then points of those who have handed in nothing, where they got some.

    Raises:
        BadCorrections: the file of corrections has an error, or names nobody.
        CourseError: the policy has an error.
    """
    corrections = corrections_of(store, folder)
    yield from (mark for _, mark in _marked(store, policy_of(course, folder), corrections))
    known = {row.id for row in store.rows()}
    most = sum(step.points for step in course.steps if not step.bonus)
    for one, name in store.missing().items():
        correction = corrections.get(one, Correction())
        if correction.points and one not in known:
            why = "Nothing was handed in.", *_given(correction)
            yield Mark((one, name), None, 0.0, max(correction.points, 0.0), most, why=why, is_given=True)


def corrections_of(store: Store, folder: Path) -> dict[str, Correction]:
    """The instructor's corrections, by the id of a student of the class.

    Raises:
        BadCorrections: the file has an error, or names nobody.
    """
    rows, missing = store.rows(), store.missing()
    found = {_meant(name, rows, missing): one for name, one in corrections_in(folder).items()}
    unknown = found.keys() - {row.id for row in rows} - missing.keys()
    if unknown:
        words = "who is not in this class: students are named by the ids that `grade class` shows"
        raise BadCorrections(f"{folder / CORRECTIONS} names {min(unknown)!r}, {words}.")
    return found


def _meant(name: str, rows: list[Row], missing: dict[str, str]) -> str:
    """The id of the one student who is called so; the name itself where nobody is, or several are."""
    if any(name == row.id for row in rows):
        return name
    called = [row.id for row in rows if row.is_called(name)]
    called += [one for one in missing if one == name or one.rpartition(" ")[2] == name]
    return called[0] if len(called) == 1 else name


def marked(store: Store, course: Course, folder: Path) -> Iterator[tuple[Result, Mark]]:
    """The results of a class, each with its mark; it raises what `marks` does."""
    yield from _marked(store, policy_of(course, folder), corrections_of(store, folder))


def _marked(store: Store, policy: Policy, corrections: dict[str, Correction]) -> Iterator[tuple[Result, Mark]]:
    for result in store.results():
        row = result.row
        yield result, of_result(result, policy, corrections.get(row.id, Correction()))


def of_report(name: str, report: Report) -> Mark:
    """A report that is no class's, as it is."""
    points, most = words.counted(report)
    return Mark((name,), report, points, points, most)


def of_result(result: Result, policy: Policy, correction: Correction) -> Mark:
    """What the policy and a correction make of a report."""
    row, names = result.row, (result.row.id, result.row.key, *result.row.names)
    if result.report is None:
        return Mark(names, None, row=row, fault=result.fault)
    raw, _ = words.counted(result.report)
    report, why = _with_checks(result.report, policy)
    points, most = words.counted(report)
    late, reason = _late(row, policy, correction, points, most)
    why += [reason] if reason else []
    why += _given(correction)
    total = max(points - late + correction.points, 0.0)
    return Mark(names, report, raw, round(total, 2), most, round(late, 2), tuple(why), row, result.fault)


def _given(correction: Correction) -> list[str]:
    """What the instructor has decided, as a sentence."""
    given = [f"{correction.points:+g} points by your instructor"] if correction.points else []
    given += [f"{correction.extra_days:g} days more"] if correction.extra_days else []
    said = ": ".join(filter(None, (" and ".join(given), correction.comment)))
    return [said if correction.comment else f"{said}."] if said else []


def _with_checks(report: Report, policy: Policy) -> tuple[Report, list[str]]:
    """The report with checks that everybody gets, and without those that count for nobody."""
    why = list[str]()
    steps = list[model.StepResult]()
    for step in report.steps:
        checks = list[model.CheckResult]()
        for check in step.checks:
            if check.id in policy.dropped:
                why.append(f"“{check.title}” does not count ({check.score} of {check.max_score}).")
                continue
            if check.id in policy.given and check.score < check.max_score:
                why.append(f"“{check.title}” counts for everybody (+{check.max_score - check.score}).")
                message = "Everybody gets these points: the check was found wrong."
                check = msgspec.structs.replace(  # noqa: PLW2901 - the same check, as it counts
                    check, outcome="passed", score=check.max_score, message=message, help=""
                )
            checks.append(check)
        again = model.step_result(
            id=step.id,
            title=step.title,
            bonus=step.bonus,
            student_output=step.student_output,
            checks=tuple(checks),
            unreadable=step.unreadable,
            file=step.file,
            seed=step.seed,
        )
        steps.append(again if checks != list(step.checks) else step)
    return model.added_up(report, tuple(steps)), why


def untimed(rows: Iterable[Row], policy: Policy) -> int:
    """Of how many submissions the policy's `due` says nothing, because nobody has told when they were handed in."""
    return sum(_moment(row.at) is None for row in rows) if policy.due else 0


def _late(row: Row, policy: Policy, correction: Correction, points: float, most: float) -> tuple[float, str]:
    """What being late costs, and why."""
    at = _moment(row.at)
    if at and policy.due:
        due = policy.due if policy.due.tzinfo else policy.due.replace(tzinfo=UTC)
        days = (at - due - timedelta(hours=policy.grace_hours) - correction.extra_days * DAY) / DAY
        said = f"Handed in {math.ceil(days)} day{'s' if days > 1 else ''} late"
    else:
        days = bool(row.late) - correction.extra_days
        said = "Handed in late, the platform does not say by how much: counted as one day"
        if correction.extra_days:
            said = f"Counted as {days:g} day{'s' * (days != 1)} late"
    if days <= 0:
        return 0.0, ""
    if policy.cut_off_days is not None and days > policy.cut_off_days:
        return points, f"{said}, and after {policy.cut_off_days:g} nothing counts (-{points:g})."
    cost = min(points, math.ceil(days) * policy.per_day / 100 * most)
    return cost, f"{said} (-{cost:g})." if cost else ""


def _moment(text: str) -> datetime | None:
    """A time as platforms write it; None where it is none."""
    plain = text.strip().removesuffix("UTC").removesuffix("Z").strip()
    for moment, zone in ((plain, "UTC"), plain.rpartition(" ")[::2]):
        with suppress(ValueError, OSError, ZoneInfoNotFoundError):
            found = datetime.fromisoformat(moment)
            return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone))
    return None
