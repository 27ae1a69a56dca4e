"""Long work says how far it is and can be stopped; quick work shows nothing; nothing is done by half."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netmap.texts import say
from netmap.ui import state, work


class Gate:
    """Holds work up until it is opened, and counts how often it began and ended."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.begun = self.ended = 0

    def wait(self) -> None:
        assert self.open.wait(20)


#: What the page below does; a test sets it anew.
GATE = Gate()


def page() -> None:
    """A page with one piece of work."""
    from typing import Any

    import streamlit as st

    from netmap.ui import work
    from tests.ui import test_work

    gate = test_work.GATE

    def function(tell: Any) -> str:
        gate.begun += 1
        tell(0.4, "Stap 2 van 5")
        gate.wait()
        tell(0.8, "Stap 4 van 5")
        gate.ended += 1
        return f"klaar {gate.ended}"

    st.markdown(work.done("toets", function, about=("a",), writes=bool(st.session_state.get("writes"))))


def search() -> None:
    """A page with a search that gives the best it has when it is stopped."""
    from typing import Any

    import streamlit as st

    from netmap.ui import work
    from tests.ui import test_work

    gate = test_work.GATE

    def function(tell: Any, stop: Any) -> str:
        gate.begun += 1
        tell(0.4, "Stap 2 van 5")
        gate.wait()
        tell(0.8, "Stap 4 van 5")  # this does not end it: it still has to give what it has
        gate.ended += 1
        return f"{'tot nu toe' if stop() else 'alles'} {gate.ended}"

    found, stopped = work.best("zoek", function, about=(st.session_state.get("about", "a"),))
    st.markdown(found)
    if stopped:
        work.again("zoek")


def quick() -> None:
    """A page whose work is done at once, or fails."""
    from typing import Any

    import streamlit as st

    from netmap.ui import work

    def function(tell: Any) -> str:
        raise ZeroDivisionError("stuk")

    st.markdown(work.done("snel", lambda tell: "meteen"))
    try:
        work.done("stuk", function)
    except ZeroDivisionError as error:
        st.markdown(str(error))
    st.markdown(f"bezig: {work.under_way('snel')}")


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    found = Gate()
    monkeypatch.setattr("tests.ui.test_work.GATE", found)
    monkeypatch.setattr(work, "QUIET", 0.05)
    monkeypatch.setattr(work, "_LOOK", 0.02)
    return found


def values(visit: AppTest) -> list[str]:
    return [str(part.value) for part in visit.markdown]


def test_quick_work_shows_nothing_and_a_failure_is_the_pages_own() -> None:
    visit = AppTest.from_function(quick).run()
    assert not visit.exception
    assert values(visit) == ["meteen", "stuk", "bezig: False"]
    assert not visit.button


def test_work_that_ends_while_the_page_waits_gives_its_result(gate: Gate) -> None:
    visit = AppTest.from_function(page, default_timeout=20)
    threading.Timer(0.4, gate.open.set).start()
    visit.run()
    assert values(visit) == ["klaar 1"]
    assert not visit.button  # the bar and its button are gone
    assert gate.begun == 1


def begun(
    gate: Gate, monkeypatch: pytest.MonkeyPatch, *, writes: bool = False, script: Callable[[], None] = page
) -> AppTest:
    """Return a page whose work is under way, as it is when a click interrupts its waiting."""
    visit = AppTest.from_function(script, default_timeout=20)
    visit.session_state["writes"] = writes

    class Interrupted(BaseException):
        pass

    looks: list[float] = []
    wait = threading.Event.wait

    def interrupted(event: threading.Event, timeout: float | None = None) -> bool:
        if timeout == work._LOOK:
            looks.append(timeout)
            st.stop()  # as the framework does at a click
        return wait(event, timeout)

    with monkeypatch.context() as patch:
        patch.setattr(threading.Event, "wait", interrupted)
        visit.run()
    assert looks
    return visit


def test_long_work_says_how_far_it_is_and_has_a_button_to_stop(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = begun(gate, monkeypatch)
    (bar,) = visit.get("progress")
    assert "Stap 2 van 5" in str(bar.proto)
    assert [button.label for button in visit.button] == [say("frame.work.stop")]
    gate.open.set()
    visit.run()  # the page is shown anew: the same work goes on
    assert values(visit) == ["klaar 1"]
    assert gate.begun == 1


def test_stopping_leaves_a_sentence_and_a_way_to_begin_again(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = begun(gate, monkeypatch)
    visit.button(key="stop-toets").click().run()
    assert [info.value for info in visit.info] == [say("frame.work.stopped")]
    assert values(visit) == []
    gate.open.set()
    visit.run()
    assert [info.value for info in visit.info] == [say("frame.work.stopped")]  # it stays stopped until asked for
    visit.button(key="again-toets").click().run()
    assert values(visit) == ["klaar 1"]
    assert (gate.begun, gate.ended) == (2, 1)  # the first one never came past the place where it was stopped


def test_work_that_writes_is_waited_for_and_then_says_whether_it_was_stopped(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = begun(gate, monkeypatch, writes=True)
    threading.Timer(0.3, gate.open.set).start()
    visit.button(key="stop-toets").click().run()
    assert [info.value for info in visit.info] == [say("frame.work.stopped")]
    assert gate.ended == 0


def test_a_search_that_is_stopped_shows_the_best_it_has_until_it_is_begun_again(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = begun(gate, monkeypatch, script=search)
    threading.Timer(0.3, gate.open.set).start()
    visit.button(key="stop-zoek").click().run()
    assert values(visit) == ["tot nu toe 1"]
    visit.run()  # shown anew, it is not begun again by itself
    assert values(visit) == ["tot nu toe 1"]
    assert gate.begun == 1
    visit.button(key="again-zoek").click().run()
    assert values(visit) == ["alles 2"]
    assert not visit.button


def test_a_search_about_something_else_begins_anew_and_what_was_stopped_is_gone(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = begun(gate, monkeypatch, script=search)
    threading.Timer(0.3, gate.open.set).start()
    visit.button(key="stop-zoek").click().run()
    visit.session_state["about"] = "b"
    visit.run()
    assert values(visit) == ["alles 2"]


def test_a_search_that_nobody_stops_gives_everything_and_keeps_nothing(gate: Gate) -> None:
    gate.open.set()
    visit = AppTest.from_function(search, default_timeout=20).run()
    assert values(visit) == ["alles 1"]
    visit.run()
    assert values(visit) == ["alles 2"]


def test_work_about_something_else_takes_its_place() -> None:
    first, second = work.Job(("a",)), work.Job(("b",))
    first.asked_to_stop.set()
    with pytest.raises(work.Stopped):
        first.tell(0.5, "verder")
    second.tell(3.0, "te ver")
    assert second.said == (1.0, "te ver")


def test_a_failure_inside_work_is_kept_for_who_waits() -> None:
    job = work.Job(())

    def function(tell: work.Tell) -> None:
        raise ValueError("stuk")

    job.run(function)
    assert job.ended.is_set()
    assert isinstance(job.error, ValueError)
    assert state.JOBS.default == {}
