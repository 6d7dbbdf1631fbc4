"""What grading costs here and with nbgrader and otter-grader: the same functions, checks and submissions, in one run.

    python benchmarks/peers.py --environments DIR [--submissions N ...] [--rounds N] [--threads one|all] [--markdown]

All three are given the very same notebooks, of six small functions (assignment.py), and have to come to the same
points. DIR gets a virtual environment for each of the others, in which they are installed when they are not there yet.

nbgrader: `nbgrader autograde`, which grades one after the other; as two processes, two commands with half of the class
each. otter-grader: without Docker, `otter run` for each submission, which is what `otter grade` does in each container;
and its API, `grade_submission`, called by one process for all.
"""

import argparse
import csv
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from itertools import product
from pathlib import Path

import assignment
from assignment import FULL, NAME, Scores

from grader.sandbox.linux import SET_CHILD_SUBREAPER, prctl
from grader.worker import threads

PEERS = {"nbgrader": "nbgrader==0.9.6", "otter": "otter-grader==7.0.0"}
LIBRARIES = ("numpy", "scipy", "scikit-learn", "joblib", "threadpoolctl")  # what students' code runs with
OURS = "grade batch"
TOOLS = (OURS, "nbgrader autograde", "otter run", "otter's API")
GOALS = {"nbgrader autograde": 7, "otter run": 12}  # times our overhead, at least
THROUGHPUT = 3  # times theirs, at least, with two processes
PATIENCE = 20  # seconds
OTTER = """
import json, pathlib, sys
from otter.api import grade_submission
tests, out, files = sys.argv[1:]
for student, file in json.loads(files).items():
    results = grade_submission(file, tests, quiet=True)
    tried = [{"score": one.score, "max_score": one.possible} for one in results.results.values()]
    pathlib.Path(out, student, "results.json").write_text(json.dumps({"tests": tried}))
"""

Commands = list[list[str]]


@dataclass(frozen=True)
class Cost:
    """What commands and everything that they start take: seconds by the clock, and of processors."""

    wall: float
    cpu: float


