"""Files and links that are given to the page, in a real browser: what one has written is asked for, and comes back."""

import io
import zipfile

import pytest

from tests.web.browsing import IN_A_BROWSER, Student

pytestmark = IN_A_BROWSER
ONE, TWO = "step1_load", "step2_prepare"
TURNED = "print('other')  # \u202e\n"  # reads in another order than it runs
MINE, OTHER = "mine = 1\n", "print('other')\n"


@pytest.fixture
def student(browser, server):
    student = Student(browser, server.address, permissions=["clipboard-read", "clipboard-write"])
    yield student
    assert student.faults == []
    student.context.close()


def packed(**texts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name.replace("_py", ".py"), text)
    return {"name": "my files.zip", "mimeType": "application/zip", "buffer": buffer.getvalue()}


def code(student, step):
    name = f"course {student.course} {step} code"
    return student.page.evaluate("(name) => localStorage.getItem(name)", name)


def editor(student):
    return student.page.inner_text(".cm-content")


def upload(student, *files):
    student.page.set_input_files("#files", list(files))
    student.page.wait_for_selector("#offer[open]")
    return student.page.inner_text("#offer")


def test_an_upload_is_said_first_and_can_be_undone(student):
    student.write(ONE, MINE)
    archive = packed(step1_load_py=OTHER, step2_prepare_py=OTHER * 2, notes_py="")
    said = upload(student, archive)
    assert "Step 1 (step1_load.py): 1 line, in place of the 1 line that you have here." in said
    assert "Step 2 (step2_prepare.py): 2 lines. You have written nothing there yet." in said
    assert "notes.py belongs to no step." in said
    student.page.click("#cancel")
    assert (code(student, ONE), code(student, TWO)) == (MINE, None)
    upload(student, archive)
    student.page.click("#put")
    student.page.wait_for_selector("#undo:visible")
    assert (code(student, ONE), code(student, TWO)) == (OTHER, OTHER * 2)
    assert "other" in editor(student)
    assert student.status.startswith("Put into steps 1, 2.")
    student.open(ONE)  # later, and another page
    student.page.click("#undo")
    assert (code(student, ONE), code(student, TWO)) == (MINE, None)
    assert "mine" in editor(student)
    student.page.click("#undo")
    assert code(student, ONE) == OTHER


def test_a_download_can_be_put_back(student, tmp_path):
    student.write(ONE, MINE)
    with student.page.expect_download() as download:
        student.page.click("#download")
    download.value.save_as(tmp_path / "exercises.zip")
    assert "There is nothing to put into the steps" in upload(student, tmp_path / "exercises.zip")
    student.page.click("#cancel")
    student.write(ONE, OTHER)
    upload(student, tmp_path / "exercises.zip")
    student.page.click("#put")
    student.page.wait_for_selector("#undo:visible")
    assert code(student, ONE) == MINE


def test_a_broken_archive_is_a_sentence(student):
    broken = {"name": "my files.zip", "mimeType": "application/zip", "buffer": b"PK, but not much more"}
    said = upload(student, broken)
    assert "my files.zip cannot be unpacked: it is damaged, or another kind of file." in said
    assert not student.page.is_visible("#put")
    student.page.keyboard.press("Escape")


def test_a_link_shows_its_code_beside_ones_own(browser, server, student):
    student.write(TWO, TURNED)
    student.page.click("#copy")
    student.page.wait_for_function("() => document.getElementById('status').textContent.includes('copied')")
    link = student.page.evaluate("navigator.clipboard.readText()")
    assert "#step2_prepare&code=" in link

    other = Student(browser, server.address)
    other.write(TWO, MINE)
    server.paths.clear()
    other.page.goto(link)
    other.page.wait_for_selector("#shared:visible")
    assert not [path for path in server.paths if "code=" in path]
    assert other.page.text_content("#shared-code") == TURNED.replace("\u202e", "\ufffd")
    assert (code(other, TWO), "mine" in editor(other)) == (MINE, True)
    assert other.page.is_hidden("#ran")  # nothing runs by itself
    other.page.click("#leave")
    assert other.page.is_hidden("#shared")
    assert other.page.evaluate("location.hash") == "#step2_prepare"
    other.page.goto(link)
    other.page.click("#take")
    assert (code(other, TWO), "other" in editor(other)) == (TURNED, True)
    other.page.click("#undo")
    assert code(other, TWO) == MINE
    other.page.goto(link[:-7])
    other.page.wait_for_selector("#shared:visible")
    assert "damaged or cut off" in other.page.inner_text("#shared")
    assert other.page.is_hidden("#take")
    assert other.faults == []
    other.context.close()
