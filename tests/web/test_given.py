"""What a page makes of files and links that it is given: its modules, run by node."""

import base64
import io
import json
import random
import shutil
import stat
import struct
import subprocess
import zipfile
import zlib

import pytest

from tests.running import ROOT

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(not NODE, reason="there is no node")
SITE = (ROOT / "grader" / "web" / "site").as_uri()
COURSE = {
    "steps": [
        {"id": "step1_load", "number": 1, "file": "step1_load.py"},
        {"id": "step2_prepare", "number": 2, "file": "step2_prepare.py"},
    ]
}
READ = """
const files = asked.files.map(([name, data]) => new File([Buffer.from(data, "base64")], name));
told(await given(files, asked.course));
"""
ONE, TWO = "x = 1  # é\n", "y = 2\n"


def node(script, **asked):
    """What some lines tell that use the page's modules."""
    head = f"""
    import {{ given }} from "{SITE}/given.mjs";
    import {{ linkTo, stepOf, codeOf }} from "{SITE}/link.mjs";
    globalThis.location = {{ href: "https://host.example/course/?x#old" }};
    const asked = {json.dumps(asked)};
    const told = (answer) => console.log(JSON.stringify(answer));
    """
    done = subprocess.run(
        [NODE, "--input-type=module"], input=head + script, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def given(**files):
    """Texts and what was left out; a name's last underscore stands for its dot."""
    pairs = [(".".join(name.rsplit("_", 1)), base64.b64encode(data).decode()) for name, data in files.items()]
    answer = node(READ, files=pairs, course=COURSE)
    return answer["texts"], answer["left"]


def packed(entries, way=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", way) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_an_archive_is_put_back_into_its_steps(way):
    inside = {
        "exercises/step1_load.py": ONE.replace("\n", "\r\n"),
        "exercises\\step2_prepare.py": TWO,
        "exercises/notes.txt": "...",
        "exercises/old/step1_load.py": "old",
        "__MACOSX/exercises/._step1_load.py": "",
        "exercises/digits.ipynb": "{}",
    }
    texts, left = given(my_zip=packed(inside, way))
    assert texts == {"step1_load": ONE, "step2_prepare": TWO}
    assert left[0] == "exercises/notes.txt belongs to no step."
    assert left[1] == "exercises/old/step1_load.py is in another folder than the others."
    assert left[2].startswith("exercises/digits.ipynb is a notebook")
    assert len(left) == 3


def test_single_files_and_those_that_are_named_otherwise():
    texts, left = given(
        step2_prepare_py=TWO.encode(), Step1_py=b"x", mine_tgz=b"x", step1_load_py="ä".encode("latin-1")
    )
    assert texts == {"step2_prepare": TWO}
    assert left == [
        "Step1.py belongs to no step. Is it step1_load.py? Then give it that name.",
        "mine.tgz is not an archive that this page takes: pack your files as a .zip.",
        "step1_load.py is not text in UTF-8: save it as UTF-8, and try again.",
    ]


def test_several_folders_are_not_guessed_between():
    texts, left = given(class_zip=packed({"ann/step1_load.py": ONE, "bob/step1_load.py": TWO}))
    assert texts == {}
    assert left == ["The steps' files are in several folders (ann, bob): take one of them."]
    texts, left = given(repo_zip=packed({"r/exercises/step1_load.py": ONE, "r/solutions/step1_load.py": TWO}))
    assert texts == {"step1_load": ONE}


def an_entry(**changes):
    """An archive with one entry, of which a field says something else."""
    info = zipfile.ZipInfo("step1_load.py")
    for name, value in changes.items():
        setattr(info, name, value)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, ONE)
    return bytearray(buffer.getvalue())


def encrypted():
    data = an_entry()
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return data


def of_another_kind():
    data = an_entry()
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 10, 12)
    return data


def with_a_false_sum():
    data = an_entry()
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 16, zlib.crc32(b"another"))
    return data


