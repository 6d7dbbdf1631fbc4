"""A course as a static site: a page in which its steps are written, run and graded."""

import ast
import base64
import hashlib
import json
import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path, PurePosixPath
from typing import Any

import bleach
import jinja2
from nbconvert.filters.markdown import markdown2html

from grader import package
from grader.authoring import compiling, examples, stubs, trying
from grader.authoring.archive import Files, zipped
from grader.authoring.examples import Examples
from grader.course.model import HINT_TIERS, Course, CourseError, Step, slug
from grader.course.story import PARTS, story_of
from grader.engine.needs import libraries

WEB = package.FOLDER / "web"
WHEELS, SETTINGS = WEB / "wheels.toml", WEB / "settings.toml"
CARRIED = WEB / "carried"
DATA = "datasets/"
OWN_PLACE = "vendor/"  # in a site, of pieces that it has itself
# Of the student's copy, what the trusted web worker needs: not what belongs to a command line, an author or a platform.
GRADER = ("grader/", "key/", "exercises/")
NOT_THERE = ("authoring", "batch", "checks/examples", "doors", "lms", "watching", "web")
DOORS = ("grader/doors/__init__.py", "grader/doors/page.py")
# What runs beside a student's code, and what that needs.
BESIDE = ("worker/inside/", "worker/protocol/", "notebook/", "sandbox/")
BESIDE_FILES = ("__init__.py", "package.py", "worker/__init__.py", "course/__init__.py", "course/home.py")
# Pure Python, taken from where this runs: the versions with which the course was proved.
PURE = ("iniconfig", "jinja2", "markupsafe", "packaging", "platformdirs", "pluggy", "pygments", "pytest")
# The course's archives -> who loads them.
OWN = {
    "course/grader.zip": ("grader",),
    "course/libraries.zip": ("grader",),
    "course/worker.zip": ("worker",),
    "course/data.zip": ("grader", "worker"),
}
LANGUAGES = ("__init__", "_mapping", "diff", "python")  # that pygments is asked for
TAGS = {
    "p",
    "ul",
    "ol",
    "li",
    "code",
    "pre",
    "em",
    "strong",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "h3",
    "h4",
}


def site(course: Course, copy: Files, vendor: Path | None = None, *, compiled: bool = False) -> Files:
    """The files of a site, to be published as they are.

    Args:
        course: what is published.
        copy: the student's copy of it.
        vendor: a folder with the pieces in wheels.toml; without it the page gets them from the place in settings.toml.
        compiled: compile the modules of such a folder, and ours, beforehand.

    Raises:
        CourseError: a piece is missing or is not what wheels.toml says, or nothing can be compiled here.
    """
    found = _tree(WEB / "site") | _tree(WEB / "editor", "editor/", ".mjs", ".txt")
    pieces = _wheels()["piece"]
    for piece in pieces:
        folder = CARRIED if piece.get("carried") else vendor
        if folder:
            found[f"{OWN_PLACE}{piece['file']}"] = _checked(folder / piece["file"], piece["sha256"])
    found |= {
        "course/data.zip": zipped({name: data for name, data in copy.items() if name.startswith(DATA)}),
        "course/grader.zip": zipped(_grader(copy), small=True),
        "course/worker.zip": zipped(_beside(copy), small=True),
        "course/libraries.zip": zipped(_libraries(), small=True),
        "course/course.json": _json(_about(course)),
    }
    shown = examples.load(course.examples)
    found["index.html"] = _page("index.html.j2", course, vendor, shown)
    if shown:
        found |= _examples(course, shown) | {"examples.html": _page("examples.html.j2", course, vendor, shown)}
    else:
        del found["examples.mjs"]
    entries = [_entry_of(piece, found) for piece in pieces]
    if compiled:
        found, entries = _compiled(found, entries, _lock(pieces, entries, found))
    found["lock.json"] = _json(_lock(pieces, entries, found))
    # A page keeps what it has fetched until there is another version.
    names = sorted({"./", "lock.json", *found} - {"sw.js", "index.html"})
    kept = [name for name in names if not name.startswith((OWN_PLACE, "compiled/"))]
    digest = hashlib.sha256(b"".join(found[name] for name in sorted(found))).hexdigest()[:16]
    worker = (
        found["sw.js"]
        .decode()
        .replace("@NAME@", f"{slug(course.name)}-")
        .replace("@VERSION@", digest)
        .replace("@FILES@", json.dumps(kept))
    )
    return found | {"sw.js": worker.encode()}


def _wheels() -> dict[str, Any]:
    return tomllib.loads(WHEELS.read_text("utf-8"))


def _settings() -> dict[str, str]:
    return tomllib.loads(SETTINGS.read_text("utf-8"))


def _checked(path: Path, sha256: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}:1: this piece of a page is missing: {error.strerror}") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise CourseError(f"{path}:1: this piece of a page has not the sha256 in {WHEELS}")
    return data


def _entry_of(piece: dict[str, Any], found: Files) -> dict[str, Any]:
    own = f"{OWN_PLACE}{piece['file']}"
    return {
        "file": own if own in found else _settings()["cdn"] + piece["file"],
        "integrity": _integrity(bytes.fromhex(piece["sha256"])),
        "bytes": piece["bytes"],
        "for": piece["for"],
    }


def _entry(name: str, data: bytes, used: Iterable[str]) -> dict[str, Any]:
    digest = hashlib.sha256(data).digest()
    return {"file": name, "integrity": _integrity(digest), "bytes": len(data), "for": list(used)}


