"""Bundles to hand out or to upload: the student's copy of a course, and what platforms need to run the grader."""

import gzip
import json
import os
import re
import secrets
import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from html import escape
from pathlib import Path

from grader import package
from grader.authoring import BUNDLES, stubs, wheel
from grader.authoring.archive import Files, runs, zipped
from grader.checking.claims import always_draw
from grader.checking.digits import load_unseen
from grader.course import tries
from grader.course.home import root
from grader.course.model import SECRET, Course, CourseError, secret_file, slug
from grader.engine.grader import Grader
from grader.engine.needs import libraries
from grader.submission import cells as reading
from grader.submission.contents import is_notebook
from grader.worker import key
from grader.worker.launch.processes import launcher
from grader.worker.loading import FromFile
from grader.worker.transport import Worker
from grader.worker.twin import Twin

SCRIPTS = package.FOLDER / "authoring" / "bundles"
SEED = 20_261_125  # of every student's copy
LEAST = 12  # characters of a line that gives something away
CACHES = "__pycache__"
CARRIED = re.compile(rb'^"([^"]+)" = "grader/_course/[^"]+"\n', re.MULTILINE)  # lines of pyproject.toml
HIDDEN = "/hidden/"
FOR_STUDENTS = ("student", "github", "web")  # bundles that students hold, or can read
IMAGES_HEADER = 16  # bytes


def release(
    course: Course,
    bundle: str,
    folder: Path,
    vendor: Path | None = None,
    *,
    compiled: bool = False,
    with_solutions: bool = False,
) -> list[Path]:
    """Write a bundle into a folder; returns the paths written.

    Args:
        course: what is released.
        bundle: its name.
        folder: where to.
        vendor: has what a site fetches from elsewhere otherwise.
        compiled: compile a site's modules beforehand.
        with_solutions: students get them, too, to compare theirs with.

    Raises:
        CourseError: the bundle would give something away.
    """
    written = []
    if bundle not in FOR_STUDENTS:
        course = replace(course, secret=course.secret or make_secret(course))
    if bundle == "student":
        files = student(course, with_solutions=with_solutions)
        files |= _in("dist", wheel.built(files))
    else:
        files = web(course, vendor, compiled=compiled) if vendor else RELEASES[bundle](course)
    for name, data in sorted(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o755 if runs(data) else 0o644)
        written.append(path)
    return written


def make_secret(course: Course) -> str:
    """A new secret for a course, kept where the instructor's next bundle finds it.

    Raises:
        CourseError: it cannot be written.
    """
    file, secret = secret_file(course.name), secrets.token_hex(16)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(file, "x", opener=partial(os.open, mode=0o600)) as opened:
            opened.write(f"{secret}\n")
    except OSError as error:
        raise CourseError(f"{file}:1: the course's secret cannot be written: {error.strerror}") from error
    return secret


def student(course: Course, *, with_solutions: bool = False) -> Files:
    """Stubs, the digits that students have, all checks, and a recorded key instead of the solutions, or beside them."""
    readme = _filled(
        "student/README.md",
        NAME=course.name,
        FIRST=course.steps[0].file,
        NOTEBOOK=course.notebook,
        POINTS=str(_points(course, bonus=False)),
        BONUS=str(_points(course, bonus=True)),
    )
    # What only a teacher's or an author's commands read stays with them.
    files = _engine("web", "bundles") | {"LICENSE": _beside("LICENSE"), "README.md": readme}
    settings = (
        f"name = {json.dumps(course.name)}\nversion = {json.dumps(course.version)}\n"
        f"notebook = {json.dumps(course.notebook)}\nrepository = {json.dumps(course.repository)}\n"
        f"points = {_points(course, bonus=False)}\nbonus = {_points(course, bonus=True)}\n"
        "# From when on `grade compare` shows a solution, where there is one.\n"
        f"compare = {_as_toml(course.comparing)}\n"
        f"# The answers in key/ are for this seed.\nseed = {SEED}\n"
    )
    files |= _tree(course.checks, "grader/checks", SECRET) | {"grader/checks/course.toml": settings.encode()}
    exercises = _exercises(course)
    # Students edit the ones, and the others say what these were.
    files |= _in("exercises", exercises) | _in("stubs", exercises)
    datasets = _tree(course.datasets, "datasets")
    files |= {name: data for name, data in datasets.items() if HIDDEN not in name and not name.endswith(".py")}
    _expect_no_leak(course, files)
    files |= _key(course)
    if with_solutions:
        files |= _tree(course.solutions, "solutions")
    return files | {"pyproject.toml": _project(files)}


