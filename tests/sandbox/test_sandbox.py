"""What a worker may read, and whose fault it is when it cannot be confined."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from grader.course import model as courses
from grader.engine.machine import on_this_machine
from grader.sandbox.policy import Policy, _container_bytes, _without, policy
from grader.worker.launch.base import CannotStart
from tests.running import ROOT, TINY, grade
from tests.workers import descendants, twin_of


def test_the_package_is_cut_out_of_the_folder_that_holds_it(tmp_path):
    for name in ("numpy/core", "grader/checks", "sklearn"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "six.py").touch()
    (tmp_path / "editable.pth").touch()
    found = dict(_without(tmp_path, tmp_path / "grader"))
    assert found == {tmp_path: False, tmp_path / "numpy": True, tmp_path / "sklearn": True, tmp_path / "six.py": True}


def test_a_folder_without_it_is_one_rule(tmp_path):
    (tmp_path / "numpy").mkdir()
    assert dict(_without(tmp_path, Path("/elsewhere/grader"))) == {tmp_path: True}


def test_a_policy_travels():
    policy = Policy(folders=("/usr/lib",), uid=5, without=("seccomp",))
    assert Policy.of(policy.plain()) == policy


def test_nothing_of_the_repository_is_readable():
    with on_this_machine(courses.load(TINY)) as grader:
        policy = grader.policy()
    root = ROOT
    for folder in policy.folders:
        assert root != Path(folder)
        assert Path(folder) not in root.parents


def test_a_worker_with_less_than_was_proved_gives_no_marks(tiny):
    with on_this_machine(tiny) as grader:
        grader.protection = replace(grader.protection, layers=(*grader.protection.layers, "moat"))
        report = grader.grade_path(TINY / "solutions")
    assert not report.complete
    assert "moat" in report.steps[0].checks[0].message


@pytest.mark.skipif(os.name != "posix", reason="other systems have no limits that could be impossible")
def test_a_worker_that_cannot_be_confined_is_no_fault_of_the_students(tmp_path):
    (tmp_path / "m.py").write_text("def f(): return 1\n")
    with on_this_machine(courses.load(TINY)) as grader:
        broken = Policy(folders=(str(tmp_path),), open_files=-5)
        twin = twin_of(tmp_path / "m.py", grader.launcher, broken)
        with pytest.raises(CannotStart, match="could not be confined"):
            twin.functions.f()


@pytest.mark.parametrize(
    ("stated", "wanted"), [(str(768 * 2**20), 1792 * 2**20), ("max", 4 * 2**30), (str(2**40), 4 * 2**30)]
)
def test_a_container_with_less_memory_allows_less(tmp_path, monkeypatch, stated, wanted):
    (tmp_path / "memory.max").write_text(stated)
    monkeypatch.setattr("grader.sandbox.policy.CONTROL_GROUP", tmp_path)
    _container_bytes.cache_clear()
    try:
        assert policy([]).memory_bytes == wanted
    finally:
        _container_bytes.cache_clear()


@pytest.mark.skipif(not Path("/proc/self/oom_score_adj").exists(), reason="which process goes first is Linux's to say")
@pytest.mark.parametrize("kind", ["zygote", "spawn"])
def test_a_worker_is_the_first_to_go_when_memory_is_used_up(tmp_path, kind):
    (tmp_path / "m.py").write_text("def f():\n    return 1\n")
    with on_this_machine(courses.load(TINY), worker=kind) as grader:
        parent = os.getpid() if kind == "spawn" else grader.launcher.pid
        before = descendants(parent)
        with twin_of(tmp_path / "m.py", grader.launcher, grader.policy(tmp_path)) as twin:
            assert twin.functions.f().data == 1
            (worker,) = descendants(parent) - before
            assert Path(f"/proc/{worker}/oom_score_adj").read_text() == "1000\n"


READS = """
import os


def double(x):
    for path in ("/proc/self/net/tcp", "/proc/self/io", "/proc/self/stat", "/proc/self/mountinfo"):
        print(path, not os.path.exists(path) or os.access(path, os.R_OK) and refused(open, path))
    print("groups", refused(os.listdir, "/sys/fs/cgroup"))
    for name, path in (("own", "/proc/self/maps"), ("cores", "/sys/devices/system/cpu/online")):
        print(name, refused(open, path))
    before = os.stat(FILE).st_atime_ns
    open(FILE, "rb").read()
    print("times", os.stat(FILE).st_atime_ns == before)
    return 2 * x


def refused(function, path):
    try:
        function(path)
    except PermissionError:
        return True
    return False
