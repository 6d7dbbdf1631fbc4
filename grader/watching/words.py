"""What is said to whoever watches."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.course.model import Step
from grader.reports.model import StepResult
from grader.watching.unfinished import Unfinished

HELP = (
    ("Enter", "the last result again, from its beginning"),
    ("space", "the rest of what does not fit"),
    ("n", "go to the next step that is not done"),
    ("1 to 9", "go to the step of that number"),
    ("h", "a hint for this step; once more: a clearer one"),
    ("p", "see the last result as a page, with its pictures, in your browser"),
    ("l", "all steps, and how far each is"),
    ("r", "start this step anew: its file as it was handed out"),
    ("a", "the results of all steps at once"),
    ("q", "leave; everything is kept"),
)
LAST_TIER = 3
FEW = 9


def opening(step: Step, result: StepResult, file: str) -> list[RenderableType]:
    """What to do in a step."""
    if result.outcome == "passed":
        return [Text(f"Step {step.number} is done. Press n for the next one.")]
    way = "Go on in" if result.score or result.outcome == "failed" else "Open"
    todo = "" if way == "Go on in" else ", write where it says TODO"
    return [Text.assemble(f"{way} ", (file, "bold"), f"{todo}, and save: the answer comes here by itself.")]


def to_see(steps: Sequence[Step]) -> list[RenderableType]:
    """Which keys show what else needs attention; nothing where nothing does."""
    if not steps:
        return []
    numbers = " or ".join(str(step.number) for step in steps)
    return [Text.assemble("Press ", (numbers, "bold cyan"), " to see what is missing there."), Text()]


def missing(file: str) -> list[RenderableType]:
    """What to do where a step's file is gone."""
    return [Text.assemble("There is no ", (file, "bold"), ": ", ("r", "bold cyan"), " writes it as it was handed out.")]


def anew(step: Step, file: str, *, is_missing: bool) -> list[RenderableType]:
    """The question before a step's file is put back."""
    asked = f"Start step {step.number} anew? {file} becomes as it was handed out."
    lines = (
        [f"Write {file} as it was handed out?"] if is_missing else [asked, "What you have written is kept beside it."]
    )
    return [*map(Text, lines), Text.assemble(("y", "bold cyan"), " for yes, any other key for no.")]


def praise(step: Step, result: StepResult, tries: int | None) -> list[RenderableType]:
    """What is worth saying when a step has just got all its points; how many tries it took may not be known."""
    points = f"all {result.max_score} points"
    # Some editors save by themselves, again and again.
    counted = f" after {tries} tries" if tries and tries <= FEW else ""
    first = f"You have found it: step {step.number} is done{counted}, with {points}."
    if tries == 1:
        first = f"Step {step.number} is done, at the first try: {points}."
    parts: list[RenderableType] = [Text(first, "bold green")]
    if step.afterwards:
        parts.append(Text(step.afterwards))
    return parts


def onwards(following: Step | None, steps: tuple[Step, ...], *, all_steps: bool) -> Text:
    """Where it goes on after a step that is done: those that are watched may not be all of the course."""
    if following is None and not all_steps:
        is_one = len(steps) == 1
        which = "the only step that is" if is_one else "the last of the steps that are"
        return Text(f"That was {which} watched here. For the others, watch their folder.", "green")
    if following is None:
        return Text("That was the last one: every step is done. Well done, all the way!", "bold green")
    return Text.assemble(("n", "bold cyan"), f" takes you to step {following.number}: {following.title}.")


def left_undone(step: Step, result: StepResult | None) -> str:
    """What is said when somebody goes on from a step that is not done, so that they find the way back."""
    so_far = f" at {result.score} of {result.max_score} points" if result else ""
    return f"Step {step.number} waits{so_far}: press {step.number} to go back to it."


def nothing_else(step: Step, *, is_part: bool) -> str:
    """What is said when there is no other step to go to from one that is not done."""
    if is_part:
        return f"Step {step.number} is all that is left of what is watched here."
    return f"All other steps are done: step {step.number} is the last one."


def change(result: StepResult, before: StepResult | None) -> Text | None:
    """How many points a save has brought, or cost; None if none."""
    more = result.score - before.score if before else 0
    if not more:
        return None
    points = f"{abs(more)} point{'s' if abs(more) > 1 else ''}"
    if more > 0:
        return Text(f"{points} more than before.", "green")
    return Text(f"{points} less than before: your editor's undo brings the last version back.", "yellow")


def half_written(found: Iterable[Unfinished]) -> list[RenderableType]:
    """Where files stop being Python."""
    parts: list[RenderableType] = []
    for one in found:
        parts.append(
            Text.assemble(
                (f"{one.file}, line {one.line}", "bold"),
                f" is not Python yet: {one.why}{'' if one.why.endswith('?') else '.'}",
            )
        )
        if one.code:
            parts.append(Padding(Text(one.code), (0, 0, 0, 2), expand=False))
        parts.append(Text(one.cause, "cyan"))
    return [*parts, Text("It is graded when you save it again.", "dim")]


def hint(step: Step, functions: Iterable[str], tier: int) -> list[RenderableType]:
    """A hint for some functions of a step."""
    parts: list[RenderableType] = [Text(f"Step {step.number}, hint {tier} of {LAST_TIER}", "bold")]
    parts += [Text.assemble((f"{name}: ", "bold"), step.hints[name][tier - 1]) for name in functions]
    more = "h gives a clearer one." if tier < LAST_TIER else "That was the last one; h begins again."
    return [*parts, Text(more, "dim")]


def keys() -> list[RenderableType]:
    """What each key does."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for key, what in HELP:
        table.add_row(Text(key, "bold cyan"), what)
    return [table]