def _project(files: Files) -> bytes:
    """What a copy is installed by: a wheel carries those of the course's folders that the copy has."""
    tops = sorted({name.partition("/")[0] for name in files if "/" in name} - {"grader", "exercises"})
    carried = "".join(f'"{top}" = "grader/_course/{top}"\n' for top in tops).encode()
    first, *others = CARRIED.split(_beside("pyproject.toml"))[::2]
    return first + carried + b"".join(others)


def _as_toml(value: str | date) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def _points(course: Course, *, bonus: bool) -> int:
    return sum(step.points for step in course.steps if step.bonus == bonus)


def _key(course: Course) -> Files:
    """What the reference answers to the checks in a student's copy."""
    shown = replace(course, secret="", seed=SEED, hidden=None)
    drawing = always_draw.set(True)
    tiers, places = [libraries(course, step) for step in course.steps], (course.solutions, course.datasets)
    try:
        with (
            launcher(tiers=tiers, places=places) as started,
            tempfile.TemporaryDirectory(prefix="grade-reference-") as folder,
        ):
            recorders = {
                step.id: key.Recorder(Worker(started, Path(folder), libraries=libraries(course, step)))
                for step in course.steps
            }
            references = {
                step.id: Twin(
                    recorders[step.id], FromFile(course.solutions / step.file), training=step.training, is_ours=True
                )
                for step in course.steps
            }
            with Grader(shown, started, references=references) as one:
                report = one.grade_path(course.solutions, seed=SEED)
                for step in course.steps:
                    for function in step.functions:
                        references[step.id].signature(function)
        answers = {f"key/{step}{key.SUFFIX}": key.write(recorder.answers) for step, recorder in recorders.items()}
    finally:
        always_draw.reset(drawing)
    if any(step.outcome != "passed" for step in report.steps):
        raise CourseError(f"{course.solutions}:1: a solution does not pass its own checks: see `grade verify`")
    stated = {step.id: tries.in_docstrings(course.solutions / step.file) for step in course.steps}
    return answers | {f"key/{step}{tries.STATED}": json.dumps(found).encode() for step, found in stated.items()}


def _expect_no_leak(course: Course, files: Files) -> None:
    solutions = [course.solutions / step.file for step in course.steps]
    lines = {line: f"{path}:{number}" for path in solutions for number, line in stubs.inside(path, LEAST)}
    digits = set(map(bytes, load_unseen(course.hidden)[0])) if course.hidden else set[bytes]()
    for name, data in files.items():
        text = data.decode("utf-8", "ignore")
        if is_notebook(name):
            text = "\n".join(source for _, source, _ in reading.parts(data, name))
        for line, where in lines.items():
            if line in text:
                raise CourseError(f"{where}: students would read this line in {name}: {line}")
        if course.secret and course.secret in text:
            raise CourseError(f"{name}:1: students would read the course's secret")
        if digits and not digits.isdisjoint(_rows(name, data, len(next(iter(digits))))):
            raise CourseError(f"{name}:1: students would get hidden digits")


def _rows(name: str, data: bytes, size: int) -> Iterator[bytes]:
    """The images of so many bytes in a file of the data."""
    if "images" in name and name.endswith(".gz"):
        plain = gzip.decompress(data)[IMAGES_HEADER:]
        yield from (plain[start : start + size] for start in range(0, len(plain), size))


def instructor(course: Course) -> Files:
    """Everything that grades: engine, the course with its solutions and hidden digits, and a script to install it."""
    files = _engine() | _tree(course.checks, "grader/checks")
    for folder in (course.solutions, course.exercises, course.datasets):
        files |= _tree(folder, folder.name)
    files |= {name: _beside(name) for name in ("pyproject.toml", "LICENSE", "README.md")}
    return files | {f"grader/checks/{SECRET}": f"{course.secret}\n".encode(), "install.sh": _template("install.sh")}


def gradescope(course: Course) -> Files:
    """autograder.zip, for Configure Autograder."""
    files = _in("grader", instructor(course))
    files |= {name: _template(f"gradescope/{name}") for name in ("setup.sh", "run_autograder")}
    return {"autograder.zip": zipped(files)}


