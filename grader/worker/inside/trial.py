"""Runs a student's file in a page, so that they see what it does: no check is near."""

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

from grader.worker.inside.libraries import seed_everything
from grader.worker.inside.page import work_in
from grader.worker.inside.server import Output

MAX_FIGURES = 20


def run(
    source: str,
    name: str,
    folder: str,
    say: Callable[[str], None],
    show: Callable[[bytes], None],
    ask: Callable[[str], Any],
    wait: Callable[[Any], Any],
) -> tuple[int, str]:
    """Run a file as `python FILE` does.

    Args:
        source: its text.
        name: of the file.
        folder: where it works; other files of the student's are there.
        say: told what it prints.
        show: given each figure that it has drawn, as PNG data.
        ask: given a prompt, promises the line that a person types.
        wait: what a promise becomes, when it is kept.

    Returns:
        The line of the file where an exception arose, 0 if there was none, and the exception as Python words it.
    """
    work_in(Path(folder))
    _forget(folder)
    seed_everything([0, 0])
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    module = types.ModuleType("__main__")
    module.__file__ = name
    sys.modules["__main__"] = module
    output = io.TextIOWrapper(
        io.BufferedWriter(Output(lambda data: say(data.decode("utf-8", "replace")))),
        "utf-8",
        "replace",
        line_buffering=True,
    )
    asked = builtins.input
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output), _shown(show):
        builtins.input = lambda prompt="": str(wait(ask(str(prompt))))
        try:
            exec(compile(source, name, "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - what this is for
        except SystemExit:
            return 0, ""
        except BaseException as error:  # noqa: BLE001 - whatever a student's code raises
            return _explained(error, name)
        finally:
            builtins.input = asked
            with contextlib.suppress(ValueError):
                output.flush()
    return 0, ""


def _forget(folder: str) -> None:
    """Unload modules of the student's, which may have changed since they were imported."""
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(folder):
            del sys.modules[name]
    importlib.invalidate_caches()


@contextlib.contextmanager
def _shown(show: Callable[[bytes], None]) -> Iterator[None]:
    """Let plt.show(), and the end of the code, give away what is drawn."""

    def give(*_: Any, **__: Any) -> None:
        pyplot: Any = sys.modules.get("matplotlib.pyplot")
        for number in pyplot.get_fignums()[:MAX_FIGURES] if pyplot else ():
            file = io.BytesIO()
            pyplot.figure(number).savefig(file, format="png")
            show(file.getvalue())
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


def _explained(error: BaseException, name: str) -> tuple[int, str]:
    """The last line of the file that an exception came through, and its traceback without lines of ours."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]
    own = [frame.lineno for frame in frames if frame.filename == name]
    line = (own[-1] if own else getattr(error, "lineno", None)) or 0
    words = "".join(traceback.format_exception_only(error))
    seen = "".join(traceback.format_list([frame for frame in frames if frame.filename == name]))
    return line, f"{'Traceback (most recent call last):' + chr(10) + seen if seen else ''}{words}"
