"""What grading costs: seconds by the clock and of processors, all measured in one run.

    python benchmarks/cost.py [--submissions N] [--rounds N] [--markdown]

1. `grade solutions/`, compared with a plain script that imports the libraries and calls the same functions once, held
   to one thread as students' code is, and as it comes.
2. What a student repeats: nothing changed, one small step changed, one step alone; and that step's calls with the same
   arguments, without a grader.
3. The engine's own cost per submission when one process grades many: everything except the calls to the student's and
   the reference's functions; drawing counts as part of the calls.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import calls

from grader.worker import threads

UNLIMITED = dict(os.environ)
threads.limit()  # as the command does

from grader.course import model as courses  # noqa: E402
from grader.engine.grader import Grader  # noqa: E402
from grader.engine.machine import on_this_machine  # noqa: E402
from grader.worker.launch.processes import Zygote  # noqa: E402

HERE = Path(__file__).parent
Cost = tuple[float, float]  # seconds by the clock, and of processors


def cost_of(command: list[str], environment: dict[str, str]) -> Cost:
    """What a command and everything that it starts takes."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    wall = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def commands(course: courses.Course, folder: Path) -> dict[str, Callable[[], Cost]]:
    """What is measured, by name; a folder is for files that it needs."""
    plain = [sys.executable, str(HERE / "plain.py"), str(course.solutions), str(course.datasets / "mnist")]
    pinned = {**UNLIMITED, **threads.ONE, "GRADE_CACHE": str(folder / "kept")}
    changing = folder / "changing"
    shutil.copytree(course.solutions, changing, ignore=shutil.ignore_patterns("__pycache__"))

    def graded(*arguments: object) -> Callable[[], Cost]:
        return lambda: cost_of([sys.executable, "-m", "grader", *map(str, arguments)], pinned)

    def changed() -> Cost:
        with (changing / course.steps[1].file).open("a") as file:
            file.write(f"# edited {time.time()}\n")
        return graded(changing)()

    graded(course.solutions)()
    graded(changing)()
    small, large = (course.solutions / course.steps[number].file for number in (1, 4))
    calls.record(course, large, folder / "calls")
    replayed = [sys.executable, str(HERE / "calls.py"), str(folder / "calls"), str(large)]
    return {
        "plain script, one thread": lambda: cost_of(plain, pinned),
        "plain script as it comes": lambda: cost_of(plain, UNLIMITED),
        "grade solutions/ --jobs 1": graded(course.solutions, "--jobs", 1, "--fresh"),
        "grade solutions/ --jobs 2": graded(course.solutions, "--jobs", 2, "--fresh"),
        "grade solutions/, unchanged": graded(course.solutions),
        "grade solutions/, one small step changed": changed,
        f"grade {small.name} (numpy)": graded(small, "--fresh"),
        f"grade {large.name} (scikit-learn)": graded(large, "--fresh"),
        "the same calls, as a script": lambda: cost_of(replayed, pinned),
    }


def warm(course: courses.Course, jobs: int, rounds: int) -> float:
    """Seconds by the clock for one more submission of a process that has graded before."""
    with on_this_machine(course, jobs=jobs) as grader:
        found = []
        for _ in range(1 + rounds):
            start = time.perf_counter()
            grader.grade_path(course.solutions)
            found.append(time.perf_counter() - start)
    return min(found[1:])


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
    """CPU seconds so far of the zygote, its tiers and all workers, running or ended."""
    assert isinstance(grader.launcher, Zygote)
    ticks, spent, parents = os.sysconf("SC_CLK_TCK"), dict[int, list[int]](), dict[int, int]()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        process = int(stat.parent.name)
        parents[process], spent[process] = int(fields[1]), list(map(int, fields[11:15]))
    ours = {grader.launcher.pid}
    while more := {one for one, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return sum(sum(spent[one]) for one in ours) / ticks  # of those that have ended, whoever has forked them knows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what grading costs.")
    parser.add_argument("--submissions", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--markdown", action="store_true", help="print a table for docs/figures.md")
    arguments = parser.parse_args()
    course = courses.load()
    with tempfile.TemporaryDirectory(prefix="cost-") as folder:
        measured = commands(course, Path(folder))
        found: dict[str, list[Cost]] = {name: [] for name in measured}
        for _ in range(arguments.rounds):  # in turn, so that other load on the machine affects all
            for name, measure in measured.items():
                found[name].append(measure())
    best = {name: tuple(map(min, zip(*costs, strict=True))) for name, costs in found.items()}
    (wall, cpu), *_ = best.values()
    line = "| {} | {:.2f} | {:.2f} | {:.2f} | {:.2f} |" if arguments.markdown else "{:42}{:8.2f}{:8.2f}{:8.2f}{:8.2f}"
    heads = ("", "wall s", "CPU s", "of plain: wall", "CPU")
    print("| {} | {} | {} | {} | {} |\n|---|---|---|---|---|".format(*heads) if arguments.markdown else " ".join(heads))
    for name, (its_wall, its_cpu) in best.items():
        print(line.format(name, its_wall, its_cpu, its_wall / wall, its_cpu / cpu))
    one, two = (warm(course, jobs, arguments.rounds) for jobs in (1, 2))
    own, called = own_cpu(course, arguments.submissions)
    print(f"\nbest of {arguments.rounds}, {os.cpu_count()} cores")
    print(f"ratio {best['grade solutions/ --jobs 1'][1] / cpu:.2f} of CPU seconds, cold (at most 1.6)")
    print(f"one more submission: {one:.2f} s with one job, {two:.2f} s with two ({one / two:.2f} times quicker)")
    print(f"engine's own {own:.2f} CPU s per submission, over {arguments.submissions} (at most 0.35)")
    print(f"functions called {called:.2f} CPU s per submission")


if __name__ == "__main__":
    main()
