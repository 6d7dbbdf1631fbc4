"""How platforms name what students hand in: a download -> who handed in which files.

A layout is found by its names. What does not fit it is listed, never dropped; what two submissions share is never put
together.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import PurePosixPath
from typing import Any

from grader.batch.tables import PARTICIPANT
from grader.batch.tree import Read, TooLarge, Tree
from grader.submission.contents import ARCHIVES, NOTEBOOK

CANVAS = re.compile(
    r"(?P<before>LATE_)?(?P<name>[^/]+?)(?P<late>_LATE)?_(?P<id>\d+|(?<=anon_)[A-Za-z0-9]+)_(?P<upload>\d+)_(?P<file>[^/]+)"
)
CANVAS_AGAIN = re.compile(r"(?P<stem>.+)-(?P<number>\d+)")
# The first that fits counts, in both: what comes after it may be a file's name, which a student has chosen.
MOODLE = re.compile(r"(?P<name>[^/]+?)_(?P<id>\d+)_assignsubmission_(?P<kind>file|onlinetext)_?")
MOODLE_FLAT = re.compile(MOODLE.pattern.removesuffix("_?") + r"_(?P<file>[^/]+)")
GRADESCOPE = re.compile(r"submission_(?P<id>\d+)")
METADATA = "submission_metadata.yml"
NBGRADER_TIME = "timestamp.txt"
ANONYMOUS = "anon"
DEEP = 2  # folders around a download


@dataclass(frozen=True)
class Handed:
    """What one student has handed in.

    Attributes:
        key: what the layout calls it; no other submission of the class is called so.
        names: what the student may be known by, the most reliable first.
        name: of the student, for people; empty when that is not known.
        late: whether the platform says that it is; None when it does not say.
        at: when it was handed in, as the platform writes it; empty when it does not say.
        files: path inside the submission -> its bytes.
        notes: what else there is to know.
        path: of one of its files in the download.
    """

    key: str
    names: tuple[str, ...] = ()
    name: str = ""
    late: bool | None = None
    at: str = ""
    files: Mapping[PurePosixPath, Read] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True)
class Class:
    """All that was handed in; `left` is what belongs to nobody, each with the reason."""

    layout: str
    handed: tuple[Handed, ...]
    left: Mapping[str, str]


Found = tuple[list[Handed], dict[str, str]]


def read(tree: Tree, name: str | None = None) -> Class | None:
    """What a class has handed in; None where no layout fits.

    Args:
        tree: the download, or a folder that holds it.
        name: of the layout; by default the one that fits most of the files, the more special one before the others.
    """
    trees = [tree]
    while len(trees) <= DEEP and (inside := trees[-1].inside()) is not trees[-1]:
        trees.append(inside)
    best: tuple[tuple[int, int], Class] | None = None
    for layout, find in LAYOUTS.items():
        if name not in (None, layout):
            continue
        for place in trees:
            handed, left = find(place)
            # Of two places that hold the same, the one with several students' folders is that of the class.
            fitting = len(place.files) - len(left), len(handed)
            if handed and (best is None or fitting > best[0]):
                keys = apart(one.key for one in handed)
                own = tuple(replace(one, key=key) for one, key in zip(handed, keys, strict=True))
                best = fitting, Class(layout, own, {**tree.left, **left})
        if best and name is None and 2 * best[0][0] > len(tree.files):
            break  # more special ones come first
    return best[1] if best else None


def apart(names: Iterable[str]) -> Iterator[str]:
    """The names, with a number behind each that has been there before: none is there twice."""
    seen = set[str]()
    for name in names:
        numbered = (f"{name} ({number})" for number in count(2))
        own = name if name not in seen else next(one for one in numbered if one not in seen)
        seen.add(own)
        yield own


def _canvas(tree: Tree) -> Found:
    """Flat: {sortable name}[_LATE]_{user}_{upload}_{file}, several files of a student, some handed in again."""
    students, left = defaultdict[str, list[tuple[re.Match[str], Read]]](list), dict[str, str]()
    for path, read in tree.files.items():
        match = CANVAS.fullmatch(str(path))
        if match is None:
            left[str(path)] = "has not the name that Canvas gives files"
        elif match["file"].endswith(".html"):
            left[str(path)] = "is text that was typed into Canvas"
        else:
            students[match["id"]].append((match, read))
    return [_of_canvas(own) for own in students.values()], left


def _of_canvas(own: list[tuple[re.Match[str], Read]]) -> Handed:
    newest, notes = dict[str, tuple[tuple[int, int], Read]](), list[str]()
    for match, read in sorted(own, key=lambda pair: int(pair[0]["upload"])):
        path = PurePosixPath(match["file"])
        again = CANVAS_AGAIN.fullmatch(path.stem)
        name = f"{again['stem']}{path.suffix}" if again else path.name
        age = int(match["upload"]), int(again["number"]) if again else 0
        if name in newest:
            notes.append(f"{name} was handed in more than once: the last one counts.")
        if name not in newest or age > newest[name][0]:
            newest[name] = age, read
    first = own[0][0]
    is_anonymous = first["name"] == ANONYMOUS
    name = "" if is_anonymous else first["name"]
    return Handed(
        key=first["id"] if is_anonymous else f"{name}_{first['id']}",
        names=tuple(filter(None, (first["id"], name))),
        name=name,
        late=any(match["late"] or match["before"] for match, _ in own),
        files={PurePosixPath(name): read for name, (_, read) in newest.items()},
        notes=tuple(dict.fromkeys(notes)),
        path=max(own, key=lambda pair: int(pair[0]["upload"]))[0].string,
    )


def _moodle(tree: Tree) -> Found:
    """{Full name}_{participant}_assignsubmission_file/, or flat; {group}-{Full name}; Participant_{id} when blind."""
    students, left = defaultdict[str, dict[PurePosixPath, Read]](dict), dict[str, str]()
    names = dict[str, str]()
    for path, read in tree.files.items():
        top, inside = path.parts[0], path.parts[1:]
        match = MOODLE.fullmatch(top) if inside else MOODLE_FLAT.fullmatch(top)
        if match is None:
            left[str(path)] = "has not the name that Moodle gives submissions"
        elif match["kind"] != "file":
            left[str(path)] = "is text that was typed into Moodle"
        else:
            names[match["id"]] = match["name"]
            students[match["id"]][PurePosixPath(*inside) if inside else PurePosixPath(match["file"])] = read
    return [_of_moodle(key, names[key], files) for key, files in students.items()], left


def _of_moodle(participant: str, name: str, files: Mapping[PurePosixPath, Read]) -> Handed:
    blind = name == PARTICIPANT
    without_group = name.partition("-")[2] or name
    known = () if blind else (name, without_group)
    title = f"{PARTICIPANT} {participant}"
    return Handed(
        key=title if blind else f"{name}_{participant}",
        names=tuple(dict.fromkeys((title, *known))),
        name="" if blind else name,
        files=files,
        path=f"{name}_{participant}_assignsubmission_file",
    )


def _gradescope(tree: Tree) -> Found:
    """submission_{id}/ beside submission_metadata.yml, which says whose they are."""
    about = tree.files.get(PurePosixPath(METADATA))
    folders, left = _folders(tree)
    left.pop(METADATA, None)
    try:
        known = _metadata(about()) if about else {}
    except (OSError, TooLarge) as error:
        known, left[METADATA] = {}, f"was not read: {error}"
    handed = []
    for top, files in folders.items():
        match = GRADESCOPE.fullmatch(top)
        if match is None:
            left |= {f"{top}/{path}": "is in a folder that is no submission" for path in files}
            continue
        nobody = Handed(top, (match["id"],), notes=(f"{METADATA} does not name this submission.",))
        handed += [replace(one, files=files) for one in known.get(top, [nobody])]
    return handed, left


def _metadata(data: bytes) -> dict[str, list[Handed]]:
    """Folder -> whose it is, one for each of a group; a program in Ruby has written it, with colons before names."""
    import yaml

    try:  # the loader in C knows no more types than the safe one, and reads a class in seconds
        found = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(folder): _described(str(folder), _plain_names(about)) for folder, about in _plain_names(found).items()}


def _described(folder: str, about: dict[str, Any]) -> list[Handed]:
    listed = about.get("submitters")
    people = [_plain_names(person) for person in listed] if isinstance(listed, list) else []
    late = about.get("late", about.get("lateness"))
    number = () if len(people) > 1 else (folder.rpartition("_")[2],)  # of a group's, it is nobody's own
    group = " and ".join(str(person["name"]) for person in people if person.get("name"))
    return [
        Handed(
            key=folder,
            names=(*(str(person[kind]) for kind in ("sid", "email", "name") if person.get(kind)), *number),
            name=str(person.get("name") or ""),
            late=None if late is None else bool(late),
            at=str(about.get("created_at", "")),
            notes=(f"Handed in by a group: {group}.",) if len(people) > 1 else (),
        )
        for person in people or [{}]
    ]


def _plain_names(value: object) -> dict[str, Any]:
    return {str(name).lstrip(":"): one for name, one in value.items()} if isinstance(value, dict) else {}


def _nbgrader(tree: Tree) -> Found:
    """submitted/{student}/{assignment}/, with a timestamp.txt."""
    if tree.name != "submitted" and {path.parts[0] for path in tree.files} != {"submitted"}:
        return [], {}
    inside = tree if tree.name == "submitted" else tree.inside()
    folders, left = _folders(inside)
    assignments = {path.parts[0] for files in folders.values() for path in files if len(path.parts) > 1}
    if len(assignments) != 1:
        return [], {}
    assignment = assignments.pop()
    handed = []
    for student, files in folders.items():
        own = {path.relative_to(assignment): read for path, read in files.items() if path.parts[0] == assignment}
        left |= {f"{student}/{path}": "is beside the assignment" for path in files if path.parts[0] != assignment}
        time = own.pop(PurePosixPath(NBGRADER_TIME), None)
        at = _line(time) if time else ""
        if own:
            handed.append(Handed(student, (student,), "", None, at, own))
    return handed, left


def _line(read: Read) -> str:
    """What a small file says; nothing where it cannot be read."""
    try:
        return read().decode("utf-8", "replace").strip()[:100]
    except (OSError, TooLarge):
        return ""


def _github(tree: Tree) -> Found:
    """{slug}-submissions/{slug}-{user}/, as GitHub Classroom's download has it."""
    slug = tree.name.removesuffix("-submissions")
    folders, left = _folders(tree)
    if slug == tree.name or not folders:
        return [], {}
    return [_of_prefix(top, f"{slug}-", files) for top, files in folders.items()], left


