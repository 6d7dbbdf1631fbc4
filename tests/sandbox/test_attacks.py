"""Hostile submissions do no harm: each is graded by the command, and a judge outside looks at what it did."""

import hashlib
import json
import os
import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import msgspec
import numpy as np
import pytest

from grader.course.model import load
from grader.engine.grader import Grader
from grader.engine.machine import on_this_machine
from grader.sandbox import linux
from grader.sandbox.policy import Unprotected
from grader.worker.launch.surroundings import matplotlib_folder
from tests.notebook.notebooks import code, of
from tests.running import ROOT, TINY, grade, without_times, write_idx

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no layers that could be tried")

ATTACKS = sorted((Path(__file__).parent / "attacks").glob("*.py"))
WAYS = {"zygote": (), "spawn": ("--worker", "spawn", "--alone")}  # started fresh, they have no namespaces
CANARY = "CANARY-" + "secret-7d41c2"


def marked_course(folder):
    """The tiny course with a canary in its checks, its solutions and its hidden labels."""
    shutil.copytree(TINY, folder)
    for path in (folder / "checks" / "step1_double.py", folder / "solutions" / "step1_double.py"):
        path.write_text(path.read_text() + f"\nMARK = {CANARY!r}\n")
    hidden = folder / "datasets" / "hidden"
    hidden.mkdir(parents=True)
    write_idx(hidden / "t10k-labels-idx1-ubyte.gz", np.frombuffer(CANARY.encode(), np.uint8))
    return folder


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return marked_course(tmp_path_factory.mktemp("marked") / "course")


def secrets(course):
    """What must stay as it is and unread; what Python keeps compiled beside it, the grader itself writes anew."""
    found = (path for name in ("checks", "solutions", "datasets") for path in (course / name).rglob("*"))
    return [path for path in found if path.is_file() and path.parent.name != "__pycache__"]


def ordinary():
    """Make this process one like any other of its user: a worker, without capabilities, could not touch root's."""
    if os.geteuid() == 0:
        linux.prctl(28, 1)  # PR_SET_SECUREBITS, SECBIT_NOROOT: a program of root's gets no capabilities
        linux.drop_capabilities()


class Judge:
    """Everything that a submission might harm, as it was before the attack."""

    def __init__(self, folder, course):
        linux.prctl(linux.SET_CHILD_SUBREAPER, 1)  # what survives its parents becomes a child of this process
        self.victim = subprocess.Popen(["sleep", "600"], preexec_fn=ordinary)  # noqa: PLW1509 - no thread here
        self.limits = resource.prlimit(self.victim.pid, resource.RLIMIT_NOFILE)
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", 0))
        self.unix = socket.socket(socket.AF_UNIX)
        self.unix.bind(str(folder / "socket"))
        self.unix.listen()
        self.result = folder / "result.json"
        self.result.write_text('{"score": 0}')
        self.course = course
        self.key = self.tcp.getsockname()[1]
        self.mark = f"grade-attack-{self.key}"  # so that tests running in parallel do not see each other's
        self.before = self._state()

    def target(self):
        """What the attacks are told, so that they need not search for it."""
        return {
            "secrets": [str(path) for path in secrets(self.course)],
            "result": str(self.result),
            "root": str(ROOT),
            "victim": self.victim.pid,
            "mark": self.mark,
            "key": self.key,
            "tcp": self.tcp.getsockname()[1],
            "udp": self.udp.getsockname()[1],
            "unix": self.unix.getsockname(),
        }

    def left(self):
        places = ("/tmp", "/var/tmp", "/dev/shm", Path.home(), matplotlib_folder())
        return [path for place in places for path in Path(place).glob(f"{self.mark}*")]

    def _state(self):
        files = [self.result, *secrets(self.course)]
        return {
            "files": {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.exists()},
            "left": [str(path) for path in self.left()],
            "shared": [
                kind
                for kind in ("shm", "msg", "sem")
                for line in Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:]
                if int(line.split()[0]) == self.key
            ],
            "marks": {str(path): self._marks(path) for path in files if path.exists()},
            "cores": self._cores(),
            "niceness": os.getpriority(os.PRIO_PROCESS, self.victim.pid),
            "children": sorted(children() - {self.victim.pid}),
        }

    def _cores(self):
        try:
            return sorted(os.sched_getaffinity(self.victim.pid))
        except ProcessLookupError:  # it has been killed, which is told elsewhere
            return []

    @staticmethod
    def _marks(path):
        """What a file is, whatever is in it."""
        now = path.stat()
        return (now.st_mode, now.st_uid, now.st_gid, now.st_mtime_ns, os.listxattr(path))

    def damage(self):
        """What has changed."""
        now = self._state()
        found = [f"{name}: {self.before[name]} -> {now[name]}" for name in now if now[name] != self.before[name]]
        if self.victim.poll() is not None:
            found.append("a process was killed")
        elif resource.prlimit(self.victim.pid, resource.RLIMIT_NOFILE) != self.limits:
            found.append("the limits of a process were changed")
        for kind in (self.tcp, self.udp, self.unix):
            kind.setblocking(False)
            try:
                if kind is self.udp:
                    kind.recv(10)
                else:
                    kind.accept()[0].close()
                found.append(f"something came to {kind.getsockname()}")
            except BlockingIOError:
                pass
        return found

    def clean(self):
        """Remove what an attack has left behind."""
        for path in self.left():
            path.unlink()
        key = str(self.key)
        subprocess.run(["ipcrm", "-M", key, "-Q", key, "-S", key], capture_output=True, check=False)
        while survivors := children() - {self.victim.pid}:
            for pid in survivors:
                os.kill(pid, 9)
                os.waitpid(pid, 0)

    def close(self):
        self.victim.kill()
        self.victim.wait()
        for one in (self.tcp, self.udp, self.unix):
            one.close()


