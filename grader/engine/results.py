"""Puts together, from what came of its checks, what a report says of a step."""

from grader.course.model import Step
from grader.engine.parts import Part
from grader.engine.session import Work
from grader.engine.tally import Tally
from grader.reports import model, png


def part(step: Step, work: Work, tally: Tally, environment: dict[str, str]) -> Part:
    """What a report needs to know of a step that was graded."""
    return Part(
        step_result(step, work, tally),
        tuple(tally.notes.get(step.id, ())),
        tuple(sorted(tally.cells.get(step.id, ()))),
        step.id in tally.seeds,
        environment,
    )


def step_result(step: Step, work: Work, tally: Tally) -> model.StepResult:
    """The result of a step, with those of its checks."""
    checks = [(check, tally.ended[check.id]) for check in work.checks if check.step == step.id]
    place = tally.places.get(step.id)
    return model.step_result(
        id=step.id,
        title=step.title,
        bonus=step.bonus,
        seed=place[1] if place else tally.seeds.get(step.id, work.seeds[step.id]),
        file=place[0] if place else work.submission.name_for(step),
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
                try_it=ended.try_it,
                images=tuple(png.dump(image) for image in ended.images),
                function=check.about(ended.message),
            )
            for check, ended in checks
        ),
    )
