"""Layer `landlock`: reads what the policy names, writes nothing, no TCP, no signals outside (Linux 5.13)."""

import os
from functools import cache

from grader.sandbox.policy import Policy


@cache
def available() -> bool:
    """Whether this system has Landlock."""
    try:
        from py_landlock import LandlockError, get_abi_version
    except ImportError:
        return False
    try:
        return get_abi_version() > 0
    except LandlockError:
        return False


def apply(policy: Policy) -> bool:
    """Confine this process and its threads to come; whether the system can."""
    if not available():
        return False
    from py_landlock import AccessFs, Landlock, LandlockError

    tree = AccessFs.READ_FILE | AccessFs.READ_DIR | AccessFs.EXECUTE
    try:
        rules = Landlock(strict=False)
        rules.add_path_rule(*policy.folders, f"/proc/{os.getpid()}", access=tree)
        rules.add_path_rule(*policy.files, access=AccessFs.READ_FILE)
        rules.add_path_rule(*policy.names, access=AccessFs.READ_DIR)
        rules.add_path_rule(os.devnull, access=AccessFs.READ_FILE | AccessFs.WRITE_FILE)
        rules.apply()
    except LandlockError:
        return False
    return True
