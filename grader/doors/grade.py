"""The command that grades a submission: for a person, or for the platform it runs in."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from grader.doors.options import (
    FAILED,
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
MAX_NEAR = 1000  # names in the current folder that may be meant
FORMATS = ("terminal", "json", "junit", "html")


@click.command("PATH", short_help="grade a submission", options_metavar="[OPTIONS]")
@click.argument("path", type=click.Path(path_type=Path), required=False)
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
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whenever a report was made.")
@click.option(
    "--trusted",
    is_flag=True,
    help="For marks: grade only if the sandbox proves itself, else exit with 3. Always so inside a platform.",
)
@click.option("--allow-unprotected", is_flag=True, help="With --trusted: grade anyway; the report says so.")
@alone_option
@click.option("--beside", type=click.Path(path_type=Path), hidden=True, help="The folder that a notebook belongs to.")
@click.option("--without", multiple=True, hidden=True, help="Leave out a layer of the sandbox, to see what it is for.")
def grade_path(
    path: Path | None, platform: str, formats: tuple[str, ...], exit_zero: bool, trusted: bool, **options: Any
) -> None:
    """Grade the submission at PATH."""
    from grader.lms import detect

    around = detect.surroundings()
    target = _target(platform, around)
    shown = [_output(text) for text in formats]
    if target is None:
        if path is None:
            usage("Say what to grade, for example: grade exercises/")
        report = _report(path, trusted=trusted, is_one_students=False, **options)
        if not shown:
            _show(report, path, trusted=trusted)
        for name, file in shown:
            _render(report, name, file)
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

    with suppress(detect.SeveralTargets):
        return detect.detect(detect.surroundings()) is not None
    return True


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
    click.echo(announced, err=True)
    try:
        options["time_limit"] = options["time_limit"] or target.seconds(around)
        options["alone"] = options["alone"] or target.own_system
        report = _report(path, trusted=True, is_one_students=True, **options)
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
            click.echo(stop.message, err=True)
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
    *,
    step_names: tuple[str, ...],
    seed: int | None,
    time_limit: float | None,
    data_folder: Path | None,
    course_folder: Path | None,
    beside: Path | None,
    worker: Any,
    jobs: int | None,
    fresh: bool,
    trusted: bool,
    is_one_students: bool,
    allow_unprotected: bool,
    alone: bool,
    without: tuple[str, ...],
) -> "Report":
    """The report of a submission; where it is not known to be one student's, what is not has no report."""
    course = course_of(course_folder)
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
                report = _graded(submission, course, chosen, new, seed, worker, settings)
    except SubmissionError as error:
        raise Stop(str(error)) from None
    judging = any(check.hidden for step in chosen for check in step.checks)
    if judging and report.environment["digits"] == "visible":
        click.echo("Digits: models are judged by the test digits that students have.", err=True)
    if trusted and report.environment["seeds"] == "foreseeable":
        click.echo(FORESEEABLE, err=True)
    return report


def _kept(
    submission: "Submission", course: "Course", steps: "tuple[Step, ...]", seed: int | None, parts: "dict[str, Part]"
) -> "Report":
    """The report of what has not changed at all since it was graded."""
    from grader.engine.parts import report

    click.echo("Nothing has changed: these are the results of an earlier run (--fresh grades anew).", err=True)
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
                click.echo(f"{one.unprotected} {advice}", err=True)
            with watched(one.time_limit):
                report = one.grade(submission, steps=steps, seed=seed, progress=seen)
    except Unprotected as error:
        raise Stop(str(error), NOT_GRADED) from None
    click.echo(f"Sandbox: {', '.join(one.protection.holding) or 'nothing holds here'}.", err=True)
    return report


def _output(text: str) -> tuple[str, Path | None]:
    name, _, file = text.partition("=")
    if name not in FORMATS:
        usage(f"There is no format {name!r}.{did_you_mean(name, FORMATS)} The formats are: {', '.join(FORMATS)}.")
    return name, Path(file) if file else None


def _no_such_path(path: Path, course: "Course") -> NoReturn:
    meant = _meant(path, course)
    usage(
        f"There is no file or folder {str(path)!r}.{f' Did you mean {meant}?' if meant else ''} "
        f"A submission is a folder with files such as {course.steps[0].file}."
    )


def _meant(path: Path, course: "Course") -> str:
    """What somebody may have meant who named a path that is not there; empty where nothing is near."""
    parent = click.get_current_context().parent
    names = parent.command.commands if parent and isinstance(parent.command, click.Group) else ()
    commands = {name: f"the command `grade {name}`" for name in names}
    folder = path.parent if path.parent.is_dir() else Path()
    here, inside = _names(folder), _names(folder / course.exercises.name)
    step = course.find(path.name) or course.find(next(iter(_near(path.name, [one.file for one in course.steps])), ""))
    for names_there in (here, inside):
        if step and step.file in names_there:
            return names_there[step.file]
    if path.name == Path.cwd().name:
        return "`grade .`, the folder that you are in"
    near = _near(path.name, [*commands, *here])
    return (commands | here)[near[0]] if near else ""


def _near(name: str, known: list[str]) -> list[str]:
    return get_close_matches(name, known, n=1, cutoff=0.6)


def _names(folder: Path) -> dict[str, str]:
    """What is in a folder, each with the command that grades it."""
    with suppress(OSError):
        return {one.name: f"`grade {folder / one.name}`" for one in sorted(islice(folder.iterdir(), MAX_NEAR))}
    return {}


def _show(report: "Report", path: Path, *, trusted: bool) -> None:
    """Print a report for a person, and keep its page where there is something to look at; not that of marks."""
    from grader.reports import terminal

    page = None
    if not trusted and any(check.images for step in report.steps for check in step.checks):
        from grader.doors import pages

        page = pages.keep(report, path)
    terminal.show(report, page=page)


def _render(report: "Report", name: str, file: Path | None, *, aside: bool = False) -> None:
    if name == "terminal" and file is None:
        from grader.reports import terminal

        terminal.show(report)
        return
    data = import_module(f"grader.reports.{name}").dump(report)
    if file is None:
        _print(data)
    else:
        write(file, data, aside=aside)
        click.echo(f"The report is in {file}.", err=True)