def prairielearn(course: Course) -> Files:
    """A question's folder, and the image that it names."""
    exercises = _exercises(course, commands=False)
    names = ",".join(exercises)
    info = {
        "uuid": str(uuid.uuid5(uuid.NAMESPACE_OID, course.name)),
        "title": course.name,
        "topic": "Programming",
        "tags": [],
        "type": "v3",
        "singleVariant": True,
        "gradingMethod": "External",
        "externalGradingOptions": {
            "image": "digits-grader",
            "entrypoint": "/grade/tests/run.sh",
            "timeout": 600,
            "enableNetworking": False,
        },
    }
    question = f"""\
<pl-question-panel>
  <p>{escape(course.name)}: write the functions in these files, and hand in the ones you have.</p>
  <p><pl-file-download file-name="exercises.zip" directory="clientFilesQuestion"></pl-file-download></p>
  <pl-file-upload optional-file-names="{escape(names)}"></pl-file-upload>
</pl-question-panel>
<pl-submission-panel>
  <pl-external-grader-results></pl-external-grader-results>
  <pl-file-preview></pl-file-preview>
</pl-submission-panel>
"""
    return (
        _in(
            slug(course.name),
            {
                "info.json": json.dumps(info, indent=2).encode() + b"\n",
                "question.html": question.encode(),
                "tests/run.sh": _template("prairielearn/run.sh"),
                "clientFilesQuestion/exercises.zip": zipped(exercises),
            },
        )
        | _in("image/grader", instructor(course))
        | {"image/Dockerfile": _template("prairielearn/Dockerfile")}
    )


def github(course: Course) -> Files:
    """The student's copy as a repository, with a workflow that grades it."""
    return student(course) | {".github/workflows/grade.yml": _template("github/grade.yml")}


def web(course: Course, vendor: Path | None = None, *, compiled: bool = False) -> Files:
    """A static site: the student's copy in a page."""
    from grader.authoring.web import site  # nbconvert, for the stories

    files = site(course, student(course), vendor, compiled=compiled)
    _expect_no_leak(
        course, {name: data for name, data in files.items() if not name.startswith(("vendor/", "compiled/"))}
    )
    return files


def classroom50(course: Course) -> Files:
    """The folder of an assignment's autograder, which Classroom 50 publishes, and what a private repository holds."""
    published = _in(f"autograders/{slug(course.name)}", {"autograder.py": _template("classroom50/autograder.py")})
    _expect_no_leak(course, published)
    return published | _in("private", instructor(course))


def vpl(course: Course) -> Files:
    """Files for an activity, whose editor has no notebooks, and what the execution server needs."""
    modules = {path.name: text.encode() for path, text in stubs.stubs(course)}
    files = _in("requested_files", modules) | _in("server", instructor(course))
    return files | {"execution_files/vpl_evaluate.sh": _template("vpl/vpl_evaluate.sh")}


def coderunner(course: Course) -> Files:
    """A template and an answer preload for each step's question, and what the Jobe server needs."""
    files = _in("server", instructor(course))
    for path, text in stubs.stubs(course):
        folder = f"questions/{path.stem}"
        files[f"{folder}/template.py"] = _filled("coderunner/template.py", FILE=path.name)
        files[f"{folder}/answer_preload.py"] = text.encode()
    return files


def docker(course: Course) -> Files:
    """What an image is built from that grades a folder, as a user without rights and without a network."""
    return _in("grader", instructor(course)) | {"Dockerfile": _template("docker/Dockerfile")}


RELEASES: dict[str, Callable[[Course], Files]] = {name: globals()[name] for name in BUNDLES}


def _in(folder: str, files: Files) -> Files:
    return {f"{folder}/{name}": data for name, data in files.items()}


def _engine(*omitted: str) -> Files:
    return _tree(package.FOLDER, "grader", "_course", "checks", *omitted)


def _tree(folder: Path, name: str, *omitted: str) -> Files:
    return {
        f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not set(path.relative_to(folder).parts) & {CACHES, *omitted}
    }


def _exercises(course: Course, *, commands: bool = True) -> Files:
    return {path.name: text.encode() for path, text in stubs.exercises(course, commands=commands)}


def _beside(name: str) -> bytes:
    """A file of the repository, which an installed copy has next to the course."""
    return (root() / name).read_bytes()


def _template(name: str) -> bytes:
    return (SCRIPTS / name).read_bytes()


def _filled(name: str, **words: str) -> bytes:
    text = _template(name).decode()
    # A paragraph about something that this course does not have.
    text = "\n\n".join(part for part in text.split("\n\n") if words.get("NOTEBOOK") or "@NOTEBOOK@" not in part)
    return re.sub("@([A-Z]+)@", lambda match: words[match[1]], text).encode()