"""


@pytest.mark.parametrize("kind", ["zygote", "spawn"])
@pytest.mark.usefixtures("confined")
def test_what_a_worker_reads_of_the_system(tiny, tmp_path, kind):
    file = Path(os.__file__).with_name("antigravity.py")  # which nobody imports
    with contextlib.suppress(PermissionError):
        os.utime(file, (0, file.stat().st_mtime))  # so that reading it would be noted
    (tmp_path / "step1_double.py").write_text(f"FILE = {str(file)!r}\n{READS}")
    with on_this_machine(tiny, worker=kind) as grader:
        step = grader.grade_path(tmp_path).steps[0]
        noted = () if "namespaces" in grader.protection.layers else ("times",)
    assert step.outcome == "passed"
    # Of the first call: the second one finds the times as that one has left them.
    said = dict(line.rsplit(" ", 1) for line in reversed(step.student_output.splitlines()))
    assert {name for name, value in said.items() if value != "True"} <= {"own", "cores", *noted}
    assert said["own"] == said["cores"] == "False"


SEES = """
import os, threading


def sees(others, threads):
    for _ in range(threads):  # each takes a number that nobody gets again
        thread = threading.Thread(target=int)
        thread.start()
        thread.join()
    thread = threading.Thread(target=int)
    thread.start()
    numbers = [os.getpid(), os.getppid(), thread.native_id - threads]
    made_up = [*(f"/proc/{name}" for name in (*others, "loadavg", "1")), "/sys/kernel", "/dev/pts"]
    return " ".join(map(str, [*numbers, *map(exists, made_up)]))


def exists(path):
    try:
        return bool(os.stat(path))
    except FileNotFoundError:
        return False
"""


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
def test_a_worker_neither_sees_others_nor_counts_them(tmp_path):
    (tmp_path / "m.py").write_text(SEES)
    with on_this_machine(courses.load(TINY), worker="zygote") as grader:
        if "namespaces" not in grader.protection.layers:
            pytest.skip("a container may take the right to namespaces from everybody")
        others = [os.getpid(), grader.launcher.pid]
        found = []
        for threads in (50, 0):
            with twin_of(tmp_path / "m.py", grader.launcher, grader.policy(tmp_path)) as twin:
                found.append(twin.functions.sees([*others, "self/status"], threads).data)
    assert found == ["1 0 2" + " False" * 7] * 2
    with on_this_machine(courses.load(TINY), worker="zygote", without=("namespaces",)) as grader:
        assert "namespaces" not in grader.protection.layers
        with twin_of(tmp_path / "m.py", grader.launcher, grader.policy(tmp_path)) as twin:
            found = twin.functions.sees([os.getpid(), "self/status"], 0).data
    assert not found.startswith("1 ")
    assert found.endswith(" True" * 6)  # so the question has an answer


ENTERS = """
import os, shutil, sys
from grader.sandbox import linux, namespaces

place, needed, link, odd, secret = sys.argv[1:]
os.chdir(place)
if os.geteuid() == 0 and "nobody" in place:
    try:
        os.setresuid(65534, 65534, 65534)
    except OSError:
        sys.exit(77)
    linux.prctl(linux.SET_DUMPABLE, 1)  # its own files in /proc
if not namespaces.enter():
    sys.exit(77)
real = namespaces.Root
class Forgetful(real):
    def show(self, path):
        if str(path) != needed:
            super().show(path)
namespaces.Root = Forgetful  # a root without something that is needed is none
here = os.getcwd()
namespaces.Forks(True, [needed], [])
assert (os.getcwd(), os.path.exists(secret)) == (here, True)
namespaces.Root = real
fork = namespaces.Forks(True, [needed, link, odd], [os.path.join(needed, "written")]).fork
for _ in range(2):
    if (worker := fork()) == 0:
        assert namespaces.are_on()
        assert not os.path.exists(secret)
        assert sorted(os.listdir("/proc")) == ["cpuinfo", "self"], os.listdir("/proc")
        assert os.listdir(needed) == os.listdir(link) and os.path.islink(os.path.dirname(link))
        assert os.listdir(odd) == ["there"]
        for path, possible in ((needed, False), (os.path.join(needed, "written"), True), ("/", False)):
            assert os.access(path, os.W_OK) == possible, path
        open(os.devnull, "w").write("x")
        os._exit(0)
    assert os.waitpid(worker, 0)[1] == 0
