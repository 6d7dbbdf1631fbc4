"""What a platform is to the grader: where it puts submissions, what it reads back, how it is told of a failure."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from grader.files import replace
from grader.reports.model import Report


@dataclass(frozen=True)
class Surroundings:
    """Where the command runs, as a platform has set it up.

    Attributes:
        environ: the environment's variables.
        root: the folder that a platform's absolute paths start from.
        cwd: the working directory.
    """

    environ: Mapping[str, str]
    root: Path = Path("/")
    cwd: Path = field(default_factory=Path.cwd)


@dataclass(frozen=True)
class Result:
    """What a platform reads.

    Attributes:
        files: path -> its new content.
        appended: path -> what is added after what others have written there.
        descriptors: a descriptor that the platform has opened -> what is written to it, only at the end.
        posts: address -> the fields of a form that is sent there, only at the end.
        stdout: printed, only at the end.
    """

    files: Mapping[Path, bytes] = field(default_factory=dict)
    appended: Mapping[Path, bytes] = field(default_factory=dict)
    descriptors: Mapping[int, bytes] = field(default_factory=dict)
    posts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    stdout: str = ""


def nobody(around: Surroundings) -> bool:
    """For a platform that cannot be told apart from others: it has to be named."""
    del around
    return False


def here(around: Surroundings) -> Path:
    """The working directory: where most platforms put what was handed in."""
    return around.cwd


def unlimited(around: Surroundings) -> float | None:
    """No limit is known."""
    del around
    return None


@dataclass(frozen=True)
class Target:
    """A platform.

    Attributes:
        name: for `--for`.
        title: its own name.
        graded: the result of a report.
        not_graded: the result if there is no report, with the reason: the platform's own form for that, if it has one.
        is_here: whether the command runs inside it.
        submission: what is graded when no path is given.
        seconds: how long grading may take there, if that is known.
        shadows: names of platforms that it may run inside.
        red: whether a failed check is a failed command there.
        stdout_is_result: whether it reads its result from stdout.
        own_system: whether each submission gets a container or machine that grades nothing else, and ends with it.
    """

    name: str
    title: str
    graded: Callable[[Report, Surroundings], Result]
    not_graded: Callable[[str, Surroundings], Result]
    is_here: Callable[[Surroundings], bool] = nobody
    submission: Callable[[Surroundings], Path] = here
    seconds: Callable[[Surroundings], float | None] = unlimited
    shadows: tuple[str, ...] = ()
    red: bool = False
    stdout_is_result: bool = False
    own_system: bool = True


def json_of(value: Any) -> bytes:
    """UTF-8 JSON, ending with a newline."""
    return msgspec.json.encode(value) + b"\n"


class Delivery:
    """Delivers results, the second replacing the first: anyone who reads in between finds one of them, complete."""

    def __init__(self) -> None:
        self._before: dict[Path, bytes] = {}

    def write(self, result: Result) -> None:
        """Write its files.

        Raises:
            OSError: one cannot be written, or a descriptor is not open, which a file of ours could take later.
        """
        for descriptor in result.descriptors:
            os.fstat(descriptor)
        for path, data in result.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, data, aside=True)  # in some places it lies among what was handed in
        for path, data in result.appended.items():
            if path not in self._before:
                self._before[path] = path.read_bytes() if path.exists() else b""
            replace(path, self._before[path] + data)

    def finish(self, result: Result) -> None:
        """Write its files and everything else.

        Raises:
            OSError: something cannot be written or sent.
        """
        self.write(result)
        for descriptor, data in result.descriptors.items():
            os.write(descriptor, data)
        for address, fields in result.posts.items():
            _post(address, fields)


def _post(address: str, fields: Mapping[str, str]) -> None:
    import urllib.parse
    import urllib.request

    if not address.startswith(("http://", "https://")):
        raise OSError(f"{address!r} is not the address of a web service")
    data = urllib.parse.urlencode(fields).encode()
    with urllib.request.urlopen(address, data, timeout=30):  # noqa: S310 - checked above
        pass
