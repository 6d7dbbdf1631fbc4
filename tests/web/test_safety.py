"""What a student's code may try in the page: a right report, nothing earned, and a page that lives."""

import re

import pytest

from tests.web.browsing import IN_A_BROWSER, Served, Student

pytestmark = IN_A_BROWSER
BEGIN = "    # BEGIN SOLUTION\n"
NUMBER = 2  # of the step; with one of its functions broken, its other checks pass
ALL, BROKEN = "10 of 10", "7 of 10"


@pytest.fixture(scope="module")
def student(browser, compiled):
    served = Served(compiled)
    student = Student(browser, served.address)
    yield student
    student.context.close()
    served.close()


@pytest.fixture(scope="module")
def solution(course):
    step = course.steps[NUMBER - 1]
    return step.id, (course.solutions / step.file).read_text()


def broken(text, lines):
    """A solution whose first function begins with other lines."""
    return text.replace(BEGIN, "".join(f"    {line}\n" for line in lines.splitlines()) + BEGIN, 1)


# Puts something else in the place of what sends a worker's answers.
SENDS = """import js
from pyodide.ffi import create_proxy, to_js
plain = js.MessagePort.prototype.postMessage
def let_send(send): js.MessagePort.prototype.postMessage = create_proxy(send, capture_this=True)"""
HOSTILE = {
    "endless loop": ("while True: pass", "too slow.*had not finished after 10 s"),
    "exit": ("import os; os._exit(3)", r"ended the whole Python process \(exit code 3\)"),
    "exit with 0": ("import os; os._exit(0)", "ended the whole Python process"),
    "abort": ("import os; os.abort()", "ended the whole Python process"),
    "memory": ("kept = []\nwhile True: kept.append(bytearray(2**26))", "raised MemoryError"),
    "memory at once": ("import numpy; numpy.ones(2**28 - 1)", r"raised \w*MemoryError"),
    "recursion": ("def f(): return f()\nf()", "raised RecursionError"),
    "recursion without a limit": (
        "import sys; sys.setrecursionlimit(10**9)\ndef f(x): return [f(y) for y in (x,)]\nf(1)",
        r"raised (Recursion|Memory)Error|ended the whole Python process|too slow",
    ),
    "a message that says that it has died": (
        "import js; from pyodide.ffi import to_js\n"
        "js.postMessage(to_js({'kind': 'died', 'status': 0}, dict_converter=js.Object.fromEntries))\nint('x')",
        "raised ValueError|ended the whole Python process",
    ),
    "JavaScript made from text": (
        "from pyodide.code import run_js\nrun_js('MessagePort.prototype.postMessage = () => {}')",
        "raised JsException.*Content Security Policy",
    ),
    "other frames": (
        f"{SENDS}\nlet_send(lambda port, *_: plain.call(port, js.Uint8Array.new(99)))",
        "did not answer in a way the grader understands|ended the whole Python process",
    ),
    "frames of another kind": (
        f"{SENDS}\nlet_send(lambda port, *_: plain.call(port, js.Object.fromEntries(to_js([['kind', 'graded']]))))",
        "did not answer in a way the grader understands|ended the whole Python process",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_does_not_end_well_is_a_report(student, solution, name):
    step, text = solution
    lines, said = HOSTILE[name]
    status, report = student.grade(step, broken(text, lines))
    assert BROKEN in status
    assert re.search(said, report, re.DOTALL), report[-2000:]
    status, _ = student.grade(step, text)
    assert ALL in status


def test_ten_million_lines_are_bounded_and_the_grading_is_right(student, solution):
    step, text = solution
    status, report = student.grade(step, broken(text, "for i in range(10**7): print('xyz')"))
    assert (ALL if "is done." in report else BROKEN) in status
    assert report.count("xyz") < 10_000
    output = student.run(step, "for i in range(10**7): print('xyz')\n")
    assert student.status == "Done."
    assert 1000 < output.count("xyz") < 100_000
    assert ALL in student.grade(step, text)[0]


def test_memory_that_is_used_up_in_a_run_is_an_error(student, solution):
    output = student.run(solution[0], "kept = []\nwhile True: kept.append(bytearray(2**26))\n")
    assert "\nMemoryError\n" in output  # and below it a likely cause
    assert student.run(solution[0], "print('alive')\n").strip() == "alive"


FORGED = """
import js
from pyodide.ffi import run_sync, to_js
for message in [
    {"kind": "graded", "result": {"states": []}}, {"kind": "seen", "seen": {}}, {"kind": "ready"}, {"kind": "failed"},
    {"kind": "came", "bytes": 10**12}, {"kind": "start", "number": 1}, {"kind": "end", "number": 1}, {"kind": "__proto__"},
    {"kind": "said", "text": "forged"}, None, 5, [], "graded",
]:
    js.postMessage(to_js(message, dict_converter=js.Object.fromEntries))
for module in ("grader.checks", "grader.engine.grader", "grader.worker.key", "grader.worker.twin", "grader.api"):
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


def test_code_can_read_the_site_and_reach_nothing_else(student, solution):
    step, text = solution
    status, report = student.grade(step, broken(text, "int('x')") + FORGED)
    assert BROKEN in status
    assert "there:" not in report
    assert "not reached: https://example.org/" in report
    assert "reached: " in report.replace("not reached: ", "")  # the key is readable, as docs/web.md says
    assert "<img src=x" in report
    assert student.page.query_selector("#report img[src=x]") is None


def test_a_page_without_code_of_a_students_has_no_faults(browser, compiled, solution):
    """Beside what is said above: the page itself complains of nothing."""
    step, text = solution
    served = Served(compiled)
    one = Student(browser, served.address)
    assert ALL in one.grade(step, text)[0]
    assert one.faults == []
    one.context.close()
    served.close()
