"""A site has what a page needs, gives nothing away, and names no host but the one in the settings."""

import hashlib
import io
import json
import re
import subprocess
import tomllib
import zipfile
from html.parser import HTMLParser

import pytest

from grader.authoring import release, trying, web
from grader.course.model import CourseError
from tests.running import ROOT, TINY, grade

HOST = re.compile(rb"(?:https?|wss?):?//([\w.-]+)")
CDN = tomllib.loads((ROOT / "grader" / "web" / "settings.toml").read_text())["cdn"]
CDN_HOST = CDN.split("/")[2]
NO_ADDRESS = {"www.w.org", "www.w3.org"}  # names of XML


@pytest.fixture(scope="module")
def copy(tiny):
    return release.student(tiny)


@pytest.fixture(scope="module")
def site(tiny, copy):
    return web.site(tiny, copy)


def unzipped(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_each_worker_gets_what_is_its_own(site, copy):
    grader, worker = unzipped(site["course/grader.zip"]), unzipped(site["course/worker.zip"])
    assert {name: copy[name] for name in (*grader, *worker)} == grader | worker
    assert {"grader/engine/grader.py", "grader/doors/page.py", "key/step1_double.key"} <= set(grader)
    assert "grader/worker/inside/page.py" in worker
    rooms = {name.split("/")[1] for name in worker}
    assert rooms == {"__init__.py", "package.py", "course", "notebook", "sandbox", "worker"}
    assert {name.split("/")[2] for name in worker if name.startswith("grader/worker/")} == {
        "__init__.py",
        "inside",
        "protocol",
    }


def test_nothing_is_given_away(site, tiny):
    inside = {
        f"{name}/{one}": data for name in site if name.endswith(".zip") for one, data in unzipped(site[name]).items()
    }
    release._expect_no_leak(tiny, site | inside)
    assert not [name for name in inside if re.search(r"solutions|hidden/|submissions|secret", name)]


def test_the_lock_has_the_digest_of_all_that_runs(site):
    lock = json.loads(site["lock.json"])
    own = [piece for piece in lock["pieces"] if piece["file"] in site]
    assert {piece["file"] for piece in own} == {name for name in site if name.endswith((".zip", ".whl"))}
    for piece in own:
        assert piece["integrity"] == web._integrity(hashlib.sha256(site[piece["file"]]).digest())
        assert piece["bytes"] == len(site[piece["file"]])
    others = [piece for piece in lock["pieces"] if piece not in own]
    assert all(piece["file"].startswith(CDN) for piece in others)
    names = [piece["file"] for piece in lock["pieces"]]
    assert len(set(names)) == len(names)


def test_no_host_is_named_but_that_in_the_settings(site):
    for name, data in site.items():
        allowed = NO_ADDRESS | ({CDN_HOST} if name in ("lock.json", "index.html") else set())
        if not name.endswith((".zip", ".whl")):
            assert {host.decode() for host in HOST.findall(data)} <= allowed, name
    tracked = subprocess.run(
        ["git", "grep", "-l", CDN_HOST], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    assert tracked in (["grader/web/settings.toml"], [])  # [] where this is no clone


class Tags(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_page_runs_no_script_in_it(site, tiny):
    tags = Tags(site["index.html"].decode()).found
    (policy,) = [one["content"] for tag, one in tags if one.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self' blob: 'wasm-unsafe-eval'"
    assert rules["connect-src"] == f"'self' https://{CDN_HOST}"
    assert all("src" in one for tag, one in tags if tag == "script")
    assert not [name for _, one in tags for name in one if name.startswith("on")]
    assert [one["data-step"] for tag, one in tags if tag == "section" and "data-step" in one] == [
        step.id for step in tiny.steps
    ]


def test_each_module_that_is_imported_is_there(site):
    for name, data in site.items():
        if name.endswith(".mjs") and "/" not in name:
            assert {found.decode() for found in re.findall(rb'(?:from|begin\() ?"\./([\w./]+)"', data)} <= set(site), (
                name
            )
    kept = json.loads(re.search(r"const FIRST = (.*);", site["sw.js"].decode())[1])
    assert set(kept) - {"./"} <= set(site)
    assert "@" not in site["sw.js"].decode().replace("@codemirror", "")


def test_a_piece_that_is_another_one_is_refused(tmp_path, tiny, copy):
    with pytest.raises(CourseError, match="is missing"):
        web.site(tiny, copy, tmp_path)
    for piece in tomllib.loads(web.WHEELS.read_text())["piece"]:
        (tmp_path / piece["file"]).write_bytes(b"another one")
    with pytest.raises(CourseError, match="has not the sha256"):
        web.site(tiny, copy, tmp_path)


def test_what_belongs_to_a_site_only(tmp_path):
    done = grade("release", "student", "--out", tmp_path / "x", "--vendor", tmp_path, "--course", TINY)
    assert done.returncode == 2
    assert "--vendor is for `grade release web`" in done.stderr


def test_the_editor_is_made_from_what_is_said():
    said = json.loads((web.WEB / "editor" / "package.json").read_text())["devDependencies"]
    licences = (web.WEB / "editor" / "LICENSES.txt").read_text()
    assert {name for name in said if f"{name} {said[name]}:" not in licences} == {"esbuild"}
    assert "Permission is hereby granted" in licences


def test_the_story_of_a_step_is_in_the_page(course):
    step = course.steps[1]
    stub = next(text for path, text in web.stubs.stubs(course) if path.name == step.file)
    parts = list(web._story(course, step, stub))
    assert [part for kind, part in parts if kind == "function"] == list(step.functions)
    assert parts[0][0] == "prose"
    assert "<script" not in web._html("<script>alert(1)</script> *x*")


def test_code_to_try_has_what_it_needs_and_no_more(course):
    names = {step.id: step for step in course.steps}
    texts = {path.stem: text for path, text in web.stubs.stubs(course)}
    codes = {
        step: [part for kind, part in web._story(course, names[step], texts[step]) if kind == "code"] for step in names
    }
    assert all(codes.values())
    for code in (code for shown in codes.values() for code in shown):
        compile(code, "the code to try", "exec")
    assert codes["step1_load"][1].startswith("import grader\nfolder = grader.data_folder()\n\nx_train, ")
    assert codes["step2_prepare"][0].startswith("np.array")  # the step's file has imported numpy
    assert "model = train_logistic(x_train, y_train)\n\npredict_one(" in codes["step5_multiclass"][2]
    assert "from step3_plot import plot_digit\n" in codes["step9_stretch"][1]
    assert "grader.digits()" in codes["step9_stretch"][1]


def test_code_with_nothing_to_run_is_shown_only(course):
    step = course.steps[0]
    assert trying.complete(course, step, "", [], "# x = 1") == ""
    assert trying.complete(course, step, "", [], "no Python here") == ""
    assert trying.complete(course, step, "y = 1", ["x = y"], "x") == "x = y\n\nx"
