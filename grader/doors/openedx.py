"""The command `grade-openedx`: grades the one file that Open edX's container graders have in the environment."""

import os
import sys
import tempfile
from pathlib import Path

from grader import files
from grader.doors import cli
from grader.doors.options import NOT_GRADED
from grader.lms.openedx import TARGET

CODE = "SUBMISSION_CODE"


def main() -> None:
    """Grade the code in the environment as the file named at the end of the first argument; the second is edX's seed.

    What follows is options of `grade`.
    """
    name, options = Path(sys.argv[1] if sys.argv[1:] else "submission.py"), sys.argv[3:]
    try:
        files.expect_temporary_folder()
    except OSError as error:
        sys.stderr.write(f"Not graded: {error}.\n")
        sys.exit(NOT_GRADED)
    with tempfile.TemporaryDirectory(prefix="grade-") as folder:
        path = Path(folder) / name.name
        path.write_text(os.environ.get(CODE, ""), "utf-8", "surrogateescape", newline="")
        sys.argv = ["grade", str(path), "--for", TARGET.name, *options]
        cli.main()
