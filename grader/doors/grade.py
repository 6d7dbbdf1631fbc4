"""The command that grades a submission: for a person, or for the platform it runs in."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from grader.doors import meant, practice
from grader.doors.options import (
    FAILED,
    INTERRUPTED,
    NOT_GRADED,
    PASSED,
    Stop,
    alone_option,
    cores,
    course_of,
    course_option,
    did_you_mean,
    expect_temporary_folder,
    faults,
    step_of,
    tell,
    usage,
    write,
)

if TYPE_CHECKING:
    from grader.course.model import Course, Step
    from grader.engine.parts import Part
    from grader.lms.target import Delivery, Result, Surroundings, Target
    from grader.reports.model import Report
    from grader.submission.model import Submission

FAILED_ITSELF = "The grader itself failed, or is not set up right."
FORESEEABLE = (
    "Seeds: the course has no secret, so whoever has its checks can foresee their inputs; `grade release` makes one."
)
FORMATS = ("terminal", "json", "junit", "html")
TERMINAL: tuple[str, Path | None] = ("terminal", None)


@click.command("PATH", short_help="grade a submission", options_metavar="[OPTIONS]")
@click.argument("paths", metavar="PATH", type=click.Path(path_type=Path), nargs=-1)
@click.option("--step", "step_names", multiple=True, metavar="N|ID", help="Only this step; may be repeated.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help="How to show the report: terminal (default), json, html or junit, on stdout or into a file; may be repeated.",
)
@click.option(
    "--for",
    "platform",
    default="auto",
    envvar="GRADE_FOR",
    metavar="auto|none|NAME",
    help="The platform to write the result for, such as gradescope; by default the one that this runs in.",
)
@click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), help="Seed of the checks' inputs, instead of the submission's own."
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=1),
    metavar="SECONDS",
    help="For the whole submission; the platform's, else 20 minutes.",
)
@click.option(
    "--data", "data_folder", type=click.Path(path_type=Path), help="A folder with the full MNIST, to grade with that."
)
@course_option
@click.option("--worker", type=click.Choice(["zygote", "spawn"]), help="How the student's process is started.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Steps to grade at a time; by default one for marks, otherwise as many as there are cores.",
)
@click.option(
    "--fresh",
    is_flag=True,
    help="Grade every step anew. Otherwise, unless it is for marks, a step that has not changed keeps its result.",
)
@click.option("-v", "--verbose", is_flag=True, help="Also say what confines the code, and which digits judge models.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whenever a report was made.")
@click.option(
    "--trusted",
    is_flag=True,
    help="For marks: grade only if the sandbox proves itself, else exit with 3. Always so inside a platform.",
)
@click.option("--allow-unprotected", is_flag=True, help="With --trusted: grade anyway; the report says so.")
@alone_option
@click.option("--beside", type=click.Path(path_type=Path), hidden=True, help="The folder that a notebook belongs to.")
@click.option("--begun", is_flag=True, hidden=True, help="Only the steps of which the notebook has a function.")
@click.option("--without", multiple=True, hidden=True, help="Leave out a layer of the sandbox, to see what it is for.")
def grade_path(
    paths: tuple[Path, ...], platform: str, formats: tuple[str, ...], exit_zero: bool, trusted: bool, **options: Any
) -> None:
    """Grade the submission at PATH."""
    from grader.lms import detect

    path = _one(paths, options["course_folder"])
    around = detect.surroundings()
    target = _target(platform, around)
    shown = [_output(text) for text in formats]
    if target is None:
        if path is None:
            usage("Say what to grade, for example: grade exercises/")
        report = _for_a_person(path, shown or [TERMINAL], trusted, options)
        red = True
    else:
        if target.stdout_is_result and any(file is None for _, file in shown):
            usage(
                f"{target.title} reads its result from stdout: write other formats to a file, with --format NAME=FILE."
            )
        how = "found" if platform == "auto" else "named"
        announced = f"The result is written for {target.title} (--for {target.name}, {how})."
        report = _for_platform(target, around, path or target.submission(around), shown, announced, options)
        red = target.red
    if not report.complete:
        raise SystemExit(NOT_GRADED)
    done = all(step.outcome == "passed" or (step.bonus and step.outcome == "not_attempted") for step in report.steps)
    raise SystemExit(PASSED if done or exit_zero or not red else FAILED)


def inside_a_platform() -> bool:
    """Whether there is something to grade although no path is given."""
    from grader.lms import detect

    if os.environ.get("GRADE_FOR") == "none":
        return False
    with suppress(detect.SeveralTargets):
        return detect.detect(detect.surroundings()) is not None
    return True


def practised(path: Path, step: str, course_folder: Path | None) -> "Report":
    """The report of one step, as the command makes it for whoever practises: kept, or made now."""
    course = ["--course", str(course_folder)] if course_folder else []
    given = grade_path.make_context("grade", ["--step", step, *course, "--", str(path)]).params
    options = {name: given[name] for name in signature(_report).parameters if name in given}
    return _report(path, course_of(course_folder), **{**options, "trusted": False, "is_one_students": False})


def _target(name: str, around: "Surroundings") -> "Target | None":
    from grader.lms import detect

    if name == "none":
        return None
    if name == "auto":
        try:
            target = detect.detect(around)
        except detect.SeveralTargets as error:
            usage(str(error))
    else:
        if name not in detect.TARGETS:
            near = did_you_mean(name, detect.TARGETS)
            usage(f"There is no platform {name!r}.{near} They are: auto, none, {', '.join(detect.TARGETS)}.")
        target = detect.TARGETS[name]
    return target


def _one(paths: tuple[Path, ...], course_folder: Path | None) -> Path | None:
    """The one path that is named, if there is one."""
    if len(paths) > 1:
        if not paths[0].exists():
            _no_such_path(paths[0], course_of(course_folder), *paths[1:])
        meant.more_than_one(paths[0], paths[1:], course_of(course_folder))
    return paths[0] if paths else None


def _no_such_path(path: Path, course: "Course", *rest: Path) -> NoReturn:
    parent = click.get_current_context().parent
    commands = parent.command.list_commands(parent) if parent and isinstance(parent.command, click.Group) else []
    meant.no_such_path(path, rest, course, commands)


def _for_a_person(path: Path, shown: list[tuple[str, Path | None]], trusted: bool, options: dict[str, Any]) -> "Report":
    """Grade, and show the report; to who practises with what has changed since the last time.

    What is interrupted is shown as far as it has come, and goes into no file.
    """
    from grader.engine.parts import Interrupted

    course = course_of(options.pop("course_folder"))
    stopped = False
    try:
        report = _report(path, course, trusted=trusted, is_one_students=False, **options)
    except Interrupted as error:
        if trusted or TERMINAL not in shown:
            raise
        report, shown, stopped = error.report, [TERMINAL], True
    since, then = "", None
    if not trusted and not options["data_folder"]:
        since, then = practice.since_and_then(path, course, report, options["beside"])
    page = None
    if shown == [TERMINAL] and not trusted and any(check.images for step in report.steps for check in step.checks):
        from grader.doors import pages

        page = pages.keep(report, path)
    for name, file in shown:
        _render(report, name, file, since=since, then=then, page=page)
    if stopped:
        raise Stop("Interrupted: only the steps above were graded.", INTERRUPTED)
    return report


def _for_platform(
    target: "Target",
    around: "Surroundings",
    path: Path,
    shown: list[tuple[str, Path | None]],
    announced: str,
    options: dict[str, Any],
) -> "Report":
    """Grade, and leave a result that the platform can read whatever happens."""
    from grader.lms.target import Delivery
    from grader.reports.words import UNFINISHED

    delivery = Delivery()
    with _delivering(target):
        delivery.write(target.not_graded(UNFINISHED, around))
    tell(announced)
    try:
        options["time_limit"] = options["time_limit"] or target.seconds(around)
        options["alone"] = options["alone"] or target.own_system
        course = course_of(options.pop("course_folder"))
        report = _report(path, course, trusted=True, is_one_students=True, **options)
        result = target.graded(report, around)
    except Exception as error:
        # What is wrong with the set-up is for the instructor, on stderr.
        said = error.message if isinstance(error, Stop) and error.exit_code == NOT_GRADED else FAILED_ITSELF
        with _delivering(target):
            _deliver(delivery, target.not_graded(said, around))
        raise
    with _delivering(target):
        _deliver(delivery, result)
    # For people, when the platform has what it needs: no fault there takes the grade away.
    for name, file in shown or ([] if target.stdout_is_result else [("terminal", None)]):
        try:
            _render(report, name, file, aside=True)
        except Stop as stop:
            tell(stop.message)
    return report


def _deliver(delivery: "Delivery", result: "Result") -> None:
    delivery.finish(result)
    _print(result.stdout.encode("utf-8", "replace"))


@contextmanager
def _delivering(target: "Target") -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Stop(f"The result for {target.title} cannot be written: {error}.", NOT_GRADED) from error


def _print(data: bytes) -> None:
    """Bytes on stdout, whatever encoding it has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _report(
    path: Path,
    course: "Course",
    *,
    step_names: tuple[str, ...],
    seed: int | None,
    time_limit: float | None,
    data_folder: Path | None,
    beside: Path | None,
    begun: bool,
    worker: Any,
    jobs: int | None,
    fresh: bool,
    trusted: bool,
    is_one_students: bool,
    allow_unprotected: bool,
    alone: bool,
    verbose: bool,
    without: tuple[str, ...],
) -> "Report":
    """The report of a submission; where it is not known to be one student's, what is not has no report."""
    steps = tuple({step.id: step for step in (step_of(course, name) for name in step_names)}.values())
    if course.key and (data_folder or seed not in (None, course.seed)):
        usage("This copy of the course has recorded answers in place of its solutions: leave out --seed and --data.")
    if not path.exists():
        _no_such_path(path, course)
    from grader.submission.model import SubmissionError
    from grader.submission.stage import stage

    expect_temporary_folder()
    settings: dict[str, Any] = {
        "full_data": data_folder,
        "time_limit": time_limit,
        "trusted": trusted,
        "without": without,
        "jobs": jobs or (1 if trusted else cores()),
    }
    try:
        with stage(path, course, beside=beside) as submission:
            if submission.doubt and not is_one_students:
                usage(submission.doubt)
            chosen = submission.chosen(steps or course.steps)
            if begun:
                chosen = practice.begun(submission, chosen)
            # Only now, because what is imported for it takes longer than telling what is no submission.
            store, parts = None, {}
            if not (trusted or data_folder):
                from grader.engine import cache

                there = cache.folder()
                store = cache.Store(course, (worker, seed, without), there, fresh=fresh) if there else None
                parts = cache.known_parts(store, submission, chosen)
            if len(parts) == len(chosen):
                report = _kept(submission, course, chosen, seed, parts)
            else:
                # For marks, which libraries are there beforehand says nothing of what else was handed in.
                new = course.steps
                if not trusted:
                    new = tuple(step for step in chosen if step.id not in parts and not submission.problem(step))
                settings |= {"store": store, "allow_unprotected": allow_unprotected, "alone": alone or not trusted}
                report = _graded(submission, course, chosen, new, seed, worker, settings, verbose=verbose or trusted)
    except SubmissionError as error:
        raise Stop(str(error)) from None
    if len(chosen) < len(course.steps) and begun:
        report = practice.with_the_rest(report, [step for step in course.steps if step not in chosen])
    judging = any(check.hidden for step in chosen for check in step.checks)
    if judging and (verbose or not course.key) and report.environment["digits"] == "visible":
        tell("Digits: models are judged by the test digits that students have.")
    if trusted and report.environment["seeds"] == "foreseeable":
        tell(FORESEEABLE)
    return report


