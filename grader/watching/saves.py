"""Tells that something in a folder may have been saved; whether it counts, whoever is told finds out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event as Flag
from threading import Thread
from typing import Any

from grader.watching.inbox import Event

STEP = 20  # milliseconds of quiet after which what has happened is told
MOST = 200  # milliseconds after which it is told in any case
LOOKED = 200  # milliseconds between two looks at whether the folder is still the same one
LATER = 1.0  # seconds, where nobody tells and so everybody has to look


@contextmanager
def saves(folder: Path, put: Callable[[Event], None]) -> Iterator[None]:
    """Inside, an event is put somewhere whenever something changes in a folder or below it, or may have changed."""
    enough = Flag()
    thread = Thread(target=_watch, args=(folder, put, enough), daemon=True)
    thread.start()
    try:
        yield
    finally:
        enough.set()
        thread.join()


def _watch(folder: Path, put: Callable[[Event], None], enough: Flag) -> None:
    from watchfiles import watch

    while not enough.is_set():
        identity = _identity(folder)
        if identity is None:  # it has been removed, and may come back
            enough.wait(LOOKED / 1000)
            continue
        options: dict[str, Any] = {"step": STEP, "debounce": MOST, "rust_timeout": LOOKED, "yield_on_timeout": True}
        try:
            for number, changed in enumerate(watch(folder, **options, stop_event=enough, raise_interrupt=False)):
                if changed or number == 0:  # now it is watched, and what came before was not seen
                    put(Event("saved"))
                if _identity(folder) != identity:
                    break
        except (OSError, RuntimeError):  # the system watches no more folders
            while not enough.wait(LATER):
                put(Event("saved"))


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        about = folder.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino
