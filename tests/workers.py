"""Workers for tests: a student's code in a thread of the tests' own process, and twins with little around them."""

import queue
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

from grader.engine.grader import Grader
from grader.sandbox.policy import Protection
from grader.worker.inside.server import Server
from grader.worker.launch.base import Process
from grader.worker.loading import FromFile
from grader.worker.protocol import wire
from grader.worker.transport import Worker
from grader.worker.twin import Twin

END = b""


def children(parent):
    """The numbers of a process's children, by Linux's /proc."""
    found = Path(f"/proc/{parent}/task").glob("*/children")
    return {int(pid) for file in found for pid in file.read_text().split()}


def descendants(parent):
    """The numbers of a process's children, and of theirs."""
    found = children(parent)
    return found.union(*map(descendants, found))


class Pipe:
    """One end of a Channel in memory."""

    def __init__(self, inbox, outbox):
        self.inbox, self.outbox = inbox, outbox
        self.timeout = None
        self.rest = bytearray()
        self.ended = False

    def settimeout(self, value):
        self.timeout = value

    def gettimeout(self):
        return self.timeout

    def send(self, data):
        self.outbox.put(bytes(data))
        return len(data)

    def recv(self, size):
        while not self.rest and not self.ended:
            try:
                data = self.inbox.get(timeout=self.timeout)
            except queue.Empty:
                raise TimeoutError from None
            self.rest += data
            self.ended = data == END
        data = bytes(self.rest[:size])
        del self.rest[:size]
        return data

    def recv_into(self, buffer):
        data = self.recv(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self):
        self.outbox.put(END)


def pipe():
    """Two ends of one channel."""
    there, back = queue.Queue(), queue.Queue()
    return Pipe(back, there), Pipe(there, back)


class InMemory:
    """A Launcher whose workers are threads: nothing is confined, nothing can be stopped, and it takes no time."""

    kind = "thread"
    folders = ()
    protection = Protection(("thread",), ())

    def __init__(self, *, shares_files=True):
        self.shares_files = shares_files
        self.started = 0

    def start(self, folder, policy=None, libraries=()):
        self.started += 1
        ours, theirs = pipe()
        worker = Server(wire.Connection(theirs), self.protection.layers)
        thread = threading.Thread(target=worker.serve, daemon=True)
        path = list(sys.path)
        sys.path.append(str(folder))
        thread.start()
        connection = wire.Connection(ours)

        def end():
            connection.close()
            thread.join(10)
            sys.path[:] = path
            return 0

        return Process(connection, end)

    def versions(self):
        return {}

    def close(self):
        pass


def twin_of(path, launcher, policy=None, **settings):
    """The twin of a module."""
    return Twin(Worker(launcher, path.parent, policy), FromFile(path), **settings)


@contextmanager
def in_memory(course, **settings):
    """A Grader that starts no process."""
    with Grader(course, InMemory(), **settings) as grader:
        yield grader
