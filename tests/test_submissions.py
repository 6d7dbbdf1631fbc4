"""Every wrong submission fails the checks it names, with the message it names; every right one gets full marks."""

import pytest

from tests import proving


@pytest.mark.parametrize("sample", proving.samples("wrong"), ids=lambda sample: sample.name)
def test_wrong(sample, course, course_grader, tmp_path):
    assert proving.complaints(sample, proving.grade(sample, course, course_grader, tmp_path)) == []


@pytest.mark.parametrize("sample", proving.samples("right"), ids=lambda sample: sample.name)
def test_right(sample, course, course_grader, tmp_path):
    assert proving.complaints(sample, proving.grade(sample, course, course_grader, tmp_path)) == []


def test_every_function_has_wrong_and_right_submissions(course):
    counts = {}
    for step in course.steps:
        for function in step.functions:
            for kind, least in (("wrong", 2), ("right", 1)):
                found = [
                    sample
                    for sample in proving.samples(kind)
                    if sample.step == step.id and f"{function}" in sample.path.read_text("utf-8", "replace")
                ]
                counts[f"{kind} {step.id}.{function}"] = len(found) >= least
    assert [name for name, enough in counts.items() if not enough] == []
