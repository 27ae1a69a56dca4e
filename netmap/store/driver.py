"""How a statement is sent to a database, and what happens when that fails.

The one file that knows the Neo4j driver. It sends query files only, in managed transactions only, repeats what may be
repeated, and turns every failure into one error of ours. What a network is, it does not know: see ``bolt``.

A transaction whose outcome is unknown (the connection broke during the commit) is simply run again: every write of
netmap begins by asking whether it was done already.
"""

from __future__ import annotations

import logging
import random
import re
import shutil
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from netmap.errors import QueryFailed, StoreError, StoreUnavailable
from netmap.store.queries import load_query

__all__ = ["OLDEST_SERVER", "Database", "Login", "Transaction", "is_new_enough"]

T = TypeVar("T")

OLDEST_SERVER = (5, 26)
CONNECT_SECONDS = 5.0  # what a person waits for "cannot be reached"
REPEAT_SECONDS = 60.0  # how long a write is repeated that others keep getting in the way of
_MOST_CLASHES = 20  # of one write with a constraint: more is no race but a record under a second key
_MOST_LOSSES = 5  # of the connection, during one call
_LITTLE_SPACE = 5_000_000
_NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"
_ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://[^/@\s]+/?", re.IGNORECASE)  # a password has no place in it
_CODES_OF_LOGIN = ("Neo.ClientError.Security.Unauthorized", "Neo.ClientError.Security.AuthenticationRateLimit")

