"""The signs by which a person's name is told, looked for at each word of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from netmap.person_names.tokens import Token, tokens_of
from netmap.reference.private_data import PersonWords, person_words

__all__ = ["Reader"]

#: Letters that names from elsewhere have and Dutch words have not.
_FOREIGN = re.compile(r"[ćčšžđłąęńśźżşğıİřťďňõãñőűâîșțåøæòùìđđőćśĐŁŠŽĆČŞÇÖÜ]|(?<=[^\W\d_])[çíóáúý]|[íóáúý](?=[^\W\d_])")


class Reader:
    """Looks for a name at each token of one text.

    Parameters
    ----------
    text : str
    certain : bool
        Whether only a form of address or initials with a surname count, and not beside an organisation's word.
    """

    def __init__(self, text: str, *, certain: bool) -> None:
        self.text = text
        self.certain = certain
        self.words: PersonWords = person_words()
        self.tokens: Sequence[Token] = tokens_of(text)
        letters = [t for t in self.tokens if t.kind == "word"]
        self.lower = bool(letters) and not any(t.capital for t in letters)
        self.upper = len(letters) > 1 and text.upper() == text and text.lower() != text

    def found(self) -> str | None:
        """Return the first name as it is written, or None."""
        if self.certain and any(self._organisation(i) for i in range(len(self.tokens))):
            return None
        for i, token in enumerate(self.tokens):
            if token.kind == "other" or self._before_organisation(i):
                continue
            end = self._certain_at(i) or (None if self.certain else self._probable_at(i))
            if end is not None and not self._organisation(end):
                return self.text[token.start : self.tokens[end - 1].end]
        return None

    # --- what one token is -------------------------------------------------------------------------------------

    def _at(self, i: int) -> Token | None:
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def _organisation(self, i: int) -> bool:
        token = self._at(i)
        if token is None or token.kind != "word":
            return False
        words = self.words
        if token.key in words.organisation or (token.parts[-1:] and token.parts[-1] in words.organisation):
            return True
        known = token.key in words.surnames or token.key in words.first_names
        if known or len(token.key) < 6:
            return False
        begins = token.key.startswith(words.organisation_starts) and not self._function(i)
        return begins or token.key.endswith(words.organisation_ends)

    def _before_organisation(self, i: int) -> bool:
        """Whether what stands before the token makes it (part of) an organisation's name."""
        if not self._organisation(i - 1):
            return False
        token = self.tokens[i - 1]
        of_function = token.key in self.words.domain or token.key in self.words.ordinary
        return token.capital or not of_function or not self._behind_function(i - 1)

    def _function(self, i: int) -> bool:
        token = self._at(i)
        if token is None or token.kind != "word":
            return False
        known = token.key in self.words.surnames or token.key in self.words.first_names
        return token.key in self.words.function or (not known and token.key.endswith(self.words.function_ends))

    def _plain(self, i: int) -> bool:
        """Whether the token is a word that can be no part of a name."""
        token = self._at(i)
        if token is None or token.kind != "word" or not token.key:
            return True
        if token.key in self.words.surnames and token.key not in self.words.unsure_surnames:
            return False
        ordinary = any(part in self.words.ordinary for part in (token.key, *token.parts))
        cut_short = token.dot and len(token.key) > 3 and self._at(i + 1) is not None  # "Gehand. Voorz."
        return ordinary or cut_short or self._function(i) or self._organisation(i)

    def _first_name(self, i: int, *, sure: bool = False) -> bool:
        token = self._at(i)
        if token is None or token.kind != "word" or not token.parts or not (token.capital or self.lower):
            return False
        for name in (token.key, token.parts[0]):
            if name in self.words.first_names and not (sure and name in self.words.unsure_first_names):
                return not (self.upper and len(name) < 3)
        return False

    def _small_first_name(self, i: int) -> bool:
        token = self.tokens[i]
        return not token.capital and token.key in _sure_first_names()

    def _surname(self, i: int, *, sure: bool = False) -> bool:
        token = self._at(i)
        if token is None or token.kind != "word" or not token.parts or not (token.capital or self.lower):
            return False
        for name in (token.key, token.parts[0]):
            if name in self.words.surnames and not (sure and name in self.words.unsure_surnames):
                return True
        return len(token.key) > 5 and token.key.endswith(self.words.surname_ends) and not self._plain(i)

    def _capital_word(self, i: int) -> bool:
        token = self._at(i)
        return (
            token is not None
            and token.kind == "word"
            and token.capital
            and len(token.key) > 1
            and (self.upper or not token.text.isupper())
            and token.key not in self.words.prefixes
            and not self._plain(i)
        )

    def _prefixes(self, i: int) -> int:
        while (token := self._at(i)) is not None and token.kind == "word" and token.key in self.words.prefixes:
            i += 1
        return i

    def _of_family(self, i: int, end: int) -> bool:
        """Whether there are words between ``i`` and ``end`` that stand in names rather than in names of places."""
        return end > i and self.tokens[i].key not in ("aan", "op", "in", "bij", "onder", "over", "uit")

    def _initials(self, i: int) -> bool:
        token = self._at(i)
        return token is not None and token.kind == "initials"

    def _bare_initials(self, i: int) -> bool:
        """Whether the token is one to three capitals without dots, as in "AB van den Berg"."""
        token = self._at(i)
        if token is None or token.kind != "word" or len(token.text) > 3 or not token.text.isalpha():
            return False
        return token.text.isupper() and token.key not in self.words.not_initials and not self.upper

    # --- signs -------------------------------------------------------------------------------------------------

    def _certain_at(self, i: int) -> int | None:
        """Return where a name ends that starts here with a form of address or initials, else None."""
        titled = self._titles(i)
        if titled > i:
            start = titled
            while self._initials(start) or self._bare_initials(start):
                start += 1
            return self._surname_from(start, any_capital=True, loose=True)
        if self._initials(i):
            start = i + 1
            if (following := self._at(start)) is not None and following.text == "(":
                start = self._past_bracket(start)
            return self._surname_from(start, any_capital=True)
        if self._bare_initials(i):
            after = self._prefixes(i + 1)
            short = after > i + 1 and len(self.tokens[i].text) < 3
            known = self._surname(after, sure=not short)
            single = len(self.tokens[i].text) == 1 and (self._alone(i) or self._behind_function(i))
            if (known and not self._plain(after)) or (single and self._capital_word(after)):
                return self._surname_from(i + 1, any_capital=True) or after + 1
            return None
        return self._turned(i)

    def _titles(self, i: int) -> int:
        words = self.words
        if (token := self._at(i)) is not None and token.kind == "word" and token.key == "de":
            following = self._at(i + 1)
            if following is not None and following.key in ("heer", "hr"):
                i += 1
        start = i
        while (token := self._at(i)) is not None and token.kind == "word":
            strong = token.key in words.titles
            weak = token.key in words.weak_titles and (token.dot or not token.text.isupper())
            if not strong and not weak:
                break
            i += 1
            while (sign := self._at(i)) is not None and sign.text in (".", ":", "/", "&"):
                i += 1
        return i if i > start else start

    def _past_bracket(self, i: int) -> int:
        """Return what follows a first name in brackets, as in "J. (Jan) de Vries"."""
        for end in range(i + 1, min(i + 4, len(self.tokens))):
            if self.tokens[end].text == ")":
                return end + 1
        return i

    def _turned(self, i: int) -> int | None:
        """Return the end of "Vries, J. de" or "Jansen, Piet" that starts here, else None."""
        start = self._prefixes(i)
        if not self._capital_word(start) and not self._surname(start):
            return None
        end = start + 1
        while self._capital_word(end) and end < start + 3:
            end += 1
        if (sign := self._at(end)) is None or sign.text != ",":
            return None
        if self._initials(end + 1):
            return self._prefixes(end + 2)
        if self.certain or not self._closed(self._prefixes(end + 2)):
            return None
        known = self._surname(end - 1) and (self._first_name(end + 1) or self._bare_initials(end + 1))
        if known or self._first_name(end + 1, sure=True):
            return self._prefixes(end + 2)
        return None

    def _surname_from(self, i: int, *, any_capital: bool, loose: bool = False) -> int | None:
        """Return the end of a surname that starts here: prefixes and one to three words, else None."""
        start = self._prefixes(i)
        token = self._at(start)
        if token is None or token.kind != "word":
            return None
        if not (self._capital_word(start) if any_capital else self._surname(start)):
            known = token.key in self.words.surnames or self._first_name(start)
            if not (loose and known and not self._plain(start)) and not (known and (start > i or not token.capital)):
                return None
        end = start + 1
        while True:
            following = self._prefixes(end)
            if (end < start + 4 and self._capital_word(following)) or (
                end < start + 4 and following > end and self._surname(following)
            ):
                end = following + 1
            else:
                break
        return None if self._organisation(end - 1) else end

    def _probable_at(self, i: int) -> int | None:
        """Return where a name ends that starts here with a first name or a surname, else None."""
        if self._namesake(i):
            return None
        behind_function = self._function(i - 1) or (self._function(i - 2) and not self._capital_word(i - 1))
        if self._first_name(i) and (end := self._first_and_last(i)) is not None:
            return end
        small = self._small_first_name(i)
        if small and self._surname(last := self._prefixes(i + 1), sure=True) and self.tokens[last].capital:
            return last + 1
        if self._capital_word(i):
            end = None if self._first_name(i) else self._unknown_and_last(i)
            if end is not None or (end := self._beside_function(i)) is not None:
                return end
        alone = self._alone(i)
        start = self._prefixes(i)
        if (alone or behind_function) and self._surname(start, sure=True) and self._closed(start + 1):
            token = self.tokens[start]
            if token.capital or start > i:
                return start + 1
        if start > i and (alone or behind_function) and self._surname(start) and not self._plain(start):
            first = self.tokens[i].key
            if first in ("van", "von", "el", "ait") and self._closed(start + 1) and self.tokens[start].capital:
                return start + 1 if start - i > 1 or first != "van" else None
        if (alone or behind_function) and self._first_name(i, sure=True) and self._closed(i + 1):
            return i + 1 if self.tokens[i].capital else None
        return None

    def _first_and_last(self, i: int) -> int | None:
        middle = i + 1
        while self._initials(middle) or (middle < i + 3 and self._first_name(middle) and not self._closed(middle + 1)):
            middle += 1
        sure = self._first_name(i, sure=True) or middle > i + 1
        start = self._prefixes(middle)
        token = self._at(start)
        if token is None or token.kind != "word" or self._organisation(start):
            return None
        if self.lower:
            known = self._surname(start) if start > middle or sure else self._surname(start, sure=True)
            return start + 1 if known and not self._plain(start) else None
        strong = any(self.tokens[k].key in self.words.strong_prefixes for k in range(middle, start))
        fits = self._surname(start) and (sure or self._of_family(middle, start) or not self._plain(start))
        mostly = self.tokens[i].key in self.words.mostly_first_names
        if mostly and (self._alone(i) or self._behind_function(i)) and self._capital_word(start):
            end = self._surname_from(middle, any_capital=True) or start + 1
            if self._closed(end):
                return end
        from_place = sure and start > middle and token.capital and not self._function(start)  # "van Haarlem"
        if fits or from_place or ((sure or strong) and self._capital_word(start)):
            return self._surname_from(middle, any_capital=True) or start + 1
        return None

    def _unknown_and_last(self, i: int) -> int | None:
        """Return the end of a name whose first name is not known but whose surname surely is one."""
        start = self._prefixes(i + 1)
        if self._at(start) is None:
            return None
        strong = any(
            self.tokens[k].key in self.words.strong_prefixes and self.tokens[k].capital for k in range(i + 1, start)
        )
        if strong and self._capital_word(start):
            return start + 1
        if self._surname(start, sure=True) and not self._organisation(start):
            return self._surname_from(i + 1, any_capital=True) or start + 1
        # A surname that is an ordinary word too, but behind "van der": few places are called like that.
        of = self.tokens[i + 1].key in ("van", "von", "v", "vd") and start > i + 2
        if of and self._surname(start) and self.tokens[start].capital:
            return start + 1
        of = of or (self.tokens[i + 1].key in ("van", "von", "vd") and start > i + 1)
        thing = self.tokens[i].key in self.words.of_things or not (self._alone(i) or self._behind_function(i))
        if of and not thing and self._capital_word(start) and self._closed(start + 1):
            return start + 1
        if start == i + 1 and self._capital_word(start) and self._surname(i, sure=True) and self._first_name(start):
            return start + 1
        return None

    def _beside_function(self, i: int) -> int | None:
        """Return the end of two or three capitalised words that a sign parts from a function, or with foreign letters.

        "Xx Yy (wijkagent)" and "teamchef: Xx Yy" name somebody, whatever the two words are.
        """
        end = i + 1
        while self._capital_word(following := self._prefixes(end)) and end < i + 4:
            end = following + 1
        adjective = self.tokens[i].key.endswith("se")  # "Haagse Hout"
        if end < i + 2 or adjective or not self._closed(end) or any(self._organisation(k) for k in range(i, end)):
            return None
        before, sign, after = self._at(i - 1), self._at(end), self._at(end + 1)
        if sign is not None and sign.text in "(,-–/" and after is not None and self._function(end + 1):
            return end
        if before is not None and before.kind == "other" and before.text in ":-–" and self._behind_function(i - 1):
            return end
        if (self._alone(i) or self._behind_function(i)) and _FOREIGN.search(self.text, self.tokens[i].start):
            return end
        return None

    def _behind_function(self, i: int) -> bool:
        """Whether a function stands before the token, with at most two words that say of what."""
        for k in range(i - 1, max(i - 4, -1), -1):
            if self._function(k):
                return True
            token = self.tokens[k]
            if token.kind == "other" and token.text not in ":-–(,":
                return False
            if token.kind == "word" and token.capital and not token.text.isupper():
                return False
        return False

    def _namesake(self, i: int) -> bool:
        names = _namesakes().get(self.tokens[i].key, ())
        return any(tuple(token.key for token in self.tokens[i : i + len(name)]) == name for name in names)

    def _alone(self, i: int) -> bool:
        """Whether nothing but brackets and signs stands before the token."""
        return all(token.kind == "other" for token in self.tokens[:i])

    def _closed(self, i: int) -> bool:
        """Whether the text or this part of it ends before the token."""
        token = self._at(i)
        return token is None or (token.kind == "other" and token.text not in "'’&") or self._function(i)


@lru_cache(maxsize=1)
def _sure_first_names() -> frozenset[str]:
    words = person_words()
    return words.first_names - words.unsure_first_names | words.mostly_first_names


@lru_cache(maxsize=1)
def _namesakes() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in person_words().namesakes:
        found.setdefault(name[0], []).append(name)
    return found
