"""The worker: imports one student's module and answers calls to its functions, until it is killed."""

import contextlib
import inspect
import io
import json
import os
import sys
import sysconfig
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from socket import socket
from threading import RLock
from typing import Any

import numpy as np

from grader import package
from grader.sandbox.confine import confine
from grader.sandbox.confine import prepare as prepare_to_confine
from grader.sandbox.policy import Policy
from grader.worker.inside import drawing, props
from grader.worker.inside.libraries import keep_null_open, seed_everything
from grader.worker.inside.module import Module
from grader.worker.protocol import wire
from grader.worker.protocol.values import MAX_OUTPUT, METHODS, Tree, from_tree, to_tree, type_name

LIBRARIES = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
NOTHING: Tree = {"reply": "value", "value": {"v": None, "t": "NoneType"}}


class Server:
    """One module, its objects, and the connection to whoever asks."""

    def __init__(self, connection: wire.Connection, layers: tuple[str, ...]) -> None:
        self.connection = connection
        self.layers = layers
        self.lock = RLock()
        self.module = Module(self._watch_show)
        self.objects: list[Any] = []
        self.returned: dict[str, list[tuple[Any, Any]]] = {}
        self.shows = 0
        self.output = io.TextIOWrapper(io.BufferedWriter(Output(self._say)), "utf-8", "replace", line_buffering=True)

    def serve(self) -> None:
        """Answer requests until the other side closes."""
        with contextlib.suppress(wire.Closed):
            while True:
                request = self.connection.receive()
                started = time.process_time()
                with contextlib.redirect_stdout(self.output), contextlib.redirect_stderr(self.output):
                    reply = self._answer(request)
                    self._flush()
                try:
                    self._send({**reply, "cpu": time.process_time() - started})
                except wire.Closed:
                    raise
                except wire.WireError as error:
                    self._send({"reply": "too_large", "text": str(error), "cpu": time.process_time() - started})

    def _answer(self, request: wire.Message) -> Tree:
        self.shows = 0
        seed_everything(request["seed"])
        _take(request.get("files", ()))
        action: Callable[[wire.Message], Tree] = getattr(self, f"do_{request['do']}")
        try:
            return action(request)
        except BaseException as error:  # noqa: BLE001 - whatever a student's code raises is an answer
            return self.module.raised(error)

    def _send(self, message: wire.Message) -> None:
        with self.lock:
            self.connection.send(message)

    # What can be asked for

    def do_begin(self, _: wire.Message) -> Tree:
        """Say which layers confine this process; asked before it runs anything of a student's."""
        return {"reply": "text", "text": " ".join(self.layers)}

    def do_import(self, request: wire.Message) -> Tree:
        """Run the student's file."""
        self.module.run_file(Path(request["path"]))
        self._watch_show()
        return NOTHING

    def do_plan(self, request: wire.Message) -> Tree:
        """Say which cells of a notebook make the functions of a step, or that its own file is graded."""
        file = request["file"] and Path(request["file"])
        found = self.module.plan(
            file,
            Path(request["notebook"]),
            request["step"],
            request["functions"],
            request["without"],
            stubs_count=request["stubs_count"],
        )
        return {"reply": "plan", **found}

    def do_open(self, request: wire.Message) -> Tree:
        """Plan, and begin to run the cells."""
        found = self.do_plan(request)
        self.module.begin_cells(Path(request["notebook"]).with_name(f"{request['step']}.py"))
        return found

    def do_cell(self, request: wire.Message) -> Tree:
        """Run what is needed of one cell."""
        self.module.run_cell(request["number"])
        self._watch_show()
        return NOTHING

    def do_call(self, request: wire.Message) -> Tree:
        """Call one of its functions."""
        name = request["name"]
        function = getattr(self.module.namespace, name, None)
        if not callable(function):
            return self.module.missing(name)
        return self._call(function, request)

    def do_method(self, request: wire.Message) -> Tree:
        """Call a method of an object that a function returned."""
        name = request["name"]
        function = getattr(self.objects[request["handle"]], name, None)
        if not callable(function):
            return {"reply": "missing", "near": "", "found": "" if function is None else type_name(function)}
        return self._call(function, request)

    def do_draw(self, request: wire.Message) -> Tree:
        """Render a figure."""
        return {"reply": "drawing", **drawing.draw(self.objects[request["handle"]])}

    def do_signature(self, request: wire.Message) -> Tree:
        """The parameters of one of its functions, as text."""
        function = getattr(self.module.namespace, request["name"])
        return {"reply": "text", "text": _parameters(inspect.signature(function))}

    def do_forget(self, _: wire.Message) -> Tree:
        """Let go of all objects."""
        self.objects.clear()
        self.returned.clear()
        return {"reply": "text", "text": ""}

    # How it is done

    def _call(self, function: Callable[..., Any], request: wire.Message) -> Tree:
        # What was returned stays open: a call that draws into it again changes it.
        drawing.close_figures(but=[part for parts in self.returned.values() for part, _ in parts])
        arguments = [from_tree(tree, self._from_handle_or_prop) for tree in request["args"]]
        self._watch_show()
        mismatch = _signature_mismatch(function, arguments)
        if mismatch is not None:
            return {"reply": "signature", "text": mismatch}
        before = [_copy(argument) for argument in arguments] if request["inputs"] else []
        value = function(*arguments)
        changed = next(
            (part for part, kept in self.returned.get(request["name"], ()) if not _is_still(part, kept)), None
        )
        self.returned[request["name"]] = [(part, _kept(part)) for part in _parts(value)]
        reply: Tree = {
            "reply": "value",
            "changed": "" if changed is None else drawing.is_drawing(changed) or type_name(changed),
            "value": to_tree(value, self._to_handle),
            "argument": next((i for i, argument in enumerate(arguments) if argument is value), None),
            "shows": self.shows,
        }
        if request["inputs"]:
            reply["inputs"] = [
                {"same": True} if _equal(argument, copy) else to_tree(argument, self._to_handle)
                for argument, copy in zip(arguments, before, strict=True)
            ]
        return reply

    def _to_handle(self, value: Any) -> Tree:
        position = next((i for i, known in enumerate(self.objects) if known is value), len(self.objects))
        if position == len(self.objects):
            self.objects.append(value)
        kind = drawing.is_drawing(value) or ("class" if isinstance(value, type) else "object")
        can = [name for name in METHODS if callable(_attribute(value, name))]
        name = value.__name__[:80] if kind == "class" else type_name(value)
        return {"h": position, "t": name, "k": kind, "can": can}

    def _from_handle_or_prop(self, tree: Tree) -> Any:
        if "h" in tree:
            return self.objects[tree["h"]]
        value = from_tree(tree["value"], self._from_handle_or_prop)
        return props.build(tree["p"], value, self._ask)

    def _ask(self, key: int, method: str, arguments: tuple[Any, ...]) -> Any:
        """Let the check answer a call to its model."""
        trees = [to_tree(argument, self._to_handle) for argument in arguments]
        with self.lock:
            self.connection.send({"say": "callback", "key": key, "method": method, "args": trees})
            answer = self.connection.receive()
        if "raise" in answer:
            raise ValueError(answer["raise"])
        return from_tree(answer["value"], self._from_handle_or_prop)

    def _watch_show(self) -> None:
        """Count calls of plt.show(), which would wait for a person."""

        def show(*_: Any, **__: Any) -> None:
            self.shows += 1

        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is not None:
            pyplot.show = show  # type: ignore[attr-defined]
            sys.modules["matplotlib.figure"].Figure.show = show

    def _say(self, data: bytes) -> None:
        self._send({"say": "output", "text": data.decode("utf-8", "replace")})

    def _flush(self) -> None:
        with contextlib.suppress(ValueError):  # a student's code may have closed it
            self.output.flush()