def children():
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == os.getpid():
                found.add(int(stat.parent.name))
        except OSError:
            pass
    return found


def as_module(attack, target, folder):
    """A submission that attacks when its function is called."""
    (folder / "step1_double.py").write_text(f"TARGET = {target!r}\n{attack.read_text()}")


def in_a_notebook(attack, target, folder):
    """One that also attacks when its cells are run."""
    cells = [
        f"%load_ext grader\nTARGET = {target!r}",
        attack.read_text().replace("def double(", "def attack("),
        "FIRST = attack(1)",
        "def double(x):\n    return attack(x) if 'FIRST' else FIRST",
    ]
    (folder / "digits.ipynb").write_text(json.dumps(of(*map(code, cells))))


def attacked(attack, judge, folder, *arguments, write=as_module):
    """Let a hostile submission be graded; the command as it ended, its report, and the harm that was done."""
    submission, scratch = folder / "submission", folder / "tmp"
    submission.mkdir()
    scratch.mkdir()
    write(attack, judge.target(), submission)
    done = grade(
        *(submission, "--course", judge.course, "--step", "1", "--time-limit", "1.5", "--format", "json", *arguments),
        env={"TMPDIR": str(scratch), "SECRET": CANARY},
        timeout=120,
    )
    report = json.loads(done.stdout) if done.stdout else None
    harm = judge.damage()
    if report is None:
        harm.append(f"no report was made (exit code {done.returncode})")
    return done, report, harm + harm_in(report, done.stdout + done.stderr, scratch)


def harm_in(report, told, scratch):
    """What a report and a folder for temporary files show of the harm that was done."""
    harm = []
    if CANARY in told:
        harm.append("a secret was told")
    if report is not None:
        if "LOOT" in report["steps"][0]["student_output"]:
            harm.append("something forbidden was done")
        if not report["score"] <= report["max_score"] == 4:
            harm.append("the score is impossible")
    if list(scratch.iterdir()):
        harm.append("files were left in the temporary folder")
    return harm


@pytest.fixture
def judge(tmp_path, course):
    judge = Judge(tmp_path, course)
    yield judge
    judge.close()


# What looks at, or reaches for, where a worker comes from: there a fork of the zygote and a fresh process differ.
WHERE_FROM = [
    attack
    for attack in ATTACKS
    if any(word in attack.stem for word in ("memory", "objects", "environment", "parent", "vm_readv", "kill", "fork"))
    or any(word in attack.stem for word in ("frames", "descriptors", "hooks"))
]
TRIED = [*((attack, "zygote") for attack in ATTACKS), *((attack, "spawn") for attack in WHERE_FROM)]
# What the command has beside the grader: an environment of its own, and an output.
BY_COMMAND = [attack for attack in ATTACKS if attack.stem.partition("_")[0] in ("12", "13", "45", "48")]


