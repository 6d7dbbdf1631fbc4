"""Puts together, from what came of its checks, what a report says of a step."""

from grader.course.model import Step
from grader.engine.session import Work
from grader.engine.tally import Tally
from grader.reports import model, png


def _file_of(step: Step, work: Work, tally: Tally) -> str:
    """The file of the submission in which a step was found, or has to be."""
    place = tally.places.get(step.id)
    return place[0] if place else work.submission.name_for(step)


def not_run(work: Work, tally: Tally) -> tuple[int, ...]:
    """The numbers of a notebook's cells that no step needs; none are known before all steps were taken from it."""
    known = work.steps == work.course.steps and all(step.id in tally.seeds for step in work.steps)
    from_notebook = all(_file_of(step, work, tally) == work.submission.notebook for step in work.steps)
    return tuple(sorted(work.submission.cells - tally.cells)) if known and from_notebook else ()


def step_result(step: Step, work: Work, tally: Tally) -> model.StepResult:
    """The result of a step, with those of its checks."""
    checks = [(check, tally.ended[check.id]) for check in work.checks if check.step == step.id]
    place = tally.places.get(step.id)
    return model.step_result(
        id=step.id,
        title=step.title,
        bonus=step.bonus,
        seed=place[1] if place else tally.seeds.get(step.id, work.seeds[step.id]),
        file=_file_of(step, work, tally),
        unreadable=any(ended.unreadable for _, ended in checks),
        student_output=tally.output.get(step.id, ""),
        checks=tuple(
            model.CheckResult(
                id=check.id,
                title=check.title,
                outcome=ended.outcome,
                score=check.points if ended.outcome == "passed" else 0,
                max_score=check.points,
                message=ended.message,
                help=ended.help,
                expected=ended.expected,
                actual=ended.actual,
                seconds=round(ended.seconds, 3),
                hidden=bool(check.hidden) and work.hidden is not None,
                images=tuple(png.dump(image) for image in ended.images),
            )
            for check, ended in checks
        ),
    )
