"""The trusted side of a worker: functions that are called here and run in another process.

`student` and `reference` are the functions of two twins: one runs what a student wrote, one the solution, and a check
cannot tell which it holds.
"""

import hashlib
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

import numpy as np

from grader.outcomes import CourseFault, StudentFault
from grader.worker import explain, replies
from grader.worker.answers import MALFORMED, Answer, Handle, Picture, Prop, Recipe, answer_of, picture_of
from grader.worker.callbacks import ASKED_WRONGLY, Budget, Models
from grader.worker.launch.base import Lost
from grader.worker.loading import Loader
from grader.worker.protocol import wire
from grader.worker.protocol.values import MAX_OUTPUT, Tree, to_tree
from grader.worker.replies import Reply
from grader.worker.shown import is_short
from grader.worker.transport import MAX_THREADS, TooManyThreads, Transport

CALL_SECONDS = 10.0
TRAINING_SECONDS = 240.0
PATHS = ("path", "text_path")  # props that name a file
REMEMBERED = 4  # calls


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


class Functions:
    """The functions of a twin as attributes, and nothing else: a function of the course may have any name."""

    def __init__(self, twin: "Twin") -> None:
        self._twin = twin

    def __getattr__(self, name: str) -> Function:
        if name.startswith("_"):
            raise AttributeError(name)
        return Function(self._twin, name)


