"""One statement of a notebook: which names it binds, uses and changes."""

import ast
import builtins
import symtable
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

NOT_PYTHON = (SyntaxError, ValueError, RecursionError, MemoryError)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SCOPES = (*FUNCTIONS, ast.ClassDef, ast.Lambda)
# Scopes that are run at once, as symtable calls them.
RUN_AT_ONCE = ("listcomp", "setcomp", "dictcomp", "genexpr")
# Methods that change their object, and are also called for what they return.
CHANGING = (
    *(
        "fit",
        "fit_transform",
        "fit_predict",
        "partial_fit",
        "set_params",
        "append",
        "extend",
        "insert",
        "pop",
        "popleft",
    ),
    *("remove", "clear", "update", "add", "discard", "setdefault", "sort", "reverse", "fill", "seed", "shuffle"),
)


@dataclass(frozen=True)
class Cell:
    """What is kept of one cell of a notebook.

    Attributes:
        number: its place in the notebook, from 1.
        source: its text, with line feeds as line ends.
        tags: from its metadata.
        is_text: it is not a code cell but looks like one: its kind may be a mistake.
    """

    number: int
    source: str
    tags: tuple[str, ...] = ()
    is_text: bool = False


@dataclass(frozen=True, eq=False)
class Piece:
    """One statement at the top of a cell.

    Attributes:
        cell: the cell it is in.
        node: its tree.
        source: the cell's code as Python.
        lines: of that code, split once for all statements.
        binds: all names that it binds.
        uses: names that it needs from outside, at once or when a function it defines is called.
        uses_at_once: those of them without which it cannot be run.
    """

    cell: Cell
    node: ast.stmt
    source: str
    lines: Sequence[str]
    binds: frozenset[str]
    uses: frozenset[str]
    uses_at_once: frozenset[str]

    @cached_property
    def text(self) -> str:
        """Its lines, with the comments right above it; rebuilt where it shares a line with another statement."""
        return _own_lines(self.node, self.lines, comments=True)

    @cached_property
    def defines(self) -> frozenset[str]:
        """Names that it binds by def, class or import."""
        return frozenset(name for part in _same_scope(self.node) for name in _defined(part)) & self.binds

    @cached_property
    def makes(self) -> frozenset[str]:
        """Those, and names that an assignment makes a function: f = lambda ..., f = g, f = m.g, f = wrapped(f)."""
        node = self.node
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
            return self.defines
        simple = isinstance(node.value, (ast.Lambda, ast.Name, ast.Attribute))
        return self.defines | (self.binds if simple else self.binds & self.wraps)

    @cached_property
    def wraps(self) -> frozenset[str]:
        """The arguments of a call whose result it assigns, as in f = wrapped(g)."""
        value = getattr(self.node, "value", None) if isinstance(self.node, (ast.Assign, ast.AnnAssign)) else None
        if not isinstance(value, ast.Call) or (isinstance(value.func, ast.Name) and hasattr(builtins, value.func.id)):
            return frozenset()
        return frozenset(argument.id for argument in value.args if isinstance(argument, ast.Name))

    @cached_property
    def assigned(self) -> dict[str, list[ast.expr]]:
        """Names -> the expressions that it gives them; not those of which only a part is given."""
        found: dict[str, list[ast.expr]] = {}
        for part in _same_scope(self.node):
            for name, value in _assigned(part):
                found.setdefault(name, []).append(value)
        return found

    def assigns(self, name: str) -> Sequence[ast.expr]:
        """The expressions that it gives to a name."""
        return self.assigned.get(name, ())

    @cached_property
    def gives(self) -> dict[str, str]:
        """Its functions and classes -> a call gives a function "always", "never", or if an "argument" is one."""
        own = [part for part in _same_scope(self.node) if isinstance(part, (*FUNCTIONS, ast.ClassDef))]
        return {part.name: _gives(part) for part in own if part.name in self.binds}

    @cached_property
    def methods(self) -> frozenset[str]:
        """The names of methods of its classes."""
        classes = [part for part in _same_scope(self.node) if isinstance(part, ast.ClassDef)]
        return frozenset(part.name for one in classes for part in one.body if isinstance(part, FUNCTIONS))

    @cached_property
    def stores(self) -> frozenset[str]:
        """Names of objects in which it sets an item or an attribute, or with which it registers something."""
        return frozenset(_stored_into(self.node))

    @cached_property
    def calls(self) -> frozenset[str]:
        """Names of objects that it may change by a call."""
        return frozenset(_called(self.node))

    @property
    def is_import(self) -> bool:
        """Whether it is an import."""
        return isinstance(self.node, (ast.Import, ast.ImportFrom))

    @property
    def shows(self) -> bool:
        """Whether it only shows a picture."""
        call = self.node.value if isinstance(self.node, ast.Expr) else None
        return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "show"

    @property
    def imports_everything(self) -> bool:
        """Whether it binds names that cannot be known, or changes the language."""
        node = self.node
        return isinstance(node, ast.ImportFrom) and (node.names[0].name == "*" or node.module == "__future__")

    @property
    def is_stub(self) -> bool:
        """Whether it is a function whose body is `raise NotImplementedError`, with or without a docstring."""
        node = self.node
        if not isinstance(node, ast.FunctionDef):
            return False
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        if len(body) != 1 or not isinstance(body[0], ast.Raise):
            return False
        raised = body[0].exc.func if isinstance(body[0].exc, ast.Call) else body[0].exc
        return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"


