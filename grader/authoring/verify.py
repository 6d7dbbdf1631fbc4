"""Prove a course: what `grade verify` does, stage by stage."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.authoring import at_rest, expects, faults, odd, pieces, samples
from grader.authoring.samples import Sample
from grader.course.model import Course, Step
from grader.engine.progress import Counting

SEEDS, MORE_SEEDS = 2, 5
SECRETS = 2
SLOW = re.compile(r"^# slow:", re.MULTILINE)


@dataclass
class Proof:
    """What the stages find, and what they need for it.

    Attributes:
        course: what is proved.
        folder: holds STEP/wrong_NAME.py and STEP/right_NAME.py.
        steps: that are proved.
        slow: also grade the submissions with a line `# slow:`, and the wrong ones by hidden checks that they do not
            name, the right ones with other secrets, too, and more odd return values and seeds.
        mutants: how many claims are taken out, one at a time.
        samples: all submissions of the steps.
        refuters: claim -> the wrong submissions that refute it.
        called: step id -> check id -> the functions that it calls.
        noticed: function and fault -> the check that notices it, "" for none.
        problems: what is not proved; empty when all is.
        counts: what was proved how often, for people.
    """

    course: Course
    folder: Path
    steps: tuple[Step, ...]
    slow: bool
    mutants: int
    samples: list[Sample]
    refuters: dict[expects.Site, list[Sample]]
    pool: pieces.Pool
    called: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    noticed: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[at_rest.Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def graded(self) -> list[Sample]:
        """The samples that are graded."""
        return [sample for sample in self.samples if self.slow or not SLOW.search(sample.text)]

    def take(self, done: pieces.Done) -> None:
        """Note what a piece of work found."""
        self.problems += done.problems


def verify(
    course: Course,
    folder: Path,
    *,
    steps: tuple[Step, ...] = (),
    jobs: int = 0,
    slow: bool = False,
    mutants: int = 0,
    counting: Counting,
) -> Proof:
    """Prove the steps of a course, stage by stage.

    Args:
        course: what is proved.
        folder: holds STEP/wrong_NAME.py and STEP/right_NAME.py.
        steps: only these; empty for all.
        jobs: processes at work; 0 for three more than there are cores, because many wait now and then.
        slow: also grade the submissions with a line `# slow:`, and the wrong ones by hidden checks that they do not
            name, the right ones with other secrets, too, and more odd return values and seeds.
        mutants: how many claims are taken out, one at a time: it has to be missed.
        counting: for a person who waits.

    Raises:
        CourseError: the course or the folder has an error.
    """
    chosen = steps or course.steps
    found = [sample for sample in samples.find(course, folder) if sample.step in chosen]
    refuters: dict[expects.Site, list[Sample]] = {site: [] for step in chosen for site in expects.find(step)}
    with pieces.Pool(course, jobs, counting) as pool:
        proof = Proof(course, folder, chosen, slow, min(mutants, len(refuters)), found, refuters, pool)
        for stage in STAGES:
            stage(proof)
        pool.wait()
    proof.problems.sort(key=str)
    return proof


# The stages. Each notes problems and counts; one that gives work to the pool need not wait for it.


def points_and_stubs(proof: Proof) -> None:
    """The checks have the points that the course says, and the stubs are what the solutions say."""
    proof.problems += at_rest.whole(proof.course)


def texts_at_rest(proof: Proof) -> None:
    """Nothing is still to be written, nothing gives an answer away, and every check and function has submissions."""
    for step in proof.steps:
        proof.problems += at_rest.of_step(proof.course, step, proof.samples)


def thresholds(proof: Proof) -> None:
    """Every number that decides has evidence, and tells right from wrong."""
    for step in proof.steps:
        proof.problems += at_rest.of_thresholds(step)


def solutions(proof: Proof) -> None:
    """Solutions pass with margins, and show which functions each check calls; the later stages wait for that."""

    def take(step: Step) -> Callable[[Any], None]:
        def taken(result: tuple[pieces.Done, dict[str, set[str]]]) -> None:
            done, proof.called[step.id] = result
            proof.take(done)

        return taken

    # The long ones first, so that no core waits at the end.
    for step in sorted(proof.steps, key=lambda step: not step.training):
        proof.pool.give(take(step), pieces.solution_called, step)
    proof.pool.wait()


def solutions_with_seeds(proof: Proof) -> None:
    """Solutions pass with other seeds and other secrets, too."""
    seeds = MORE_SEEDS if proof.slow else SEEDS
    proof.counts["gradings of a solution, with full marks and margins"] = len(proof.steps) * seeds
    for step in proof.steps:
        for seed in range(1, seeds):
            proof.pool.give(proof.take, pieces.solution, step, seed)


def copy_for_students(proof: Proof) -> None:
    """Where hidden digits judge, the digits that students have do as well: their copy has no others."""
    if proof.course.hidden is None:
        return
    hidden = {step.id: {check.name for check in step.checks if check.hidden} for step in proof.steps}
    wrong = [one for one in proof.samples if proof.slow and not hidden[one.step.id].isdisjoint(one.fails)]
    proof.counts["gradings by the digits that students have"] = sum(map(bool, hidden.values())) + len(wrong)
    for step in proof.steps:
        if hidden[step.id]:
            proof.pool.give(proof.take, pieces.solution_in_copy, step)
    for one in wrong:
        proof.pool.give(proof.take, pieces.sample_in_copy, one, proof.called[one.step.id])


def right_with_secrets(proof: Proof) -> None:
    """Right submissions pass with other secrets of the course, too, and so with other inputs and seeds."""
    if not proof.slow:
        return
    right = [sample for sample in proof.samples if not sample.is_wrong]
    proof.counts["right submissions get full marks with other secrets"] = len(right) * SECRETS
    for one in right:
        for number in range(1, SECRETS + 1):
            proof.pool.give(proof.take, pieces.sample_with_secret, one, proof.called[one.step.id], f"other {number}")


def examples_hold(proof: Proof) -> None:
    """What a student is shown to try comes out with the solution as it says."""
    proof.counts["steps whose examples come out as they say"] = len(proof.steps)
    for step in proof.steps:
        proof.pool.give(proof.take, pieces.examples, step)


def stubs_not_attempted(proof: Proof) -> None:
    """Stubs, as files and as a notebook, get no points and are told that nothing was attempted."""
    proof.counts["stubs not attempted"] = len(proof.steps)
    for step in proof.steps:
        proof.pool.give(proof.take, pieces.stub, step)
    if proof.course.notebook:
        proof.pool.give(proof.take, pieces.stub_notebook, proof.steps)


def samples_and_odd_values(proof: Proof) -> None:
    """Wrong submissions fail as they say, right ones pass, and no check stumbles over odd return values."""
    sites = {(site.step, site.line, site.column): site for site in proof.refuters}
    graded = proof.graded
    proof.counts["wrong submissions fail the checks they name, with their messages"] = sum(s.is_wrong for s in graded)
    proof.counts["right submissions get full marks"] = sum(not sample.is_wrong for sample in graded)
    if len(graded) < len(proof.samples):
        proof.counts["slow submissions left out (--slow)"] = len(proof.samples) - len(graded)
    values = [*odd.VALUES, *(odd.MORE if proof.slow else ())]
    odds = [(step, function, name) for step in proof.steps for function in step.functions for name in values]
    proof.counts["odd return values, none of which a check stumbles over"] = len(odds)

    def take(sample: Sample) -> Callable[[pieces.Done], None]:
        def taken(done: pieces.Done) -> None:
            proof.take(done)
            if sample.is_wrong:
                for where in done.refuted & sites.keys():
                    proof.refuters[sites[where]].append(sample)

        return taken

    for sample in graded:
        proof.pool.give(take(sample), pieces.sample, sample, proof.called[sample.step.id], proof.slow)
    for step, function, name in odds:
        proof.pool.give(proof.take, pieces.odd_value, step, function, name, proof.called[step.id])


def wrapped_faults(proof: Proof) -> None:
    """Faults that any function may have are noticed in every function, wrapped around the solution's."""

    def take(step: Step, function: str, fault: str) -> Callable[[Any], None]:
        def taken(result: tuple[pieces.Done, str]) -> None:
            done, proof.noticed[function, fault] = result
            proof.take(done)
            if not proof.noticed[function, fault]:
                words = f"no check notices that {function} {fault}: see {faults.__name__}"
                proof.problems.append(at_rest.Problem(f"{pieces.path_of(proof.course, step.id)}:1", words))

        return taken

    for step in proof.steps:
        for (function, fault), source in faults.all_of(step, proof.course.solutions / step.file).items():
            if not any(one.step == step and one.allows(function, fault) for one in proof.samples):
                proof.noticed[function, fault] = ""  # in this order
                proof.pool.give(
                    take(step, function, fault), pieces.fault, step, function, source, proof.called[step.id]
                )
    proof.counts["faults wrapped around a solution's function, each noticed by a check"] = len(proof.noticed)


