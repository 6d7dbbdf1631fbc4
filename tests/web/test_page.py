"""The page in a real browser, with WEB=1: minutes, Chromium, and 150 MB from PyPI and npm the first time.

WEB_PIECES names the folder in which what was fetched stays, WEB_SAMPLES says how many wrong and right submissions are
compared with the command's results, WEB_PICTURES names a folder for screenshots.
"""

import json
import os
import re
import zipfile
from dataclasses import replace

import pytest

from grader.authoring import samples
from grader.authoring.release import SEED
from grader.engine.machine import on_this_machine
from tests.running import grade
from tests.web.browsing import IN_A_BROWSER, Served, Student

pytestmark = IN_A_BROWSER
SAMPLES = int(os.environ.get("WEB_SAMPLES", "6"))
MOST_FIRST, MOST_ALL = 24e6, 52e6  # bytes


@pytest.fixture(scope="module")
def student(browser, server):
    student = Student(browser, server.address)
    yield student
    assert [fault for fault in student.faults if "example.org" not in fault] == []
    student.context.close()


@pytest.fixture(scope="module")
def native(course):
    """The grader of this machine, with what a page has: the seed of the key, and no hidden digits."""
    with on_this_machine(replace(course, secret="", seed=SEED, hidden=None)) as grader:
        yield grader


def solution(course, number):
    step = course.steps[number - 1]
    return step.id, (course.solutions / step.file).read_text()


def outcomes(step):
    return [(check["id"], check["outcome"], check["score"]) for check in step["checks"]]


GRADE = """async ([files, step]) => {
    window.lock ??= await (await fetch("lock.json")).json();
    window.workers ??= new (await import("./workers.mjs")).Workers(lock, () => {});
    await workers.load(["sklearn", "matplotlib"]);
    return JSON.stringify((await workers.grade(files, step, () => {})).report);
}"""


