"""The report: how it adds up, its schema, and whole reports as they were agreed on."""

import json
import shutil

import jsonschema
import msgspec
import pytest

from grader.reports import html, terminal, words
from grader.reports import json as json_report
from grader.reports import model as report
from grader.reports.model import CheckResult, CourseInfo, SubmissionInfo, step_result
from tests.running import ROOT, TINY, grade, report_of, without_times

GOLDEN = ROOT / "tests" / "golden"


def check(outcome, points=2):
    return CheckResult(f"s.{outcome}", "T", outcome, points if outcome == "passed" else 0, points)


def a_step(*outcomes, bonus=False):
    return step_result(
        id="step1_x", title="X", bonus=bonus, student_output="", checks=tuple(check(outcome) for outcome in outcomes)
    )


def a_report(*steps):
    return report.report(
        course=CourseInfo("C", "1"), submission=SubmissionInfo("0"), seed=1, steps=steps, environment={}
    )


@pytest.mark.parametrize(
    ("outcomes", "outcome"),
    [
        (["passed", "passed"], "passed"),
        (["not_attempted", "not_attempted"], "not_attempted"),
        (["passed", "not_attempted"], "failed"),
        (["passed", "skipped"], "skipped"),
        (["not_attempted", "skipped"], "skipped"),
        (["passed", "failed", "skipped"], "failed"),
        (["failed", "timeout"], "timeout"),
        (["timeout", "error", "passed"], "error"),
    ],
)
def test_a_step_has_the_worst_outcome_of_its_checks(outcomes, outcome):
    assert a_step(*outcomes).outcome == outcome


def test_scores_add_up_and_a_bonus_is_kept_apart():
    made = a_report(a_step("passed", "failed"), a_step("passed", "passed"), a_step("passed", "failed", bonus=True))
    assert (made.score, made.max_score, made.bonus, made.max_bonus) == (6, 8, 2, 4)
    assert made.complete


@pytest.mark.parametrize(
    ("steps", "bonus", "said", "shown"),
    [
        (["passed failed"], [], "Score 2 of 4.", "Score 2/4"),
        (["passed failed"], ["failed"], "Score 2 of 4 (2 and bonus 0 of 2).", "Score 2/4   (2 and bonus 0/2)"),
        (["failed failed"], ["passed"], "Score 2 of 4 (0 and bonus 2 of 2).", "Score 2/4   (0 and bonus 2/2)"),
        (["passed"], ["passed"], "Score 2 of 2 (2 and bonus 2 of 2).", "Score 2/2   (2 and bonus 2/2)"),
        ([], ["passed failed"], "Score 2 of 4.", "Score 2/4"),
    ],
)
def test_the_score_is_what_counts(steps, bonus, said, shown):
    """Bonus points make up for lost ones, up to the maximum; alone, a bonus step is out of its own points."""
    made = a_report(*(a_step(*one.split()) for one in steps), *(a_step(*one.split(), bonus=True) for one in bonus))
    assert words.headline(made) == [said]
    assert shown in terminal.text(made).splitlines()


def failing(title, message, **more):
    return CheckResult(f"s.{title}", title, "failed", 0, 2, message=message, **more)


def text_of(*checks, printed=""):
    made = step_result(id="step1_x", title="X", bonus=False, student_output=printed, checks=checks)
    return [line.strip() for line in terminal.text(a_report(made)).splitlines()]


def test_what_several_checks_meet_is_read_once():
    error = "f raised KeyError: 'a'."
    lines = text_of(
        failing("A", error, help="Is it there?"),
        failing("B", f"{error} It was given a row.", help="Is it there?"),
        failing("C", "f did not raise ValueError.", help="Is it compared?", expected="ValueError", actual=error),
        failing("D", error, help="Is it another cause?"),
        failing("E", "It is not that.", help="Why?", expected="1", actual="2"),
        failing("F", "It is not that.", help="Why?", expected="1", actual="3"),
    )
    assert lines.count(error) == 2
    assert lines[lines.index("✗ B  (2)") + 1] == "The same as above. It was given a row."
    assert lines[lines.index("✗ C  (2)") + 1 :][:4] == [
        "f did not raise ValueError.", "expected: ValueError", "found:    The same as above.", "✗ D  (2)",
    ]  # fmt: skip
    assert "Is it compared?" not in lines
    assert lines.count("It is not that.") == lines.count("Why?") == 2


def test_one_mistake_that_many_checks_meet_is_told_once():
    """Also where another function leads to it; what else differs stays, and the page has all of it."""
    line = "ValueError: too many values (step1_x.py, line 6: a, b = c"
    checks = (
        failing("A", f"f raised {line}).", help="Why?", try_it="f(1)"),
        failing("B", f"f raised {line}). It was given a file.", help="Why?", try_it="f(2)"),
        failing("C", f"g raised {line}; reached from line 18).", help="Why?", try_it="g(1)"),
        failing("D", f"f raised {line.replace('line 6', 'line 9')}).", help="Why?", try_it="f(3)"),
    )
    lines = text_of(*checks)
    at = lines.index("✗ B  (2)")
    same = "The same as above."
    assert lines[at : at + 4] == ["✗ B  (2)", f"{same} It was given a file.", "✗ C  (2)", same]
    assert [line for line in lines if line.startswith(("f(", "g("))] == ["f(1)", "f(3)"]
    made = step_result(id="step1_x", title="X", bonus=False, student_output="", checks=checks)
    for complete in (html.dump(a_report(made)).decode(), terminal.whole(a_report(made))):
        assert all(one in complete for one in ("f(2)", "g(1)", "reached from line 18"))
    assert all(words.details(check) == f"{check.message}\nWhy?" for check in checks)


