"""Print the lower bounds in pyproject.toml as exact requirements, for pip: what CI installs to try the oldest libraries."""

import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
print(*(requirement.partition(";")[0].replace(">=", "==") for requirement in project["dependencies"]))  # noqa: T201 - for the shell
