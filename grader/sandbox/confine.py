"""Applies the layers, in the only order in which each can still be applied after those before it."""

import os
import sys

from grader.sandbox.policy import Policy


def prepare() -> None:
    """Import and compile what `confine` needs: once, before workers are forked."""
    if sys.platform == "linux":
        from grader.sandbox import landlock, limits, linux, namespaces, process, seccomp, uid  # noqa: F401 - for the forks

        landlock.version()
        seccomp.compiled()


def confine_parent() -> None:
    """Confine what forks workers, and them with it: it writes nothing, and reaches no network and no other process."""
    from grader.sandbox import landlock, linux

    linux.prctl(linux.SET_NO_NEW_PRIVS, 1)
    landlock.apply(Policy(folders=("/",)))


def confine(policy: Policy, connection: int) -> tuple[str, ...]:
    """Confine this process, which has one thread; returns what could be applied.

    Landlock opens folders that a new user may not open, so it comes before `uid`; seccomp forbids what the others need.

    Args:
        policy: what it may do.
        connection: the descriptor that stays open.
    """
    if os.name != "posix":
        return ("process",)
    from grader.sandbox import landlock, limits, linux, namespaces, process, seccomp, uid

    applied = ["process"]
    process.apply(connection)
    if "limits" not in policy.without:
        limits.apply(policy)
        applied.append("limits")
    if sys.platform == "linux":
        if namespaces.are_on():
            applied.append("namespaces")
        if "landlock" not in policy.without and landlock.apply(policy):
            applied.append("landlock")
        if "uid" not in policy.without and uid.apply(policy):
            applied.append("uid")
        linux.drop_capabilities()
        if "seccomp" not in policy.without and seccomp.apply():
            applied.append("seccomp")
    return tuple(applied)