@pytest.mark.usefixtures("confined")
@pytest.mark.parametrize(
    ("attack", "way"),
    [(attack, way) for number, attack in enumerate(BY_COMMAND) for way in list(WAYS)[number % 2 :: 2]],
    ids=lambda part: getattr(part, "stem", part),
)
def test_does_no_harm_to_the_command(attack, way, judge, tmp_path):
    done, report, harm = attacked(attack, judge, tmp_path, "--trusted", *WAYS[way])
    assert harm == [], done.stderr
    assert done.returncode in (0, 1)
    assert report["environment"]["unprotected"] == ""


@pytest.fixture(scope="module")
def trusted_graders(course):
    """One for each way to start workers, for all attacks."""
    with (
        on_this_machine(load(course), "zygote", trusted=True, time_limit=1.5) as forked,
        on_this_machine(load(course), "spawn", trusted=True, alone=True, time_limit=1.5) as fresh,
    ):
        for grader in (forked, fresh):  # so that the reference's workers are there, and count as no survivors
            grader.grade_path(course / "solutions")
        yield {"zygote": forked, "spawn": fresh}


def by_one_grader(attack, judge, grader, folder, monkeypatch, write):
    submission, scratch = folder / "submission", folder / "tmp"
    submission.mkdir()
    scratch.mkdir()
    scratch.chmod(0o755)
    write(attack, judge.target(), submission)
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    report = msgspec.to_builtins(grader.grade_path(submission, steps=grader.course.steps[:1]))
    harm = judge.damage() + harm_in(report, json.dumps(report, default=str), scratch)
    assert harm == []
    assert report["environment"]["unprotected"] == ""
    return report


@pytest.mark.usefixtures("confined")
@pytest.mark.parametrize(("attack", "way"), TRIED, ids=lambda part: getattr(part, "stem", part))
def test_does_no_harm(attack, way, trusted_graders, judge, tmp_path, monkeypatch):
    by_one_grader(attack, judge, trusted_graders[way], tmp_path, monkeypatch, as_module)


@pytest.mark.usefixtures("confined")
@pytest.mark.parametrize(
    "attack", ATTACKS if os.environ.get("ALL_SAMPLES") else ATTACKS[::6], ids=lambda path: path.stem
)
def test_does_no_harm_in_a_notebook(attack, trusted_graders, judge, tmp_path, monkeypatch):
    report = by_one_grader(attack, judge, trusted_graders["zygote"], tmp_path, monkeypatch, in_a_notebook)
    assert report["steps"][0]["file"] == "digits.ipynb"


@pytest.fixture(scope="module")
def two_at_a_time(course):
    with on_this_machine(load(course), "zygote", trusted=True, jobs=2, time_limit=5.0) as grader:
        grader.grade_path(course / "solutions")
        yield grader


@pytest.mark.usefixtures("confined")
@pytest.mark.parametrize(
    "attack", ATTACKS if os.environ.get("ALL_SAMPLES") else ATTACKS[3::6], ids=lambda path: path.stem
)
def test_does_no_harm_to_the_step_beside_it(attack, two_at_a_time, judge, tmp_path, monkeypatch):
    submission, scratch = tmp_path / "submission", tmp_path / "tmp"
    submission.mkdir()
    scratch.mkdir()
    scratch.chmod(0o755)
    as_module(attack, judge.target(), submission)
    honest = two_at_a_time.course.steps[1]
    shutil.copy(two_at_a_time.course.solutions / honest.file, submission)
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    report = two_at_a_time.grade_path(submission)
    plain = msgspec.to_builtins(report)
    plain["score"] = plain["steps"][0]["score"]  # what the attack has
    assert judge.damage() + harm_in({**plain, "max_score": 4}, json.dumps(plain, default=str), scratch) == []
    assert [one.outcome for one in report.steps if one.id == honest.id] == ["passed"]


