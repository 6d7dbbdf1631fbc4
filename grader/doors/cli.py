"""The command `grade`: parses, calls, renders, and says in its exit code how it went."""

import os
from pathlib import Path
from typing import Any

import click

from grader import package
from grader.doors import author as commands
from grader.doors import grade as grading
from grader.doors.convert import convert
from grader.doors.gradebook import gradebook
from grader.doors.options import (
    INTERRUPTED,
    NOT_GRADED,
    PASSED,
    USAGE,
    Stop,
    course_of,
    course_option,
    did_you_mean,
    faults,
    step_of,
    usage,
)
from grader.worker import threads

PATH = "PATH"
FOUND = 3  # how many things that a probe could do are shown


class PathOrCommand(click.Group):
    """A group whose first argument may be a path: then it is graded."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the grading command before what is not a command."""
        if not args and not grading.inside_a_platform():
            click.echo(WHAT_TO_DO, err=True)
            ctx.exit(USAGE)
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h", "--version")):
            args = [PATH, *args]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        return grading.grade_path if cmd_name == PATH else super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A usage line without the inner name."""
        name, command, rest = super().resolve_command(ctx, args)
        return ("" if name == PATH else name), command, rest

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of grading, then the commands."""
        parameters = [param for param in grading.grade_path.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for param in parameters if (record := param.get_help_record(ctx))]
        with formatter.section("Options"):
            formatter.write_dl([*records, ("--version", "Show the version and exit.")])
        self.format_commands(ctx, formatter)


WHAT_TO_DO = """\
Say what to grade, for example:

    grade exercises/                     all steps in a folder
    grade exercises/step1_load.py        one step
    grade list                           what the steps are
    grade hint 1                         a hint for step 1
    grade --help                         everything else"""


@click.group(
    cls=PathOrCommand,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPTIONS]",
    subcommand_metavar="PATH | COMMAND [ARGS]...",
)
@click.version_option(package.VERSION, message="grade %(version)s")
def cli() -> None:
    """Grade a submission: a folder or an archive with the steps' files, or the file of one step.

    \b
        grade exercises/
        grade exercises/step4_detector.py
        grade homework.zip
        grade exercises/ --step 4 --format json=report.json

    A path that is called like a command is written with a slash: ./list. Inside a
    learning platform no path is needed, and the result is written as it reads it.

    \b
    Exit codes: 0 all passed, 1 graded and something failed, 2 wrong usage or a
    broken course, 3 could not be graded, 130 interrupted.
    """  # noqa: D301 - click's marks for lines that are not to be wrapped


@cli.command()
@click.option("--format", "name", type=click.Choice(["terminal", "json"]), default="terminal", help="How to show it.")
@click.option("--worker", type=click.Choice(["zygote", "spawn"]), help="How the student's process is started.")
@click.option("--without", multiple=True, hidden=True, help="Leave out a layer of the sandbox, to see what it is for.")
@course_option
def doctor(name: str, worker: Any, without: tuple[str, ...], course_folder: Path | None) -> None:
    """Tell what keeps a submission from harm here; exit with 3 if marks should not be given."""
    from grader.engine.grader import Grader

    with Grader(course_of(course_folder), worker=worker, without=without) as one:
        protection = one.protection
    if name == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(protection)))
    else:
        click.echo(f"A submission runs in a process of its own, with these layers: {', '.join(protection.layers)}.\n")
        for one_property in protection.properties:
            if one_property.holds:
                click.echo(f"✓ {one_property.name:<32}by {', '.join(one_property.by)}")
                continue
            found, more = one_property.found[:FOUND], len(one_property.found) - FOUND
            click.echo(f"✗ {one_property.name}")
            click.echo(f"    A probe could use: {', '.join(found)}{f', and {more} more' if more > 0 else ''}")
            if one_property.advice:
                click.echo(f"    {one_property.advice}")
        yes = "A grade given here can be trusted." if protection.trustworthy else "Marks should not be given here."
        click.echo(f"\n{yes}")
    raise SystemExit(PASSED if protection.trustworthy else NOT_GRADED)


@cli.command("list")
@course_option
def list_steps(course_folder: Path | None) -> None:
    """List the steps: their points, files and functions."""
    course = course_of(course_folder)
    click.echo(f"{course.name} ({course.version})\n")
    for step in course.steps:
        points = f"{'+' if step.bonus else ''}{step.points}"
        click.echo(f"{step.number:>2}  {step.title:<32} {points:>4} points  {step.file}")
        click.echo(f"    {', '.join(step.functions)}\n")


@cli.command()
@click.argument("step_name", metavar="STEP")
@click.argument("function", required=False)
@click.option(
    "--tier", type=click.IntRange(1, 3), default=1, help="1: a question, 2: what to call, 3: the shape of the code."
)
@course_option
def hint(step_name: str, function: str | None, tier: int, course_folder: Path | None) -> None:
    """Give a hint for a STEP, or for one FUNCTION of it."""
    step = step_of(course_of(course_folder), step_name)
    if function is not None and function not in step.hints:
        near = did_you_mean(function, list(step.hints))
        usage(f"Step {step.number} has no function {function!r}.{near} It has: {', '.join(step.functions)}.")
    for name in [function] if function else step.functions:
        click.echo(f"{name}: {step.hints[name][tier - 1]}")
    if tier < len(step.hints[step.functions[0]]):
        which = f" {function}" if function else f" {step.functions[0]}"
        click.echo(f"\nMore: grade hint {step.number}{which} --tier {tier + 1}")


for command in (commands.stubs, commands.verify, commands.new, commands.release, gradebook, convert):
    cli.add_command(command)


def main() -> None:
    """Run the command."""
    threads.limit()
    try:
        with faults():
            raise SystemExit(cli.main(prog_name="grade", standalone_mode=False))
    except Stop as stop:
        click.echo(stop.message, err=True)
        raise SystemExit(stop.exit_code) from None
    except click.ClickException as error:
        error.show()
        raise SystemExit(USAGE) from None
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted: nothing was graded.", err=True)
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        # Whoever read our output has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise SystemExit(PASSED) from None
    except Exception as error:
        if os.environ.get("GRADE_TRACEBACK"):
            raise
        click.echo(
            f"The grader itself failed, and nothing was graded: {type(error).__name__}: {error}\n"
            "This is not your fault. With GRADE_TRACEBACK=1 it tells its developers where.",
            err=True,
        )
        raise SystemExit(NOT_GRADED) from None
