"""A class graded by the workers of a Dask cluster: each is asked first whether it may grade for marks.

Submissions travel as bytes, and so do reports; a worker that is lost costs another try, not a report.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.batch.grading import Came, Grading
from grader.batch.ways import Way, way_of
from grader.course import model as courses
from grader.engine.progress import Progress
from grader.engine.watchdog import watched

if TYPE_CHECKING:
    from grader.engine.grader import Grader

AHEAD = 2  # submissions for each worker that are on their way
LOOK_SECONDS = 2.0  # between two looks for new workers
PATIENCE_SECONDS = 60.0  # without a worker that may grade
CONNECT_SECONDS = 10.0


class NoCluster(Exception):
    """The cluster is not there, or no longer, or none of its workers may grade: the message says what is the matter."""


@dataclass(frozen=True)
class Terms:
    """What a worker has to be like.

    Attributes:
        way: course and versions that it has to have.
        course: the folder of the course, there as here; None for the one that is installed.
        seed: of everything random.
        time_limit: for one submission, in seconds.
        allow_unprotected: whether it may grade where the sandbox does not prove itself.
    """

    way: Way
    course: Path | None
    seed: int | None
    time_limit: float | None
    allow_unprotected: bool


@contextmanager
def connected(address: str, tls: dict[str, str]) -> Iterator[Any]:
    """A client of the scheduler at an address, as long as this lasts.

    Args:
        address: such as tcp://host:8786.
        tls: paths of certificates, as `distributed.Security` takes them; empty for an open connection.

    Raises:
        NoCluster: there is none.
    """
    try:
        from dask import config
        from distributed import Client, Security
    except ImportError:
        raise NoCluster("Dask is not installed here: pip install 'digits-autograder[cluster]'.") from None
    logging.disable()  # it shows tracebacks, where we say what is the matter
    try:
        config.set({"distributed.comm.timeouts.connect": f"{CONNECT_SECONDS}s"})
        security = Security(require_encryption=True, **tls) if tls else None
        client = Client(address, security=security, timeout=CONNECT_SECONDS)
    except (OSError, ValueError, TypeError) as error:
        raise NoCluster(f"There is no scheduler at {address!r}: {error}.") from error
    try:
        yield client
    finally:
        client.close(timeout=1)
        logging.disable(logging.NOTSET)


def each(
    client: Any, jobs: Iterator[Grading], terms: Terms, said: Callable[[str], None]
) -> Iterator[tuple[Grading, Came, float]]:
    """Jobs as they are done, each with what came of it, and how many seconds it took.

    Args:
        client: of the cluster.
        jobs: asked for the next one when there is a worker for it.
        terms: what a worker has to be like.
        said: told of workers that may not grade.

    Raises:
        NoCluster: it is gone, or nobody may grade.
    """
    from distributed import wait

    asked, again, running = dict[str, str](), deque[Grading](), dict[Any, _Sent]()
    there_are_more, last = True, time.monotonic()  # the last time that there was a worker
    try:
        while again or running or there_are_more:
            able = _able(client, terms, asked, said)
            for future in [one for one, sent in running.items() if sent.to.isdisjoint(able)]:
                again.append(running.pop(future).job)  # nobody is left who was to do it
                future.cancel()
            while able and (again or there_are_more) and len(running) < AHEAD * len(able):
                job = again.popleft() if again else next(jobs, None)
                there_are_more = job is not None and there_are_more
                if job:
                    future = client.submit(there, job, terms, workers=sorted(able), pure=False)
                    running[future] = _Sent(job, frozenset(able), time.monotonic())
            if able:
                last = time.monotonic()
            elif time.monotonic() - last > PATIENCE_SECONDS:
                raise NoCluster("No worker of the cluster may grade.")
            with suppress(TimeoutError):
                if running:
                    wait(list(running), timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED")
                elif again or there_are_more:
                    client.wait_for_workers(len(asked) + 1, timeout=LOOK_SECONDS)
            for future in [one for one in running if one.done()]:
                sent = running.pop(future)
                error = future.exception()
                came = Came(fault=f"a worker of the cluster failed: {error}") if error else future.result()
                yield sent.job, came, time.monotonic() - sent.since
    except (CancelledError, OSError) as error:
        raise NoCluster(f"The cluster is gone ({error or type(error).__name__}).") from error


@dataclass(frozen=True)
class _Sent:
    """A job that is on its way, to whom it may go, and since when."""

    job: Grading
    to: frozenset[str]
    since: float


def _able(client: Any, terms: Terms, asked: dict[str, str], said: Callable[[str], None]) -> set[str]:
    """The addresses of workers that may grade; who is new is asked."""
    there_now = client.scheduler_info(n_workers=-1)["workers"]
    new = [address for address in there_now if address not in asked]
    if new:
        for address, why in client.run(refusal, terms, workers=new, on_error="return").items():
            asked[address] = "" if why == "" else str(why) or repr(why)  # an exception may have no words
            if asked[address]:
                said(f"{address} takes nothing: {asked[address]}")
    return {address for address in there_now if asked.get(address) == ""}


# On a worker


_here = threading.Lock()  # a grader does one thing at a time
_opened = ExitStack()
_graders: dict[Terms, "Grader"] = {}


def refusal(terms: Terms) -> str:
    """Why this worker may not grade; empty when it may."""
    try:
        with _here:
            _grader(terms)
    except Exception as error:  # noqa: BLE001 - it is told to who asks
        return str(error) or repr(error)
    return ""


def there(job: Grading, terms: Terms) -> Came:
    """What comes of a submission on this worker."""
    with _here:
        grader = _grader(terms)
        with watched(job.seconds(grader)):
            return job.do(grader, Progress())


def _grader(terms: Terms) -> "Grader":
    """This worker's grader on these terms; it stays until the worker ends.

    Raises:
        ValueError: the course or the versions are others.
        Unprotected: the sandbox does not prove itself.
    """
    if terms not in _graders:
        from grader.engine.machine import on_this_machine

        course = courses.load(terms.course)
        here = way_of(course, terms.seed)
        if here.course != terms.way.course:
            raise ValueError(f"its course {course.name} is a changed one, or another version")
        if here.grader != terms.way.grader:
            raise ValueError(f"it has {here.grader}, and {terms.way.grader} is wanted")
        _opened.close()
        _graders.clear()
        _graders[terms] = _opened.enter_context(
            on_this_machine(
                course, trusted=True, allow_unprotected=terms.allow_unprotected, time_limit=terms.time_limit
            )
        )
    return _graders[terms]
