"""A site's Python modules compiled beforehand, by the Python that the page will run: it starts in half the time."""

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from grader import package
from grader.authoring.archive import Files, zipped
from grader.course.model import CourseError

SCRIPT = package.FOLDER / "web" / "compile.mjs"
SECONDS = 600
# Where an archive is in the page's Python. Those of the course are PLACES in pieces.mjs, too.
PACKAGES = "/lib/python3.14/site-packages"
PLACES = {
    "vendor/python_stdlib.zip": "/lib/python314.zip",
    "course/grader.zip": "/course",
    "course/libraries.zip": "/libraries",
    "course/worker.zip": "/worker",
}
# What nobody imports: tests of libraries, and what is for who compiles against them.
UNUSED = (".a", ".c", ".cpp", ".f90", ".h", ".hpp", ".pxd", ".pxi", ".pyi", ".pyx")


def compiled(site: Files) -> Files:
    """The archives of a site with compiled modules in place of those that a page imports, by the same names.

    Args:
        site: with lock.json, and all that is named there.

    Raises:
        CourseError: there is no node, or it could not do it.
    """
    with tempfile.TemporaryDirectory(prefix="grade-site-") as folder:
        for name, data in site.items():
            path = Path(folder) / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        done = _ran(Path(folder) / "site", Path(folder) / "pyc.zip")
        with zipfile.ZipFile(io.BytesIO(done)) as archive:
            codes = {f"/{name.removeprefix('/')}": archive.read(name) for name in archive.namelist()}
    return {name: packed(data, codes, place) for name, data in site.items() for place in _places(name)}


def packed(data: bytes, codes: Files, place: str) -> bytes:
    """An archive without what nobody imports, and with code in place of source where there is some.

    Args:
        data: an archive.
        codes: where a source is in the page's Python -> its code.
        place: where the archive is there.
    """
    found = Files()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            code = codes.get(f"{place}/{name}")
            if code is not None:
                found[f"{name}c"] = code
            elif _is_used(PurePosixPath(name)) and not name.endswith("/"):
                found[name] = archive.read(name)
    return zipped(found, small=True)


def _is_used(path: PurePosixPath) -> bool:
    return "tests" not in path.parts and path.suffix not in UNUSED and path.name not in ("RECORD", "WHEEL")


def _places(name: str) -> Iterator[str]:
    """Where an archive of Python files is, if it is one."""
    if name in PLACES:
        yield PLACES[name]
    elif name.startswith("vendor/") and name.endswith(".whl"):
        yield PACKAGES


def _ran(site: Path, out: Path) -> bytes:
    node = shutil.which("node")
    if node is None:
        raise CourseError(f"{SCRIPT}:1: node, which compiles a page's modules beforehand, is not installed here")
    try:
        subprocess.run([node, SCRIPT, site, out], check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 - our own script
        return out.read_bytes()
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", b"") or b""
        words = [line for line in said.decode("utf-8", "replace").splitlines() if "Error" in line] or [str(error)]
        raise CourseError(f"{SCRIPT}:1: a page's modules could not be compiled: {words[-1][:500]}") from error
