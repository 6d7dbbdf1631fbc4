"""A page that gets Python and libraries from another host: here another address of this machine in place of the CDN."""

import tomllib

from grader.authoring import web
from tests.running import grade
from tests.web import pieces
from tests.web.browsing import IN_A_BROWSER, Served, Student

pytestmark = IN_A_BROWSER
CDN = tomllib.loads(web.SETTINGS.read_text())["cdn"]


def test_pieces_come_from_there_and_what_the_release_carries_from_here(browser, course, tmp_path):
    done = grade("release", "web", "--out", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    cdn, site = Served(pieces.fetched(pieces.PLACE), is_shared=True), Served(tmp_path / "site")
    for name in ("lock.json", "index.html"):
        file = tmp_path / "site" / name
        text = file.read_text()
        host = CDN.partition("/pyodide/")[0]
        assert host in text
        file.write_text(text.replace(CDN, cdn.address).replace(host, cdn.address.rstrip("/")))
    step = course.steps[1]
    one = Student(browser, site.address)
    status, _ = one.grade(step.id, (course.solutions / step.file).read_text())
    assert f"{step.points} of {step.points}" in status
    assert one.faults == []
    assert {path.split("-")[0] for path in cdn.paths if path.endswith(".whl")} == {"/numpy", "/pillow"}
    assert {path.split("-")[0] for path in site.paths if path.endswith(".whl")} == {"/vendor/msgspec"}
    one.context.close()
    cdn.close()
    site.close()
