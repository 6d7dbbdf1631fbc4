"""Small fakes of platforms: their folders, environment, working directory, exit rule and way of reading a result.

Each is written from what the platform documents, and knows nothing of grader.lms.
"""

import base64
import csv
import http.server
import json
import os
import re
import shlex
import subprocess
import sys
import threading
import urllib.parse
import xml.etree.ElementTree as ET
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

import jsonschema
import junitparser
from markdown_it import MarkdownIt

from tests.running import ROOT, TINY

BUNDLES = ROOT / "grader" / "authoring" / "bundles"
MIB = 2**20
TOLD = "0, said to be no grade"


@dataclass
class Seen:
    """What the platform makes of it.

    Attributes:
        share: from 0 to 1, or None for not graded.
        text: everything that a student reads.
        shown: the number that the platform shows, or what it shows in place of one.
    """

    share: float | None
    text: str = ""
    shown: str = ""
    exit_code: int = 0
    stderr: str = ""
    extra: dict = field(default_factory=dict)


class Platform:
    """Runs the command as the platform does. `grade` is a script that grades the tiny course."""

    points = MappingProxyType({"1.1": 3, "1.2": 1, "2.1": 2, "2.2": 4})  # of the course's checks
    whole, vpl_grademax = 10, 20  # as the instructor has set them
    steps = ("step1_double", "step2_mean")
    one_file = False
    leaves_a_file = True  # before it has finished
    red = False

    def __init__(self, folder):
        self.folder = folder
        self.root = folder / "root"
        self.cwd = folder / "work"
        self.root.mkdir()
        self.cwd.mkdir()
        self.grade = folder / "bin" / "grade"
        self.grade.parent.mkdir()
        self.shim(self.grade)
        self.set_up()

    def shim(self, path):
        python = f"{shlex.quote(sys.executable)} -P -m grader"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!/bin/sh\nexec {python} "$@" --course {shlex.quote(str(TINY))} $EXTRA\n')
        path.chmod(0o755)

    def set_up(self):
        pass

    def submission(self):
        return self.cwd

    def hand_in(self, files):
        self.submission().mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (self.submission() / name).write_text(text)

    def environment(self):
        return {}

    def command(self):
        return [str(self.grade)]

    def start(self, extra="", **environ):
        kept = ("PATH", "HOME", "LANG", "VIRTUAL_ENV", "PYTHONPATH", "TMPDIR")
        env = {name: os.environ[name] for name in kept if name in os.environ}
        env |= {"GRADE_ROOT": str(self.root), "EXTRA": extra, **self.environment(), **environ}
        env["PATH"] = f"{self.grade.parent}:{env['PATH']}"
        return subprocess.Popen(
            self.command(),
            cwd=self.cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def run(self, extra="", **environ):
        process = self.start(extra, **environ)
        stdout, stderr = process.communicate(timeout=120)
        seen = self.read(process.returncode, stdout.decode(), stderr.decode())
        seen.exit_code, seen.stderr = process.returncode, stderr.decode()
        return seen


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


class Gradescope(Platform):
    def set_up(self):
        (self.root / "autograder" / "results").mkdir(parents=True)
        self.shim(self.root / "autograder" / "venv" / "bin" / "grade")
        script = self.root / "autograder" / "run_autograder"
        script.write_bytes((BUNDLES / "gradescope" / "run_autograder").read_bytes())
        script.chmod(0o755)

    def submission(self):
        return self.root / "autograder" / "submission"

    def command(self):
        return [str(self.root / "autograder" / "run_autograder")]

    def read(self, code, stdout, stderr):
        result = json.loads((self.root / "autograder" / "results" / "results.json").read_bytes())
        top = {"score", "execution_time", "output", "output_format", "stdout_visibility", "extra_data", "tests"}
        assert set(result) <= top
        assert number(result["score"])
        assert isinstance(result.get("execution_time", 0), int)
        assert result["stdout_visibility"] == "hidden"  # what the command prints is for instructors
        for test in result.get("tests", ()):
            assert set(test) <= {"name", "number", "score", "max_score", "status", "output", "output_format"}
            assert number(test["score"])
            assert test["status"] in ("passed", "failed")
            assert test["score"] == (test["max_score"] if test["status"] == "passed" else 0)
            if test.get("output_format") == "html":
                assert_harmless_html(test["output"])
        text = "\n".join([result["output"], *(test["output"] for test in result.get("tests", ()))])
        graded = not result["output"].startswith("This is not a grade.")
        share = result["score"] / self.whole if graded else None
        return Seen(share, text, f"{result['score']:g}" if graded else TOLD, extra=result)


class PrairieLearn(Platform):
    def set_up(self):
        (self.root / "grade" / "data").mkdir(parents=True)
        (self.root / "grade" / "data" / "data.json").write_text('{"params": {}, "variant_seed": "1"}')

    def submission(self):
        return self.root / "grade" / "student"

    def command(self):
        return ["bash", str(BUNDLES / "prairielearn" / "run.sh")]

    def read(self, code, stdout, stderr):
        assert code == 0, "PrairieLearn does not read the result of a failed command"
        data = (self.root / "grade" / "results" / "results.json").read_bytes()
        assert len(data) <= MIB
        result = json.loads(data)
        if result["gradable"] is False:
            assert all(isinstance(error, str) for error in result["format_errors"])
            return Seen(None, "\n".join(result["format_errors"]), "not gradable", extra=result)
        assert number(result["score"])
        assert 0 <= result["score"] <= 1
        for test in result["tests"]:
            assert number(test["points"])
            assert number(test["max_points"])
            for image in test["images"]:
                assert base64.b64decode(image["url"].removeprefix("data:image/png;base64,")).startswith(b"\x89PNG")
        text = "\n".join([result["message"], result["output"], *(test["message"] for test in result["tests"])])
        assert "\x1b" not in text  # it renders ANSI
        points, most = (sum(test[name] for test in result["tests"]) for name in ("points", "max_points"))
        percent = f"{result['score'] * 100:.2f}".rstrip("0").rstrip(".")
        return Seen(result["score"], text, f"{points}/{most} ({percent}%)", extra=result)


class GitHub(Platform):
    red = True

    def environment(self):
        files = {name: str(self.folder / name) for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
        return {"GITHUB_ACTIONS": "true", "CI": "true", **files}

    def set_up(self):
        (self.folder / "GITHUB_STEP_SUMMARY").write_text("Somebody else's\n")
        (self.folder / "GITHUB_OUTPUT").write_text("theirs=1\n")

    def read(self, code, stdout, stderr):
        commands = [*self.commands(stdout), *self.commands(stderr)]
        assert {name for name, _ in commands} <= {"error", "warning", "notice"}, commands
        summary = (self.folder / "GITHUB_STEP_SUMMARY").read_text()
        assert len(summary.encode()) <= MIB
        assert summary.startswith("Somebody else's\n")
        page = MarkdownIt("commonmark", {"html": True}).enable("table").render(summary)
        assert_harmless_html(page)
        pairs = (line.partition("=") for line in (self.folder / "GITHUB_OUTPUT").read_text().splitlines())
        outputs = {name: value for name, _, value in pairs}
        assert outputs.pop("theirs") == "1"
        extra = {"commands": commands}
        if not outputs:
            assert code
            return Seen(None, summary, "an error", extra=extra)
        (notice,) = (message for name, message in commands if name == "notice")
        extra["reporter"] = classroom_reporter(json.loads(base64.b64decode(outputs["result"])))
        score, most = int(outputs["score"]), int(outputs["max-score"])
        assert f"Score {score} of {most}" in notice
        assert f"Score {score} of {most}" in summary
        return Seen(score / most, summary, str(score), extra=extra)

    def commands(self, text):
        """What the runner would take for commands."""
        stopped = None
        for line in text.splitlines():
            match = re.match(r"\s*::([\w-]+)( .*?)?::(.*)", line)
            if stopped is not None:
                if line.strip() == f"::{stopped}::":
                    stopped = None
            elif match and match[1] == "stop-commands":
                stopped = match[3]
            elif match:
                yield match[1], match[3]
            else:
                assert not line.startswith("##["), line
        assert stopped is None


def classroom_reporter(result):
    """What autograding-grading-reporter prints: in its table, which counts tests, and in its notice."""
    passed = sum(test["status"] == "pass" for test in result["tests"])
    table = passed / len(result["tests"]) * result["max_score"]
    return f"{table:g}/{result['max_score']}", f"{sum(test['score'] for test in result['tests'])}/{result['max_score']}"


CLASSROOM50 = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        *("schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release"),
        *("review", "datetime", "score", "max-score", "tests"),
    ],
    "properties": {
        "schema": {"const": "classroom50/result/v1"},
        **{
            name: {"type": "string", "minLength": 1}
            for name in ("classroom", "assignment", "assignment_type", "owner", "commit", "release", "review")
        },
        "submission": {"type": "string", "pattern": "^submit/"},
        "datetime": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "score": {"type": "integer", "minimum": 0},
        "max-score": {"type": "integer", "minimum": 0},
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["test-name", "passed", "score", "max-score"],
                "properties": {
                    "test-name": {"type": "string"},
                    "passed": {"type": "boolean"},
                    "score": {"type": "integer", "minimum": 0},
                    "max-score": {"type": "integer", "minimum": 0},
                },
            },
        },
    },
}