def claims_refuted(proof: Proof) -> None:
    """Every claim of a check is refuted by some wrong submission."""
    proof.pool.wait(mixed=True)
    proof.counts["claims, each refuted by a wrong submission"] = len(proof.refuters)
    proof.problems += [
        at_rest.Problem(
            f"{pieces.path_of(proof.course, site.step)}:{site.line}",
            f"no wrong submission is stopped by this {site.name}(...): add one to {proof.folder.name}/{site.step}/, "
            "or delete the claim",
        )
        for site, stopped in proof.refuters.items()
        if not stopped
    ]


def claims_missed(proof: Proof) -> None:
    """A claim that is taken out is missed by a submission that it stopped."""
    if proof.mutants:
        proof.counts["claims taken out, each of them missed"] = proof.mutants
    for site in _spread(list(proof.refuters), proof.mutants):
        proof.pool.give(proof.take, pieces.mutant, site, proof.refuters[site], proof.called[site.step])


STAGES: tuple[Callable[[Proof], None], ...] = (
    points_and_stubs,
    texts_at_rest,
    thresholds,
    solutions,
    solutions_with_seeds,
    copy_for_students,
    right_with_secrets,
    examples_hold,
    stubs_not_attempted,
    samples_and_odd_values,
    wrapped_faults,
    claims_refuted,
    claims_missed,
)


def _spread(sites: list[expects.Site], number: int) -> list[expects.Site]:
    """So many of them, from all parts of the list."""
    return [sites[position * len(sites) // number] for position in range(number)]


def table(proof: Proof) -> str:
    """Function, fault, and the check that notices it, in columns."""
    rows = [("function", "fault", "noticed by")]
    rows += [(function, fault, check or "no check") for (function, fault), check in proof.noticed.items()]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return "\n".join(f"{one:{widths[0]}}  {two:{widths[1]}}  {three}" for one, two, three in rows) + "\n"
