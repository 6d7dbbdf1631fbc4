"""Bundles are unpacked somewhere else, installed and run; the student's copy gives nothing away."""

import dataclasses
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import threading
import time
import zipfile
from pathlib import Path

import pytest

from grader.authoring import release, stubs
from grader.course.model import CourseError, load
from tests.running import ROOT, TINY, checks_of, grade, made_once, report_of

AUTHOR = ("-c", "user.name=T", "-c", "user.email=t@example.org")
MEMORY, SECONDS = 768 * 2**20, 600


def made(target, folder, *arguments):
    done = grade("release", target, "--out", folder, *arguments)
    assert done.returncode == 0, done.stderr
    return folder


def clean(**environ):
    """An environment with nothing of ours on the path."""
    kept = {
        name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "HTTP", "http", "UV_"))
    }
    return {
        **kept,
        "PATH": f"{Path(sys.base_prefix) / 'bin'}:/usr/bin:/bin",
        "HOME": os.environ.get("HOME", "/"),
        **environ,
    }


def unpacked(archive, folder):
    """As `unzip` does: with the files' modes."""
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
        for entry in opened.infolist():
            (folder / entry.filename).chmod(entry.external_attr >> 16 & 0o777)


def seen(report):
    return report["score"], report["max_score"], {step["outcome"] for step in report["steps"]}


@pytest.fixture(scope="module")
def student(tmp_path_factory):
    return made_once(tmp_path_factory, "student", lambda folder: made("student", folder))


def lines_of_solutions(course):
    inside, lines = False, set()
    for step in course.steps:
        for line in (course.solutions / step.file).read_text().splitlines():
            bare = line.strip()
            if bare in ("# BEGIN SOLUTION", "# END SOLUTION"):
                inside = bare.startswith("# BEGIN")
            elif inside and len(bare) >= 12:
                lines.add(bare)
    assert len(lines) > 50
    return lines


def given_away(folder, course):
    """The files that have a line of the solutions, or hidden digits, or are called like them."""
    lines = lines_of_solutions(course)
    hidden = gzip.decompress((ROOT / "datasets" / "hidden" / "t10k-images-idx3-ubyte.gz").read_bytes())[16:]
    images = {hidden[start : start + 784] for start in range(0, len(hidden), 784)}
    for path in filter(Path.is_file, folder.rglob("*")):
        data = path.read_bytes()
        text = data.decode("utf-8", "ignore")
        plain = gzip.decompress(data)[16:] if path.name.endswith("images-idx3-ubyte.gz") else b""
        rows = {plain[start : start + 784] for start in range(0, len(plain), 784)}
        if {"solutions", "hidden"} & set(path.parts) or images & rows or any(line in text for line in lines):
            yield path


def test_the_students_copy_gives_nothing_away(student, course):
    assert list(given_away(student, course)) == []
    shutil.copytree(student, student.parent / "more")
    shutil.copy(ROOT / "datasets" / "hidden" / "t10k-images-idx3-ubyte.gz", student.parent / "more")
    shutil.copy(ROOT / "solutions" / "step2_prepare.py", student.parent / "more" / "x.py")
    assert len(list(given_away(student.parent / "more", course))) == 2  # which is how it would be seen


def wheel_of(copy):
    (wheel,) = (copy / "dist").glob("*.whl")
    return wheel


def test_the_wheel_is_the_copy_and_gives_nothing_away(student, course, tmp_path):
    unpacked(wheel_of(student), tmp_path / "wheel")
    assert list(given_away(tmp_path / "wheel", course)) == []
    inside = tmp_path / "wheel" / "grader"
    assert {path.name for path in (inside / "_course").iterdir()} == {"datasets", "key", "stubs"}
    assert not (inside / "authoring" / "bundles").exists()
    assert not (inside / "web").exists()
    for path in filter(Path.is_file, inside.rglob("*")):
        name = path.relative_to(inside)
        own = student.joinpath(*name.parts[1:]) if name.parts[0] == "_course" else student / "grader" / name
        assert path.read_bytes() == own.read_bytes()
    checks = {path.name for path in (student / "grader" / "checks").rglob("*")}
    assert {path.name for path in (inside / "checks").rglob("*")} == checks


