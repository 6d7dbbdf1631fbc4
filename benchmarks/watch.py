"""How long an answer takes in `grade watch`: from a save until it is on the screen, beside the step's own calls.

    python benchmarks/watch.py [--rounds N] [--step N]... [--markdown] [--most S]

Each step's solution is saved again and again, with a comment that changes, in a terminal that nobody looks at. Its own
calls are those of one grading, made once more after each answer, without a grader, in a process that has imported the
libraries, and the time that models of a check sleep in them. All steps are measured; with `--most S` it fails where an
answer takes more than S seconds beside them.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import calls
import pexpect

from grader.course import model as courses
from grader.worker import threads

HERE = Path(__file__).parent
SECONDS = 300
CLEARED, DRAWN = "\x1b[2J", "q quit"  # the screen is drawn anew, up to its last line
ALONE = """
import sys, time
sys.path.insert(0, sys.argv.pop(1))
import calls
from grader.worker.inside import libraries
from grader.worker.launch.base import SLOW
libraries.import_for_all(list(SLOW))
begun = time.perf_counter()
calls.main(*sys.argv[1:])
print(time.perf_counter() - begun)
"""


def own_calls(recorded: Path, step: Path) -> float:
    """Seconds that a step's calls take, without a grader."""
    command = [sys.executable, "-c", ALONE, str(HERE), str(recorded), str(step)]
    environment = {**os.environ, **threads.ONE}
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    return float(said.split()[-1])


def measured(
    course: courses.Course, steps: list[courses.Step], rounds: int, folder: Path
) -> dict[str, list[tuple[float, float]]]:
    """Step id -> seconds from each save to its answer, and those of the calls alone right after it.

    The first save, which makes what stays, is left out.
    """
    work = folder / "exercises"
    shutil.copytree(course.solutions, work, ignore=shutil.ignore_patterns("__pycache__"))
    slept = {step.id: calls.record(course, work / step.file, folder / step.id) for step in steps}
    environment = {**os.environ, "GRADE_CACHE": str(folder / "kept"), "GRADE_FOR": "none", "TERM": "xterm-256color"}
    seen = pexpect.spawn(
        sys.executable,
        ["-P", "-m", "grader", "watch", str(work)],
        env=environment,
        dimensions=(50, 100),
        encoding="utf-8",
        timeout=SECONDS,
    )
    found: dict[str, list[tuple[float, float]]] = {step.id: [] for step in steps}
    seen.expect_exact(f"{len(course.steps)} of {len(course.steps)} steps done")
    for number in range(1 + rounds):
        for step in steps:
            text = f"{(work / step.file).read_text()}\n# {number}\n"
            begun = time.perf_counter()
            (work / step.file).write_text(text)
            seen.expect_exact(CLEARED)
            seen.expect_exact(DRAWN)
            answer = time.perf_counter() - begun
            if number:
                found[step.id].append((answer, slept[step.id] + own_calls(folder / step.id, work / step.file)))
    seen.send("q")
    seen.expect(pexpect.EOF)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how long answers take.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--step", action="append", help="only this one; may be repeated")
    parser.add_argument("--most", type=float, help="seconds beside a step's own calls that are not too many")
    parser.add_argument("--markdown", action="store_true", help="print a table for docs/figures.md")
    arguments = parser.parse_args()
    course = courses.load()
    steps = [step for step in course.steps if not arguments.step or str(step.number) in arguments.step]
    with tempfile.TemporaryDirectory(prefix="watch-") as folder:
        found = measured(course, steps, arguments.rounds, Path(folder))
    more = {name: statistics.median(answer - own for answer, own in pairs) for name, pairs in found.items()}
    bar = "| " if arguments.markdown else ""
    print(f"{bar}{'step':<18} {bar}{'its calls':>10} {bar}{'answer':>10} {bar}{'more':>10} {bar}{'longest':>10}{bar}")
    if arguments.markdown:
        print("|---|--:|--:|--:|--:|")
    for step in steps:
        answers, alone = zip(*found[step.id], strict=True)
        numbers = (statistics.median(alone), statistics.median(answers), more[step.id], max(answers))
        print(f"{bar}{step.id:<18} " + " ".join(f"{bar}{number:>8.2f} s" for number in numbers) + bar)
    print(f"\nmedian of {arguments.rounds} saves; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    slow = [name for name, seconds in more.items() if arguments.most is not None and seconds > arguments.most]
    if slow:
        sys.exit(f"more than {arguments.most} s beside their calls: {', '.join(slow)}")


if __name__ == "__main__":
    main()
