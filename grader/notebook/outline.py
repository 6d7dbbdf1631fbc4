"""Takes the code of a notebook apart into statements, and finds those that a step's functions need.

Nothing is run here. A notebook is one namespace in which a student also tries things out; what no function needs is
left alone, so a broken, slow or verbose experiment costs nothing.
"""

import ast
import builtins
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from grader.notebook import definitions
from grader.notebook.magics import plain
from grader.notebook.statements import NOT_PYTHON, Cell, Piece, piece

SETTINGS_OF_PYTHON = "sys"  # a module whose settings affect everything


@dataclass(frozen=True)
class Broken:
    """A cell that is not valid Python, or has a statement that is not."""

    cell: Cell
    error: BaseException


@dataclass
class Outline:
    """All statements of a notebook, in order, and the cells that are not valid Python."""

    pieces: list[Piece] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)

    def needed(self, names: Iterable[str], step: str, steps: Mapping[str, str]) -> list[Piece]:
        """The statements that make these names, and all that they need, in the notebook's order.

        Args:
            names: what is wanted.
            step: whose functions they are.
            steps: function -> its step, for all functions of the course.
        """
        found = {one for one in self.pieces if one.imports_everything and not one.cell.is_text}
        known, asked = set[str](), [*names, *(name for name in self._packages if self._is_of_python(name))]
        others = set(steps.values()) - {step}
        while asked:
            name = asked.pop()
            if name in known:
                continue
            known.add(name)
            own = [one for one in self.pieces if name in one.makes and step in one.cell.tags]
            if name in steps and (steps[name] == step or not own):
                # A variable may have the name of a function, and be what another function needs.
                making = definitions.counting(self.pieces, name, steps[name]) or self._binding(name, step, others)
            else:
                making = self._binding(name, step, others)
            for one in {*making, *self._changing(name, making)} - found:
                found.add(one)
                asked += one.uses
        return sorted(found, key=self._order.__getitem__)

    def is_setting(self, one: Piece) -> bool:
        """Whether it only calls a library, which may or may not matter to a function."""
        return not one.binds and not one.stores and one.calls <= self._packages.keys()

    def _binding(self, name: str, step: str, others: set[str]) -> list[Piece]:
        """What binds a name that is not a function of the course: not in cells of other steps, if there are others."""
        # A trial variable called sum, or time, is not what a function needs that uses Python's sum, or the module.
        making = [one for one in self.pieces if name in one.makes]
        others_too = not making and not hasattr(builtins, name)
        binding = [one for one in self.pieces if name in one.binds] if others_too else making
        binding = [one for one in binding if not one.cell.is_text] or binding
        return [one for one in binding if step in one.cell.tags or not others & {*one.cell.tags}] or binding

    def _changing(self, name: str, making: list[Piece]) -> Iterator[Piece]:
        """Statements that change the object a name stands for, or a setting of the package it comes from."""
        package = self._packages.get(name)
        names = {other for other, its in self._packages.items() if its == package} if package else {name}
        for one in self.pieces:
            if one.cell.is_text or one in making:
                continue
            if names & one.stores:
                yield one
            elif names & one.calls:
                # A call changes a library's settings only if it is given nothing from the notebook.
                if package:
                    if all(used in self._packages or hasattr(builtins, used) for used in one.uses):
                        yield one
                elif not any(name in made.defines for made in making):
                    yield one

    def _is_of_python(self, name: str) -> bool:
        package = self._packages[name]
        return package == SETTINGS_OF_PYTHON and any(name in one.stores | one.calls for one in self.pieces)

    @cached_property
    def _packages(self) -> dict[str, str]:
        """Names that only imports bind -> the package they come from."""
        found: dict[str, str] = {}
        for one in self.pieces:
            node = one.node
            if isinstance(node, ast.Import):
                found |= {(alias.asname or alias.name).partition(".")[0]: alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found |= {alias.asname or alias.name: node.module or "" for alias in node.names}
        others = {name for one in self.pieces if not one.is_import for name in one.binds}
        return {name: package.partition(".")[0] for name, package in found.items() if name not in others}

    @cached_property
    def _order(self) -> dict[Piece, int]:
        return {one: index for index, one in enumerate(self.pieces)}


def outline(cells: Iterable[Cell]) -> Outline:
    """The statements of cells; what is not valid Python is kept apart."""
    found = Outline()
    for cell in cells:
        try:
            source, tree = plain(cell.source)
        except NOT_PYTHON as error:
            if not cell.is_text:
                found.broken.append(Broken(cell, error))
            continue
        lines = source.split("\n")
        for node in tree.body:
            try:
                found.pieces.append(piece(cell, node, source, lines))
            except NOT_PYTHON as error:
                found.broken.append(Broken(cell, error))
    return found
