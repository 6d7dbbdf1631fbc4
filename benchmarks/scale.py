"""What a class costs: classes of 1, 10, 100 and 1000 made-up submissions, graded by one process and by two.

    python benchmarks/scale.py [--sizes 1 10 100 1000] [--markdown]

Each submission has one or two steps, drawn from the samples that prove the checks. Own is what the grader itself takes:
all CPU seconds less those of the students' and the reference's functions.
"""

import argparse
import itertools
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

from grader.course import model as courses

SEED = 1
LAYOUTS = {
    "folders": "student{0}/{1}",
    "moodle": "Student {0}_{0}_assignsubmission_file/{1}",
    "canvas": "student{0}_{0}_9{0}_{1}",
    "github": "digits-submissions/digits-student{0}/{1}",
}


def make(course: courses.Course, size: int, layout: str, folder: Path) -> Path:
    """A class of that size, as a platform would name it; no two are the same."""
    draw = random.Random(SEED)  # noqa: S311 - a choice of samples
    samples = {step.id: sorted((course.submissions / step.id).glob("*.py")) for step in course.steps}
    for number in range(size):
        for step in draw.sample(course.steps, draw.choice((1, 2))):
            file = folder / LAYOUTS[layout].format(number, step.file)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{draw.choice(samples[step.id]).read_text('utf-8')}\n# {number}\n", "utf-8")
    return folder


def grade(folder: Path, out: Path, jobs: int) -> dict[str, float]:
    """Seconds by the clock, of processors and of called functions, and the coordinator's memory in MB."""
    shutil.rmtree(out, ignore_errors=True)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "grader", "batch", str(folder), "--out", str(out), "--jobs", str(jobs)]
    process = subprocess.Popen([*command, "--allow-unprotected"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = _watched(process)
    code = process.wait()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    with closing(sqlite3.connect(out / "class.sqlite")) as store:
        number, called = store.execute("SELECT count(*), sum(called) FROM reports WHERE complete").fetchone()
    if code or number != len(set(_ids(out))):
        sys.exit(f"`grade batch` ended with {code}, {number} are graded")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": wall, "cpu": cpu, "called": called, "memory": peak[0]}


def _ids(out: Path) -> list[str]:
    with closing(sqlite3.connect(out / "class.sqlite")) as store:
        return [one for (one,) in store.execute("SELECT digest FROM submissions")]


def _watched(process: "subprocess.Popen[bytes]") -> list[float]:
    """The most memory that a process has had, as long as it runs: in a list that is kept up to date."""
    peak, status = [0.0], Path(f"/proc/{process.pid}/status")

    def watch() -> None:
        with suppress(OSError, StopIteration):
            while process.returncode is None:
                line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
                peak[0] = max(peak[0], int(line.split()[1]) / 1024)
                time.sleep(0.1)

    threading.Thread(target=watch, daemon=True).start()
    return peak


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what a class costs.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100, 1000])
    parser.add_argument("--markdown", action="store_true", help="print a table for docs/figures.md")
    arguments = parser.parse_args()
    course, layouts = courses.load(), itertools.cycle(LAYOUTS)
    heads = ("submissions", "jobs", "wall s", "CPU s", "own CPU s each", "a minute", "coordinator MB")
    print("| " + " | ".join(heads) + " |\n" + "|---" * len(heads) + "|" if arguments.markdown else heads)
    line = (
        "| {} | {} | {:.1f} | {:.1f} | {:.3f} | {:.0f} | {:.0f} |"
        if arguments.markdown
        else "{}  {}  {:.1f}  {:.1f}  {:.3f}  {:.0f}  {:.0f}"
    )
    found = dict[tuple[int, int], dict[str, float]]()
    with tempfile.TemporaryDirectory(prefix="scale-") as name:
        for size in arguments.sizes:
            folder = make(course, size, next(layouts), Path(name) / str(size))
            for jobs in (1, 2):
                one = found[size, jobs] = grade(folder, Path(name) / "out", jobs)
                own = (one["cpu"] - one["called"]) / size
                print(
                    line.format(size, jobs, one["wall"], one["cpu"], own, 60 * size / one["wall"], one["memory"]),
                    flush=True,
                )
    small, large = arguments.sizes[-2:] if len(arguments.sizes) > 1 else arguments.sizes * 2
    print(f"\n{os.cpu_count()} cores")
    print(
        f"two processes: {found[large, 1]['wall'] / found[large, 2]['wall']:.2f} times as quick as one (at least 1.85)"
    )
    ratio = found[large, 2]["memory"] / found[small, 2]["memory"]
    print(f"the coordinator's memory at {large}: {ratio:.2f} of that at {small} (at most 1.2)")


if __name__ == "__main__":
    main()