class Twin:
    """The functions of one step, in a worker that is started on first use and replaced when it dies.

    Args:
        transport: who is asked.
        loader: lets a new worker make the functions.
        seed: of everything random that a student left unseeded.
        training: names of the functions that may take long.
        until: the run's end in time.monotonic() seconds.
        watch: told the name of each function when it is called, and None when it has answered.
        expected_signature: gives a function's parameters as the course has them, for messages.
        is_ours: whether it runs our own code: what goes wrong there is the course's fault, not a student's.
    """

    def __init__(
        self,
        transport: Transport,
        loader: Loader,
        *,
        seed: int = 0,
        training: frozenset[str] = frozenset(),
        until: float = float("inf"),
        watch: Callable[[str | None], None] = lambda _: None,
        expected_signature: Callable[[str], str] | None = None,
        is_ours: bool = False,
    ) -> None:
        self.transport = transport
        self.loader = loader
        self.seed = seed
        self.functions = Functions(self)
        self.output = ""
        self.cpu_seconds = 0.0
        self._training = training
        self._until = until
        self._watch = watch
        self._expected_signature = expected_signature
        self._is_ours = is_ours
        self._life = 0
        self._calls = 0
        self._broken: dict[str, str] = {}
        self._models = Models()
        self.calls: deque[tuple[Recipe, Answer | StudentFault]] = deque(maxlen=REMEMBERED)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def is_running(self) -> bool:
        """Whether there is somebody to ask."""
        return self.transport.is_running

    # What can be asked

    def call(self, name: str, arguments: tuple[Any, ...], *, inputs: bool = False) -> Answer:
        """Call a function.

        Raises:
            StudentFault: it could not be imported, called, or did not answer with a value.
        """
        request = {"do": "call", "name": name, "inputs": inputs}
        recipe = Recipe(request, arguments, name, self._next())
        if not is_short(arguments):
            return self._answer(recipe)
        try:
            answer = self._answer(recipe)
        except StudentFault as fault:
            self.calls.append((recipe, fault))
            raise
        if isinstance(answer.data, Handle) or is_short((answer,)):  # others are not held: they can be large
            self.calls.append((recipe, replace(answer, inputs=())))
        return answer

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
        reply = self._call({"do": "draw", "handle": self._position(handle)}, name, CALL_SECONDS, self._next())
        try:
            return picture_of(reply, of_one=handle.kind == "axes")
        except MALFORMED as error:
            raise self._give_up(name, self.malformed(name)) from error

    def signature(self, name: str) -> str:
        """The parameters of a function, as text."""
        self.load()
        return self._call({"do": "signature", "name": name}, name, CALL_SECONDS, 0).text

    def load(self) -> None:
        """Let the functions be there, if they are not: most callers need not, the first call does it.

        Raises:
            StudentFault: they are not there, or cannot be made.
        """
        if self.is_running:
            return
        if "import" in self._broken:
            raise StudentFault(self._broken["import"], outcome="skipped")
        try:
            self.restart()
            self.loader.load(self)
        except StudentFault as fault:
            self.stop()
            self._broken["import"] = fault.message
            raise

    def begin(self, seed: int) -> None:
        """Answer for another submission: forget the objects of the one before."""
        self.seed = seed
        self._calls = 0
        self._broken.clear()
        self._models.forget()
        self.cpu_seconds = 0.0
        if self.is_running:
            with suppress(Lost):  # whose objects are gone anyway
                self.ask({"do": "forget"}, "forget", CALL_SECONDS)
            self._life += 1

    def begin_afresh(self, until: float) -> None:
        """Answer from a new worker, which remembers nothing of what it was asked before, until a time."""
        self.stop()
        self._until = min(self._until, until)

    @property
    def count(self) -> int:
        """How many calls there have been."""
        return self._calls

    def stop(self) -> None:
        """End the worker."""
        with suppress(Lost):
            self.transport.end()

    # One request

    def restart(self) -> None:
        """Begin again with a new worker, in which nothing is loaded."""
        self.transport.start()
        self._life += 1

    def ask(self, request: wire.Message, name: str, seconds: float, number: int = 0) -> Reply:
        """The reply to a request.

        Args:
            request: what is asked, without a seed.
            name: what it is about, for messages.
            seconds: how long the answer may take.
            number: of the call, for its seed.

        Raises:
            StudentFault: there is no value in it; the worker has ended unless the code there raised an exception.
            Lost: the worker has ended because a process of ours did.
        """
        until = min(monotonic() + seconds, self._until)
        self._watch(name)
        try:
            hear = partial(self._hear, Budget(name, until))
            message = self.transport.ask({**request, "seed": [_told(self.seed), number]}, until, hear)
            reply = replies.read(message, request["do"])
        except TimeoutError:
            self.stop()
            raise self._fault(explain.too_slow(name, seconds, run_over=until == self._until)) from None
        except TooManyThreads:
            self.stop()
            raise self._fault(explain.too_many_threads(name, MAX_THREADS)) from None
        except wire.Closed:
            status = self.transport.end()
            if self._is_ours:
                raise Lost(f"the worker of {self.loader.file} ended with {status}") from None
            raise explain.crashed(name, status) from None
        except wire.WireError:
            raise self.malformed(name) from None
        finally:
            self._watch(None)
        self.cpu_seconds += reply.cpu
        fault = explain.reply(reply, name, self.loader.file, self._expected_signature)
        if fault is not None:
            raise self._fault(fault)
        return reply

    def malformed(self, name: str) -> StudentFault | CourseFault:
        """End the worker, because its reply cannot be what it should be; the fault to raise."""
        self.stop()
        return self._fault(explain.malformed(name))

    def _fault(self, fault: StudentFault) -> StudentFault | CourseFault:
        return CourseFault(f"the solution {self.loader.file}: {fault.message}") if self._is_ours else fault

    def _next(self) -> int:
        self._calls += 1
        return self._calls

    def _call(self, request: wire.Message, name: str, seconds: float, number: int) -> Reply:
        """The reply about something that is not asked for again once it has ended its worker."""
        if name in self._broken:
            raise self._fault(StudentFault(f"{name} was not called again: {self._broken[name]}", outcome="skipped"))
        try:
            return self.ask(request, name, seconds, number)
        except (StudentFault, CourseFault) as fault:
            raise fault if self.is_running else self._give_up(name, fault) from None

    def _give_up(self, name: str, fault: Any) -> Any:
        """Do not ask for something again, because of a fault: that fault."""
        self._broken[name] = str(fault)
        return fault

    def _answer(self, recipe: Recipe) -> Answer:
        reply = self._run(recipe)
        recipe.life = self._life
        try:
            wanted = recipe.arguments if recipe.request["inputs"] else ()
            inputs = tuple(self._input(*pair, recipe) for pair in zip(reply.inputs, wanted, strict=True))
            answer = answer_of(reply.value, self, recipe)
        except MALFORMED as error:
            raise self._give_up(recipe.name, self.malformed(recipe.name)) from error
        return Answer(
            answer.data,
            answer.type_name,
            source=recipe.name,
            argument=reply.argument,
            inputs=inputs,
            shows=reply.shows,
            parameters=partial(self.signature, recipe.name) if inputs else None,
        )

    def _input(self, tree: Tree, given: Any, recipe: Recipe) -> Answer:
        """An argument as it is after the call; an array that is still the same does not travel."""
        plain = given.data if isinstance(given, Answer) else given
        if "same" in tree and isinstance(plain, np.ndarray):
            return Answer(plain, "ndarray")
        return answer_of(tree, self, recipe)

    def _run(self, recipe: Recipe) -> Reply:
        self.load()
        request = dict(recipe.request)
        if recipe.parent is not None:
            request["handle"] = self._position(recipe.parent)
        request["args"] = [to_tree(argument, self._special) for argument in recipe.arguments]
        request["files"] = [Path(one.value) for one in recipe.arguments if isinstance(one, Prop) and one.kind in PATHS]
        long = recipe.parent is not None or recipe.request["name"] in self._training
        return self._call(request, recipe.name, TRAINING_SECONDS if long else CALL_SECONDS, recipe.number)

    def _hear(self, budget: Budget, message: wire.Message) -> wire.Message | None:
        """Something said while a call runs: printed text, or a call of a check's model, which is answered."""
        said = replies.said(message)
        if said.say == "output":
            self.output = (self.output + said.text)[:MAX_OUTPUT]
            return None
        try:
            method = self._models.method(said.key, said.method)
            arguments = [answer_of(tree, self, None).array() for tree in said.args]
        except MALFORMED as error:
            raise wire.WireError("a malformed callback") from error
        try:
            return {"value": to_tree(self._models.ask(method, arguments, budget), self._special)}
        except TimeoutError:
            raise
        except ASKED_WRONGLY as error:
            return {"raise": str(error)}
        except Exception:
            self.stop()
            raise

    # Objects that stay there

    def _position(self, handle: Handle) -> int:
        """Where an object is in the worker that runs now; made again when it died with another."""
        if handle.twin is not self:
            raise TypeError("a handle of one twin was given to the other")
        self.load()
        recipe = handle.recipe
        if recipe.life != self._life:
            recipe.handles.clear()
            self._answer(recipe)
        if handle.fits and handle.fitted_life != self._life:
            handle.fitted_life = self._life
            for fit in handle.fits:
                self._answer(fit)
        if handle.position >= len(recipe.handles):
            raise self._give_up(recipe.name, self._fault(explain.something_else(recipe.name)))
        return recipe.handles[handle.position]

    def _special(self, value: Any) -> Tree:
        if isinstance(value, Answer):
            return to_tree(value.data, self._special)
        if isinstance(value, Handle):
            return {"h": self._position(value)}
        if isinstance(value, Prop):
            content = value.value
            if value.kind == "model":
                content = self._models.offer(content)
            return {"p": value.kind, "value": to_tree(content, self._special)}
        raise TypeError(f"a check gave a {type(value).__name__}: give arrays, numbers, text, lists, answers or props")


@cache
def _told(seed: int) -> int:
    """What a worker is told in place of a seed: the checks' inputs, which follow from it, do not follow from this."""
    return int.from_bytes(hashlib.sha256(b"in a worker: %d" % seed).digest()[:8], "big")
