"""The commands of a course's author: `grade stubs`, `grade verify`, `grade new`, `grade release`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.authoring import BUNDLES
from grader.doors.options import FAILED, course_of, course_option, faults, step_of, usage, write

if TYPE_CHECKING:
    from grader.course.model import Course


def _authors(folder: Path | None) -> "Course":
    """The course in a folder, with its solutions."""
    course = course_of(folder)
    if course.key:
        usage("This is a student's copy of the course, without its solutions: this command is for its authors.")
    return course


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail if a stub differs from its solution.")
@course_option
def stubs(check: bool, course_folder: Path | None) -> None:
    """Write the stubs that students fill in from the solutions."""
    from grader.authoring import stubs as authoring

    course = _authors(course_folder)
    with faults():
        changed = authoring.drift(course) if check else authoring.write(course)
    for path in changed:
        click.echo(f"{'differs from its solution' if check else 'written'}: {path}")
    if check and changed:
        click.echo("Run `grade stubs` to write them again; they are never edited by hand.", err=True)
        raise SystemExit(FAILED)


@click.command()
@click.argument("step_names", metavar="[STEP]...", nargs=-1)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use; by default three more than cores.")
@click.option(
    "--slow",
    is_flag=True,
    help="Also what takes long: submissions with a line `# slow:`, hidden checks that a wrong one does not name, right "
    "ones with other secrets, more odd values and seeds.",
)
@click.option(
    "--mutants",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Take out N of the checks' claims, one at a time: some submission must notice. A large N takes them all.",
)
@click.option(
    "--submissions",
    "folder",
    type=click.Path(path_type=Path),
    help="Wrong and right submissions, in a folder for each step; by default the course's.",
)
@click.option("--table", is_flag=True, help="Also print which check notices which fault of which function.")
@click.option("--record", type=click.Path(path_type=Path), help="Write which submission refutes which claim, as JSON.")
@course_option
def verify(
    step_names: tuple[str, ...],
    jobs: int | None,
    slow: bool,
    mutants: int,
    folder: Path | None,
    table: bool,
    record: Path | None,
    course_folder: Path | None,
) -> None:
    """Prove the course: solutions, stubs, and wrong and right submissions against the checks."""
    from grader.authoring import verify as authoring
    from grader.engine.progress import Counting

    course = _authors(course_folder)
    steps = tuple(step_of(course, name) for name in step_names)
    with faults(), Counting("verifying") as counting:
        proof = authoring.verify(
            course,
            folder or course.submissions,
            steps=steps,
            jobs=jobs or 0,
            slow=slow,
            mutants=mutants,
            counting=counting,
        )
    if record is not None:
        import msgspec

        rows = [
            {"claim": site, "refuters": [str(sample.path) for sample in stopped]}
            for site, stopped in proof.refuters.items()
        ]
        write(record, msgspec.json.format(msgspec.json.encode(rows)))
    if table:
        click.echo(authoring.table(proof))
    for problem in proof.problems:
        click.echo(problem)
    click.echo("\n".join(f"{number:>5}  {what}" for what, number in proof.counts.items()))
    if proof.problems:
        click.echo(f"Not proved: {len(proof.problems)} problems, listed above.", err=True)
        raise SystemExit(FAILED)
    click.echo("Proved.")


@click.command()
@click.argument("name", metavar="STEPN_NAME")
@course_option
def new(name: str, course_folder: Path | None) -> None:
    """Write the files of a new step, such as step10_rotate, for its author to fill in."""
    from grader.authoring import new as authoring

    course = _authors(course_folder)
    with faults():
        written = authoring.write(course, name)
    for path in written:
        click.echo(f"written: {path}")
    click.echo(f"Fill in every TODO, run `grade stubs`, and let `grade verify {name}` tell you what is missing.")


@click.command()
@click.argument("bundle", type=click.Choice(BUNDLES))
@click.option(
    "--out", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help="A folder, new or empty."
)
@click.option(
    "--vendor",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="For web: a folder with Python and the libraries, so that the page needs no other host.",
)
@click.option(
    "--compiled",
    is_flag=True,
    help="With --vendor: compile all modules beforehand (needs node, takes a minute); pages start in half the time.",
)
@click.option(
    "--with-solutions",
    is_flag=True,
    help="For student: the solutions, too, with which `grade compare` compares a step that has full marks.",
)
@course_option
def release(
    bundle: str, folder: Path, vendor: Path | None, compiled: bool, with_solutions: bool, course_folder: Path | None
) -> None:
    """Write a bundle to hand out or upload; docs/lms/ says what to do with it."""
    if folder.exists() and any(folder.iterdir()):
        usage(f"The folder {str(folder)!r} is not empty: name a new one.")
    if vendor and bundle != "web":
        usage(f"--vendor is for `grade release web`, not for {bundle}.")
    if compiled and not vendor:
        usage("--compiled needs --vendor: Python and the libraries have to be there to compile with.")
    if with_solutions and bundle != "student":
        usage(f"--with-solutions is for `grade release student`, not for {bundle}.")
    from grader.authoring import release as authoring
    from grader.authoring.wheel import BUILDER
    from grader.course.model import secret_file

    course = _authors(course_folder)
    known = bool(course.secret)
    with faults():
        written = authoring.release(course, bundle, folder, vendor, compiled=compiled, with_solutions=with_solutions)
    if not known and bundle not in authoring.FOR_STUDENTS:
        file = secret_file(course.name)
        click.echo(f"A secret for the seeds was made. It stays in {file}: keep it to yourself.", err=True)
    wheels = [path for path in written if path.suffix == ".whl"]
    if bundle == "student" and not wheels:
        click.echo(f"No wheel was built, as there is nothing to build it with: `pip install {BUILDER}`.", err=True)
    tops = sorted({path.relative_to(folder).parts[0] for path in written})
    click.echo(f"written to {folder}: {', '.join(tops)}")
    for wheel in wheels if bundle == "student" else ():
        click.echo(f"{wheel} is all of it in one file: `pip install` it, then `grade start`.")
