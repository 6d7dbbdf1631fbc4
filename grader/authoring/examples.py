"""A course's examples: code to run and change, each with what it draws."""

import ast
import struct
from dataclasses import dataclass
from pathlib import Path

from grader.course.model import CourseError

ABOUT, PICTURES = "README.md", "pictures"
PNG_SIZE = slice(16, 24)  # where a PNG says its width and height


@dataclass(frozen=True)
class Example:
    """Code that stands alone.

    Attributes:
        about: what its docstring says after the title, as Markdown.
        code: the rest of the file.
        picture: PNG data of what it draws.
    """

    id: str
    title: str
    about: str
    code: str
    picture: bytes

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.id}.py"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture, in pixels."""
        width, height = struct.unpack(">II", self.picture[PNG_SIZE])
        return width, height


@dataclass(frozen=True)
class Examples:
    """All of a course, in order; `about` is Markdown."""

    title: str
    about: str
    all: tuple[Example, ...]


def load(folder: Path) -> Examples | None:
    """The examples in a folder; None if there is no such folder.

    Raises:
        CourseError: one has no docstring or no picture, or is no Python.
    """
    if not folder.is_dir():
        return None
    title, _, about = _read(folder / ABOUT).decode().partition("\n")
    files = sorted(folder.glob("*.py"))
    return Examples(title.lstrip("# "), about.strip(), tuple(_example(path, folder / PICTURES) for path in files))


def _example(path: Path, pictures: Path) -> Example:
    text = _read(path).decode()
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise CourseError(f"{path}:{error.lineno}: {error}") from error
    title, _, about = (ast.get_docstring(tree) or "").partition("\n")
    if not title:
        raise CourseError(f"{path}:1: an example's docstring begins with its title")
    code = "".join(text.splitlines(keepends=True)[tree.body[0].end_lineno :]).lstrip("\n")
    return Example(path.stem, title.rstrip("."), about.strip(), code, _read(pictures / f"{path.stem}.png"))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}:1: this part of the examples is missing: {error.strerror}") from error
