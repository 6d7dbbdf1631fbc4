"""Layer `process`: no new privileges, nothing inherited, and an end with its parent."""

import os
import signal
import sys

from grader.sandbox import linux
from grader.sandbox.policy import Policy


def apply(_: Policy, keep: tuple[int, ...] = ()) -> None:
    """Close what was inherited; on Linux, end when the parent ends.

    Args:
        keep: descriptors that stay open.
    """
    start = 3
    for descriptor in sorted(keep):
        os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, os.sysconf("SC_OPEN_MAX"))
    if sys.platform == "linux":
        linux.prctl(linux.SET_NO_NEW_PRIVS, 1)
        linux.prctl(linux.SET_PDEATHSIG, signal.SIGKILL)
