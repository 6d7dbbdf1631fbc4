"""Which platform the command is running in."""

import os
from pathlib import Path

from grader.lms import (
    classroom50,
    codegrade,
    coderunner,
    codio,
    coursera,
    github,
    gradescope,
    junit,
    openedx,
    prairielearn,
    vocareum,
    vpl,
)
from grader.lms.target import Surroundings, Target

TARGETS = {
    module.TARGET.name: module.TARGET
    for module in (
        gradescope,
        prairielearn,
        classroom50,
        vocareum,
        codio,
        codegrade,
        coursera,
        vpl,
        github,
        junit,
        coderunner,
        openedx,
    )
}
ROOT = "GRADE_ROOT"


class SeveralTargets(Exception):
    """More than one platform seems to be present, and none of them runs inside another: the message names them."""


def surroundings() -> Surroundings:
    """This process's surroundings; GRADE_ROOT replaces / where a platform's folders are somewhere else."""
    return Surroundings(os.environ, Path(os.environ.get(ROOT, "/")))


def detect(around: Surroundings) -> Target | None:
    """The platform that the command is running in; None outside all of them.

    Raises:
        SeveralTargets: there is no telling which.
    """
    found = [target for target in TARGETS.values() if target.is_here(around)]
    inner = [target for target in found if not any(target.name in other.shadows for other in found)]
    if len(inner) > 1:
        names = " and ".join(target.title for target in inner)
        choices = " or ".join(f"--for {target.name}" for target in inner)
        raise SeveralTargets(f"This looks like {names} at once. Say which one it is: {choices}, or --for none.")
    return inner[0] if inner else None
