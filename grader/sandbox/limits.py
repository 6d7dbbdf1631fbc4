"""Layer `limits`: bounds on memory and files (POSIX).

Time is bounded by the trusted side, which kills: RLIMIT_CPU would cost every worker 10 to 60 ms more processor time.
"""

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from grader.sandbox.policy import Policy

MEMORY_BYTES = 4 * 2**30  # of address space
LIBRARIES_BYTES = 2**30  # of which libraries take about this much
FILE_BYTES = 16 * 2**20
OPEN_FILES = 256


def offer_to_die() -> None:
    """When a container's memory is used up, let it be this process or one that it forks that ends, not the grader."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def apply(policy: "Policy") -> None:
    """Set them; none is above what the process had."""
    wanted = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": policy.file_bytes,
        "RLIMIT_NOFILE": policy.open_files,
        "RLIMIT_MSGQUEUE": 0,
    }
    if sys.platform == "linux":
        wanted["RLIMIT_AS"] = policy.memory_bytes
        offer_to_die()
    for name, value in wanted.items():
        kind = getattr(resource, name, None)
        if kind is not None:
            most = resource.getrlimit(kind)[1]
            least = value if most == resource.RLIM_INFINITY else min(value, most)
            resource.setrlimit(kind, (least, least))