def measured(lanes: Sequence[Commands], folders: Sequence[Path], environment: Mapping[str, str]) -> Cost:
    """Lanes of commands, side by side; those of a lane one after the other, in its folder."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()

    def run(lane: Commands, folder: Path) -> None:
        for command in lane:
            quietly(command, folder, environment)

    with ThreadPoolExecutor(len(lanes)) as pool:
        list(pool.map(run, lanes, folders))
    wall = time.perf_counter() - start
    _reap()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _reap() -> None:
    """Wait for what commands have left behind, so that it counts, too."""
    until = time.monotonic() + PATIENCE
    with suppress(ChildProcessError):
        while time.monotonic() < until:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.05)
        sys.exit("Something that was started does not end.")


def quietly(command: list[str], folder: Path, environment: Mapping[str, str]) -> str:
    """Run a command that must succeed, as if its virtual environment were activated; what it prints."""
    variables = dict(environment)
    variables["PATH"] = f"{Path(command[0]).parent}{os.pathsep}{variables['PATH']}"  # nbgrader looks for alembic there
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=variables)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


@dataclass(frozen=True)
class Bench:
    """Where everything is: the assignment in each form, and the environment variables to grade with."""

    folder: Path
    environments: Path
    variables: Mapping[str, str]

    def graded(self, tool: str, submitted: Path, processes: int) -> tuple[Cost, Scores]:
        """A class graded by a tool; the students' points."""
        out = Path(tempfile.mkdtemp(dir=self.folder))
        ways: dict[str, Callable[[Path, int, Path], tuple[Cost, Scores]]] = {
            OURS: self._by_us,
            "nbgrader autograde": self._by_nbgrader,
            "otter run": partial(self._by_otter, each=True),
            "otter's API": partial(self._by_otter, each=False),
        }
        found = ways[tool](submitted, processes, out)
        shutil.rmtree(out)
        return found

    def _by_us(self, submitted: Path, processes: int, out: Path) -> tuple[Cost, Scores]:
        command = [sys.executable, "-m", "grader", "batch", str(submitted), "--out", str(out / "class")]
        command += ["--course", str(self.folder / "ours"), "--allow-unprotected", "--jobs", str(processes)]
        cost = measured([[command]], [out], self.variables)
        with closing(sqlite3.connect(out / "class" / "class.sqlite")) as store:
            rows = store.execute("SELECT id, score, max_score, complete FROM results").fetchall()
        assert all(complete and most == FULL for _, _, most, complete in rows), rows
        return cost, {student: score for student, score, _, _ in rows}

    def _by_nbgrader(self, submitted: Path, processes: int, out: Path) -> tuple[Cost, Scores]:
        """By `nbgrader autograde`, one after the other; two processes are two commands, with half of the class each."""
        command = [str(self.environments / "nbgrader" / "bin" / "nbgrader"), "autograde", NAME]
        folders = [out / str(lane) for lane in range(processes)]
        for lane, folder in enumerate(folders):
            shutil.copytree(self.folder / "nbgrader", folder)
            for student in sorted(submitted.iterdir())[lane::processes]:
                shutil.copytree(student, folder / "submitted" / student.name)
        cost = measured([[command]] * processes, folders, self.variables)
        scores = Scores()
        for folder in folders:
            quietly([command[0], "export", "--to", "marks.csv"], folder, self.variables)
            with (folder / "marks.csv").open(newline="", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            assert all(float(row["max_score"]) == FULL for row in rows), rows
            scores |= {row["student_id"]: float(row["score"]) for row in rows}
        return cost, scores

    def _by_otter(self, submitted: Path, processes: int, out: Path, *, each: bool) -> tuple[Cost, Scores]:
        """`otter run` for each, as each container of `otter grade` does; or one process that calls otter's API."""
        tests, own = str(self.folder / "otter" / "autograder.zip"), self.environments / "otter" / "bin"
        students = sorted(submitted.iterdir())
        files = {student.name: str(student / NAME / f"{NAME}.ipynb") for student in students}
        lanes: list[Commands] = []
        for lane in range(processes):
            part = {student.name: files[student.name] for student in students[lane::processes]}
            for student in part:
                (out / student).mkdir()
            if each:
                run = [str(own / "otter"), "run", "-a", tests, "--no-logo", "-o"]
                lanes.append([[*run, str(out / student), file] for student, file in part.items()])
            else:
                lanes.append([[str(own / "python"), "-c", OTTER, tests, str(out), json.dumps(part)]])
        cost = measured(lanes, [out] * processes, self.variables)
        scores = Scores()
        for student in files:
            tried = json.loads((out / student / "results.json").read_text("utf-8"))["tests"]
            assert sum(one.get("max_score") or 0 for one in tried) == FULL, tried
            scores[student] = sum(one.get("score") or 0 for one in tried)
        return cost, scores


def install(environments: Path) -> None:
    """A virtual environment for each of the others, with the libraries that are in this one."""
    libraries = [f"{name}=={version(name)}" for name in LIBRARIES]
    for name, requirement in PEERS.items():
        folder = environments / name
        if not (folder / "bin" / "python").exists():
            venv.create(folder, with_pip=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install"]
        quietly([*pip, requirement, "ipykernel", *libraries], folder, os.environ)


def make(bench: Bench) -> None:
    """The assignment, in each form."""
    assignment.for_us(bench.folder / "ours")
    (bench.folder / "plain.py").write_text(assignment.plain_script(), "utf-8")
    assignment.for_nbgrader(bench.folder / "nbgrader")
    command = [str(bench.environments / "nbgrader" / "bin" / "nbgrader"), "generate_assignment", NAME, "--create"]
    quietly(command, bench.folder / "nbgrader", bench.variables)
    assignment.for_otter(bench.folder / "otter")
    command = [str(bench.environments / "otter" / "bin" / "otter"), "generate", "-t", "tests", "-o", "autograder.zip"]
    quietly(command, bench.folder / "otter", bench.variables)


@dataclass(frozen=True)
class Plain:
    """The plain script: all of it, and the processor seconds of the calls alone."""

    cost: Cost
    calls: float


def plain(bench: Bench) -> Plain:
    """The script, run once."""
    command = [sys.executable, str(bench.folder / "plain.py")]
    calls = float(quietly(command, bench.folder, bench.variables))
    return Plain(measured([[command]], [bench.folder], bench.variables), calls)


Rows = dict[tuple[str, int], Cost]  # tool, processes: for each submission


def compare(bench: Bench, number: int, rounds: int) -> tuple[Plain, Rows]:
    """The best of some rounds in turn, so that other load on the machine affects all.

    Asserts that each tool gives every submission the points that it is worth.
    """
    folder = bench.folder / str(number)
    worth = assignment.submit(bench.folder / "nbgrader" / "release" / NAME / f"{NAME}.ipynb", number, folder)
    kinds = list(product(TOOLS, (1, 2) if number > 1 else (1,)))
    scripts, found = list[Plain](), dict[tuple[str, int], list[Cost]]()
    for _ in range(rounds):
        scripts.append(plain(bench))
        for tool, processes in kinds:
            cost, scores = bench.graded(tool, folder / "submitted", processes)
            assert scores == worth, (tool, scores, worth)
            found.setdefault((tool, processes), []).append(Cost(cost.wall / number, cost.cpu / number))
    script = Plain(best([one.cost for one in scripts]), min(one.calls for one in scripts))
    return script, {kind: best(costs) for kind, costs in found.items()}


def best(costs: Sequence[Cost]) -> Cost:
    """The least of each."""
    return Cost(min(one.wall for one in costs), min(one.cpu for one in costs))


def table(number: int, script: Plain, rows: Rows, line: str) -> None:
    """Print what was measured."""
    print(line.format("plain script", number, 1, *_shown(script.cost.wall, script.cost.cpu), *[""] * 4))
    for (tool, processes), cost in rows.items():
        ours = rows[OURS, processes]
        own = cost.cpu - script.calls
        of_ours = own / (ours.cpu - script.calls), cost.wall / ours.wall
        numbers = _shown(cost.wall, cost.cpu, cost.cpu - script.cost.cpu, own)
        print(line.format(tool, number, processes, *numbers, *(f"{one:.1f}" for one in of_ours)))


def _shown(*seconds: float) -> list[str]:
    return [f"{one:.2f}" for one in seconds]


def goals(number: int, script: Plain, rows: Rows) -> None:
    """Print whether what was aimed at is reached."""
    for tool, goal in GOALS.items():
        own, ours = (rows[one, 1].cpu - script.calls for one in (tool, OURS))
        said = _reached(own / ours, goal)
        print(f"{number} submissions: overhead {own / ours:.1f} times less than with {tool} (at least {goal}): {said}")
        less, our_less = (rows[one, 1].cpu - script.cost.cpu for one in (tool, OURS))
        ratio = f"{less / our_less:.1f} times less" if our_less > 0 else "none of ours"
        print(f"    counted without one import of the libraries for each: {ratio}, {less:.2f} s with {tool}")
        if (tool, 2) in rows:
            times = rows[tool, 2].wall / rows[OURS, 2].wall
            said = _reached(times, THROUGHPUT)
            print(f"    throughput with two processes {times:.1f} times theirs (at least {THROUGHPUT}): {said}")


def one_more(found: Mapping[int, tuple[Plain, Rows]]) -> None:
    """Print what one more submission takes of the processor where others are graded already."""
    few, many = min(found), max(found)
    for tool in TOOLS if few < many else ():
        less, more = (number * found[number][1][tool, 1].cpu for number in (few, many))
        print(f"one more submission with {tool}: {(more - less) / (many - few):.2f} CPU s")


def _reached(found: float, goal: float) -> str:
    return "reached" if found >= goal else "not reached"


HEADS = (
    "",
    "submissions",
    "processes",
    "wall s",
    "CPU s",
    "less the script",
    "less the calls",
    "of ours: that",
    "wall",
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what grading costs here and elsewhere.")
    parser.add_argument("--environments", type=Path, required=True, help="the folder of the others' environments")
    parser.add_argument("--submissions", type=int, nargs="+", default=[12])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--threads", choices=("one", "all"), default="one", help="of BLAS and OpenMP, in all of them")
    parser.add_argument("--markdown", action="store_true", help="print a table for docs/figures.md")
    arguments = parser.parse_args()
    prctl(SET_CHILD_SUBREAPER, 1)
    environments = arguments.environments.resolve()
    install(environments)
    with tempfile.TemporaryDirectory(prefix="peers-") as name:
        folder = Path(name)
        variables = {one: value for one, value in os.environ.items() if one not in threads.ONE}
        variables |= threads.ONE if arguments.threads == "one" else {}
        variables |= {"GRADE_CACHE": ""} | {one: str(folder / one) for one in ("JUPYTER_RUNTIME_DIR", "IPYTHONDIR")}
        bench = Bench(folder, environments, variables)
        make(bench)
        compare(bench, 1, 1)  # not counted: files that are compiled or made the first time
        shutil.rmtree(folder / "1")
        found = {number: compare(bench, number, arguments.rounds) for number in arguments.submissions}
    line = "| {} | {} | {} | {} | {} | {} | {} | {} | {} |" if arguments.markdown else "{:20}" + "{:>16}" * 8
    print(line.format(*HEADS) + ("\n|" + "---|" * len(HEADS) if arguments.markdown else ""))
    for number, measurements in found.items():
        table(number, *measurements, line)
    print(f"\nbest of {arguments.rounds}, {os.cpu_count()} cores; threads: {arguments.threads}")
    for number, measurements in found.items():
        goals(number, *measurements)
    one_more(found)


if __name__ == "__main__":
    main()