class Classroom50(GitHub):
    """It runs inside GitHub Actions."""

    red = False

    def environment(self):
        named = {"CLASSROOM": "c", "ASSIGNMENT": "a", "ASSIGNMENT_TYPE": "individual", "USERNAME": "u", "OWNER": "o"}
        links = dict.fromkeys(("COMMIT_URL", "RELEASE_URL", "REVIEW_URL", "PAGES_BASE_URL"), "somewhere")
        return {**super().environment(), **named, **links, "SUBMISSION_TAG": "submit/1"}

    def read(self, code, stdout, stderr):
        text = (self.cwd / "result.json").read_text()
        assert not any(isinstance(value, float) for value in json.loads(text, parse_float=float).values())
        result = json.loads(text)
        jsonschema.validate(result, CLASSROOM50)
        assert result["score"] <= result["max-score"]
        page = (
            MarkdownIt("commonmark", {"html": True}).enable("table").render((self.cwd / "release-body.md").read_text())
        )
        assert_harmless_html(page)
        if code != 0:  # its runner writes an error result then
            return Seen(None, page, "an error")
        return Seen(
            result["score"] / result["max-score"], page, f"{result['score']}/{result['max-score']}", extra=result
        )


class JUnit(Platform):
    red = True
    file = "grade.xml"

    def environment(self):
        return {"GITLAB_CI": "true", "CI": "true"}

    def read(self, code, stdout, stderr):
        root = junitparser.JUnitXml.fromfile(str(self.cwd / self.file))
        (suite,) = root
        cases = list(suite)
        text = "\n".join(f"{found.message}\n{found.text}" for case in cases for found in case.result)
        failed = sum(any(isinstance(found, junitparser.Failure) for found in case.result) for case in cases)
        assert (suite.tests, suite.failures) == (len(cases), failed)
        assert len({(case.classname, case.name) for case in cases}) == len(cases)
        assert all(len(case.result) < 2 for case in cases)
        if any(isinstance(found, junitparser.Error) for case in cases for found in case.result):
            return Seen(None, text, "an error")
        passed = [case.name.partition(" ")[0] for case in cases if not case.result]
        text += "\n".join(part.text for part in ET.parse(self.cwd / self.file).iter("system-out"))
        share = sum(self.points[one] for one in passed) / self.whole
        return Seen(share, text, f"{len(passed)} of {len(cases)} tests", extra={"stdout": stdout})


