"""The command `grade batch`: what a whole class has handed in."""

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from grader.doors.options import (
    INTERRUPTED,
    NOT_GRADED,
    PASSED,
    Stop,
    cores,
    course_of,
    course_option,
    expect_temporary_folder,
    faults,
    step_of,
    usage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.batch.grading import Changed, Each, Taken
    from grader.batch.layouts import Class
    from grader.batch.store import Row, Store
    from grader.batch.ways import Way
    from grader.course.model import Course, Step

SHOWN = 150  # characters of a path
LISTED = 20  # lines of one kind; the rest is counted


@click.command(short_help="Grade what a class handed in.")
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder that keeps the class.")
@click.option("--roster", "roster_file", type=click.Path(path_type=Path), help="A CSV with a row for each student.")
@click.option("--layout", help="How the download names things; by default it is found.")
@click.option("--regrade", metavar="STEP|all", help="Grade this step, or everything, anew.")
@click.option("--only", multiple=True, metavar="ID", help="Only this student's; may be repeated.")
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Submissions to grade at a time; by default one for each core."
)
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), help="Seed of the checks' inputs, the same for all.")
@click.option("--time-limit", type=click.FloatRange(min=1), metavar="SECONDS", help="For each submission; 20 minutes.")
@course_option
@click.option("--worker", type=click.Choice(["zygote", "spawn"]), help="How students' processes are started.")
@click.option("--executor", type=click.Choice(["here", "dask"]), default="here", help="This machine, or a cluster.")
@click.option("--scheduler", metavar="ADDRESS", help="For dask: of a running scheduler, such as tcp://host:8786.")
@click.option("--tls-ca", type=click.Path(path_type=Path), help="For dask: the certificate of who signs the others.")
@click.option("--tls-cert", type=click.Path(path_type=Path), help="For dask: this machine's certificate.")
@click.option("--tls-key", type=click.Path(path_type=Path), help="For dask: the key that belongs to it.")
@click.option(
    "--allow-unprotected", is_flag=True, help="Grade where the sandbox does not prove itself; reports say so."
)
def batch(
    submissions: Path,
    out: Path,
    roster_file: Path | None,
    layout: str | None,
    regrade: str | None,
    only: tuple[str, ...],
    jobs: int | None,
    seed: int | None,
    time_limit: float | None,
    course_folder: Path | None,
    worker: Any,
    executor: str,
    scheduler: str | None,
    tls_ca: Path | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    allow_unprotected: bool,
) -> None:
    """Grade what a class handed in: the zip that a platform lets you download, or a folder.

    It may hold a folder, an archive or a notebook for each student, or be named as
    Canvas, Moodle, Gradescope, GitHub Classroom, Classroom 50 or nbgrader name it.
    It is graded for marks, as with --trusted. What is done is kept in the folder
    --out as it is done: the same command goes on after whatever has ended it.

    Exit codes: 0 all graded, 2 wrong usage, 3 some could not be graded.
    """
    from grader.batch import grading, layouts, roster, store, tree, ways
    from grader.sandbox.policy import Unprotected

    course = course_of(course_folder)
    steps = () if regrade in (None, "all") else (step_of(course, regrade),)
    if course.key and seed not in (None, course.seed):
        usage("This copy of the course has recorded answers in place of its solutions: leave out --seed.")
    if layout not in (None, *layouts.LAYOUTS):
        usage(f"There is no layout {layout!r}. They are: {', '.join(layouts.LAYOUTS)}.")
    if (executor == "dask") != bool(scheduler):
        usage("Give --executor dask together with --scheduler ADDRESS.")
    if out.exists() and not out.is_dir():
        usage(f"{str(out)!r} is a file: --out is the folder that keeps the class.")
    expect_temporary_folder()
    way = ways.way_of(course, seed)
    tls = {"tls_ca_file": tls_ca, "tls_client_cert": tls_cert, "tls_client_key": tls_key}
    if scheduler:
        files = {name: str(file) for name, file in tls.items() if file}
        executing = _on_cluster(scheduler, files, way, course_folder, seed, time_limit, allow_unprotected)
    else:
        executing = _here(course, worker, jobs or cores(), time_limit, allow_unprotected)
    try:
        people = roster.read(roster_file) if roster_file else None
        with faults(), tree.opened(submissions) as there, store.opened(out, to_grade=True) as kept:
            found = layouts.read(there, layout)
            if found is None or any(one.key == course.notebook for one in found.handed):
                _no_class(submissions, layout, course)
            about = {"layout": found.layout, "source": str(submissions.absolute()), "course_name": course.name}
            number = f"{len(found.handed)} submission{'s' * (len(found.handed) != 1)}"
            click.echo(f"{number}, read as “{found.layout}”, to be graded for marks.", err=True)
            taken = grading.take(found, people, course, kept, way, seed=seed, about=about, only=only)
            with executing as each:
                changed = _graded(taken, kept, each, steps, only, again=regrade is not None)
            faulty = grading.faults(kept)
            _summary(kept, found, submissions, faulty)
            if people:
                _list(f"In {roster_file} without an ID, and passed over", list(people.nameless))
            if regrade:
                _say_what_changed(kept, changed)
            raise SystemExit(NOT_GRADED if faulty else PASSED)
    except (tree.NoClass, roster.Unreadable, grading.NotTheClass) as error:
        usage(str(error))
    except (store.StoreError, Unprotected) as error:
        raise Stop(str(error), NOT_GRADED) from None


