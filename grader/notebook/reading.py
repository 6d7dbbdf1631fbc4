"""The bytes of a notebook -> its code, cell by cell; outputs are never looked at."""

import re
from typing import Any

import msgspec

from grader.contents import MAX_FILE_BYTES, Unreadable
from grader.notebook.outline import Cell

BOM = b"\xef\xbb\xbf"
# An escape in JSON: a pair of surrogates, one alone (which some editors write), or any other.
ESCAPE = re.compile(rb"\\(?:u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|(?P<alone>u[dD][89a-fA-F]\w\w)|.)", re.DOTALL)
# What a text cell begins a line with if it is code by mistake.
CODE = re.compile(r"^(?:def|class|import|from) ", re.MULTILINE)


# Whatever is not named here is passed over, unread. A field of another type than Jupyter writes costs only itself.


class _Notebook(msgspec.Struct):
    cells: list[msgspec.Raw] = []
    worksheets: list[msgspec.Raw] = []  # before format 4


class _Cell(msgspec.Struct):
    cell_type: str = ""
    source: msgspec.Raw = msgspec.Raw(b'""')
    input: msgspec.Raw = msgspec.Raw(b'""')  # before format 4
    metadata: msgspec.Raw = msgspec.Raw(b"{}")


class _Metadata(msgspec.Struct):
    tags: list[Any] = []


def cells(data: bytes, name: str) -> list[Cell]:
    """The code cells of a notebook of any format since 2, and what may be one by mistake.

    Raises:
        Unreadable: it is no notebook, or holds more code than a file may.
    """
    found = [
        Cell(number, source, tags, is_text=kind != "code")
        for number, (kind, source, tags) in enumerate(parts(data, name), start=1)
        if source.strip() and (kind == "code" or CODE.search(source))
    ]
    if sum(len(cell.source) for cell in found) > MAX_FILE_BYTES:
        raise Unreadable(f"{name} has more than {MAX_FILE_BYTES // 1000} kB of code: does it hold data?")
    return found


def parts(data: bytes, name: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The kind, the source and the tags of every cell: "code", "markdown" or another kind, which is "" if it has none.

    Raises:
        Unreadable: it is no notebook.
    """
    try:
        notebook = _notebook(data.removeprefix(BOM))
        raw = [*notebook.cells, *(cell for sheet in notebook.worksheets for cell in _cells_of(sheet))]
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Unreadable(f"{name} is no notebook, or a damaged one: open it in Jupyter and save it again.") from error
    return [_part(one) for one in raw]


def written(found: list[Cell]) -> bytes:
    """Cells as they are staged for a worker."""
    return msgspec.json.encode(found)


def _notebook(data: bytes) -> _Notebook:
    try:
        return msgspec.json.decode(data, type=_Notebook)
    except msgspec.DecodeError:
        whole = ESCAPE.sub(lambda match: rb"\ufffd" if match["alone"] else match[0], data)
        return msgspec.json.decode(whole, type=_Notebook)


def _cells_of(sheet: msgspec.Raw) -> list[msgspec.Raw]:
    return msgspec.json.decode(sheet, type=_Notebook).cells


def _part(raw: msgspec.Raw) -> tuple[str, str, tuple[str, ...]]:
    cell = _decoded(raw, _Cell) or _Cell()
    metadata = _decoded(cell.metadata, _Metadata) or _Metadata()
    tags = tuple(tag for tag in metadata.tags if isinstance(tag, str))
    return cell.cell_type, _text(cell.source) or _text(cell.input), tags


def _text(raw: msgspec.Raw) -> str:
    """A source is one string, or a list of lines."""
    found = _decoded(raw, str | list[str])
    joined = "".join(found or "").removeprefix("\ufeff")
    return joined.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(raw: msgspec.Raw, kind: Any) -> Any:
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
