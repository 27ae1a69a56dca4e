"""Made-up values that netmap refuses, in the spellings in which people write them, and values that it must not refuse.

Everything is drawn from a seeded generator: no number, address or date belongs to anybody on purpose.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from netmap.privacy import Ground

_WORDS = (
    "jan",
    "info",
    "j.devries",
    "fatima_a",
    "p-bakker",
    "wijkteam.noord",
    "s.yilmaz2",
    "r.b.smit",
    "Karin.VanDijk",
)
_DOMAINS = (
    "gemeente.nl",
    "politie-nederland.nl",
    "ggd.regio.nl",
    "welzijn.org",
    "school.amsterdam",
    "mail.example.com",
)
_AROUND = (
    "{}",
    "{}",
    "Bereikbaar via {}.",
    "wijkagent ({})",
    "contact: {}",
    "Overleg om de week; {} voor vragen",
    "zie {} en het convenant 2024",
    "[{}]",
    "Eerste regel\n{}",
)
_ZERO_WIDTH = ("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad")
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "jan.",
    "feb",
    "mrt",
    "nov.",
    "dec",
)
#: Fixed numbers are valid with every digit after these.
_AREAS = ("20", "10", "30", "70", "50", "40", "24", "26", "13", "76")


def refused_values(count: int, seed: int) -> Iterator[tuple[Ground, str]]:
    """Return ``count`` refused values of the grounds that are told by a pattern, each with its ground."""
    draw = random.Random(seed)
    makers: list[tuple[Ground, Callable[[random.Random], str]]] = [
        (Ground.EMAIL, _email),
        (Ground.PHONE, _phone),
        (Ground.BSN, _bsn),
        (Ground.BIRTH_DATE, _birth_date),
        (Ground.CASE_NUMBER, _case_number),
    ]
    for number in range(count):
        ground, make = makers[number % len(makers)]
        value = _disguised(make(draw), draw)
        around = "{}" if value.startswith("*") else draw.choice(_AROUND)
        yield ground, around.format(value)


def _disguised(value: str, draw: random.Random) -> str:
    """Return the value as it is, or full-width, with digits of another script, or with invisible characters."""
    chance = draw.random()
    if chance < 0.06:
        return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and (c.isalnum() or c in "@.-") else c for c in value)
    if chance < 0.1:
        start = draw.choice((0x0660, 0x06F0, 0x0966))
        return "".join(chr(start + int(c)) if c.isascii() and c.isdigit() else c for c in value)
    if chance < 0.18:
        place = draw.randrange(1, len(value))
        return value[:place] + draw.choice(_ZERO_WIDTH) + value[place:]
    if chance < 0.24:
        return value.replace("-", draw.choice("‐–—−")).replace(" ", draw.choice("\u00a0\u2009\u202f"))
    return value


def _email(draw: random.Random) -> str:
    name, domain = draw.choice(_WORDS), draw.choice(_DOMAINS)
    at = draw.choice(
        ("@", "@", "@", "@", " @ ", "(at)", " (at) ", "[at]", " [AT] ", "{at}", "@\n", "(@)", "apenstaartje")
    )
    if at == "apenstaartje":
        return f"{name} apenstaartje {domain}"
    dot = draw.choice((".", ".", ".", ".", " . ", "(dot)", " punt ", "[punt]")) if "at" in at.lower() else "."
    if draw.random() < 0.04:
        return f"{name} at {domain.replace('.', ' dot ')}"
    written = f"{name}{at}{domain.replace('.', dot)}"
    if draw.random() < 0.05:
        return " ".join(f"{name}@{domain.rsplit('.', 1)[0]}.nl")
    return draw.choice(("", "", "mailto:", "e-mail ", "<")) + written


def _phone(draw: random.Random) -> str:
    mobile = draw.random() < 0.6
    if mobile:
        national = "6" + str(draw.choice((1, 2, 3, 4, 5))) + "".join(str(draw.randrange(10)) for _ in range(7))
    else:
        national = draw.choice(_AREAS) + str(draw.randrange(2, 9)) + "".join(str(draw.randrange(10)) for _ in range(6))
    gap = draw.choice(("", "", " ", "-", ".", "/"))
    cut = 1 if mobile else 2
    start, rest = national[:cut], national[cut:]
    way = draw.randrange(8)
    if way == 0:
        rest = " ".join(rest[i : i + 2] for i in range(0, len(rest), 2))
    elif way == 1:
        rest = f"{rest[:4]} {rest[4:]}"
    elif way == 2:
        rest = ".".join((rest[:2], rest[2:4], rest[4:]))
    elif way == 3:
        return " ".join("0" + national)
    prefix = draw.choice(("0", "0", "0", "+31 ", "+31", "0031", "0031 ", "+31 (0)", "+31(0)", "(+31) ", "00 31 "))
    if way == 4 and prefix == "0":
        return f"(0{start}) {rest}"
    if way == 5 and mobile and prefix == "0":
        return national  # as a spreadsheet leaves it: without the zero
    if way == 6:
        return f"{prefix}{start}{draw.choice(('-', ' - ', chr(10)))}{rest}"
    return draw.choice(("", "", "tel. ", "tel:", "Tel: ", "mobiel ")) + f"{prefix}{start}{gap}{rest}"


def _bsn(draw: random.Random) -> str:
    while True:
        digits = [draw.randrange(10) for _ in range(8)]
        last = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
        if last < 10 and any(digits) and not (digits[0] == 0 and digits[1] == 0):
            break
    text = "".join(map(str, digits)) + str(last)
    way = draw.randrange(8)
    if way == 0:
        sign = draw.choice(" .-")
        return sign.join((text[:3], text[3:6], text[6:]))
    if way == 1:
        sign = draw.choice(" .-")
        return sign.join((text[:4], text[4:6], text[6:]))
    if way == 2:
        return f"{draw.choice(('BSN', 'bsn:', 'BSN-nummer', 'burgerservicenummer', 'sofinummer', 'RSIN'))} {text}"
    if way == 3:
        return f"BSN {text[1:]}"  # the zero before it fell away
    if way == 4:
        return " ".join(text)
    if way == 5:
        return f"{text} (BSN)"
    return text


def _birth_date(draw: random.Random) -> str:
    day, month, year = draw.randrange(1, 29), draw.randrange(1, 13), draw.randrange(1935, 2018)
    sign = draw.choice("-/. ")
    date = draw.choice(
        (
            f"{day:02d}{sign}{month:02d}{sign}{year}",
            f"{day}{sign}{month}{sign}{year}",
            f"{day}-{month}-{year % 100:02d}",
            f"{year}-{month:02d}-{day:02d}",
            f"{day} {draw.choice(_MONTHS)} {year}",
        )
    )
    if draw.random() < 0.1:
        return f"{date} geboren"
    if draw.random() < 0.1:
        return f"*{date}" if date[2:3] not in " " else f"* {date}"
    words = (
        "geb. ",
        "geb ",
        "geboren ",
        "geboren op ",
        "geboortedatum: ",
        "Geboortedatum ",
        "geb.dat. ",
        "geb. datum: ",
    )
    return draw.choice((*words, "geboren te Utrecht op ", "born ", "date of birth: ")) + date


def _case_number(draw: random.Random) -> str:
    number, year = draw.randrange(1000, 9_999_999), draw.randrange(2008, 2027)
    return draw.choice(
        (
            f"zaaknummer {year}-{number}",
            f"zaaknr. {number}",
            f"zaak nr {number}",
            f"zaak-id {number}",
            f"dossiernummer: {number}",
            f"dossier {number}",
            f"dossiernr {year}/{number}",
            f"kenmerk: Z/{year % 100}/{number}",
            f"ons kenmerk AB-{number}",
            f"parketnummer 09/{number % 900_000 + 100_000}-{year % 100:02d}",
            f"16/{number % 900_000 + 100_000}-{year % 100:02d}",
            f"PL0900-{year}{number:07d}",
            f"PL1300-{year}-{number:06d}",
            f"registratienummer {number}",
            f"proces-verbaal {year}{number:06d}",
            f"PV-nummer {number}",
            f"mutatienummer {number}",
            f"casusnummer {number % 90 + 1}",
            f"cliëntnummer {number}",
        )
    )


def innocent_values(count: int, seed: int) -> Iterator[str]:
    """Return ``count`` values of a workbook with digits in them that are no personal data."""
    draw = random.Random(seed)
    for number in range(count):
        day, month, year = draw.randrange(1, 29), draw.randrange(1, 13), draw.randrange(1990, 2027)
        yield (
            f"{day:02d}-{month:02d}-{year}",
            f"{year}-{month:02d}-{day:02d}",
            f"{day} {draw.choice(_MONTHS)} {year}",
            f"{year}-{month:02d}-{day:02d} {draw.randrange(24):02d}:{draw.randrange(60):02d}:00",
            f"{year}-{year + 4}",
            f"sinds {year} niet meer bijeen geweest",
            f"KvK {draw.randrange(10_000_000, 99_999_999)}",
            f"{draw.randrange(10_000_000, 99_999_999)}",
            f"GM{draw.randrange(1, 1999):04d}",
            f"WK{draw.randrange(1, 1999):04d}{draw.randrange(99):02d}",
            f"BU{draw.randrange(1, 1999):04d}{draw.randrange(9999):04d}",
            f"{draw.randrange(1000, 9999)} {draw.choice(('AB', 'XK', 'ZN'))} Utrecht",
            f"€ {draw.randrange(1, 999)}.{draw.randrange(1000):03d}.{draw.randrange(1000):03d}",
            f"{draw.randrange(1, 999)}.{draw.randrange(1000):03d} euro",
            f"org-{draw.randrange(9999)}",
            f"ovl-{draw.randrange(9999)}-{draw.randrange(99)}",
            f"{draw.randrange(1, 52)} per jaar",
            f"{draw.randrange(7, 12)}:00-{draw.randrange(13, 22)}:30",
            draw.choice(
                (
                    "112",
                    "0800-1202",
                    "0900-8844",
                    "14 020",
                    "14 0592",
                    "bel 112 bij nood",
                    "tel. 0900 8844",
                    "tel 14 030",
                )
            ),
            f"besluit college {year}, agendapunt {draw.randrange(1, 30)}",
            f"convenant {year}",
            f"TOP {draw.choice((400, 600, 1000))}",
            f"zaak {year}",
            f"dossier Jaarwisseling {year}-{year + 1}",
            f"raadsbesluit {year}-{draw.randrange(10_000, 99_999)}",
            f"wijk {draw.randrange(1, 30)} en {draw.randrange(30, 60)}, {draw.randrange(100, 9000)} inwoners",
            f"verslag {day}-{month}-{year} 19.30 uur",
            "24 uur, 7 dagen",
        )[number % 28]
