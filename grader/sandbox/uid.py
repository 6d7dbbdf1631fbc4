"""Layer `uid`: a separate user, who owns nothing (when the grader is root)."""

import os
import signal
import sys

from grader.sandbox import linux
from grader.sandbox.policy import Policy


def apply(policy: Policy) -> bool:
    """Switch; returns whether there was one to switch to."""
    if policy.uid is None or sys.platform == "win32":
        return False
    os.setgroups([])
    os.setresgid(policy.uid, policy.uid, policy.uid)
    os.setresuid(policy.uid, policy.uid, policy.uid)
    linux.prctl(linux.SET_PDEATHSIG, signal.SIGKILL)  # the switch cleared it
    linux.prctl(linux.SET_DUMPABLE, 1)  # its own /proc/self, which libraries read
    return True
