"""The command that says what confines a submission on this machine."""

from pathlib import Path
from typing import Any

import click

from grader.doors.options import NOT_GRADED, PASSED, alone_option, course_of, course_option, expect_temporary_folder

FOUND = 3  # how many things that a probe could do are shown


@click.command()
@click.option("--format", "name", type=click.Choice(["terminal", "json"]), default="terminal", help="How to show it.")
@click.option("--worker", type=click.Choice(["zygote", "spawn"]), help="How the student's process is started.")
@alone_option
@click.option("--without", multiple=True, hidden=True, help="Leave out a layer of the sandbox, to see what it is for.")
@course_option
def doctor(name: str, worker: Any, alone: bool, without: tuple[str, ...], course_folder: Path | None) -> None:
    """Say what confines a submission here; exit with 3 if marks should not be given."""
    from grader.engine.machine import on_this_machine

    expect_temporary_folder()
    with on_this_machine(course_of(course_folder), worker, steps=(), without=without, alone=alone) as one:
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
        yes = "A grade given here can be trusted." if protection.trustworthy else "Marks should not be given here."
        click.echo(f"\n{yes}")
    raise SystemExit(PASSED if protection.trustworthy else NOT_GRADED)
