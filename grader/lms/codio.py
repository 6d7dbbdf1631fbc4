"""Codio: a grade sent to the address in its environment."""

from grader.lms.target import Result, Surroundings, Target
from grader.reports import terminal, words
from grader.reports.model import Report

SECONDS = 180
WHOLE, PART = "CODIO_AUTOGRADE_V2_URL", "CODIO_PARTIAL_POINTS_V2_URL"


def graded(report: Report, around: Surroundings) -> Result:
    """A grade out of 100, or points for an assessment that has as many as the course; nothing if it was not graded."""
    if not report.complete:
        return Result()
    feedback = {"feedback": terminal.whole(report), "format": "txt"}
    posts = {}
    if WHOLE in around.environ:
        posts[around.environ[WHOLE]] = {"grade": str(round(100 * words.share(report))), **feedback}
    if PART in around.environ:
        posts[around.environ[PART]] = {"points": str(words.counted(report)[0]), **feedback}
    return Result(posts=posts)


def not_graded(reason: str, around: Surroundings) -> Result:
    """Nothing is sent: no grade."""
    del reason, around
    return Result()


TARGET = Target(
    "codio",
    "Codio",
    graded,
    not_graded,
    is_here=lambda around: WHOLE in around.environ or PART in around.environ,
    seconds=lambda _: words.within(SECONDS),
    own_system=False,
)