class Output(io.RawIOBase):
    """Where print() goes: to the grader, up to a limit.

    Args:
        write: takes what is printed.
        cut: called once, when something no longer fits.
    """

    def __init__(self, write: Callable[[bytes], None], cut: Callable[[], None] = lambda: None) -> None:
        self._write = write
        self._cut: Callable[[], None] | None = cut
        self._left = MAX_OUTPUT

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:
        """Take everything, keep what fits."""
        part = bytes(data[: self._left])
        if part:
            self._left -= len(part)
            self._write(part)
        if len(part) < len(data) and self._cut:
            self._cut()
            self._cut = None
        return len(data)


def _take(files: Iterable[tuple[str, np.ndarray[Any, Any]]]) -> None:
    """Write files that a request carries, where this process has none of the grader's."""
    for path, data in files:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(data.tobytes())


def _copy(argument: Any) -> Any:
    """A copy of an array of plain values; None of anything else."""
    return argument.copy() if type(argument) is np.ndarray and argument.dtype != object else None


def _equal(argument: Any, copy: Any) -> bool:
    """Whether an array is still what it was: then it need not travel."""
    return copy is not None and argument.dtype == copy.dtype and np.array_equal(argument, copy)


def _kept(value: Any) -> Any:
    """What a value is now, if it is an array, a list, a dict, a Figure or an Axes; None of anything else."""
    if drawing.is_drawing(value):
        with contextlib.suppress(Exception):  # a class of the student's may do anything
            return drawing.content(value)
    return value.copy() if type(value) in (list, dict) else _copy(value)


