"""How values become words in the sentences of an answer: names, stages, roles, dates and lists."""

from __future__ import annotations

import re
from typing import Any

from netmap.model import Ref, Role, Stage
from netmap.reference.norm import Passage
from netmap.report.forms import form_of
from netmap.report.names import Names
from netmap.sensitive import SensitiveNames
from netmap.texts import format_date, say, sentences

__all__ = ["Words", "capital", "entry_of", "gap_type", "passage_words", "refs_in"]

#: A sentence names at most so many; of more it names the first few and says how many there are besides.
_MOST_NAMES, _SHOWN_NAMES = 10, 8
#: A title or question has at most so many words; a longer one names fewer, so many at first.
_MOST_WORDS, _FEWER_NAMES = 20, (3, 2, 1)
#: Parts of the guide: "A2", "B1.4".
_GUIDE = re.compile(r"[A-C]\d?(\.\d+)*")
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
#: Values that are codes, by name, with the topic of their words.
_CODES = {"stage": "stage", "role": "role", "plan": "method.plan"}
#: How a list that can be declared complete begins -> the sentence for it, and what it is about.
_LISTS = {
    "coverage": ("gaps.list.theme", "theme", "Theme"),
    "participation": ("gaps.list.consultation", "consultation", "Consultation"),
    "groups": ("gaps.list.group", "group", "PopulationGroup"),
    "areas": ("gaps.list.area", "area", "Area"),
}


def gap_type(type_: str, language: str = "nl") -> str:
    """Return a type of white spot as people say it; a type of a municipality's own line as it stands there."""
    code = f"gap_type.{type_}"
    return say(code, language) if code in sentences() else type_.replace("_", " ")


def passage_words(passage: Passage, language: str = "nl") -> str:
    """Return where a line comes from; a municipality may name another source than the guide."""
    code = "gaps.passage" if _GUIDE.fullmatch(passage.part) else "gaps.passage_own"
    return say(code, language, part=passage.part, heading=passage.heading, paraphrase=passage.paraphrase)


def capital(text: str) -> str:
    """Return a text that begins with a capital."""
    return text[:1].upper() + text[1:]


def entry_of(ref: Ref | None, names: Names) -> dict[str, str] | None:
    """Return ``{"id", "name", "of"}``, or None; ``of`` is "Label:id" with the id that the answer uses."""
    entry = names.entry(ref)
    return {**entry, "of": f"{ref.label}:{entry['id']}"} if ref and entry else None


def refs_in(value: Any) -> list[Ref]:
    """Return the references in a value, those within lists and tables included."""
    if isinstance(value, Ref):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [ref for part in value for ref in refs_in(part)] if isinstance(value, (list, tuple)) else []


def _longest(text: str) -> int:
    """Return how many words the longest sentence of a text has."""
    return max(len(sentence.split()) for sentence in re.split(r"(?<=[.?!])\s+", text))


class Words:
    """Says sentences with the names of one network in one language."""

    def __init__(self, names: Names) -> None:
        self.names, self.language = names, names.language
        self._sensitive = SensitiveNames(names.network, names.sensitive if names.masked else ())

    def say(self, code: str, **values: Any) -> str:
        """Return a sentence with its values as words, beginning with a capital."""
        return self._said(code, values, _MOST_NAMES, _SHOWN_NAMES)

    def brief(self, code: str, **values: Any) -> str:
        """Return a sentence as :meth:`say`, with fewer names of each list where it would have over 20 words.

        All names where they fit, else "A, B, C en nog 33", or fewer still. Names of many words can make any sentence
        long: of each list one is always named.
        """
        most = max((len(value) for value in values.values() if isinstance(value, (list, tuple))), default=0)
        said = self._said(code, values, most, most)
        for fewer in _FEWER_NAMES:
            if _longest(said) <= _MOST_WORDS:
                break
            said = self._said(code, values, fewer, fewer)
        return said

    def _said(self, code: str, values: dict[str, Any], most: int, shown: int) -> str:
        return capital(say(form_of(code, values), self.language, **self._values(values, most, shown)))

    def own_text(self, text: str) -> str:
        """Return a text that the user wrote, without names of sensitive parties in an answer that leaves."""
        return self._sensitive.replaced(text, say("sensitive.name", self.language))

    def entry(self, ref: Ref | None) -> dict[str, str] | None:
        """Return what an answer says of something that it names."""
        return entry_of(ref, self.names)

    def entries(self, *values: Any) -> list[dict[str, str] | None]:
        """Return whom and what values name, each once, in order of what it is and id."""
        return [self.entry(ref) for ref in sorted({ref for value in values for ref in refs_in(value)})]

    def _values(self, values: dict[str, Any], most: int, shown: int) -> dict[str, Any]:
        spoken = {key: self._word(key, value, most, shown) for key, value in self.names.spoken(values).items()}
        if values.get("stage"):
            spoken["does"] = say(f"does.{values['stage']}", self.language)
        return spoken

    def _word(self, key: str, value: Any, most: int, shown: int) -> Any:
        """Return a value as a word: a stage, role, plan, list or date; anything else as it is."""
        if isinstance(value, (list, tuple)):
            words = [self._word(key, item, most, shown) for item in value]
            if len(words) <= most:
                return words
            return [*words[:shown], say("gaps.more", self.language, count=len(words) - shown)]
        if not value or not isinstance(value, str):
            return value
        if key == "list":
            return self._list(value)
        topic = "stage" if isinstance(value, Stage) else "role" if isinstance(value, Role) else _CODES.get(key)
        if topic and f"{topic}.{value}" in sentences():
            return say(f"{topic}.{value}", self.language)
        return format_date(value, self.language) if _DATE.fullmatch(value) else value

    def _list(self, value: str) -> str:
        """Return how a list is called: a sheet, or what is listed of one theme, consultation, group or area."""
        sheet, _, target = value.partition(":")
        if not target:
            return (
                say("gaps.list.channels", self.language)
                if sheet == "channels"
                else say(f"sheet.{sheet}", self.language)
            )
        code, name, label = _LISTS[sheet]
        return say(code, self.language, **{name: self.names.name(Ref(label, target))})
