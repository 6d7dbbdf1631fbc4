"""Files that are saved half-written: what is no Python yet is neither graded nor worth a report."""

import ast
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from grader.reports.text import clean
from grader.submission.apart import TooMuch, apart
from grader.worker.inside.causes import CAUSES, cause

MOST = 200  # characters of a line


class Unfinished(NamedTuple):
    """Where a file stops being Python."""

    file: str
    line: int
    code: str
    why: str
    cause: str


def unfinished(folder: Path, names: Iterable[str]) -> dict[str, Unfinished]:
    """Those of these files that are no Python, by name; what cannot be told is left to the grading."""
    try:
        return apart(_found, folder, tuple(names))
    except TooMuch:
        return {}


def _found(folder: Path, names: tuple[str, ...]) -> dict[str, Unfinished]:
    found = {}
    for name in names:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                ast.parse((folder / name).read_bytes(), name)
        except SyntaxError as error:
            kind = next(kind for kind in type(error).__mro__ if kind.__name__ in CAUSES).__name__
            line, code = error.lineno or 1, (error.text or "").strip()
            why = cause("import", kind, error.msg, code)
            found[name] = Unfinished(clean(name, MOST), line, clean(code, MOST), clean(error.msg, MOST), why)
        except (ValueError, RecursionError):
            continue
    return found