class CodeGradeV1(JUnit):
    red = False
    file = "from-codegrade.xml"

    def environment(self):
        return {"CG_JUNIT_XML_LOCATION": str(self.cwd / self.file)}


class CodeGradeV2(Platform):
    leaves_a_file = False

    def command(self):
        return ["sh", "-c", "exec 3>told; exec grade --for codegrade"]

    def read(self, code, stdout, stderr):
        told = (self.cwd / "told").read_text()
        if not told:
            return Seen(None, stdout, "no points")
        result = json.loads(told)
        assert result["tag"] == "points"
        points, _, most = result["points"].partition("/")
        return Seen(int(points) / int(most), stdout, result["points"])


class Vpl(Platform):
    leaves_a_file = False

    def set_up(self):
        (self.cwd / "vpl_environment.sh").write_text("VPL_GRADEMIN=0\nVPL_GRADEMAX=20\nVPL_MAXTIME=100\n")

    def command(self):
        script = shlex.quote(str(BUNDLES / "vpl" / "vpl_evaluate.sh"))
        return ["bash", "-c", f"export PATH=$PATH:.; bash {script} && exec ./vpl_execution"]

    def environment(self):
        return {"DIGITS_GRADER": str(self.grade)}

    def read(self, code, stdout, stderr):
        grades = re.findall(r"^Grade :=>>(.*)$", stdout, re.MULTILINE)
        assert not re.search(r"^Comment :=>>", stdout, re.MULTILINE)
        lines = stdout.splitlines()
        assert lines.count("<|--") == lines.count("--|>") == 1
        if not grades:
            return Seen(None, stdout, "no grade")
        (grade,) = grades
        return Seen(float(grade) / self.vpl_grademax, stdout, f"{float(grade):g}")


