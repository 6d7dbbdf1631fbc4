"""Whose code is alike, step by step; the code itself is read again from the download, which the store does not keep."""

import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from grader.batch import fingerprints, layouts, tree
from grader.batch.fingerprints import Match, Prints
from grader.batch.layouts import Handed
from grader.batch.names import Called
from grader.batch.packing import packed
from grader.batch.store import Store
from grader.course.model import Course, Step
from grader.submission.apart import TooMuch, apart
from grader.submission.model import Submission, SubmissionError
from grader.submission.stage import stage

SHOWN = 20  # side by side
LISTED = 200  # in all
TOGETHER = 10  # students; what more of them share is the way of many
Codes = Mapping[str, str]  # step id -> code


@dataclass(frozen=True)
class Alike:
    """Students whose code of one step is alike, and that of the first two, unless the list is long or has no names."""

    step: str
    title: str
    students: tuple[Called, ...]
    share: float
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Likeness:
    """What comparing the code of a class has found.

    Attributes:
        compared: how many submissions were compared.
        found: steps whose code is alike, those that share most first.
        more: how many are not listed.
        together: pairs of students with the numbers of the steps in which theirs is, two or more, the most first.
        why_not: why nothing was compared, or not everything.
    """

    compared: int = 0
    found: tuple[Alike, ...] = ()
    more: int = 0
    together: tuple[tuple[Called, Called, tuple[str, ...]], ...] = ()
    why_not: str = ""


def likeness(
    store: Store, course: Course, names: Mapping[str, Called], *, heard: Callable[[int, int], None]
) -> Likeness:
    """Compare the code that a class has handed in.

    Args:
        store: of the class; it knows where the download was.
        course: whose stubs and solutions are common ground.
        names: id -> what the student is called.
        heard: told how many of how many have been read.
    """
    whose = defaultdict[str, list[Called]](list)
    for row in store.rows():
        whose[row.digest].append(names[row.id])
    source = Path(store.about("source"))
    try:
        with tree.opened(source) as there:
            found = layouts.read(there, store.about("layout"))
            handed = {packed(one, course).digest: one for one in (found.handed if found else ())}
            known = {digest: one for digest, one in handed.items() if digest in whose}
            return _compared(known, course, whose, heard)
    except tree.NoClass:
        return Likeness(why_not=f"What was handed in is not at {source} any more, so no code was compared.")


def _compared(
    handed: Mapping[str, Handed], course: Course, whose: Mapping[str, list[Called]], heard: Callable[[int, int], None]
) -> Likeness:
    pieces = defaultdict[str, dict[str, Prints]](dict)
    for number, (digest, one) in enumerate(handed.items(), start=1):
        with suppress(TooMuch):
            for step, own in apart(_prints, codes_of(one, course)).items():
                pieces[step][digest] = own
        heard(number, len(handed))
    everything = [
        (step, match)
        for step in course.steps
        for match in fingerprints.matches(pieces[step.id], _common(step, course))
        if sum(len(whose[key]) for key in match.keys) > 1
    ]
    everything.sort(key=lambda one: (len(one[1].keys) > TOGETHER, -one[1].share * one[1].shared))
    gone = sum(len(students) for digest, students in whose.items() if digest not in handed)
    return Likeness(
        compared=sum(len(whose[digest]) for digest in handed),
        found=tuple(
            _alike(step, match, whose, handed if number < SHOWN else {}, course)
            for number, (step, match) in enumerate(everything[:LISTED])
        ),
        more=max(len(everything) - LISTED, 0),
        together=_together(everything, whose),
        why_not=f"{gone} were not compared: their files are not in the download any more." if gone else "",
    )


def _prints(codes: Codes) -> dict[str, Prints]:
    return {step: fingerprints.prints(code) for step, code in codes.items()}


def _common(step: Step, course: Course) -> list[Prints]:
    """What everybody has been given, and what everybody is to find."""
    files = (folder / step.file for folder in (course.exercises, course.solutions))
    return [fingerprints.prints(file.read_text("utf-8")) for file in files if file.is_file()]


def _alike(
    step: Step, match: Match, whose: Mapping[str, list[Called]], handed: Mapping[str, Handed], course: Course
) -> Alike:
    students = tuple(student for key in match.keys for student in whose[key])
    keys = [key for key in match.keys for _ in whose[key]][:2]
    is_named = not any(student.hidden for student in students)  # code says in its comments whose it is
    codes = tuple(codes_of(handed[key], course).get(step.id, "") for key in keys if is_named and key in handed)
    return Alike(str(step.number), step.title, students, match.share, codes)


def _together(
    everything: list[tuple[Step, Match]], whose: Mapping[str, list[Called]]
) -> tuple[tuple[Called, Called, tuple[str, ...]], ...]:
    """One step has few right ways; the same ones in several steps are rarer."""
    steps = defaultdict[tuple[Called, Called], set[int]](set)
    for step, match in everything:
        students = sorted((one for key in match.keys for one in whose[key]), key=lambda one: one.name)
        if len(students) <= TOGETHER:
            for pair in combinations(students, 2):
                steps[pair].add(step.number)
    several = sorted((one for one in steps.items() if len(one[1]) > 1), key=lambda one: -len(one[1]))
    return tuple((one, other, tuple(map(str, sorted(numbers)))) for (one, other), numbers in several[:LISTED])


def codes_of(handed: Handed, course: Course) -> dict[str, str]:
    """The code of each step in a submission, read as it is for grading; of a notebook the cells that define it."""
    read = packed(handed, course)
    with tempfile.TemporaryDirectory(prefix="grade-handed-") as folder:
        path = Path(folder) / read.name
        path.write_bytes(read.data)
        try:
            with stage(path, course) as submission:
                found = {step.id: _code(submission, step) for step in course.steps}
        except SubmissionError:
            return {}
    return {step: code for step, code in found.items() if code}


def _code(submission: Submission, step: Step) -> str:
    file = submission.file_of(step)
    if file:
        return file.read_bytes().decode("utf-8", "replace")
    cells = (cell.source for _, cell in sorted(submission.sources.items()) if not cell.is_text)
    begins = tuple(f"def {function}(" for function in step.functions)
    return "\n\n".join(source for source in cells if any(line.startswith(begins) for line in source.split("\n")))