@contextmanager
def _here(
    course: "Course", worker: Any, jobs: int, time_limit: float | None, allow_unprotected: bool
) -> "Iterator[Each]":
    """This machine grades."""
    from grader.engine.machine import on_this_machine

    settings: dict[str, Any] = {"time_limit": time_limit, "trusted": True, "allow_unprotected": allow_unprotected}
    with on_this_machine(course, worker, jobs=jobs, **settings) as grader:
        yield grader.each


@contextmanager
def _on_cluster(
    address: str,
    tls: dict[str, str],
    way: "Way",
    course_folder: Path | None,
    seed: int | None,
    time_limit: float | None,
    allow_unprotected: bool,
) -> "Iterator[Each]":
    """The workers of a cluster grade."""
    from grader.batch import cluster

    terms = cluster.Terms(way, course_folder and course_folder.resolve(), seed, time_limit, allow_unprotected)
    try:
        with cluster.connected(address, tls) as client:
            yield lambda jobs: cluster.each(client, jobs, terms, said=partial(click.echo, err=True))
    except cluster.NoCluster as error:
        raise Stop(f"{error} What is graded is kept; the same command goes on.", NOT_GRADED) from None


def _no_class(submissions: Path, layout: str | None, course: "Course") -> NoReturn:
    own = (course.notebook, *(step.file for step in course.steps))
    if any(name and (submissions / name).is_file() for name in own):
        usage(f"{str(submissions)!r} is one student's work. Grade it with `grade {submissions}`.")
    fitting = f"in the layout {layout}" if layout else "that looks like submissions"
    usage(
        f"There is nothing {fitting} in {str(submissions)!r}. Give the zip that your platform lets you download, or "
        "a folder with a folder, an archive or a notebook for each student."
    )


def _graded(
    taken: "Taken", kept: "Store", each: "Each", steps: "tuple[Step, ...]", only: tuple[str, ...], *, again: bool
) -> "list[Changed]":
    from grader.batch import grading
    from grader.engine import progress

    digests = {row.digest for row in kept.rows() if not only or any(map(row.is_called, only))}
    todo = digests if again else digests & kept.waiting().keys()
    if len(todo) < len(digests):
        click.echo(f"{len(digests) - len(todo)} are graded already and stay as they are (--regrade).", err=True)
    with progress.Graded(len(todo)) as seen:
        try:
            return grading.grade(
                taken,
                kept,
                each,
                again=sorted(digests) if again else (),
                steps=steps,
                only=frozenset(digests),
                heard=seen.another,
            )
        except KeyboardInterrupt:
            words = f"Stopped: {seen.done} of {len(todo)} are graded and kept. The same command goes on."
            raise Stop(words, INTERRUPTED) from None


def _summary(kept: "Store", found: "Class", submissions: Path, faulty: "list[tuple[Row, str]]") -> None:
    """What came of the class, on stdout: counts, and whatever somebody has to look at."""
    from grader.reports.text import clean

    rows = kept.rows()
    waiting = kept.waiting().keys() - {row.digest for row, _ in faulty}
    left = sum(row.digest in waiting for row in rows)
    same = len(rows) - len({row.digest for row in rows})
    click.echo(f"{len(rows)} submission{'s' * (len(rows) != 1)} in {submissions}, read as “{found.layout}”.")
    also = (f"{same} the same as another one" if same else "", f"{left} not graded yet" if left else "")
    click.echo(f"Graded: {', '.join(filter(None, (str(len(rows) - len(faulty) - left), *also)))}.")
    _list("Could not be graded, and nobody's fault but ours", [f"{row.id}: {why}" for row, why in faulty])
    _list("To look at", [f"{row.id}: {remark}" for row in rows for remark in row.remarks])
    _list("Nothing handed in", [f"{one} {name}".strip() for one, name in kept.missing().items()])
    _list("Nobody's", [f"{clean(path, SHOWN)} {reason}" for path, reason in kept.left_over().items()])


def _say_what_changed(kept: "Store", changed: "list[Changed]") -> None:
    """What a grading anew has come to: nothing is the usual thing, and good to know."""
    whose = {one.digest: one for one in changed}
    rows = [row for row in kept.rows() if row.digest in whose]
    lines = [f"{row.id}: {whose[row.digest].before} -> {whose[row.digest].after}" for row in rows]
    _list("Graded anew, and now with other points", lines)
    if not lines:
        click.echo("Graded anew: all points are as they were.")


def _list(title: str, lines: list[str]) -> None:
    from grader.reports.text import clean

    if lines:
        click.echo(f"{title} ({len(lines)}):")
        for line in lines[:LISTED]:
            click.echo(f"  {clean(line, 300)}")
        if len(lines) > LISTED:
            click.echo(f"  ... and {len(lines) - LISTED} more")
