"""Runs a course's examples as a page does; `python -m tests.web.examples` draws their pictures anew: look at them."""

import json
import subprocess
import sys

from grader.authoring import examples
from tests.running import ROOT

FOLDER = ROOT / "grader" / "checks" / "examples"
RUN = """
import base64, json, os, sys
from grader.worker.inside import trial
from grader.worker.inside.page import get_ready
get_ready("matplotlib sklearn")
said, shown = [], []
source = sys.stdin.read()
line, words, _ = trial.run(source, sys.argv[1], sys.argv[2], said.append, shown.append, None, None)
png = [base64.b64encode(one).decode() for one in shown]
print(json.dumps({"said": "".join(said), "png": png, "line": line, "words": words}))
"""


def ran(example, folder):
    """What it says, what it draws (as base64), and in which line and with what words it fails."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, example.file, folder],
        input=example.code,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    import base64
    import tempfile

    pictures = FOLDER / examples.PICTURES
    pictures.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.py"):
        (pictures / f"{path.stem}.png").touch()  # of a new example
    for example in examples.load(FOLDER).all:
        with tempfile.TemporaryDirectory() as folder:
            (png,) = ran(example, folder)["png"]
        (pictures / f"{example.id}.png").write_bytes(base64.b64decode(png))
