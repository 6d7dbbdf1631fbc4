"""What somebody may have meant who typed a word that is not there: a command, a path, a step or a function."""

from collections.abc import Iterable
from contextlib import suppress
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NoReturn

from grader.doors.options import usage

if TYPE_CHECKING:
    from grader.course.model import Course

MAX_NEAR = 1000  # names in a folder that may be meant
NEAR, SURELY = 0.6, 0.75  # how similar a word is
# What other programs call their commands.
OTHERS = {"help": "--help", "version": "--version", "steps": "list", "status": "list", "ls": "list", "clue": "hint"}
GRADE = ("grade", "run", "test", "tests", "check", "all", "exercises")  # followed by what is graded, or by nothing


def no_such_path(path: Path, rest: tuple[Path, ...], course: "Course", commands: Iterable[str]) -> NoReturn:
    """End the command: nothing is at this path.

    Args:
        path: the first word.
        rest: the words that follow it.
        course: whose steps may be meant.
        commands: the names of those that may be meant.
    """
    gone = next((step for step in course.steps if step.file == path.name), None)
    if gone and any((path.parent / step.file).is_file() for step in course.steps):
        usage(f"There is no {path}. `grade reset {gone.number}` writes it as it was handed out.")
    meant = _meant(path, [str(word) for word in rest], course, commands)
    if meant:
        usage(f"There is no file or folder {str(path)!r}. Did you mean {meant}?")
    numbers = f" Steps are called 1 to {course.steps[-1].number}." if path.name.isdecimal() else ""
    usage(
        f"There is no file or folder {str(path)!r}.{numbers} A submission is a folder with files such as "
        f"{course.steps[0].file}. You are in {str(Path.cwd())!r}: is that the course's folder?"
    )


def more_than_one(path: Path, rest: tuple[Path, ...], course: "Course") -> NoReturn:
    """End the command: only the first word is something that can be graded."""
    words = rest if path.is_dir() else (path, *rest)
    steps = [step for word in words if (step := course.find(word.name)) and not word.is_dir()]
    if len(steps) == len(words):
        folder = path if path.is_dir() else path.parent
        chosen = " ".join(f"--step {step.number}" for step in steps)
        usage(f"Did you mean `grade {quote(str(folder))} {chosen}`? Only one path is graded at a time.")
    usage(
        f"Only one path is graded at a time, and {str(rest[0])!r} is a second one. --step N picks a step of a folder."
    )


def _meant(path: Path, rest: list[str], course: "Course", commands: Iterable[str]) -> str:
    """The command that may be meant, in backquotes; empty where nothing is near."""
    known = {name: f"the command `{' '.join(['grade', name, *rest])}`" for name in commands}
    folder = path.parent if path.parent.is_dir() else Path()
    here, inside = _names(folder), _names(folder / course.exercises.name)
    files = [one.file for one in course.steps]
    word = path.name.lower()
    if len(path.parts) == 1 and word in GRADE and rest and Path(rest[0]).exists():
        return f"`{' '.join(['grade', *rest])}`"
    if len(path.parts) == 1 and word in OTHERS:
        return f"`grade {OTHERS[word]}`"
    if path.name == Path.cwd().name:
        return "`grade .`, the folder that you are in"
    step = course.find("".join([word, *rest[:1]])) or course.find(word) or course.find(_nearest(word, files))
    for names_there in (here, inside):
        if step and step.file in names_there:
            return names_there[step.file]
    functions = {function: one for one in course.steps for function in one.functions}
    function = word if word in functions else _nearest(word, [*functions, *known, *here], SURELY)
    if function in functions:
        file = functions[function].file
        graded = here.get(file) or inside.get(file)
        return f"`grade hint {function}`{f', or {graded}, the file it is in' if graded else ''}"
    if word in GRADE and course.exercises.name in here:
        return here[course.exercises.name]
    near = _nearest(word, [*known, *here])
    return (known | here)[near] if near else ""


def _nearest(word: str, known: Iterable[str], least: float = NEAR) -> str:
    """The nearest of the known names, whatever is written in capitals; empty where none is near."""
    lower = {name.lower(): name for name in known}
    return next((lower[near] for near in get_close_matches(word.lower(), lower, n=1, cutoff=least)), "")


def _names(folder: Path) -> dict[str, str]:
    """What is in a folder, each with the command that grades it."""
    with suppress(OSError):
        return {
            one.name: f"`grade {quote(str(folder / one.name))}`" for one in sorted(islice(folder.iterdir(), MAX_NEAR))
        }
    return {}