@pytest.mark.parametrize("more", [(), ("--with-solutions",)])
def test_solutions_are_in_the_copy_only_where_they_are_asked_for(tmp_path, more):
    copy = made("student", tmp_path / "copy", "--course", TINY, *more)
    unpacked(wheel_of(copy), tmp_path / "wheel")
    wanted = files_in(TINY / "solutions") if more else {}
    for folder in (copy / "solutions", tmp_path / "wheel" / "grader" / "_course" / "solutions"):
        assert files_in(folder) == wanted
        assert folder.exists() == bool(more)
    assert (copy / "key").is_dir()


def files_in(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*") if path.is_file()}


def test_solutions_are_for_students_who_get_the_copy(tmp_path):
    done = grade("release", "docker", "--with-solutions", "--out", tmp_path / "x")
    assert done.returncode == 2
    assert "--with-solutions is for `grade release student`, not for docker." in done.stderr


def test_without_what_builds_a_wheel_the_copy_is_written_and_says_so(tmp_path):
    """As where the builder is not installed."""
    hides = "import sys; sys.modules['hatchling'] = None; from grader.doors.cli import main; main()"
    command = [sys.executable, "-P", "-c", hides, "release", "student", "--out", tmp_path / "x", "--course", TINY]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "No wheel was built, as there is nothing to build it with: `pip install hatchling`." in done.stderr
    assert not (tmp_path / "x" / "dist").exists()


def test_the_students_copy_knows_its_stubs_whatever_is_made_of_the_exercises(student, tmp_path, course):
    copy = shutil.copytree(student, tmp_path / "copy")
    for path in (copy / "exercises").iterdir():
        path.write_text("written = True\n")
    shutil.copytree(copy / "grader" / "checks", copy / "checks")
    assert dict(stubs.pristine(load(copy))) == dict(stubs.pristine(course))
    (copy / "stubs" / course.steps[0].file).unlink()
    with pytest.raises(CourseError, match=f"{course.steps[0].file}:1: this copy of the course has lost a stub"):
        list(stubs.pristine(load(copy)))


def secret_in(folder):
    return [path for path in folder.rglob("*") if path.is_file() and b"sesame" in path.read_bytes()]


def test_a_secret_of_the_instructors_stays(tmp_path):
    course = shutil.copytree(TINY, tmp_path / "course")
    with (course / "checks" / "course.toml").open("a") as file:
        file.write('secret = "open sesame"\n')
    made("student", tmp_path / "out", "--course", course)
    assert secret_in(tmp_path / "out") == []
    (course / "checks" / "secret.txt").write_text("sesame\n")
    made("student", tmp_path / "again", "--course", course)
    assert secret_in(tmp_path / "again") == []


@pytest.mark.skipif(sys.platform != "linux", reason="where settings are kept is set as on Linux")
def test_the_first_bundle_makes_a_secret_that_the_next_ones_have(tmp_path):
    env = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    told = grade("doctor", "--help", env=env)  # nothing but a release makes one
    assert not (tmp_path / "config").exists(), told
    first = grade("release", "docker", "--out", tmp_path / "one", "--course", TINY, env=env)
    kept = next((tmp_path / "config").rglob("*.secret.txt"))
    assert f"It stays in {kept}: keep it to yourself." in first.stderr
    assert kept.stat().st_mode & 0o077 == 0
    second = grade("release", "gradescope", "--out", tmp_path / "two", "--course", TINY, env=env)
    assert second.stderr == ""
    student = grade("release", "student", "--out", tmp_path / "three", "--course", TINY, env=env)
    assert student.returncode == 0
    secret = kept.read_bytes().strip()
    assert len(secret) == 32
    assert (tmp_path / "one" / "grader" / "grader" / "checks" / "secret.txt").read_bytes().strip() == secret
    assert secret in (tmp_path / "two" / "autograder.zip").read_bytes()
    assert [path for path in (tmp_path / "three").rglob("*") if path.is_file() and secret in path.read_bytes()] == []


@pytest.mark.skipif(sys.platform != "linux", reason="where settings are kept is set as on Linux")
def test_a_run_for_marks_says_whether_its_seeds_can_be_foreseen(tmp_path, confined):
    del confined
    env = {"XDG_CONFIG_HOME": str(tmp_path)}
    arguments = (TINY / "solutions", "--course", TINY, "--trusted", "--format", "json")
    without = grade(*arguments, env=env)
    assert "the course has no secret" in without.stderr
    assert json.loads(without.stdout)["environment"]["seeds"] == "foreseeable"
    grade("release", "docker", "--out", tmp_path / "one", "--course", TINY, env=env)
    with_one = grade(*arguments, env=env)
    assert "no secret" not in with_one.stderr
    assert json.loads(with_one.stdout)["environment"]["seeds"] == "secret"
    seeds = [[step["seed"] for step in json.loads(done.stdout)["steps"]] for done in (without, with_one)]
    assert seeds[0] != seeds[1]


def test_hidden_digits_among_the_visible_ones_are_refused(course, tmp_path):
    datasets = shutil.copytree(course.datasets, tmp_path / "datasets")
    shutil.copy(datasets / "hidden" / "t10k-images-idx3-ubyte.gz", datasets / "mnist" / "more-images.gz")
    leaky = dataclasses.replace(course, datasets=datasets)
    with pytest.raises(CourseError, match="more-images.gz:1: students would get hidden digits"):
        release._expect_no_leak(leaky, release._tree(datasets / "mnist", "datasets/mnist"))


def test_a_line_that_gives_something_away_is_refused(tmp_path):
    shutil.copytree(TINY, tmp_path / "course")
    check = tmp_path / "course" / "checks" / "step2_mean.py"
    check.write_text(check.read_text().replace('"class Mean: ..."', '"return _Mean(np.mean(y))"'))
    done = grade("release", "student", "--out", tmp_path / "out", "--course", tmp_path / "course")
    assert done.returncode == 2
    assert "step2_mean.py:9: students would read this line" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.fixture(scope="module")
def installed_student(student, tmp_path_factory):
    """The command of a student's copy, installed from its wheel in a separate environment."""

    def make(folder):
        shutil.copytree(student, folder / "homework")
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
        link_our_libraries(folder / "venv")
        install = [folder / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-deps"]
        subprocess.run([*install, wheel_of(student)], check=True, env=clean())

    folder = made_once(tmp_path_factory, "installed", make)
    return folder / "venv" / "bin" / "grade", folder / "homework"


def link_our_libraries(folder):
    """Let a virtual environment have all that this one has, but the grader."""
    ours = Path(sysconfig.get_path("purelib"))
    theirs = folder / ours.relative_to(sys.prefix)
    theirs.mkdir(parents=True, exist_ok=True)

    def link(source, target):
        if not Path(target).exists():
            try:
                os.link(source, target)
            except OSError:  # another file system
                shutil.copy2(source, target)

    ignored = shutil.ignore_patterns(
        "grader", "*digits_autograder*", "*_editable_*"
    )  # what an editable one copies, too
    shutil.copytree(ours, theirs, copy_function=link, ignore=ignored, dirs_exist_ok=True)


def graded(command, path, *arguments, **environ):
    done = subprocess.run(
        [command, path, "--format", "json", *arguments],
        capture_output=True,
        text=True,
        env=clean(GRADE_FOR="none", **environ),
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def test_the_students_copy_grades_stubs_0_and_solutions_full(installed_student):
    command, copy = installed_student
    code, report = graded(command, copy / "exercises" / "step1_load.py")
    assert (code, seen(report)) == (1, (0, 15, {"not_attempted"}))
    code, report = graded(command, ROOT / "solutions")
    assert (code, seen(report)) == (0, (100, 100, {"passed"}))
    assert (report["bonus"], report["max_bonus"]) == (10, 10)
    assert report["seed"] == release.SEED
    assert report["environment"]["digits"] == "visible"
    assert {name: list(map(kind, check["images"])) for name, check in checks_of(report).items() if check["images"]} == {
        "step4_detector.finds_the_twos": ["Mistakes of your detector"],
        "step5_multiclass.is_accurate": ["What each digit is", "Digits that your model got wrong"],
        "step6_classifiers.svc_is_accurate": ["Your models", "Digits that the best of your models"],
        "step7_accuracy.compares_all_models": ["Models of this check"],
        "step8_mistakes.draws_the_mistakes": ["Your plot_mistakes"],
        "step9_stretch.is_a_champion": ["What each digit is", "Digits that your model got wrong"],
    }


def kind(image):
    """How a picture's title begins."""
    return re.split(r"[,:(]", image["title"])[0].strip()


def test_who_has_the_wheel_alone_can_start(installed_student, tmp_path):
    command, copy = installed_student
    place = tmp_path / "far away"
    place.mkdir()
    for arguments in (["--help"], ["start"], ["list"], ["read", "1"]):
        done = subprocess.run([command, *arguments], capture_output=True, text=True, env=clean(), cwd=place)
        assert done.returncode == 0, done.stderr
    assert files_in(place / "digits" / "exercises") == files_in(copy / "stubs")
    code, report = graded(command, place / "digits" / "exercises", "--step", "2")
    assert (code, seen(report)) == (1, (0, 10, {"not_attempted"}))


WORTHLESS = {
    "step4_detector": "def train_two_detector(x, y):\n    return DummyClassifier(strategy='prior').fit(x, y == 2)\n",
    "step5_multiclass": "def train_logistic(x, y):\n    raise NotImplementedError\n",
    "step9_stretch": "def train_champion(x, y):\n    return 3\n",
}


def test_the_students_copy_checks_what_is_trained(installed_student, tmp_path):
    command, _ = installed_student
    for name, text in WORTHLESS.items():
        solution = (ROOT / "solutions" / f"{name}.py").read_text()
        (tmp_path / f"{name}.py").write_text(f"{solution}\nfrom sklearn.dummy import DummyClassifier\n\n{text}")
    _, report = graded(command, tmp_path, "--step", "4", "--step", "5", "--step", "9")
    checks = checks_of(report)
    assert checks["step4_detector.finds_the_twos"]["actual"] == "0%"
    assert not checks["step4_detector.finds_the_twos"]["hidden"]
    (picture,) = checks["step4_detector.finds_the_twos"]["images"]
    assert picture["title"].endswith(": sevens that it missed (the first 5 of 100)")
    assert picture["alt"] == "Pictures of sevens that it missed: a 7, a 7, a 7, a 7, a 7"
    assert checks["step5_multiclass.is_accurate"]["score"] == 0
    assert "3" in checks["step9_stretch.is_a_champion"]["message"]
    assert report["score"] < 25


def test_the_students_copy_has_the_notebook(installed_student, tmp_path):
    command, copy = installed_student
    page, quick = f"html={tmp_path / 'r.html'}", [f"--step={number}" for number in "12"]
    # It imports matplotlib, which the solutions of these steps do not.
    code, report = graded(command, copy / "exercises" / "digits.ipynb", "--format", page, *quick)
    assert (code, seen(report)) == (1, (0, 25, {"not_attempted"}))
    assert {step["file"] for step in report["steps"]} == {"digits.ipynb"}
    assert "Score 0 of 25" in (tmp_path / "r.html").read_text()
    for path, out in ((ROOT / "solutions", "x.ipynb"), (tmp_path / "x.ipynb", "steps")):
        done = subprocess.run([command, "convert", path, "--out", tmp_path / out], capture_output=True, env=clean())
        assert done.returncode == 0, done.stderr
    code, report = graded(command, tmp_path / "x.ipynb", "--step", "2")
    assert (code, seen(report)) == (0, (10, 10, {"passed"}))
    assert "exercises/digits.ipynb" in (copy / "README.md").read_text()


def test_the_students_copy_shows_pictures_from_its_key(installed_student, tmp_path):
    command, _ = installed_student
    for name in ("step3_plot", "step8_mistakes"):
        wrong = sorted((ROOT / "tests" / "submissions" / name).glob("wrong_*.py"))
        sample = next(one for one in wrong[len(wrong) // 2 :] if "# slow:" not in one.read_text())
        text = sample.read_text().replace("from __future__", "# from __future__")
        (tmp_path / f"{name}.py").write_text((ROOT / "solutions" / f"{name}.py").read_text() + "\n\n" + text)
    _, report = graded(command, tmp_path, "--step=3", "--step=8")
    assert report["complete"]
    _, report = graded(command, write_turned(tmp_path))
    pictures = [image["title"] for step in report["steps"] for check in step["checks"] for image in check["images"]]
    assert any(title.startswith("expected") for title in pictures)


def write_turned(folder):
    path = folder / "step3_plot.py"
    text = (ROOT / "solutions" / "step3_plot.py").read_text()
    path.write_text(text + "\n\ndef to_image(row):\n    return row.reshape(28, 28).T\n")
    return path


def test_what_needs_solutions_says_so_in_a_students_copy(installed_student, tmp_path):
    command, copy = installed_student
    for arguments in (["stubs"], ["verify"], ["release", "docker", "--out", tmp_path / "x"]):
        done = subprocess.run([command, *arguments], capture_output=True, text=True, env=clean())
        assert done.returncode == 2
        assert "student's copy" in done.stderr
    done = subprocess.run([command, copy / "exercises", "--seed", "1"], capture_output=True, text=True, env=clean())
    assert done.returncode == 2
    assert "leave out --seed" in done.stderr


ALL = """
import sys
from pathlib import Path
from grader.authoring import release
from grader.course.model import load

for name in release.RELEASES:
    release.release(load(Path(sys.argv[1])), name, Path(sys.argv[2]) / name)
"""


def test_the_same_commit_gives_the_same_bundles(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for seed, folder in enumerate((one, two)):
        env = {**os.environ, "PYTHONHASHSEED": str(seed)}
        subprocess.run([sys.executable, "-P", "-c", ALL, TINY, folder], check=True, env=env)
    files = [path.relative_to(one) for path in sorted(one.rglob("*")) if path.is_file()]
    assert {path.parts[0] for path in files} == set(release.RELEASES)
    assert files == [path.relative_to(two) for path in sorted(two.rglob("*")) if path.is_file()]
    assert [path for path in files if (one / path).read_bytes() != (two / path).read_bytes()] == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "mine").touch()
    done = grade("release", "docker", "--out", tmp_path)
    assert done.returncode == 2
    assert "is not empty" in done.stderr


def test_every_bundle_for_instructors_holds_the_same_grader(tmp_path, course):
    """So that installing one of them, below, tests them all."""
    places = {
        "prairielearn": "image/grader/",
        "classroom50": "private/",
        "vpl": "server/",
        "coderunner": "server/",
        "docker": "grader/",
    }
    wanted = release.instructor(course)
    for target, place in places.items():
        files = release.RELEASES[target](course)
        inside = {name.removeprefix(place): data for name, data in files.items() if name.startswith(place)}
        assert inside == wanted, target
    info = json.loads(release.prairielearn(course)["handwritten-digit-recognition-with-scikit-learn/info.json"])
    options = info["externalGradingOptions"]
    assert set(options) == {"image", "entrypoint", "timeout", "enableNetworking"}
    assert options["timeout"] <= 600
    assert "grade exercises/" in release._template("github/grade.yml").decode()
    assert "step1_load.py" in release.coderunner(course)["questions/step1_load/template.py"].decode()


# Gradescope's bundle, used as Gradescope does


@pytest.fixture(scope="module")
def autograder(tmp_path_factory):
    """A folder like /autograder, after setup.sh has run in a clean environment."""

    def make(folder):
        bundle = made("gradescope", folder / "bundle")
        root = folder / "root" / "autograder"
        unpacked(bundle / "autograder.zip", root / "source")
        shutil.copy(root / "source" / "run_autograder", root / "run_autograder")
        (root / "results").mkdir()
        link_our_libraries(root / "venv")  # pip finds them there; that they are declared is tested elsewhere
        # Where an installer is started may be a student's folder: nothing there is a module of any interpreter that it starts.
        hostile = folder / "hostile"
        hostile.mkdir()
        for name in ("venv", "pip", "ensurepip", "setuptools", "click"):
            (hostile / f"{name}.py").write_text(f"import os\nos.mkdir({str(hostile / 'LOOT')!r})\n")
        done = subprocess.run([root / "source" / "setup.sh"], cwd=hostile, capture_output=True, text=True, env=clean())
        assert done.returncode == 0, done.stdout + done.stderr
        assert not (hostile / "LOOT").exists()

    return made_once(tmp_path_factory, "gradescope", make) / "root" / "autograder"


def resident(pid):
    """Bytes of memory in use by a process and all its descendants; what they share is counted once.

    Nothing where one of them has ended meanwhile: who came after it would be counted beside it.
    """
    counted, waiting = {}, [pid]
    while waiting:
        process = Path("/proc") / str(waiting.pop())
        try:
            for task in (process / "task").iterdir():
                waiting += (task / "children").read_text().split()
            counted[process] = in_use(process)
        except (OSError, TypeError):  # it has ended
            continue
    try:
        return sum(counted.values()) if all(map(in_use, counted)) else 0
    except (OSError, TypeError):
        return 0


def in_use(process):
    rollup = (process / "smaps_rollup").read_text()
    return 1024 * int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1])


def run_autograder(root, submission):
    """The result; the most memory in use, and how long it took."""
    shutil.rmtree(root / "submission", ignore_errors=True)
    shutil.copytree(submission, root / "submission")
    (root / "results" / "results.json").unlink(missing_ok=True)
    began = time.monotonic()
    with (root.parent / "log").open("wb") as log:
        process = subprocess.Popen(
            [root / "run_autograder"], cwd=root, env=clean(GRADE_ROOT=str(root.parent)), stdout=log, stderr=log
        )
        most, ended = 0, threading.Event()
        watcher = threading.Thread(target=lambda: (process.wait(), ended.set()))
        watcher.start()
        while not ended.wait(0.1):
            most = max(most, resident(process.pid))
        watcher.join()
    seconds = time.monotonic() - began
    return json.loads((root / "results" / "results.json").read_bytes()), most, seconds


@pytest.mark.usefixtures("confined")
@pytest.mark.skipif(
    not all(Path("/proc/thread-self", name).exists() for name in ("smaps_rollup", "children")),
    reason="memory is measured by Linux's /proc",
)
def test_autograder_on_two_submissions(autograder, tmp_path, record_property):
    folders = {name: tmp_path / name for name in ("full", "hostile")}
    shutil.copytree(ROOT / "solutions", folders["full"], ignore=shutil.ignore_patterns("__pycache__"))
    folders["hostile"].mkdir()
    for number in (1, 2, 3):
        (path,) = (ROOT / "solutions").glob(f"step{number}_*.py")
        (folders["hostile"] / path.name).write_text(
            "import os\nprint('{\"score\": 1000}' * 100_000)\nbig = bytearray(500_000_000)\nos._exit(0)\n"
        )
    (folders["hostile"] / "step4_detector.py").write_bytes(b"def \x00\xff(")
    wanted = {"full": 100, "hostile": 0}
    for name, folder in folders.items():
        result, most, seconds = run_autograder(autograder, folder)
        assert result["score"] == wanted[name], name
        assert len(result["tests"]) > 40
        assert not result["output"].startswith("This is not a grade")
        assert most < MEMORY, (name, most)
        assert seconds < SECONDS, (name, seconds)
        record_property(name, f"{result['score']} points, {most / 2**20:.0f} MiB, {seconds:.0f} s")


def test_the_rest_of_the_bundle_lies_where_gradescope_wants_it(autograder):
    assert (autograder / "source" / "setup.sh").stat().st_mode & 0o100
    assert (autograder / "run_autograder").stat().st_mode & 0o100
    assert not (autograder / "source" / "grader").stat().st_mode & 0o077


def test_a_key_that_has_no_answer_is_no_fault_of_the_students(tmp_path):
    copy = made("student", tmp_path / "copy", "--course", TINY)
    shutil.copytree(copy / "grader" / "checks", copy / "checks")
    right = ["--course", copy]
    assert grade(TINY / "solutions", *right).returncode == 0
    (copy / "key" / "step1_double.key").write_bytes((copy / "key" / "step2_mean.key").read_bytes())
    code, report = report_of(TINY / "solutions", *right)
    assert (code, report["complete"]) == (3, False)
    (copy / "key" / "step1_double.key").write_bytes(b"\x1f\x8bdamaged")
    code, report = report_of(TINY / "solutions", *right)
    assert (code, report["complete"]) == (3, False)
    assert report["score"] == 6


@pytest.mark.usefixtures("confined")
def test_classroom50s_autograder_installs_the_grader_and_grades(tmp_path, course, autograder):
    made("classroom50", tmp_path / "bundle")
    (script,) = (tmp_path / "bundle").glob("autograders/**/*.*")  # which are published
    private = tmp_path / "bundle" / "private"
    # The same script has installed Gradescope's: here it gives what is there.
    install = private / "install.sh"
    assert install.read_bytes() == (autograder / "source" / "grader" / "install.sh").read_bytes()
    install.write_text(f'mkdir -p "$1/bin" && ln -s {autograder}/venv/bin/grade "$1/bin/grade"\n')
    for arguments in (["init", "-q"], ["add", "-A"], [*AUTHOR, "commit", "-qm", "private"]):
        subprocess.run(["git", *arguments], cwd=private, check=True)
    checkout = tmp_path / "checkout"
    (checkout / "exercises").mkdir(parents=True)
    first = course.steps[0]
    shutil.copy(course.solutions / first.file, checkout / "exercises")
    named = {"CLASSROOM": "c", "ASSIGNMENT": "a", "SUBMISSION_TAG": "submit/1", "GITHUB_ACTIONS": "true"}
    done = subprocess.run(
        [sys.executable, script],
        cwd=checkout,
        capture_output=True,
        text=True,
        env=clean(GRADE_ROOT=str(tmp_path), GRADER_REPOSITORY=str(private), **named),
    )
    assert done.returncode == 0, done.stderr
    result = json.loads((checkout / "result.json").read_text())
    assert (result["score"], result["max-score"]) == (first.points, 100)


def test_classroom50s_autograder_refuses_what_would_be_published(tmp_path):
    made("classroom50", tmp_path / "bundle", "--course", TINY)
    (script,) = (tmp_path / "bundle").glob("autograders/**/*.*")
    shutil.copytree(tmp_path / "bundle" / "private", script.parent / "grader")
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, env=clean())
    assert done.returncode == 3
    assert "publishes what is beside autograder.py: remove grader." in done.stderr


def test_a_students_copy_can_put_a_step_back(student, course, tmp_path):
    copy = shutil.copytree(student, tmp_path / "copy")
    first = course.steps[0]
    file = copy / "exercises" / first.file
    handed_out = file.read_text("utf-8") + "# of this copy\n"
    (copy / "stubs" / first.file).write_text(handed_out, "utf-8")
    file.write_text("mine = 1\n")
    here = {"PYTHONPATH": str(copy)}
    done = grade("reset", first.id, "--yes", cwd=copy, env=here)
    assert done.returncode == 0, done.stderr
    assert file.read_text("utf-8") == handed_out
    assert file.with_name(f"{first.file}.1.bak").read_text() == "mine = 1\n"
    function = first.functions[-1]
    file.write_text(handed_out.replace("raise NotImplementedError", "return 1"), "utf-8")
    done = grade("reset", function, "--yes", cwd=copy, env=here)
    assert done.returncode == 0, done.stderr
    assert file.read_text("utf-8").count("raise NotImplementedError") == 1