def _is_still(value: Any, kept: Any) -> bool:
    """Whether a value that was returned is what it was then; numbers that are none are equal to themselves here."""
    try:
        if isinstance(kept, np.ndarray):
            return _equal(value, kept) or (value.dtype == kept.dtype and value.tobytes() == kept.tobytes())
        return kept is None or bool((drawing.content(value) if drawing.is_drawing(value) else value) == kept)
    except Exception:  # noqa: BLE001 - what is in it may be of any type, and comparing it may raise anything
        return True


def _parts(value: Any) -> tuple[Any, ...]:
    """What was returned, or all of it where it is several values."""
    return value if type(value) is tuple else (value,)


def _attribute(value: Any, name: str) -> Any:
    try:
        return getattr(value, name, None)
    except Exception:  # noqa: BLE001 - a property of the student's may raise anything
        return None


def _signature_mismatch(function: Callable[..., Any], arguments: list[Any]) -> str | None:
    """The function's own parameters as text where these arguments do not fit them."""
    try:
        signature = inspect.signature(function)
    except (ValueError, TypeError):
        return None
    try:
        signature.bind(*arguments)
    except TypeError:
        return _parameters(signature)[:300]
    return None


def _parameters(signature: inspect.Signature) -> str:
    """The parameters with their defaults and without their types: "(x, k=3)"."""
    bare = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in signature.parameters.values()]
    return f"({', '.join(map(str, bare))})"


def run(connection: socket, policy: dict[str, Any] | None) -> None:
    """Be a worker, until the other side closes the connection.

    Args:
        connection: to who asks.
        policy: what to be confined to; None: to nothing.
    """
    # What lies beside this package is the course, which no import of a student's should find; or all libraries, where
    # it is installed.
    beside = {"", str(package.FOLDER.parent)} - LIBRARIES
    sys.path[:] = [entry for entry in sys.path if entry not in beside]
    sys.path.append(os.getcwd())  # noqa: PTH109 - a student's own helper modules, after every library
    warnings.simplefilter("ignore")
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)
    if policy is None:
        layers: tuple[str, ...] = ("process",)
    else:
        layers = confine(Policy.of(policy), connection.fileno())
        keep_null_open()
    server = Server(wire.Connection(connection), layers)
    sys.stdin = io.StringIO("")
    server.serve()


def main() -> None:
    """Be a worker in a fresh process: argv holds the inherited socket, the folder to work in and the policy."""
    if sys.platform == "win32":
        from socket import fromshare

        connection = fromshare(sys.stdin.buffer.read())
    else:
        connection = socket(fileno=int(sys.argv[1]))
    os.chdir(sys.argv[2])
    policy = json.loads(sys.argv[3])
    prepare_to_confine()
    sys.argv = [""]
    run(connection, policy)


if __name__ == "__main__":
    main()