print("done", flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
@pytest.mark.parametrize("name", ["whoever", "nobody"])
def test_a_root_of_ones_own_shows_what_is_needed_and_no_more(name):
    with tempfile.TemporaryDirectory() as folder:  # pytest's own are open to nobody else
        enter_as(name, Path(folder))


def enter_as(name, folder):
    place, real = folder / name, folder / "real"
    (real / "needed" / "written").mkdir(parents=True)
    (real / "needed" / "written" / "file").write_text("")
    place.mkdir(mode=0o777)
    place.chmod(0o777)
    (folder / "link").symlink_to("real")
    (folder / "secret").write_text("")
    # To what lies beside where a link leads, and not beside the link.
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "beside" / "odd" / "there").mkdir(parents=True)
    (folder / "away").symlink_to("deep/er")
    (folder / "round").symlink_to("away/../beside")
    folder.chmod(0o755)
    paths = (place, real / "needed", folder / "link" / "needed", folder / "round" / "odd", folder / "secret")
    done = subprocess.run([sys.executable, "-c", ENTERS, *paths], cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 77:
        pytest.skip("this system gives this user no namespaces")
    assert done.stdout == "done\n", done.stderr
    assert (real / "needed" / "written" / "file").exists()


@pytest.mark.usefixtures("confined")
def test_python_may_lie_behind_links(tmp_path):
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    (tmp_path / "venv" / "lib").symlink_to(Path(sys.prefix) / "lib")
    (tmp_path / "venv" / "bin" / "python").symlink_to(sys.executable)
    home = Path(sys._base_executable).parent
    (tmp_path / "venv" / "pyvenv.cfg").write_text(f"home = {home}\ninclude-system-site-packages = false\n")
    (tmp_path / "tmp").mkdir()
    command = [tmp_path / "venv" / "bin" / "python", "-m", "grader", "doctor", "--course", TINY, "--alone"]
    env = {**os.environ, "TMPDIR": str(tmp_path / "tmp")}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("confined")
@pytest.mark.skipif(not shutil.which("unshare"), reason="there is no unshare")
@pytest.mark.parametrize("how", [("-Ur",), ("-Urmp", "--fork")])
def test_who_is_root_for_itself_alone_gets_words_or_marks(how):
    if subprocess.run(["unshare", *how, "true"], capture_output=True).returncode:
        pytest.skip("this system gives this user no namespaces")
    command = ["unshare", *how, sys.executable, "-m", "grader", TINY / "solutions", "--course", TINY, "--trusted"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, "10/10" in done.stdout) == (0, True) or "does not fully confine" in done.stderr


@pytest.mark.skipif(not os.access("/dev/shm", os.W_OK), reason="this system has no /dev/shm for files in memory")
def test_temporary_files_may_lie_in_memory():
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        done = grade(TINY / "solutions", "--course", TINY, env={"TMPDIR": folder})
        assert (done.returncode, list(Path(folder).iterdir())) == (0, [])


MOUNTED = """
import ctypes, os, sys
libc = ctypes.CDLL(None)
real, shown, *command = sys.argv[1:]
private, bind = 1 << 18 | 1 << 14, 0x1000
if libc.unshare(0x20000) or libc.mount(None, b"/", None, private, None):
    sys.exit(77)
if libc.mount(os.fsencode(real), os.fsencode(shown), None, bind, None):
    sys.exit(77)
os.execv(command[0], command)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounts are made in Linux's namespaces, with root's rights"
)
@pytest.mark.parametrize("name", ["solutions", "datasets/mnist"])
def test_a_course_may_consist_of_mounts(tmp_path, name):
    course = shutil.copytree(TINY, tmp_path / "a course")
    data = shutil.copytree(ROOT / "datasets" / "mnist", course / "datasets" / "mnist")
    real = (course / name).rename(tmp_path / "real")
    (course / name).mkdir()
    (tmp_path / "step1_double.py").write_text(
        f"import os\n\n\ndef double(x):\n    print(len(os.listdir({str(data)!r})))\n    return 2 * x\n"
    )
    command = [sys.executable, "-m", "grader", tmp_path / "step1_double.py", "--course", course, "--format", "json"]
    done = subprocess.run(
        [sys.executable, "-c", MOUNTED, real, course / name, *command], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode == 77:
        pytest.skip("a container may take the right to mount from its root")
    step = json.loads(done.stdout)["steps"][0]
    assert (step["outcome"], step["student_output"].split()[0]) == ("passed", "4"), done.stderr


@pytest.mark.usefixtures("confined")
def test_no_marks_where_a_submission_could_leave_word_unless_it_is_alone():
    arguments = ("--course", TINY, "--worker", "spawn")
    done = grade("doctor", *arguments)
    assert (done.returncode, "say --alone" in done.stdout) == (3, True), done.stdout
    assert grade("doctor", *arguments, "--alone").returncode == 0
    refused = grade(TINY / "solutions", "--trusted", *arguments)
    assert (refused.returncode, refused.stdout, "no word to other submissions" in refused.stderr) == (3, "", True)
    alone = grade(TINY / "solutions", "--trusted", "--alone", *arguments, "--format", "json")
    assert (alone.returncode, json.loads(alone.stdout)["environment"]["unprotected"]) == (0, "")
    # Its own code, a student may grade anywhere; a platform's containers are for one submission each, or not.
    assert "no word" not in grade(TINY / "solutions", *arguments).stderr
    for platform, code in (("openedx", 0), ("coderunner", 3)):
        assert grade(TINY / "solutions", "--for", platform, *arguments).returncode == code, platform
