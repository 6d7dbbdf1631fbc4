"""Takes the code of a notebook apart into statements, and finds those that a step's functions need.

Nothing is run here. A notebook is one namespace in which a student also tries things out; what no function needs is
left alone, so a broken, slow or long-winded trial costs nothing.
"""

import ast
import builtins
import symtable
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from grader.notebook.magics import plain

CHANGING = ("setattr", "delattr", "next")  # builtins that change what they are given
NOT_PYTHON = (SyntaxError, ValueError, RecursionError, MemoryError)
Scope = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


@dataclass(frozen=True)
class Cell:
    """What is kept of one cell of a notebook.

    Attributes:
        number: its place in the notebook, from 1.
        source: its text, with line feeds as line ends.
        tags: of its metadata.
        is_text: it is no code cell, and looks like one: it may be of that kind by mistake.
    """

    number: int
    source: str
    tags: tuple[str, ...] = ()
    is_text: bool = False


@dataclass(frozen=True, eq=False)
class Piece:
    """One statement at the top of a cell.

    Attributes:
        cell: where it stands.
        node: its tree.
        source: the cell's code as Python.
        defines: names that it binds by def, class or import.
        binds: all names that it binds.
        uses: names that it needs from outside, then or when a function of its is called.
        uses_at_once: those of them without which it cannot be run.
        stores: names of objects in which it sets an item or an attribute.
        calls: names of objects that it may change by a call.
    """

    cell: Cell
    node: ast.stmt
    source: str
    defines: frozenset[str]
    binds: frozenset[str]
    uses: frozenset[str]
    uses_at_once: frozenset[str]
    stores: frozenset[str]
    calls: frozenset[str]

    @property
    def text(self) -> str:
        """Its lines, with the comments right above it; made anew where it shares a line with another statement."""
        lines = self.source.split("\n")
        node = self.node
        assert node.end_lineno is not None
        before, after = lines[node.lineno - 1][: node.col_offset], lines[node.end_lineno - 1]
        if before or after.encode()[node.end_col_offset :].split(b"#")[0].strip():
            return ast.unparse(node)
        return "\n".join(lines[with_comments(node, lines) : node.end_lineno])

    @property
    def is_import(self) -> bool:
        """Whether it is an import."""
        return isinstance(self.node, (ast.Import, ast.ImportFrom))

    @property
    def imports_everything(self) -> bool:
        """Whether it binds names that nobody can tell, or changes the language."""
        node = self.node
        return isinstance(node, ast.ImportFrom) and (node.names[0].name == "*" or node.module == "__future__")

    @property
    def is_stub(self) -> bool:
        """Whether it is a function that is not written yet."""
        return is_stub(self.node)


@dataclass(frozen=True)
class Broken:
    """A cell that is no Python."""

    cell: Cell
    error: BaseException


@dataclass
class Outline:
    """All statements of a notebook, in order, and the cells that are no Python."""

    pieces: list[Piece] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)

    @cached_property
    def imported(self) -> frozenset[str]:
        """Names that only imports bind."""
        bound = {name for piece in self.pieces if piece.is_import for name in piece.binds}
        return frozenset(bound - {name for piece in self.pieces if not piece.is_import for name in piece.binds})

    def definitions(self, name: str, step: str) -> list[Piece]:
        """What makes a function of a step: its last good definition, in a cell with the step's tag if there is one.

        A stub is good only if there is nothing else; a variable of that name only if there is no function.
        """
        defining = [piece for piece in self.pieces if name in piece.defines]
        if defining:
            return [max(defining, key=lambda piece: (*_goodness(piece), step in piece.cell.tags, self._place(piece)))]
        binding = [piece for piece in self.pieces if name in piece.binds and not piece.cell.is_text]
        return [piece for piece in binding if step in piece.cell.tags] or binding

    def needed(self, names: Iterable[str], steps: Mapping[str, str]) -> list[Piece]:
        """The statements that make these names, and all that those need, in the notebook's order.

        Args:
            names: what is wanted.
            steps: function -> its step, for all functions of the course.
        """
        found = {piece for piece in self.pieces if piece.imports_everything and not piece.cell.is_text}
        known, asked = set[str](), list(names)
        while asked:
            name = asked.pop()
            if name in known:
                continue
            known.add(name)
            making = self.definitions(name, steps[name]) if name in steps else self._binding(name)
            for piece in {*making, *self._changing(name, making)} - found:
                found.add(piece)
                asked += piece.uses
        return sorted(found, key=self._place)

    def _binding(self, name: str) -> list[Piece]:
        # A trial that calls something sum or list is none of a function's that uses Python's own.
        named = "defines" if hasattr(builtins, name) else "binds"
        binding = [piece for piece in self.pieces if name in getattr(piece, named)]
        return [piece for piece in binding if not piece.cell.is_text] or binding

    def _changing(self, name: str, making: list[Piece]) -> Iterator[Piece]:
        """Statements that change an object which a name stands for."""
        for piece in self.pieces:
            if piece.cell.is_text or piece in making:
                continue
            if name in piece.stores:
                yield piece
            elif name in piece.calls:
                # A call changes a library's settings only if it is given nothing of the notebook's.
                if name in self.imported:
                    if all(used in self.imported or hasattr(builtins, used) for used in piece.uses):
                        yield piece
                elif not any(name in one.defines for one in making):
                    yield piece

    def is_setting(self, piece: Piece) -> bool:
        """Whether it only calls a library, which may or may not matter to a function."""
        return not piece.binds and not piece.stores and piece.calls <= self.imported

    def _place(self, piece: Piece) -> int:
        return self._places[piece]

    @cached_property
    def _places(self) -> dict[Piece, int]:
        return {piece: place for place, piece in enumerate(self.pieces)}


