"""What the text of one cell says."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import to_excel

from netmap.exchange.cells import (
    Frequency,
    is_nobody,
    is_unknown,
    parse_count,
    parse_date,
    parse_frequency,
    parse_yes_no,
    split_values,
)
from netmap.model import Certainty, first_day


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("01-03-2026", "2026-03-01"),
        ("1/3/2026", "2026-03-01"),
        ("1.3.2026", "2026-03-01"),
        ("1 3 2026", "2026-03-01"),
        ("2026-03-01", "2026-03-01"),
        ("2026-03-01 00:00:00", "2026-03-01"),
        ("2026-03-01T13:45:00Z", "2026-03-01"),
        ("12 maart 2024", "2024-03-12"),
        ("12 Mrt. 2024", "2024-03-12"),
        ("12-okt-2024", "2024-10-12"),
        ("12 March 2024", "2024-03-12"),
        ("maart 2024", "2024-03"),
        ("MEI 2024", "2024-05"),
        ("03-2026", "2026-03"),
        ("3/2026", "2026-03"),
        ("2026-03", "2026-03"),
        (" 2026 ", "2026"),
        ("46082", "2026-03-01"),
        ("46082.75", "2026-03-01"),
        ("29-02-2024", "2024-02-29"),
    ],
)
def test_dates_keep_the_precision_that_is_given(text, iso):
    assert parse_date(text) == iso
    assert first_day(iso)


@pytest.mark.parametrize(
    "text",
    ["", "31-02-2026", "29-02-2023", "03/13/2026", "01-03-26", "0", "0000", "99999", "3", "zomer 2024", "2026-13", "x"],
)
def test_what_is_no_date_is_not_understood(text):
    assert parse_date(text) is None


@settings(deadline=None)
@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)))
def test_a_written_date_is_read_day_first(day):
    assert parse_date(day.strftime("%d-%m-").lstrip("0") + f"{day.year:04d}") == day.isoformat()
    assert parse_date(day.isoformat()) == day.isoformat()


@settings(deadline=None)
@given(st.dates(datetime.date(1955, 1, 1), datetime.date(2118, 12, 31)))
def test_the_serial_number_of_excel_is_read_as_openpyxl_writes_it(day):
    assert parse_date(str(int(to_excel(day)))) == day.isoformat()


IMPLIED = Certainty.IMPLIED


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("12 per jaar", Frequency(12)),
        ("12", Frequency(12)),
        ("2,5", Frequency(2.5)),
        ("maandelijks", Frequency(12)),
        ("Wekelijks", Frequency(52)),
        ("om de week", Frequency(26)),
        ("tweewekelijks", Frequency(26)),
        ("om de 2 weken", Frequency(26)),
        ("elke 6 weken", Frequency(8.67)),
        ("1x per 6 weken", Frequency(8.67)),
        ("zeswekelijks", Frequency(8.67)),
        ("één keer per maand", Frequency(12)),
        ("1 keer in de 2 weken", Frequency(26)),
        ("eens per kwartaal", Frequency(4)),
        ("per kwartaal", Frequency(4)),
        ("halfjaarlijks", Frequency(2)),
        ("2 x per half jaar", Frequency(4)),
        ("om het jaar", Frequency(0.5)),
        ("4 x p/j", Frequency(4)),
        ("vier maal", Frequency(4)),
        ("twice a year", Frequency(2)),
        ("every two weeks", Frequency(26)),
        ("4-6 per jaar", Frequency(4, IMPLIED)),
        ("6 tot 4 keer per jaar", Frequency(4, IMPLIED)),
        ("twee à drie keer per jaar", Frequency(2, IMPLIED)),
        ("tenminste 4 per jaar", Frequency(4, IMPLIED)),
        ("minimaal 2x per jaar", Frequency(2, IMPLIED)),
        ("ongeveer 6 per jaar", Frequency(6, IMPLIED)),
        ("1 x per 6-8 weken", Frequency(6.5, IMPLIED)),
        ("maandelijks (10x per jaar)", Frequency(10, IMPLIED)),
        ("maandelijks (niet in augustus)", Frequency(12, IMPLIED)),
        ("dagelijks", Frequency(260, IMPLIED)),
        ("periodiek", Frequency(None)),
        ("Regelmatig", Frequency(None)),
        ("onbekend", Frequency(None)),
        ("eenmalig", Frequency(None, None, True)),
    ],
)
def test_frequencies_count_meetings_in_a_year(text, frequency):
    assert parse_frequency(text) == frequency


@pytest.mark.parametrize(
    "text", ["", "vaak genoeg", "maandelijks of zo", "1.000", "per 0 weken", "9" * 60, "a", "-3", "9999 per dag"]
)
def test_what_is_no_frequency_is_not_understood(text):
    assert parse_frequency(text) is None


@settings(deadline=None)
@given(st.integers(0, 9999), st.integers(0, 99))
def test_a_frequency_with_two_decimals_is_read_as_it_is_written(whole, hundredths):
    number = whole + hundredths / 100
    text = f"{number:.2f}".replace(".", ",")
    assert parse_frequency(f"{text} per jaar") == Frequency(round(number, 2))
    assert parse_frequency(f"tenminste {text} per jaar") == Frequency(round(number, 2), IMPLIED)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_no_text_makes_a_parser_fail(text):
    date = parse_date(text)
    assert date is None or first_day(date)
    frequency = parse_frequency(text)
    assert frequency is None or frequency.per_year is None or 0 <= frequency.per_year < 10_000
    assert parse_yes_no(text) in (True, False, "unknown", None)
    count = parse_count(text)
    assert count is None or count >= 1


def test_yes_no_and_not_known_are_told_apart():
    assert [parse_yes_no(text) for text in ("ja", "X", "1", "j", "Y", "true")] == [True] * 6
    assert [parse_yes_no(text) for text in ("nee", "N", "0", "False")] == [False] * 4
    assert [parse_yes_no(text) for text in ("onbekend", "?")] == ["unknown"] * 2
    assert [parse_yes_no(text) for text in ("", "misschien", "niemand")] == [None] * 3


def test_nobody_is_not_the_same_as_not_known():
    assert is_nobody("Niemand")
    assert is_nobody("geen")
    assert not is_nobody("onbekend")
    assert not is_nobody("")
    assert is_unknown("Onbekend")
    assert not is_unknown("geen")


@pytest.mark.parametrize(
    ("text", "count"), [("22", 22), ("1.234", 1234), ("0", None), ("2,5", None), ("27 driehoeken", None), ("", None)]
)
def test_counts_are_whole_numbers_from_one(text, count):
    assert parse_count(text) == count


KNOWN = {"politie", "ggd", "Wonen, Zorg en Welzijn"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("politie; ggd", ["politie", "ggd"]),
        ("politie | ggd\nschool", ["politie", "ggd", "school"]),
        ("politie, ggd", ["politie", "ggd"]),
        ("politie, school", ["politie, school"]),
        ("Wonen, Zorg en Welzijn", ["Wonen, Zorg en Welzijn"]),
        ("Wonen, Zorg en Welzijn; politie, ggd", ["Wonen, Zorg en Welzijn", "politie", "ggd"]),
        (" ; ;", []),
        ("politie,", ["politie"]),
        ("school,", ["school,"]),
    ],
)
def test_a_comma_separates_only_what_is_known(text, values):
    assert split_values(text, KNOWN.__contains__) == values