def _kept(
    submission: "Submission", course: "Course", steps: "tuple[Step, ...]", seed: int | None, parts: "dict[str, Part]"
) -> "Report":
    """The report of what has not changed at all since it was graded."""
    from grader.engine.parts import report

    environment = parts[steps[-1].id].environment
    return report(course, submission, steps, parts, seed=course.seed if seed is None else seed, environment=environment)


def _graded(
    submission: "Submission",
    course: "Course",
    steps: "tuple[Step, ...]",
    new: "tuple[Step, ...]",
    seed: int | None,
    worker: Any,
    settings: dict[str, Any],
    *,
    verbose: bool,
) -> "Report":
    """The report, for which something has to be run: with libraries for the steps that are `new`."""
    from grader.engine import progress
    from grader.engine.machine import on_this_machine
    from grader.engine.watchdog import watched
    from grader.sandbox.policy import Unprotected

    settings = {**settings, "jobs": max(1, min(settings["jobs"], len(new)))}
    try:
        with (
            faults(),
            on_this_machine(
                course, worker, steps=new, submission=None if settings["trusted"] else submission, **settings
            ) as one,
            progress.for_stderr() as seen,
        ):
            if one.unprotected:
                advice = "Grade only code that you trust here, such as your own; `grade doctor` says what to change."
                tell(f"{one.unprotected} {advice}")
            with watched(one.time_limit):
                report = one.grade(submission, steps=steps, seed=seed, progress=seen)
    except Unprotected as error:
        raise Stop(str(error), NOT_GRADED) from None
    if verbose or one.protection.missing:
        tell(f"Sandbox: {', '.join(one.protection.holding) or 'nothing holds here'}.")
    return report


def _output(text: str) -> tuple[str, Path | None]:
    name, _, file = text.partition("=")
    if name not in FORMATS:
        usage(f"There is no format {name!r}.{did_you_mean(name, FORMATS)} The formats are: {', '.join(FORMATS)}.")
    return name, Path(file) if file else None


def _render(
    report: "Report",
    name: str,
    file: Path | None,
    *,
    aside: bool = False,
    since: str = "",
    then: tuple[str, str] | None = None,
    page: Path | None = None,
) -> None:
    if name == "terminal" and file is None:
        from grader.reports import terminal

        terminal.show(report, since=since, then=then, page=page)
        return
    data = import_module(f"grader.reports.{name}").dump(report)
    if file is None:
        _print(data)
    else:
        write(file, data, aside=aside)
        tell(f"The report is in {file}.")
