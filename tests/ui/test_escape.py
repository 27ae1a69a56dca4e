"""A value from the data is shown as it is and does nothing. (What a browser makes of it: tests/browser.)"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.ui.widgets import tekst

JOINER = "\u2060"


@given(st.text(alphabet=st.characters(exclude_characters=JOINER, exclude_categories=("Cs",))))
def test_taking_the_escapes_away_gives_the_value_with_single_blanks(value: str) -> None:
    plain = re.sub(r"\\(.)", r"\1", tekst(value).replace(JOINER, ""))
    assert plain == " ".join(value.split())


@given(st.text())
def test_no_sign_of_markdown_is_left_without_a_backslash(value: str) -> None:
    rest = re.sub(r"\\.", "", tekst(value))
    assert not re.search(r"[\\`*_{}\[\]()#+\-.!|<>~$:&^=@]", rest)
    assert "\n" not in rest


@pytest.mark.parametrize(
    "word", [":smile:", ":material/home:", ":streamlit:", "http://x.nl", "www.x.nl", "a@b.nl", "a -> b"]
)
def test_what_becomes_an_icon_or_a_link_after_the_markdown_was_read_is_kept_apart(word: str) -> None:
    assert word not in re.sub(r"\\(.)", r"\1", tekst(word))


def test_an_ordinary_name_is_left_alone_but_for_backslashes() -> None:
    assert tekst("Stichting Welzijn Veen") == "Stichting Welzijn Veen"
    assert tekst(14) == "14"
    assert JOINER not in tekst("Overleg: jeugd, zorg & wonen (Noord)")
