"""The command that says what confines a submission on this machine."""

from pathlib import Path
from typing import Any

import click

from grader.doors.options import NOT_GRADED, PASSED, course_of, course_option

FOUND = 3  # how many things that a probe could do are shown

ONE_BY_ONE = (
    "Workers have no namespaces here, so a submission could leave word for the next one, also of hidden digits. "
    "For marks, start a container for each submission, or grade as root (SECURITY.md)."
)


@click.command()
@click.option("--format", "name", type=click.Choice(["terminal", "json"]), default="terminal", help="How to show it.")
@click.option("--worker", type=click.Choice(["zygote", "spawn"]), help="How the student's process is started.")
@click.option("--without", multiple=True, hidden=True, help="Leave out a layer of the sandbox, to see what it is for.")
@course_option
def doctor(name: str, worker: Any, without: tuple[str, ...], course_folder: Path | None) -> None:
    """Say what confines a submission here; exit with 3 if marks should not be given."""
    from grader.engine.machine import on_this_machine

    with on_this_machine(course_of(course_folder), worker, steps=(), without=without) as one:
        protection = one.protection
    if name == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(protection)))
    else:
        click.echo(f"A submission runs in its own process, with these layers: {', '.join(protection.layers)}.\n")
        for one_property in protection.properties:
            if one_property.holds:
                click.echo(f"✓ {one_property.name:<32}by {', '.join(one_property.by)}")
                continue
            found, more = one_property.found[:FOUND], len(one_property.found) - FOUND
            click.echo(f"✗ {one_property.name}")
            click.echo(f"    A probe could use: {', '.join(found)}{f', and {more} more' if more > 0 else ''}")
            if one_property.advice:
                click.echo(f"    {one_property.advice}")
        if protection.trustworthy and "namespaces" not in protection.layers:
            click.echo(f"\n{ONE_BY_ONE}")
        yes = "A grade given here can be trusted." if protection.trustworthy else "Marks should not be given here."
        click.echo(f"\n{yes}")
    raise SystemExit(PASSED if protection.trustworthy else NOT_GRADED)