@pytest.mark.usefixtures("confined")
def test_does_no_harm_to_a_class(course, judge, tmp_path):
    """Graded together with attacks, honest students' reports are what they are without them."""
    attacks = ATTACKS if os.environ.get("ALL_SAMPLES") else ATTACKS[1::6]
    honest, everybody = tmp_path / "honest", tmp_path / "everybody"
    for number in range(len(attacks) // 2):
        for folder in (honest, everybody):
            student = shutil.copytree(TINY / "solutions", folder / f"{attacks[2 * number].stem}-then-honest")
            with (student / "step2_mean.py").open("a") as file:
                file.write(f"# {number}\n")
    for attack in attacks:
        (everybody / attack.stem).mkdir()
        as_module(attack, judge.target(), everybody / attack.stem)
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    reports, told = {}, ""
    for folder in (honest, everybody):
        out = tmp_path / f"{folder.name}-out"
        done = grade(
            *("batch", folder, "--course", course, "--out", out, "--time-limit", "5", "--jobs", "2"),
            env={"TMPDIR": str(scratch), "SECRET": CANARY},
            timeout=600,
        )
        assert done.returncode == 0, done.stderr
        told += done.stdout + done.stderr
        with closing(sqlite3.connect(out / "class.sqlite")) as store:
            found = dict(store.execute("SELECT id, report FROM results"))
        reports[folder] = {name: without_times(json.loads(text)) for name, text in found.items()}
    assert judge.damage() == []
    theirs = {name: reports[everybody].pop(name) for name in [attack.stem for attack in attacks]}
    assert reports[everybody] == reports[honest]
    harm = {
        name: harm_in({**report, "max_score": 4}, json.dumps(report) + told, scratch) for name, report in theirs.items()
    }
    assert {name: found for name, found in harm.items() if found} == {}


# Attack -> the layers without which it does harm: so the judge can see it.
HARM = {
    "01_read_solution": ("landlock",),
    "02_read_hidden_labels": ("landlock",),
    "07_read_by_proc_root": ("landlock",),
    "19_slow_parent": ("landlock", "seccomp"),
    "16_kill_parent": ("landlock", "seccomp"),
    "18_limit_parent": ("seccomp",),
    "20_fork_and_stay": ("seccomp",),
    "26_connect_tcp": ("landlock", "seccomp"),
    "27_send_udp": ("seccomp",),
    "30_connect_unix": ("landlock", "seccomp"),
    "32_overwrite_result": ("landlock", "seccomp"),
    "34_leave_files": ("landlock", "seccomp"),
    "36_shared_memory": ("seccomp",),
    "50_change_files_unopened": ("seccomp",),
    "51_signal_by_owner": ("seccomp",),
    "52_take_cores": ("seccomp",),
    "54_leave_word": ("namespaces",),
    "55_listen_by_a_page": ("seccomp",),
}


@pytest.mark.parametrize("attack", HARM if os.environ.get("ALL_SAMPLES") else list(HARM)[::2])
def test_the_judge_sees_harm(attack, judge, course, tmp_path):
    judge.course = shutil.copytree(course, tmp_path / "course")  # it may not survive
    judge.before = judge._state()
    path = next(path for path in ATTACKS if path.stem == attack)
    without = [word for layer in HARM[attack] for word in ("--without", layer)]
    try:
        # Started fresh, for what a zygote is confined to stays on in its forks.
        assert attacked(path, judge, tmp_path, *WAYS["spawn"], *without)[2]
    finally:
        judge.clean()


@pytest.mark.parametrize("layers", [("landlock",), ("seccomp",)])
def test_without_a_layer_a_property_does_not_hold(layers):
    without = (*layers, "uid")
    with on_this_machine(load(TINY), without=without) as grader:
        broken = [one for one in grader.protection.properties if not one.holds]
        assert broken
        assert all(one.found and one.advice for one in broken)
        with pytest.raises(Unprotected, match=broken[0].name):
            Grader(grader.course, grader.launcher, without=without, trusted=True)


def test_what_is_tried_changes_nothing(tmp_path):
    course = marked_course(tmp_path / "course")
    before = {path: Judge._marks(path) for path in secrets(course)}
    grade("doctor", "--course", course, "--without", "seccomp", "--without", "landlock", "--without", "uid")
    assert {path: Judge._marks(path) for path in secrets(course)} == before


def test_without_layers_no_marks_are_given():
    without = [word for layer in ("landlock", "seccomp", "uid") for word in ("--without", layer)]
    done = grade("doctor", *without, "--format", "json")
    protection = json.loads(done.stdout)
    assert done.returncode == 3
    broken = [one for one in protection["properties"] if not one["holds"]]
    assert broken
    arguments = (TINY / "solutions", "--course", TINY, "--trusted", *without)
    refused = grade(*arguments)
    assert refused.returncode == 3
    assert refused.stdout == ""
    assert broken[0]["name"] in refused.stderr
    allowed = grade(*arguments, "--allow-unprotected", "--format", "json")
    assert broken[0]["name"] in json.loads(allowed.stdout)["environment"]["unprotected"]


@pytest.mark.usefixtures("confined")
def test_doctor_says_that_all_holds_here():
    done = grade("doctor")
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("✓") == 7
