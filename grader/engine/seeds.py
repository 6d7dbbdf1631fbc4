"""What everything random in a grading follows from: a step's code and the course's secret."""

import hashlib
import hmac
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import numpy as np

from grader.course.model import Course, Step
from grader.submission.model import Submission


def own_seed(course: Course, submission: Submission, step: Step, cells: Iterable[int] | None = None) -> int:
    """HMAC-SHA256 of the code of a step with the course's secret, as 32 bits.

    The same code always meets the same inputs, whatever the other steps are, and nobody can prepare for them.

    Args:
        course: has the secret.
        submission: has the code.
        step: whose own file it is, or
        cells: numbers of the notebook's cells.
    """
    digest = hmac.digest(course.secret.encode(), bytes.fromhex(submission.sha256_of(step, cells)), "sha256")
    return int.from_bytes(digest[:4], "big")


def of_steps(course: Course, submission: Submission, fixed: int | None) -> Callable[..., int]:
    """Gives the seed of a step, for numbers of a notebook's cells or for its own file."""
    return partial(own_seed, course, submission) if fixed is None else partial(_always, fixed)


def _always(seed: int, *_: Any) -> int:
    return seed


def numbers_for(secret: str, step: str, purpose: str) -> np.random.Generator:
    """Random numbers that depend on a course's secret, the id of a step and a purpose, and on no submission."""
    digest = hashlib.sha256(f"{secret} {step} {purpose}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))
