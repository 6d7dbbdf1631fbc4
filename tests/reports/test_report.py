"""The report: how it adds up, its schema, and whole reports as they were agreed on."""

import json

import jsonschema
import msgspec
import pytest

from grader.reports import json as json_report
from grader.reports import model as report
from grader.reports import terminal, words
from grader.reports.model import CheckResult, CourseInfo, SubmissionInfo, step_result
from tests.running import ROOT, TINY, report_of, without_times

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
