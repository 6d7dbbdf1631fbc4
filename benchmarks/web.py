"""What the course costs in a browser: bytes and seconds until it is ready, and each step's grading beside a command's.

python -m benchmarks.web SITE [--steps N ...]

SITE is what `grade release web --vendor DIR` wrote; headless Chromium opens it from a server here. "Ready" is when
code can be run and graded, from the moment the page is opened. The first visit fetches everything; the second one is a
new page of the same browser.
CPU seconds are those of all of Chromium's processes: where other programs are at work they say more than seconds do.
"""

import argparse
import os
from pathlib import Path
from time import monotonic, sleep

from grader.course import model as courses
from grader.engine.needs import libraries
from tests.web import samples
from tests.web.browsing import Served, Student, chromium

TICKS = os.sysconf("SC_CLK_TCK")
PAUSE = 3.0  # seconds in which a page may finish what nobody waits for
FIRST = """async (libraries) => {
    const service = navigator.serviceWorker;
    await service.ready;
    if (!service.controller) await new Promise((done) => service.addEventListener("controllerchange", done));
    const lock = await (await fetch("lock.json")).json();
    const { Workers } = await import("./workers.mjs");
    window.workers = new Workers(lock, () => {});
    await workers.load(libraries);
}"""
SAYS_READY = "() => document.getElementById('status').textContent === 'Ready.'"


def cpu_seconds() -> float:
    """Of this process's descendants, as far as they are alive: user and system."""
    stats = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        stats[int(file.parent.name)] = (int(fields[1]), int(fields[11]) + int(fields[12]))
    ours, more = set[int](), {os.getpid()}
    while more:
        ours |= more
        more = {pid for pid, (parent, _) in stats.items() if parent in more} - ours
    return sum(stats[pid][1] for pid in ours if pid in stats and pid != os.getpid()) / TICKS


class Clock:
    """Seconds and CPU seconds since it was made."""

    def __init__(self) -> None:
        self._begun = monotonic(), cpu_seconds()

    def __str__(self) -> str:
        return f"{monotonic() - self._begun[0]:5.1f} s ({cpu_seconds() - self._begun[1]:5.1f} CPU s)"


def fetched(site: Path, server: Served) -> float:
    """Megabytes that came; forgotten afterwards. Who asks again for the same is told that it has not changed."""
    files = {site / path.split("?")[0].lstrip("/") for path in server.paths}
    server.paths.clear()
    return sum((file / "index.html" if file.is_dir() else file).stat().st_size for file in files) / 1e6


def visits(site: Path, step: courses.Step, wanted: list[str]) -> None:
    """Two visits of somebody who has never been there."""
    server = Served(site)
    with chromium() as browser:
        clock = Clock()
        one = Student(browser, f"{server.address}#{step.id}")
        one.page.evaluate(FIRST, wanted)
        first = str(clock)
        mine = fetched(site, server)
        print(f"  first visit   {first}  {mine:5.1f} MB")
        one.page.close()
        sleep(PAUSE)
        server.paths.clear()
        page = one.context.new_page()
        clock = Clock()
        page.goto(f"{server.address}#{step.id}")
        page.wait_for_function(SAYS_READY, timeout=180_000)
        print(f"  second visit  {clock}  {fetched(site, server):5.1f} MB")
    server.close()


def gradings(site: Path, course: courses.Course, steps: list[courses.Step]) -> None:
    """Each solution, in the page and here."""
    server = Served(site)
    with samples.native(course) as grader, chromium() as browser:
        page = Student(browser, server.address).page
        sums = [0.0, 0.0]
        for one in samples.solutions(course):
            if one.step not in steps:
                continue
            samples.graded_here(grader, one)  # what is made once for a grader
            begun = monotonic()
            samples.graded_here(grader, one)
            here = monotonic() - begun
            samples.graded_there(page, course, one, ahead=False)
            _, there = samples.graded_there(page, course, one, ahead=False)
            sums = [sums[0] + here, sums[1] + there]
            print(f"  {one.step.id:20} {here:6.2f} s here {there:6.2f} s in the page, {there / here:4.1f} x")
        print(f"  {'together':20} {sums[0]:6.2f} s here {sums[1]:6.2f} s in the page, {sums[1] / sums[0]:4.1f} x")
    server.close()


def main() -> None:
    """Measure, and print as it goes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--steps", type=int, nargs="*", help="whose grading is measured; none: no grading")
    settings = parser.parse_args()
    course = courses.load()
    print(f"load average before: {os.getloadavg()[0]:.1f}")
    for name, wanted in (("numpy", []), ("matplotlib", ["matplotlib"]), ("scikit-learn", ["sklearn"])):
        step = next(step for step in course.steps if set(libraries(course, step)) == set(wanted))
        print(f"ready for {name}, in step {step.number}:")
        visits(settings.site, step, wanted)
    numbers = settings.steps
    steps = [step for step in course.steps if numbers is None or step.number in numbers]
    if steps:
        print("grading a solution the second time:")
        gradings(settings.site, course, steps)


if __name__ == "__main__":
    main()