class CodeRunner(Platform):
    """One question for one step."""

    one_file = True
    leaves_a_file = False
    allowed = {
        "fraction",
        "prologuehtml",
        "testresults",
        "files",
        "epiloguehtml",
        "columnformats",
        "showdifferences",
    } | {
        "showoutputonly",
        "graderstate",
        "instructorhtml",
    }

    def hand_in(self, files):
        ((name, text),) = files.items()
        template = (BUNDLES / "coderunner" / "template.py").read_text().replace("@FILE@", name)
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')  # as Twig's escaper for Python does
        template = template.replace("{{ STUDENT_ANSWER | e('py') }}", escaped)
        template = template.replace("{{ QUESTION.cputimelimitsecs | default(60) }}", "60")
        assert "{{" not in template
        (self.cwd / "program.py").write_text(template)

    def environment(self):
        return {"DIGITS_GRADER": str(self.grade)}

    def command(self):
        return [sys.executable, "program.py"]

    def read(self, code, stdout, stderr):
        if code != 0:  # any result other than success is a grading error: no grade
            return Seen(None, stdout, "an error")
        result = json.loads(stdout)
        assert set(result) <= self.allowed
        assert number(result["fraction"])
        assert 0 <= result["fraction"] <= 1
        headers, *rows = result["testresults"]
        assert all(len(row) == len(headers) for row in rows)
        assert len([name for name in headers if name not in ("iscorrect", "ishidden")]) == len(result["columnformats"])
        page = result["prologuehtml"] + result["epiloguehtml"]
        assert_harmless_html(page)
        assert set(re.findall(r'<img src="([^"]+)"', page)) == set(result["files"])
        return Seen(result["fraction"], page + "\n".join(str(row) for row in rows), extra=result)


class Coursera(Platform):
    def environment(self):
        return {"partId": "p1", "filename": "homework.zip", "userId": "7"}

    def submission(self):
        return self.root / "shared" / "submission"

    def read(self, code, stdout, stderr):
        result = json.loads((self.root / "shared" / "feedback.json").read_bytes())
        assert number(result["fractionalScore"])
        assert 0 <= result["fractionalScore"] <= 1
        text = result["feedback"]
        if text.startswith("This is not a grade."):
            return Seen(None, text, TOLD)
        return Seen(result["fractionalScore"], text, f"{result['fractionalScore'] * 100:g}%")


