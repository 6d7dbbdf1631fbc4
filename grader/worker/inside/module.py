"""In the worker: the student's module, run from a file or cells of a notebook, and where exceptions arise in it."""

import __future__

import ast
import linecache
import sys
import traceback
import types
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from importlib.util import decode_source
from pathlib import Path
from typing import TYPE_CHECKING

from grader.notebook.plan import NEAR, Plan, plan
from grader.worker.inside.libraries import prepare
from grader.worker.protocol.values import MAX_TEXT, Tree, type_name

if TYPE_CHECKING:
    from grader.notebook.statements import Piece


class Module:
    """What a step's functions are taken from.

    Args:
        prepared: called when the libraries that the code mentions are loaded, before any of it is run.
    """

    def __init__(self, prepared: Callable[[], None]) -> None:
        self._prepared = prepared
        self.namespace = types.ModuleType("nothing")
        self._plan = Plan()
        self._flags = 0
        self._done: set[Piece] = set()
        self._failed: dict[
            str, tuple[int, BaseException]
        ] = {}  # name -> the cell that should have bound it, and why it did not
        self._cells: dict[str, int | None] = {}  # file name in a traceback -> cell; None for a file

    def run_file(self, path: Path) -> None:
        """Run a file."""
        source = path.read_bytes()
        self._begin(path, source, source.decode("utf-8", "replace"))
        code = compile(decode_source(source), path.name, "exec", dont_inherit=True)
        exec(code, self.namespace.__dict__)  # noqa: S102 - running the student's code is what a worker is for

    def plan(
        self,
        file: Path | None,
        notebook: Path,
        step: str,
        functions: Mapping[str, str],
        without: list[int],
        *,
        stubs_count: bool,
    ) -> Tree:
        """Which cells of a notebook make the functions of a step, or whether its own file does: as in Plan."""
        self._plan = plan(file, notebook, step, functions, without, stubs_count=stubs_count)
        return {
            "source": self._plan.source,
            "cells": list(self._plan.cells),
            "counting": self._plan.counting,
            "text_cells": self._plan.text_cells,
            "broken": [{**self.raised(one.error), "cell": one.cell.number} for one in self._plan.broken],
            "passed_over": [[name, *cells] for name, cells in self._plan.passed_over.items()],
            "both": self._plan.both,
        }

    def begin_cells(self, path: Path) -> None:
        """Get ready to run what was planned, as a module of this path."""
        if self._plan.source == "notebook":
            sources = {piece.source for piece in self._plan.pieces}
            self._begin(path, "\n".join(sources).encode("utf-8", "replace"), "")
            self.namespace.display = print  # type: ignore[attr-defined] # Jupyter gives one to every notebook

    def run_cell(self, number: int) -> None:
        """Run what is needed of one cell and has not run yet; a statement that fails does not stop those after it.

        Raises:
            BaseException: what the first statement that failed raised.
        """
        name, first = f"cell {number}", None
        pieces = self._plan.cells[number]
        self._know(name, pieces[0].source, number)
        for piece in pieces:
            if piece in self._done or self._is_outdated(piece):
                continue
            if isinstance(piece.node, ast.ImportFrom) and piece.node.module == "__future__":
                self._flags |= sum(getattr(__future__, alias.name).compiler_flag for alias in piece.node.names)
            try:
                code = compile(ast.Module([piece.node], []), name, "exec", self._flags, dont_inherit=True)
                exec(code, self.namespace.__dict__)  # noqa: S102 - as above
                self._done.add(piece)
                for bound in piece.binds:
                    self._failed.pop(bound, None)
            except BaseException as error:  # noqa: BLE001 - whatever a student's code raises
                self._failed |= dict.fromkeys(piece.binds, (number, error))
                first = first or (None if piece in self._plan.settings else error)
        if first is not None:
            raise first

    def _is_outdated(self, piece: "Piece") -> bool:
        """Whether it failed, and what it binds has been bound since by statements below it."""
        below = self._plan.pieces[self._plan.pieces.index(piece) + 1 :]
        bound = {name for other in below if other in self._done for name in other.binds}
        return bool(piece.binds) and piece.binds <= bound

    def _begin(self, path: Path, source: bytes, text: str) -> None:
        prepare(source)
        self._prepared()
        self.namespace = types.ModuleType(path.stem)
        self.namespace.__file__ = str(path)
        sys.modules[path.stem] = self.namespace
        self._know(path.name, text, None)

    def _know(self, name: str, text: str, cell: int | None) -> None:
        """Keep lines, to quote them."""
        self._cells[name] = cell
        linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)

    def missing(self, name: str) -> Tree:
        """Why there is no function of this name: something else has it, its cell is broken, or there is none."""
        found = getattr(self.namespace, name, None)
        broken = self._plan.missing.get(name)
        if broken is not None and found is None:
            return {**self.raised(broken.error), "reply": "no_python", "cell": broken.cell.number}
        if found is None and name in self._failed:
            return {**self.raised(self._failed[name][1]), "reply": "undefined"}
        own = [key for key, value in vars(self.namespace).items() if callable(value) and not key.startswith("_")]
        near = get_close_matches(name, list(self._plan.others) or own, n=1, cutoff=NEAR)
        return {"reply": "missing", "near": "".join(near), "found": "" if found is None else type_name(found)}

    def raised(self, error: BaseException) -> Tree:
        """An exception, the last line of the student's code that it came through, and the first if that is another."""
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in self._cells]
        line, function, code, cell, via = 0, "", "", None, 0
        if frames:
            frame = frames[-1]
            line, function, cell = frame.lineno or 0, frame.name, self._cells[frame.filename]
            code = linecache.getline(frame.filename, line).strip()
            via = (frames[0].lineno or 0) if frames[0].filename == frame.filename else 0
        if isinstance(error, SyntaxError):
            line = error.lineno if type(error.lineno) is int and error.lineno > 0 else line
            code = str(error.text or code).strip()
        return {
            "reply": "raised",
            "type": type_name(error),
            "types": [kind.__name__[:80] for kind in type(error).__mro__[:MAX_TYPES]],
            "text": _text(error) + self._why(error),
            "cell": cell,
            "line": line,
            "via": via if via != line else 0,
            "function": function[:80],
            "code": code[:200],
        }

    def _why(self, error: BaseException) -> str:
        """Why a name is not defined, where its cell is known."""
        if not isinstance(error, NameError) or error.name not in self._failed:
            return ""
        number, cause = self._failed[error.name]
        if cause is error:
            return ""
        if isinstance(cause, ImportError) and (line := self.raised(cause)["code"]):  # a note has its words
            return f", because cell {number} cannot import it: {line}"
        return f", because it could not be created: {type_name(cause)}: {_text(cause)} (cell {number})"


MAX_TYPES = 50


def _text(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return str(error.msg)[:MAX_TEXT]
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - a __str__ of the student's may raise anything
        return ""
    before, traceback_of_library, rest = text.partition("Traceback (most recent call last):")
    if traceback_of_library and rest.strip():
        # scikit-learn's cross-validation quotes the traceback of every fold: its first and its last line say enough.
        lines = [line for line in rest.partition("\n-----")[0].splitlines() if line[:1].strip()]
        text = " ".join([*before.strip().splitlines()[:1], *lines[-1:]])
    return text[:2000]
