"""A page in a browser."""

import subprocess
import sys
from pathlib import Path


def show(page: Path) -> None:
    """Let a browser open a page, wherever there is one."""
    # Apart from the terminal, in which some browsers would open, and on which others write.
    subprocess.Popen(  # noqa: S603 - our own interpreter, and a module of its own
        [sys.executable, "-P", "-m", "webbrowser", page.resolve().as_uri()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
