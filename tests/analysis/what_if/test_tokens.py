"""A change as text: it comes back as it was, whatever stands in ids, codes and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.analysis.what_if.change import Change, ChangeKind, change_of, token_of
from netmap.errors import UsageError
from netmap.model import Mandate, Ref
from netmap.texts import error_sentence
from tests.build import meeting, org

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
PARTIES = TEXT.map(lambda text: Ref("Organisation", text))
TABLES = TEXT.map(lambda text: Ref("Consultation", text))


def refs(*labels: str) -> st.SearchStrategy[Ref]:
    return st.builds(Ref, st.sampled_from(labels), TEXT)


CHANGES = st.one_of(
    st.builds(Change, kind=st.just(ChangeKind.LEAVES), of=refs("Organisation", "Consultation", "Sector", "Expert")),
    st.builds(
        Change,
        kind=st.sampled_from([ChangeKind.WITHDRAWS, ChangeKind.GROWS]),
        of=refs("Organisation", "Sector"),
    ),
    st.builds(Change, kind=st.just(ChangeKind.LEAVES_SEAT), of=PARTIES, at=TABLES, code=st.one_of(st.just(""), TEXT)),
    st.builds(Change, kind=st.just(ChangeKind.HOLDER_LEAVES), code=TEXT),
    st.builds(Change, kind=st.just(ChangeKind.JOINS), of=refs("Organisation", "Sector", "ActorType"), at=TABLES),
    st.builds(
        Change,
        kind=st.just(ChangeKind.MEETS),
        name=TEXT,
        parties=st.lists(PARTIES, min_size=1, max_size=3, unique=True).map(tuple),
    ),
    st.builds(
        Change,
        kind=st.just(ChangeKind.MANDATE),
        of=TABLES,
        mandate=st.one_of(st.none(), st.sampled_from(Mandate)),
        themes=st.lists(TEXT, max_size=3, unique=True).map(lambda themes: tuple(sorted(themes))),
    ),
)


@given(CHANGES)
def test_every_change_comes_back_as_it_was(change: Change) -> None:
    token = token_of(change)
    assert change_of(token) == change
    assert change.token == token
    assert token.isascii()
    assert not set(token) & set(" &#?\"'<>")


def test_plain_ids_stay_readable() -> None:
    assert Change(kind=ChangeKind.LEAVES, of=org("GGD")).token == "zonder:Organisation:org-GGD"
    assert Change(kind=ChangeKind.LEAVES_SEAT, of=org("GGD"), at=meeting("W")).token == "zonder:zetel:ovl-W:org-GGD"
    assert Change(kind=ChangeKind.HOLDER_LEAVES, code="P7").token == "zonder:code:P7"
    assert Change(kind=ChangeKind.JOINS, of=org("A"), at=meeting("W")).token == (
        "met:Organisation:org-A@Consultation:ovl-W"
    )
    assert Change(kind=ChangeKind.MANDATE, of=meeting("W"), mandate=Mandate.DECIDE, themes=("T", "U")).token == (
        "mandaat:Consultation:ovl-W=decide:T,U"
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", "zonder", "zonder:", "zonder:Organisation", "zonder:Organisation:", "zonder:Theme:T", "los:Sector:x"),
        *("zonder:zetel:a", "zonder:zetel:a:b:c:d", "zonder:code:", "terug:Consultation:a", "met:Organisation:a"),
        *("met:Organisation:a@Organisation:b", "met:overleg:a", "met:overleg::a", "met:overleg:a:b+"),
        *("mandaat:Consultation:a", "mandaat:Consultation:a=soms", "mandaat:Organisation:a=decide"),
        *("met:Organisation:a@Consultation:b@Consultation:c", "zonder:Organisation:a:b"),
    ],
)
def test_what_is_no_change_is_refused_in_words(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        change_of(text)
    assert refused.value.code == "whatif.bad_token"
    assert text in error_sentence(refused.value)