def _goodness(piece: Piece) -> tuple[bool, bool]:
    return not piece.is_stub, not piece.cell.is_text


def outline(cells: Iterable[Cell]) -> Outline:
    """The statements of cells; what is no Python is told apart."""
    found = Outline()
    for cell in cells:
        try:
            source, tree = plain(cell.source)
        except NOT_PYTHON as error:
            if not cell.is_text:
                found.broken.append(Broken(cell, error))
            continue
        for node in tree.body:
            try:
                found.pieces.append(_piece(cell, node, source))
            except NOT_PYTHON as error:
                found.broken.append(Broken(cell, error))
    return found


def _piece(cell: Cell, node: ast.stmt, source: str) -> Piece:
    table = symtable.symtable(ast.unparse(node), "<cell>", "exec")
    symbols = table.get_symbols()
    binds = {symbol.get_name() for symbol in symbols if symbol.is_assigned() or symbol.is_imported()}
    at_once = {symbol.get_name() for symbol in symbols if symbol.is_referenced()}
    uses = set(at_once)
    for child in table.get_children():
        uses |= set(_globals(child))
    return Piece(
        cell,
        node,
        source,
        defines=frozenset(name for part in _same_scope(node) for name in _defined(part)) & frozenset(binds),
        binds=frozenset(binds),
        uses=frozenset(uses),
        uses_at_once=frozenset(at_once),
        stores=frozenset(_stored_into(node)),
        calls=frozenset(_passed(node)),
    )


def _globals(table: symtable.SymbolTable) -> Iterator[str]:
    """The global names that a scope and those inside it use."""
    yield from (symbol.get_name() for symbol in table.get_symbols() if symbol.is_global())
    for child in table.get_children():
        yield from _globals(child)


def _same_scope(node: ast.AST) -> Iterator[ast.AST]:
    """A statement and its parts that are run with it: not the bodies of functions and classes."""
    yield node
    if not isinstance(node, Scope):
        for child in ast.iter_child_nodes(node):
            yield from _same_scope(child)


def _defined(node: ast.AST) -> Iterator[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        yield from ((alias.asname or alias.name).partition(".")[0] for alias in node.names)


def _stored_into(node: ast.stmt) -> Iterator[str]:
    for part in _same_scope(node):
        if isinstance(part, (ast.Attribute, ast.Subscript)) and isinstance(part.ctx, (ast.Store, ast.Del)):
            yield from _base(part)


def _passed(node: ast.stmt) -> Iterator[str]:
    """Names of objects whose method is called, or that a function is given, where nothing is made of the result."""
    for part in _same_scope(node):
        if isinstance(part, ast.Expr) and isinstance(part.value, ast.Call):
            call = part.value
            if not isinstance(call.func, ast.Name):
                yield from _base(call.func)
            elif hasattr(builtins, call.func.id) and call.func.id not in CHANGING:
                continue
            for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
                yield from _base(argument)


def _base(node: ast.expr) -> Iterator[str]:
    """The name that a chain of attributes and items begins with."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id


def is_stub(node: ast.stmt) -> bool:
    """Whether a statement is a function whose body is `raise NotImplementedError`, after a docstring or not."""
    if not isinstance(node, ast.FunctionDef):
        return False
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    if len(body) != 1 or not isinstance(body[0], ast.Raise):
        return False
    raised = body[0].exc.func if isinstance(body[0].exc, ast.Call) else body[0].exc
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"


def with_comments(node: ast.stmt, lines: Sequence[str | None]) -> int:
    """The position of a statement's first line: of its decorators, and of the comments right above it."""
    decorators = getattr(node, "decorator_list", [])
    first: int = min([node.lineno, *(decorator.lineno for decorator in decorators)]) - 1
    while first and (lines[first - 1] or "").startswith("#"):
        first -= 1
    return first
