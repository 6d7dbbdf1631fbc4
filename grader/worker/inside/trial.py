"""Runs a student's file in a page, so that they see what it does: no check is near."""

import ast
import builtins
import contextlib
import importlib
import io
import linecache
import sys
import traceback
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from grader.worker.inside.causes import cause
from grader.worker.inside.libraries import seed_everything
from grader.worker.inside.page import work_in
from grader.worker.inside.server import Output
from grader.worker.protocol.values import MAX_OUTPUT, type_name

MAX_FIGURES = 20
TRIED = "the code to try"
CUT_FIGURES = f"… More figures are not shown: your code has drawn more than {MAX_FIGURES}."
CUT = f"\n… The rest is not shown: your code has printed more than {MAX_OUTPUT} characters.\n"


def run(
    source: str,
    name: str,
    folder: str,
    say: Callable[[str], None],
    show: Callable[[bytes], None],
    ask: Callable[[str], Any],
    wait: Callable[[Any], Any],
    tried: str = "",
) -> tuple[int, str, str]:
    """Run a file as `python FILE` does, and show what its last line is worth, as a notebook does.

    Args:
        source: its text.
        name: of the file.
        folder: where it works; other files of the student's are there.
        say: told what it prints.
        show: given each figure that it has drawn, as PNG data.
        ask: given a prompt, promises the line that a person types.
        wait: what a promise becomes, when it is kept.
        tried: code to run after the file's, with its names; then that one's last line is shown.

    Returns:
        The line of the file where an exception arose, 0 if there was none; the exception as Python words it; and a
        likely cause, if one is known.
    """
    work_in(Path(folder))
    _forget(folder)
    seed_everything([0, 0])
    for file, text in ((name, source), (TRIED, tried)):
        linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    module = types.ModuleType("__main__")
    module.__file__ = name
    sys.modules["__main__"] = module
    output = io.TextIOWrapper(
        io.BufferedWriter(Output(lambda data: say(data.decode("utf-8", "replace")), lambda: say(CUT))),
        "utf-8",
        "replace",
        line_buffering=True,
    )
    asked = builtins.input

    def ask_for_a_line(prompt: object = "") -> str:
        output.flush()
        return str(wait(ask(str(prompt))))

    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output), _shown(show):
        builtins.input = ask_for_a_line
        try:
            value = _run(source, name, module.__dict__)
            if tried:
                value = _run(tried, TRIED, module.__dict__)
            if value is not None:
                print(repr(value))  # noqa: T201 - as a notebook does
        except SystemExit:
            return 0, "", ""
        except BaseException as error:  # noqa: BLE001 - whatever a student's code raises
            return _explained(error, name)
        finally:
            builtins.input = asked
            with contextlib.suppress(ValueError):
                output.flush()
    return 0, "", ""


def _run(source: str, name: str, namespace: dict[str, Any]) -> Any:
    """Run code; what its last line is worth, if that is an expression."""
    tree = ast.parse(source, name)
    shown = ast.Name("_", ast.Store(), lineno=0, col_offset=0)  # where a notebook keeps it, too
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.Expr) and ast.get_docstring(ast.Module([last], [])) is None:  # a text may be a comment
        tree.body[-1] = ast.copy_location(ast.Assign([ast.copy_location(shown, last)], last.value), last)
    namespace["_"] = None
    exec(compile(tree, name, "exec", dont_inherit=True), namespace)  # noqa: S102 - what this is for
    return namespace["_"] if tree.body and tree.body[-1] is not last else None


def _forget(folder: str) -> None:
    """Unload modules of the student's, which may have changed since they were imported."""
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(folder):
            del sys.modules[name]
    importlib.invalidate_caches()


@contextlib.contextmanager
def _shown(show: Callable[[bytes], None]) -> Iterator[None]:
    """Let plt.show(), and the end of the code, give away what is drawn, as long as it is not too much."""
    given = 0

    def give(*_: Any, **__: Any) -> None:
        nonlocal given
        pyplot: Any = sys.modules.get("matplotlib.pyplot")
        for number in pyplot.get_fignums() if pyplot else ():
            given += 1
            if given <= MAX_FIGURES:
                file = io.BytesIO()
                pyplot.figure(number).savefig(file, format="png")
                show(file.getvalue())
            elif given == MAX_FIGURES + 1:
                print(CUT_FIGURES)  # noqa: T201 - where the student reads
        if pyplot:
            pyplot.close("all")

    pyplot: Any = sys.modules.get("matplotlib.pyplot")
    if pyplot:
        pyplot.show = give
    try:
        yield
    finally:
        with contextlib.suppress(Exception):  # a student's class may do anything
            give()


def _explained(error: BaseException, name: str) -> tuple[int, str, str]:
    """The last line of the file that an exception came through, its traceback without lines of ours, a likely cause."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in (name, TRIED)]
    own = [frame.lineno for frame in frames if frame.filename == name]
    line = own[-1] if own else None
    code = linecache.getline(frames[-1].filename, frames[-1].lineno or 0).strip() if frames else ""
    if isinstance(error, SyntaxError):
        line = error.lineno if error.filename == name else line
        code = str(error.text or code).strip()
    words = "".join(traceback.format_exception_only(error))
    seen = "".join(traceback.format_list(frames))
    said = f"{'Traceback (most recent call last):' + chr(10) + seen if seen else ''}{words}"
    return line or 0, said, _why(error, words, code)


def _why(error: BaseException, words: str, code: str) -> str:
    if isinstance(error, NotImplementedError):
        function = traceback.extract_tb(error.__traceback__)[-1].name
        return f"Is {function} still to be written? That is what NotImplementedError says."
    text = str(error.msg) if isinstance(error, SyntaxError) else words
    return cause("", type_name(error), text, code)
