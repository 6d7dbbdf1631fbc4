"""The command that says where results are kept for the next run, and removes them."""

import click


@click.command(short_help="Say where results are kept, or remove them.")
@click.option("--clear", is_flag=True, help="Remove them, and the pages with pictures.")
def cache(*, clear: bool) -> None:
    """Say where the results of earlier runs are kept."""
    from grader.doors import pages
    from grader.engine import cache as kept

    there = kept.folder()
    if there is None:
        click.echo("No results are kept: GRADE_CACHE is set, and empty.")
    elif clear:
        number, size = kept.clear(there)
        pages.clear()
        click.echo(f"Removed {number} results ({size / 1e6:.1f} MB) from {there}.")
    else:
        click.echo(f"Results of steps, and how they stood the last time, are kept in {there}.")
        click.echo("`grade cache --clear` removes them.")
