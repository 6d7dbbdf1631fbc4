"""The command `grade`: parses, calls, renders, and says in its exit code how it went."""

import io
import os
import signal
import sys
from difflib import get_close_matches

import click

from grader import package
from grader.course import home
from grader.doors import (
    author,
    batch,
    cache,
    comparing,
    convert,
    doctor,
    exercises,
    grade,
    gradebook,
    overview,
    read,
    start,
    steps,
    watch,
)
from grader.doors.options import INTERRUPTED, NOT_GRADED, PASSED, USAGE, Stop, faults, tell
from grader.reports.text import clean
from grader.worker import threads

PATH = "PATH"
MAX_WORDS = 4_000  # characters of a message


class PathOrCommand(click.Group):
    """A group whose first argument may be a path: then it is graded."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the grading command before what is not a command."""
        if not args and not grade.inside_a_platform():
            click.echo(WHAT_TO_DO, err=True)
            ctx.exit(USAGE)
        word = args[0].lstrip("-") if args else ""
        if args and args[0] != word in self.commands:
            raise Stop(
                f"There is no option {args[0]}. Did you mean the command `{' '.join(['grade', word, *args[1:]])}`?"
            )
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h", "--version")):
            args = [PATH, *args]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        return grade.grade_path if cmd_name == PATH else super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Those that are of use here: a student's copy of the course is neither taught with nor written."""
        away = _needing_solutions()
        if away and not home.has_solutions():
            away = {*away, "compare"}
        return [name for name in super().list_commands(ctx) if name not in away]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A usage line without the inner name."""
        if args[0] in _needing_solutions() and not any(word.partition("=")[0] == "--course" for word in args):
            raise Stop(FOR_OTHERS.format(args[0]))
        name, command, rest = super().resolve_command(ctx, args)
        return ("" if name == PATH else name), command, rest

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of grading, then the commands."""
        parameters = [param for param in grade.grade_path.get_params(ctx) if isinstance(param, click.Option)]
        if _needing_solutions():
            parameters = [param for param in parameters if param.name in FOR_PRACTICE]
        records = [record for param in parameters if (record := param.get_help_record(ctx))]
        with formatter.section("Options"):
            formatter.write_dl([*records, ("--version", "Show the version and exit.")])
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Those of whoever practises, of who teaches and of a course's author apart."""
        listed = self.list_commands(ctx)
        for title, names in WHOSE.items():
            known = [(name, self.commands[name]) for name in names if name in listed]
            width = formatter.width - 6 - max(len(name) for name in names)
            if known:
                with formatter.section(title):
                    formatter.write_dl([(name, command.get_short_help_str(width)) for name, command in known])


WHAT_TO_DO = """\
Say what to grade, for example:

    grade start                          get the exercises, in a new folder
    grade exercises/                     all steps in a folder
    grade exercises/step1_load.py        one step
    grade watch                          each step, as you save it
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


PRACTICE = "Commands"
WHOSE = {
    PRACTICE: ("start", "watch", "list", "read", "hint", "open", "reset", "compare", "convert", "doctor", "cache"),
    "To teach": ("batch", "class", "feedback", "gradebook", "release"),
    "To write a course": ("new", "stubs", "verify"),
}
FOR_PRACTICE = ("step_names", "formats", "jobs", "fresh", "verbose")  # options of grading
FOR_OTHERS = (
    "`grade {}` is for those who teach with this course or write one. It needs the solutions, and this is a student's "
    "copy, without them: use the copy that the course is released from, or name its folder with --course.\n"
    "What there is here: grade --help"
)

for command in (
    *(start.start, watch.watch, steps.list_steps, read.read, steps.hint),
    *(exercises.open_step, exercises.reset, comparing.comparing, doctor.doctor),
    *(author.stubs, author.verify, author.new, author.release),
    *(batch.batch, overview.class_, gradebook.gradebook, gradebook.feedback, convert.convert, cache.cache),
):
    cli.add_command(command)


def _needing_solutions() -> set[str]:
    """The commands that are not for a student's copy, where this is one."""
    if os.environ.get("GRADE_COURSE") or not home.is_students():
        return set()
    return {name for title, names in WHOSE.items() if title != PRACTICE for name in names}


def _expect_a_current_folder() -> None:
    try:
        os.getcwd()  # noqa: PTH109 - only asked
    except FileNotFoundError:
        raise Stop("The folder that you are in has been removed. Change to another one (cd).", USAGE) from None


def _open_what_is_closed() -> None:
    """Let nothing of ours take the place of a stream that whoever has started this has closed."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number
            setattr(sys, name, open(number, "w" if number else "r", closefd=False))  # noqa: SIM115


def main() -> None:
    """Run the command."""
    threads.limit()
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # what this terminal has no letters for is shown as \\u...
            stream.reconfigure(errors="backslashreplace")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a platform's time is over: leave nothing behind
    try:
        _expect_a_current_folder()
        with faults():
            raise SystemExit(cli.main(prog_name="grade", standalone_mode=False))
    except Stop as stop:
        _say(stop.message)
        raise SystemExit(stop.exit_code) from None
    except click.ClickException as error:
        words = io.StringIO()
        if isinstance(error, click.NoSuchOption) and error.possibilities:
            near = get_close_matches(error.option_name, error.possibilities, n=1)
            error = click.NoSuchOption(error.option_name, possibilities=near, ctx=error.ctx)
        error.show(words)
        _say(words.getvalue().replace("grade  ", "grade ").rstrip())
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
        _say(
            f"The grader itself failed, and nothing was graded: {type(error).__name__}: {error}\n"
            "This is not your fault. With GRADE_TRACEBACK=1 it shows its developers where."
        )
        raise SystemExit(NOT_GRADED) from None


def _say(message: str) -> None:
    """On stderr, without what a name in it may tell a terminal to do."""
    tell(clean(message, MAX_WORDS))