def that_lies_about_its_size():
    """A bomb: it says that it has 10 bytes."""
    data = bytearray(packed({"step1_load.py": bytes(30_000_000)}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 10)
    return data


DAMAGED = "my.zip cannot be unpacked: it is damaged, or another kind of file."
BROKEN = {
    "no archive": (b"hello, this is no archive at all", DAMAGED),
    "nothing": (b"", DAMAGED),
    "half": (packed({"step1_load.py": ONE * 9000})[:200], DAMAGED),
    "false sum": (with_a_false_sum(), DAMAGED),
    "link": (an_entry(external_attr=(stat.S_IFLNK | 0o777) << 16), "step1_load.py is a link: take the file itself."),
    "password": (encrypted(), "step1_load.py is encrypted: take an archive without a password."),
    "other kind": (of_another_kind(), "step1_load.py is packed in an unusual way: take an ordinary .zip."),
    "large": (
        packed({"step1_load.py": bytes(1_000_001)}),
        "step1_load.py is larger than 1000 kB: does it contain data?",
    ),
    "bomb": (that_lies_about_its_size(), "step1_load.py is larger than 1000 kB: does it contain data?"),
    "entries": (
        packed({f"{n}": "" for n in range(10_001)}),
        "The archive has more than 10000 files: take only your own.",
    ),
    "files": (
        packed({f"{n}/step1_load.py": "" for n in range(201)}),
        "The archive has too many files with the names of steps: take only your own.",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_said(name):
    data, words = BROKEN[name]
    assert given(my_zip=bytes(data)) == ({}, [words])


def test_half_an_archive_is_a_sentence_wherever_it_is_cut():
    whole = packed({"step1_load.py": ONE * 50, "step2_prepare.py": TWO})
    random_ = random.Random(1)
    files = []
    for number in range(150):
        data = bytearray(whole)
        for _ in range(3):
            data[random_.randrange(len(data))] = random_.randrange(256)
        files.append((f"{number}.zip", base64.b64encode(data[: random_.randrange(len(data) + 1)]).decode()))
    files += [(f"{name}.zip", base64.b64encode(data).decode()) for name, (data, _) in BROKEN.items()]
    script = READ.replace(
        "told(await given(files, asked.course))",
        "told(await Promise.all(files.map((file) => given([file], asked.course))))",
    )
    for answer in node(script, files=files, course=COURSE):
        assert all(sentence.endswith((".", "?")) for sentence in answer["left"])


LINK = "const link = await linkTo({id: 'step1_load'}, asked.code); const hash = link && new URL(link).hash;"


def test_a_link_carries_code_behind_the_hash():
    code = "def f():\n    return 'é <b>'\n" * 40
    answer = node(f"{LINK} told([link, stepOf(hash), await codeOf(hash), await codeOf('#step1_load')]);", code=code)
    link, step, there, none = answer
    assert link.startswith("https://host.example/course/?x#step1_load&code=")
    assert link.partition("&code=")[2].replace("-", "").replace("_", "").isalnum()
    assert (step, there, none) == ("step1_load", {"text": code}, None)


def test_what_is_too_long_for_a_link_is_not_read():
    noise = base64.b64encode(random.Random(1).randbytes(20_000)).decode()
    assert node(f"{LINK} told(link);", code=noise) is None
    bomb = base64.urlsafe_b64encode(zlib.compress(bytes(10_000_000), wbits=-15)).decode().rstrip("=")
    assert len(bomb) < 20_000
    hashes = [f"#s&code={bomb}", f"#s&code={'A' * 20_001}", "#s&code=%%%", "#s&code=AAAA", "#s&code="]
    long, longer, *damaged = node("told(await Promise.all(asked.hashes.map(codeOf)));", hashes=hashes)
    assert (
        long == longer == {"words": "This link carries more code than a step has. Ask for the file in place of a link."}
    )
    assert damaged == [{"words": "This link was to carry code, but it is damaged or cut off. Ask for it again."}] * 3


KEPT = f"""
import {{ Kept }} from "{SITE}/kept.mjs";
const there = new Map();
globalThis.localStorage = {{
  getItem: (name) => there.get(name) ?? null,
  removeItem: (name) => there.delete(name),
  setItem(name, value) {{
    if (value === asked.too_much) throw new Error("no room");
    there.set(name, value);
  }},
}};
const steps = asked.course.steps.map((step) => ({{ ...step, stub: "stub" }}));
const kept = new Kept("c");
kept.setCode(steps[0], "mine");
const could = kept.replace({{ steps }}, {{ step1_load: "one", step2_prepare: "two" }});
told([could, kept.code(steps[0]), kept.code(steps[1]), kept.before()]);
"""


def test_what_was_there_is_kept_and_all_of_it_stays_where_there_is_no_room():
    before = {"step1_load": "mine", "step2_prepare": "stub"}
    assert node(KEPT, course=COURSE, too_much=None) == [True, "one", "two", before]
    assert node(KEPT, course=COURSE, too_much="two") == [False, "mine", "stub", before]
    assert node(KEPT, course=COURSE, too_much=json.dumps(before, separators=(",", ":"))) == [
        False,
        "mine",
        "stub",
        None,
    ]
