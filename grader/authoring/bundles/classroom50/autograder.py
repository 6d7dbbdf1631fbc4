"""Classroom 50 runs this in the student's checkout: it fetches the grader from a private repository, and grades.

Classroom 50 publishes the folder of this file. The grader, which holds the solutions, must not be there:
its address is in GRADER_REPOSITORY (owner/name, or a URL), and a token that can read it in GRADER_TOKEN.
"""

import base64
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve()
OURS = {HERE.name, "__pycache__"}


def fetch(repository: str, token: str, folder: str) -> None:
    """Clone a repository; the token is neither on the command line nor kept."""
    if "://" not in repository and not repository.startswith("/"):
        repository = f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{repository}"
    login = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    header = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "http.extraHeader"}
    header["GIT_CONFIG_VALUE_0"] = f"Authorization: Basic {login}"
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", **(header if token else {})}
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", repository, folder], check=True, env=environment)


def main() -> int:
    """Return the exit code of `grade`: 3 means not graded, which the runner shows as an error."""
    published = sorted(path.name for path in HERE.parent.iterdir() if path.name not in OURS)
    repository, token = os.environ.pop("GRADER_REPOSITORY", ""), os.environ.pop("GRADER_TOKEN", "")
    if published:
        print(f"Classroom 50 publishes what is beside {HERE.name}: remove {', '.join(published)}.", file=sys.stderr)
        return 3
    if not repository:
        print("GRADER_REPOSITORY names no private repository with the grader.", file=sys.stderr)
        return 3
    checkout = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # what the student has committed is not looked at before it is graded
        fetch(repository, token, f"{folder}/grader")
        subprocess.run(["bash", f"{folder}/grader/install.sh", f"{folder}/installed"], check=True, stdout=sys.stderr)
        os.chdir(checkout)
        return subprocess.run([f"{folder}/installed/bin/grade", "--for", "classroom50"], check=False).returncode


sys.exit(main())
