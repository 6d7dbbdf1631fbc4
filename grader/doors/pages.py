"""The page of the last run of each folder, kept where its pictures can be looked at."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from grader import files
from grader.engine import cache

if TYPE_CHECKING:
    from grader.reports.model import Report

MOST = 30  # pages
SUFFIX = ".html"


def folder() -> Path | None:
    """Where pages are kept: beside the results, or nowhere (None) where these are kept nowhere."""
    there = cache.folder()
    return there and there / "pages"


def keep(report: "Report", submission: Path, there: Path | None = None) -> Path | None:
    """Write the page of a report in place of the last one of this submission; None where it cannot be kept.

    Args:
        report: what it shows.
        submission: where the work is.
        there: where pages are kept; by default in `folder()`.
    """
    there = there or folder()
    if there is None:
        return None
    from grader.reports import html

    name = hashlib.sha256(os.fsencode(submission.resolve())).hexdigest()[:12]
    path = there / f"{submission.resolve().stem[:40]}-{name}{SUFFIX}"
    try:
        there.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.replace(path, html.dump(report))
    except OSError:
        return None
    clear(MOST, there)
    return path


def clear(most: int = 0, there: Path | None = None) -> None:
    """Remove the oldest pages, until there are few enough."""
    there = there or folder()
    with suppress(OSError):
        pages = sorted(there.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime) if there else []
        for old in pages[: len(pages) - most]:
            old.unlink(missing_ok=True)
