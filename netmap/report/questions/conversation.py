"""Questions that no line of a sheet can hold the answer of."""

from __future__ import annotations

__all__ = ["CONVERSATION"]

#: What no single cell can answer, with why: netmap leaves these to a conversation and the ordinary sheets.
CONVERSATION: dict[str, str] = {
    "gaps.ask.bridge": "a consultation is named, but who sits there is what counts: seats, one by one",
    "gaps.ask.bridge_spread": "the same, for a second consultation",
    "gaps.ask.besides.theme": "who else, without a step: a row of coverage needs one",
    "gaps.ask.checked": "a date for every row, not one",
    "gaps.ask.cooperates": "no consultation is known in which the two could sit",
    "gaps.ask.entry": "a report point, a residents' table or a party: filling in its kind would overwrite what it is",
    "gaps.ask.phase": "a profession in a phase is a row of coverage with theme and step",
    "gaps.ask.present.theme": "who does anything, without a step: a row of coverage needs one",
    "gaps.ask.verify": "a consultation with others about the same theme, which may have to be agreed first",
}
