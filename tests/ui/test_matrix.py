"""The table of two directions by itself: signs with words, links, and a long one that grows."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from netmap.analysis.results import Sign
from netmap.texts import say
from netmap.ui import matrix
from netmap.ui.answers import WEAK


def page(count: int) -> AppTest:
    def show(count: int) -> None:
        from netmap.ui import matrix

        cells = {
            "a": matrix.Cell("absent", "afwezig", "witte-plekken?vak=x"),
            "b": matrix.Cell("unknown", "onbekend", "witte-plekken?vak=y", here="vak"),
            "c": matrix.Cell("present", "aanwezig"),
        }
        rows = [matrix.Row(f"rij {number}", cells if number else {}) for number in range(count)]
        matrix.show("toets", "Thema", {"a": "Een", "b": "Twee", "c": "Drie"}, rows, alt="Een toets")

    return AppTest.from_function(show, kwargs={"count": count}).run()


def test_each_cell_has_a_sign_and_a_word_and_leads_to_its_rows() -> None:
    visit = page(2)
    (table,) = (element.value for element in visit.table)
    assert list(table.columns) == ["Thema", "Een", "Twee", "Drie"]
    assert list(table.iloc[0]) == ["rij 0", "", "", ""]  # a cell that a row does not have
    assert list(table.iloc[1]) == [
        "rij 1",
        ":red[✕] [afwezig](witte-plekken?vak=x)",
        ":gray[?] **[onbekend](#vak)** ▾",
        ":green[●] aanwezig",
    ]
    assert any("2 van 2 getoond" in element.value for element in visit.markdown)


def test_a_long_table_shows_the_first_rows_and_grows() -> None:
    visit = page(25)
    assert len(visit.table[0].value) == 20
    assert any("20 van 25 getoond" in element.value for element in visit.markdown)
    visit.button(key="more-toets").click().run()
    assert len(visit.table[0].value) == 25


def test_no_sign_says_its_meaning_by_colour_alone() -> None:
    symbols = [symbol for symbol, _ in matrix.SIGNS.values()]
    assert len(set(symbols)) == len(symbols)
    assert all(say(f"page.sign.{sign}") for sign in matrix.SIGNS)
    assert set(matrix.SIGNS) == {sign.value for sign in Sign} > WEAK


@pytest.mark.parametrize("sign", matrix.SIGNS)
def test_every_sign_can_be_shown(sign: str) -> None:
    assert matrix.SIGNS[sign][0] in matrix._markdown(matrix.Cell(sign, "woord"))