def _classroom50(tree: Tree) -> Found:
    """{classroom}-{assignment}-{user}/: what all names begin with is no student's."""
    folders, left = _folders(tree)
    parts = [top.split("-") for top in folders]
    common = 0
    while len(parts) > 1 and all(len(one) > common + 1 for one in parts) and len({one[common] for one in parts}) == 1:
        common += 1
    if common < 2:  # noqa: PLR2004 - a classroom and an assignment
        return [], {}
    prefix = "-".join(parts[0][:common]) + "-"
    return [_of_prefix(top, prefix, files) for top, files in folders.items()], left


def _of_prefix(top: str, prefix: str, files: Mapping[PurePosixPath, Read]) -> Handed:
    return Handed(top, tuple(dict.fromkeys((top.removeprefix(prefix), top))), "", None, "", files)


def _plain(tree: Tree) -> Found:
    """A folder for each student, or an archive, or a notebook, called like the student."""
    folders, left = _folders(tree)
    handed = [Handed(top, (top,), files=files) for top, files in folders.items()]
    for path, read in tree.files.items():
        if len(path.parts) == 1:
            stem = next((path.name.removesuffix(end) for end in (*ARCHIVES, NOTEBOOK) if path.name.endswith(end)), "")
            if stem:
                del left[str(path)]
                handed.append(Handed(path.name, (stem, path.name), files={path: read}))
    return handed, left


def _folders(tree: Tree) -> tuple[dict[str, dict[PurePosixPath, Read]], dict[str, str]]:
    """Folder at the top -> its files; files beside the folders."""
    folders, left = defaultdict[str, dict[PurePosixPath, Read]](dict), dict[str, str]()
    for path, read in tree.files.items():
        if len(path.parts) == 1:
            left[str(path)] = "is in nobody's folder"
        else:
            folders[path.parts[0]][path.relative_to(path.parts[0])] = read
    return dict(folders), left


LAYOUTS: dict[str, Callable[[Tree], Found]] = {
    "moodle": _moodle,
    "gradescope": lambda tree: _gradescope(tree) if PurePosixPath(METADATA) in tree.files else ([], {}),
    "canvas": _canvas,
    "nbgrader": _nbgrader,
    "github": _github,
    "classroom50": _classroom50,
    "folders": _plain,
}
