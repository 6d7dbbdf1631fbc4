"""The course as a student and a teacher get it: solutions, stubs, and what a failing plot looks like."""

import base64
import io
import os
import re
import subprocess
import sys

from PIL import Image

from grader.worker import threads
from tests.running import ROOT, checks_of, grade, report_of


def test_the_solutions_get_everything():
    # The steps that train nothing: an installed grader gets the whole 100 in test_release.py.
    done = grade(ROOT / "solutions", *(f"--step={number}" for number in "1279"))
    assert done.returncode == 0, done.stdout
    assert "Score 35/35   (35 and bonus 10/10)" in done.stdout
    assert "Next: step 3, step3_plot.py: Look at the digits." in done.stdout


def test_the_exercises_get_nothing_and_the_next_thing_is_named():
    done = grade(ROOT / "exercises")
    assert done.returncode == 1
    assert "Score 0/100   (0 and bonus 0/10)" in done.stdout
    assert done.stdout.count("not attempted") == 9
    assert "Next: step 1, step1_load.py: read_images is not written yet." in " ".join(done.stdout.split())


def test_two_gradings_of_the_same_submission_give_the_same_report(course_grader):
    def report():
        made = course_grader.grade_path(
            ROOT / "solutions", steps=(course_grader.course.find("2"), course_grader.course.find("1"))
        )
        return [(check.id, check.outcome, check.expected, check.actual) for step in made.steps for check in step.checks]

    assert report() == report()


def test_a_failed_plot_comes_with_both_pictures(tmp_path):
    text = (ROOT / "solutions" / "step3_plot.py").read_text("utf-8").replace("gray_r", "viridis")
    (tmp_path / "step3_plot.py").write_text(text, "utf-8")
    _, report = report_of(tmp_path / "step3_plot.py")
    check = checks_of(report)["step3_plot.shows_the_digit"]
    assert "in colour" in check["message"]
    assert [image["title"] for image in check["images"]] == [
        "your picture",
        "expected (labels are made up, so that no code can know them)",
    ]
    theirs, expected = (
        Image.open(io.BytesIO(base64.b64decode(image["png"]))).convert("RGB") for image in check["images"]
    )
    assert theirs.size == expected.size
    # Viridis shows no ink as dark violet, the expected picture as white.
    middle = tuple(side // 2 for side in theirs.size)
    corner = (theirs.size[0] // 4, theirs.size[1] // 4)
    assert middle != corner
    assert min(expected.getpixel(corner)) > 240
    assert max(theirs.getpixel(corner)) < 160


def test_every_worked_example_in_the_stubs_is_true(tmp_path):
    """The numbers in the docstrings, run with the solutions on the course's data."""
    code = f"""
import doctest, sys
sys.path.insert(0, {str(ROOT / "solutions")!r})
import matplotlib; matplotlib.use("agg")
import numpy as np, matplotlib.pyplot as plt
from step1_load import *; from step2_prepare import *; from step3_plot import *; from step4_detector import *
from step5_multiclass import *; from step6_classifiers import *; from step7_accuracy import *; from step8_mistakes import *
import step1_load, step2_prepare, step3_plot, step4_detector, step5_multiclass, step6_classifiers, step8_mistakes
import step7_accuracy, step9_stretch
x_train, y_train, x_test, y_test = load_mnist("datasets/mnist")
x, y = x_train, y_train
model = train_logistic(x_train, y_train)
predictions = model.predict(x_test)
known = dict(globals())
failed = 0
for module in (step1_load, step2_prepare, step3_plot, step4_detector, step5_multiclass, step6_classifiers, step7_accuracy,
               step8_mistakes, step9_stretch):
    result = doctest.testmod(module, extraglobs=known, optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    print(module.__name__, result)
    failed += result.failed
sys.exit(failed)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **threads.ONE},
    )
    assert done.returncode == 0, re.sub(r"(?s)^.*?\*\*\*", "***", done.stdout) + done.stderr
