"""What confining a worker costs, compared with unconfined ones in the same run: milliseconds from request to ready.

python benchmarks/confinement.py [--workers N]
"""

import argparse
import statistics
import tempfile
from pathlib import Path
from time import perf_counter

from grader.worker import threads

threads.limit()  # as the command does

from grader.course import model as courses  # noqa: E402
from grader.engine.machine import on_this_machine  # noqa: E402
from grader.sandbox.policy import Policy, open_to_all  # noqa: E402
from grader.worker.launch.base import Launcher  # noqa: E402


def milliseconds(launcher: Launcher, folder: Path, policy: Policy | None) -> float:
    """From the request for a worker until it answers, which it does once it is confined."""
    start = perf_counter()
    process = launcher.start(folder, policy)
    process.connection.send({"do": "begin", "seed": [0, 0]})
    process.connection.receive()
    seconds = perf_counter() - start
    process.end()
    return seconds * 1e3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what confining a worker costs.")
    parser.add_argument("--workers", type=int, default=200)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, on_this_machine(courses.load()) as grader:
        folder = Path(name)
        open_to_all(folder)
        policy = grader.policy(folder)
        kinds = {"unconfined": None, "confined": policy}
        found: dict[str, list[float]] = {kind: [] for kind in kinds}
        for _ in range(arguments.workers):  # alternately, so that other load on the machine affects both
            for kind, own in kinds.items():
                found[kind].append(milliseconds(grader.launcher, folder, own))
        layers = ", ".join(grader.protection.layers)
    for kind, times in found.items():
        quarter, median, three = statistics.quantiles(times, n=4)
        print(f"{kind:<12}{median:7.1f} ms median, quartiles {quarter:.1f} and {three:.1f} ms")
    cost = statistics.median(found["confined"]) - statistics.median(found["unconfined"])
    print(f"confinement {cost:7.1f} ms per worker (at most 10); layers: {layers}")


if __name__ == "__main__":
    main()