class Vocareum(Platform):
    def environment(self):
        return {name: str(self.folder / name) for name in ("vocareumGradeFile", "vocareumReportFile")}

    def set_up(self):
        (self.folder / "vocareumGradeFile").touch()

    def read(self, code, stdout, stderr):
        rows = list(csv.reader((self.folder / "vocareumGradeFile").read_text().splitlines()))
        text = (self.folder / "vocareumReportFile").read_text()
        assert {name for name, _ in rows} <= set(self.steps)
        if not rows:
            return Seen(None, text, "no grade")
        total = sum(int(points) for _, points in rows)
        return Seen(total / self.whole, text, str(total))


class Codio(Platform):
    leaves_a_file = False
    variable, field = "CODIO_AUTOGRADE_V2_URL", "grade"

    def most(self):
        return 100

    def set_up(self):
        self.posted = []
        posted = self.posted

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                posted.append(urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = http.server.HTTPServer(("127.0.0.1", 0), Handler)

    def environment(self):
        return {self.variable: f"http://127.0.0.1:{self.server.server_port}/?key=1"}

    def run(self, extra="", **environ):
        with self.serving():
            return super().run(extra, **environ)

    @contextmanager
    def serving(self):
        thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield
        finally:
            self.server.shutdown()
            thread.join()
            self.server.server_close()

    def read(self, code, stdout, stderr):
        if not self.posted:
            return Seen(None, shown="no grade")
        (form,) = self.posted
        assert form["format"] == ["txt"]
        assert len(form["feedback"][0].encode()) < MIB
        return Seen(int(form[self.field][0]) / self.most(), form["feedback"][0], form[self.field][0])


class CodioPoints(Codio):
    """An assessment, with as many points as the course."""

    variable, field = "CODIO_PARTIAL_POINTS_V2_URL", "points"

    def most(self):
        return self.whole


class OpenEdX(Platform):
    one_file = True
    leaves_a_file = False

    def hand_in(self, files):
        ((self.name, self.code),) = files.items()

    def environment(self):
        return {"SUBMISSION_CODE": self.code, "GRADER_LANGUAGE": "en", "GRADE_COURSE": str(TINY)}

    def command(self):
        entry = "from grader.doors.openedx import main; main()"
        options = [f"/graders/{self.name}", "1"]
        return ["sh", "-c", f'exec {shlex.quote(sys.executable)} -P -c "{entry}" {shlex.join(options)} $EXTRA']

    def read(self, code, stdout, stderr):
        result = json.loads(stdout)
        assert set(result) == {"errors", "tests", "correct", "score"}
        assert 0 <= result["score"] <= 1
        assert result["correct"] is (result["score"] == 1)
        for short, long, passed, expected, actual in result["tests"]:
            assert [type(part) for part in (short, long, passed, expected, actual)] == [str, str, bool, str, str]
        text = "\n".join([*result["errors"], stdout])
        return Seen(result["score"], text, extra=result) if code == 0 else Seen(None, text, "an error", extra=result)


def assert_harmless_html(page):
    """No element or attribute that a student's text might have brought in."""
    tags = set(re.findall(r"<\s*([a-zA-Z0-9]+)", page))
    known = {"h2", "h3", "h5", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "pre", "code", "img", "br"}
    assert tags <= known, tags - known
    assert not re.search(r"<[^>]*\bon\w+\s*=", page)


PLATFORMS = {
    "gradescope": Gradescope,
    "prairielearn": PrairieLearn,
    "github": GitHub,
    "classroom50": Classroom50,
    "junit": JUnit,
    "codegrade": CodeGradeV1,
    "codegrade-v2": CodeGradeV2,
    "vpl": Vpl,
    "coderunner": CodeRunner,
    "coursera": Coursera,
    "vocareum": Vocareum,
    "codio": Codio,
    "codio-points": CodioPoints,
    "openedx": OpenEdX,
}