# The driver warns about every transaction that is repeated, which is our business and no news to anybody.
logging.getLogger("neo4j").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Login:
    """Where a database is and who we are there."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str


class Transaction:
    """An open transaction that runs query files by name."""

    def __init__(self, inner: neo4j.ManagedTransaction) -> None:
        self._inner = inner
        self.query = ""

    def run(self, name: str, **values: Any) -> list[list[Any]]:
        """Return all rows of a query, each a list in the order of its declared columns.

        Raises
        ------
        TypeError
            If other parameters are given than the query declares.
        """
        query = load_query(name)
        if set(values) != set(query.params):
            raise TypeError(f"query {name} takes {sorted(query.params)}, was given {sorted(values)}")
        self.query = name
        # Text of a file of the package, nothing pasted in: what the driver means by asking for a literal string.
        return self._inner.run(query.text, values).values()


class Database:
    """One database behind one driver; safe for use by several threads.

    Parameters
    ----------
    login : Login
    rejoin : callable, optional
        Returns where the database is now, after it was lost; only the embedded database has one.
    folder : Path, optional
        Data folder of the embedded database.

    Raises
    ------
    StoreUnavailable
        Within about five seconds: ``store.unreachable``, ``store.wrong_password``, ``store.no_database``,
        ``store.too_old``, ``store.certificate`` or ``store.bad_address``.
    """

    def __init__(self, login: Login, *, rejoin: Callable[[], Login] | None = None, folder: Path | None = None) -> None:
        self.login = login
        self.agent = ""
        self.generation = 0  # rises when another server takes the place of one that was lost
        self._rejoin = rejoin
        self._folder = folder
        self._changing = threading.Lock()
        self._driver = self._open(login)

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Run ``work`` in a read transaction and return its result."""
        return self._repeat(work, neo4j.READ_ACCESS)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run ``work`` in a write transaction and return its result.

        ``work`` may run several times, also after it was committed; it must ask first whether it was done already.
        An exception that it raises rolls back what it wrote.
        """
        return self._repeat(work, neo4j.WRITE_ACCESS)

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()

    def _open(self, login: Login) -> neo4j.Driver:
        if not _ADDRESS.fullmatch(login.uri):
            raise StoreUnavailable("store.bad_address", uri=_without_secrets(login.uri))
        try:
            driver = neo4j.GraphDatabase.driver(
                login.uri,
                auth=(login.username, login.password),
                connection_timeout=CONNECT_SECONDS - 1,
                connection_acquisition_timeout=30,
                liveness_check_timeout=30,
                max_transaction_retry_time=0,  # repeating is done here, where ConstraintError counts as well
                fetch_size=10_000,
                notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
                telemetry_disabled=True,
                user_agent="netmap",
            )
        except (ConfigurationError, ValueError) as error:
            raise StoreUnavailable("store.bad_address", uri=_without_secrets(login.uri)) from error
        try:
            self.agent = _within(CONNECT_SECONDS, lambda: _greet(driver, login))
        except ValueError as error:
            driver.close()
            raise StoreUnavailable("store.bad_address", uri=_without_secrets(login.uri)) from error
        except (Neo4jError, DriverError, TimeoutError) as error:
            threading.Thread(target=driver.close, daemon=True).start()  # may wait for the server that hangs
            raise self._explain(error, login, "read_schema_version") from error
        if not is_new_enough(self.agent):
            driver.close()
            needed = ".".join(map(str, OLDEST_SERVER))
            raise StoreUnavailable("store.too_old", found=self.agent.removeprefix("Neo4j/"), needed=needed)
        return driver

    def _repeat(self, work: Callable[[Transaction], T], access: str) -> T:
        """Run ``work`` until it holds or cannot hold."""
        deadline = time.monotonic() + REPEAT_SECONDS
        clashes = losses = attempt = 0
        first_loss = 0.0
        while True:
            generation = self.generation
            transactions: list[Transaction] = []
            try:
                return self._attempt(work, access, transactions)
            except (Neo4jError, DriverError) as error:
                name = transactions[-1].query if transactions else ""
                attempt += 1
                if isinstance(error, (ServiceUnavailable, SessionExpired)):
                    losses += 1
                    first_loss = first_loss or time.monotonic()
                    if losses > _MOST_LOSSES or (
                        self._rejoin is None and time.monotonic() - first_loss > CONNECT_SECONDS - 1
                    ):
                        code = "store.outcome_unknown" if access == neo4j.WRITE_ACCESS else "store.unreachable"
                        raise StoreUnavailable(code, uri=self.login.uri) from error
                    self._find_again(generation)
                elif isinstance(error, ConstraintError) and clashes < _MOST_CLASHES:
                    clashes += 1
                elif not isinstance(error, TransientError):
                    raise self._explain(error, self.login, name) from error
                if time.monotonic() > deadline:
                    raise StoreUnavailable("store.busy") from error
                # Full jitter: those who got in each other's way must not come back together.
                time.sleep(random.uniform(0.002, min(1.0, 0.02 * 2 ** min(attempt, 6))))

    def _attempt(self, work: Callable[[Transaction], T], access: str, transactions: list[Transaction]) -> T:
        driver = self._driver

        def inside(inner: neo4j.ManagedTransaction) -> T:
            transactions.append(Transaction(inner))
            return work(transactions[-1])

        with driver.session(
            database=self.login.database,
            bookmark_manager=driver.execute_query_bookmark_manager,  # in a cluster: see what we wrote ourselves
        ) as session:
            return session.execute_read(inside) if access == neo4j.READ_ACCESS else session.execute_write(inside)

    def _find_again(self, generation: int) -> None:
        """Open a driver to the server that took the place of a lost one, unless another thread did so."""
        if self._rejoin is None:
            return  # the same server, or another of its cluster: the driver looks for itself
        with self._changing:
            if generation != self.generation:
                return
            login = self._rejoin()
            lost, self._driver, self.login = self._driver, self._open(login), login
            self.generation += 1
        lost.close()

    def _explain(self, error: Exception, login: Login, query: str) -> StoreError:
        """Return our one error for what the driver raised. It never holds a value of a parameter."""
        code = getattr(error, "code", None) or ""
        if isinstance(error, AuthError) or code in _CODES_OF_LOGIN:
            return StoreUnavailable("store.wrong_password", username=login.username)
        if code == _NO_DATABASE:
            return StoreUnavailable("store.no_database", database=login.database)
        if isinstance(error, (ServiceUnavailable, SessionExpired, TimeoutError, DriverError)):
            if _is_about_certificate(error):
                return StoreUnavailable("store.certificate", uri=login.uri)
            return StoreUnavailable("store.unreachable", uri=login.uri)
        if isinstance(error, TransientError):
            return StoreUnavailable("store.busy")
        if self._folder is not None and shutil.disk_usage(self._folder).free < _LITTLE_SPACE:
            return StoreUnavailable("store.disk_full", folder=str(self._folder))
        return QueryFailed("store.query_failed", query=query, reason=code)


def _without_secrets(uri: str) -> str:
    """Return an address without what stands before an @: some people write their password there."""
    return re.sub(r"//.*@", "//", uri)


def is_new_enough(agent: str) -> bool:
    """Return whether a server is one that netmap was tested with, or newer, by what it calls itself."""
    version = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST_SERVER


def _greet(driver: neo4j.Driver, login: Login) -> str:
    """Return what the server calls itself, after asking the database something."""
    agent = driver.get_server_info().agent
    with driver.session(database=login.database) as session:
        session.execute_read(lambda inner: Transaction(inner).run("read_schema_version"))
    return agent


def _within(seconds: float, work: Callable[[], T]) -> T:
    """Return the result of ``work``. Raises ``TimeoutError`` when it takes longer, and leaves it to itself.

    The driver's own limit counts for each address of a name, and not while the name is looked up.
    """
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, name="netmap-connect", daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise TimeoutError
    return results[0]


def _is_about_certificate(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError) or type(cause).__name__ == "BoltSecurityError":
            return True
        cause = cause.__cause__ or cause.__context__
    return False