def piece(cell: Cell, node: ast.stmt, source: str, lines: Sequence[str]) -> Piece:
    """What there is to know about a statement.

    Args:
        cell: the cell it is in.
        node: its tree.
        source: the cell's code as Python.
        lines: of that code.

    Raises:
        NOT_PYTHON: it cannot be compiled.
    """
    table = symtable.symtable(_own_lines(node, lines), "<cell>", "exec")
    symbols = table.get_symbols()
    at_once = {symbol.get_name() for symbol in symbols if symbol.is_referenced()}
    later = set[str]()
    for child in table.get_children():
        (at_once if _is_run_at_once(child) else later).update(_globals(child))
    return Piece(
        cell,
        node,
        source,
        lines,
        binds=frozenset(symbol.get_name() for symbol in symbols if symbol.is_assigned() or symbol.is_imported()),
        uses=frozenset(at_once | later),
        uses_at_once=frozenset(at_once),
    )


def with_comments(node: ast.stmt, lines: Sequence[str | None]) -> int:
    """The position of a statement's first line, counting its decorators and the comments right above it."""
    first = _first_line(node)
    while first and (lines[first - 1] or "").startswith("#"):
        first -= 1
    return first


def _first_line(node: ast.stmt) -> int:
    lines = [node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", []))]
    return int(min(lines)) - 1


def _own_lines(node: ast.stmt, lines: Sequence[str], *, comments: bool = False) -> str:
    assert node.end_lineno is not None
    before, after = lines[node.lineno - 1][: node.col_offset], lines[node.end_lineno - 1]
    if before.strip() or after.encode()[node.end_col_offset :].split(b"#")[0].strip():
        return ast.unparse(node)
    first = with_comments(node, lines) if comments else _first_line(node)
    return "\n".join(lines[first : node.end_lineno])


def _is_run_at_once(table: symtable.SymbolTable) -> bool:
    return table.get_type() == "class" or table.get_name() in RUN_AT_ONCE


def _globals(table: symtable.SymbolTable) -> Iterator[str]:
    """The global names that a scope and those inside it use."""
    yield from (symbol.get_name() for symbol in table.get_symbols() if symbol.is_global())
    for child in table.get_children():
        yield from _globals(child)


def _same_scope(node: ast.AST) -> Iterator[ast.AST]:
    """A statement and its parts that are run with it, however deep: not the bodies of functions and classes."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        if not isinstance(one, SCOPES):
            waiting += reversed([*ast.iter_child_nodes(one)])


def _defined(node: ast.AST) -> Iterator[str]:
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        yield node.name
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        yield from ((alias.asname or alias.name).partition(".")[0] for alias in node.names)


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Assign):
        pairs = [(target, node.value) for target in node.targets]
    elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
        pairs = [(node.target, node.value)]
    else:
        return
    for target, value in pairs:
        if isinstance(target, ast.Name):
            yield target.id, value
        elif isinstance(target, (ast.Tuple, ast.List)) and isinstance(value, (ast.Tuple, ast.List)):
            each = zip(target.elts, value.elts, strict=False)
            yield from ((one.id, its) for one, its in each if isinstance(one, ast.Name))


def _gives(node: ast.AST) -> str:
    """What a call of a function or class gives: see Piece.gives."""
    if isinstance(node, ast.ClassDef):
        return (
            "always" if any(isinstance(part, FUNCTIONS) and part.name == "__call__" for part in node.body) else "never"
        )
    assert isinstance(node, FUNCTIONS)
    inside = [part for statement in node.body for part in _same_scope(statement)]
    own = {part.name for part in inside if isinstance(part, (*FUNCTIONS, ast.ClassDef))}
    own |= {name for part in inside for name, value in _assigned(part) if isinstance(value, ast.Lambda)}
    arguments = {one.arg for one in (*node.args.posonlyargs, *node.args.args)}
    given = {_given(part.value, own, arguments) for part in inside if isinstance(part, ast.Return)}
    return "always" if "always" in given else "argument" if "argument" in given else "never"


def _given(value: ast.expr | None, own: set[str], arguments: set[str]) -> str:
    if isinstance(value, ast.Lambda) or (isinstance(value, ast.Name) and value.id in own):
        return "always"
    if isinstance(value, ast.Name) and value.id in arguments:
        return "argument"
    if isinstance(value, ast.Call) and any(_given(one, own, set()) == "always" for one in value.args):
        called = value.func.id if isinstance(value.func, ast.Name) else ""
        return "never" if hasattr(builtins, called) else "always"
    return "never"


def _stored_into(node: ast.stmt) -> Iterator[str]:
    for part in _same_scope(node):
        if isinstance(part, (ast.Attribute, ast.Subscript)) and isinstance(part.ctx, (ast.Store, ast.Del)):
            yield from _base(part)
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in ("setattr", "delattr"):
            yield from (name for argument in part.args[:1] for name in _base(argument))
        elif isinstance(part, (*FUNCTIONS, ast.ClassDef)):
            for decorator in part.decorator_list:
                target = decorator.func if isinstance(decorator, ast.Call) else decorator
                yield from _base(target) if isinstance(target, ast.Attribute) else ()


def _called(node: ast.stmt) -> Iterator[str]:
    for part in _same_scope(node):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr in CHANGING:
            yield from _base(part.func)
        if isinstance(part, ast.Expr) and isinstance(part.value, ast.Call):  # made for its effect
            call = part.value
            if not isinstance(call.func, ast.Name):
                yield from _base(call.func)
            elif hasattr(builtins, call.func.id) and call.func.id != "next":
                continue
            for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
                yield from _base(argument)


def _base(node: ast.expr) -> Iterator[str]:
    """The name that a chain of attributes and items begins with."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id
