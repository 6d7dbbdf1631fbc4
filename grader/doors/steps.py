"""The commands that list the steps, and give hints."""

from pathlib import Path

import click

from grader.doors.options import course_of, course_option, did_you_mean, step_of, usage
from grader.doors.practice import say_which


@click.command("list")
@course_option
def list_steps(course_folder: Path | None) -> None:
    """List the steps: their points, files and functions."""
    course = course_of(course_folder)
    click.echo(f"{course.name} ({course.version})\n")
    for step in course.steps:
        points = f"{'+' if step.bonus else ''}{step.points}"
        click.echo(f"{step.number:>2}  {step.title:<32} {points:>4} points  {step.file}")
        click.echo(f"    {', '.join(step.functions)}\n")


@click.command(short_help="Give a hint for a step or a function.")
@click.argument("step_name", metavar="STEP", default="")
@click.argument("function", required=False)
@click.option(
    "--tier", type=click.IntRange(1, 3), default=1, help="1: a question, 2: what to call, 3: the shape of the code."
)
@course_option
def hint(step_name: str, function: str | None, tier: int, course_folder: Path | None) -> None:
    """Give a hint for a STEP, or for one FUNCTION of it, whose name is enough."""
    course = course_of(course_folder)
    if not step_name:
        say_which(course, "hint", functions=True)
    step = step_of(course, step_name)
    if function is None and step_name in step.functions:
        function = step_name
    if function is not None and function.isdecimal():
        usage(f"Did you mean `grade hint {step_name} --tier {function}`? Tiers are 1, 2 and 3.")
    if function is not None and function not in step.hints:
        near = did_you_mean(function, step.functions)
        usage(f"Step {step.number} has no function {function!r}.{near} It has: {', '.join(step.functions)}.")
    for name in [function] if function else step.functions:
        click.echo(f"{name}: {step.hints[name][tier - 1]}")
    if tier < len(step.hints[step.functions[0]]):
        which = f" {function}" if function else f" {step.functions[0]}"
        click.echo(f"\nMore: grade hint {step.number}{which} --tier {tier + 1}")
