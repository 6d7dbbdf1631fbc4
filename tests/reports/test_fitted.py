"""Python whose lines fit a window: it stays the same Python."""

import ast

import pytest

from grader.course import model, tries
from grader.reports.fitted import fitted

COURSE = model.load()
CODES = {
    "\n".join([*example.lines, f"print({example.asked})" if example.asked else "", f"# expected: {example.wanted}"])
    for step in COURSE.steps
    for name in {*step.tries, *step.functions}
    for example in tries.of(COURSE, step, name)
}
LONG = '''from step1_load import read_images
for name in ["a name with spaces", f"{len('x')} more", 'and # no comment']:
    print(name == "nobody's name", """a text of
  several lines""", not name)
'''


@pytest.mark.parametrize("width", [20, 33, 51, 71, 200])
def test_code_is_the_same_in_any_window(width):
    for code in [*CODES, LONG]:
        there = fitted(code, width)
        assert ast.dump(ast.parse(there)) == ast.dump(ast.parse(code)), there
        if width > max(map(len, code.splitlines())):
            assert there == code


def test_lines_fit():
    too_long = [line for code in CODES for line in fitted(code, 51).splitlines() if len(line) > 51]
    assert not too_long
    # Comments stay whole.
    lines = [line.partition("  #")[0] for code in CODES for line in fitted(code, 33).splitlines()]
    longest = [line for line in lines if len(line) > 33]
    assert all(line.count('"') == 2 and " " not in line.strip('" ),') for line in longest), longest  # one long text


def test_where_lines_are_broken():
    assert fitted("x_train, y_train, x_test, y_test = grader.digits()", 30) == (
        "x_train, y_train, x_test, \\\n    y_test = grader.digits()"
    )
    assert fitted("print(share(np.array([5, 0, 4]), y))", 26) == "print(\n    share(\n    np.array([5, 0, 4]),\n    y))"
    assert fitted("# expected: [1, 2, 3, 4]", 20) == "# expected: [1, 2,\n#   3, 4]"


@pytest.mark.parametrize("code", ["not Python (at all, as it is never closed", "'half a text of more than 20"])
def test_what_is_no_python_stays_as_it_is(code):
    assert fitted(code, 20) == code
