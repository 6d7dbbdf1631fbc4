"""Where the work is in what was handed in: the steps' files, or a notebook; one student's, or that of several."""

import re
import shlex
from collections.abc import Iterable
from difflib import get_close_matches
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath

from grader import package
from grader.course.model import Course, Step
from grader.submission import contents
from grader.submission.contents import Files, Unreadable

NEAR = 0.8  # how similar two names are if one may be meant for the other
NAMED = 3
PEEKED = 3  # archives that are opened to see whether there is work in them


def home(names: Iterable[PurePosixPath], course: Course) -> PurePosixPath:
    """The folder inside a submission that has the steps' files, or else the notebook: the nearest to the top.

    Raises:
        Unreadable: several could be meant.
    """
    files = _files(course)
    notebooks = [name for name in names if contents.is_notebook(name.name)]
    folders = {name.parent for name in names if name.name in files} or {name.parent for name in notebooks}
    least = min((len(folder.parts) for folder in folders), default=0)
    nearest = sorted(folder for folder in folders if len(folder.parts) == least)
    named = [folder for folder in nearest if folder.name == course.exercises.name] or nearest
    if len(named) > 1:
        raise Unreadable(f"The steps' files are in several folders ({_some(named)}): hand in one of them.")
    return named[0] if named else PurePosixPath()


def usual(names: Iterable[PurePosixPath], course: Course) -> PurePosixPath:
    """The folder whose name is the course's for it (exercises), if only one has steps' files; otherwise the top.

    Beside it may be a backup. Files at the top are nearer than any folder.
    """
    files = _files(course)
    folders = {name.parent for name in names if name.name in files}
    named = [folder for folder in folders if folder.name == course.exercises.name]
    return named[0] if len(named) == 1 and PurePosixPath() not in folders else PurePosixPath()


def closed(course: Course) -> set[Path]:
    """The course's own folders, wherever a submission lies: nothing in them is anybody's work, or a help for it."""
    own = (course.solutions, course.stubs, course.checks, course.submissions, course.hidden, package.FOLDER)
    return {folder.resolve() for folder in own if folder is not None}


def alone(files: Files, course: Course) -> Files:
    """The files without folders that have a step's file that the top has, too: these are other work."""
    steps = {step.file for step in course.steps if PurePosixPath(step.file) in files}
    others = {name.parent for name in files if name.name in steps} - {PurePosixPath()}
    return {name: read for name, read in files.items() if others.isdisjoint(name.parents)}


def one_notebook(files: Files, course: Course) -> tuple[Files, tuple[str, ...]]:
    """The files with the one notebook that is graded, and what is said about the others.

    It is the one with the course's name for it, or the only one nearest to the top; if several could be, none is.
    """
    notebooks = [name for name in files if contents.is_notebook(name.name)]
    chosen = _chosen(notebooks, course)
    if len(chosen) > 1:
        names = ", ".join(map(str, chosen[:NAMED]))
        meant = f", called {course.notebook}" if course.notebook else ""
        message = f"There are several notebooks ({names}): hand in one of them{meant}."
        return {**_without(files, chosen[1:]), chosen[0]: partial(contents.refuse, message)}, ()
    others = [name for name in notebooks if name != chosen[0]] if chosen else []
    notes = tuple(f"{name} was not looked at: {chosen[0]} is the notebook that is graded." for name in others[:NAMED])
    return _without(files, others), notes


def doubt(path: Path, files: Files, course: Course) -> str:
    """Why a folder or an archive is not one student's work, and what to do; empty when it is.

    It has none, or some in several places of which none is inside another: folders with the steps' files or with a
    notebook, archives, or notebooks in one folder. A folder with the course's name for it (exercises) counts alone if
    everything else is beside or below it, as in a repository.
    """
    archives = {}
    if path.is_dir():
        archives = contents.of_folder(path, taken=lambda name: contents.is_archive(name.name), closed=closed(course))
    places = _places(files, course)
    beside = [name for name in archives if not any(name.is_relative_to(place) for place in places)]
    places += [name for name in islice(beside, PEEKED) if _has_work(path / name, course)]
    places = [place for place in places if _is_all(place, places, course)] or sorted(places)
    if len(places) > 1:
        how = f"for example: grade {shlex.quote(str(path / places[0]))}" if path.is_dir() else "after it is unpacked."
        return (
            f"{str(path)!r} has work in several places ({_some(places)}). Is it that of several students? "
            f"Grade one at a time, {how}{'' if course.key else ' Or a whole class, with `grade batch`.'}"
        )
    if places and places[0] not in archives:
        return ""
    near = [f" There is a {found}: is it {step.file}?" for step in course.steps if (found := near_to(step, files))]
    packed = [f" There is a {name}: grade that." for name in archives]
    names = [step.file for step in course.steps]
    some = ", ".join(names if len(names) <= NAMED else [names[0], "...", names[-1]])
    advice = [*near, *packed, " `grade start` makes a folder with all of them."][0]
    return f"{str(path)!r} has none of the steps' files ({some}) and no notebook.{advice}"


def near_to(step: Step, names: Iterable[PurePosixPath]) -> PurePosixPath | None:
    """The file that may be meant for a step's: its name is similar, has its name in it, or begins with its number."""
    found = {name.name.lower(): name for name in names}
    numbered = [name for name in found if re.match(rf"step[ _-]?0*{step.number}(?!\d)", name)]
    holding = [name for name in found if step.id in name and name.endswith(".py")]
    near = get_close_matches(step.file, found, 1, NEAR) or holding or numbered
    return found[near[0]] if near else None


def _files(course: Course) -> set[str]:
    return {*(step.file for step in course.steps), *filter(None, [course.notebook])}


def _places(names: Iterable[PurePosixPath], course: Course) -> list[PurePosixPath]:
    """The folders with work, and none that is inside another: those with the steps' files, and notebooks apart."""
    files = _files(course)
    notebooks = [name for name in names if contents.is_notebook(name.name)]
    sure = _outermost({name.parent for name in names if name.name in files})
    apart = _outermost({name.parent for name in notebooks})
    more = [one for one in apart if not any(one.is_relative_to(it) or it.is_relative_to(one) for it in sure)]
    if not sure and len(more) == 1:
        chosen = _chosen(notebooks, course)
        return chosen if len(chosen) > 1 else more
    return [*sure, *more]


def _outermost(folders: set[PurePosixPath]) -> list[PurePosixPath]:
    return sorted(folder for folder in folders if folders.isdisjoint(folder.parents))


def _is_all(place: PurePosixPath, places: Iterable[PurePosixPath], course: Course) -> bool:
    return place.name == course.exercises.name and all(other.is_relative_to(place.parent) for other in places)


def _has_work(archive: Path, course: Course) -> bool:
    try:
        return bool(_places(contents.of_archive(archive), course))
    except Unreadable:
        return False


def _chosen(notebooks: list[PurePosixPath], course: Course) -> list[PurePosixPath]:
    """The notebooks nearest to the top, or the one of them with the course's name for it."""
    least = min((len(name.parts) for name in notebooks), default=0)
    nearest = sorted(name for name in notebooks if len(name.parts) == least)
    return [name for name in nearest if name.name == course.notebook] or nearest


def _some(places: list[PurePosixPath]) -> str:
    more = f" and {len(places) - NAMED} more" if len(places) > NAMED else ""
    return ", ".join(map(str, places[:NAMED])) + more


def _without(files: Files, names: Iterable[PurePosixPath]) -> Files:
    left_out = {*names}
    return {name: read for name, read in files.items() if name not in left_out}
