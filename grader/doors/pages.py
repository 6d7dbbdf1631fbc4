"""The page of the last run of each folder, kept where its pictures can be looked at."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from grader import files

if TYPE_CHECKING:
    from grader.reports.model import Report

MOST = 30  # pages
SUFFIX = ".html"


def folder() -> Path | None:
    """Where pages are kept: beside the results, or nowhere (None) where these are kept nowhere."""
    named = os.environ.get("GRADE_CACHE")
    if named is not None:
        return Path(named) / "pages" if named else None
    return platformdirs.user_cache_path("digits-autograder") / "pages"


def keep(report: "Report", submission: Path) -> Path | None:
    """Write the page of a report in place of the last one of this submission; None where it cannot be kept."""
    there = folder()
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
    clear(MOST)
    return path


def clear(most: int = 0) -> None:
    """Remove the oldest pages, until there are few enough."""
    there = folder()
    with suppress(OSError):
        pages = sorted(there.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime) if there else []
        for old in pages[: len(pages) - most]:
            old.unlink(missing_ok=True)
