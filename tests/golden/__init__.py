"""Whole reports of the tiny course. `python -m tests.golden` rewrites them: read the difference before committing."""

import shutil

from tests.running import TINY

BROKEN = {
    "step1_double.py": "def double(x):\n    print('doubling')\n    x *= 2\n    return x\n",
    "step2_mean.py": "def train_mean(x, y)\n    return None\n",
}
SUBMISSIONS = ("solutions", "broken", "stubs")


def submission(name, folder):
    """The folder of one of the submissions, made inside another folder."""
    from grader.authoring.stubs import stubs
    from grader.course import model as course

    if name == "solutions":
        return TINY / "solutions"
    made = folder / name
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    texts = BROKEN if name == "broken" else {path.name: text for path, text in stubs(course.load(TINY))}
    for file, text in texts.items():
        (made / file).write_text(text, "utf-8")
    return made