def test_what_was_printed_stands_line_by_line():
    assert "Your code printed: one" in text_of(failing("A", "no"), printed="one\n")
    lines = text_of(failing("A", "no"), printed="one\n" + "x" * 200 + "\n" + "y\n" * 7)
    at = lines.index("Your code printed:")
    assert [line[:3] for line in lines[at + 1 :]][:5] == ["one", "xxx", "y", "y", "..."]
    assert lines[at + 5] == "... and 5 more lines"


def test_next_is_what_has_failed_before_what_has_not_begun():
    stub = CheckResult("s.a", "A", "not_attempted", 0, 2, message="f is not written yet.", function="f")
    lines = text_of(stub, failing("g gives one", "no", function="g"), failing("It is two", "no", function="h"))
    assert [line for line in lines if line.startswith(("Next", "A hint"))] == [
        "Next: step 1, step1_x: “g gives one”.",
        "A hint: grade hint g",
    ]
    assert "Next: step 1, step1_x: h, “It is two”." in text_of(stub, failing("It is two", "no", function="h"))
    lines = text_of(stub)
    assert lines[lines.index("Next: step 1, step1_x: f is not written yet.") + 1] == "A hint: grade hint f"
    gone = CheckResult("s.a", "A", "not_attempted", 0, 2, message="There is no cell.", function="f")
    assert "A hint: grade hint 1" in text_of(gone)


def test_a_file_that_is_gone_can_be_written_anew(tmp_path):
    shutil.copy(TINY / "solutions" / "step1_double.py", tmp_path)
    said = grade(tmp_path, "--course", TINY).stdout
    assert "As it was handed out: grade reset 2" in said
    assert "grade hint" not in said


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ({}, ""),
        ({"step1_x": 2, "step2_x": 0, "step3_x": 2}, ""),
        ({"step1_x": 0}, "+2 points since last time: step 1 is done."),
        ({"step1_x": 1}, "+1 point since last time: step 1 is done."),
        ({"step2_x": 2}, "-2 points since last time, in step 2. Did the last edit touch something that worked?"),
        ({"step1_x": 0, "step3_x": 0}, "+4 points since last time: step 1 is done, +2 in step 3."),
        (
            {"step1_x": 0, "step2_x": 2},
            "As many points as last time: step 1 is done, -2 in step 2. Did the last edit touch something that worked?",
        ),
    ],
)
def test_what_has_changed_since_the_last_time(before, said):
    steps = [
        step_result(id=f"step{number}_x", title="X", bonus=False, student_output="", checks=tuple(map(check, outcomes)))
        for number, outcomes in enumerate((["passed"], ["failed"], ["passed", "failed"]), start=1)
    ]
    assert words.since(before, a_report(*steps)) == said


def test_an_error_makes_a_report_incomplete(capsys):
    made = a_report(a_step("passed", "error"))
    assert not made.complete
    terminal.show(made)
    assert "lower bound" in capsys.readouterr().out


def test_the_schema_is_the_committed_one():
    committed = json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8"))
    assert committed == json.loads(json.dumps(report.schema()))


def test_a_report_is_valid_and_comes_back():
    _, found = report_of(TINY / "solutions", "--course", TINY)
    jsonschema.validate(found, report.schema())
    assert json.loads(json_report.dump(msgspec.convert(found, report.Report))) == found


def test_every_field_is_explained():
    text = (ROOT / "docs" / "report.md").read_text("utf-8")
    for struct in (report.Report, report.StepResult, report.CheckResult, report.ImageResult):
        for field in struct.__struct_fields__:
            assert f"`{field}`" in text, field


@pytest.mark.parametrize("name", ["solutions", "broken", "stubs"])
def test_golden(name, tmp_path):
    """Whole reports of the tiny course; `python -m tests.golden` rewrites them, for a person to read the difference."""
    from tests.golden import SUBMISSIONS, submission

    assert name in SUBMISSIONS
    _, found = report_of(submission(name, tmp_path), "--course", TINY, "--seed", "1")
    assert without_times(found) == json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))


def test_what_the_message_says_is_not_said_again(capsys):
    for message, is_told in (("f returned 4 (int), where an array was expected.", False), ("f is of no use.", True)):
        bad = CheckResult("s.a", "T", "failed", 0, 1, message=message, expected="an array", actual="4 (int)")
        assert words.details(bad).count("an array") == words.details(bad).count("4 (int)") == 1
        terminal.show(a_report(step_result(id="step1_x", title="X", bonus=False, student_output="", checks=(bad,))))
        assert ("expected: " in words.details(bad)) == ("expected: " in capsys.readouterr().out) == is_told


def test_control_characters_of_a_student_do_not_reach_a_terminal(capsys):
    bad = CheckResult(
        "s.a", "T", "failed", 0, 1, message="a\x1b[31mred\x07\u202ebidi", expected="\x1b]0;x", actual="\x9b"
    )
    terminal.show(
        a_report(step_result(id="step1_x", title="X", bonus=False, student_output="\x1b[2Jgone", checks=(bad,)))
    )
    out = capsys.readouterr().out
    assert not set(out) & {"\x1b", "\x07", "\u202e", "\x9b"}
    assert "red" in out
    assert "gone" in out
