"""What grading costs, in CPU seconds, all measured in one run.

    python benchmarks/cost.py [--submissions N]

1. `grade solutions/`, one step at a time, compared with a plain script that imports the libraries and calls the same
   functions once.
2. The engine's own cost per submission when one process grades many: everything except the calls to the student's and
   the reference's functions; drawing counts as part of the calls.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from grader.worker import threads

threads.limit()  # as the command does

from grader.course import model as courses  # noqa: E402
from grader.engine.grader import Grader  # noqa: E402
from grader.engine.machine import on_this_machine  # noqa: E402
from grader.worker.launch.processes import Zygote  # noqa: E402

HERE = Path(__file__).parent
ROUNDS = 3


def cpu_of(command: list[str]) -> float:
    """CPU seconds of a command and everything that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def own_cpu(course: courses.Course, submissions: int) -> tuple[float, float]:
    """CPU seconds for one submission: of the engine itself, and of the functions that it calls."""
    with on_this_machine(course) as grader:
        grader.grade_path(course.solutions)  # starts the zygote and the reference's workers
        start, called = time.process_time(), grader.called_cpu_seconds
        first = _children_cpu(grader)
        for _ in range(submissions):
            report = grader.grade_path(course.solutions)
            assert report.score == report.max_score, report
        trusted = time.process_time() - start
        workers = _children_cpu(grader) - first
        called = grader.called_cpu_seconds - called
    return (trusted + workers - called) / submissions, called / submissions


def _children_cpu(grader: Grader) -> float:
    """CPU seconds so far of the zygote and of all workers, running or ended."""
    total = 0.0
    ticks = os.sysconf("SC_CLK_TCK")
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        process, parent = int(stat.parent.name), int(fields[1])
        assert isinstance(grader.launcher, Zygote)
        zygote = grader.launcher.pid
        if zygote in (process, parent):
            ended = slice(11, 15) if process == zygote else slice(11, 13)
            total += sum(map(int, fields[ended])) / ticks
    return total


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what grading costs.")
    parser.add_argument("--submissions", type=int, default=20)
    arguments = parser.parse_args()
    course = courses.load()
    plain, graded = [], []
    for _ in range(ROUNDS):  # alternately, so that other load on the machine affects both
        plain.append(
            cpu_of([sys.executable, str(HERE / "plain.py"), str(course.solutions), str(course.datasets / "mnist")])
        )
        graded.append(cpu_of([sys.executable, "-m", "grader", str(course.solutions), "--jobs", "1", "--fresh"]))
    print(f"plain script      {min(plain):6.2f} CPU s   (best of {ROUNDS})")
    print(f"grade solutions/  {min(graded):6.2f} CPU s   (best of {ROUNDS})")
    print(f"ratio             {min(graded) / min(plain):6.2f}         (at most 1.6)")
    own, called = own_cpu(course, arguments.submissions)
    print(f"engine's own      {own:6.2f} CPU s per submission, over {arguments.submissions} (at most 0.35)")
    print(f"functions called  {called:6.2f} CPU s per submission")


if __name__ == "__main__":
    main()
