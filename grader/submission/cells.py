"""The bytes of a notebook -> its code, cell by cell; outputs are never looked at."""

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, TypeVar

import msgspec

from grader.notebook.statements import Cell
from grader.submission.contents import MAX_FILE_BYTES, Unreadable

BOM = b"\xef\xbb\xbf"
MAX_CELLS = 5000
MAX_ESCAPES = 200_000  # in a notebook whose JSON is mended before it is read
MAX_OBJECTS = 2_000_000  # in a whole notebook, outputs included: each could be meant as a cell
MAX_SOURCES = 10 * MAX_FILE_BYTES  # of all code, as JSON writes it
MAX_TEXT = MAX_FILE_BYTES  # of one cell that is not code, as JSON writes it: a larger one has pictures in it
CODE_CELL = b'"code"'
MAX_METADATA = 10_000  # bytes, of one cell
MAX_LANGUAGE = 40
# A surrogate pair as JSON escapes it, or half of a pair alone, which some editors write; before it any backslashes.
SURROGATES = re.compile(rb"(?<!\\)((?:\\\\)*+)(?:(\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w)|\\u[dD][89a-fA-F]\w\w)")
# Strings, also one that never ends, and what Python and Jupyter write for numbers that JSON does not have.
NO_JSON = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|-?\b(?:NaN|Infinity)\b', re.DOTALL)
# How a line begins in a text cell that was meant to be code.
CODE = re.compile(r"^(?:def|class|import|from) ", re.MULTILINE)


Read = TypeVar("Read")

# Whatever is not named here is skipped, unread. A field of a type that Jupyter does not write loses only itself.


class _Cell(msgspec.Struct):
    cell_type: msgspec.Raw = msgspec.Raw(b'""')
    source: msgspec.Raw = msgspec.Raw(b'""')
    input: msgspec.Raw = msgspec.Raw(b'""')  # before format 4
    metadata: msgspec.Raw = msgspec.Raw(b"{}")


class _Metadata(msgspec.Struct):
    tags: list[Any] = []


class _Kernel(msgspec.Struct):
    """A kernel has a language, and a language a name."""

    language: str = ""
    name: str = ""


class _About(msgspec.Struct):
    kernelspec: msgspec.Raw = msgspec.Raw(b"{}")
    language_info: msgspec.Raw = msgspec.Raw(b"{}")


class _Described(msgspec.Struct):
    metadata: msgspec.Raw = msgspec.Raw(b"{}")


class _Sheet(msgspec.Struct):
    cells: Annotated[list[_Cell], msgspec.Meta(max_length=MAX_CELLS)] = []


class _Notebook(_Sheet):
    worksheets: Annotated[list[_Sheet], msgspec.Meta(max_length=MAX_CELLS)] = []  # before format 4


def cells(data: bytes, name: str) -> list[Cell]:
    """The code cells of a notebook of any format since 2, and text cells that may have been meant as code.

    Raises:
        Unreadable: it is not a notebook, or has more code than a file may have.
    """
    found, left = list[Cell](), MAX_FILE_BYTES
    for number, (kind, source, tags) in enumerate(parts(data, name), start=1):
        if source.strip() and (kind == "code" or CODE.search(source)):
            found.append(Cell(number, source if kind == "code" else _unfenced(source), tags, is_text=kind != "code"))
            left -= len(found[-1].source)
            if left < 0:
                raise _too_much_code(name)
    return found


def other_language(data: bytes, name: str, found: list[Cell], functions: Iterable[str]) -> str:
    """What is said of a notebook that names another language than Python; empty if it does not.

    Raises:
        Unreadable: and none of the functions is in its cells, as Python writes them.
    """
    described = _notebook(data.removeprefix(BOM), _Described)
    about = _decoded(described.metadata, _About) or _About()
    kernel = _decoded(about.kernelspec, _Kernel) or _Kernel()
    language = ((_decoded(about.language_info, _Kernel) or _Kernel()).name or kernel.language)[:MAX_LANGUAGE]
    if not language or "python" in language.lower():
        return ""
    if any(f"def {function}(" in cell.source for function in functions for cell in found):
        return f"{name} says that it is in {language}: its cells were read as Python."
    raise Unreadable(
        f"{name} is a notebook in {language}, not in Python: was another kernel chosen? "
        "In Jupyter, Change Kernel in the menu Kernel chooses one for Python."
    )


def parts(data: bytes, name: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The kind, the source and the tags of every cell: "code", "markdown" or another kind, "" if it has none.

    How much there is of a cell is known before it is decoded; text cells that are too large come without a source.

    Raises:
        Unreadable: it is not a notebook, or has too much code.
    """
    try:
        if data.count(b"{") > MAX_OBJECTS:
            raise Unreadable(f"{name} is too large: hand it in without its outputs.")
        notebook = _notebook(data.removeprefix(BOM), _Notebook)
        found = [*notebook.cells, *(cell for sheet in notebook.worksheets for cell in sheet.cells)]
        if len(found) > MAX_CELLS:
            raise Unreadable(f"{name} has more than {MAX_CELLS} cells: is it a notebook that a person wrote?")
        if sum(_size(cell) for cell in found if _is_code(cell)) > MAX_SOURCES:
            raise _too_much_code(name)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Unreadable(f"{name} is not a notebook, or it is damaged: does Jupyter open it?") from error
    return (_part(cell) for cell in found)


def _is_code(cell: _Cell) -> bool:
    return bytes(cell.cell_type) == CODE_CELL


def _size(cell: _Cell) -> int:
    return len(memoryview(cell.source)) + len(memoryview(cell.input))


def _too_much_code(name: str) -> Unreadable:
    return Unreadable(f"{name} has more than {MAX_FILE_BYTES // 1000} kB of code: does it contain data?")


def written(found: list[Cell]) -> bytes:
    """Cells as they are staged for a worker."""
    return msgspec.json.encode(found)


def _notebook(data: bytes, kind: type[Read]) -> Read:
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.DecodeError:
        if data.count(b"\\u") > MAX_ESCAPES or data.count(b'"') > MAX_OBJECTS:
            raise
        whole = SURROGATES.sub(lambda match: match[0] if match[2] else match[1] + rb"\ufffd", data)
        whole = NO_JSON.sub(lambda match: match[0] if match[0][:1] == b'"' else b"null", whole)
        return msgspec.json.decode(whole, type=kind)


def _part(cell: _Cell) -> tuple[str, str, tuple[str, ...]]:
    metadata = _decoded(cell.metadata, _Metadata) if len(memoryview(cell.metadata)) <= MAX_METADATA else None
    tags = tuple(tag for tag in (metadata.tags if metadata else ()) if isinstance(tag, str))
    kind = _decoded(cell.cell_type, str) if len(memoryview(cell.cell_type)) <= MAX_METADATA else None
    if not _is_code(cell) and _size(cell) > MAX_TEXT:
        return kind or "", "", tags
    return kind or "", _text(cell.source) or _text(cell.input), tags


def _unfenced(source: str) -> str:
    """What is inside Markdown fences, or everything if there are none; lines keep their numbers."""
    lines, inside = source.split("\n"), False
    if not any(line.startswith("```") for line in lines):
        return source
    for index, line in enumerate(lines):
        inside ^= line.startswith("```")
        lines[index] = line if inside and not line.startswith("```") else ""
    return "\n".join(lines)


def _text(raw: msgspec.Raw) -> str:
    """A source is one string, or a list of lines."""
    found = _decoded(raw, str | list[str])
    joined = found if isinstance(found, str) else "".join(found or ())
    return joined.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(raw: msgspec.Raw, kind: Any) -> Any:
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