def _compiled(found: Files, entries: list[dict[str, Any]], lock: dict[str, Any]) -> tuple[Files, list[dict[str, Any]]]:
    """The site's files with compiled modules, and its entries of pieces.

    A piece that has changed has a name of its own, for what a browser has kept of another release.
    """
    packed = compiling.compiled(found | {"lock.json": _json(lock)})
    found = found | {name: data for name, data in packed.items() if name in OWN}
    for place, entry in enumerate(entries):
        data = packed.get(entry["file"])
        if data is not None:
            del found[entry["file"]]
            name = f"compiled/{hashlib.sha256(data).hexdigest()[:12]}/{PurePosixPath(entry['file']).name}"
            found[name] = data
            entries[place] = _entry(name, data, entry["for"])
    return found, entries


def _lock(pieces: list[dict[str, Any]], entries: list[dict[str, Any]], found: Files) -> dict[str, Any]:
    """What a page fetches before it runs anything, with the digest of each file as browsers check it."""
    wheels = _wheels()
    return {
        "python": {name: wheels[name] for name in ("pyodide", "python", "abi", "platform")},
        "versions": {
            piece["name"]: piece["version"]
            for piece in pieces
            if piece["name"] in ("numpy", "scikit-learn", "matplotlib")
        },
        "pieces": entries + [_entry(name, found[name], used) for name, used in OWN.items()],
    }


def _integrity(digest: bytes) -> str:
    return f"sha256-{base64.b64encode(digest).decode()}"


def _grader(copy: Files) -> Files:
    left_out = tuple(f"grader/{room}/" for room in NOT_THERE)
    found = {name: data for name, data in copy.items() if name.startswith(GRADER) and not name.startswith(left_out)}
    return {name: data for name, data in found.items() if not name.endswith(".ipynb")} | {
        name: copy[name] for name in DOORS
    }


def _beside(copy: Files) -> Files:
    names = [f"grader/{name}" for name in BESIDE_FILES]
    names += [name for name in copy if name.startswith(tuple(f"grader/{room}" for room in BESIDE))]
    return {name: copy[name] for name in names}


def _libraries() -> Files:
    """The Python files of PURE, and what says which version they are."""
    found = Files()
    for name in PURE:
        try:
            listed = files(name) or []
        except PackageNotFoundError as error:
            raise CourseError(f"{WHEELS}:1: a page needs {name}, which is not installed here") from error
        for path in listed:
            if (path.suffix == ".py" and _is_needed(path)) or path.name == "METADATA":
                found[f"{path}"] = Path(str(path.locate())).read_bytes()
    return found


def _is_needed(path: PurePosixPath) -> bool:
    return ".." not in path.parts and (path.parts[:2] != ("pygments", "lexers") or path.stem in LANGUAGES)


def _about(course: Course) -> dict[str, Any]:
    texts = {path.name: text for path, text in stubs.stubs(course)}
    return {
        "name": course.name,
        "version": course.version,
        "grader": package.VERSION,
        "steps": [
            {
                "id": step.id,
                "number": step.number,
                "title": step.title,
                "file": step.file,
                "points": step.points,
                "bonus": step.bonus,
                "stub": texts[step.file],
                "libraries": libraries(course, step),
                "hints": step.hints,
                "checks": [{"id": check.id, "title": check.title, "points": check.points} for check in step.checks],
            }
            for step in course.steps
        ],
    }


def _examples(course: Course, shown: Examples) -> Files:
    listed = [{"id": one.id, "title": one.title, "file": one.file, "stub": one.code} for one in shown.all]
    pictures = {f"examples/{one.id}.png": one.picture for one in shown.all}
    return pictures | {"course/examples.json": _json({"course": course.name, "examples": listed})}


def _page(name: str, course: Course, vendor: Path | None, shown: Examples | None) -> bytes:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(WEB), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    environment.filters["html"] = _html
    texts = {path.stem: text for path, text in stubs.stubs(course)}
    page = environment.get_template(name).render(
        course=course,
        examples=shown,
        host="" if vendor else _settings()["cdn"].partition("/pyodide/")[0],
        stories={step.id: list(_story(course, step, texts[step.id])) for step in course.steps},
        tiers=range(1, HINT_TIERS + 1),
    )
    return page.encode()


def _story(course: Course, step: Step, stub: str) -> Iterator[tuple[str, str]]:
    """Why the step is there, and its story: ("prose", HTML), ("function", its name), ("code", what can be tried).

    Code in which there is nothing to run is only ("shown", its text).
    """
    docstring = ast.get_docstring(ast.parse(stub)) or ""
    yield "prose", _html(docstring.partition("\n")[2].strip())
    text, end = story_of(course, step), 0
    before: list[str] = []
    for match in PARTS.finditer(text):
        if text[end : match.start()].strip():
            yield "prose", _html(text[end : match.start()])
        if match["function"]:
            yield "function", match["function"]
        else:
            code = match["code"].strip("\n")
            tried = trying.complete(course, step, stub, before, code)
            yield ("code", tried) if tried else ("shown", code)
            before += [code] * bool(tried)
        end = match.end()
    if text[end:].strip():
        yield "prose", _html(text[end:])


def _html(text: str) -> str:
    clean: Callable[..., str] = bleach.clean
    html = clean(markdown2html(text), tags=TAGS, attributes={"a": ["href"]}, strip=True)
    return html.replace("<pre>", '<pre tabindex="0">')  # what is wider than the page is moved with the keyboard, too


def _tree(folder: Path, inside: str = "", *endings: str) -> Files:
    return {
        f"{inside}{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (not endings or path.suffix in endings)
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
