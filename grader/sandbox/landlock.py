"""Layer `landlock`: reads what the policy names, writes nothing, no TCP, no signals to other processes (Linux 5.13)."""

import os
from functools import cache

from grader.sandbox.policy import Policy

# In /proc: not what it has of others, such as net/, nor io and stat, which count what was not in the page cache.
ABOUT_ITSELF = ("cmdline", "environ", "maps", "mem", "status", "statm")


@cache
def version() -> int:
    """The version of Landlock here, as its library counts; 0 when there is none. Asked once, before the fork."""
    try:
        from py_landlock import LandlockError, get_abi_version
    except ImportError:
        return 0
    try:
        return int(get_abi_version())
    except LandlockError:
        return 0


def _newest(policy: Policy) -> int:
    """The version that is made do with: "landlock>3" among the layers that are left out asks for 3 at most."""
    stated = [int(word.partition(">")[2]) for word in policy.without if word.startswith("landlock>")]
    return min([version(), *stated])


def apply(policy: Policy) -> bool:
    """Confine this process and its future threads; returns whether the system can.

    It uses the library's plain calls: its class looks at every path again and again, which takes longer than the rest.
    """
    if not version():
        return False
    from py_landlock import (
        ABIVersion,
        AccessFs,
        LandlockError,
        PathBeneathAttr,
        RulesetAttr,
        abi,
        add_rule,
        create_ruleset,
        restrict_self,
    )

    known = ABIVersion(_newest(policy))
    handled = int(abi.get_supported_fs(known))
    everything = RulesetAttr(handled, int(abi.get_supported_net(known)), int(abi.get_supported_scope(known)))
    read_file, read_names = int(AccessFs.READ_FILE), int(AccessFs.READ_DIR)
    itself = [path for name in ABOUT_ITSELF if os.path.exists(path := f"/proc/self/{name}")]  # noqa: PTH110
    rules = [
        *((path, read_file | read_names | int(AccessFs.EXECUTE)) for path in policy.folders),
        *((path, read_file) for path in (*policy.files, *itself)),
        *((path, read_names) for path in policy.names),
        (os.devnull, read_file | int(AccessFs.WRITE_FILE)),
    ]
    try:
        ruleset = create_ruleset(everything)
        for path, access in rules:
            descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
            add_rule(ruleset, PathBeneathAttr(access, descriptor))
            os.close(descriptor)
        restrict_self(ruleset, None)
        os.close(ruleset)
    except LandlockError:
        return False
    return True
