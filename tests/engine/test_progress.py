"""What a person sees on stderr while something runs."""

import pytest

from grader.engine.progress import Bar, Counting, Lines, for_stderr


def test_a_line_for_each_step_and_each_training(tiny, capsys):
    with Lines() as lines:
        lines.begin(tiny.steps)
        for step in tiny.steps:
            for check in step.checks:
                lines.check(check)
                for function in (*step.functions, None):
                    lines.call(step, function)
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "[1/2] Double",
        "[2/2] A model that says the mean",
        "      train_mean ...",  # of two checks
    ]
    assert said.out == ""


def test_work_is_counted_in_tenths(capsys):
    with Counting("working") as counting:
        counting.more(15)
        counting.more(15)
        for _ in range(30):
            counting.one()
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 10
    assert (lines[0], lines[-1]) == ("working: 3 of 30", "working: 30 of 30")


@pytest.mark.parametrize("tty", [True, False])
def test_a_bar_is_for_terminals(monkeypatch, tty):
    monkeypatch.setattr("sys.stderr.isatty", lambda: tty, raising=False)
    assert isinstance(for_stderr(), Bar if tty else Lines)


def test_steps_at_the_same_time_have_their_numbers(tiny, capsys):
    one, other = tiny.steps
    with Lines() as lines:
        lines.begin(tiny.steps)
        lines.check(one.checks[0])
        lines.check(other.checks[0])
        lines.call(other, "train_mean")
        lines.check(one.checks[1])
        lines.call(one, "Model(...).fit")
        lines.call(other, "train_mean")
    assert capsys.readouterr().err.splitlines() == [
        "[1/2] Double",
        "[2/2] A model that says the mean",
        "      train_mean ...",
        "[1/2] Model(...).fit ...",
        "[2/2] train_mean ...",
    ]


def test_a_bar_names_all_steps_that_are_at_work(tiny):
    one, other = tiny.steps
    with Bar() as bar:
        bar.begin(tiny.steps)
        bar.check(one.checks[0])
        bar.check(other.checks[0])
        bar.call(other, "train_mean")
        task = bar._bar.tasks[0]
        assert (task.completed, task.description) == (1, "Double | A model that says the mean: train_mean")
        bar.check(one.checks[1])
        bar.call(other, None)
        assert task.description == "A model that says the mean"


def test_a_bar_counts_checks(tiny):
    with Bar() as bar:
        bar.begin(tiny.steps)
        for check in tiny.steps[0].checks:
            bar.check(check)
            bar.call(tiny.steps[0], "double")
        task = bar._bar.tasks[0]
        assert (task.completed, task.total, task.description) == (1, 4, "Double: double")
