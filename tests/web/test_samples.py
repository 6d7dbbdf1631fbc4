"""Solutions, stubs, and wrong and right submissions have the same outcomes and points in the page as elsewhere.

WEB_SAMPLES says how many wrong and right ones are compared; `python -m tests.web.samples SITE RECORD --all` takes all.
"""

import json
import os

import pytest

from tests.web import samples
from tests.web.browsing import IN_A_BROWSER

SAMPLES = int(os.environ.get("WEB_SAMPLES", "6"))


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    return tmp_path_factory.mktemp("samples") / "record.jsonl"


@pytest.mark.parametrize("of", [pytest.param(of, marks=IN_A_BROWSER) for of in ("solutions", "stubs", "chosen")])
def test_outcomes_and_points_are_equal(of, browser, compiled, course, record):
    wanted = (
        samples.chosen(course, SAMPLES - SAMPLES // 3, SAMPLES // 3) if of == "chosen" else getattr(samples, of)(course)
    )
    record.unlink(missing_ok=True)
    samples.compare(browser, compiled, record, wanted, course)
    rows = [json.loads(line) for line in record.read_text().splitlines()]
    assert [row["name"] for row in rows] == [one.name for one in wanted]
    assert {row["name"]: samples.differences(row["here"], row["there"]) for row in rows} == {
        one.name: [] for one in wanted
    }
    said = samples.told(record, course)
    if of == "solutions":
        assert "solutions in the page: 100 points and 10 of the bonus" in said
    if of == "stubs":
        assert "stubs in the page: 0 points and 0 of the bonus" in said
        assert {outcome for row in rows for outcome, _, _ in row["there"].values()} == {"not_attempted"}


def test_those_that_are_chosen_are_of_all_steps_and_of_both_kinds(course):
    found = samples.chosen(course)
    kinds = [one.name.partition("/")[2].partition("_")[0] for one in found]
    assert (kinds.count("wrong"), kinds.count("right")) == (samples.WRONG, samples.RIGHT)
    assert {one.step.id for one in found} == {step.id for step in course.steps}
    assert found == samples.chosen(course)


def test_what_differs_is_said():
    here = {"a": ["passed", 3, ""], "b": ["failed", 0, "one"], "c": ["passed", 1, ""]}
    there = {"a": ["passed", 2, ""], "b": ["failed", 0, "another"], "d": ["passed", 1, ""]}
    assert [line.partition(":")[0] for line in samples.differences(here, there)] == ["a", "c", "d"]
