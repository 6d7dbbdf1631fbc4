"""A report as a page in a browser."""

import subprocess
import sys
from pathlib import Path

from grader import files
from grader.reports import html
from grader.reports.model import Report


def show(report: Report, folder: Path) -> Path:
    """Write a report as a page into a folder, and let a browser open it, wherever there is one; the page."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    page = (folder / "watched.html").resolve()
    files.replace(page, html.dump(report))
    # Apart from the terminal, in which some browsers would open, and on which others write.
    subprocess.Popen(  # noqa: S603 - our own interpreter, and a module of its own
        [sys.executable, "-P", "-m", "webbrowser", page.as_uri()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return page
