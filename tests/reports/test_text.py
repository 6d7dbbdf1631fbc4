"""Whatever a student's code says, what is shown controls no terminal and has a limited length."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.reports.text import clean

ODD = st.text(
    st.sampled_from("\x1b[]0;2Jm\\P\x07\x9b\x9c\x9d\u202e\u2066\ud800\ue000\r\n\t\x85\u2028ab é\0") | st.characters()
)


@given(ODD, st.integers(1, 50))
def test_nothing_harmful_is_left(text, most):
    found = clean(text, most)
    assert len(found) <= most + len(" [...]")
    assert not [c for c in found if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")]
    found.encode("utf-8")
    assert clean(found, 2 * most + 20) == found


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_ordinary_text_stays(text):
    assert clean(text, 1000) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    {
        "\x1b[31mred\x1b[0m": "red",
        "\x1b]0;title\x07text": "text",
        "\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\": "link",
        "\x9b2Jgone": "gone",
        "\x1bcreset": "reset",
        "\x1b(0lines": "lines",
        "a\r\nb\rc\x85d\u2028e": "a\nb\nc\nd\ne",
        "ri \u202eleft": "ri �left",
        "a\0b": "a�b",
        "a\ufffeb\uffff\U0001fffe": "a�b��",
        "\x1b": "�",
        "12345678901": "1234567890 [...]",
    }.items(),
)
def test_examples(text, shown):
    assert clean(text, 10) == shown
