"""Every wrong submission fails the checks it names, with the message it names; every right one gets full marks."""

from pathlib import Path

import pytest

from grader import course as courses
from grader.authoring import samples
from grader.run import Grader

ALL = samples.find(courses.load(), Path(__file__).parent / "submissions")


@pytest.fixture(scope="module")
def proof(course):
    with Grader(course) as grader:
        yield samples.Proof(course, grader)


def marked(sample):
    marks = [pytest.mark.slow] if "# slow:" in sample.text else []
    return pytest.param(sample, id=sample.name, marks=marks)


@pytest.mark.parametrize("sample", [marked(sample) for sample in ALL])
def test_sample(sample, proof, tmp_path):
    assert samples.complaints(sample, proof.grade(sample, tmp_path)) == []


def test_every_function_has_wrong_and_right_submissions(course):
    for step in course.steps:
        for function in step.functions:
            about = [sample for sample in ALL if sample.step == step and function in sample.text]
            assert sum(sample.is_wrong for sample in about) >= 2, function
            assert sum(not sample.is_wrong for sample in about) >= 1, function


def test_a_check_concerns_what_it_calls_itself_or_through_fixtures_and_other_functions(course, proof):
    called = proof.called(course.find("4"))
    assert called["step4_detector.marks_the_twos"] == {"two_targets"}
    assert called["step4_detector.finds_the_twos"] == {"train_two_detector"}
    sample = next(sample for sample in ALL if sample.step.number == 4 and "def two_targets" in sample.text)
    assert "step4_detector.scores_honestly" in proof.concerned(sample)
    assert "step4_detector.knows_the_baseline" not in proof.concerned(sample)
