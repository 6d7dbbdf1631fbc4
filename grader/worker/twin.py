"""The trusted side of a worker: a module whose functions run in another process.

`student` and `reference` are twins: both are a Twin, and a check cannot tell which it holds.
"""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

import numpy as np

from grader.outcomes import CourseFault, StudentFault
from grader.sandbox.policy import Policy
from grader.worker import explain
from grader.worker.answers import Answer, Handle, Picture, Prop, Recipe, answer_of, picture_of
from grader.worker.launch.processes import CannotStart, Launcher, Process
from grader.worker.protocol import wire
from grader.worker.protocol.values import MAX_OUTPUT, Tree, to_tree

IMPORT_SECONDS = 20.0
CALL_SECONDS = 10.0
TRAINING_SECONDS = 240.0


class Function:
    """One function of a twin."""

    def __init__(self, twin: "Twin", name: str) -> None:
        self.twin = twin
        self.name = name

    def __call__(self, *arguments: Any) -> Answer:
        """Call it with arrays, numbers, text, lists, Answers and props."""
        return self.twin.call(self.name, arguments)

    def keeping_inputs(self, *arguments: Any) -> Answer:
        """Call it and ask for the arguments as they are afterwards (`Answer.inputs`)."""
        return self.twin.call(self.name, arguments, inputs=True)

    @property
    def signature(self) -> str:
        """Its parameters, as text: "(x, y, seed)"."""
        return self.twin.signature(self.name)