def test_solutions_have_all_points_and_samples_what_they_have_elsewhere(student, native, course, tmp_path):
    """The page's own modules, without a click for each."""
    texts = {step.file: (course.solutions / step.file).read_text() for step in course.steps}
    report = json.loads(student.page.evaluate(GRADE, [texts, ""]))
    assert (report["score"], report["bonus"], report["complete"]) == (100, 10, True)
    assert (report["max_score"], report["max_bonus"]) == (100, 10)
    found = [sample for sample in samples.find(course, course.submissions) if "# slow:" not in sample.text]
    every = max(1, len(found) // SAMPLES)
    for sample in found[::every][:SAMPLES]:
        text = f"{texts[sample.step.file]}\n\n{sample.text}"
        (tmp_path / sample.step.file).write_text(text)
        here = native.grade_path(tmp_path / sample.step.file, steps=(sample.step,)).steps[0]
        there = json.loads(student.page.evaluate(GRADE, [{sample.step.file: text}, sample.step.id]))["steps"][0]
        expected = [(check.id, check.outcome, check.score) for check in here.checks]
        assert outcomes(there) == expected, sample.name


def test_stubs_have_no_points(student, course):
    for step in course.steps[:3]:
        status, _ = student.grade(step.id, (course.exercises / step.file).read_text())
        assert f"not attempted: 0 of {step.points}" in status


def test_the_bytes_are_within_bounds(folder):
    lock = json.loads((folder / "lock.json").read_text())["pieces"]
    first = sum(piece["bytes"] for piece in lock if set(piece["for"]) & {"python", "grader", "worker"})
    assert first < MOST_FIRST
    assert sum(piece["bytes"] for piece in lock) < MOST_ALL
    assert all((folder / piece["file"]).stat().st_size == piece["bytes"] for piece in lock)


BEGIN = "    # BEGIN SOLUTION\n"
HOSTILE = {
    "while True: pass": "too slow.*had not finished after 10 s",
    "import os; os._exit(3)": r"ended the whole Python process \(exit code 3\)",
    "def f(): return f()\n    f()": "raised RecursionError",
    "for i in range(10**6): print('x' * 10)": "All done",
}


@pytest.mark.parametrize("line", HOSTILE)
def test_what_does_not_end_well_is_a_report(student, course, line):
    step, text = solution(course, 2)
    status, report = student.grade(step, text.replace(BEGIN, f"    {line}\n{BEGIN}", 1))
    assert re.search(HOSTILE[line], report, re.DOTALL)
    assert ("10 of 10" if "All" in HOSTILE[line] else "7 of 10") in status
    status, _ = student.grade(step, text)
    assert "10 of 10" in status


FORGED = """
import js
from pyodide.ffi import run_sync, to_js
for message in [{"kind": "graded", "result": {"states": []}}, {"kind": "seen", "seen": {}}, {"kind": "ready"}, None, 5]:
    js.postMessage(to_js(message, dict_converter=js.Object.fromEntries))
for module in ("grader.checks", "grader.engine.grader", "grader.worker.key"):
    try:
        __import__(module)
        print("there:", module)
    except ImportError:
        pass
async def reach(place):
    try:
        print("reached:", place, (await js.fetch(place)).status)
    except BaseException as error:
        print("not reached:", place)
run_sync(reach("https://example.org/"))
run_sync(reach(js.location.origin.replace("blob:", "") + "/course/grader.zip"))
print("<img src=x onerror=alert(1)>")
"""


def test_code_can_read_the_site_and_reach_nothing_else(student, course):
    step, text = solution(course, 2)
    status, report = student.grade(step, text.replace(f"{BEGIN}", f"    int('x')\n{BEGIN}", 1) + FORGED)
    assert "7 of 10" in status
    assert "there:" not in report
    assert "not reached: https://example.org/" in report
    assert "reached: " in report  # the key is readable, as docs/web.md says
    assert "<img src=x" in report
    assert student.page.query_selector("#report img[src=x]") is None


def test_stop_ends_a_grading_and_a_run(student, course):
    step, text = solution(course, 2)
    student.write(step, text.replace(BEGIN, f"    while True: pass\n{BEGIN}", 1))
    student.press("grade")
    student.page.wait_for_function("() => document.querySelector('#checks .mark')?.textContent === '…'")
    student.page.wait_for_timeout(1000)
    student.press("stop")
    student.idle()
    assert student.status == "Stopped: nothing was graded."
    student.write(step, "print('on and on', flush=True)\nwhile True: pass\n")
    student.press("run")
    student.page.wait_for_function("() => document.getElementById('output').textContent.includes('on and on')")
    student.press("stop")
    student.idle()
    assert student.status == "Stopped."


def test_run_shows_what_it_prints_draws_and_asks(student):
    said = student.run("step2_prepare", "print('<b>one</b>')\n\ndef f():\n    return 1 / 0\n\nf()\n")
    assert said.startswith("<b>one</b>\nTraceback")
    assert said.rstrip().endswith("ZeroDivisionError: division by zero")
    assert student.status == "Stopped by an error in line 4."
    assert student.page.query_selector(".cm-lintRange-error")
    student.write("step3_plot", "import matplotlib.pyplot as plt\nplt.plot([1, int(input('y? '))])\nplt.show()\n")
    student.press("run")
    student.page.fill("#line", "7")
    student.page.keyboard.press("Enter")
    student.idle()
    assert student.page.inner_text("#output").strip() == "y? 7"
    assert len(student.page.query_selector_all("#figures img")) == 1


def test_with_the_keyboard_only(student, course):
    step, text = solution(course, 1)
    student.write(step, "")
    student.page.focus(".cm-content")
    student.page.keyboard.press("Control+a")
    student.page.keyboard.insert_text(text)
    student.page.keyboard.press("Control+Shift+Enter")
    student.idle()
    assert "15 of 15" in student.status
    student.page.keyboard.press("Escape")
    student.page.keyboard.press("Tab")
    assert student.page.evaluate("document.activeElement.id") == "run"
    student.open(step)
    assert "15/15" in student.page.inner_text("#steps [aria-current]")


def test_a_download_is_what_the_command_takes(student, course, tmp_path):
    step, text = solution(course, 1)
    student.write(step, text)
    with student.page.expect_download() as download:
        student.page.click("#download")
    file = tmp_path / "exercises.zip"
    download.value.save_as(file)
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert archive.read(f"{step}.py").decode() == text
    assert "Score" in grade(file, "--step", "1", "--format", "terminal").stdout


def test_it_opens_and_grades_without_a_server(browser, folder, course):
    """Also what nothing was fetched from: no other host can be reached here, and every request is this server's."""
    server = Served(folder)
    step, text = solution(course, 2)
    one = Student(browser, server.address)
    one.page.evaluate("async () => { await navigator.serviceWorker.ready }")
    one.page.reload()  # from now on all is kept
    one.page.wait_for_selector(".cm-editor")
    assert "10 of 10" in one.grade(step, text)[0]
    one.page.wait_for_timeout(1000)
    server.paths.clear()
    assert "10 of 10" in one.grade(step, text)[0]
    assert [path for path in server.paths if path != "/sw.js"] == []
    server.close()
    assert "10 of 10" in one.grade(step, text)[0]
    one.context.close()
