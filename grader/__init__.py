"""The grader of the course on handwritten digit recognition with scikit-learn.

In a notebook, `%load_ext grader` gives `%grade` and `%hint`; `data_folder()` and `digits()` are for its cells.
"""

import os
import sys

# `python -m grader` puts the current folder first, where a student may have a click.py or a typing.py.
if sys.argv[:1] == ["-m"] and sys.path[:1] in ([""], [os.getcwd()]):  # noqa: PTH109 - pathlib is not imported yet
    del sys.path[0]

from typing import Any

from grader.course.home import data_folder, digits

__all__ = ["data_folder", "digits", "load_ipython_extension"]


def load_ipython_extension(shell: Any) -> None:
    """What `%load_ext grader` calls."""
    from grader.doors import jupyter

    jupyter.load(shell)
