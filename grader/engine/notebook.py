"""Steps in a notebook: what takes their functions from it, and which of its cells count for a step.

That is asked before anything of a notebook runs, so that one cell edited is one step graded again.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import PurePosixPath

from grader.course.model import Step
from grader.engine.session import Terms, Work
from grader.outcomes import StudentFault
from grader.submission.model import CELLS
from grader.worker.launch.base import Lost
from grader.worker.loading import FromNotebook
from grader.worker.transport import Worker
from grader.worker.twin import Twin


def loader(work: Work, step: Step, seed_of: Callable[..., int]) -> FromNotebook:
    """Takes the functions of a step from the submission's notebook.

    Args:
        work: whose submission has one.
        step: of it.
        seed_of: gives the seed for numbers of its cells, or for the step's own file (None).
    """
    submission = work.submission
    return FromNotebook(
        submission.shown(step) / step.file,
        notebook=submission.shown(step) / CELLS,
        name=PurePosixPath(submission.notebook).name,
        step=step.id,
        missing=submission.missing(step),
        functions={function: one.id for one in work.course.steps for function in one.functions},
        seed_of=partial(seed_of, step),
        show=partial(submission.show, step),
        show_all=partial(submission.show_notebook, step),
    )


def counting(work: Work, terms: Terms, seed_of: Callable[..., int]) -> dict[str, str]:
    """Step id -> a hash of what counts of the notebook for it, and of what is said of the rest; if that can be told."""
    found = {}
    for step in work.steps:
        if work.submission.notebook_for(step) and not work.submission.problem(step):
            with suppress(StudentFault, Lost):
                found[step.id] = _counting(work, step, terms, seed_of)
    return found


def _counting(work: Work, step: Step, terms: Terms, seed_of: Callable[..., int]) -> str:
    submission, looks = work.submission, loader(work, step, seed_of)
    folder = submission.shown(step)
    worker = Worker(terms.launcher, folder, terms.policy(folder), terms.layers)
    with Twin(worker, looks, seed=work.seeds[step.id], until=work.until) as twin:
        twin.restart()
        plan = looks.look(twin)
    code = submission.sha256_of(step, plan.counting if plan.source == "notebook" else None)
    said = (plan.source, plan.cells, plan.counting, plan.text_cells, plan.broken, plan.passed_over, plan.both)
    return hashlib.sha256(repr((code, submission.notebook, said)).encode()).hexdigest()
