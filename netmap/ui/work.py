"""Long work: it says what it does and how far it is, and can be stopped; quick work shows nothing of this.

The work runs in a thread of its own and belongs to the visit: it goes on when the page is shown anew. Nothing in it may
touch the page or the session; it says how far it is through the function that it gets.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import streamlit as st

from netmap.ui import state
from netmap.ui.state import say

__all__ = ["Job", "Stop", "Stopped", "Tell", "again", "best", "done", "under_way"]

#: Seconds that work may take before the page says anything of it, and between two looks at how far it is.
QUIET = 0.5
_LOOK = 0.2

T = TypeVar("T")
Tell = Callable[[float, str], None]
Stop = Callable[[], bool]


class Stopped(Exception):
    """The user stopped the work; raised inside it, where it says how far it is."""


@dataclass(eq=False)
class Job:
    """One piece of work: what it is about, how far it is, and how it ended."""

    about: tuple[Any, ...]
    asked_to_stop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    said: tuple[float, str] = (0.0, "")
    result: Any = None
    error: BaseException | None = None
    left: bool = False  # the user does not wait for it any longer
    answers: bool = False  # after a stop it gives the best that it has, so saying how far it is does not end it

    def tell(self, share: float, sentence: str) -> None:
        """Say how far the work is, between 0 and 1, and what it does. Raises ``Stopped`` when it is to end."""
        if self.asked_to_stop.is_set() and not self.answers:
            raise Stopped
        self.said = (min(max(share, 0.0), 1.0), sentence)

    def run(self, function: Callable[[Tell], Any]) -> None:
        """Do the work, and keep what comes of it."""
        try:
            self.result = function(self.tell)
        except BaseException as error:
            self.error = error
        finally:
            self.ended.set()


def done(
    name: str,
    function: Callable[[Tell], T],
    *,
    about: tuple[Any, ...] = (),
    writes: bool = False,
    beside: Callable[[], None] | None = None,
) -> T:
    """Return what a function returns; when that takes long, show how far it is, with a button that stops it.

    Parameters
    ----------
    name : str
        The work of this name is done once at a time in a visit.
    function : callable
        Gets ``tell(share, sentence)``. It runs in a thread, where there is no page and no session.
    about : tuple
        What the work depends on; work under way about something else is left.
    writes : bool
        The page then waits until it has really ended: as a whole, or not at all.
    beside : callable, optional
        Shows what else can be done after a stop.

    Raises
    ------
    Exception
        Whatever the function raises. After a stop the page ends here, with a sentence and a button to begin again.
    """
    job = state.JOBS.get().get(name)
    if job is None or job.about != about:
        if job is not None:
            job.asked_to_stop.set()
        job = _started(name, function, about)
    if not job.left and not job.ended.wait(QUIET):
        _watch(name, job, writes=writes)
    if job.left or isinstance(job.error, Stopped):
        _say_stopped(name)
        if beside:
            beside()
        st.stop()
    _forget(name)
    if job.error is not None:
        raise job.error
    found: T = job.result
    return found


def best(name: str, function: Callable[[Tell, Stop], T], *, about: tuple[Any, ...] = ()) -> tuple[T, bool]:
    """Return what a search returns, and whether the user stopped it: then it is the best that it had found.

    As :func:`done`, but a stop does not throw the work away: the page waits until the search gives what it has, and
    shows that until it is begun again (:func:`again`) or is about something else.

    Parameters
    ----------
    name : str
        The work of this name is done once at a time in a visit.
    function : callable
        Gets ``tell(share, sentence)`` and ``stop()``, which is true once it should end with what it has. It runs in a
        thread, where there is no page and no session.
    about : tuple
        What the work depends on; work under way about something else is stopped, and what it finds is thrown away.

    Raises
    ------
    Exception
        Whatever the function raises.
    """
    job = state.JOBS.get().get(name)
    if job is None or job.about != about:
        if job is not None:
            job.asked_to_stop.set()
        job = Job(about, answers=True)
        _start(name, job, lambda tell: function(tell, job.asked_to_stop.is_set))
    if not job.ended.wait(QUIET):
        _watch(name, job, writes=True)  # the page waits: what is found so far is on its way
    stopped = job.asked_to_stop.is_set()
    if not stopped or job.error is not None:
        _forget(name)
    if job.error is not None:
        raise job.error
    found: T = job.result
    return found, stopped


def again(name: str) -> None:
    """Show the button that begins stopped work of this name again."""
    st.button(say("frame.work.again"), key=f"again-{name}", on_click=_forget, args=(name,))


def under_way(name: str) -> bool:
    """Return whether work of this name was begun in this visit and not yet shown to be done."""
    return name in state.JOBS.get()


def _started(name: str, function: Callable[[Tell], Any], about: tuple[Any, ...]) -> Job:
    return _start(name, Job(about), function)


def _start(name: str, job: Job, function: Callable[[Tell], Any]) -> Job:
    state.JOBS.put({**state.JOBS.get(), name: job})
    threading.Thread(target=job.run, args=(function,), name=f"work-{name}", daemon=True).start()
    return job


def _watch(name: str, job: Job, *, writes: bool) -> None:
    """Show how far the work is until it ends; a click leads away from here, and the next run comes back."""
    place = st.empty()
    with place.container(key=f"work-{name}", gap="small", width=480):
        bar = st.empty()
        st.button(say("frame.work.stop"), key=f"stop-{name}", on_click=_stop, args=(job,), kwargs={"writes": writes})
    while True:
        share, sentence = job.said
        stopping = job.asked_to_stop.is_set()
        bar.progress(share, text=say("frame.work.stopping") if stopping else sentence or say("frame.work.busy"))
        if job.ended.wait(_LOOK):
            break
    place.empty()


def _stop(job: Job, *, writes: bool) -> None:
    job.asked_to_stop.set()
    job.left = not writes and not job.ended.is_set()


def _say_stopped(name: str) -> None:
    with st.container(key=f"stopped-{name}", gap="small"):
        st.info(say("frame.work.stopped"))
        again(name)


def _forget(name: str) -> None:
    state.JOBS.put({other: job for other, job in state.JOBS.get().items() if other != name})
