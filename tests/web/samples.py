"""Grades a course's submissions in the page and on this machine, and says where they differ.

`python -m tests.web.samples SITE RECORD [--all]`: SITE is what `grade release web` wrote, and to RECORD goes a line of
JSON for each submission; those that are there already are not graded again. Without `--all` 60 wrong and 30 right ones
of the course, beside all solutions and stubs.
"""

import argparse
import json
import random
import re
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from grader.authoring import samples
from grader.authoring.release import SEED
from grader.authoring.verify import SLOW
from grader.course import model as courses
from grader.engine.machine import on_this_machine
from grader.engine.needs import libraries
from tests.web.browsing import Served, Student, chromium

WRONG, RIGHT = 60, 30
THREADS = re.compile(r"threading\.|ThreadPool")  # what a browser's Python has not
PICK = 17  # the seed of what is chosen

# The page's own modules, without a click for each. With `ahead` the next worker starts while this one is at work.
GRADE = """async ([text, file, step, libraries, ahead]) => {
    if (!window.workers) {
        const lock = await (await fetch("lock.json")).json();
        window.workers = new (await import("./workers.mjs")).Workers(lock, () => {});
    }
    await workers.load(libraries);
    const begun = performance.now();
    const { report, failed } = await workers.grade({ [file]: text }, step, () => ahead && workers.warm(libraries));
    return [report ? JSON.stringify(report) : failed, (performance.now() - begun) / 1000];
}"""


@dataclass(frozen=True)
class Submission:
    """One step of somebody's, to be graded on both sides."""

    name: str
    step: courses.Step
    text: str


def solutions(course):
    return [
        Submission(f"{step.id}/solution", step, (course.solutions / step.file).read_text()) for step in course.steps
    ]


def stubs(course):
    return [Submission(f"{step.id}/stub", step, (course.exercises / step.file).read_text()) for step in course.steps]


def laid_over(course, found):
    """Samples as submissions."""
    texts = {step.id: (course.solutions / step.file).read_text() for step in course.steps}
    return [Submission(one.name, one.step, f"{texts[one.step.id]}\n\n{one.text}") for one in found]


def chosen(course, wrong=WRONG, right=RIGHT):
    """So many wrong and right ones, the same each time, of all steps alike; what takes long is left out."""
    found = [one for one in samples.find(course, course.submissions) if not SLOW.search(one.text)]
    random.Random(PICK).shuffle(found)
    found = [one for one in found if not THREADS.search(one.text)]
    taken = _of_all_steps(found, True, wrong) + _of_all_steps(found, False, right)
    return laid_over(course, sorted(taken, key=lambda one: one.name))


def _of_all_steps(found, is_wrong, number):
    """One of each step, then a second one, and so on."""
    places, turns = {}, []
    for one in found:
        if one.is_wrong == is_wrong:
            places[one.step.id] = places.get(one.step.id, 0) + 1
            turns.append((places[one.step.id], one.step.number, one))
    return [one for _, _, one in sorted(turns, key=lambda turn: turn[:2])[:number]]


@contextmanager
def native(course):
    """The grader of this machine, with what a page has: the seed of the key, and no hidden digits."""
    with on_this_machine(replace(course, secret="", seed=SEED, hidden=None)) as grader:
        yield grader


def graded_here(grader, one):
    """Check -> outcome, points and what is said."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / one.step.file
        file.write_text(one.text, "utf-8", newline="")
        checks = grader.grade_path(file, steps=(one.step,)).steps[0].checks
    return {check.id: [check.outcome, check.score, check.message] for check in checks}


def graded_there(page, course, one, *, ahead=True):
    """The same, from the page, and the seconds that it took."""
    wanted = libraries(course, one.step)
    wanted = [name for name in ("sklearn", "matplotlib") if name in wanted or name in one.text]
    said, seconds = page.evaluate(GRADE, [one.text, one.step.file, one.step.id, wanted, ahead])
    (step,) = json.loads(said)["steps"]
    return {check["id"]: [check["outcome"], check["score"], check["message"]] for check in step["checks"]}, seconds


def without_words(checks):
    return {name: (outcome, score) for name, (outcome, score, _) in checks.items()}


def differences(here, there):
    """What differs in outcomes and points, as lines."""
    return [
        f"{name}: {here.get(name)} here, {there.get(name)} in the page"
        for name in sorted({*here, *there})
        if without_words(here).get(name) != without_words(there).get(name)
    ]


def compare(browser, site, record, wanted, course):
    """Grade what is not in the record yet, and add it."""
    known = {json.loads(line)["name"] for line in record.read_text().splitlines()} if record.is_file() else set()
    left = [one for one in wanted if one.name not in known]
    server = Served(site)
    with native(course) as grader, record.open("a") as out:
        page = Student(browser, server.address).page
        for one in left:
            begun = monotonic()
            here = graded_here(grader, one)
            own = monotonic() - begun
            there, seconds = graded_there(page, course, one)
            row = {"name": one.name, "here": here, "there": there, "seconds": [round(own, 2), round(seconds, 2)]}
            out.write(json.dumps(row) + "\n")
            out.flush()
            for line in differences(here, there):
                print(f"{one.name}: {line}", flush=True)
    server.close()


def told(record, course):
    """What the record says, as words."""
    rows = [json.loads(line) for line in record.read_text().splitlines()]
    unequal = [row["name"] for row in rows if differences(row["here"], row["there"])]
    other = [row["name"] for row in rows if row["here"] != row["there"] and row["name"] not in unequal]
    points = {kind: _points(rows, course, kind) for kind in ("solution", "stub")}
    native, there = (sum(row["seconds"][place] for row in rows) for place in (0, 1))
    return "\n".join(
        [
            f"{len(rows)} graded in both, {len(unequal)} differ in outcomes or points: {', '.join(unequal) or 'none'}",
            f"{len(other)} differ in words only: {', '.join(other) or 'none'}",
            *(f"{kind}s in the page: {base} points and {bonus} of the bonus" for kind, (base, bonus) in points.items()),
            f"seconds: {native:.0f} here, {there:.0f} in the page",
        ]
    )


def _points(rows, course, kind):
    scores = {row["name"].partition("/")[0]: row["there"] for row in rows if row["name"].endswith(f"/{kind}")}
    sums = [0, 0]
    for step in course.steps:
        sums[step.bonus] += sum(score for _, score, _ in scores.get(step.id, {}).values())
    return sums


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("record", type=Path)
    parser.add_argument("--all", action="store_true", help="all that need no threads, the slow ones, too")
    settings = parser.parse_args()
    course = courses.load()
    every = [one for one in laid_over(course, samples.find(course, course.submissions)) if not THREADS.search(one.text)]
    # What is graded first says most: the few, then the steps that take least.
    wanted = solutions(course) + stubs(course) + chosen(course) + (every if settings.all else [])
    with chromium() as browser:
        compare(browser, settings.site, settings.record, list({one.name: one for one in wanted}.values()), course)
    print(told(settings.record, course))


if __name__ == "__main__":
    main()
