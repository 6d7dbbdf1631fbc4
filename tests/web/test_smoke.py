"""One step graded in a real browser: what CI has time for."""

from tests.web.browsing import IN_A_BROWSER, Student

pytestmark = IN_A_BROWSER


def test_a_step_is_graded_in_the_page(browser, server, course):
    step = course.steps[1]
    text = (course.solutions / step.file).read_text()
    one = Student(browser, server.address)
    status, report = one.grade(step.id, text)
    assert f"{step.points} of {step.points}" in status
    assert f"Step {step.number} is done." in report
    status, report = one.grade(step.id, text.replace("    # BEGIN SOLUTION\n", "    int('x')\n", 1))
    assert f"failed: {step.points - 3} of {step.points}" in status
    assert "raised ValueError" in report
    assert one.faults == []
    one.context.close()
