"""The page in a real browser, with WEB=1: minutes, Chromium, and 150 MB from PyPI and npm the first time.

WEB_PIECES names the folder in which what was fetched stays, WEB_PICTURES one for screenshots.
"""

import json
import zipfile

import pytest

from tests.running import grade
from tests.web.browsing import IN_A_BROWSER, Served, Student

pytestmark = IN_A_BROWSER
MOST_FIRST, MOST_ALL = 24e6, 52e6  # bytes


@pytest.fixture(scope="module")
def student(browser, server):
    student = Student(browser, server.address)
    yield student
    assert [fault for fault in student.faults if "example.org" not in fault] == []
    student.context.close()


def solution(course, number):
    step = course.steps[number - 1]
    return step.id, (course.solutions / step.file).read_text()


def test_stubs_have_no_points(student, course):
    for step in course.steps[:3]:
        status, _ = student.grade(step.id, (course.exercises / step.file).read_text())
        assert f"not attempted: 0 of {step.points}" in status


@pytest.mark.parametrize("made", ["folder", "compiled"])
def test_the_bytes_are_within_bounds(request, made):
    folder = request.getfixturevalue(made)
    lock = json.loads((folder / "lock.json").read_text())["pieces"]
    first = sum(piece["bytes"] for piece in lock if set(piece["for"]) & {"python", "grader", "worker"})
    assert first < MOST_FIRST
    assert sum(piece["bytes"] for piece in lock) < MOST_ALL
    assert all((folder / piece["file"]).stat().st_size == piece["bytes"] for piece in lock)


BEGIN = "    # BEGIN SOLUTION\n"


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


def test_a_spare_worker_starts_only_when_the_first_is_idle(browser, server, course):
    one = Student(browser, server.address)
    step, text = solution(course, 2)
    one.write(step, text.replace(BEGIN, f"    while True: pass\n{BEGIN}", 1))
    one.press("grade")
    one.page.wait_for_function("() => document.querySelector('#checks .mark')?.textContent === '…'")
    _, used = one.page.workers  # the grader's and the student's
    with one.page.expect_event("worker"), used.expect_event("close"):
        one.press("stop")
    one.idle()
    assert len(one.page.workers) == 2
    one.context.close()


def test_run_shows_what_it_prints_draws_and_asks(student):
    said = student.run("step2_prepare", "print('<b>one</b>')\n\ndef f():\n    return 1 / 0\n\nf()\n")
    assert said.startswith("<b>one</b>\nTraceback")
    assert said.rstrip().endswith("ZeroDivisionError: division by zero\n\nCan the number you divide by be 0?")
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


def test_what_two_workers_need_is_fetched_once(browser, compiled, course):
    server = Served(compiled)
    one = Student(browser, server.address)
    step, text = solution(course, 2)
    one.page.evaluate("""async () => {
        const service = navigator.serviceWorker;
        await service.ready;
        if (!service.controller) await new Promise((done) => service.addEventListener("controllerchange", done));
    }""")
    server.paths.clear()
    assert "10 of 10" in one.grade(step, text)[0]
    large = [path for path in server.paths if path.startswith(("/vendor/", "/compiled/"))]
    assert len(large) > 5
    assert sorted(large) == sorted(set(large))
    one.context.close()
    server.close()


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
