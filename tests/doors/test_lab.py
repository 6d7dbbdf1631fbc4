"""The course's notebook in JupyterLab, in a browser, as a student has it."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest

from tests.running import ROOT, grade

pytestmark = pytest.mark.skipif(
    not os.environ.get("LAB"), reason="it takes minutes, JupyterLab, Playwright and Chromium: LAB=1 runs it"
)
if os.environ.get("LAB"):
    from playwright.sync_api import expect, sync_playwright

WHOLE_NOTEBOOK, ONE_STEP = 300_000, 120_000  # milliseconds
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}


@contextmanager
def server(folder, own):
    """A JupyterLab in this Python, without the machine's settings: its address, and the token it asks for."""
    settings = own / "config" / "lab" / "user-settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text(json.dumps(NO_NEWS))
    foreign = ("PYTEST_", "COV_", "JUPYTER", "IPYTHON", "MPL", "GRADE_")
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.root_dir={folder}"],
        cwd=folder,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith(foreign)},
            "JUPYTER_CONFIG_DIR": str(own / "config"),
            "JUPYTER_DATA_DIR": str(own / "data"),
            "JUPYTER_RUNTIME_DIR": str(own / "runtime"),
            "JUPYTER_PREFER_ENV_PATH": "1",
            "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces"),
            "IPYTHONDIR": str(own / "ipython"),
        },
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    said, found = [], None
    with process:
        while not found and (line := process.stderr.readline()):
            said.append(line)
            found = re.search(r"(http://localhost:\d+)/lab\?(token=\w+)", line)
        rest = threading.Thread(target=lambda: said.extend(process.stderr))
        rest.start()
        try:
            assert found, "".join(said)
            yield found.groups()
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
            rest.join()


class Lab:
    """JupyterLab's page, with one notebook open."""

    def __init__(self, page, address, token, path):
        self.page, self.path = page, path
        page.goto(f"{address}/lab/tree/{path.name}?{token}")
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()

    def cell(self, line):
        """The code cell with this line."""
        return self.page.locator(
            ".jp-CodeCell", has=self.page.locator(".jp-InputArea-editor").get_by_text(line, exact=True)
        )

    def output(self, line):
        return self.cell(line).locator(".jp-OutputArea-output")

    def run(self, line):
        """Run this cell; then the next one is selected."""
        prompt = self.cell(line).locator(".jp-InputPrompt")
        prompt.click()
        self.page.keyboard.press("Shift+Enter")
        expect(prompt).to_have_text(re.compile(r"\[\d+\]:"), timeout=ONE_STEP)

    def run_all(self):
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()

    def insert(self, line):
        """Write a new cell above the one that is selected."""
        self.page.keyboard.press("a")
        self.page.keyboard.press("Enter")
        self.page.keyboard.type(line)

    def saved(self):
        """The notebook's file, once it is saved: a cell out of sight need not be in the page."""
        with self.page.expect_response(lambda answer: answer.request.method == "PUT" and "/contents/" in answer.url):
            self.page.keyboard.press("Control+s")
        return nbformat.read(self.path, as_version=4)

    def picture(self, name, line):
        """Take a picture that begins with this cell, for those who want to look."""
        if folder := os.environ.get("LAB_PICTURES"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.cell(line).evaluate("cell => cell.scrollIntoView()")
            self.page.screenshot(path=Path(folder) / name)


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a notebook in a student's folder."""
    path = tmp_path / "course" / "digits.ipynb"
    path.parent.mkdir()
    with server(path.parent, tmp_path / "own") as (address, token):
        page = browser.new_page(viewport={"width": 1200, "height": 900})

        def opened(notebook):
            nbformat.write(notebook, path)
            return Lab(page, address, token, path)

        yield opened
        page.close()


@pytest.fixture
def solved(tmp_path):
    done = grade("convert", ROOT / "solutions", "--out", tmp_path / "solved.ipynb")
    assert done.returncode == 0, done.stderr
    return nbformat.read(tmp_path / "solved.ipynb", as_version=4)


def test_the_solved_notebook_runs_to_its_end_and_has_all_points(opened, solved):
    lab = opened(solved)
    lab.run_all()
    report = lab.output("%grade").locator(".grade-report")
    expect(report).to_contain_text("Score 100 of 100 (100 and bonus 10 of 10).", timeout=WHOLE_NOTEBOOK)
    report.scroll_into_view_if_needed()
    expect(report.locator(".grade-next")).to_have_text("Steps 1-9 are done. Every check has passed.")
    lab.picture("notebook-solved.png", "%grade")
    cells = [cell for cell in lab.saved().cells if cell.cell_type == "code"]
    assert len(cells) > 50
    assert [cell.source for cell in cells if not cell.execution_count] == []
    assert [output for cell in cells for output in cell.outputs if output.output_type == "error"] == []


def test_the_students_picture_stands_beside_the_expected_one(opened, solved):
    solved.cells = [cell for cell in solved.cells if cell.id.startswith(("opening", "step1", "step3"))]
    (to_image,) = (cell for cell in solved.cells if cell.id == "step3_plot-to_image")
    to_image.source = to_image.source.replace("return row.reshape(28, 28)", "return row.reshape(28, 28).T")
    lab = opened(solved)
    lab.run_all()
    figures = lab.output("%grade 3").locator(".grade-pictures").first.locator("figure")
    expect(figures).to_have_text(
        ["your picture", "expected (labels are made up, so that no code can know them)"],
        timeout=ONE_STEP,
    )
    figures.last.scroll_into_view_if_needed()
    images = figures.get_by_role("img").all()
    for image in images:
        expect(image).to_be_visible()
        assert image.evaluate("image => image.naturalWidth") > 100
    yours, expected = (image.bounding_box() for image in images)
    assert yours["y"] == expected["y"]
    assert yours["x"] + yours["width"] < expected["x"]
    lab.picture("notebook.png", "%grade 3")


def test_a_new_notebook_is_not_attempted_and_a_hint_is_a_question(opened):
    lab = opened(nbformat.read(ROOT / "exercises" / "digits.ipynb", as_version=4))
    for line in ("import sys", "%load_ext grader", "%grade 1"):
        lab.run(line)
    expect(lab.output("%grade 1").last).to_contain_text("Score 0 of 15.")
    expect(lab.output("%grade 1").last).to_contain_text("0/15 points, not attempted")
    lab.insert("%hint 1")
    lab.run("%hint 1")
    expect(lab.output("%hint 1")).to_have_text(re.compile(r"read_images: .+\?", re.DOTALL))
