"""What a person is told when a database cannot be used: one sentence for each cause, within five seconds."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from netmap.errors import StoreUnavailable
from netmap.store import embedded
from netmap.store.bolt import BoltStore, open_bolt_store, open_embedded_store
from netmap.store.driver import Database, Login, is_new_enough
from netmap.texts import error_sentence

SECONDS = 5.5


def refused(uri: str) -> StoreUnavailable:
    """Return the one error that opening gives, after it was shown to come in time and to have a sentence."""
    begin = time.monotonic()
    with pytest.raises(StoreUnavailable) as caught:
        open_bolt_store(uri, "neo4j", "a secret", "neo4j")
    assert time.monotonic() - begin < SECONDS
    assert "a secret" not in error_sentence(caught.value) + str(caught.value)
    return caught.value


@contextmanager
def listener(context: ssl.SSLContext | None = None) -> Iterator[int]:
    """A port that takes connections and says nothing, or no more than TLS asks for."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        stop = threading.Event()

        def serve() -> None:
            held = []
            while not stop.is_set():
                try:
                    connection, _ = server.accept()
                except OSError:
                    continue
                connection.settimeout(2)
                try:
                    held.append(context.wrap_socket(connection, server_side=True) if context else connection)
                except OSError:
                    connection.close()
            for connection in held:
                connection.close()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            stop.set()
            thread.join()


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_nobody_listens(scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    uri = f"{scheme}://127.0.0.1:{port}"
    error = refused(uri)
    assert (error.code, error.details) == ("store.unreachable", {"uri": uri})


def test_a_name_that_does_not_exist() -> None:
    assert refused("bolt://database.invalid:7687").code == "store.unreachable"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_somebody_listens_who_never_answers(scheme: str) -> None:
    with listener() as port:
        assert refused(f"{scheme}://127.0.0.1:{port}").code == "store.unreachable"


@pytest.mark.parametrize(
    "uri", ["", "database", "ftp://localhost", "http://localhost:7474", "bolt://", "bolt://h:port"]
)
def test_an_address_that_is_none(uri: str) -> None:
    error = refused(uri)
    assert (error.code, error.details) == ("store.bad_address", {"uri": uri})


def test_a_password_in_the_address_is_not_repeated() -> None:
    error = refused("bolt://neo4j:a secret@localhost:7687")
    assert (error.code, error.details) == ("store.bad_address", {"uri": "bolt://localhost:7687"})


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subject = ["-subj", "/CN=localhost", "-days", "2", "-nodes"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command, *subject], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with listener(context) as port:
        assert refused(f"bolt+s://localhost:{port}").code == "store.certificate"


@pytest.mark.embedded
def test_a_server_without_tls_when_tls_was_asked_for(embedded_store: BoltStore) -> None:
    published = embedded.read_published(Path(embedded_store.health.database))
    assert published is not None
    assert refused(published.uri.replace("bolt://", "bolt+s://")).code == "store.certificate"


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        ("Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)", True),
        ("Neo4j/5.26.30", True),
        ("Neo4j/5.27-aura", True),
        ("Neo4j/2026.08.1", True),
        ("Neo4j/5.25.1", False),
        ("Neo4j/4.4.41", False),
        ("Neo4j/dev", False),
        ("Memgraph", False),
        ("", False),
    ],
)
def test_which_servers_are_new_enough(agent: str, expected: bool) -> None:
    assert is_new_enough(agent) is expected


@pytest.mark.embedded
def test_a_server_that_is_lost_for_good_is_reported_and_not_waited_for(tmp_path: Path) -> None:
    """Without a way to find it again, as with a Neo4j server that is switched off."""
    connection = embedded.join(tmp_path / "data")
    login = Login(connection.uri, connection.username, connection.password, connection.database)
    database = Database(login)
    try:
        embedded.stop(connection.data)
        for run, code in ((database.read, "store.unreachable"), (database.write, "store.outcome_unknown")):
            begin = time.monotonic()
            with pytest.raises(StoreUnavailable) as caught:
                run(lambda tx: tx.run("read_schema_version"))
            assert caught.value.code == code
            assert time.monotonic() - begin < SECONDS + 4
            assert error_sentence(caught.value)
    finally:
        database.close()
        connection.close()
        embedded.stop(connection.data)


@pytest.mark.embedded
def test_a_store_goes_on_after_its_server_was_stopped(tmp_path: Path) -> None:
    data = tmp_path / "data"
    store = open_embedded_store(data)
    try:
        first = embedded.status(data).pid
        embedded.stop(data)
        assert store.networks() == []
        assert embedded.status(data).pid != first
        assert store.health.healthy
    finally:
        store.close()
        embedded.stop(data)