class Twin:
    """The functions of one step, run in a worker that is started on first use and replaced when it dies.

    Args:
        path: the module to import.
        folder: where the worker works.
        launcher: starts workers.
        policy: what the worker is confined to; None: to nothing, as our own code.
        seed: of everything random that a student left unseeded.
        training: names of the functions that may take long.
        until: the run's end in time.monotonic() seconds.
        watch: told the name of each function when it is called, and None when it has answered.
        expected_signature: gives a function's parameters as the course has them, for messages.
        proved: layers of the sandbox that a worker must have.
    """

    def __init__(
        self,
        path: Path,
        *,
        folder: Path,
        launcher: Launcher,
        policy: Policy | None = None,
        seed: int = 0,
        training: frozenset[str] = frozenset(),
        until: float = float("inf"),
        watch: Callable[[str | None], None] = lambda _: None,
        expected_signature: Callable[[str], str] | None = None,
        proved: tuple[str, ...] = (),
    ) -> None:
        self._path = path
        self.file = path.name  # where the functions stand, for messages
        self._folder = folder
        self._launcher = launcher
        self._policy = policy
        self._seed = seed
        self._training = training
        self._until = until
        self._watch = watch
        self._expected_signature = expected_signature
        self._proved = proved
        self._process: Process | None = None
        self._life = 0
        self._calls = 0
        self._broken: dict[str, str] = {}
        self._callbacks: dict[int, Any] = {}
        self.output = ""
        self.notes: list[str] = []
        self.layers: tuple[str, ...] = ()
        self.cpu_seconds = 0.0

    def __getattr__(self, name: str) -> Function:
        if name.startswith("_"):
            raise AttributeError(name)
        return Function(self, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    # What can be asked

    def call(self, name: str, arguments: tuple[Any, ...], *, inputs: bool = False) -> Answer:
        """Call a function.

        Raises:
            StudentFault: it could not be imported, called, or did not answer with a value.
        """
        request = {"do": "call", "name": name, "inputs": inputs}
        return self._answer(Recipe(request, arguments, name, self._next()))

    def call_method(self, handle: Handle, method: str, arguments: tuple[Any, ...]) -> Answer:
        """Call a method of an object that a function returned."""
        request = {"do": "method", "name": method, "inputs": False}
        recipe = Recipe(request, arguments, f"{handle.recipe.name}(...).{method}", self._next(), parent=handle)
        answer = self._answer(recipe)
        if method == "fit":
            handle.fits.append(recipe)
            handle.fitted_life = self._life
        return answer

    def draw(self, handle: Handle) -> Picture:
        """Render a Figure or an Axes."""
        name = handle.recipe.name
        reply = self._request({"do": "draw", "handle": self._place(handle)}, name, CALL_SECONDS, self._next())
        try:
            return picture_of(reply)
        except (KeyError, TypeError, ValueError) as error:
            raise self._malformed(name) from error

    def signature(self, name: str) -> str:
        """The parameters of a function, as text."""
        self._import()
        return str(self._request({"do": "signature", "name": name}, name, CALL_SECONDS, 0)["text"])

    def stop(self) -> int | None:
        """End the worker; how it had ended, if it had."""
        if self._process is None:
            return None
        process, self._process = self._process, None
        return process.end()

    # One request

    def _next(self) -> int:
        self._calls += 1
        return self._calls

    def _answer(self, recipe: Recipe) -> Answer:
        reply = self._run(recipe)
        recipe.life = self._life
        try:
            pairs = zip(reply.get("inputs", ()), recipe.arguments, strict=False)
            inputs = tuple(self._input(tree, given, recipe) for tree, given in pairs)
            answer = answer_of(reply["value"], self, recipe)
            argument, shows = reply.get("argument"), int(reply.get("shows", 0))
        except (KeyError, TypeError, ValueError) as error:
            raise self._malformed(recipe.name) from error
        return Answer(
            answer.data,
            answer.type_name,
            source=recipe.name,
            argument=argument if isinstance(argument, int) else None,
            inputs=inputs,
            shows=shows,
        )

    def _input(self, tree: Tree, given: Any, recipe: Recipe) -> Answer:
        """An argument as it is after the call; an array that is still the same does not travel."""
        plain = given.data if isinstance(given, Answer) else given
        if "same" in tree and isinstance(plain, np.ndarray):
            return Answer(plain, "ndarray")
        return answer_of(tree, self, recipe)

    def _run(self, recipe: Recipe) -> wire.Message:
        self._import()
        request = dict(recipe.request)
        if recipe.parent is not None:
            request["handle"] = self._place(recipe.parent)
        request["args"] = [to_tree(argument, self._special) for argument in recipe.arguments]
        long = recipe.parent is not None or recipe.request["name"] in self._training
        return self._request(request, recipe.name, TRAINING_SECONDS if long else CALL_SECONDS, recipe.number)

    def _import(self) -> None:
        if self._process is None:
            if "import" in self._broken:
                raise StudentFault(self._broken["import"], outcome="skipped")
            try:
                self._start()
                self._load()
            except StudentFault as fault:
                self.stop()
                self._broken["import"] = fault.message
                raise

    def _start(self) -> None:
        self._process = self._launcher.start(self._folder, self._policy)
        self._life += 1
        self._begin(self._process)

    def _load(self) -> None:
        """Let the worker run what defines the functions."""
        self._request({"do": "import", "path": str(self._path)}, "import", IMPORT_SECONDS, 0)

    def _begin(self, process: Process) -> None:
        """Wait until the worker is confined: what goes wrong until then is no fault of the student's."""
        until = monotonic() + IMPORT_SECONDS
        try:
            process.connection.send({"do": "begin", "seed": [0, 0]}, until)
            self.layers = tuple(str(process.connection.receive(until)["text"]).split())
        except (wire.WireError, TimeoutError) as error:
            ended = self.stop()
            raise CannotStart(f"a worker could not be confined ({error!r}, it ended with {ended})") from error
        if not set(self._proved) <= set(self.layers):
            self.stop()
            raise CannotStart(f"a worker has the layers {self.layers}, where {self._proved} were proved")

    def _request(self, request: wire.Message, name: str, seconds: float, number: int) -> wire.Message:
        if name in self._broken:
            raise StudentFault(f"{name} was not called again: {self._broken[name]}", outcome="skipped")
        assert self._process is not None
        connection = self._process.connection
        until = min(monotonic() + seconds, self._until)
        self._watch(name)
        try:
            connection.send({**request, "seed": [self._seed, number]}, until)
            while True:
                reply = connection.receive(until)
                if "reply" in reply:
                    break
                self._listen(reply, until)
        except TimeoutError:
            self.stop()
            raise self._breaks(name, explain.too_slow(name, seconds, run_over=until == self._until)) from None
        except wire.Closed:
            raise self._breaks(name, explain.crashed(name, self.stop())) from None
        except wire.WireError:
            raise self._malformed(name) from None
        finally:
            self._watch(None)
        self.cpu_seconds += reply["cpu"] if isinstance(reply.get("cpu"), float) else 0.0
        fault = explain.reply(reply, name, self.file, self._expected_signature)
        if fault is not None:
            raise fault
        return reply

    def _listen(self, message: wire.Message, until: float) -> None:
        """Something said while a call runs: printed text, or a call of a check's model."""
        if str(message.get("say")) == "output":
            self.output = (self.output + str(message.get("text")))[:MAX_OUTPUT]
            return
        try:
            model = self._callbacks[message["key"]]
            method = getattr(model, {"fit": "fit", "predict": "predict"}[message["method"]])
            arguments = [answer_of(tree, self, None).array() for tree in message["args"]]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise wire.WireError("a malformed callback") from error
        assert self._process is not None
        try:
            answer: wire.Message = {"value": to_tree(method(*arguments), self._special)}
        except ValueError as error:
            answer = {"raise": str(error)}
        except Exception:
            self.stop()
            raise
        self._process.connection.send(answer, until)

    def _breaks(self, name: str, fault: StudentFault) -> StudentFault:
        self._broken[name] = fault.message
        return fault

    def _malformed(self, name: str) -> StudentFault:
        self.stop()
        return self._breaks(name, explain.malformed(name))

    # Objects that stay there

    def _place(self, handle: Handle) -> int:
        """Where an object is in the worker that runs now; made again when it died with another."""
        if handle.twin is not self:
            raise TypeError("a handle of one twin was given to the other")
        self._import()
        recipe = handle.recipe
        if recipe.life != self._life:
            recipe.handles.clear()
            self._answer(recipe)
        if handle.fits and handle.fitted_life != self._life:
            handle.fitted_life = self._life
            for fit in handle.fits:
                self._answer(fit)
        return recipe.handles[handle.position]

    def _special(self, value: Any) -> Tree:
        if isinstance(value, Answer):
            return to_tree(value.data, self._special)
        if isinstance(value, Handle):
            return {"h": self._place(value)}
        if isinstance(value, Prop):
            content = value.value
            if value.kind == "model":
                self._callbacks[id(content)] = content
                content = id(content)
            return {"p": value.kind, "value": to_tree(content, self._special)}
        raise TypeError(f"a check gave a {type(value).__name__}: give arrays, numbers, text, lists, answers or props")


class Reference(Twin):
    """The twin that runs the solution: a fault of its is the course's."""

    def begin(self, seed: int) -> None:
        """Answer for another submission: forget the objects of the one before."""
        self._seed = seed
        self._calls = 0
        self._broken.clear()
        self._callbacks.clear()
        self.cpu_seconds = 0.0
        if self._process is not None:
            self._request({"do": "forget"}, "forget", CALL_SECONDS, 0)
            self._life += 1

    def _request(self, request: wire.Message, name: str, seconds: float, number: int) -> wire.Message:
        try:
            return super()._request(request, name, seconds, number)
        except StudentFault as fault:
            raise CourseFault(f"the solution {self._path.name}: {fault.message}") from fault
