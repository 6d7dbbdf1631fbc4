"""Make the stubs that students fill in from the solutions, which are their only source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from grader.course.model import Course, CourseError, Step
from grader.course.story import story_of, told_where

BEGIN, END = "# BEGIN SOLUTION", "# END SOLUTION"
GAP = ("# TODO", "raise NotImplementedError")


def stub_of(solution: Path) -> str:
    """The text of the stub of one solution: what is between markers in a function becomes a gap, elsewhere nothing.

    Raises:
        CourseError: a marker is missing, nested or unclosed, with file and line.
    """
    lines: list[str] = []
    began: int | None = None
    gaps = 0
    for number, line in enumerate(solution.read_text("utf-8").splitlines(), start=1):
        mark, indent = line.strip(), line[: len(line) - len(line.lstrip())]
        where = f"{solution}:{number}:"
        if mark == BEGIN:
            if began is not None:
                raise CourseError(f"{where} BEGIN SOLUTION inside the one in line {began}: close that one first")
            began = number
            if indent:
                gaps += 1
                lines += [indent + text for text in GAP]
        elif mark == END:
            if began is None:
                raise CourseError(f"{where} END SOLUTION without a BEGIN SOLUTION before it")
            began = None
        elif re.fullmatch(r"#+\s*(begin|end)\W*solution.*", mark, re.IGNORECASE):
            raise CourseError(f"{where} this looks like a marker but is not one: write {BEGIN!r} or {END!r}")
        elif began is None:
            lines.append(line)
    if began is not None:
        raise CourseError(f"{solution}:{began}: BEGIN SOLUTION without an END SOLUTION after it")
    if not gaps:
        raise CourseError(f"{solution}:1: no function has a {BEGIN!r}: students would have nothing to write")
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines)).rstrip() + "\n"


def stubs(course: Course) -> Iterator[tuple[Path, str]]:
    """The path and the text of every step's stub.

    Raises:
        CourseError: a solution is missing, or its markers are wrong.
    """
    for step in course.steps:
        solution = course.solutions / step.file
        if not solution.is_file():
            raise CourseError(f"{solution}:1: the solution for {step.id} is missing")
        yield course.exercises / step.file, stub_of(solution)


def exercises(course: Course, *, commands: bool = True) -> Iterator[tuple[Path, str]]:
    """The path and the text of all that students fill in: the stubs, and their notebook if the course has one.

    Args:
        course: whose they are.
        commands: whether students have the command `grade`, with which they read a step's story.

    Raises:
        CourseError: as for `stubs`, or a story has an error.
    """
    modules = dict(stubs(course))
    for step, (path, text) in zip(course.steps, modules.items(), strict=True):
        yield path, _saying(text, told_where(step)) if commands and story_of(course, step) else text
    if course.notebook:
        from grader.authoring.making import notebook

        text = notebook(course, {path.stem: module for path, module in modules.items()})
        yield course.exercises / course.notebook, text


def _saying(module: str, words: str) -> str:
    """A module whose docstring ends with these words."""
    docstring = ast.parse(module).body[0]
    lines = module.split("\n")
    last = docstring.end_lineno or 1
    before = lines[last - 1].rstrip().removesuffix('"""')
    return "\n".join([*lines[: last - 1], *([before, ""] if before else [""]), words, '"""', *lines[last:]])


def pristine(course: Course) -> Iterator[tuple[str, str]]:
    """The file name and the text of all that students fill in, as it was handed out, whatever they have made of it.

    The modules come first, so that who wants one of them waits for no notebook.

    Raises:
        CourseError: as for `exercises`.
    """
    if course.stubs.is_dir():
        for name in [*(step.file for step in course.steps), *filter(None, [course.notebook])]:
            file = course.stubs / name
            try:
                yield name, file.read_text("utf-8")
            except OSError as error:
                raise CourseError(f"{file}:1: this copy of the course has lost a stub: {error.strerror}") from error
    else:
        for path, text in exercises(course):
            yield path.name, text


def write(course: Course) -> list[Path]:
    """Write every stub; returns the paths of those that changed."""
    changed = drift(course)
    for path, text in exercises(course):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return changed


def drift(course: Course) -> list[Path]:
    """The stubs that differ from what the solutions say."""
    return [path for path, text in exercises(course) if not path.is_file() or path.read_text("utf-8") != text]


def inside(solution: Path, least: int) -> Iterator[tuple[int, str]]:
    """Line numbers and lines of at least this many characters from inside a solution's markers."""
    within = False
    for number, line in enumerate(solution.read_text("utf-8").splitlines(), start=1):
        bare = line.strip()
        if bare in (BEGIN, END):
            within = bare == BEGIN
        elif within and len(bare) >= least:
            yield number, bare


def leaks(course: Course, step: Step, least: int) -> Iterator[tuple[int, str]]:
    """The solution's lines that its stub, its story, or a check file (its hints, its examples) also has."""
    checks = [one.path for one in course.steps]
    given = (course.exercises / step.file, course.checks / f"{step.id}.md", *checks)
    text = "\n".join(path.read_text("utf-8") for path in given if path.is_file())
    return ((number, line) for number, line in inside(course.solutions / step.file, least) if line in text)
